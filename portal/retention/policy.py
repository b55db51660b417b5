"""Who may erase, and who looks after the rules."""

from portal.kernel.access import Role, allow, allow_one
from portal.retention import own_queries, queries

ERASE_ONE = allow_one(Role.ADVISOR, key="candidate_id", find=queries.person_to_erase)
KEEP_RULES = allow(Role.COORDINATOR)
KEEP_ONE_RULE = allow_one(Role.COORDINATOR, key="rule_id", find=queries.rule_record)
MY_DATA = allow(Role.CANDIDATE)
MY_OPEN_DATA = allow_one(Role.CANDIDATE, key="code_id", find=own_queries.open_door)
MY_REQUEST = allow_one(Role.CANDIDATE, key="request_id", find=own_queries.own_request)
