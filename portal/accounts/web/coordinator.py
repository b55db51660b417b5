"""The coordinators' desk: its views stand in two files."""

from portal.accounts.web import coordinator_sites, coordinator_staff
from portal.accounts.web.coordinator_desk import desk

__all__ = ["coordinator_sites", "coordinator_staff", "desk"]
