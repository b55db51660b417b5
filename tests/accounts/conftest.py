"""Cheap hashes, and sentences that can be compared."""

from collections.abc import Iterator

import pytest

from portal.accounts.passwords import FULL_COST, Cost, use_cost
from portal.kernel.i18n import speaking


@pytest.fixture(scope="session", autouse=True)
def _cheap_hashes() -> Iterator[None]:
    """Hash with little memory: what is tested here is not how slow argon2 is."""
    use_cost(Cost(memory=64, passes=1, lanes=1))
    yield
    use_cost(FULL_COST)


@pytest.fixture
def in_english() -> Iterator[None]:
    """Let refusals speak English, as the code does."""
    with speaking("en"):
        yield
