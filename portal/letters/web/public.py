"""Stopping letters by the link in them: it shows on GET and acts on POST, without signing in.

Mail programs post to it by themselves (RFC 8058): they have no cookie and no form token, so the signed address is the key.
All that somebody who holds it can do is stop letters that nobody has to have.
"""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from flask import Response, abort, redirect, request, url_for

from portal.accounts.queries import own_account
from portal.kernel.access import Actor, Role
from portal.kernel.clock import now
from portal.kernel.db import reading, transaction
from portal.kernel.web import Answer, Desk, Page
from portal.letters import policy
from portal.letters.choosing import pace_of
from portal.letters.choosing import stop as stop_letters
from portal.letters.stopping import groups_meant, reader_behind
from portal.letters.web.forms import StopForm
from portal.letters.words import LetterGroup, Pace

desk = Desk("public_letters", __name__, audience=Role.VISITOR)


@dataclass(frozen=True)
class StopPage(Page):
    """Which letters are to stop, or that they have stopped. It names nobody."""

    template: ClassVar[str] = "letters/public/stop.html"
    audience: ClassVar[Role] = Role.VISITOR

    form: StopForm
    groups: tuple[LetterGroup, ...]
    is_stopped: bool

    @property
    def is_secret(self) -> bool:
        """The address of this page is the key."""
        return True


@desk.form("/stop-letters/<which>/<token>", access=policy.STOP_BY_LINK)
def stop(_actor: Actor, which: str, token: str) -> Answer:
    """Ask whether letters shall stop, and stop them; a mail program that posts by itself is not asked."""
    reader = reader_behind(which, token)
    groups, is_stopped = _standing(reader, which) if reader else ((), False)
    if reader is None or not groups:
        abort(404)
    form = StopForm()
    is_one_click = request.method == "POST" and request.form.get("List-Unsubscribe") == "One-Click"
    if not is_one_click and not form.validate_on_submit():
        return StopPage(form, groups, is_stopped)
    with transaction() as session:
        stop_letters(session, reader, groups, at=now())
    if is_one_click:
        return Response("", 200, mimetype="text/plain")
    return redirect(url_for("public_letters.stop", which=which, token=token))


def _standing(reader: UUID, which: str) -> tuple[tuple[LetterGroup, ...], bool]:
    with reading() as session:
        groups = groups_meant(which, own_account(session, reader).role)
        return groups, all(pace_of(session, reader, group) is Pace.NEVER for group in groups)
