"""Letters that did not arrive: the team sees them and sends them again."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from flask import flash, redirect, url_for

from portal.home import policy
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now, today
from portal.kernel.db import reading, transaction
from portal.kernel.i18n import gettext as _
from portal.kernel.outbox.troubles import send_again, undelivered
from portal.kernel.web import Answer, Desk, Page
from portal.kernel.web.records import RecordLink, record_link

desk = Desk("advisor_undelivered", __name__, audience=Role.ADVISOR, url_prefix="/advisor/undelivered")


@dataclass(frozen=True)
class Line:
    """One delivery that did not succeed; `about` is the way to its record, for those who may see it."""

    id: UUID
    about: RecordLink | None
    reason: Any
    since: datetime
    next_at: datetime | None


@dataclass(frozen=True)
class UndeliveredPage(Page):
    """What did not arrive, why, and when it is tried again. What stood in the letters is not kept."""

    template: ClassVar[str] = "home/advisor/undelivered.html"
    audience: ClassVar[Role] = Role.ADVISOR

    lines: tuple[Line, ...]
    today: date


@desk.page("/", access=policy.TEAM)
def index(actor: Actor) -> Answer:
    """List what did not arrive, the oldest first."""
    with reading() as session:
        lines = tuple(
            Line(each.id, record_link(session, each.kind, actor, each.subject_id), each.reason, each.happened_at, each.next_at)
            for each in undelivered(session)
        )
    return UndeliveredPage(lines, today())


@desk.action("/<uuid:row_id>/again", access=policy.TEAM)
def again(actor: Actor, row_id: UUID) -> Answer:
    """Send it again; whoever has had their letter gets none."""
    with transaction() as session:
        is_tried = send_again(session, row_id, by=By.of(actor), at=now())
    flash(_("It is sent again now.") if is_tried else _("It has arrived meanwhile."), "success")
    return redirect(url_for("advisor_undelivered.index"))
