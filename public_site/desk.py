"""The one desk for visitors."""

from portal.kernel.access import Role
from portal.kernel.web import KeptDesk

desk = KeptDesk("public", __name__, audience=Role.VISITOR)
