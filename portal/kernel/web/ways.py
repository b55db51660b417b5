"""Addresses of our own pages, from memory: a page names some fifty of them, and most are the same on every page."""

from typing import Any, Final
from uuid import UUID

from flask import current_app, has_request_context, request, url_for

from portal.kernel.i18n import current_language

MOST: Final = 4_000
LONGEST: Final = 60

Known = dict[tuple[object, ...], str]

ALSO_IN: Final = "portal_also_in"


def further_languages(endpoint: str) -> tuple[str, ...]:
    """Return the languages that a page has besides those of the whole website."""
    found: tuple[str, ...] = getattr(current_app.view_functions.get(endpoint), ALSO_IN, ())
    return found


def way_to(endpoint: str, **values: Any) -> str:
    """Return the path of an endpoint; letters are written by the worker, where no request says who we are."""
    if not has_request_context():
        current_app.inject_url_defaults(endpoint, values)
        return current_app.url_map.bind("localhost").build(endpoint, values)
    if endpoint.startswith(".") or not all(_is_plain(name, value) for name, value in values.items()):
        return url_for(endpoint, **values)
    known: Known = current_app.extensions.setdefault("portal_ways", {})
    key = (endpoint, current_language(), request.environ.get("SCRIPT_NAME", ""), *values.items())
    found = known.get(key)
    if found is None:
        if len(known) >= MOST:
            known.clear()
        found = known[key] = url_for(endpoint, **values)
    return found


def _is_plain(name: str, value: object) -> bool:
    """Say whether a value tells itself apart from every other (1 and True would be one key), and is short."""
    is_short_word = isinstance(value, str) and len(value) <= LONGEST
    return (is_short_word or isinstance(value, UUID)) and not name.startswith("_")
