"""Who did what, when: the trail behind every state."""

from portal.kernel.audit.models import AuditEntry
from portal.kernel.audit.months import close_month, drop_months, months_before
from portal.kernel.audit.record import TRAIL, By, Change, TrailEntry, is_recorded, record, trail
from portal.kernel.audit.sealing import seal_all_earlier
from portal.kernel.audit.verifying import Fault, Found, TrailBroken, Verdict, verify, verify_daily

__all__ = [
    "TRAIL",
    "AuditEntry",
    "By",
    "Change",
    "Fault",
    "Found",
    "TrailBroken",
    "TrailEntry",
    "Verdict",
    "close_month",
    "drop_months",
    "is_recorded",
    "months_before",
    "record",
    "seal_all_earlier",
    "trail",
    "verify",
    "verify_daily",
]
