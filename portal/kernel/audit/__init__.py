"""Who did what, when: the trail behind every state."""

from portal.kernel.audit.models import AuditEntry
from portal.kernel.audit.record import TRAIL, By, Change, TrailEntry, is_recorded, record, trail

__all__ = ["TRAIL", "AuditEntry", "By", "Change", "TrailEntry", "is_recorded", "record", "trail"]
