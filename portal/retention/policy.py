"""Who may erase, and who looks after the rules."""

from portal.kernel.access import Role, allow, allow_one
from portal.retention import queries

ERASE_ONE = allow_one(Role.ADVISOR, key="candidate_id", find=queries.person_to_erase)
KEEP_RULES = allow(Role.COORDINATOR)
KEEP_ONE_RULE = allow_one(Role.COORDINATOR, key="rule_id", find=queries.rule_record)
