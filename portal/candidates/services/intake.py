"""Taking in a person in short steps. Until it is finished the record is a draft: nobody is proposed, nothing follows from it."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from portal.candidates.drafts import Aims, Contact, Knows, Reach, Search, Times, Who, WorkPermit
from portal.candidates.generalising import current_level, foremost_language, longest_experience
from portal.candidates.likeness import refresh_tokens
from portal.candidates.models import Candidate, CandidateLanguage, Experience
from portal.candidates.queries.record import known_from_jobcenter, search_of
from portal.candidates.services.entering import write_section
from portal.candidates.summary import summarise
from portal.candidates.words import CandidateState, Fact
from portal.kernel.audit import By, Change, record
from portal.kernel.clock import local_day
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.outbox import announce
from portal.kernel.places import Region
from portal.kernel.versions import refuse_overtaken
from portal.labour.languages import GERMAN, SpokenLanguage
from portal.labour.words import LanguageLevel, LevelSource

MOST_YEARS = 60
OF_AIMS = frozenset({Fact.GOAL, Fact.FIELD, Fact.HAS_LICENCE_B})
OF_TIMES = frozenset({Fact.AVAILABLE_FROM, Fact.HOURS_PER_WEEK, Fact.DAY_PART, Fact.PERMIT})
IntakePart = Reach | Knows | Aims | Times


def begin_intake(session: Session, reach: Reach, *, by: By, at: datetime) -> Candidate:
    """Open a draft of a record with a name; whoever begins it accompanies the person."""
    candidate = Candidate(state=CandidateState.DRAFT, created_at=at, changed_at=at, advisor_id=by.account_id)
    write_section(candidate, Search(), at)
    _write_reach(candidate, reach, at)
    refresh_tokens(candidate)
    session.add(candidate)
    session.flush()  # the trail needs candidate.id
    record(session, "candidate.begun", candidate.id, Change(None, candidate.state), by=by, at=at)
    return candidate


def save_intake(session: Session, candidate_id: UUID, part: IntakePart, *, seen: int | None, by: By, at: datetime) -> None:
    """Keep the answers of one step; `seen` is the version they were given to."""
    candidate = _draft(session, candidate_id)
    refuse_overtaken(candidate.version, seen)
    match part:
        case Reach():
            _write_reach(candidate, part, at)
            refresh_tokens(candidate)
        case Knows():
            _write_languages(candidate, part, at)
        case Aims():
            _write_aims(candidate, part, at)
        case Times():
            _write_times(candidate, part, at)
    record(session, "candidate.changed", candidate_id, Change(reason=type(part).__name__.lower()), by=by, at=at)


def finish_intake(session: Session, candidate_id: UUID, *, by: By, at: datetime) -> None:
    """Take the person in: from here on they are accompanied. What is still missing may follow later."""
    candidate = _draft(session, candidate_id)
    candidate.move_to(CandidateState.ACTIVE)
    summarise(candidate)
    candidate.changed_at = at
    record(session, "candidate.entered", candidate_id, Change(CandidateState.DRAFT, candidate.state), by=by, at=at)
    announce(session, "candidate.entered", candidate_id, at=at)


def discard_intake(session: Session, candidate_id: UUID, *, by: By, at: datetime) -> None:
    """Delete a draft with everything in it (Art. 5(1)(e) GDPR): only the trail says that there was one."""
    candidate = _draft(session, candidate_id)
    session.delete(candidate)
    record(session, "candidate.discarded", candidate_id, Change(CandidateState.DRAFT), by=by, at=at)


def _draft(session: Session, candidate_id: UUID) -> Candidate:
    candidate = session.get_one(Candidate, candidate_id, with_for_update=True)
    if candidate.state is not CandidateState.DRAFT:
        raise RuleBroken(_l("This person has been taken in already. Please go on in the record."))
    return candidate


def _write_reach(candidate: Candidate, reach: Reach, at: datetime) -> None:
    write_section(candidate, Who(reach.given_name, reach.family_name, tuple(candidate.other_spellings or ())), at)
    is_same_place = (reach.postcode, reach.town) == (candidate.postcode, candidate.town)
    contact = Contact(
        phone=reach.phone,
        email=candidate.email,
        street=candidate.street,
        postcode=reach.postcode,
        town=reach.town,
        region=Region(candidate.region) if candidate.region and is_same_place else None,
        language=reach.language,
        from_jobcenter=reach.from_jobcenter,
    )
    write_section(candidate, contact, at)


def _write_languages(candidate: Candidate, knows: Knows, at: datetime) -> None:
    candidate.changed_at = at
    if knows.german is not None and knows.source is None:
        raise RuleBroken(_l("Please choose who says so."), field="source")
    day = knows.assessed_on or local_day(at)
    if day > local_day(at):
        raise RuleBroken(_l("This day is still to come. Please enter the day of the assessment."), field="assessed_on")
    if knows.other is SpokenLanguage.GERMAN:
        raise RuleBroken(_l("German stands above. Please choose another language, or none."), field="other")
    if knows.other is not None and knows.other_level is None:
        raise RuleBroken(_l("Please choose how well, or no other language."), field="other_level")
    german = current_level(candidate.languages, GERMAN)
    if knows.german is None and german is not None:
        candidate.languages.remove(german)
    elif knows.german is not None:
        _note(candidate, german, language=GERMAN, level=knows.german, source=knows.source, assessed_on=day)
    _write_other_language(candidate, knows.other, knows.other_level, at)


def _write_other_language(candidate: Candidate, other: SpokenLanguage | None, level: LanguageLevel | None, at: datetime) -> None:
    known = foremost_language(candidate.languages)
    if other is None and known is not None:
        candidate.languages.remove(known)
    elif other is not None:
        source, day = (known.source, known.assessed_on) if known else (LevelSource.SELF_REPORT, local_day(at))
        _note(candidate, known, language=other.value, level=level, source=source, assessed_on=day)


def _note(candidate: Candidate, row: CandidateLanguage | None, **answers: Any) -> None:
    if row is None:
        row = CandidateLanguage()
        candidate.languages.append(row)
    for name, answer in answers.items():
        setattr(row, name, answer)


def _write_aims(candidate: Candidate, aims: Aims, at: datetime) -> None:
    if aims.years is not None and not 0 <= aims.years <= MOST_YEARS:
        raise RuleBroken(_l("Please enter the years as a number from 0 to 60."), field="years")
    if aims.group is not None and aims.years is None:
        raise RuleBroken(_l("Please enter the years; 0 for less than one."), field="years")
    if aims.group is None and aims.years is not None:
        raise RuleBroken(_l("Please choose the kind of work too."), field="group")
    told = _told(candidate, OF_AIMS, aims.from_jobcenter)
    search = replace(
        search_of(candidate), goal=aims.goal, field=aims.field, has_licence_b=aims.has_licence_b, from_jobcenter=told
    )
    write_section(candidate, search, at)
    row = longest_experience(candidate.experiences)
    if aims.group is None and row is not None:
        candidate.experiences.remove(row)
    elif aims.group is not None:
        if row is None:
            row = Experience()
            candidate.experiences.append(row)
        row.occupation_group, row.years, row.source = aims.group.value, aims.years or 0, aims.work_source


def _write_times(candidate: Candidate, times: Times, at: datetime) -> None:
    search = replace(
        search_of(candidate),
        available_from=times.available_from,
        hours_per_week=times.hours_per_week,
        day_part=times.day_part,
        from_jobcenter=_told(candidate, OF_TIMES - {Fact.PERMIT}, times.from_jobcenter),
    )
    write_section(candidate, search, at)
    write_section(candidate, WorkPermit(times.permit, times.checked_on, times.from_jobcenter), at)


def _told(candidate: Candidate, of_step: frozenset[Fact], told: frozenset[Fact]) -> frozenset[Fact]:
    """Return what we know from the Jobcentre: of this step as it was said now, of the others as before."""
    return (known_from_jobcenter(candidate) - of_step) | (told & of_step)
