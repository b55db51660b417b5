"""The desk of internships for the team."""

from portal.kernel.access import Role
from portal.kernel.web import Desk

desk = Desk("advisor_internships", __name__, audience=Role.ADVISOR, url_prefix="/advisor")
