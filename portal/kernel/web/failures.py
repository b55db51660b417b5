"""Pages for what goes wrong, in the reader's language and with a way on."""

import logging
from dataclasses import dataclass
from typing import Any, ClassVar

from flask import Flask, current_app, g, make_response, request, url_for
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, InternalServerError, SecurityError
from werkzeug.wrappers import Response

from portal.kernel import clock
from portal.kernel.access import VISITOR, Role
from portal.kernel.errors import RuleBroken
from portal.kernel.forms import FormToken
from portal.kernel.i18n import gettext, use_language
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.limits import TooOften
from portal.kernel.web.frame import Link
from portal.kernel.web.page import Page
from portal.kernel.web.render import render

log = logging.getLogger("portal.failures")

TOO_MANY = 429


@dataclass(frozen=True)
class ErrorPage(Page):
    """What happened, in plain words, and where to go from here."""

    template: ClassVar[str] = "ui/error.html"
    audience: ClassVar[Role] = Role.VISITOR

    code: int
    title: str
    text: str
    ways_out: tuple[Link, ...]


WORDS: dict[int, tuple[Any, Any]] = {
    400: (
        _l("We could not read that."),
        _l("The page was open for a long time, or something was missing. Please go back, reload the page and try again."),
    ),
    403: (_l("This page is for others."), _l("You are signed in, but this page belongs to another role. You did nothing wrong.")),
    404: (
        _l("This page does not exist."),
        _l("Perhaps it has moved, has ended, or the address has a typing error. You did nothing wrong."),
    ),
    405: (_l("This does not work this way."), _l("Please go back and use the button on the page.")),
    409: (_l("This is no longer possible."), _l("This has changed in the meantime. Please look at the current state.")),
    413: (_l("That was too large."), _l("Please send less text or a smaller file. Nothing was saved.")),
    429: (_l("That was very often."), _l("Please wait a minute and try again. Or call us.")),
    500: (_l("Something broke on our side."), _l("Nothing you did caused this. Please try again in a moment, or call us.")),
}


def install(app: Flask) -> None:
    """Answer every failure with a page."""
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(RuleBroken, _rule_broken)
    app.register_error_handler(StaleDataError, _lost_race)
    app.register_error_handler(TooOften, _too_often)
    app.register_error_handler(Exception, _bug)


def _http_error(error: HTTPException) -> Response:
    if error.response is not None:
        return make_response(error.response)
    if isinstance(error, SecurityError):
        # Somebody called us by a name that is not ours: no page can be built, for no link would lead anywhere.
        return make_response("Bad request\n", 400, {"Content-Type": "text/plain; charset=utf-8"})
    code = error.code or 500
    title, text = WORDS.get(code, WORDS[400] if code < 500 else WORDS[500])
    return _answer(code, str(title), str(text))


def _rule_broken(refusal: RuleBroken) -> Response:
    first = (Link(str(refusal.way_on[0]), url_for(refusal.way_on[1])),) if refusal.way_on else ()
    return _answer(409, str(WORDS[409][0]), str(refusal), first)


def _too_often(refusal: TooOften) -> Response:
    until = refusal.until.astimezone(clock.LOCAL_ZONE)
    text = gettext(
        "You have sent us several forms within an hour. Please wait until %(time)s, or call us.", time=f"{until.hour}:{until:%M}"
    )
    ways_on = (Link(*refusal.way_on),) if refusal.way_on else ()
    response = _answer(TOO_MANY, str(WORDS[TOO_MANY][0]), text, ways_on)
    response.retry_after = until
    return response


def _lost_race(_error: StaleDataError) -> Response:
    return _answer(409, str(WORDS[409][0]), str(WORDS[409][1]))


def _bug(error: Exception) -> Response:
    # The kind and the place are enough to find it; the text of an error can carry personal data.
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
    log.error("%s at %s while answering %s", type(error).__name__, place, request.endpoint)
    if current_app.testing:
        raise error
    return _http_error(InternalServerError())


def _answer(code: int, title: str, text: str, ways_on: tuple[Link, ...] = ()) -> Response:
    actor = g.get("actor", VISITOR)
    if "language" not in g:
        use_language("en" if request.path.startswith("/en/") else actor.language)
        title, text = (str(word) for word in WORDS.get(code, WORDS[400]))
    has_session = bool(g.get("has_session", False)) and actor is not VISITOR
    frames = current_app.extensions["portal_frames"]
    frame = frames.build(actor, csrf_token=FormToken() if has_session else None, is_failure=actor is VISITOR)
    page = ErrorPage(code, title, text, (*ways_on, *_ways_on_from_here(code), *_ways_out(code, frame.home_url)))
    g.has_session = True  # never stored by caches
    return make_response(render(page.template, page=page, frame=frame), code)


def _ways_on_from_here(code: int) -> tuple[Link, ...]:
    """Lead from what has ended to what is there instead, as the roof says."""
    label, endpoint = current_app.extensions["portal_ways_on"].get(request.endpoint, ("", "")) if code == 404 else ("", "")
    return (Link(str(label), url_for(endpoint)),) if endpoint else ()


def _ways_out(code: int, home_url: str) -> tuple[Link, ...]:
    home = Link(str(_l("To the start page")), home_url)
    # Who sent too many forms is not sent to the next one.
    return (home,) if code == TOO_MANY else (home, Link(str(_l("Call us or be called back")), url_for("public.contact")))
