"""How long work lasts, at the coordinator's desk: figures, no persons."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from portal.kernel.access import Actor, Role
from portal.kernel.clock import today
from portal.kernel.db import reading
from portal.kernel.web import Answer, Desk, Page
from portal.placements import policy
from portal.placements.queries.follow_ups import Lasting, lasting_work

desk = Desk("coordinator_placements", __name__, audience=Role.COORDINATOR, url_prefix="/coordinator/placements")


@dataclass(frozen=True)
class LastingPage(Page):
    """Of how many people the work still lasted after six and twelve months, by site."""

    template: ClassVar[str] = "placements/coordinator/lasting.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    rows: tuple[Lasting, ...]
    today: date


@desk.page("/lasting", access=policy.LASTING)
def lasting(_actor: Actor) -> Answer:
    """Show how long work lasts, the whole first."""
    with reading() as session:
        return LastingPage(lasting_work(session, today()), today())
