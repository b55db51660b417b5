"""The desks of retention."""

from portal.retention.web import advisor, coordinator

DESKS = (advisor.desk, coordinator.desk)

__all__ = ["DESKS"]
