"""Storing masked profiles. Who calls this stands above and knows the person; nothing here does."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.profiles.draft import ProfileDraft, ShownCompetence
from portal.profiles.models import PoolLine, PoolWeek, Profile, ProfileCompetence
from portal.profiles.pool import Cell, overview
from portal.profiles.words import Trait

__all__ = ["ProfileDraft", "ShownCompetence", "erase_profiles", "publish_pool", "publish_profile", "withdraw_profile"]


def publish_profile(session: Session, draft: ProfileDraft, *, at: datetime) -> UUID:
    """Store a reviewed profile for one proposal and return its id."""
    if draft.reviewed_by_id is None:
        raise RuleBroken(_l("Somebody has to check the profile before a company sees it."))
    profile = Profile(
        goal=draft.goal,
        field=draft.field,
        occupation_group=draft.occupation_group,
        wide_field=draft.wide_field,
        years=draft.years,
        german=draft.german,
        german_source=draft.german_source,
        hours=draft.hours,
        day_part=draft.day_part,
        course_part=draft.course_part,
        available_month=draft.available_month,
        region=draft.region.value if draft.region else None,
        wide_region=draft.wide_region.value if draft.wide_region else None,
        is_reachable=draft.is_reachable,
        has_licence_b=draft.has_licence_b,
        has_forklift_licence=draft.has_forklift_licence,
        works_shifts=draft.works_shifts,
        permit=draft.permit,
        permit_checked_month=draft.permit_checked_month,
        other_languages=[language.value for language in draft.other_languages],
        coarse=[trait.value for trait in Trait if trait in draft.coarse],
        short_text=draft.short_text.text if draft.short_text else None,
        reviewed_at=at,
        reviewed_by_id=draft.reviewed_by_id,
        competences=[_row(position, shown) for position, shown in enumerate(draft.competences)],
    )
    session.add(profile)
    session.flush()  # the caller notes the id
    return profile.id


def withdraw_profile(session: Session, profile_id: UUID) -> None:
    """Take a profile out of sight at once; it stays for the proof of what was shown."""
    session.get_one(Profile, profile_id, with_for_update=True).is_withdrawn = True


def erase_profiles(session: Session, profile_ids: Collection[UUID]) -> None:
    """Delete masked profiles with their competences."""
    session.execute(delete(ProfileCompetence).where(ProfileCompetence.profile_id.in_(profile_ids)))
    session.execute(delete(Profile).where(Profile.id.in_(profile_ids)))


def publish_pool(session: Session, counts: Mapping[Cell, int], *, monday: date, at: datetime) -> UUID | None:
    """Freeze the pool for the week, unless the week has its bands already. The numbers themselves are not kept."""
    if session.scalar(select(PoolWeek.id).where(PoolWeek.monday == monday)) is not None:
        return None
    told = overview(counts)
    week = PoolWeek(monday=monday, counted_at=at)
    week.lines = [
        PoolLine(goal=goal, field=field, german=german, band=band) for (goal, field, german), band in told.cells.items()
    ]
    week.lines += [PoolLine(goal=goal, field=field, german=None, band=band) for (goal, field), band in told.rows.items()]
    if told.total is not None:
        week.lines.append(PoolLine(goal=None, field=None, german=None, band=told.total))
    session.add(week)
    session.flush()  # the caller announces by its id
    return week.id


def _row(position: int, shown: ShownCompetence) -> ProfileCompetence:
    return ProfileCompetence(position=position, code=shown.competence.value, level=shown.level, evidence=shown.evidence)
