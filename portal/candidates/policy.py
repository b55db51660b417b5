"""Who may do what with people's records: advisors alone."""

from portal.candidates import queries
from portal.kernel.access import EVERYONE, Role, allow, allow_one

KEEP_PEOPLE = allow(Role.ADVISOR)
KEEP_ONE = allow_one(Role.ADVISOR, key="candidate_id", find=queries.candidate_record)
OPEN_LINK = allow(*EVERYONE)
