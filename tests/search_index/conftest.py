"""An index on every engine there is."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest

from search_index import SearchIndex, open_index
from tests.databases import postgres_database, postgres_url


@pytest.fixture(scope="session")
def _postgres() -> Iterator[Callable[[], str]]:
    """One database for all tests of this folder, made when the first asks for it; each finds it without an index."""
    with ExitStack() as stack:
        urls: list[str] = []

        def emptied() -> str:
            if not urls:
                urls.append(stack.enter_context(postgres_database()))
            with psycopg.connect(urls[0].replace("+psycopg", ""), autocommit=True) as link:
                link.execute("DROP SCHEMA IF EXISTS search_index CASCADE")
            return urls[0]

        yield emptied


@pytest.fixture(params=["whoosh", "postgresql"] if postgres_url() else ["whoosh"])
def engine(request: pytest.FixtureRequest, tmp_path: Path, _postgres: Callable[[], str]) -> Iterator[Callable[[], SearchIndex]]:
    """Open one and the same index, again and again, as several processes would."""
    url = _postgres() if request.param == "postgresql" else ""
    opened: list[SearchIndex] = []

    def open_it() -> SearchIndex:
        opened.append(open_index(tmp_path / "index", url))
        return opened[-1]

    yield open_it
    for each in opened:
        each.close()


@pytest.fixture
def index(engine: Callable[[], SearchIndex]) -> Iterator[SearchIndex]:
    """Give an index without documents."""
    opened = engine()
    opened.rebuild([])
    yield opened
    opened.close()
