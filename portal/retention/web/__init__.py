"""The desks of retention."""

from portal.retention.web import advisor, advisor_rights, candidate, coordinator, coordinator_trail

# Adds its view to the desk of `coordinator`; it only has to be imported.
_FURTHER = (coordinator_trail,)
DESKS = (advisor.desk, advisor_rights.desk, candidate.desk, coordinator.desk)

__all__ = ["DESKS"]
