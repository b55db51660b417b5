"""Checking an agreement by its code: anybody may, and learns whether it is unchanged and since when. Nothing else."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from flask import current_app, request

from portal.internships import policy
from portal.internships.agreement.proving import Proof, proof_by_code
from portal.internships.web.agreement_forms import CheckForm
from portal.kernel.access import Actor, Role
from portal.kernel.clock import now
from portal.kernel.db import reading
from portal.kernel.limits import Limit, RecentSenders
from portal.kernel.web import Answer, Desk, Page, sender

desk = Desk("public_internships", __name__, audience=Role.VISITOR)
MOST_FILE = 1_900_000
LIMIT = Limit("agreement check", 20)
"""So many codes an hour from one address: far too few to guess one of 2 to the power of 60."""


@dataclass(frozen=True)
class Said:
    """The answer: unchanged since a day, changed, or nothing known under this code."""

    is_known: bool
    is_unchanged: bool = False
    since: date | None = None
    is_same_file: bool | None = None


@dataclass(frozen=True)
class CheckPage(Page):
    """The field for the code, and the answer."""

    template: ClassVar[str] = "internships/public/check.html"
    audience: ClassVar[Role] = Role.VISITOR

    form: CheckForm
    said: Said | None = None

    @property
    def answers_questions(self) -> bool:
        """An answer is no form to be corrected."""
        return self.said is not None


@desk.form("/check-agreement", access=policy.CHECK_AGREEMENT)
def check(_actor: Actor) -> Answer:
    """Say whether an agreement is unchanged; looking at the page by its code asks nothing yet."""
    form = CheckForm(data={"code": request.args.get("code", "")[:40]})
    if request.method == "GET" or not form.validate_on_submit():
        return CheckPage(form)
    senders: RecentSenders = current_app.extensions["portal_recent_senders"]
    senders.count(LIMIT, sender(), at=now())
    file = form.file.content(MOST_FILE)
    with reading() as session:
        proof = proof_by_code(session, form.code.data)
    return CheckPage(form, _said(proof, file))


def _said(proof: Proof | None, file: bytes) -> Said:
    if proof is None:
        return Said(is_known=False)
    if not proof.is_unchanged:
        return Said(is_known=True)
    return Said(is_known=True, is_unchanged=True, since=proof.since, is_same_file=proof.is_of(file) if file else None)
