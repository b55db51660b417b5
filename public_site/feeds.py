"""What machines read: the map of the site, the rules for robots, the feed of openings."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import current_app, url_for
from werkzeug.routing import Rule
from werkzeug.wrappers import Response

from portal.kernel.access import Actor, Role
from portal.kernel.clock import today
from portal.kernel.db import reading
from portal.kernel.i18n import DEFAULT_LANGUAGE
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer, KeptDesk
from portal.kernel.web.render import render
from portal.kernel.web.ways import further_languages
from portal.openings.queries.feeding import Entry, public_addresses, public_entries
from portal.published.queries import news
from public_site.atom import FeedEntry, absolute, feed_of, settings, tag_of
from public_site.desk import desk
from public_site.policy import LOOK

NEWEST = 30
MOST, MOST_NEWS = 20_000, 1_000
"""Openings and news in the map; with both languages it stays under the 50,000 addresses that sitemaps.org allows."""

# Pages that thank, and feeds: nobody looks for them.
NOT_LISTED = frozenset({"contact_thanks", "register_thanks", "report_barrier_thanks", "openings_feed", "news_feed"})

robots_desk = KeptDesk("feeds", __name__, audience=Role.VISITOR, has_languages=False)


@dataclass(frozen=True)
class Address:
    """A page in the map of the site, in all its languages."""

    languages: tuple[tuple[str, str], ...]
    changed_at: datetime | None = None


@desk.page("/openings.atom", access=LOOK)
def openings_feed(_actor: Actor) -> Answer:
    """List the newest openings for feed readers."""
    with reading() as session:
        found = public_entries(session, on=today(), limit=NEWEST)
    return feed_of("openings_feed", _("KAI: open places and jobs"), page="public.openings", entries=map(_feed_entry, found))


@robots_desk.page("/sitemap.xml", access=LOOK)
def sitemap(_actor: Actor) -> Answer:
    """List every public page in all its languages (sitemaps.org 0.9)."""
    with reading() as session:
        openings = public_addresses(session, on=today(), limit=MOST)
        told = news(session, limit=MOST_NEWS)
    addresses = [
        *_pages(),
        *(_in_all_languages("public.news_item", item.updated_at, slug=item.slug) for item in told),
        *(_in_all_languages("public.opening", changed_at, opening_id=key) for key, changed_at in openings),
    ]
    return Response(render("public_site/sitemap.xml", addresses=addresses, default=DEFAULT_LANGUAGE), mimetype="application/xml")


@robots_desk.page("/robots.txt", access=LOOK)
def robots(_actor: Actor) -> Answer:
    """Say what robots may read: the public site. Nobody shall find the demo, whose people are invented."""
    inside = () if settings().is_demo else ("/account", "/advisor", "/coordinator", "/employer", "/my")
    closed = inside or ("/",)
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    if not settings().is_demo:
        lines += ["", f"Sitemap: {absolute(url_for('feeds.sitemap'))}"]
    return Response("\n".join(lines) + "\n", mimetype="text/plain")


def listed_endpoints() -> tuple[str, ...]:
    """Return the visitors' pages that stand in the map: all that can be looked at without a key."""
    rules: Iterator[Rule] = current_app.url_map.iter_rules()
    found = {rule.endpoint for rule in rules if rule.endpoint.startswith("public.") and not rule.arguments - {"language"}}
    readable = {rule.endpoint for rule in current_app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    return tuple(sorted(each for each in found & readable if each.partition(".")[2] not in NOT_LISTED))


def _pages() -> list[Address]:
    front, *others = sorted((_in_all_languages(each) for each in listed_endpoints()), key=lambda each: each.languages[0][1])
    return [front, *others]


def _in_all_languages(endpoint: str, changed_at: datetime | None = None, **values: Any) -> Address:
    languages = (*settings().languages, *further_languages(endpoint))
    return Address(tuple((each, absolute(url_for(endpoint, language=each, **values))) for each in languages), changed_at)


def _feed_entry(entry: Entry) -> FeedEntry:
    return FeedEntry(
        id=tag_of(f"opening:{entry.id}"),
        title=entry.title,
        url=absolute(url_for("public.opening", opening_id=entry.id)),
        summary=", ".join(part for part in (str(entry.kind.label), entry.company_name, entry.town) if part),
        published_at=entry.published_at,
        updated_at=entry.updated_at,
        text=entry.tasks,
        kind=entry.kind,
    )
