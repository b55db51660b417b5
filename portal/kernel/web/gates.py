"""Gates behind the door: the second factor, and the question who it is, asked again before what cannot be taken back."""

import hmac
from collections.abc import Callable
from typing import TypeVar

from flask import abort, current_app, redirect, request, url_for

from portal.kernel.access import STAFF, Actor
from portal.kernel.clock import now
from portal.kernel.crypto import blind_index
from portal.kernel.forms import token_is_valid

BEFORE_FACTOR = "portal_before_factor"
PROVEN = "portal_proven"
AGAIN = "portal.sent-again"
Marked = TypeVar("Marked", bound=Callable[..., object])


def before_factor(view: Marked) -> Marked:
    """Open a page to people who showed their password alone: where the second factor is shown, and the way out."""
    setattr(view, BEFORE_FACTOR, True)
    return view


def proven(view: Marked) -> Marked:
    """Ask anew who it is, unless they just proved it; of a form only when it is sent, and nothing typed is lost."""
    setattr(view, PROVEN, True)
    return view


def check_gates(actor: Actor, view: Callable[..., object], *, asks_companies: bool, kind: str) -> None:
    """Send people on to what is missing; they come back by themselves."""
    if actor.account_id is None:
        return
    is_asked = (asks_companies or actor.role in STAFF) and not hasattr(view, BEFORE_FACTOR)
    if is_asked and not actor.has_factor and current_app.extensions["portal_settings"].second_factor:
        target = request.full_path.rstrip("?") if request.method == "GET" else None
        abort(redirect(url_for("members_factors.enter", next=target)))
    if hasattr(view, PROVEN) and (kind == "page" or request.method == "POST"):
        demand_proof(actor)


def demand_proof(actor: Actor) -> None:
    """Ask who it is; what was sent goes along (307) and is sent again from there."""
    if actor.proved_until is not None and now() < actor.proved_until:
        return
    target = request.full_path.rstrip("?")
    if request.method == "GET":
        abort(redirect(url_for("members_proofs.ask", next=target)))
    if not token_is_valid():
        abort(400)
    abort(redirect(url_for("members_proofs.ask", next=target, again=_key(actor, target)), 307))


def is_sent_again(actor: Actor, target: str, key: str) -> bool:
    """Say whether it was the portal itself that wants this sent again: no link of somebody else's can."""
    return hmac.compare_digest(key.encode(), _key(actor, target).encode())


def _key(actor: Actor, target: str) -> str:
    return blind_index(f"{actor.own_id} {target}", AGAIN)
