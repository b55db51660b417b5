"""The forms of taking in a person: at most five answers each and from whom we know them; only a name is a must."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol

from wtforms.validators import ValidationError

from portal.candidates.drafts import Aims, Knows, Reach, Times
from portal.candidates.queries import CandidateRecord
from portal.candidates.web.forms.describing import GroupedField, PersonalLevelField
from portal.candidates.web.forms.sections import LONGEST_NAME, NOT_KNOWN, STAYS
from portal.candidates.words import Fact, FactSource, IntakeStep, YesNo
from portal.kernel.forms import (
    ChoiceField,
    DayField,
    LineField,
    ManyChoicesField,
    NumberField,
    PhoneField,
    RadioChoiceField,
    TickField,
    between,
    choice_required,
    optional,
)
from portal.kernel.forms.kept import KeptForm
from portal.kernel.i18n import gettext as _
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.places import place_of
from portal.labour.languages import SpokenLanguage
from portal.labour.occupations import OccupationGroup
from portal.labour.words import DayPart, Goal, LanguageLevel, LevelSource, OccupationField, PermitClass

_POSTCODE = re.compile(r"(?<!\S)\d{5}(?!\S)", re.ASCII)


class PlaceField(LineField):
    """A town, its postcode, or both: "04668 Grimma"."""

    def pre_validate(self, form: Any) -> None:
        """Refuse digits that are no postcode."""
        super().pre_validate(form)
        if re.search(r"\d", _POSTCODE.sub("", self.data or "", count=1)):
            raise ValidationError(_("Please enter the postcode with five digits, for example 04668 Grimma."))

    def parts(self) -> tuple[str | None, str | None]:
        """Return postcode and town; the town of a postcode that we know needs not be written."""
        text = self.data or ""
        found = _POSTCODE.search(text)
        postcode = found[0] if found else None
        town = " ".join(_POSTCODE.sub(" ", text, count=1).split()).strip(" ,") or None
        if postcode and not town:
            known = place_of(postcode)
            town = known.municipality if known else None
        return postcode, town


def _asked_of(*facts: Fact) -> ManyChoicesField:
    """Ask what of a step we know from the Jobcentre alone (ss. 67a, 78 SGB X); without a tick the person told us."""
    return ManyChoicesField(_l("What of this do we know from the Jobcentre alone?"), facts, [optional()], description=STAYS)


class ReachForm(KeptForm):
    """Who it is, and how to reach them."""

    given_name = LineField(
        _l("First name"), [optional()], longest=LONGEST_NAME, description=_l("One name is enough, even a single letter.")
    )
    family_name = LineField(_l("Family name"), [optional()], longest=LONGEST_NAME)
    phone = PhoneField(_l("Phone"), [optional()])
    language = ChoiceField(_l("Language for letters and talks"), SpokenLanguage, [choice_required()])
    place = PlaceField(_l("Postcode and town"), [optional()], description=_l("For example: 04668 Grimma"))
    from_jobcenter = _asked_of(Fact.REGION)

    @classmethod
    def about(cls, record: CandidateRecord | None, _today: date) -> "ReachForm":
        """Take what is known, unless something was sent."""
        if record is None:
            return cls(data={"language": SpokenLanguage.GERMAN})
        contact = record.contact
        known = {"given_name": record.who.given_name, "family_name": record.who.family_name}
        place = " ".join(part for part in (contact.postcode, contact.town) if part)
        answers = {"phone": contact.phone, "language": contact.language, "place": place, "seen": record.version}
        return cls(data={**known, **answers, "from_jobcenter": tuple(contact.from_jobcenter)})

    def draft(self) -> Reach:
        """Return what was entered."""
        postcode, town = self.place.parts()
        return Reach(
            given_name=self.given_name.data or None,
            family_name=self.family_name.data or None,
            phone=self.phone.data or None,
            language=self.language.data,
            postcode=postcode,
            town=town,
            from_jobcenter=frozenset(self.from_jobcenter.data or ()),
        )


class KnowsForm(KeptForm):
    """German, and one more language."""

    german = PersonalLevelField(_l("Level of German"), [optional()], empty=NOT_KNOWN)
    source = RadioChoiceField(_l("Who says so"), LevelSource, [optional()])
    assessed_on = DayField(_l("Assessed on"), [optional()])
    other = ChoiceField(
        _l("Another language"),
        SpokenLanguage,
        [optional()],
        empty=_l("none noted"),
        description=_l("The one the person speaks best. More can be added in the record."),
    )
    other_level = PersonalLevelField(_l("How well"), [optional()], empty=NOT_KNOWN)

    @classmethod
    def about(cls, record: CandidateRecord, today: date) -> "KnowsForm":
        """Take what is known; before anything is, suggest today and the language of the letters."""
        german, other = record.german, record.foremost_language
        answers: dict[str, Any] = {"assessed_on": today, "seen": record.version}
        if german:
            answers |= {"german": german.level, "source": german.source, "assessed_on": german.assessed_on}
        if other:
            answers |= {"other": other.language, "other_level": other.level}
        elif not record.levels and record.contact.language is not SpokenLanguage.GERMAN:
            answers |= {"other": record.contact.language, "other_level": LanguageLevel.C2}
        return cls(data=answers)

    def draft(self) -> Knows:
        """Return what was entered."""
        return Knows(self.german.data, self.source.data, self.assessed_on.data, self.other.data, self.other_level.data)


class AimsForm(KeptForm):
    """What the person wants, and what they have done so far."""

    goal = RadioChoiceField(_l("Looking for"), Goal, [choice_required()])
    field = ChoiceField(_l("Field of work"), OccupationField, [optional()], empty=NOT_KNOWN)
    group = GroupedField(
        _l("Work done longest so far"),
        OccupationGroup,
        [optional()],
        empty=_l("none, or not known yet"),
        description=_l("More can be added in the record, with employers and countries."),
    )
    years = NumberField(_l("Years"), [optional(), between(0, 60)], description=_l("0 for less than one"))
    has_licence_b = ChoiceField(_l("Driving licence B"), YesNo, [optional()], empty=NOT_KNOWN)
    from_jobcenter = _asked_of(Fact.GOAL, Fact.FIELD, Fact.HAS_LICENCE_B)
    work_from_jobcenter = TickField(_l("We know of the work done so far from the Jobcentre alone"))

    @classmethod
    def about(cls, record: CandidateRecord, _today: date) -> "AimsForm":
        """Take what is known, unless something was sent."""
        search = record.search
        answers: dict[str, Any] = {"goal": search.goal, "field": search.field, "seen": record.version}
        answers["from_jobcenter"] = tuple(search.from_jobcenter)
        if record.experiences:
            work = record.experiences[0]
            answers |= {"group": work.group, "years": work.years, "work_from_jobcenter": work.source is FactSource.JOBCENTER}
        return cls(data={**answers, "has_licence_b": YesNo.of(search.has_licence_b)})

    def draft(self) -> Aims:
        """Return what was entered."""
        licence = None if self.has_licence_b.data is None else self.has_licence_b.data is YesNo.YES
        told = frozenset(self.from_jobcenter.data or ())
        source = FactSource.JOBCENTER if self.work_from_jobcenter.data else FactSource.PERSON
        return Aims(self.goal.data, self.field.data, self.group.data, self.years.data, licence, told, source)


class TimesForm(KeptForm):
    """When the person can work, and what the advisor read about the permission."""

    available_from = DayField(_l("Available from"), [optional()])
    hours_per_week = NumberField(_l("Hours a week"), [optional(), between(1, 48)])
    day_part = ChoiceField(
        _l("When in the day"),
        DayPart,
        [optional()],
        empty=NOT_KNOWN,
        description=_l("The times of a German course are taken into account by themselves."),
    )
    permit = ChoiceField(
        _l("Permission to work"),
        PermitClass,
        [optional()],
        empty=_l("not checked yet"),
        description=_l("Please read the residence document yourself. The portal computes nothing here."),
    )
    checked_on = DayField(_l("Permission checked on"), [optional()])
    from_jobcenter = _asked_of(Fact.AVAILABLE_FROM, Fact.HOURS_PER_WEEK, Fact.DAY_PART, Fact.PERMIT)

    @classmethod
    def about(cls, record: CandidateRecord, _today: date) -> "TimesForm":
        """Take what is known, unless something was sent."""
        search, permit = record.search, record.permit
        answers = {name: getattr(search, name) for name in ("available_from", "hours_per_week", "day_part")}
        answers["from_jobcenter"] = (*search.from_jobcenter, *permit.from_jobcenter)
        return cls(data={**answers, "permit": permit.permit, "checked_on": permit.checked_on, "seen": record.version})

    def draft(self) -> Times:
        """Return what was entered."""
        day_part, permit = self.day_part.data, self.permit.data
        told = frozenset(self.from_jobcenter.data or ())
        return Times(self.available_from.data, self.hours_per_week.data, day_part, permit, self.checked_on.data, told)


class IntakeForm(Protocol):
    """A step's form, made of what is known."""

    def about(self, record: CandidateRecord, today: date, /) -> Any:
        """Take what is known, unless something was sent."""


INTAKE_FORMS: Mapping[IntakeStep, IntakeForm] = {
    IntakeStep.REACH: ReachForm,
    IntakeStep.LANGUAGES: KnowsForm,
    IntakeStep.AIMS: AimsForm,
    IntakeStep.TIMES: TimesForm,
}
