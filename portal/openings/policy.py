"""Who may do what with openings."""

from portal.kernel.access import STAFF, Role, allow, allow_one
from portal.openings.queries import company_to_enter_for, own_opening, staff_opening
from portal.openings.queries.imports import import_record
from portal.openings.queries.synonyms import synonyms_record

OWN_LIST = allow(Role.EMPLOYER)
POST_OPENING = allow(Role.EMPLOYER)
OWN = allow_one(Role.EMPLOYER, key="opening_id", find=own_opening)

STAFF_LIST = allow(*STAFF)
ENTER_FOR = allow_one(*STAFF, key="company_id", find=company_to_enter_for)
ANY = allow_one(*STAFF, key="opening_id", find=staff_opening)

EDIT_RATES = allow(Role.COORDINATOR)
EDIT_NOTES = allow(Role.COORDINATOR)
IMPORT = allow(Role.COORDINATOR)
ONE_IMPORT = allow_one(Role.COORDINATOR, key="import_id", find=import_record)
EDIT_SYNONYMS = allow(Role.COORDINATOR)
EDIT_ONE_SYNONYMS = allow_one(Role.COORDINATOR, key="synonyms_id", find=synonyms_record)
