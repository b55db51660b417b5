"""Access, once: roles, actors and the two kinds of rules."""

from portal.kernel.access.roles import EVERYONE, STAFF, VISITOR, Actor, Role
from portal.kernel.access.rules import Access, AccessToOne, Finder, allow, allow_one

__all__ = ["EVERYONE", "STAFF", "VISITOR", "Access", "AccessToOne", "Actor", "Finder", "Role", "allow", "allow_one"]
