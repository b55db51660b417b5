"""Taking in a person in four short steps and a last look. The answers are kept at each of them."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from portal.candidates import policy, services
from portal.candidates.queries import CandidateRecord
from portal.candidates.queries.alike import people_alike
from portal.candidates.web.advisor import desk
from portal.candidates.web.forms.taking_in import INTAKE_FORMS, ReachForm
from portal.candidates.web.steps import ENDPOINTS, after, asked_at, before
from portal.candidates.words import CandidateState, IntakeStep
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now, today
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.forms.kept import KeptForm
from portal.kernel.forms.steps import Way, progress, way_chosen
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer, Page

Steps = tuple[tuple[str, str, str | None], ...]


@dataclass(frozen=True)
class IntakePage(Page):
    """One step of taking in a person; before the first one is saved there is no record."""

    template: ClassVar[str] = "candidates/advisor/intake.html"
    audience: ClassVar[Role] = Role.ADVISOR

    form: KeptForm
    step: IntakeStep
    record: CandidateRecord | None = None

    @property
    def fields(self) -> list[Any]:
        """The step's fields in their order."""
        return [field for field in self.form if field.name != "seen"]

    @property
    def steps(self) -> Steps:
        """The steps, where one stands, and where each of them is."""
        return _steps(self.step, self.record.id if self.record else None)


@dataclass(frozen=True)
class IntakeReviewPage(Page):
    """What is kept so far, what is still missing to propose the person, and the button to take them in."""

    template: ClassVar[str] = "candidates/advisor/intake_review.html"
    audience: ClassVar[Role] = Role.ADVISOR

    record: CandidateRecord
    alike: tuple[tuple[UUID, str], ...]

    @property
    def steps(self) -> Steps:
        """The steps, where one stands, and where each of them is."""
        return _steps(IntakeStep.REVIEW, self.record.id)

    @property
    def gaps(self) -> tuple[tuple[str, str, Any], ...]:
        """What is missing: the endpoint that asks for it, its field, the sentence."""
        return tuple((*asked_at(self.record, gap), gap.sentence) for gap in self.record.gaps)


@desk.form("/new", access=policy.KEEP_PEOPLE)
def new(actor: Actor) -> Answer:
    """Begin to take in a person; from here on the answers are kept."""
    page = IntakePage(ReachForm.about(None, today()), IntakeStep.REACH)
    form: Any = page.form
    if not form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            candidate_id = services.begin_intake(session, form.draft(), by=By.of(actor), at=now()).id
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    return _went_on(candidate_id, IntakeStep.REACH)


@desk.form("/<uuid:candidate_id>/intake", access=policy.KEEP_ONE)
def take_in(actor: Actor, found: CandidateRecord) -> Answer:
    """Ask who it is and how to reach them."""
    return _step(actor, found, IntakeStep.REACH)


@desk.form("/<uuid:candidate_id>/intake/languages", access=policy.KEEP_ONE)
def take_in_languages(actor: Actor, found: CandidateRecord) -> Answer:
    """Ask for German and another language."""
    return _step(actor, found, IntakeStep.LANGUAGES)


@desk.form("/<uuid:candidate_id>/intake/aims", access=policy.KEEP_ONE)
def take_in_aims(actor: Actor, found: CandidateRecord) -> Answer:
    """Ask what the person can and wants."""
    return _step(actor, found, IntakeStep.AIMS)


@desk.form("/<uuid:candidate_id>/intake/times", access=policy.KEEP_ONE)
def take_in_times(actor: Actor, found: CandidateRecord) -> Answer:
    """Ask when the person can work, and for the permission."""
    return _step(actor, found, IntakeStep.TIMES)


@desk.page("/<uuid:candidate_id>/intake/review", access=policy.KEEP_ONE)
def take_in_review(actor: Actor, found: CandidateRecord) -> Answer:
    """Show what is kept and what is missing, before the person is taken in."""
    if found.state is not CandidateState.DRAFT:
        return _to_record(found.id)
    with transaction() as session:
        services.note_look(session, found.id, by=By.of(actor), at=now())
    with reading() as session:
        return IntakeReviewPage(found, people_alike(session, found.id))


@desk.action("/<uuid:candidate_id>/intake/finish", access=policy.KEEP_ONE)
def finish_intake(actor: Actor, found: CandidateRecord) -> Answer:
    """Take the person in."""
    with transaction() as session:
        services.finish_intake(session, found.id, by=By.of(actor), at=now())
    if found.gaps:
        flash(_("Taken in. Please add what is missing, then you can propose the person."), "success")
    else:
        flash(_("Taken in. Everything is there: you can propose the person now."), "success")
    return _to_record(found.id)


@desk.action("/<uuid:candidate_id>/intake/discard", access=policy.KEEP_ONE)
def discard_intake(actor: Actor, found: CandidateRecord) -> Answer:
    """Delete a draft."""
    with transaction() as session:
        services.discard_intake(session, found.id, by=By.of(actor), at=now())
    flash(_("The draft and everything in it is deleted."), "success")
    return redirect(url_for("advisor_candidates.index"))


def _step(actor: Actor, found: CandidateRecord, step: IntakeStep) -> Answer:
    if found.state is not CandidateState.DRAFT:
        return _to_record(found.id)
    form = INTAKE_FORMS[step].about(found, today())
    page = IntakePage(form, step, found)
    if not form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            services.save_intake(session, found.id, form.draft(), seen=form.seen.data, by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    return _went_on(found.id, step)


def _went_on(candidate_id: UUID, step: IntakeStep) -> Response:
    """Go to the next step, one back, or away for today: the answers are kept already."""
    way = way_chosen()
    if way is Way.LATER:
        flash(_("Kept. You find it on top of your people and on the start page."), "success")
        return redirect(url_for("advisor_candidates.index"))
    return redirect(url_for(ENDPOINTS[before(step) if way is Way.BACK else after(step)], candidate_id=candidate_id))


def _to_record(candidate_id: UUID) -> Response:
    return redirect(url_for("advisor_candidates.show", candidate_id=candidate_id))


def _steps(current: IntakeStep, candidate_id: UUID | None) -> Steps:
    return tuple(
        (str(step.label), state, url_for(ENDPOINTS[step], candidate_id=candidate_id) if candidate_id else None)
        for step, state in progress(current, is_kept=candidate_id is not None)
    )
