"""What follows when letters were gathered."""

from portal.kernel.outbox import Topics, writes
from portal.letters import emails
from portal.letters.gathering import GATHERED

TOPICS: Topics = {GATHERED: (writes(emails.digest),)}
