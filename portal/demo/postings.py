"""How the demo tells an opening: what stands in it, when it came, how far it has got."""

from dataclasses import dataclass
from decimal import Decimal

from portal.labour.words import DayPart, LanguageLevel, OccupationField
from portal.openings.services import OpeningDraft
from portal.openings.words import OpeningKind, OpeningSource, OpeningState, PayUnit, Perspective, Visibility

FOR_TRAINING = "Ein Schulabschluss oder Erfahrung im Beruf. Wir schauen zuerst im Praktikum, ob es passt."


@dataclass(frozen=True)
class Posting:
    """An opening of a company. Days count from the day of the demo; `starts_in` None means "at once".

    A training place (`is_training`) starts next August. `closed_ago` is the day an ended one ended.
    """

    key: str
    firm: str
    draft: OpeningDraft
    days_ago: int
    state: OpeningState = OpeningState.PUBLISHED
    starts_in: int | None = None
    ends_in: int | None = None
    closed_ago: int = 5
    source: OpeningSource = OpeningSource.PORTAL
    is_confirmed: bool = True

    @property
    def is_training(self) -> bool:
        """Whether it is a training place."""
        return self.draft.kind is OpeningKind.APPRENTICESHIP_PLACE


@dataclass(frozen=True)
class Work:
    """What kind of work, when in the day, how much German."""

    field: OccupationField
    level: LanguageLevel
    day_part: DayPart
    hours: int | None = None
    places: int = 1


def job(title: str, tasks: str, requirements: str, work: Work, pay: str) -> OpeningDraft:
    """Write a job, paid by the hour."""
    return OpeningDraft(
        kind=OpeningKind.VACANCY,
        title=title,
        tasks=tasks,
        requirements=requirements,
        field=work.field,
        language_level=work.level,
        day_part=work.day_part,
        hours_per_week=work.hours,
        places=work.places,
        pay_amount=Decimal(pay),
        pay_unit=PayUnit.HOUR,
    )


@dataclass(frozen=True)
class Guidance:
    """How long an internship is, who looks after the person, what can follow, who sees the place."""

    weeks: int
    mentor: str
    perspective: Perspective
    visibility: Visibility = Visibility.PUBLIC


def slot(title: str, tasks: str, requirements: str, work: Work, guidance: Guidance) -> OpeningDraft:
    """Write an internship slot."""
    return OpeningDraft(
        kind=OpeningKind.INTERNSHIP_SLOT,
        title=title,
        tasks=tasks,
        requirements=requirements,
        field=work.field,
        language_level=work.level,
        day_part=work.day_part,
        hours_per_week=work.hours,
        places=work.places,
        weeks=guidance.weeks,
        mentor_name=guidance.mentor,
        perspective=guidance.perspective,
        visibility=guidance.visibility,
    )


def training(title: str, occupation: str | None, tasks: str | None, work: Work, pay: str | None) -> OpeningDraft:
    """Write an apprenticeship place."""
    return OpeningDraft(
        kind=OpeningKind.APPRENTICESHIP_PLACE,
        title=title,
        tasks=tasks,
        requirements=FOR_TRAINING if tasks else None,
        field=work.field,
        language_level=work.level,
        day_part=work.day_part,
        hours_per_week=work.hours,
        places=work.places,
        occupation=occupation,
        first_year_pay=Decimal(pay) if pay else None,
    )
