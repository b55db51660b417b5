"""Asking once more who it is, before what cannot be taken back."""

from dataclasses import dataclass
from typing import ClassVar

from flask import redirect, request

from portal.accounts import policy
from portal.accounts.queries import factors_of, own_account
from portal.accounts.services import begin_try, count_factor_try, forget_tries, show_factor
from portal.accounts.web.forms import ProofForm
from portal.accounts.web.public import local_way
from portal.kernel.access import Actor, Role
from portal.kernel.clock import now
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.forms import TOKEN_FIELD, token_is_valid
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.identity import note_proof
from portal.kernel.web import Answer, Desk, Page, is_sent_again, start_page_of

desk = Desk("members_proofs", __name__, audience=Role.EMPLOYER)

OWN_FIELDS = ("proof_password", "proof_code", "once", TOKEN_FIELD)


@dataclass(frozen=True)
class ProofPage(Page):
    """The question; what was sent before waits in it."""

    template: ClassVar[str] = "accounts/factors/proof.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    form: ProofForm
    email: str
    waiting: tuple[tuple[str, str], ...]
    is_answer: bool
    way_back: str

    @property
    def answers_questions(self) -> bool:
        """Nothing was answered yet: what was sent comes from another page."""
        return not self.is_answer


@desk.form("/account/confirm", access=policy.OWN_ACCOUNT)
def ask(actor: Actor) -> Answer:
    """Ask for the password or a code; then on with what was begun, with everything that was typed."""
    target = local_way(request.args.get("next", ""))
    again = bool(target) and is_sent_again(actor, target, request.args.get("again", ""))
    form = ProofForm()
    is_answer = not (again and token_is_valid()) or any(name in request.form for name in OWN_FIELDS[:2])
    page = _page(actor, form, is_again=again, is_answer=is_answer)
    if not is_answer or not form.validate_on_submit():
        return page
    try:
        _prove(actor, page.email, form)
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    return redirect(target or start_page_of(actor.role), 307 if again else 303)


def _page(actor: Actor, form: ProofForm, *, is_again: bool, is_answer: bool) -> ProofPage:
    with reading() as session:
        email, factors = own_account(session, actor.own_id).email, factors_of(session, actor.own_id)
    if not factors.is_set_up:
        del form.proof_code
    # What another site sends here never waits to be sent on: it has no token of this browser's.
    sent = request.form.items(multi=True) if is_again and token_is_valid() else ()
    waiting = tuple((name, value) for name, value in sent if name not in OWN_FIELDS)
    return ProofPage(form, email, waiting, is_answer, start_page_of(actor.role))


def _prove(actor: Actor, email: str, form: ProofForm) -> None:
    if "proof_code" in form and form.proof_code.data:
        _prove_by_code(actor, form.proof_code.data)
        return
    if not form.proof_password.data:
        raise RuleBroken(_l("Please enter your password."), field="proof_password")
    with transaction() as session:
        attempt = begin_try(session, email, at=now())
    if not attempt.is_right(form.proof_password.data):
        raise RuleBroken(_l("This is not your present password."), field="proof_password")
    with transaction() as session:
        forget_tries(session, email)
        note_proof(session, at=now())


def _prove_by_code(actor: Actor, code: str) -> None:
    try:
        with transaction() as session:
            count_factor_try(session, actor.own_id, at=now())
        with transaction() as session:
            show_factor(session, actor.own_id, code, at=now())
            note_proof(session, at=now())
    except RuleBroken as refusal:
        raise RuleBroken(refusal.sentence, field="proof_code") from None
