"""Who may do what with companies."""

from portal.companies import queries
from portal.kernel.access import STAFF, Role, allow, allow_one

OWN_COMPANY = allow(Role.EMPLOYER)
OWN_SITE = allow_one(Role.EMPLOYER, key="site_id", find=queries.own_site)
OWN_MEMBER = allow_one(Role.EMPLOYER, key="membership_id", find=queries.own_member)

SEE_COMPANIES = allow(*STAFF)
ENTER_COMPANY = allow(*STAFF)
KEEP_COMPANY = allow_one(*STAFF, key="company_id", find=queries.company_record)
KEEP_SITE = allow_one(*STAFF, key="site_id", find=queries.site_of_company)

SEE_WAITING = allow(Role.COORDINATOR)
DECIDE = allow_one(Role.COORDINATOR, key="company_id", find=queries.company_record)
