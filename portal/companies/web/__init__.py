"""Desks of companies."""

from portal.companies.web import coordinator, employer, keeping

# `keeping` adds its forms to the advisors' desk.
DESKS = (employer.desk, keeping.desk, coordinator.desk)
