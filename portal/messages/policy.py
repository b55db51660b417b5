"""Who may read and write: a company in cases it may look at, advisors in all."""

from uuid import UUID

from sqlalchemy.orm import Session

from portal.kernel.access import Actor, Role, allow_one
from portal.kernel.clock import today
from portal.messages import queries
from portal.messages.queries import StaffThread, Thread


def _own_today(session: Session, actor: Actor, proposal_id: UUID) -> Thread | None:
    """Find what may be seen on this very day: rights are asked each time."""
    return queries.own_thread(session, actor, proposal_id, on=today())


def _staff_today(session: Session, actor: Actor, proposal_id: UUID) -> StaffThread | None:
    return queries.staff_thread(session, actor, proposal_id, on=today())


OWN = allow_one(Role.EMPLOYER, key="proposal_id", find=_own_today)
ANY = allow_one(Role.ADVISOR, key="proposal_id", find=_staff_today)
