"""Who may do what with accounts and sites."""

from portal.accounts import queries
from portal.kernel.access import EVERYONE, Role, allow, allow_one

ENTER = allow(*EVERYONE)
OWN_ACCOUNT = allow(Role.EMPLOYER, Role.ADVISOR, Role.COORDINATOR)
KEEP_STAFF = allow(Role.COORDINATOR)
KEEP_COLLEAGUE = allow_one(Role.COORDINATOR, key="account_id", find=queries.colleague)
KEEP_SITES = allow(Role.COORDINATOR)
KEEP_SITE = allow_one(Role.COORDINATOR, key="site_id", find=queries.site_record)
