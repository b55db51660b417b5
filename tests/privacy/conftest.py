"""One town for all that only listen; a small one for each who changes something."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from flask import Flask

from portal.kernel import clock
from portal.kernel.db import Database
from portal.proposals.words import ProposalState
from tests.architecture.world import a_house
from tests.conftest import use_keys_of
from tests.moments import NOON
from tests.privacy.town import Town, a_town
from tests.visiting import Visitor

Place = tuple[Flask, Town]
FEW = (ProposalState.PRESENTED, ProposalState.DISCLOSED, ProposalState.INTERNSHIP)


@pytest.fixture(scope="session")
def _places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Place]]:
    found: dict[str, Place] = {}
    with ExitStack() as stack:

        def build(backend: str) -> Place:
            if backend not in found:
                house = stack.enter_context(a_house(backend, tmp_path_factory.mktemp(f"town-{backend}")))
                clock.pretend_now(NOON)
                with house.test_request_context("/"), house.extensions["portal_database"].transaction() as session:
                    found[backend] = house, a_town(session)
            return found[backend]

        yield build


@pytest.fixture
def house(backend: str, _places: Callable[[str], Place]) -> Flask:
    """The portal of the town, with its own keys: a test before it may have left others, or none."""
    found = _places(backend)[0]
    use_keys_of(found)
    return found


@pytest.fixture
def town(backend: str, house: Flask, _places: Callable[[str], Place]) -> Town:
    """A proposal in every state. Nobody may change anything in it."""
    return _places(backend)[1]


@pytest.fixture
def walker(house: Flask) -> Visitor:
    """Somebody in the town without a sign-in."""
    return Visitor(house)


@pytest.fixture
def hamlet(database: Database, app: Flask) -> Town:
    """A small town of one's own."""
    with app.test_request_context("/"), database.transaction() as session:
        return a_town(session, FEW)
