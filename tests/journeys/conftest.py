"""A stage over HTTP: the team signs in with passwords that it chose behind links in letters."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from portal.kernel import clock
from portal.kernel.db import Database
from portal.kernel.mail import StoredLetter
from tests.builders.accounts import PASSWORD, a_person_with_password
from tests.journeys.story import CAST, letter_link, sign_in
from tests.journeys.walking import PageWalker
from tests.visiting import Visitor

COORDINATOR, ADVISOR = "ralf@kai.example", "nadja@kai.example"


class PageStage:
    """The application in this process, with test clients as browsers."""

    def __init__(self, app: Flask, deliver: Callable[[], int], letters: Callable[[], list[StoredLetter]]) -> None:
        self.app, self._deliver, self.letters, self.cast = app, deliver, letters, CAST

    def somebody(self) -> PageWalker:
        return PageWalker(Visitor(self.app))

    def staff(self, who: str) -> Any:
        return sign_in(self, {"advisor": ADVISOR, "coordinator": COORDINATOR}[who], PASSWORD)

    def deliver(self) -> None:
        self._deliver()

    def wait(self, days: int) -> None:
        clock.pretend_now(clock.now() + timedelta(days=days))


@pytest.fixture
def stage(app: Flask, database: Database, deliver: Callable[[], int], letters: Callable[[], list[StoredLetter]]) -> PageStage:
    """A site with an advisor, invited by the coordinator through pages and a letter."""
    with database.transaction() as session:
        a_person_with_password(session, email=COORDINATOR, name="Ralf Vogt")
    new = PageStage(app, deliver, letters)
    coordinator = new.staff("coordinator")
    coordinator.go("/coordinator/sites")
    coordinator.follow("Add a site")
    coordinator.fill(name="Grimma", street="Markt 1", postcode="04668", town="Grimma", postcodes="04668 04821")
    coordinator.press("Save")
    coordinator.go("/coordinator/staff")
    coordinator.follow("Invite a colleague")
    coordinator.fill(name="Nadja Brandt", email=ADVISOR, role="advisor", site=_only_choice(coordinator.source, "site"))
    coordinator.press("Send the invitation")
    advisor = new.somebody()
    advisor.go(letter_link(new, ADVISOR, "invitation/"))
    advisor.fill(password=PASSWORD)
    advisor.press("Save and continue")
    return new


def _only_choice(source: str, name: str) -> str:
    values: list[str] = re.findall(r'<option[^>]* value="([^"]+)"', source[source.index(f'name="{name}"') :])
    return values[0]
