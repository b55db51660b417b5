"""Forms of the sections of a record."""

from portal.candidates.drafts import Contact, Internal, Search, Who, WorkPermit
from portal.candidates.words import BenefitAgency, Fact, FactSource, YesNo
from portal.kernel.forms import (
    ChoiceField,
    DayField,
    LineField,
    MailField,
    ManyChoicesField,
    NumberField,
    PhoneField,
    PostcodeField,
    RadioChoiceField,
    TextField,
    between,
    choice_required,
    optional,
)
from portal.kernel.forms.kept import KeptForm
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.places import Region
from portal.labour.languages import SpokenLanguage
from portal.labour.words import DayPart, Goal, OccupationField, PermitClass

LONGEST_NAME = 120
NOT_KNOWN = _l("not known yet")
WHO_TOLD = _l("From whom do we know this?")
STAYS = _l("What comes from the Jobcentre stays with the team: no company learns of it, not even without a name.")


OF_SEARCH = tuple(fact for fact in Fact if fact not in (Fact.REGION, Fact.PERMIT))


class WhoForm(KeptForm):
    """Names as they stand in documents, and all other ways to write them."""

    given_name = LineField(_l("First name"), [optional()], longest=LONGEST_NAME)
    family_name = LineField(_l("Family name"), [optional()], longest=LONGEST_NAME)
    other_spellings = TextField(
        _l("In the original script, and other spellings"),
        [optional()],
        longest=500,
        description=_l("One in each line. The search finds them too."),
    )

    @classmethod
    def about(cls, who: Who, version: int) -> "WhoForm":
        """Take what is known, unless something was sent."""
        known = {"given_name": who.given_name, "family_name": who.family_name}
        return cls(data={**known, "seen": version, "other_spellings": "\n".join(who.other_spellings)})

    def draft(self) -> Who:
        """Return what was entered."""
        lines = (" ".join(line.split()) for line in (self.other_spellings.data or "").split("\n"))
        spellings = tuple(dict.fromkeys(line for line in lines if line))
        return Who(self.given_name.data or None, self.family_name.data or None, spellings)


class ContactForm(KeptForm):
    """How to reach the person, and where they live."""

    phone = PhoneField(_l("Phone"), [optional()])
    email = MailField(_l("E-mail"), [optional()])
    language = ChoiceField(_l("Language for letters and talks"), SpokenLanguage, [choice_required()])
    street = LineField(_l("Street and number"), [optional()])
    postcode = PostcodeField(_l("Postcode"), [optional()])
    town = LineField(_l("Town"), [optional()])
    region = ChoiceField(
        _l("Region"),
        Region,
        [optional()],
        empty=_l("follows from postcode and town"),
        description=_l("Only needed if we do not know the place. Companies see the region, never the town."),
    )
    source = RadioChoiceField(WHO_TOLD, FactSource, [choice_required()], description=STAYS)

    @classmethod
    def about(cls, contact: Contact, version: int) -> "ContactForm":
        """Take what is known, unless something was sent."""
        return cls(obj=contact, data={"seen": version, "source": _source_of(Fact.REGION, contact.from_jobcenter)})

    def draft(self) -> Contact:
        """Return what was entered."""
        return Contact(
            phone=self.phone.data or None,
            email=self.email.data or None,
            street=self.street.data or None,
            postcode=self.postcode.data or None,
            town=self.town.data or None,
            region=self.region.data,
            language=self.language.data,
            from_jobcenter=_told(Fact.REGION, self.source.data),
        )


