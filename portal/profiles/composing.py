"""Composing the masked profile from codes: neutral nouns, whole sentences, the reader's language."""

import re
from datetime import date
from typing import Any

from babel.dates import format_date
from babel.lists import format_list

from portal.kernel.i18n import current_locale
from portal.kernel.i18n import gettext as _
from portal.labour.levels import AT_WORK
from portal.labour.words import LanguageBand, LanguageLevel
from portal.profiles import sentences
from portal.profiles.draft import ProfileDraft, ShownCompetence
from portal.profiles.view import Fact, GermanAtWork, MaskedProfile, Phrase, Statement


def compose(draft: ProfileDraft) -> MaskedProfile:
    """Say in sentences and facts what the codes mean."""
    return MaskedProfile(summary=_summary(draft), facts=_facts(draft), german=_german(draft), short_text=_short_text(draft))


def _short_text(draft: ProfileDraft) -> str:
    return draft.short_text.text if draft.short_text else ""


def _summary(draft: ProfileDraft) -> tuple[tuple[Phrase, ...], ...]:
    told = (
        _who(draft),
        _when(draft),
        sentences.IN_STEPS[draft.german] if draft.is_german_a_band else AT_WORK[draft.german].sentence,
    )
    return tuple(_phrases(str(sentence)) for sentence in told)


def _who(draft: ProfileDraft) -> str:
    area = _area(draft)
    if area is None:
        return _fill(sentences.NEW_TO_THE_FIELD[draft.goal], str(draft.field.label))
    if draft.years is None:
        return _fill(sentences.WITH_SOME_EXPERIENCE[draft.goal], area)
    return _fill(sentences.WITH_EXPERIENCE[draft.years, draft.goal], area)


def _area(draft: ProfileDraft) -> str | None:
    """Return where the person has worked, as finely as it may be said; nothing where they have not."""
    known = draft.occupation_group or draft.wide_field
    return str(known.label) if known else None


def _when(draft: ProfileDraft) -> Any:
    if draft.course_part is not None:
        return sentences.BESIDE_THE_COURSE[draft.course_part]
    return sentences.WITHOUT_A_COURSE[draft.day_part] if draft.day_part else sentences.BY_ARRANGEMENT


def _fill(sentence: Any, area: str) -> str:
    return str(sentence) % {"area": area}


def _phrases(sentence: str) -> tuple[Phrase, ...]:
    """Split at the asterisks: every second stretch is a key phrase."""
    parts = re.split(r"\*", sentence)
    return tuple(Phrase(text, is_key=index % 2 == 1) for index, text in enumerate(parts) if text)


def _facts(draft: ProfileDraft) -> tuple[Fact, ...]:
    found = (
        Fact(_("Looking for"), (Statement(str(draft.goal.label)),)),
        Fact(_("Experience"), (_experience(draft),)),
        Fact(_("Can do"), _competences(draft)),
        Fact(_("Time"), (_time(draft),)),
        Fact(_("Start of work"), (Statement(_start(draft)),)),
        Fact(_("Region"), (_region(draft),)),
        Fact(_("Licences and shifts"), _licences(draft)),
        Fact(_("Other languages"), _languages(draft)),
        Fact(_("Permission to work"), (_permit(draft),)),
    )
    return tuple(fact for fact in found if fact.statements)


def _experience(draft: ProfileDraft) -> Statement:
    area = _area(draft)
    if area is None:
        return Statement(str(draft.field.label), _("The person would like to start in this field."))
    known = _("%(area)s, %(years)s", area=area, years=draft.years.label) if draft.years else area
    return Statement(known, _("noted in the talk about competences"))


def _competences(draft: ProfileDraft) -> tuple[Statement, ...]:
    return tuple(Statement(_competence(shown), str(shown.evidence.label)) for shown in draft.competences)


def _competence(shown: ShownCompetence) -> str:
    return _("%(competence)s: %(level)s", competence=shown.competence.label, level=shown.level.label)


def _time(draft: ProfileDraft) -> Statement:
    hours = str(draft.hours.label) if draft.hours else _("Hours by arrangement")
    if draft.course_part is not None:
        return Statement(hours, str(sentences.COURSE_NOTES[draft.course_part]))
    return Statement(hours, str(draft.day_part.label) if draft.day_part else _("Time of day by arrangement"))


def _start(draft: ProfileDraft) -> str:
    if draft.available_month is None:
        return _("by arrangement")
    return _("from %(month)s", month=_month(draft.available_month))


def _region(draft: ProfileDraft) -> Statement:
    place = draft.region or draft.wide_region
    label = str(place.label) if place else _("on request")
    if draft.is_reachable is None:
        return Statement(label)
    note = _("Your company can be reached.") if draft.is_reachable else _("The way to your company still has to be planned.")
    return Statement(label, note)


def _licences(draft: ProfileDraft) -> tuple[Statement, ...]:
    asked = (
        (draft.has_licence_b, _("Driving licence B: yes"), _("Driving licence B: no")),
        (draft.has_forklift_licence, _("Forklift licence: yes"), _("Forklift licence: no")),
        (draft.works_shifts, _("Work in shifts: yes"), _("Work in shifts: no")),
    )
    return tuple(Statement(yes if answer else no) for answer, yes, no in asked if answer is not None)


def _languages(draft: ProfileDraft) -> tuple[Statement, ...]:
    if not draft.other_languages:
        return ()
    names = [str(language.label) for language in draft.other_languages]
    return (Statement(format_list(names, locale=current_locale()), _("asked for by this opening")),)


def _permit(draft: ProfileDraft) -> Statement:
    if draft.permit is None or draft.permit_checked_month is None:
        return Statement(_("on request"), _("KAI clarifies it with you before the start."))
    checked = _("Checked in %(month)s. What counts is the residence document.", month=_month(draft.permit_checked_month))
    return Statement(str(draft.permit.label), checked)


def _german(draft: ProfileDraft) -> GermanAtWork:
    at_work = AT_WORK[draft.german]
    return GermanAtWork(
        rank=draft.german.rank,
        label=_level(draft),
        works_already=tuple(str(point) for point in at_work.works_already),
        helps_at_start=tuple(str(point) for point in at_work.helps_at_start),
        source=str(sentences.WHO_ASSESSED[draft.german_source]),
    )


def _level(draft: ProfileDraft) -> str:
    if draft.is_german_a_band:
        return _("German %(level)s", level=LanguageBand.of(draft.german).label)
    if draft.german is LanguageLevel.NONE:
        return _("Still before German A1")
    return _("German %(level)s", level=draft.german.label)


def _month(day: date) -> str:
    return format_date(day, "LLLL y", locale=current_locale())
