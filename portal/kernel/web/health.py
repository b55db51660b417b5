"""What a watchman asks: whether the process lives, and whether everything it needs is there."""

from collections.abc import Callable, Mapping

from flask import current_app, jsonify
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.wrappers import Response

from portal.kernel import clock
from portal.kernel.access import EVERYONE, Actor, Role, allow
from portal.kernel.db import reading
from portal.kernel.outbox.worker import worker_is_alive
from portal.kernel.web.desk import Desk
from portal.kernel.web.keeping import only_for_now
from portal.kernel.web.page import Answer

READ = allow(*EVERYONE)

desk = Desk("health", __name__, audience=Role.VISITOR, has_languages=False)


def _database() -> str:
    try:
        with reading() as session:
            session.execute(select(1))
    except SQLAlchemyError:
        return "cannot be reached"
    return ""


def _worker() -> str:
    try:
        with reading() as session:
            is_alive = worker_is_alive(session, clock.now())
    except SQLAlchemyError:
        return "cannot be asked: start with 'portal db upgrade'"
    return "" if is_alive else "gave no sign of life within the last minute: start it with 'portal worker'"


def _index() -> str:
    health = current_app.extensions["portal_index"].health()
    # The library's own reason may name paths.
    return "" if health.is_ready else "must be built: the worker does it within seconds, or 'portal search rebuild'"


PARTS: Mapping[str, Callable[[], str]] = {"database": _database, "worker": _worker, "index": _index}
"""Each part says what is wrong with it; nothing, if nothing is."""


@desk.page("/healthz", access=READ)
def process(_actor: Actor) -> Answer:
    """Say that the process answers, whatever else is missing."""
    return _say("alive")


@desk.page("/readyz", access=READ)
def everything(_actor: Actor) -> Answer:
    """Say of each part whether it is ready, and what to do if not."""
    reasons = {name: look() for name, look in PARTS.items()}
    parts = {name: {"ready": not reason, "reason": reason or "ready"} for name, reason in reasons.items()}
    if any(reasons.values()):
        return _say("not ready", 503, parts=parts)
    return _say("ready", parts=parts)


def _say(status: str, code: int = 200, **more: object) -> Response:
    only_for_now()
    answer = jsonify(status=status, **more)
    answer.status_code = code
    return answer
