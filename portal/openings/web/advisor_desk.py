"""The team looks after the openings of all companies."""

from portal.kernel.access import Role
from portal.kernel.web import Desk

desk = Desk("advisor_openings", __name__, audience=Role.ADVISOR, url_prefix="/advisor/openings")
