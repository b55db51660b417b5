"""Forms of openings: at most five answers a step. A draft needs a title; the rest is asked for when it is handed in."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from wtforms import Field
from wtforms import Form as AnyForm

from portal.kernel.forms import (
    ChoiceField,
    DayField,
    Form,
    LineField,
    MoneyField,
    NumberField,
    RadioChoiceField,
    RecordField,
    TextField,
    between,
    choice_required,
    required,
)
from portal.kernel.forms.kept import KeptForm
from portal.kernel.i18n import lazy_gettext as _l
from portal.labour.words import DayPart, LanguageLevel, OccupationField
from portal.openings.services import LONGEST_TITLE, OpeningDraft
from portal.openings.words import FilledHow, OpeningKind, OpeningSource, PayUnit, Perspective, WithdrawalReason

PLEASE_CHOOSE = _l("Please choose")
LONGEST_NAME = 120


def needed() -> Any:
    """Mark an answer that is asked for when the opening is handed in; a draft may leave it out."""

    def check(_form: AnyForm, _field: Field) -> None:
        return

    check.field_flags = {"required": True}  # type: ignore[attr-defined]  # WTForms reads flags from validators
    return check


class OpeningForm(KeptForm):
    """What all kinds ask. `groups` orders the fields, `hints` explains them."""

    kind: ClassVar[OpeningKind]
    groups: tuple[tuple[Any, tuple[str, ...]], ...]
    hints: ClassVar[Mapping[str, Any]]

    title = LineField(_l("Title"), [required(_l("Please give it a title."))], longest=LONGEST_TITLE)
    tasks = TextField(_l("Tasks"), [needed()])
    field = ChoiceField(_l("Field of work"), OccupationField, [needed()], empty=PLEASE_CHOOSE)
    site_id = RecordField(_l("Where is it?"), [needed()], empty=PLEASE_CHOOSE)
    language_level = ChoiceField(_l("German at the start"), LanguageLevel)
    starts_on = DayField(_l("Start date"))

    def ask_only(self, part: slice) -> None:
        """Leave out all groups but these: one step of several."""
        self.groups = self.groups[part]
        for name in set(self._fields) - {*self.shown, "seen"}:
            del self[name]

    @property
    def shown(self) -> tuple[str, ...]:
        """The fields in the order they are asked."""
        return tuple(name for _legend, names in self.groups for name in names)

    def draft(self, base: OpeningDraft) -> OpeningDraft:
        """Return the answers, laid over what the form does not ask."""
        answers: dict[str, Any] = {name: self[name].data if self[name].data != "" else None for name in self.shown}
        if "language_level" in answers:
            answers["language_level"] = answers["language_level"] or LanguageLevel.NONE
        answers["places"] = answers.get("places") or base.places
        return replace(base, **answers, seen=self.seen.data)


class VacancyForm(OpeningForm):
    """A job."""

    kind = OpeningKind.VACANCY
    groups = (
        (_l("What is it about?"), ("title", "tasks", "requirements", "field")),
        (_l("Where and when?"), ("site_id", "day_part", "hours_per_week", "starts_on")),
        (_l("What else?"), ("language_level", "pay_amount", "pay_unit", "valid_until")),
    )
    hints: ClassVar[Mapping[str, Any]] = {
        "title": _l("Short and open to everyone, for example: Kitchen help (m/w/d)"),
        "tasks": _l("One line for each task. Short sentences are best."),
        "requirements": _l("Only what is really needed from the first day."),
        "language_level": _l("Many tasks can be shown. The lower the level, the more people can come."),
        "pay_amount": _l("Openings that name the pay get more answers."),
    }

    requirements = TextField(_l("What people should bring"))
    day_part = ChoiceField(_l("Time of day"), DayPart, empty=PLEASE_CHOOSE)
    hours_per_week = NumberField(_l("Hours a week"), [needed(), between(1, 48)])
    pay_amount = MoneyField(_l("Pay in euros"))
    pay_unit = ChoiceField(_l("Pay counts"), PayUnit, empty=PLEASE_CHOOSE)
    valid_until = DayField(_l("Online until"))


class InternshipSlotForm(OpeningForm):
    """An internship of a few weeks. It asks for no pay: there is none."""

    kind = OpeningKind.INTERNSHIP_SLOT
    groups = (
        (_l("What is it about?"), ("title", "tasks", "field", "places")),
        (_l("Where and when?"), ("site_id", "day_part", "hours_per_week", "weeks", "starts_on")),
        (_l("Who is there, and what comes after?"), ("language_level", "mentor_name", "perspective")),
    )
    hints: ClassVar[Mapping[str, Any]] = {
        "title": _l("Say what people get to know, for example: Internship in the bakery"),
        "tasks": _l("What can somebody try out with you? One line for each task."),
        "day_part": _l("Most people attend a course in the morning or in the afternoon."),
        "weeks": _l("One to six weeks. If you leave this empty, we say “4 to 6 weeks”."),
        "language_level": _l("Many tasks can be shown. The lower the level, the more people can come."),
        "mentor_name": _l("Who shows everything and answers questions? Only we see the name until somebody comes."),
    }

    places = NumberField(_l("How many places?"), [between(1, 20)])
    day_part = ChoiceField(_l("Time of day"), DayPart, empty=PLEASE_CHOOSE)
    hours_per_week = NumberField(_l("Hours a week"), [between(1, 40)])
    weeks = NumberField(_l("How many weeks?"))
    mentor_name = LineField(_l("Who looks after the person?"), [needed()], longest=LONGEST_NAME)
    perspective = ChoiceField(_l("What can come after?"), Perspective, [needed()], empty=PLEASE_CHOOSE)


class ApprenticeshipPlaceForm(OpeningForm):
    """A place to learn a trade."""

    kind = OpeningKind.APPRENTICESHIP_PLACE
    groups = (
        (_l("What is it about?"), ("title", "occupation", "tasks", "requirements", "field")),
        (_l("Where and when?"), ("site_id", "places", "starts_on", "valid_until")),
        (_l("What else?"), ("language_level", "first_year_pay")),
    )
    hints: ClassVar[Mapping[str, Any]] = {
        "title": _l("For example: Apprenticeship in the hotel"),
        "occupation": _l("As the chamber calls it, for example: Fachkraft für Gastronomie"),
        "tasks": _l("What will the person learn and do with you?"),
        "language_level": _l("Vocational school is held in German. B1 is a good start, lower is possible with support."),
        "valid_until": _l("Until when can people get in touch?"),
    }

    occupation = LineField(_l("Training occupation"), [needed()], longest=LONGEST_NAME)
    requirements = TextField(_l("What people should bring"))
    places = NumberField(_l("How many places?"), [between(1, 20)])
    starts_on = DayField(_l("Start date"), [needed()])
    valid_until = DayField(_l("Online until"))
    first_year_pay = MoneyField(_l("Pay in the first year, euros a month"))


FORMS: Mapping[OpeningKind, type[OpeningForm]] = {
    form.kind: form for form in (VacancyForm, InternshipSlotForm, ApprenticeshipPlaceForm)
}


def form_for(draft: OpeningDraft, sites: Sequence[tuple[UUID, str]], part: slice = slice(None)) -> OpeningForm:
    """Return the form of the draft's kind, or some groups of it, filled with the draft; the only site is chosen already."""
    filled = asdict(draft)
    if draft.site_id is None and len(sites) == 1:
        filled["site_id"] = sites[0][0]
    form = FORMS[draft.kind](data=filled)
    form.site_id.offer(sites)
    form.ask_only(part)
    return form


