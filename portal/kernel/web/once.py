"""Answers what is sent twice as it was answered first: the same way on, and nothing done again.

Every page with a form carries a key of its own. What is sent with it is known again by the key, who sends it, the address
and everything that was filled in: a form that went back to be changed is another one.
"""

import hashlib
import secrets
from collections.abc import Callable
from typing import Any, Final

from flask import flash, redirect, request, session
from werkzeug.wrappers import Response

from portal.kernel import clock
from portal.kernel.access import Actor
from portal.kernel.db import current_database, first_in_transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.forms import TOKEN_FIELD, token_is_valid
from portal.kernel.i18n import gettext as _
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.once import Sending, SentBefore
from portal.kernel.web.page import Answer

KEY_FIELD: Final = "once"
SHORTEST_KEY, LONGEST_KEY = 16, 64
_SIGN_IN: Final = "_user_id"


def new_key() -> str:
    """Return the key of a page that is being drawn: figures alone, so that no code of anything ever stands in it."""
    return str(secrets.randbits(128)).zfill(39)


def once(actor: Actor, answering: Callable[[], Answer]) -> Answer:
    """Answer what is sent, but do it once only; what carries no key is answered as ever."""
    sending = _sending(actor)
    if sending is None:
        return answering()
    known = sending.way()
    if known is not None:
        return _again(actor, known)
    signed_in = session.get(_SIGN_IN)
    try:
        with first_in_transaction(sending.take):
            answer = answering()
    except SentBefore:
        return _after_the_other(actor, sending)
    except BaseException:
        sending.came_to_nothing()
        raise
    if isinstance(answer, Response) and answer.location and session.get(_SIGN_IN) == signed_in:
        sending.came_through(answer.location)
    else:
        sending.came_to_nothing()  # it was refused; or somebody came or went, which only their own browser can repeat
    return answer


def _after_the_other(actor: Actor, sending: Sending) -> Answer:
    found = sending.wait_for_way()
    if found is None:
        raise RuleBroken(_l("This was sent just now. Please look whether it is there before you send it again."))
    return _again(actor, found)


def _again(actor: Actor, leads_to: str) -> Response:
    if actor.account_id is not None:
        flash(_("This arrived twice. It counts once."), "info")
    return redirect(leads_to)


def _sending(actor: Actor) -> Sending | None:
    if request.method != "POST":
        return None
    key = request.form.get(KEY_FIELD, "")
    if not SHORTEST_KEY <= len(key) <= LONGEST_KEY or not token_is_valid():
        return None
    return Sending(current_database(), _hash(actor, key), clock.now())


def _hash(actor: Actor, key: str) -> str:
    digest = hashlib.sha256()
    for part in (key, actor.role.value, actor.account_id, request.full_path):
        digest.update(f"{part}\0".encode())
    for name, value in sorted(request.form.items(multi=True)):
        if name not in (KEY_FIELD, TOKEN_FIELD):
            digest.update(f"{name}\0{value}\0".encode())
    for name, upload in sorted(request.files.items(multi=True)):
        content: Any = upload.stream
        digest.update(f"{name}\0{upload.filename}\0".encode() + hashlib.file_digest(content, "sha256").digest())
        content.seek(0)
    return digest.hexdigest()
