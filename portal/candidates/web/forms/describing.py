"""Forms for what a person knows and can do."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from wtforms.fields import SelectChoice

from portal.candidates.drafts import CompetenceDraft, CourseDraft, ExperienceDraft, LevelDraft, WeeklyHour
from portal.candidates.web.forms.sections import STAYS, WHO_TOLD
from portal.candidates.words import CourseKind, FactSource, Weekday
from portal.kernel.forms import (
    ChoiceField,
    ClockField,
    DayField,
    Form,
    LineField,
    NumberField,
    RadioChoiceField,
    between,
    choice_required,
    optional,
    required,
)
from portal.kernel.i18n import gettext as _
from portal.kernel.i18n import lazy_gettext as _l
from portal.labour.competences import Competence
from portal.labour.languages import SpokenLanguage
from portal.labour.occupations import OccupationGroup
from portal.labour.words import CompetenceLevel, Evidence, LanguageLevel, LevelSource, OccupationField


class PersonalLevelField(ChoiceField):
    """A level a person has: "none" means before A1 here."""

    def __init__(self, label: Any, checks: Iterable[Any] = (), **kwargs: Any) -> None:
        super().__init__(label, LanguageLevel, checks, **kwargs)
        self.type = ChoiceField.__name__  # shown like one
        none = SelectChoice(LanguageLevel.NONE.value, _l("still before A1"))
        for place, each in enumerate(self.choices):
            if each.value == none.value:
                self.choices[place] = none


class GroupedField(ChoiceField):
    """A word out of a long list, under the headings of the fields of work."""

    def __init__(self, label: Any, words: Iterable[Any], checks: Iterable[Any] = (), *, empty: Any = None, **kwargs: Any) -> None:
        members = list(words)
        nothing = empty or _l("Please choose")
        super().__init__(label, members, checks, empty=nothing, **kwargs)
        self.type = ChoiceField.__name__  # shown like one
        general = [word for word in members if word.field is None]
        ordered = general + [word for field in OccupationField for word in members if word.field is field]
        chosen = [SelectChoice(word.value, word.label, None, _heading(word)) for word in ordered]
        self.choices = [SelectChoice("", nothing), *chosen]


def _entered(field: Any) -> Any:
    """Return what a required field holds; its check has let nothing empty pass."""
    return field.data


def _heading(word: Any) -> Any:
    return word.field.label if word.field else _l("In every field")


class LevelForm(Form):
    """How much of a language the person knows."""

    language = ChoiceField(_l("Language"), SpokenLanguage, [choice_required()])
    level = PersonalLevelField(_l("Level"), [choice_required()])
    source = RadioChoiceField(_l("Who says so"), LevelSource, [choice_required()], description=STAYS)
    assessed_on = DayField(_l("Assessed on"), [choice_required(_l("Please enter the day of the assessment."))])

    @classmethod
    def starting(cls, today: date) -> "LevelForm":
        """Suggest German, today."""
        return cls(data={"language": SpokenLanguage.GERMAN, "level": LanguageLevel.A1, "assessed_on": today})

    def draft(self) -> LevelDraft:
        """Return what was entered."""
        return LevelDraft(self.level.data, self.source.data, _entered(self.assessed_on), self.language.data)


class ExperienceForm(Form):
    """Work the person has done."""

    group = GroupedField(_l("Kind of work"), OccupationGroup, [choice_required()])
    years = NumberField(
        _l("Years"),
        [required(_l("Please enter the years; 0 for less than one.")), between(0, 60)],
        description=_l("Companies see up to 2, 3 to 5, 6 to 10, or more."),
    )
    employer = LineField(_l("Employer"), [optional()], description=_l("Stays with the team."))
    country = LineField(_l("Country"), [optional()], description=_l("Stays with the team."))
    source = RadioChoiceField(WHO_TOLD, FactSource, [choice_required()], default=FactSource.PERSON, description=STAYS)

    def draft(self) -> ExperienceDraft:
        """Return what was entered."""
        return ExperienceDraft(
            group=self.group.data,
            years=_entered(self.years),
            employer=self.employer.data or None,
            country=self.country.data or None,
            source=self.source.data,
        )


class CompetenceForm(Form):
    """Something the person can do."""

    competence = GroupedField(_l("Competence"), Competence, [choice_required()])
    level = RadioChoiceField(_l("How well"), CompetenceLevel, [choice_required()])
    evidence = RadioChoiceField(_l("How we know"), Evidence, [choice_required()], description=STAYS)
    assessed_on = DayField(_l("Assessed on"), [choice_required(_l("Please enter the day of the assessment."))])
    remark = LineField(_l("Remark"), [optional()], description=_l("Stays with the team."))

    @classmethod
    def starting(cls, today: date) -> "CompetenceForm":
        """Suggest today."""
        return cls(data={"assessed_on": today})

    def draft(self) -> CompetenceDraft:
        """Return what was entered."""
        return CompetenceDraft(
            competence=self.competence.data,
            level=self.level.data,
            evidence=self.evidence.data,
            assessed_on=_entered(self.assessed_on),
            remark=self.remark.data or None,
        )


class CourseForm(Form):
    """A German course; the timetable has two fields for each day, added below."""

    kind = ChoiceField(_l("Kind of course"), CourseKind, [choice_required()])
    provider = LineField(_l("Provider"), [optional()])
    starts_on = DayField(_l("First day"), [optional()])
    ends_on = DayField(_l("Last day"), [optional()])
    source = RadioChoiceField(WHO_TOLD, FactSource, [choice_required()], default=FactSource.PERSON, description=STAYS)

    def validate(self, extra_validators: Any = None) -> bool:
        """Demand both times of a day, or none."""
        is_valid = super().validate(extra_validators)
        for _day, begin, end in self.week():
            if (begin.data is None) is not (end.data is None) and not (begin.errors or end.errors):
                missing = begin if begin.data is None else end
                missing.errors = [_("Please enter both times of this day, or none.")]
                is_valid = False
        return is_valid

    def week(self) -> list[tuple[Weekday, ClockField, ClockField]]:
        """List the days with their two fields."""
        return [(day, self[f"{day}_from"], self[f"{day}_to"]) for day in Weekday]

    def draft(self) -> CourseDraft:
        """Return what was entered."""
        return CourseDraft(
            kind=self.kind.data,
            provider=self.provider.data or None,
            starts_on=self.starts_on.data,
            ends_on=self.ends_on.data,
            hours=tuple(_lesson(day, begin.data, end.data) for day, begin, end in self.week() if begin.data and end.data),
            source=self.source.data,
        )


_FROM: dict[Weekday, Any] = {
    Weekday.MONDAY: _l("Monday from"),
    Weekday.TUESDAY: _l("Tuesday from"),
    Weekday.WEDNESDAY: _l("Wednesday from"),
    Weekday.THURSDAY: _l("Thursday from"),
    Weekday.FRIDAY: _l("Friday from"),
    Weekday.SATURDAY: _l("Saturday from"),
}
_TO: dict[Weekday, Any] = {
    Weekday.MONDAY: _l("Monday to"),
    Weekday.TUESDAY: _l("Tuesday to"),
    Weekday.WEDNESDAY: _l("Wednesday to"),
    Weekday.THURSDAY: _l("Thursday to"),
    Weekday.FRIDAY: _l("Friday to"),
    Weekday.SATURDAY: _l("Saturday to"),
}
for _each in Weekday:
    setattr(CourseForm, f"{_each}_from", ClockField(_FROM[_each], [optional()]))
    setattr(CourseForm, f"{_each}_to", ClockField(_TO[_each], [optional()]))


def _lesson(day: Weekday, begin: time, end: time) -> WeeklyHour:
    return WeeklyHour(day, begin, end)
