"""Signing without a sign-in: by the link in a letter, or by a one-time code. Shows on GET, signs on POST."""

from dataclasses import dataclass, replace
from typing import ClassVar
from uuid import UUID

from flask import abort, redirect, request, url_for

from portal.internships import policy
from portal.internships.agreement.hands import sign_with_key
from portal.internships.agreement.keyed import Keyed, keyed, open_by_digits, signed_behind
from portal.internships.agreement.keys import PURPOSE
from portal.internships.agreement.reading import AgreementView
from portal.internships.web.agreement_forms import KeySignForm
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.i18n import person_language, use_language
from portal.kernel.links import record_behind
from portal.kernel.web import Answer, Desk, Page
from portal.proposals.disclosure import tell_names_to

desk = Desk("public_signing", __name__, audience=Role.VISITOR, has_languages=False)
WRONG = _l("These digits are not right. After five wrong tries you need a new code.")
SOMEBODY_ELSE = _l("Somebody else is signed in here. Please sign out first: everyone signs for themselves.")


@dataclass(frozen=True)
class SignPage(Page):
    """The agreement and its button; before the digits are right, only the field for them."""

    template: ClassVar[str] = "internships/public/sign.html"
    audience: ClassVar[Role] = Role.VISITOR

    form: KeySignForm
    key: Keyed
    agreement: AgreementView | None = None
    digits: str = ""
    is_answer: bool = False
    is_for_another: bool = False

    @property
    def is_secret(self) -> bool:
        """The address of this page is the key."""
        return True

    @property
    def answers_questions(self) -> bool:
        """Right digits open the agreement: nothing has to be corrected."""
        return self.is_answer


@dataclass(frozen=True)
class SignedPage(Page):
    """Thanks, or what to do with a link that no longer works."""

    template: ClassVar[str] = "internships/public/signed.html"
    audience: ClassVar[Role] = Role.VISITOR

    is_signed: bool

    @property
    def is_secret(self) -> bool:
        """The address of this page was the key."""
        return True

    @property
    def is_missing(self) -> bool:
        """A dead link is a page that does not exist, whichever way it died."""
        return not self.is_signed


@desk.form("/sign/<token>", access=policy.SIGN_BY_KEY)
def sign(actor: Actor, token: str) -> Answer:
    """Show an agreement to whoever has the link or the code, and take their signature."""
    key_id = record_behind(PURPOSE, token) or abort(404)
    with reading() as session:
        key = keyed(session, key_id, now())
        is_signed = signed_behind(session, key_id)
    if key is None:
        return SignedPage(is_signed)
    use_language(person_language(key.language))
    answer = _answer(actor, key, key_id)
    shows_name = isinstance(answer, SignPage) and answer.agreement is not None and not key.is_persons
    tell_names_to(By(key.account_id, Role.EMPLOYER.value) if shows_name else None)
    return answer


def _answer(actor: Actor, key: Keyed, key_id: UUID) -> Answer:
    form = KeySignForm()
    if not key.is_for(actor):
        form.refuse(RuleBroken(SOMEBODY_ELSE))
        return SignPage(form, key, is_for_another=True)
    page = SignPage(form, key, agreement=None if key.needs_digits else key.agreement)
    if request.method == "GET" or not form.validate_on_submit():
        return page
    return _sign(page, key_id) if form.document.data else _open(page, key_id)


def _open(page: SignPage, key_id: UUID) -> Answer:
    """Show the agreement behind right digits."""
    typed = page.form.digits.data or ""
    with transaction() as session:
        is_right = open_by_digits(session, key_id, typed, at=now())
    if not is_right:
        page.form.refuse(
            RuleBroken(_l("These digits are not right. After five wrong tries you need a new code."), field="digits")
        )
        return page
    return replace(page, agreement=page.key.agreement, digits=typed, is_answer=True)


def _sign(page: SignPage, key_id: UUID) -> Answer:
    typed = page.form.digits.data or ""
    try:
        with transaction() as session:
            is_right = sign_with_key(session, key_id, typed, page.form.document.data, at=now())
    except RuleBroken as refusal:
        page.form.refuse(refusal)
        return replace(page, digits=typed)
    if not is_right:
        page.form.refuse(RuleBroken(WRONG, field="digits"))
        return page
    return redirect(url_for("public_signing.sign", token=request.view_args["token"] if request.view_args else ""))
