"""The demo's own pages: be somebody for a while, and read the letters. Only there, and only from this machine."""

import re
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from typing import ClassVar

from flask import Response, abort, current_app, make_response, redirect, request

from portal.accounts import policy
from portal.accounts.demo import PEOPLE
from portal.accounts.queries import demo_account, demo_names
from portal.accounts.services import open_account
from portal.kernel.access import Actor, Role
from portal.kernel.clock import now
from portal.kernel.db import reading, transaction
from portal.kernel.identity import remember, sign_out
from portal.kernel.mail import StoredLetter, read_letter, read_mailbox
from portal.kernel.settings import Settings
from portal.kernel.web import Answer, Desk, Link, Page, start_page_of

desk = Desk("demo", __name__, audience=Role.VISITOR)

# Whoever comes with one of these was passed on from somewhere else, whatever address they seem to come from.
PASSED_ON = ("X-Forwarded-For", "Forwarded")
# The letter's own styles, and nothing else: no script, no form, no address of ours (the sandbox has an origin of its own).
LETTER_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'"


@dataclass(frozen=True)
class Person:
    """Somebody to be, by the key that the button sends."""

    key: str
    name: str
    role: str
    sentence: str


@dataclass(frozen=True)
class DemoPage(Page):
    """Who one can be."""

    template: ClassVar[str] = "accounts/demo/index.html"
    audience: ClassVar[Role] = Role.VISITOR

    people: tuple[Person, ...]


@dataclass(frozen=True)
class MailboxPage(Page):
    """The letters that were not sent."""

    template: ClassVar[str] = "accounts/demo/mail.html"
    audience: ClassVar[Role] = Role.VISITOR

    letters: tuple[StoredLetter, ...]


@dataclass(frozen=True)
class LetterPage(Page):
    """One letter, with its links ready to be followed."""

    template: ClassVar[str] = "accounts/demo/letter.html"
    audience: ClassVar[Role] = Role.VISITOR

    letter: StoredLetter
    links: tuple[Link, ...]


@desk.before_request
def only_from_this_machine() -> None:
    """Refuse everyone who is not sitting at the demo's own machine, also behind a proxy that runs on it."""
    is_passed_on = any(header in request.headers for header in PASSED_ON)
    if is_passed_on or not _is_loopback(request.remote_addr or ""):
        abort(403)


@desk.form("/demo", access=policy.ENTER)
def index(_actor: Actor) -> Answer:
    """Show who one can be; a form only for the token its buttons need."""
    with reading() as session:
        names = demo_names(session, [person.email for person in PEOPLE.values()])
    known = {key: person for key, person in PEOPLE.items() if person.email in names}
    return DemoPage(
        tuple(Person(key, names[person.email], str(person.role), str(person.sentence)) for key, person in known.items())
    )


@desk.action("/demo/sign-in", access=policy.ENTER)
def sign_in(_actor: Actor) -> Answer:
    """Sign in as an invented person; accounts of real ones are never found."""
    person = PEOPLE.get(request.form.get("account", ""))
    if person is None:
        abort(404)
    sign_out(at=now())
    with transaction() as session:
        account_id = demo_account(session, person.email)
        opened = open_account(session, account_id, at=now(), is_trusted=True) if account_id else None
    if opened is None:
        abort(404)
    remember(opened.token)
    return redirect(start_page_of(opened.role))


@desk.page("/demo/mail", access=policy.ENTER)
def mail(_actor: Actor) -> Answer:
    """Show the letters, the newest first."""
    return MailboxPage(tuple(read_mailbox(_settings().mail_directory)))


@desk.page("/demo/mail/<letter_id>", access=policy.ENTER)
def letter(_actor: Actor, letter_id: str) -> Answer:
    """Show one letter as plain text."""
    found = _letter(letter_id)
    return LetterPage(found, _links_in(found.text, _settings().base_url))


@desk.page("/demo/mail/<letter_id>/html", access=policy.ENTER)
def letter_html(_actor: Actor, letter_id: str) -> Answer:
    """Show one letter as its reader's mail program would, locked away from the portal."""
    response: Response = make_response(_letter(letter_id).html)
    response.headers["Content-Security-Policy"] = LETTER_POLICY
    return response


def _letter(letter_id: str) -> StoredLetter:
    found = read_letter(_settings().mail_directory, letter_id)
    if found is None:
        abort(404)
    return found


def _links_in(text: str, base_url: str) -> tuple[Link, ...]:
    addresses = re.findall(rf"{re.escape(base_url)}/[^\s<>\"]*", text)
    return tuple(Link(address, address.removeprefix(base_url)) for address in dict.fromkeys(addresses))


def _is_loopback(address: str) -> bool:
    try:
        found = ip_address(address)
    except ValueError:
        return False
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return (mapped or found).is_loopback


def _settings() -> Settings:
    settings: Settings = current_app.extensions["portal_settings"]
    return settings
