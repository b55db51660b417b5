"""Who may see the pool in numbers: companies; the page asks whether KAI has accepted them."""

from portal.kernel.access import Role, allow

POOL = allow(Role.EMPLOYER)
