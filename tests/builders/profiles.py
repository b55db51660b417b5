"""Masked profiles without a person, valid by default."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from portal.kernel.places import Region
from portal.labour.competences import Competence
from portal.labour.occupations import OccupationGroup
from portal.labour.words import (
    CompetenceLevel,
    DayPart,
    Evidence,
    Goal,
    HoursBand,
    LanguageLevel,
    LevelSource,
    OccupationField,
    PermitClass,
    YearsBand,
)
from portal.profiles.services import ProfileDraft, ShownCompetence, publish_profile
from tests.builders.accounts import an_advisor
from tests.moments import NOON


def a_profile_draft(**changes: Any) -> ProfileDraft:
    """Somebody with years in food production who learns German in the morning."""
    values = {
        "goal": Goal.INTERNSHIP,
        "field": OccupationField.FOOD_PRODUCTION,
        "occupation_group": OccupationGroup.FOOD,
        "years": YearsBand.FROM_3_TO_5,
        "german": LanguageLevel.A2,
        "german_source": LevelSource.TEACHER,
        "hours": HoursBand.PART,
        "day_part": DayPart.AFTERNOON,
        "course_part": DayPart.MORNING,
        "available_month": date(2027, 1, 1),
        "region": Region.GRIMMA,
        "permit": PermitClass.FREE,
        "permit_checked_month": date(2026, 11, 1),
        "competences": (ShownCompetence(Competence.DOUGH, CompetenceLevel.INDEPENDENT, Evidence.OBSERVED),),
    }
    return ProfileDraft(**{**values, **changes})


def a_profile(session: Session, **changes: Any) -> UUID:
    """The id of a stored profile."""
    reviewer = changes.pop("reviewed_by_id", None) or an_advisor(session).id
    return publish_profile(session, a_profile_draft(reviewed_by_id=reviewer, **changes), at=NOON)
