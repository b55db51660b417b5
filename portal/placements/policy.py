"""Who may record and see work that was found."""

from uuid import UUID

from sqlalchemy.orm import Session

from portal.kernel.access import EVERYONE, Actor, Role, allow, allow_one
from portal.placements import queries
from portal.placements.queries import follow_ups
from portal.proposals.queries import staff_proposal


def _proposal_id(session: Session, actor: Actor, proposal_id: UUID) -> UUID | None:
    return proposal_id if staff_proposal(session, actor, proposal_id) else None


LIST = allow(Role.ADVISOR)
RECORD = allow_one(Role.ADVISOR, key="proposal_id", find=_proposal_id)
SHOW = allow_one(Role.ADVISOR, key="placement_id", find=queries.show_to_staff)
SHOW_CHECK = allow_one(Role.ADVISOR, key="follow_up_id", find=follow_ups.check_of)
ANSWER_BY_LINK = allow(*EVERYONE)
LASTING = allow(Role.COORDINATOR)
