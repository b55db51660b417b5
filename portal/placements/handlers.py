"""What follows when somebody is asked how the work is going."""

from portal.kernel.outbox import Topics, writes
from portal.placements import emails

TOPICS: Topics = {"follow_up.asked": (writes(emails.company_asked), writes(emails.person_asked))}
