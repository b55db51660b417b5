"""The front page."""

from dataclasses import dataclass
from typing import ClassVar

from portal.kernel.access import Actor, Role
from portal.kernel.clock import today
from portal.kernel.db import reading
from portal.kernel.web import Answer, Page
from portal.kernel.web.linked_data import LinkedData
from portal.openings.queries.cards import OpeningCard
from portal.openings.queries.public import Wanted, public_openings
from portal.published.queries import ReleasedFigure, released_figures
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
    figures: tuple[ReleasedFigure, ...]
    linked_data: LinkedData


@desk.page("/", access=LOOK)
def start(_actor: Actor) -> Answer:
    """Show what KAI is and what to do next."""
    with reading() as session:
        found = public_openings(session, Wanted(on=today()), limit=3)
        figures = released_figures(session)
    return StartPage(found.cards, found.total, figures, of_the_portal())
