"""The week in which the tests of proposals live."""

from collections.abc import Iterator

import pytest

from portal.kernel import clock
from tests.moments import MONDAY


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    clock.pretend_today(MONDAY)
    yield
    clock.tell_the_truth()
