"""What follows from facts about accounts."""

from portal.accounts import emails
from portal.kernel.outbox import Topics, writes

TOPICS: Topics = {
    "account.invited": (writes(emails.invitation),),
    "password.forgotten": (writes(emails.reset),),
    "password.reset": (writes(emails.password_changed),),
    "password.changed": (writes(emails.password_changed),),
}
