"""News, and the feed of it."""

from dataclasses import dataclass
from typing import ClassVar

from flask import abort, url_for
from markupsafe import Markup

from portal.kernel.access import Actor, Role
from portal.kernel.db import reading
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer, Page
from portal.published import queries
from portal.published.queries import NewsItem
from public_site.atom import FeedEntry, absolute, feed_of, tag_of
from public_site.desk import desk
from public_site.policy import LOOK
from public_site.texts import rendered

NEWEST = 30


@dataclass(frozen=True)
class NewsPage(Page):
    """What is new, the newest first."""

    template: ClassVar[str] = "public_site/news.html"
    audience: ClassVar[Role] = Role.VISITOR

    items: tuple[NewsItem, ...]


@dataclass(frozen=True)
class NewsItemPage(Page):
    """A piece of news in full."""

    template: ClassVar[str] = "public_site/news_item.html"
    audience: ClassVar[Role] = Role.VISITOR

    item: NewsItem
    body: Markup


@desk.page("/news", access=LOOK)
def news(_actor: Actor) -> Answer:
    """List the newest news."""
    with reading() as session:
        return NewsPage(queries.news(session, limit=NEWEST))


@desk.page("/news/<slug>", access=LOOK)
def news_item(_actor: Actor, slug: str) -> Answer:
    """Show a piece of news; what was withdrawn is as good as missing."""
    with reading() as session:
        item = queries.news_item(session, slug)
    if item is None:
        abort(404)
    return NewsItemPage(item, rendered(item.body))


@desk.page("/news.atom", access=LOOK)
def news_feed(_actor: Actor) -> Answer:
    """List the newest news for feed readers."""
    with reading() as session:
        items = queries.news(session, limit=NEWEST)
    return feed_of("news_feed", _("KAI: news"), page="public.news", entries=map(_entry, items))


def _entry(item: NewsItem) -> FeedEntry:
    url = absolute(url_for("public.news_item", slug=item.slug))
    return FeedEntry(
        tag_of(f"news:{item.id}"),
        item.title,
        url,
        item.lead,
        item.published_at,
        item.updated_at,
        text=str(rendered(item.body)),
        is_html=True,
    )
