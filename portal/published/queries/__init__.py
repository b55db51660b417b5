"""Reading what is released for the public: texts, news, logos, figures; and what coordinators see of it."""

from portal.published.figures import ReleasedFigure
from portal.published.queries.figures import PastRelease, newest_release_number, past_releases, released_figures
from portal.published.queries.logos import (
    LogoRecord,
    PartnerLogo,
    address_of,
    all_logos,
    logo_record,
    partner_logos,
    picture_of,
    public_picture,
)
from portal.published.queries.newsroom import (
    NewsEdition,
    NewsItem,
    NewsRecord,
    NewsRow,
    NewsText,
    all_news,
    editions_of,
    news,
    news_item,
    news_record,
)
from portal.published.queries.texts import Version, current_text, newest_versions, versions_of

__all__ = [
    "LogoRecord",
    "NewsEdition",
    "NewsItem",
    "NewsRecord",
    "NewsRow",
    "NewsText",
    "PartnerLogo",
    "PastRelease",
    "ReleasedFigure",
    "Version",
    "address_of",
    "all_logos",
    "all_news",
    "current_text",
    "editions_of",
    "logo_record",
    "newest_release_number",
    "newest_versions",
    "news",
    "news_item",
    "news_record",
    "partner_logos",
    "past_releases",
    "picture_of",
    "public_picture",
    "released_figures",
    "versions_of",
]
