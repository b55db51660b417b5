"""The desk at which coordinators look after what the public reads."""

from portal.kernel.access import Role
from portal.kernel.web import Desk

desk = Desk("coordinator_published", __name__, audience=Role.COORDINATOR, url_prefix="/coordinator/website")
