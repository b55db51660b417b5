"""What follows from which topic."""

from portal.kernel.outbox import Topics, writes
from portal.messages import emails

TOPICS: Topics = {
    "message.written": (writes(emails.company_wrote),),
    "message.sent": (writes(emails.team_wrote),),
}
