"""The coordinators hand out the trail of a time, for an audit or the data protection officer."""

from dataclasses import dataclass
from typing import ClassVar

from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now, today
from portal.kernel.db import transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.retention import months_later
from portal.kernel.web import Answer, Page
from portal.retention import policy
from portal.retention.export import as_file
from portal.retention.trail_file import hand_out_trail
from portal.retention.web.coordinator import desk
from portal.retention.web.forms import TrailForm


@dataclass(frozen=True)
class TrailPage(Page):
    """From which day to which, and what the file holds."""

    template: ClassVar[str] = "retention/coordinator/trail.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    form: TrailForm


@desk.form("/trail", access=policy.KEEP_RULES)
def trail(actor: Actor) -> Answer:
    """Hand out the trail of a time as a file."""
    form = TrailForm(data={"first": months_later(today(), -3), "last": today()})
    if not form.validate_on_submit():
        return TrailPage(form)
    try:
        with transaction() as session:
            content = hand_out_trail(session, form.first.data, form.last.data, by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return TrailPage(form)
    return as_file(content, "text/csv", "kai-protokoll.csv")
