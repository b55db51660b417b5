"""The frame around every page: language, navigation, messages, contact. Built by the desk, frozen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast
from urllib.parse import quote, urlencode

from flask import current_app, get_flashed_messages, request
from sqlalchemy.orm import Session

from portal.kernel.access import Actor, Role
from portal.kernel.db import reading
from portal.kernel.forms import FormToken
from portal.kernel.i18n import DEFAULT_LANGUAGE, LANGUAGE_NAMES, PERSON_LANGUAGES, current_language, direction_of
from portal.kernel.i18n import gettext as _
from portal.kernel.settings import Settings
from portal.kernel.web.once import new_key
from portal.kernel.web.ways import further_languages, way_to

MOST_SURROUNDINGS = 2_000


@dataclass(frozen=True)
class Link:
    """A word that leads somewhere; `lang` is set where the word is in another language."""

    label: str
    url: str
    is_current: bool = False
    lang: str | None = None
    icon: str | None = None


@dataclass(frozen=True)
class AccountBadge:
    """Who is signed in, and for whom."""

    name: str
    detail: str
    sign_out_url: str
    account_url: str


@dataclass(frozen=True)
class Flash:
    """A short message after an act; kinds are "success", "info" and "warning"."""

    kind: str
    text: str


@dataclass(frozen=True)
class ContactCard:
    """The person to call."""

    name: str
    place: str
    phone: str
    phone_url: str
    email: str
    note: str = ""
    message_url: str | None = None


@dataclass(frozen=True)
class OperatorCard:
    """Who runs the portal."""

    name: str
    address_lines: tuple[str, ...]
    partners_line: str


@dataclass(frozen=True)
class FooterColumn:
    """A titled list of links in the footer."""

    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Frame:
    """Everything around a page's own content."""

    language: str
    direction: str
    languages: tuple[Link, ...]
    audience: str
    navigation: tuple[Link, ...]
    account: AccountBadge | None
    flashes: tuple[Flash, ...]
    csrf_token: FormToken | None
    once_key: str
    contact: ContactCard | None
    operator: OperatorCard
    is_demo: bool
    footer: tuple[FooterColumn, ...]
    canonical_url: str
    alternates: tuple[Link, ...]
    base_url: str
    home_url: str
    here: str


@dataclass(frozen=True)
class NavigationEntry:
    """One entry of an audience's navigation: an untranslated label, the endpoint, an icon."""

    label: Any
    endpoint: str
    icon: str = "arrow"


@dataclass(frozen=True)
class FrameSources:
    """What the roof tells the frame: navigation and footer by audience, and where contact comes from."""

    navigation: Mapping[Role, tuple[NavigationEntry, ...]]
    footer: tuple[tuple[Any, tuple[NavigationEntry, ...]], ...]
    contact_of: Callable[[Session, Actor], ContactCard | None]
    organisation_of: Callable[[Session, Actor], str]


@dataclass(frozen=True)
class Surroundings:
    """What stands around every page of an endpoint for a role in a language, whoever asks: made once."""

    navigation: tuple[Link, ...]
    operator: OperatorCard
    footer: tuple[FooterColumn, ...]
    home_url: str


