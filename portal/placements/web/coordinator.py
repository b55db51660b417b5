"""How long work lasts, at the coordinator's desk: figures, no persons."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from werkzeug import Response

from portal.kernel.access import Actor, Role
from portal.kernel.clock import today
from portal.kernel.db import reading
from portal.kernel.web import Answer, Desk, Page
from portal.openings.exporting import as_csv
from portal.placements import policy
from portal.placements.queries.follow_ups import Lasting, lasting_table, lasting_work

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


@desk.page("/lasting.csv", access=policy.LASTING)
def lasting_csv(_actor: Actor) -> Answer:
    """Hand out how long work lasts, as CSV."""
    with reading() as session:
        content = as_csv(lasting_table(lasting_work(session, today())))
    name = f"kai-lasting-{today():%Y-%m-%d}.csv"
    return Response(content, mimetype="text/csv", headers={"Content-Disposition": f'attachment; filename="{name}"'})
