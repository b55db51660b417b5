"""The person's own pages: questions, answers, who looked. Reached by a personal link, without a password."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from flask import flash, redirect, url_for

from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now, today
from portal.kernel.db import reading, transaction
from portal.kernel.i18n import current_language
from portal.kernel.i18n import gettext as _
from portal.kernel.identity import change_language, sign_out
from portal.kernel.web import Answer, ContactCard, Desk, Page
from portal.proposals import policy, services
from portal.proposals.queries import Look, OwnConsent, Question, advisor_of, looks_at, open_questions, own_consents
from portal.proposals.texts import LANGUAGES, ConsentText, consent_text
from portal.proposals.web.forms import ConfirmForm, LanguageForm, QuestionForm

desk = Desk("candidate_proposals", __name__, audience=Role.CANDIDATE, url_prefix="/my")


@dataclass(frozen=True)
class IndexPage(Page):
    """Open questions first, then what the person answered and who looked."""

    template: ClassVar[str] = "proposals/candidate/index.html"
    audience: ClassVar[Role] = Role.CANDIDATE

    questions: tuple[Question, ...]
    consents: tuple[OwnConsent, ...]
    looks: tuple[Look, ...]
    contact: ContactCard | None
    languages: tuple[str, ...]


@dataclass(frozen=True)
class QuestionPage(Page):
    """One question: what for, what the company sees and does not see, two equal answers."""

    template: ClassVar[str] = "proposals/candidate/question.html"
    audience: ClassVar[Role] = Role.CANDIDATE

    question: Question
    text: ConsentText
    form: QuestionForm
    today: date
    contact: ContactCard | None
    languages: tuple[str, ...]


@dataclass(frozen=True)
class AnsweredPage(Page):
    """What happens next."""

    template: ClassVar[str] = "proposals/candidate/answered.html"
    audience: ClassVar[Role] = Role.CANDIDATE

    consent: OwnConsent
    contact: ContactCard | None


@dataclass(frozen=True)
class WithdrawPage(Page):
    """Asking once more before a yes is taken back."""

    template: ClassVar[str] = "proposals/candidate/withdraw.html"
    audience: ClassVar[Role] = Role.CANDIDATE

    consent: OwnConsent
    form: ConfirmForm


@desk.page("", access=policy.MY_PAGE)
def index(actor: Actor) -> Answer:
    """Show what the person is asked, what they answered, who looked."""
    person = actor.own_subject_id
    with reading() as session:
        questions, consents, looks = open_questions(session, person), own_consents(session, person), looks_at(session, person)
    return IndexPage(questions, consents, looks, _contact(actor), LANGUAGES)


@desk.form("/questions/<uuid:consent_id>", access=policy.MY_QUESTION)
def question(actor: Actor, found: Question) -> Answer:
    """Ask, and take the answer."""
    form = QuestionForm()
    text = consent_text(found.purpose, current_language())
    if not form.validate_on_submit():
        return QuestionPage(found, text, form, today(), _contact(actor), LANGUAGES)
    with transaction() as session:
        services.answer_question(session, found.consent_id, is_yes=form.is_yes, language=text.language, by=By.of(actor), at=now())
    return redirect(url_for("candidate_proposals.answered", consent_id=found.consent_id))


@desk.page("/answers/<uuid:consent_id>", access=policy.MY_CONSENT)
def answered(actor: Actor, consent: OwnConsent) -> Answer:
    """Say what happens next."""
    return AnsweredPage(consent, _contact(actor))


@desk.form("/answers/<uuid:consent_id>/withdraw", access=policy.MY_CONSENT)
def withdraw(actor: Actor, consent: OwnConsent) -> Answer:
    """Take a yes back: the next request of the company finds nothing."""
    form = ConfirmForm()
    if not form.validate_on_submit():
        return WithdrawPage(consent, form)
    with transaction() as session:
        services.withdraw_consent(session, consent.id, by=By.of(actor), at=now())
    flash(_("Done. The company can no longer see anything of you. You do not have to explain anything."), "success")
    return redirect(url_for("candidate_proposals.index"))


@desk.action("/language", access=policy.MY_PAGE)
def speak(_actor: Actor) -> Answer:
    """Go on in another language."""
    form = LanguageForm()
    if form.validate_on_submit() and form.code():
        with transaction() as session:
            change_language(session, form.code())
    return redirect(url_for("candidate_proposals.index"))


@desk.action("/leave", access=policy.MY_PAGE)
def leave(_actor: Actor) -> Answer:
    """Close the pages on this phone or computer; others may use it after."""
    sign_out(at=now())
    return redirect(url_for("public.start"))


def _contact(actor: Actor) -> ContactCard | None:
    """Return whom the person can call."""
    with reading() as session:
        card = advisor_of(session, actor.own_subject_id)
    if card is None:
        return None
    note = _("Do you have a question? Call me. We find somebody who speaks your language.")
    return ContactCard(card.name, card.place, card.phone, f"tel:{card.phone}" if card.phone else "", card.email, note)
