"""The pages that explain KAI, and the ones the law asks for."""

from dataclasses import dataclass
from typing import ClassVar

from flask import current_app

from portal.kernel.access import Actor, Role
from portal.kernel.clock import today
from portal.kernel.db import reading
from portal.kernel.settings import OperatorSettings
from portal.kernel.web import Answer, Page
from portal.kernel.web.linked_data import LinkedData
from portal.openings.queries.cards import OpeningCard
from portal.openings.queries.public import Wanted, public_openings
from public_site.desk import desk
from public_site.linked_data import of_the_portal
from public_site.policy import LOOK


@dataclass(frozen=True)
class StartPage(Page):
    """What KAI brings a company, in one minute."""

    template: ClassVar[str] = "public_site/start.html"
    audience: ClassVar[Role] = Role.VISITOR

    newest: tuple[OpeningCard, ...]
    total: int
    linked_data: LinkedData


@dataclass(frozen=True)
class PlainPage(Page):
    """A page with a text of its own and the operator's facts."""

    template: ClassVar[str] = "public_site/imprint.html"
    audience: ClassVar[Role] = Role.VISITOR

    operator: OperatorSettings


@dataclass(frozen=True)
class PrivacyPage(PlainPage):
    """What happens to people's data."""

    template: ClassVar[str] = "public_site/privacy.html"


@dataclass(frozen=True)
class AccessibilityPage(PlainPage):
    """How accessible the portal is, and where to report a barrier."""

    template: ClassVar[str] = "public_site/accessibility.html"


@dataclass(frozen=True)
class StepsPage(PlainPage):
    """How it works, in five steps."""

    template: ClassVar[str] = "public_site/how_it_works.html"


def _operator() -> OperatorSettings:
    found: OperatorSettings = current_app.extensions["portal_settings"].operator
    return found


@desk.page("/", access=LOOK)
def start(_actor: Actor) -> Answer:
    """Show what KAI is and what to do next."""
    with reading() as session:
        found = public_openings(session, Wanted(on=today()), limit=3)
    return StartPage(found.cards, found.total, of_the_portal())


@desk.page("/how-it-works", access=LOOK)
def how_it_works(_actor: Actor) -> Answer:
    """Explain the five steps."""
    return StepsPage(_operator())


@desk.page("/imprint", access=LOOK)
def imprint(_actor: Actor) -> Answer:
    """Say who runs the portal (section 5 DDG)."""
    return PlainPage(_operator())


@desk.page("/privacy", access=LOOK)
def privacy(_actor: Actor) -> Answer:
    """Say what happens to people's data (Art. 13 GDPR)."""
    return PrivacyPage(_operator())


@desk.page("/accessibility", access=LOOK)
def accessibility(_actor: Actor) -> Answer:
    """Say how accessible the portal is (BfWebG Saxony)."""
    return AccessibilityPage(_operator())
