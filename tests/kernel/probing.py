"""A desk of our own in the whole application: one view for each thing that can happen."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar, cast
from uuid import UUID

from flask import Flask, redirect, request, url_for
from jinja2 import ChoiceLoader, DictLoader
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from portal.app import create_app
from portal.kernel.access import EVERYONE, Actor, Role, allow, allow_one
from portal.kernel.errors import RuleBroken
from portal.kernel.forms import Form
from portal.kernel.i18n import lazy_gettext
from portal.kernel.settings import Environment, Settings
from portal.kernel.web import Answer, Desk, Page
from portal.kernel.web.render import Templates
from portal.ui.filters import FILTERS

TEMPLATES = {
    "probe/page.html": "{% extends 'ui/narrow.html' %}{% block heading %}Probe{% endblock %}"
    "{% block main %}<p>{{ page.text }}</p>{% endblock %}",
    "probe/form.html": "{% extends 'ui/narrow.html' %}{% import 'ui/macros/form.html' as form %}"
    "{% block heading %}Probe{% endblock %}{% block main %}"
    "{% call form.form(frame, page.form, 'Send') %}{% for each in page.form %}{{ form.field(each) }}{% endfor %}{% endcall %}"
    "{% endblock %}",
}
FOREIGN = UUID("00000000-0000-4000-8000-00000000000f")
OWN = UUID("00000000-0000-4000-8000-000000000001")


@dataclass(frozen=True)
class TextPage(Page):
    """A sentence."""

    template: ClassVar[str] = "probe/page.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    text: str


@dataclass(frozen=True)
class FormPage(Page):
    """A form with everything typed."""

    template: ClassVar[str] = "probe/form.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    form: Form


def _find(_session: Session, _actor: Actor, key: UUID) -> str | None:
    return "own" if key == OWN else None


STAFF = allow(Role.COORDINATOR)
ONE = allow_one(Role.COORDINATOR, key="thing_id", find=_find)
SECRET = "Amina Haddad, amina@example.org"


def a_form_desk(form: type[Form], taken: list[Any]) -> Desk:
    """A desk with one form; what was taken in is kept."""
    desk = Desk("probe_form", __name__, audience=Role.COORDINATOR, url_prefix="/probe-form")

    @desk.form("/", access=STAFF)
    def fill(_actor: Actor) -> Answer:
        opened = form()
        if not opened.validate_on_submit():
            return FormPage(opened)
        taken.append({name: value for name, value in opened.data.items() if name != "csrf_token"})
        return redirect(url_for("probe_form.fill"))

    return desk


def a_desk() -> Desk:
    """A desk for coordinators."""
    desk = Desk("probe", __name__, audience=Role.COORDINATOR, url_prefix="/probe")

    @desk.page("/page", access=STAFF)
    def page(actor: Actor) -> Answer:
        return TextPage(f"page of {actor.role}")

    @desk.page("/things/<uuid:thing_id>", access=ONE)
    def thing(_actor: Actor, found: str) -> Answer:
        return TextPage(found)

    @desk.page("/bug", access=STAFF)
    def bug(_actor: Actor) -> Answer:
        raise ValueError(SECRET)

    @desk.page("/not-typed/<thing_id>", access=ONE)
    def not_typed(_actor: Actor, found: str) -> Answer:
        return TextPage(found)

    @desk.action("/press", access=STAFF)
    def press(_actor: Actor) -> Answer:
        return redirect(url_for("probe.page"))

    @desk.action("/refuse", access=STAFF)
    def refuse(_actor: Actor) -> Answer:
        sentence = lazy_gettext("This page does not exist.")
        way_on = (lazy_gettext("To the probe"), "probe.page") if "way" in request.form else None
        raise RuleBroken(sentence, way_on=way_on)

    @desk.action("/lost-race", access=STAFF)
    def lost_race(_actor: Actor) -> Answer:
        raise StaleDataError(SECRET)

    return desk


def a_public_desk() -> Desk:
    """A desk for visitors."""
    desk = Desk("probe_public", __name__, audience=Role.VISITOR)

    @desk.page("/probe-public/page", access=allow(*EVERYONE))
    def page(_actor: Actor) -> Answer:
        return TextPage(url_for("probe_public.other"))

    @desk.page("/probe-public/other", access=allow(*EVERYONE))
    def other(_actor: Actor) -> Answer:
        return TextPage("other")

    return desk


@cache
def _templates_with_probes() -> Templates:
    own = Templates(FILTERS)
    own.loader = ChoiceLoader([DictLoader(TEMPLATES), own.loader])
    return own


@contextmanager
def probing(settings: Settings, *desks: Desk, environment: Environment = Environment.TEST, **changes: Any) -> Iterator[Flask]:
    """Build the application with these desks beside its own."""
    app = create_app(settings.model_copy(update={"environment": environment, **changes}))
    app.extensions["portal_templates"] = _templates_with_probes()
    for desk in desks:
        app.register_blueprint(desk)
    yield app
    cast(Any, app.extensions["portal_database"]).close()
