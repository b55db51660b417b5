"""Coordinators look after colleagues and sites."""

from portal.kernel.access import Role
from portal.kernel.web import Desk

desk = Desk("coordinator_accounts", __name__, audience=Role.COORDINATOR, url_prefix="/coordinator")
