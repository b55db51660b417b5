"""Saying less: a masked profile that more people could be. What is left out is not stored either."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from portal.kernel.places import WideRegion
from portal.labour.words import LanguageBand, LanguageLevel, WideField
from portal.profiles.draft import ProfileDraft
from portal.profiles.words import Trait

LOWEST = {LanguageBand.UP_TO_A2: LanguageLevel.NONE, LanguageBand.FROM_B2: LanguageLevel.B2}
"""Levels that stand for their band, so that nothing is claimed which not everybody in it can do. B1 is a band of its own."""


def coarsen(draft: ProfileDraft, traits: Iterable[Trait]) -> ProfileDraft:
    """Return the profile with these traits said more coarsely; what cannot be coarser stays as it is."""
    chosen = set(traits) & set(coarsenable(draft))
    coarser = draft
    for trait in Trait:
        if trait in chosen:
            coarser = _COARSER[trait](coarser)
    return replace(coarser, coarse=draft.coarse | chosen)


def coarsenable(draft: ProfileDraft) -> tuple[Trait, ...]:
    """Return what of this profile can still be said more coarsely, the smallest loss first."""
    return tuple(trait for trait in Trait if trait not in draft.coarse and _COARSER[trait](draft) != draft)


def _without_years(draft: ProfileDraft) -> ProfileDraft:
    has_experience = draft.occupation_group is not None or draft.wide_field is not None
    return replace(draft, years=None) if has_experience else draft


def _without_start(draft: ProfileDraft) -> ProfileDraft:
    return replace(draft, available_month=None)


def _in_halves(draft: ProfileDraft) -> ProfileDraft:
    return replace(draft, region=None, wide_region=WideRegion.of(draft.region)) if draft.region else draft


def _without_hours(draft: ProfileDraft) -> ProfileDraft:
    return replace(draft, hours=None)


def _without_time(draft: ProfileDraft) -> ProfileDraft:
    return replace(draft, day_part=None, course_part=None)


def _area_for_group(draft: ProfileDraft) -> ProfileDraft:
    group = draft.occupation_group
    return replace(draft, occupation_group=None, wide_field=WideField.of(group.field)) if group else draft


def _without_languages(draft: ProfileDraft) -> ProfileDraft:
    return replace(draft, other_languages=())


def _without_licences(draft: ProfileDraft) -> ProfileDraft:
    return replace(draft, has_licence_b=None, has_forklift_licence=None, works_shifts=None)


def _permit_on_request(draft: ProfileDraft) -> ProfileDraft:
    return replace(draft, permit=None, permit_checked_month=None)


def _german_in_steps(draft: ProfileDraft) -> ProfileDraft:
    lowest = LOWEST.get(LanguageBand.of(draft.german))
    if lowest is None:
        return draft
    return replace(draft, german=lowest, is_german_a_band=True)


_COARSER: Mapping[Trait, Callable[[ProfileDraft], ProfileDraft]] = {
    Trait.YEARS: _without_years,
    Trait.START: _without_start,
    Trait.REGION: _in_halves,
    Trait.HOURS: _without_hours,
    Trait.TIME: _without_time,
    Trait.EXPERIENCE: _area_for_group,
    Trait.LANGUAGES: _without_languages,
    Trait.LICENCES: _without_licences,
    Trait.PERMIT: _permit_on_request,
    Trait.GERMAN: _german_in_steps,
}
