"""Composing the masked profile from codes: neutral nouns, whole sentences, the reader's language."""

import re
from datetime import date
from typing import Any

from babel.dates import format_date
from babel.lists import format_list

from portal.kernel.i18n import current_locale
from portal.kernel.i18n import gettext as _
from portal.labour.levels import AT_WORK
from portal.labour.words import LanguageLevel
from portal.profiles import sentences
from portal.profiles.draft import ProfileDraft
from portal.profiles.view import Fact, GermanAtWork, MaskedProfile, Phrase, Statement


def compose(draft: ProfileDraft) -> MaskedProfile:
    """Say in sentences and facts what the codes mean."""
    return MaskedProfile(summary=_summary(draft), facts=_facts(draft), german=_german(draft))


def _summary(draft: ProfileDraft) -> tuple[tuple[Phrase, ...], ...]:
    if draft.occupation_group is None:
        who = _fill(sentences.NEW_TO_THE_FIELD[draft.goal], str(draft.field.label))
    else:
        who = _fill(sentences.WITH_EXPERIENCE[draft.years, draft.goal], str(draft.occupation_group.label))
    if draft.course_part is None:
        when = sentences.WITHOUT_A_COURSE[draft.day_part]
    else:
        when = sentences.BESIDE_THE_COURSE[draft.course_part]
    return tuple(_phrases(str(sentence)) for sentence in (who, when, AT_WORK[draft.german].sentence))


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
        Fact(_("Start of work"), (Statement(_("from %(month)s", month=_month(draft.available_month))),)),
        Fact(_("Region"), (_region(draft),)),
        Fact(_("Licences and shifts"), _licences(draft)),
        Fact(_("Other languages"), _languages(draft)),
        Fact(_("Permission to work"), (_permit(draft),)),
    )
    return tuple(fact for fact in found if fact.statements)


def _experience(draft: ProfileDraft) -> Statement:
    if draft.occupation_group is None:
        return Statement(str(draft.field.label), _("The person would like to start in this field."))
    years = _("%(area)s, %(years)s", area=draft.occupation_group.label, years=draft.years.label)
    return Statement(years, _("noted in the talk about competences"))


def _competences(draft: ProfileDraft) -> tuple[Statement, ...]:
    return tuple(
        Statement(
            _("%(competence)s: %(level)s", competence=shown.competence.label, level=shown.level.label),
            str(shown.evidence.label),
        )
        for shown in draft.competences
    )


def _time(draft: ProfileDraft) -> Statement:
    note = draft.day_part.label if draft.course_part is None else sentences.COURSE_NOTES[draft.course_part]
    return Statement(str(draft.hours.label), str(note))


def _region(draft: ProfileDraft) -> Statement:
    if draft.is_reachable is None:
        return Statement(str(draft.region.label))
    note = _("Your company can be reached.") if draft.is_reachable else _("The way to your company still has to be planned.")
    return Statement(str(draft.region.label), note)


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
    checked = _("Checked in %(month)s. What counts is the residence document.", month=_month(draft.permit_checked_month))
    return Statement(str(draft.permit.label), checked)


def _german(draft: ProfileDraft) -> GermanAtWork:
    at_work = AT_WORK[draft.german]
    has_level = draft.german is not LanguageLevel.NONE
    return GermanAtWork(
        rank=draft.german.rank,
        label=_("German %(level)s", level=draft.german.label) if has_level else _("Still before German A1"),
        works_already=tuple(str(point) for point in at_work.works_already),
        helps_at_start=tuple(str(point) for point in at_work.helps_at_start),
        source=str(sentences.WHO_ASSESSED[draft.german_source]),
    )


def _month(day: date) -> str:
    return format_date(day, "LLLL y", locale=current_locale())
