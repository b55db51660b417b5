"""Reading masked profiles: always through the one composition, whoever looks."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from portal.kernel.places import Region, WideRegion
from portal.labour.competences import Competence
from portal.labour.languages import SpokenLanguage
from portal.labour.occupations import OccupationGroup
from portal.labour.words import LanguageBand
from portal.profiles.composing import compose
from portal.profiles.draft import ProfileDraft, ReviewedText, ShownCompetence
from portal.profiles.models import PoolWeek, Profile
from portal.profiles.pool import ROWS
from portal.profiles.view import Fact, MaskedProfile, PoolRow, PoolTold, Statement
from portal.profiles.words import Trait

__all__ = [
    "Fact",
    "MaskedProfile",
    "PoolRow",
    "PoolTold",
    "Statement",
    "masked_profile",
    "masked_profiles",
    "pool_of_the_week",
    "preview",
]

_LATEST_WEEK = (
    select(PoolWeek)
    .options(joinedload(PoolWeek.lines))
    .where(PoolWeek.monday == select(func.max(PoolWeek.monday)).scalar_subquery())
)
_SHOWN = select(Profile).options(joinedload(Profile.competences)).where(Profile.is_withdrawn.is_(False))


def masked_profile(session: Session, profile_id: UUID) -> MaskedProfile | None:
    """Return what may be seen of a profile; nothing once it is withdrawn."""
    return masked_profiles(session, [profile_id]).get(profile_id)


def masked_profiles(session: Session, profile_ids: Iterable[UUID]) -> dict[UUID, MaskedProfile]:
    """Return what may be seen of these profiles, by id; withdrawn ones are missing."""
    wanted = set(profile_ids)
    if not wanted:
        return {}
    found = session.scalars(_SHOWN.where(Profile.id.in_(wanted))).unique()
    return {profile.id: compose(_draft_of(profile)) for profile in found}


def pool_of_the_week(session: Session) -> PoolTold | None:
    """Return the latest frozen numbers."""
    week = session.scalars(_LATEST_WEEK).unique().one_or_none()
    if week is None:
        return None
    bands = {(line.goal, line.field, line.german): line.band for line in week.lines}
    rows = tuple(
        PoolRow(row.goal, row.field, tuple(bands[*row, german] for german in LanguageBand), bands.get((*row, None)))
        for row in ROWS
    )
    return PoolTold(week.monday, rows, bands.get((None, None, None)))


def preview(draft: ProfileDraft) -> MaskedProfile:
    """Return what would be seen if this draft were published."""
    return compose(draft)


def _draft_of(profile: Profile) -> ProfileDraft:
    group = profile.occupation_group
    coarse = frozenset(Trait(code) for code in profile.coarse)  # type: ignore[call-arg]  # looked up by code
    return ProfileDraft(
        goal=profile.goal,
        field=profile.field,
        occupation_group=OccupationGroup(group) if group else None,  # type: ignore[call-arg]  # looked up by code
        years=profile.years,
        german=profile.german,
        german_source=profile.german_source,
        hours=profile.hours,
        day_part=profile.day_part,
        course_part=profile.course_part,
        available_month=profile.available_month,
        region=Region(profile.region) if profile.region else None,
        permit=profile.permit,
        permit_checked_month=profile.permit_checked_month,
        competences=tuple(
            ShownCompetence(Competence(row.code), row.level, row.evidence)  # type: ignore[call-arg]  # looked up by code
            for row in profile.competences
        ),
        other_languages=tuple(SpokenLanguage(code) for code in profile.other_languages),  # type: ignore[call-arg]
        is_reachable=profile.is_reachable,
        has_licence_b=profile.has_licence_b,
        has_forklift_licence=profile.has_forklift_licence,
        works_shifts=profile.works_shifts,
        reviewed_by_id=profile.reviewed_by_id,
        short_text=ReviewedText(profile.short_text) if profile.short_text else None,
        wide_field=profile.wide_field,
        wide_region=WideRegion(profile.wide_region) if profile.wide_region else None,
        is_german_a_band=Trait.GERMAN in coarse,
        coarse=coarse,
    )