class FrameBuilder:
    """Builds the frame of a request."""

    def __init__(self, settings: Settings, sources: FrameSources) -> None:
        self._settings = settings
        self._sources = sources
        self._surroundings: dict[tuple[str | None, ...], Surroundings] = {}

    def build(self, actor: Actor, *, csrf_token: FormToken | None, is_failure: bool = False) -> Frame:
        """Build the frame for the actor; there is no `csrf_token` on pages without a session.

        What failed has no address of its own: its links to other languages lead to the front page.
        """
        contact, organisation = self._around(actor)
        around = self._surroundings_of(actor.role)
        return Frame(
            language=current_language(),
            direction=direction_of(current_language()),
            languages=self._in_each_language("public.start", {}) if is_failure else self._languages(actor),
            audience=actor.role.value,
            navigation=around.navigation,
            account=self._badge(actor, organisation),
            flashes=_flashes() if csrf_token else (),
            csrf_token=csrf_token,
            once_key=new_key() if csrf_token else "",
            contact=contact,
            operator=around.operator,
            is_demo=self._settings.is_demo,
            footer=around.footer,
            canonical_url=self._settings.base_url + quote(request.path),
            alternates=() if is_failure else self._alternates(actor),
            base_url=self._settings.base_url,
            home_url=around.home_url,
            here=quote(request.path),
        )

    def _around(self, actor: Actor) -> tuple[ContactCard | None, str]:
        if actor.role is not Role.EMPLOYER:
            return None, ""
        with reading() as session:
            return self._sources.contact_of(session, actor), self._sources.organisation_of(session, actor)

    def _surroundings_of(self, role: Role) -> Surroundings:
        key = (role.value, request.endpoint, current_language(), request.environ.get("SCRIPT_NAME"))
        found = self._surroundings.get(key)
        if found is None:
            if len(self._surroundings) >= MOST_SURROUNDINGS:
                self._surroundings.clear()  # a proxy may name any root
            made = Surroundings(self._navigation(role), self._operator(), self._footer(), self.home_url(role))
            found = self._surroundings[key] = made
        return found

    def home_url(self, role: Role) -> str:
        """Return where a role begins: the first entry of its navigation, or the portal's front page."""
        entries = self._sources.navigation.get(role, ())
        return way_to(entries[0].endpoint) if role is not Role.VISITOR and entries else way_to("public.start")

    def _languages(self, actor: Actor) -> tuple[Link, ...]:
        if actor.role is Role.CANDIDATE:
            return _own_languages()
        if actor.role is not Role.VISITOR or request.endpoint is None or request.method != "GET":
            return ()
        values = dict(request.view_args or {})
        asked = [(name, word) for name, word in request.args.items(multi=True) if name not in values]
        return self._in_each_language(request.endpoint, values, f"?{urlencode(asked)}" if asked else "")

    def _alternates(self, actor: Actor) -> tuple[Link, ...]:
        """Name this page's addresses in all languages, without what was asked, for search engines."""
        endpoint = request.endpoint
        if actor.role is not Role.VISITOR or endpoint is None or request.method not in ("GET", "HEAD"):
            return ()
        if not current_app.url_map.is_endpoint_expecting(endpoint, "language"):
            return ()
        values = dict(request.view_args or {})
        others = tuple(
            Link(each, way_to(endpoint, **{**values, "language": each}), lang=each) for each in further_languages(endpoint)
        )
        here = (*self._in_each_language(endpoint, values), *others)
        whole = tuple(replace(each, url=self._settings.base_url + each.url) for each in here)
        return (*whole, *(replace(each, lang="x-default") for each in whole if each.lang == DEFAULT_LANGUAGE))

    def _in_each_language(self, endpoint: str, values: dict[str, Any], asked: str = "") -> tuple[Link, ...]:
        return tuple(
            Link(
                LANGUAGE_NAMES[language],
                way_to(endpoint, **{**values, "language": language}) + asked,
                is_current=language == current_language(),
                lang=language,
            )
            for language in self._settings.languages
        )

    def _navigation(self, role: Role) -> tuple[Link, ...]:
        here = (request.endpoint or "").split(".")[0]
        return tuple(
            Link(str(entry.label), way_to(entry.endpoint), is_current=_is_here(entry.endpoint, here), icon=entry.icon)
            for entry in self._sources.navigation.get(role, ())
        )

    def _badge(self, actor: Actor, organisation: str) -> AccountBadge | None:
        if actor.account_id is None:
            return None
        return AccountBadge(actor.name, organisation, way_to("members_accounts.sign_out"), way_to("members_accounts.show"))

    def _operator(self) -> OperatorCard:
        operator = self._settings.operator
        return OperatorCard(
            operator.name,
            (operator.street, f"{operator.postcode} {operator.town}"),
            _("Together with the municipal jobcentre and the regional skilled-labour alliance."),
        )

    def _footer(self) -> tuple[FooterColumn, ...]:
        return tuple(
            FooterColumn(str(title), tuple(Link(str(entry.label), way_to(entry.endpoint)) for entry in entries))
            for title, entries in self._sources.footer
        )


def _own_languages() -> tuple[Link, ...]:
    """Name the languages of people's own pages; each is a button, for the choice is kept with their sign-in."""
    here = current_language()
    return tuple(Link(name, "", is_current=code == here, lang=code) for code, name in PERSON_LANGUAGES.items())


def start_page_of(role: Role) -> str:
    """Return where a role begins, for views that send somebody there."""
    frames: FrameBuilder = current_app.extensions["portal_frames"]
    return frames.home_url(role)


def _flashes() -> tuple[Flash, ...]:
    # With categories Flask gives pairs; its types say strings.
    pairs = cast("list[tuple[str, str]]", get_flashed_messages(with_categories=True))
    return tuple(Flash(kind, text) for kind, text in pairs)


def _is_here(endpoint: str, blueprint: str) -> bool:
    if blueprint == "public":
        return endpoint == request.endpoint
    return endpoint.split(".", maxsplit=1)[0] == blueprint
