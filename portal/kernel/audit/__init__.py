"""Who did what, when: the trail behind every state."""

from portal.kernel.audit.record import By, Change, TrailEntry, is_recorded, record, trail

__all__ = ["By", "Change", "TrailEntry", "is_recorded", "record", "trail"]
