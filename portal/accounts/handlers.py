"""What follows from facts about accounts."""

from portal.accounts import emails
from portal.accounts.words import SecurityChange
from portal.kernel.outbox import Topics, writes

TOPICS: Topics = {
    "account.invited": (writes(emails.invitation),),
    "password.forgotten": (writes(emails.reset),),
    "password.reset": (writes(emails.password_changed),),
    "password.changed": (writes(emails.password_changed),),
    "factor.added": (writes(emails.security(SecurityChange.ADDED)),),
    "factor.removed": (writes(emails.security(SecurityChange.REMOVED)),),
    "factor.codes_renewed": (writes(emails.security(SecurityChange.RENEWED)),),
    "factor.lost": (writes(emails.security(SecurityChange.LOST)),),
    "factor.code_used": (writes(emails.security(SecurityChange.USED)),),
}
