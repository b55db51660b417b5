"""The desks of retention."""

from portal.retention.web import advisor, advisor_rights, candidate, coordinator

DESKS = (advisor.desk, advisor_rights.desk, candidate.desk, coordinator.desk)

__all__ = ["DESKS"]
