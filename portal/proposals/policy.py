"""Who may do what with proposals: advisors with everyone's, companies with what was presented to them, people with their own."""

from portal.candidates.queries import candidate_record
from portal.companies.queries import company_record
from portal.kernel.access import EVERYONE, STAFF, Role, allow, allow_one
from portal.openings.queries import staff_opening
from portal.proposals import queries

OWN_LIST = allow(Role.EMPLOYER)
# What was presented once: the page itself asks what may be seen on this very day.
ANSWER = allow_one(Role.EMPLOYER, key="proposal_id", find=queries.presented_to)

STAFF_LIST = allow(Role.ADVISOR)
PROPOSE = allow_one(Role.ADVISOR, key="candidate_id", find=candidate_record)
ANY = allow_one(Role.ADVISOR, key="proposal_id", find=queries.staff_proposal)

FIT = allow_one(Role.ADVISOR, key="opening_id", find=staff_opening)

MY_PAGE = allow(Role.CANDIDATE)
MY_QUESTION = allow_one(Role.CANDIDATE, key="consent_id", find=queries.own_question)
MY_SHOWN = allow_one(Role.CANDIDATE, key="consent_id", find=queries.own_shown)
MY_CONSENT = allow_one(Role.CANDIDATE, key="consent_id", find=queries.own_consent)

CONFIRM_BY_LINK = allow(*EVERYONE)
NOTES_OF_COMPANY = allow_one(*STAFF, key="company_id", find=company_record)
