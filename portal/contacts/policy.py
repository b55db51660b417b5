"""Who may do what with tasks, notes and call-backs."""

from portal.contacts import queries
from portal.kernel.access import STAFF, allow, allow_one

OWN_TASKS = allow(*STAFF)
KEEP_TASK = allow_one(*STAFF, key="task_id", find=queries.task_for)
KEEP_NOTES = allow(*STAFF)
SEE_ENQUIRY = allow_one(*STAFF, key="enquiry_id", find=queries.enquiry_for)
