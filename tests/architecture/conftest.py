"""One world for all that only look at it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.architecture.world import World, a_world
from tests.conftest import use_keys_of


@pytest.fixture(scope="session")
def _worlds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], World]]:
    found: dict[str, World] = {}
    with ExitStack() as stack:

        def build(backend: str) -> World:
            if backend not in found:
                found[backend] = stack.enter_context(a_world(backend, tmp_path_factory.mktemp(f"world-{backend}")))
            return found[backend]

        yield build


@pytest.fixture
def world(backend: str, _worlds: Callable[[str], World]) -> World:
    """Everybody and a record of every kind. Nobody may change anything in it."""
    found = _worlds(backend)
    use_keys_of(found.app)
    return found
