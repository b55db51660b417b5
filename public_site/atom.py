"""Feeds for feed readers (RFC 4287), the same for everything we announce."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import current_app, url_for
from werkzeug.wrappers import Response

from portal.kernel.i18n import current_language
from portal.kernel.settings import Settings
from portal.kernel.web.render import render
from portal.openings.words import OpeningKind

OWNER, BEGAN_ON = "kai-projekt.de", "2024-04-01"
"""Name and day in the ids of our feeds (RFC 4151): they never change, whatever the host is called one day."""
BEGAN_AT = datetime(2024, 4, 1, tzinfo=UTC)


@dataclass(frozen=True)
class FeedEntry:
    """Something announced."""

    id: str
    title: str
    url: str
    summary: str
    published_at: datetime
    updated_at: datetime
    text: str | None = None
    kind: OpeningKind | None = None
    is_html: bool = False


@dataclass(frozen=True)
class Feed:
    """What is announced, the newest first."""

    id: str
    title: str
    own_url: str
    page_url: str
    author: str
    language: str
    entries: tuple[FeedEntry, ...]

    @property
    def updated_at(self) -> datetime:
        """When something in it changed last; an empty feed is as old as the programme."""
        return max((entry.updated_at for entry in self.entries), default=BEGAN_AT)


def feed_of(name: str, title: str, *, page: str, entries: Iterable[FeedEntry]) -> Response:
    """Answer with a feed; `name` is its endpoint, `page` that of the page which shows the same to people."""
    language = current_language()
    feed = Feed(
        id=tag_of(f"{name.removesuffix('_feed')}:{language}"),
        title=title,
        own_url=absolute(url_for(f"public.{name}")),
        page_url=absolute(url_for(page)),
        author=settings().operator.name,
        language=language,
        entries=tuple(entries),
    )
    return Response(render("public_site/feed.atom.xml", feed=feed), mimetype="application/atom+xml")


def tag_of(name: str) -> str:
    """Return the id of something in a feed."""
    return f"tag:{OWNER},{BEGAN_ON}:{name}"


def absolute(path: str) -> str:
    """Return an address as others call it."""
    return settings().base_url.rstrip("/") + path


def settings() -> Settings:
    """Return how the portal is set up."""
    found: Settings = current_app.extensions["portal_settings"]
    return found
