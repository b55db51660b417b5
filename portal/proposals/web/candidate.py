"""The person's own pages: questions, answers, who looked. Reached by a personal link, without a password."""

from flask import Response, flash, redirect, url_for

from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now, today
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import current_language
from portal.kernel.i18n import gettext as _
from portal.kernel.identity import change_language, sign_out
from portal.kernel.web import Answer, Desk
from portal.profiles.fragment import fragment_of, shown_language
from portal.proposals import policy, queries, services
from portal.proposals.person_ties import asks_of
from portal.proposals.queries import OwnConsent, Question, Shown
from portal.proposals.receipts import receipt as receipt_of
from portal.proposals.texts import reading_of
from portal.proposals.web.candidate_pages import (
    AnsweredPage,
    IndexPage,
    PausePage,
    QuestionPage,
    ShownPage,
    WithdrawAllPage,
    WithdrawPage,
)
from portal.proposals.web.contact import contact_for
from portal.proposals.web.forms import ConfirmForm, LanguageForm, QuestionForm
from portal.proposals.web.reviewed import reviewed_languages

desk = Desk("candidate_proposals", __name__, audience=Role.CANDIDATE, url_prefix="/my")
HOME = "candidate_proposals.index"


@desk.page("", access=policy.MY_PAGE)
def index(actor: Actor) -> Answer:
    """Show what the person is asked, what they answered, who looked."""
    person = actor.own_subject_id
    with reading() as session:
        questions, consents = queries.open_questions(session, person), queries.own_consents(session, person)
        looks, is_paused = queries.looks_at(session, person), queries.is_paused(session, person)
        asks = asks_of(session, person)
    return IndexPage(questions, asks, consents, looks, is_paused, today(), contact_for(actor))


@desk.form("/questions/<uuid:consent_id>", access=policy.MY_QUESTION)
def question(actor: Actor, found: Question) -> Answer:
    """Ask, and take the answer."""
    form, read = QuestionForm(), reading_of(found.purpose, current_language(), reviewed_languages())
    page = QuestionPage(found, fragment_of(found.profile), shown_language(), read, form, contact_for(actor))
    if not form.validate_on_submit():
        return page
    try:
        answer = form.answer_to(read)
        with transaction() as session:
            services.answer_question(session, found.consent_id, answer, by=By.of(actor), at=now())
    except RuleBroken as refusal:
        if refusal.field is None:
            raise
        form.refuse(refusal)
        return page
    return redirect(url_for("candidate_proposals.answered", consent_id=found.consent_id))


@desk.page("/answers/<uuid:consent_id>", access=policy.MY_CONSENT)
def answered(actor: Actor, consent: OwnConsent) -> Answer:
    """Say what happens next."""
    return AnsweredPage(consent, contact_for(actor))


@desk.page("/answers/<uuid:consent_id>/shown", access=policy.MY_SHOWN)
def shown(_actor: Actor, found: Shown) -> Answer:
    """Show exactly what the company sees, since when, and when it looked."""
    fragment = fragment_of(found.profile) if found.profile else None
    return ShownPage(found, fragment, shown_language(), today())


@desk.page("/answers/<uuid:consent_id>/receipt", access=policy.MY_CONSENT)
def receipt(_actor: Actor, consent: OwnConsent) -> Answer:
    """Give the person their receipt; nothing in it says who they are."""
    document = Response(receipt_of(consent), mimetype="application/pdf")
    document.headers["Content-Disposition"] = f'attachment; filename="kai-{consent.reference.lower()}-{consent.purpose}.pdf"'
    document.headers["Referrer-Policy"] = "no-referrer"
    return document


@desk.form("/answers/<uuid:consent_id>/withdraw", access=policy.MY_CONSENT)
def withdraw(actor: Actor, consent: OwnConsent) -> Answer:
    """Take a yes back: the next request of the company finds nothing."""
    form = ConfirmForm()
    if not form.validate_on_submit():
        return WithdrawPage(consent, form)
    with transaction() as session:
        services.withdraw_consent(session, consent.id, by=By.of(actor), at=now())
    return _home(_("Done. You do not have to explain anything."))


@desk.form("/withdraw", access=policy.MY_PAGE)
def withdraw_all(actor: Actor) -> Answer:
    """Take every yes back at once."""
    form = ConfirmForm()
    if not form.validate_on_submit():
        return WithdrawAllPage(form)
    with transaction() as session:
        services.withdraw_everything(session, actor.own_subject_id, by=By.of(actor), at=now())
    return _home(_("Done. You do not have to explain anything."))


@desk.form("/pause", access=policy.MY_PAGE)
def pause(actor: Actor) -> Answer:
    """Let the profile rest, for as long as the person likes and without a reason."""
    form = ConfirmForm()
    if not form.validate_on_submit():
        return PausePage(form)
    with transaction() as session:
        services.rest(session, actor.own_subject_id, by=By.of(actor), at=now())
    return _home(_("Your profile rests"))


@desk.action("/resume", access=policy.MY_PAGE)
def resume(actor: Actor) -> Answer:
    """Go on after a rest."""
    with transaction() as session:
        services.go_on(session, actor.own_subject_id, by=By.of(actor), at=now())
    return _home(_("It goes on. We look for places for you again."))


@desk.action("/language", access=policy.MY_PAGE)
def speak(_actor: Actor) -> Answer:
    """Go on in another language, on the same page."""
    form = LanguageForm()
    if form.validate_on_submit():
        with transaction() as session:
            change_language(session, form.language.data.value)
    return redirect(form.page() or url_for(HOME))


@desk.action("/leave", access=policy.MY_PAGE)
def leave(_actor: Actor) -> Answer:
    """Close the pages on this phone or computer; others may use it after."""
    sign_out(at=now())
    return redirect(url_for("public_candidates.closed"))


def _home(message: str) -> Answer:
    flash(message, "success")
    return redirect(url_for(HOME))
