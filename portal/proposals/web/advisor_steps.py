"""Steps of a proposal that need a few answers: consent on paper, the company's answer by phone, a meeting, the end."""

from datetime import date

from flask import abort

from portal.kernel.access import Actor
from portal.kernel.audit import By
from portal.kernel.clock import local_day, now
from portal.kernel.db import transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer
from portal.proposals import policy, services
from portal.proposals.queries import StaffProposal
from portal.proposals.texts import LANGUAGES, consent_text
from portal.proposals.web.advisor import back, desk
from portal.proposals.web.forms import CompanyAnswerForm, ConfirmForm, ConsentForm, EndForm, MeetingForm, TakeBackForm
from portal.proposals.web.pages import ConsentPage, StepPage
from portal.proposals.web.reviewed import reviewed_languages
from portal.proposals.words import ConsentPurpose, PersonAnswer


@desk.form("/proposals/<uuid:proposal_id>/consent/<purpose>", access=policy.ANY)
def record_consent(actor: Actor, found: StaffProposal, purpose: str) -> Answer:
    """Write down what the person answered on paper or on the tablet."""
    if purpose not in set(ConsentPurpose):
        abort(404)
    question = ConsentPurpose(purpose)  # type: ignore[call-arg]  # Word takes a code
    form = ConsentForm()
    texts = tuple(consent_text(question, language) for language in LANGUAGES)
    if not form.validate_on_submit():
        return ConsentPage(found, question, texts, form)
    try:
        with transaction() as session:
            answer = form.consent(question, reviewed_languages())
            services.record_consent(session, found.id, answer, by=By.of(actor), at=now())
    except RuleBroken as refusal:
        if refusal.field is None:
            raise
        form.refuse(refusal)
        return ConsentPage(found, question, texts, form)
    return back(found, _said(question, is_yes=form.answer.data is PersonAnswer.YES))


@desk.form("/proposals/<uuid:proposal_id>/consent/<purpose>/take-back", access=policy.ANY)
def take_back_consent(actor: Actor, found: StaffProposal, purpose: str) -> Answer:
    """Write down that the person takes a yes back: as easy as it was given (Art. 7(3) GDPR)."""
    consent = next((each for each in found.consents if each.purpose == purpose), None)
    if consent is None:
        abort(404)
    form = TakeBackForm()
    if not form.validate_on_submit():
        lead = _("From then on the company sees nothing of the person, and it reads no reason. This cannot be undone.")
        return StepPage(found, _("Does the person take their yes back?"), lead, _("Record it"), form, ("told",))
    with transaction() as session:
        services.withdraw_consent(session, consent.id, form.told.data, by=By.of(actor), at=now())
    return back(found, _("Taken back. The company can no longer see anything, and nobody has to explain it to the company."))


@desk.form("/proposals/<uuid:proposal_id>/company-answer", access=policy.ANY)
def company_answer(actor: Actor, found: StaffProposal) -> Answer:
    """Enter what the company said on the phone or at a visit."""
    form = CompanyAnswerForm()
    if not form.validate_on_submit():
        title, lead = _("The company's answer"), _("The company sees the answer and who entered it.")
        return StepPage(found, title, lead, _("Save the answer"), form, ("how", "answer", "reason"))
    reason, by, at = form.decline_reason(), By.of(actor), now()
    with transaction() as session:
        if reason is None:
            services.want_candidate(session, found.id, form.channel(), by=by, at=at)
        else:
            services.decline_proposal(session, found.id, reason, form.channel(), by=by, at=at)
    if reason is None:
        return back(found, _("Recorded. The person is now asked whether the company may know the name."))
    return back(found, _("Recorded. The proposal has ended. Call the person, and look for another place."))


@desk.form("/proposals/<uuid:proposal_id>/meeting", access=policy.ANY)
def meeting(actor: Actor, found: StaffProposal) -> Answer:
    """Note when company and person meet."""
    form = MeetingForm(data=_known_meeting(found))
    title, lead = _("Meeting"), _("Call both first. The company sees day and time here.")
    if not form.validate_on_submit():
        return StepPage(found, title, lead, _("Save the meeting"), form, ("day", "time"))
    try:
        with transaction() as session:
            services.schedule_meeting(session, found.id, form.moment(), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        if refusal.field is None:
            raise
        form.refuse(refusal)
        return StepPage(found, title, lead, _("Save the meeting"), form, ("day", "time"))
    return back(found, _("The meeting is noted. The company sees day and time here; you tell the person. Call both afterwards."))


@desk.form("/proposals/<uuid:proposal_id>/end", access=policy.ANY)
def end(actor: Actor, found: StaffProposal) -> Answer:
    """End a proposal after which no work came."""
    form = EndForm()
    if not form.validate_on_submit():
        lead = _("The name closes for the company at once.")
        return StepPage(found, _("End without work"), lead, _("End"), form, ("reason",))
    with transaction() as session:
        services.end_without_work(session, found.id, form.reason.data, by=By.of(actor), at=now())
    return back(found, _("Ended. The company no longer sees the name. Call the person, and look for another place."))


@desk.form("/proposals/<uuid:proposal_id>/withdraw", access=policy.ANY)
def withdraw(actor: Actor, found: StaffProposal) -> Answer:
    """Take a proposal back."""
    form = ConfirmForm()
    if not form.validate_on_submit():
        lead = _("The company only reads that the proposal is no longer available, and no reason. This cannot be undone.")
        return StepPage(found, _("Take the proposal back?"), lead, _("Take back"), form, ())
    with transaction() as session:
        services.withdraw_proposal(session, found.id, by=By.of(actor), at=now())
    return back(found, _("Taken back. The company can no longer see anything."))


def _said(question: ConsentPurpose, *, is_yes: bool) -> str:
    """Say what follows from the person's answer, and who calls whom."""
    if question is ConsentPurpose.SHOW:
        if is_yes:
            return _("Recorded: yes. Now you can show the profile to the company.")
        return _("Recorded: no. The company learns nothing; look for another place with the person.")
    if is_yes:
        return _("Recorded: yes. The company now knows the name. Call both and arrange a meeting.")
    return _("Recorded: no. The company only reads that the proposal has ended; nobody has to call it.")


def _known_meeting(found: StaffProposal) -> dict[str, date]:
    return {"day": local_day(found.row.meeting_at)} if found.row.meeting_at else {}
