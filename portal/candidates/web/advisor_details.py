"""Adding what a person knows and can do, and taking out what was entered by mistake."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from portal.candidates import policy, services
from portal.candidates.queries import CandidateRecord
from portal.candidates.web.advisor import desk
from portal.candidates.web.forms import CompetenceForm, CourseForm, ExperienceForm, LevelForm
from portal.candidates.web.pages import CoursePage, SectionPage
from portal.kernel.access import Actor
from portal.kernel.audit import By
from portal.kernel.clock import now, today
from portal.kernel.db import transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer

Add = Callable[..., None]


@desk.form("/<uuid:candidate_id>/levels/new", access=policy.KEEP_ONE)
def add_level(actor: Actor, found: CandidateRecord) -> Answer:
    """Note how much of a language the person knows."""
    lead = _("Each assessment stays, so that progress can be seen. The latest one counts.")
    page = SectionPage(found, _("Level of a language"), lead, LevelForm.starting(today()), "levels")
    return _add(actor, page, services.set_language_level)


@desk.form("/<uuid:candidate_id>/experiences/new", access=policy.KEEP_ONE)
def add_experience(actor: Actor, found: CandidateRecord) -> Answer:
    """Note work the person has done."""
    lead = _("Companies see the kind of work and the years in coarse steps.")
    return _add(actor, SectionPage(found, _("Experience"), lead, ExperienceForm(), "experiences"), services.add_experience)


@desk.form("/<uuid:candidate_id>/competences/new", access=policy.KEEP_ONE)
def add_competence(actor: Actor, found: CandidateRecord) -> Answer:
    """Note something the person can do."""
    lead = _("As many as you like. You choose up to six of them for each company.")
    page = SectionPage(found, _("Competence"), lead, CompetenceForm.starting(today()), "competences")
    return _add(actor, page, services.add_competence)


@desk.form("/<uuid:candidate_id>/courses/new", access=policy.KEEP_ONE)
def add_course(actor: Actor, found: CandidateRecord) -> Answer:
    """Note a German course with its week."""
    return _add(actor, CoursePage(found, CourseForm()), services.enrol_in_course)


@desk.action("/<uuid:candidate_id>/lines/<uuid:line_id>/remove", access=policy.KEEP_ONE)
def remove_line(actor: Actor, found: CandidateRecord, line_id: UUID) -> Answer:
    """Take a line out of the record."""
    with transaction() as session:
        services.remove_detail(session, found.id, line_id, by=By.of(actor), at=now())
    return _back(found, _("Removed."), "levels")


def _add(actor: Actor, page: SectionPage | CoursePage, add: Add) -> Answer:
    form: Any = page.form
    if not form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            add(session, page.record.id, form.draft(), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    return _back(page.record, _("Saved."), page.anchor if isinstance(page, SectionPage) else "courses")


def _back(found: CandidateRecord, message: str, anchor: str) -> Response:
    flash(message, "success")
    return redirect(url_for("advisor_candidates.show", candidate_id=found.id, _anchor=anchor))
