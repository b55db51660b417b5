"""How did the internship go? The links in our letters show on GET and act on POST, without signing in. They name nobody."""

from dataclasses import dataclass
from typing import ClassVar

from flask import abort, redirect, request, url_for

from portal.internships import policy
from portal.internships.assessment.answering import answer_assessment, assess_as_company, say_how_it_was
from portal.internships.assessment.asking import PURPOSES
from portal.internships.assessment.reading import CompanyAsked, PersonAsked, asked_of_company, asked_of_person
from portal.internships.assessment.words import ASKED_ABOUT, OwnView
from portal.internships.web.assessment_forms import AssessmentForm, OwnViewForm, VerdictForm
from portal.kernel.access import Actor, Role
from portal.kernel.clock import now
from portal.kernel.db import reading, transaction
from portal.kernel.forms import Form
from portal.kernel.i18n import person_language, use_language
from portal.kernel.links import record_behind
from portal.kernel.web import Answer, Desk, Page

desk = Desk("public_assessments", __name__, audience=Role.VISITOR)
person_desk = Desk("public_own_view", __name__, audience=Role.VISITOR, has_languages=False)
SEEN = tuple(each.value for each in ASKED_ABOUT)


@dataclass(frozen=True)
class CompanyPage(Page):
    """The questions to the company, or what it means that there are none any more."""

    template: ClassVar[str] = "internships/public/assessment.html"
    audience: ClassVar[Role] = Role.VISITOR

    form: AssessmentForm
    asked: CompanyAsked
    seen: tuple[str, ...] = SEEN

    @property
    def is_secret(self) -> bool:
        """The address of this page is the key."""
        return True


@dataclass(frozen=True)
class PersonPage(Page):
    """The question to the person in their language, and what the company saw."""

    template: ClassVar[str] = "internships/candidate/own_view.html"
    audience: ClassVar[Role] = Role.VISITOR

    form: Form
    asked: PersonAsked
    views: tuple[OwnView, ...] = tuple(OwnView)

    @property
    def is_secret(self) -> bool:
        """The address of this page is the key."""
        return True


@desk.form("/internship/<token>", access=policy.ASSESS_BY_LINK)
def company(_actor: Actor, token: str) -> Answer:
    """Ask a company how it went, and take the answer."""
    assessment_id = record_behind(PURPOSES["company"], token)
    with reading() as session:
        asked = asked_of_company(session, assessment_id, now()) if assessment_id else None
    asked = asked or abort(404)
    form = AssessmentForm()
    if request.method == "GET" or not form.validate_on_submit():
        return CompanyPage(form, asked)
    if asked.is_open:
        with transaction() as session:
            assess_as_company(session, asked.id, form.draft(), at=now())
    return redirect(url_for("public_assessments.company", token=token))


@person_desk.form("/my-internship/<token>", access=policy.ASSESS_BY_LINK)
def person(_actor: Actor, token: str) -> Answer:
    """Ask a person how it was; once the company has answered, whether they see it the same way."""
    assessment_id = record_behind(PURPOSES["person"], token)
    with reading() as session:
        asked = asked_of_person(session, assessment_id, now()) if assessment_id else None
    asked = asked or abort(404)
    use_language(person_language(asked.language))
    form = OwnViewForm() if asked.asks_for_view else VerdictForm()
    if request.method == "GET" or not form.validate_on_submit():
        return PersonPage(form, asked)
    _take(asked, form)
    return redirect(url_for("public_own_view.person", token=token))


def _take(asked: PersonAsked, form: OwnViewForm | VerdictForm) -> None:
    if isinstance(form, VerdictForm) and not asked.asks_for_verdict:
        return
    with transaction() as session:
        if isinstance(form, OwnViewForm):
            say_how_it_was(session, asked.id, form.view.data, at=now())
        else:
            answer_assessment(session, asked.id, form.verdict.data, form.own_words.data, at=now())
