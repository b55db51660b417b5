"""An index on every engine there is."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from search_index import SearchIndex, open_index


@pytest.fixture(params=["whoosh"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], SearchIndex]:
    """Open one and the same index, again and again, as several processes would."""
    return {"whoosh": lambda: open_index(tmp_path / "index")}[request.param]


@pytest.fixture
def index(engine: Callable[[], SearchIndex]) -> Iterator[SearchIndex]:
    """Give an index without documents."""
    opened = engine()
    opened.rebuild([])
    yield opened
    opened.close()
