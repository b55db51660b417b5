"""Desks: the only way to make a route. A desk serves one audience; no route exists without a rule."""

from collections.abc import Callable
from functools import wraps
from typing import ClassVar, Concatenate, ParamSpec, TypeVar, overload
from uuid import UUID

from flask import Blueprint, Flask, abort, current_app, g, make_response, redirect, request, url_for
from werkzeug.wrappers import Response

from portal.kernel.access import VISITOR, Access, AccessToOne, Actor, Role
from portal.kernel.db import one_reading, reading
from portal.kernel.forms import FormToken, token_is_valid
from portal.kernel.i18n import DEFAULT_LANGUAGE, current_language, use_language
from portal.kernel.identity import current_actor
from portal.kernel.web.frame import Frame, FrameBuilder
from portal.kernel.web.gates import check_gates
from portal.kernel.web.keeping import begin_page
from portal.kernel.web.once import once
from portal.kernel.web.page import Answer, Page
from portal.kernel.web.render import render
from portal.kernel.web.ways import ALSO_IN

P = ParamSpec("P")
Found = TypeVar("Found")
View = Callable[Concatenate[Actor, P], Answer]
ViewOfOne = Callable[Concatenate[Actor, Found, P], Answer]
Handler = Callable[..., Response]

RULE = "portal_rule"
LARGEST = "portal_largest"
Marked = TypeVar("Marked", bound=Callable[..., object])
LANGUAGES_IN_PATH = ("en",)


class Desk(Blueprint):
    """A blueprint whose routes carry an access rule.

    `page` answers GET, `form` answers GET and POST with a form, `action` answers POST alone.
    Each demands `access=`; a view gets the actor, and the record its rule finds.
    """

    is_kept: ClassVar[bool] = False

    asks_companies: ClassVar[bool] = False
    """Whether company people need the second factor too; staff need it everywhere."""

    def __init__(self, name: str, import_name: str, *, audience: Role, url_prefix: str = "", has_languages: bool = True) -> None:
        super().__init__(name, import_name, url_prefix=url_prefix or None)
        self.audience = audience
        self._has_languages = has_languages and audience is Role.VISITOR
        if self._has_languages:
            self.url_defaults(_stay_in_language)

    @overload
    def page(self, path: str, *, access: AccessToOne[Found]) -> Callable[[ViewOfOne[Found, P]], ViewOfOne[Found, P]]: ...  # type: ignore[overload-overlap]  # the finer rule comes first
    @overload
    def page(self, path: str, *, access: Access, also_in: tuple[str, ...] = ()) -> Callable[[View[P]], View[P]]: ...
    def page(self, path: str, *, access: Access, also_in: tuple[str, ...] = ()) -> Callable[..., object]:
        """Show something; never changes anything. `also_in` names languages that this page alone has besides the usual ones."""
        return self._route(path, access, ("GET",), kind="page", also_in=also_in)

    @overload
    def form(self, path: str, *, access: AccessToOne[Found]) -> Callable[[ViewOfOne[Found, P]], ViewOfOne[Found, P]]: ...  # type: ignore[overload-overlap]  # the finer rule comes first
    @overload
    def form(self, path: str, *, access: Access) -> Callable[[View[P]], View[P]]: ...
    def form(self, path: str, *, access: Access) -> Callable[..., object]:
        """Show a form and take it in; the view must ask `form.validate_on_submit()`."""
        return self._route(path, access, ("GET", "POST"), kind="form")

    @overload
    def action(self, path: str, *, access: AccessToOne[Found]) -> Callable[[ViewOfOne[Found, P]], ViewOfOne[Found, P]]: ...  # type: ignore[overload-overlap]  # the finer rule comes first
    @overload
    def action(self, path: str, *, access: Access) -> Callable[[View[P]], View[P]]: ...
    def action(self, path: str, *, access: Access) -> Callable[..., object]:
        """Do one thing at the press of a button."""
        return self._route(path, access, ("POST",), kind="action")

    def _route(
        self, path: str, access: Access, methods: tuple[str, ...], *, kind: str, also_in: tuple[str, ...] = ()
    ) -> Callable[..., object]:
        def decorate(view: Callable[..., Answer]) -> Callable[..., Answer]:
            guarded = _guarded(view, access, self, kind)
            guarded = _kept(guarded) if self.is_kept and self.audience is Role.VISITOR and kind == "page" else guarded
            setattr(guarded, ALSO_IN, also_in)
            for rule, defaults in self._paths(path, also_in):
                self.add_url_rule(rule, view.__name__, guarded, methods=list(methods), defaults=defaults)
            return view

        return decorate

    def _paths(self, path: str, also_in: tuple[str, ...] = ()) -> tuple[tuple[str, dict[str, str]], ...]:
        """Visitors' pages carry their language in the path; the default language goes without."""
        if not self._has_languages:
            return ((path, {}),)
        others = ",".join((*LANGUAGES_IN_PATH, *also_in))
        return ((path, {"language": DEFAULT_LANGUAGE}), (f"/<any({others}):language>{path}", {}))


