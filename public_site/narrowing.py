"""The search as it stands in the address: what it asks for, how it is drawn, and the ways to ask for less or for more."""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from typing import Any

from flask import current_app, request, url_for
from markupsafe import Markup

from portal.kernel.clock import today
from portal.kernel.db import reading
from portal.kernel.i18n import current_language
from portal.kernel.places import suggest_places
from portal.kernel.web import Link, once_per_version
from portal.kernel.web.render import draw
from portal.openings.queries import Cursor, Hits, public_hits_among
from public_site.search_form import SearchForm
from public_site.searching import Around, Asked, matching_ids
from public_site.suggesting import first_words

NAMES = ("q", "place", "km", "kind", "german", "time", "hours", "field", "start", "licence", "sort")
MOST_ANSWERS = 20
LAST_PAGE = 50


@dataclass(frozen=True)
class Search:
    """A search, whichever page of its answer is looked at. `drawn` is its form with the numbers beside the answers."""

    asked: Asked
    words: dict[str, list[str]]
    chips: tuple[Link, ...]
    drawn: Markup

    def address(self, **other: Any) -> str:
        """Return the address of this search, with something more or other."""
        return url_for("public.openings", **{**self.words, **other})

    def around(self, found: Around) -> "Search":
        """Return the search that was answered instead: the words alone, around the place that stood among them."""
        words = {**self.words, "q": [found.words], "place": [str(found.place)]}
        return replace(self, words=words, asked=replace(self.asked, words=found.words))

    def asked_here(self) -> Asked:
        """Return what is asked, with the page of the answer that this request looks at."""
        page, after = request.args.get("page", ""), request.args.get("after", "")
        return replace(self.asked, page=_page(page), after=Cursor.read(after)) if page or after else self.asked


def current_search(hits: Hits) -> Search:
    """Return the search of this request; the same one is read and drawn once as long as the data are the same."""
    return once_per_version("public.search", lambda: _search(hits), asked=_question())


def _question() -> Hashable:
    """Return everything a search is made of besides the data. What is no field of it, as the page of the answer, is left out."""
    words = tuple((name, tuple(request.args.getlist(name)[:MOST_ANSWERS])) for name in NAMES if name in request.args)
    return current_language(), request.environ.get("SCRIPT_NAME", ""), bool(request.args), words


def _search(hits: Hits) -> Search:
    form = SearchForm()
    asked = form.search(today())
    counted = hits if not asked.words and asked.centre is None else _hits_of(asked)
    if counted is not None:
        form.tell(counted, asked.filters)
    with reading() as session:
        words = first_words(session)
    places = _places(form) if form.names_unknown_place else ()
    drawn = draw("public_site/search.html", form=form, places=places, words=words)
    return Search(asked, form.asked(), _chips(form, asked), drawn)


def _hits_of(asked: Asked) -> Hits | None:
    """Count what meets words and place; nothing, if it is too much to be counted for one visitor."""
    with reading() as session:
        ids = matching_ids(session, current_app.extensions["portal_index"], asked)
        return public_hits_among(session, ids, on=asked.filters.on) if ids is not None else None


def _chips(form: SearchForm, asked: Asked) -> tuple[Link, ...]:
    """List what narrows the answer, each with the address without it."""
    if not form.asked():
        return ()
    return tuple(
        Link(label, url_for("public.openings", **form.asked_without(name, value)))
        for name, value, label in form.narrowing(asked.centre)
    )


def _places(form: SearchForm) -> tuple[Link, ...]:
    """Offer places that come close to an unknown one."""
    found = suggest_places(form.place.data or "")
    return tuple(Link(str(place), url_for("public.openings", **{**form.asked(), "place": str(place)})) for place in found)


def _page(text: str) -> int:
    return min(max(int(text), 1), LAST_PAGE) if text.isascii() and text.isdigit() and len(text) < 6 else 1
