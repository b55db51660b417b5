"""P1 to P4: what a page costs, as a multiple of the barest Flask page of its size behind the same server in the same run."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from flask import Flask, url_for

from portal.bench.filling import fill, make_portal
from portal.bench.measuring import Measured, Ratio, Subject, measure
from portal.bench.serving import Served, Server, two_servers
from portal.kernel.db import Database
from portal.kernel.i18n import DEFAULT_LANGUAGE

SECONDS: Final = 0.6


@dataclass(frozen=True)
class Address:
    """A page of the portal: where, by which words it is known, and whether a sign-in or a page made anew is meant."""

    code: str
    name: str
    path: str
    marker: str
    is_new: bool = False
    is_signed_in: bool = False


@dataclass(frozen=True)
class House:
    """A filled portal in a folder, its pages, and an advisor's cookie."""

    app: Flask
    folder: Path
    pages: tuple[Address, ...]
    cookie: Mapping[str, str]


@contextmanager
def a_filled_house(openings: int) -> Iterator[House]:
    """Yield a portal with so many invented openings."""
    with TemporaryDirectory(prefix="portal-bench-") as name:
        app = make_portal(Path(name))
        token = fill(app, openings=openings)
        yield House(app, Path(name), pages_of(app), {"Cookie": cookie_of(app, token)})
        database: Database = app.extensions["portal_database"]
        database.close()


def cookie_of(app: Flask, token: str) -> str:
    """Return the cookie a browser holds from its second page on: the first one put the secret of its forms in."""
    serializer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]  # of Flask's own interface
    name = app.config["SESSION_COOKIE_NAME"]
    browser = app.test_client()
    browser.set_cookie(name, serializer.dumps({"_user_id": token, "_fresh": True}))
    with app.test_request_context():
        start = url_for("advisor_home.index")
    browser.get(start)
    cookie = browser.get_cookie(name)
    if cookie is None or "csrf_token" not in serializer.loads(cookie.value):
        raise LookupError("The browser was given no secret for its forms.")
    return f"{name}={cookie.value}"


def measure_behind_servers(house: House, *, rounds: int) -> list[Ratio]:
    """Return the ratio of each page, measured behind gunicorn."""
    with two_servers(house.folder) as (bare, portal):
        return [_pair(page, bare, portal, house.cookie, rounds) for page in house.pages]


def measure_in_process(house: House, *, rounds: int) -> list[Ratio]:
    """Return the ratio of each page without a server, for systems that do not tell what a process cost."""
    return [measure(_bare(subject.size()), [subject], rounds=rounds)[1] for subject in subjects_of(house)]


def subjects_of(house: House) -> list[Subject]:
    """Return the pages to be asked in this very process."""
    return [
        Subject(page.name, house.app, page.path, page.marker, house.cookie if page.is_signed_in else {}, page.is_new)
        for page in house.pages
    ]


def _pair(page: Address, bare: Server, portal: Server, cookie: Mapping[str, str], rounds: int) -> Ratio:
    served = Served(page.name, portal, page.path, page.marker, cookie if page.is_signed_in else {}, page.is_new)
    bare_page: Measured = Served("bare Flask", bare, f"/{served.size()}", "bare")
    return measure(bare_page, [served], rounds=rounds, cost=lambda each: each.cost(SECONDS))[1]


def _bare(size: int) -> Subject:
    app = Flask("bare")
    page = "bare".ljust(size, "x")
    app.add_url_rule("/", "page", lambda: page)
    return Subject("bare Flask", app, "/", "bare")


def pages_of(app: Flask) -> tuple[Address, ...]:
    """Return the pages that are measured."""
    with app.test_request_context():
        listed = url_for("public.openings", language=DEFAULT_LANGUAGE)
        start = url_for("advisor_home.index")
    opening = _first_opening(app, listed)
    return (
        Address("P1", "public list, kept", listed, opening),
        Address("P2", "public list, made anew", listed, opening, is_new=True),
        Address("P3", "an advisor's start page", start, "Nachfragen", is_signed_in=True),
        Address("P4", "an opening's page, made anew", opening, "</h1>", is_new=True),
    )


def _first_opening(app: Flask, listed: str) -> str:
    """Return the address of the first opening on the list."""
    text = app.test_client().get(listed).text
    start = text.index(f'href="{listed}/') + len('href="')
    return text[start : text.index('"', start)]
