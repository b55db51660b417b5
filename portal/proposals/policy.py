"""Who may do what with proposals: advisors with everyone's, companies with what was presented to them, people with their own."""

from uuid import UUID

from sqlalchemy.orm import Session

from portal.candidates.queries import candidate_record
from portal.kernel.access import Actor, Role, allow, allow_one
from portal.kernel.clock import today
from portal.openings.queries import staff_opening
from portal.proposals import queries
from portal.proposals.queries import EmployerProposal


def _shown_today(session: Session, actor: Actor, proposal_id: UUID) -> EmployerProposal | None:
    """Find what may be seen on this very day: rights are asked each time."""
    return queries.show_to_employer(session, actor, proposal_id, on=today())


OWN_LIST = allow(Role.EMPLOYER)
READ = allow_one(Role.EMPLOYER, key="proposal_id", find=_shown_today)
ANSWER = allow_one(Role.EMPLOYER, key="proposal_id", find=queries.presented_to)

STAFF_LIST = allow(Role.ADVISOR)
PROPOSE = allow_one(Role.ADVISOR, key="candidate_id", find=candidate_record)
ANY = allow_one(Role.ADVISOR, key="proposal_id", find=queries.staff_proposal)

FIT = allow_one(Role.ADVISOR, key="opening_id", find=staff_opening)

MY_PAGE = allow(Role.CANDIDATE)
MY_QUESTION = allow_one(Role.CANDIDATE, key="consent_id", find=queries.own_question)
MY_SHOWN = allow_one(Role.CANDIDATE, key="consent_id", find=queries.own_shown)
MY_CONSENT = allow_one(Role.CANDIDATE, key="consent_id", find=queries.own_consent)
