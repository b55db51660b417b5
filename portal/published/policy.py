"""Who may do what with what is released for the public."""

from portal.kernel.access import EVERYONE, Role, allow, allow_one
from portal.published import queries

SEE_PUBLISHED = allow(*EVERYONE)
EDIT_TEXTS = allow(Role.COORDINATOR)
EDIT_NEWS = allow(Role.COORDINATOR)
EDIT_ONE_NEWS = allow_one(Role.COORDINATOR, key="news_id", find=queries.news_record)
KEEP_LOGOS = allow(Role.COORDINATOR)
KEEP_ONE_LOGO = allow_one(Role.COORDINATOR, key="logo_id", find=queries.logo_record)
RELEASE_FIGURES = allow(Role.COORDINATOR)
