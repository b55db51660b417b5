"""Who may plan, lead and see internships."""

from uuid import UUID

from sqlalchemy.orm import Session

from portal.internships import asking, queries
from portal.kernel.access import Actor, Role, allow, allow_one
from portal.kernel.clock import today
from portal.proposals.queries import staff_proposal


def _employer_finds(session: Session, actor: Actor, internship_id: UUID) -> queries.EmployerInternship | None:
    return queries.show_to_employer(session, actor, internship_id, on=today())


def _proposal_id(session: Session, actor: Actor, proposal_id: UUID) -> UUID | None:
    return proposal_id if staff_proposal(session, actor, proposal_id) else None


LIST_FOR_STAFF = allow(Role.ADVISOR)
SHOW_TO_STAFF = allow_one(Role.ADVISOR, key="internship_id", find=queries.show_to_staff)
PLAN = allow_one(Role.ADVISOR, key="proposal_id", find=_proposal_id)
LIST_FOR_EMPLOYER = allow(Role.EMPLOYER)
SHOW_TO_EMPLOYER = allow_one(Role.EMPLOYER, key="internship_id", find=_employer_finds)
ANSWER_REQUEST = allow_one(Role.ADVISOR, key="asked_id", find=asking.show_request)
EDIT_FIGURES = allow(Role.COORDINATOR)