class KeptDesk(Desk):
    """A visitors' desk whose pages depend on the address, the data and the day alone, so that they are kept."""

    is_kept = True


class SafeDesk(Desk):
    """A desk about people and what was agreed with them: company people show a second factor too."""

    asks_companies = True


def takes_up_to(most_bytes: int) -> Callable[[Marked], Marked]:
    """Let a form take more than pages do: photos. Whoever may not open the form is turned away before it is read."""

    def mark(view: Marked) -> Marked:
        setattr(view, LARGEST, most_bytes)
        return view

    return mark


def _stay_in_language(_endpoint: str, values: dict[str, object]) -> None:
    """Let links between visitors' pages keep the language of the page they stand on."""
    language = current_language()
    values.setdefault("language", language if language in LANGUAGES_IN_PATH else DEFAULT_LANGUAGE)


def _guarded(view: Callable[..., Answer], access: Access, desk: Desk, kind: str) -> Handler:
    audience = desk.audience

    @wraps(view)
    def guarded(**values: object) -> Response:
        language = values.pop("language", None)
        with one_reading():
            actor = _enter(access, audience, kind)
            if audience is not Role.VISITOR:
                check_gates(actor, view, asks_companies=desk.asks_companies, kind=kind)
            use_language(str(language) if language else actor.language)
            g.actor = actor
            g.has_session = audience is not Role.VISITOR or kind != "page"
            if kind == "action" and not token_is_valid():
                abort(400)
            answer = once(actor, lambda: view(actor, *_find(access, actor, values), **values))
            frame = _frame_of(answer, actor)
        return _respond(answer, frame)

    setattr(guarded, RULE, access)
    return guarded


def _kept(guarded: Handler) -> Handler:
    @wraps(guarded)
    def noted(**values: object) -> Response:
        begin_page()
        return guarded(**values)

    return noted


def _enter(access: Access, audience: Role, kind: str) -> Actor:
    """Return the actor if the rule admits them; visitors' pages are the same for everyone and ask nobody."""
    if audience is Role.VISITOR and kind == "page":
        return VISITOR
    actor = current_actor()
    if access.admits(actor):
        return actor
    if actor.role is Role.VISITOR and audience is Role.CANDIDATE:
        abort(redirect(url_for("public_candidates.closed")))  # who comes by a link has no password to sign in with
    if actor.role is Role.VISITOR:
        # A session that ran out must not lose the way; what was typed cannot be carried along.
        target = request.full_path.rstrip("?") if request.method == "GET" else None
        abort(redirect(url_for("public_accounts.sign_in", next=target)))
    g.actor = actor
    use_language(actor.language)
    return abort(403)


def _find(access: Access, actor: Actor, values: dict[str, object]) -> tuple[object, ...]:
    if not isinstance(access, AccessToOne):
        return ()
    key = values.pop(access.key)
    if not isinstance(key, UUID):
        raise TypeError(f"{access.key} must be typed <uuid:{access.key}> in the path")
    with reading() as session:
        found = access.find(session, actor, key)
    if found is None:
        abort(404)
    return (found,)


def _frame_of(answer: Answer, actor: Actor) -> Frame | None:
    if not isinstance(answer, Page):
        return None
    frames: FrameBuilder = current_app.extensions["portal_frames"]
    return frames.build(actor, csrf_token=FormToken() if g.has_session else None)


def _respond(answer: Answer, frame: Frame | None) -> Response:
    """Fill in the template; by now everything is read, and a template that reaches for more is a mistake."""
    if not isinstance(answer, Page):
        return answer
    response = make_response(render(answer.template, page=answer, frame=frame))
    if request.method == "POST" and not answer.answers_questions:
        response.status_code = 422  # the form comes back to be corrected
    if answer.is_missing:
        response.status_code = 404
    if answer.is_secret:
        response.headers["Referrer-Policy"] = "no-referrer"
    return response


def install(app: Flask) -> None:
    """Refuse endpoints without a rule (second lock); keep visitors in the language of their path."""

    @app.url_defaults
    def keep_language(endpoint: str, values: dict[str, object]) -> None:
        is_ours = endpoint in app.view_functions and app.url_map.is_endpoint_expecting(endpoint, "language")
        if is_ours and "language" not in values and current_language() in LANGUAGES_IN_PATH:
            values["language"] = current_language()

    @app.before_request
    def check() -> None:
        if request.mimetype == "application/x-www-form-urlencoded":
            # Werkzeug measures only the fields of multipart forms: this kind it reads whole, so the body itself is limited.
            request.max_content_length = app.config["MAX_FORM_MEMORY_SIZE"]
        endpoint = request.endpoint
        if endpoint is None or endpoint == "static":
            return
        view = app.view_functions[endpoint]
        request.max_content_length = getattr(view, LARGEST, None) or request.max_content_length
        if not hasattr(view, RULE):
            abort(500)