def first_draft(kind: OpeningKind, today: date) -> OpeningDraft:
    """Return what a new opening starts with: apprenticeships begin in August of next year."""
    starts_on = date(today.year + 1, 8, 1) if kind is OpeningKind.APPRENTICESHIP_PLACE else None
    return OpeningDraft(kind, "", starts_on=starts_on)


class EntryForm(Form):
    """What an advisor notes first when entering an opening for a company."""

    kind = RadioChoiceField(_l("What does the company offer?"), OpeningKind, [choice_required()])
    source = RadioChoiceField(_l("How did you speak?"), (OpeningSource.PHONE, OpeningSource.VISIT), [choice_required()])
    title = LineField(_l("Title"), [required(_l("Please give it a title."))], longest=LONGEST_TITLE)

    def draft(self, today: date) -> OpeningDraft:
        """Return the beginning of a draft."""
        return replace(first_draft(self.kind.data, today), title=self.title.data, source=self.source.data)


class FillForm(Form):
    """How a place was filled."""

    how = RadioChoiceField(_l("How did you find somebody?"), FilledHow, [choice_required()])


class WithdrawForm(Form):
    """Why an opening is taken down."""

    reason = RadioChoiceField(
        _l("Why do you take it down?"),
        (WithdrawalReason.NOT_NEEDED, WithdrawalReason.LATER, WithdrawalReason.MISTAKE),
        [choice_required()],
    )


class RejectForm(Form):
    """What a company should change."""

    reason = TextField(
        _l("What should the company change?"), [required(_l("Please say what the company should change."))], longest=1000
    )
