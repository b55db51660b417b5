"""Forms of internships."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from portal.candidates.web.forms.wording import ReviewForm, with_marks
from portal.internships.asking import AnswerDraft, RequestDraft
from portal.internships.queries import StaffFilter, StaffInternship
from portal.internships.services import Abort, InternshipDraft
from portal.internships.wording import Review
from portal.internships.words import (
    AbortedBy,
    AbortReason,
    Authority,
    CompanyDecision,
    InternshipView,
    LegalBasis,
    Outcome,
    RequestAnswer,
    RequestMatter,
)
from portal.kernel.access import Actor
from portal.kernel.forms import (
    ChoiceField,
    ClockField,
    DayField,
    Form,
    LineField,
    ListForm,
    MonthField,
    NumberField,
    RadioChoiceField,
    RecordField,
    TextField,
    TickField,
    between,
    choice_required,
    optional,
    required,
)
from portal.kernel.i18n import lazy_gettext as _l
from portal.proposals.web.filters import Whose

F = TypeVar("F", bound=ReviewForm)
ALL_DAY = _l("Please enter a day.")


class InternshipForm(ReviewForm):
    """Dates, hours and the person who guides."""

    starts_on = DayField(_l("First day"), [required(ALL_DAY)])
    ends_on = DayField(_l("Last day"), [required(ALL_DAY)])
    hours_per_week = NumberField(
        _l("Hours a week"), [required(_l("Please enter the hours a week, for example 20.")), between(1, 40)]
    )
    begins_at = ClockField(_l("Start on the first day"), [optional()])
    mentor_name = LineField(_l("Who guides in the company"), [required(_l("Please name the person who guides."))])
    tasks = TextField(_l("Tasks and what is to be learned"), [optional()], longest=1000)
    basis = ChoiceField(_l("Legal basis"), LegalBasis, [choice_required()])
    is_long_term_exception = TickField(
        _l("Long-term unemployed: the jobcentre allows up to twelve weeks (section 45 (8) SGB III)")
    )

    def fill(self, internship: StaffInternship) -> None:
        """Show what is planned already."""
        for name in (
            "starts_on",
            "ends_on",
            "hours_per_week",
            "begins_at",
            "mentor_name",
            "tasks",
            "basis",
            "is_long_term_exception",
        ):
            self[name].data = getattr(internship, name)

    def draft(self) -> InternshipDraft:
        """Return what was entered."""
        return InternshipDraft(
            basis=self.basis.data,
            starts_on=self.starts_on.data,
            ends_on=self.ends_on.data,
            hours_per_week=self.hours_per_week.data,
            mentor_name=self.mentor_name.data,
            begins_at=self.begins_at.data,
            tasks=self.tasks.data or None,
            looked=self.looked,
            is_long_term_exception=self.is_long_term_exception.data,
        )


def reviewed(kind: type[F], review: Review | None, typed: Mapping[str, str], data: Mapping[str, Any] | None = None) -> F:
    """Make a form with a question for each mark of the text that was typed; about a text that is new it asks anew."""
    if review is None:
        return kind(data=data)
    is_first_look = typed.get("looked_at") != review.seen
    form = with_marks(kind, review.marked, name_is_known=True, asks=not is_first_look)(data=data)
    if is_first_look:
        form.begin_anew(review.seen)
    return form


class ApprovalForm(Form):
    """When which office agreed."""

    approval_on = DayField(_l("Approved on"), [required(ALL_DAY)])
    office = LineField(_l("By which office"), [required(_l("Please enter the office, for example Jobcenter Borna."))])


class RequestForm(Form):
    """What an authority is asked."""

    matter = RadioChoiceField(_l("What is asked for?"), RequestMatter, [choice_required()])
    authority = RadioChoiceField(_l("Which authority?"), Authority, [choice_required()])
    sent_on = DayField(_l("Sent on"), [required(ALL_DAY)])

    def draft(self) -> RequestDraft:
        """Return what was entered."""
        return RequestDraft(self.authority.data, self.matter.data, self.sent_on.data)


class AnswerForm(Form):
    """What an authority says."""

    answer = RadioChoiceField(_l("Answer"), RequestAnswer, [choice_required()])
    answered_on = DayField(_l("Answered on"), [required(ALL_DAY)])
    valid_until = DayField(_l("Valid until"), [optional()])
    conditions = TextField(_l("Conditions"), [optional()], longest=1000)

    def draft(self) -> AnswerDraft:
        """Return what was entered."""
        return AnswerDraft(self.answered_on.data, self.answer.data, self.valid_until.data, self.conditions.data or None)


class CompletionForm(Form):
    """What follows."""

    outcome = RadioChoiceField(_l("What follows?"), Outcome, [choice_required()])


class AbortForm(Form):
    """When, by whom and why it ended early."""

    ended_on = DayField(_l("Last day"), [required(ALL_DAY)])
    aborted_by = RadioChoiceField(_l("Who ended it?"), AbortedBy, [choice_required()])
    reason = RadioChoiceField(_l("Why?"), AbortReason, [choice_required()])

    def abort(self) -> Abort:
        """Return what was entered."""
        return Abort(self.ended_on.data, self.aborted_by.data, self.reason.data)


class DecisionForm(Form):
    """How it goes on, in the words of the company; nothing is chosen beforehand."""

    decision = RadioChoiceField(_l("Your answer"), CompanyDecision, [choice_required(_l("Please choose one of the answers."))])


class FilterForm(ListForm):
    """Which internships the team's list shows."""

    open_answers = {"whose": Whose.ALL.value, "view": InternshipView.ALL.value}

    whose = ChoiceField(_l("Whose"), Whose)
    view = ChoiceField(_l("State"), InternshipView)
    site = RecordField(_l("KAI site"), empty=_l("All sites"))
    month = MonthField(_l("Month"), empty=_l("Every month"))

    @classmethod
    def among(cls, sites: Iterable[tuple[UUID, str]], today: date) -> "FilterForm":
        """Return the form that offers these sites and the months around today."""
        return cls(offers={"site": sites, "month": today}, data={"whose": Whose.MINE, "view": InternshipView.OPEN})

    def wanted(self, actor: Actor) -> StaffFilter:
        """Return what to list; what cannot be read narrows nothing."""
        is_mine = self.sound("whose") is Whose.MINE
        view = self.sound("view") or InternshipView.ALL
        return StaffFilter(view, actor.own_id if is_mine else None, self.sound("site"), self.sound("month"))


class CalendarForm(ListForm):
    """Whose internships the calendar shows, and in which month."""

    open_answers = {"whose": Whose.ALL.value}

    whose = ChoiceField(_l("Whose"), Whose)
    month = MonthField(_l("Month"), empty=_l("This month"))

    @classmethod
    def around(cls, day: date) -> "CalendarForm":
        """Return the form that offers the months around a day; it begins with one's own."""
        return cls(offers={"month": day}, data={"whose": Whose.MINE})

    def advisor_id(self, actor: Actor) -> UUID | None:
        """Return whose internships to show; None for everyone's."""
        return actor.own_id if self.sound("whose") is Whose.MINE else None
