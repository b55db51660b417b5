"""Each audience has its own start page."""

from portal.kernel.access import EVERYONE, Role, allow

EMPLOYERS_START = allow(Role.EMPLOYER)
ADVISORS_START = allow(Role.ADVISOR)
TEAM = allow(Role.ADVISOR, Role.COORDINATOR)
COORDINATORS_START = allow(Role.COORDINATOR)
OWN_CALENDAR = allow(Role.EMPLOYER, Role.ADVISOR)
# Calendars do not sign in: the secret in the address is the key.
FEED = allow(*EVERYONE)
