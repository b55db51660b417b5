"""Each audience has its own start page."""

from portal.kernel.access import Role, allow

EMPLOYERS_START = allow(Role.EMPLOYER)
ADVISORS_START = allow(Role.ADVISOR)
COORDINATORS_START = allow(Role.COORDINATOR)
