"""The one desk for visitors."""

from portal.kernel.access import Role
from portal.kernel.web import Desk

desk = Desk("public", __name__, audience=Role.VISITOR)
