"""How is the work going? The links in our letters show on GET and act on POST, without signing in. They name nobody."""

from dataclasses import dataclass
from typing import ClassVar

from flask import abort, redirect, request, url_for

from portal.kernel.access import Actor, Role
from portal.kernel.clock import now
from portal.kernel.db import reading, transaction
from portal.kernel.i18n import person_language, use_language
from portal.kernel.links import record_behind
from portal.kernel.web import Answer, Desk, Page
from portal.placements import policy
from portal.placements.following_up import PURPOSES, answer_follow_up
from portal.placements.queries.follow_ups import Asked, asked_behind
from portal.placements.web.forms import SignForm
from portal.placements.words import Side, Sign

desk = Desk("public_placements", __name__, audience=Role.VISITOR)
person_desk = Desk("public_work", __name__, audience=Role.VISITOR, has_languages=False)


@dataclass(frozen=True)
class CompanyPage(Page):
    """The question to the company, or what it means that there is none any more."""

    template: ClassVar[str] = "placements/public/company.html"
    audience: ClassVar[Role] = Role.VISITOR

    form: SignForm
    asked: Asked
    signs: tuple[Sign, ...] = tuple(Sign)

    @property
    def is_secret(self) -> bool:
        """The address of this page is the key."""
        return True


@dataclass(frozen=True)
class PersonPage(CompanyPage):
    """The question to the person, in their language."""

    template: ClassVar[str] = "placements/public/person.html"


@desk.form("/work/<token>", access=policy.ANSWER_BY_LINK)
def company(_actor: Actor, token: str) -> Answer:
    """Ask a company how the work is going, and take the answer."""
    asked = _behind(token, Side.COMPANY)
    form = SignForm()
    if request.method == "GET" or not form.validate_on_submit():
        return CompanyPage(form, asked)
    if asked.is_open:
        _take(asked, Side.COMPANY, form.sign.data)
    return redirect(url_for("public_placements.company", token=token))


@person_desk.form("/my-work/<token>", access=policy.ANSWER_BY_LINK)
def person(_actor: Actor, token: str) -> Answer:
    """Ask a person how the work is going, in their own language, and take the answer."""
    asked = _behind(token, Side.PERSON)
    use_language(person_language(asked.language))
    form = SignForm()
    if request.method == "GET" or not form.validate_on_submit():
        return PersonPage(form, asked)
    if asked.is_open:
        _take(asked, Side.PERSON, form.sign.data)
    return redirect(url_for("public_work.person", token=token))


def _take(asked: Asked, side: Side, sign: Sign) -> None:
    with transaction() as session:
        answer_follow_up(session, asked.id, side, sign, at=now())


def _behind(token: str, side: Side) -> Asked:
    follow_up_id = record_behind(PURPOSES[side], token)
    with reading() as session:
        found = asked_behind(session, follow_up_id, side, now()) if follow_up_id else None
    return found or abort(404)
