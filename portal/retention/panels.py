"""What a person's rights add to their record: that the data are kept and not used, since when, and where it says why."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Session

from portal.kernel.access import Actor, Role
from portal.kernel.clock import local_day
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.web.records import Panel, Step
from portal.retention.own_queries import RequestRow, requests_of
from portal.retention.queries import restricted_since
from portal.retention.words import LIMITING


@dataclass(frozen=True)
class RestrictedPanel(Panel):
    """Nothing may be done with these data but to keep them; what the person asked for stands beside it."""

    template: ClassVar[str] = "retention/restricted_panel.html"

    candidate_id: UUID
    since: date
    requests: tuple[RequestRow, ...]

    @property
    def step(self) -> Step:
        """Before anything else: what the person asked for."""
        why = _l("The person asked that their data are kept and not used. Nobody is shown anything.")
        return Step(why, _l("See what the person asked for"), "advisor_rights.show", {"candidate_id": self.candidate_id})


def restriction_of_person(session: Session, actor: Actor, candidate_id: UUID) -> Panel | None:
    """Show on a person's record that their data may not be used, if so."""
    since = restricted_since(session, candidate_id) if actor.role is Role.ADVISOR else None
    if since is None:
        return None
    asked = tuple(each for each in requests_of(session, candidate_id) if each.kind in LIMITING)
    return RestrictedPanel(candidate_id, local_day(since), asked)
