"""Who chooses about letters."""

from portal.kernel.access import EVERYONE, Role, allow

CHOOSE = allow(Role.EMPLOYER, Role.ADVISOR, Role.COORDINATOR)
CHOOSE_FOR_COMPANY = allow(Role.EMPLOYER)
STOP_BY_LINK = allow(*EVERYONE)
