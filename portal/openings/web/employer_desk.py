"""A company looks after its own openings."""

from portal.kernel.access import Role
from portal.kernel.web import Desk

desk = Desk("employer_openings", __name__, audience=Role.EMPLOYER, url_prefix="/employer/openings")