class SearchForm(KeptForm):
    """What the person is looking for."""

    goal = RadioChoiceField(_l("Looking for"), Goal, [choice_required()])
    field = ChoiceField(_l("Field of work"), OccupationField, [optional()], empty=NOT_KNOWN)
    available_from = DayField(_l("Available from"), [optional()], description=_l("Companies see the month only."))
    hours_per_week = NumberField(
        _l("Hours a week"), [optional(), between(1, 48)], description=_l("Companies see full time, 20 to 34, or up to 19.")
    )
    day_part = ChoiceField(
        _l("When in the day"),
        DayPart,
        [optional()],
        empty=NOT_KNOWN,
        description=_l("The times of a German course are taken into account by themselves."),
    )
    works_shifts = ChoiceField(_l("Works in shifts"), YesNo, [optional()], empty=NOT_KNOWN)
    has_licence_b = ChoiceField(_l("Driving licence B"), YesNo, [optional()], empty=NOT_KNOWN)
    has_forklift_licence = ChoiceField(_l("Forklift licence"), YesNo, [optional()], empty=NOT_KNOWN)
    from_jobcenter = ManyChoicesField(
        _l("What of this do we know from the Jobcentre alone?"), OF_SEARCH, [optional()], description=STAYS
    )

    @classmethod
    def about(cls, search: Search, version: int) -> "SearchForm":
        """Take what is known, unless something was sent."""
        answers = {name: YesNo.of(getattr(search, name)) for name in ("works_shifts", "has_licence_b", "has_forklift_licence")}
        names = ("goal", "field", "available_from", "hours_per_week", "day_part", "from_jobcenter")
        return cls(data={**{name: getattr(search, name) for name in names}, **answers, "seen": version})

    def draft(self) -> Search:
        """Return what was entered."""
        return Search(
            goal=self.goal.data,
            field=self.field.data,
            available_from=self.available_from.data,
            hours_per_week=self.hours_per_week.data,
            day_part=self.day_part.data,
            works_shifts=_is_yes(self.works_shifts.data),
            has_licence_b=_is_yes(self.has_licence_b.data),
            has_forklift_licence=_is_yes(self.has_forklift_licence.data),
            from_jobcenter=frozenset(self.from_jobcenter.data or ()),
        )


class PermitForm(KeptForm):
    """What the advisor read in the residence document. The portal never computes it."""

    permit = RadioChoiceField(_l("What companies may read"), PermitClass, [choice_required()])
    checked_on = DayField(
        _l("Checked on"),
        [choice_required(_l("Please enter the day you checked it."))],
        description=_l("Companies see the month."),
    )
    source = RadioChoiceField(WHO_TOLD, FactSource, [choice_required()], description=STAYS)

    @classmethod
    def about(cls, permit: WorkPermit, version: int) -> "PermitForm":
        """Take what is known, unless something was sent."""
        return cls(obj=permit, data={"seen": version, "source": _source_of(Fact.PERMIT, permit.from_jobcenter)})

    def draft(self) -> WorkPermit:
        """Return what was entered."""
        return WorkPermit(self.permit.data, self.checked_on.data, _told(Fact.PERMIT, self.source.data))


class InternalForm(KeptForm):
    """What stays with the team."""

    birth_on = DayField(_l("Birth date"), [optional()])
    residence_title = LineField(_l("Residence title"), [optional()])
    residence_until = DayField(_l("Valid until"), [optional()])
    benefit_agency = ChoiceField(_l("Benefits come from"), BenefitAgency, [optional()], empty=NOT_KNOWN)
    sex = LineField(_l("Sex"), [optional()], longest=40)
    nationality = LineField(_l("Nationality"), [optional()], longest=80)
    notes = TextField(_l("Notes"), [optional()])

    @classmethod
    def about(cls, internal: Internal, version: int) -> "InternalForm":
        """Take what is known, unless something was sent."""
        return cls(obj=internal, data={"seen": version})

    def draft(self) -> Internal:
        """Return what was entered."""
        return Internal(
            birth_on=self.birth_on.data,
            sex=self.sex.data or None,
            nationality=self.nationality.data or None,
            residence_title=self.residence_title.data or None,
            residence_until=self.residence_until.data,
            benefit_agency=self.benefit_agency.data,
            notes=self.notes.data or None,
        )


def _source_of(fact: Fact, from_jobcenter: frozenset[Fact]) -> FactSource:
    return FactSource.JOBCENTER if fact in from_jobcenter else FactSource.PERSON


def _told(fact: Fact, source: FactSource) -> frozenset[Fact]:
    return frozenset({fact}) if source is FactSource.JOBCENTER else frozenset()


def _is_yes(answer: YesNo | None) -> bool | None:
    return None if answer is None else answer is YesNo.YES
