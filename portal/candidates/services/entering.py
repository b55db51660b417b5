"""Entering a person and changing what is known, section by section."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.candidates.drafts import CandidateDraft, Contact, Internal, Search, Section, Who, WorkPermit
from portal.candidates.likeness import refresh_tokens
from portal.candidates.models import Candidate
from portal.candidates.words import CandidateState, Fact
from portal.kernel.audit import By, Change, record
from portal.kernel.clock import local_day
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.outbox import announce
from portal.kernel.places import Region, find_place, place_of
from portal.kernel.versions import refuse_overtaken

MOST_HOURS = 48
"""Hours a week at most, s. 3 ArbZG: eight on each of six working days."""
OF_CONTACT, OF_PERMIT = frozenset({Fact.REGION}), frozenset({Fact.PERMIT})
OF_SEARCH = frozenset(Fact) - OF_CONTACT - OF_PERMIT


def enter_candidate(session: Session, draft: CandidateDraft, *, by: By, at: datetime) -> Candidate:
    """Open a record for a person; whoever enters it accompanies them, unless the draft names somebody."""
    candidate = Candidate(state=CandidateState.ACTIVE, created_at=at, advisor_id=draft.advisor_id or by.account_id)
    for section in (draft.who, draft.contact, draft.search, draft.permit, draft.internal):
        write_section(candidate, section, at)
    refresh_tokens(candidate)
    session.add(candidate)
    session.flush()  # trail and outbox need candidate.id
    record(session, "candidate.entered", candidate.id, Change(None, candidate.state), by=by, at=at)
    announce(session, "candidate.entered", candidate.id, at=at)
    return candidate


def change_candidate(
    session: Session, candidate_id: UUID, section: Section, *, seen: int | None = None, by: By, at: datetime
) -> Candidate:
    """Replace one section of the record; `seen` is the version that was shown, where a page showed one."""
    candidate = session.get_one(Candidate, candidate_id, with_for_update=True)
    refuse_overtaken(candidate.version, seen)
    write_section(candidate, section, at)
    refresh_tokens(candidate)
    record(session, "candidate.changed", candidate_id, Change(reason=type(section).__name__.lower()), by=by, at=at)
    announce(session, "candidate.changed", candidate_id, at=at)
    return candidate


def hand_over(session: Session, candidate_id: UUID, advisor_id: UUID, *, by: By, at: datetime) -> None:
    """Give the person another advisor."""
    candidate = session.get_one(Candidate, candidate_id, with_for_update=True)
    change = Change(str(candidate.advisor_id) if candidate.advisor_id else None, str(advisor_id))
    candidate.advisor_id, candidate.changed_at = advisor_id, at
    record(session, "candidate.handed_over", candidate_id, change, by=by, at=at)
    announce(session, "candidate.handed_over", candidate_id, at=at)


def write_section(candidate: Candidate, section: Section, at: datetime) -> None:
    """Put a section into the record; refuse what cannot be."""
    candidate.changed_at = at
    match section:
        case Who():
            _write_names(candidate, section)
        case Contact():
            _write_contact(candidate, section)
        case Search():
            _write_search(candidate, section)
        case WorkPermit():
            _write_permit(candidate, section, at)
        case Internal():
            _write_internal(candidate, section, at)


def _write_names(candidate: Candidate, names: Who) -> None:
    if not names.given_name and not names.family_name:
        raise RuleBroken(_l("Please enter at least one name."), field="given_name")
    candidate.given_name = names.given_name or None
    candidate.family_name = names.family_name or None
    candidate.other_spellings = list(names.other_spellings) or None


def _write_contact(candidate: Candidate, contact: Contact) -> None:
    candidate.phone = contact.phone or None
    candidate.email = contact.email or None
    candidate.street = contact.street or None
    candidate.postcode = contact.postcode or None
    candidate.town = contact.town or None
    candidate.contact_language = contact.language.value
    region = region_of(contact)
    candidate.region = region.value if region else None
    _note_source(candidate, OF_CONTACT, contact.from_jobcenter)


def region_of(contact: Contact) -> Region | None:
    """Return the region of postcode and town; what was chosen by hand counts where the table knows neither."""
    place = place_of(contact.postcode, contact.town) if contact.postcode else None
    place = place or (find_place(contact.town) if contact.town else None)
    return place.region if place else contact.region


def _write_search(candidate: Candidate, search: Search) -> None:
    if search.hours_per_week is not None and not 1 <= search.hours_per_week <= MOST_HOURS:
        raise RuleBroken(_l("Please enter between 1 and 48 hours a week."), field="hours_per_week")
    candidate.goal = search.goal
    candidate.field = search.field
    candidate.available_from = search.available_from
    candidate.hours_per_week = search.hours_per_week
    candidate.day_part = search.day_part
    candidate.works_shifts = search.works_shifts
    candidate.has_licence_b = search.has_licence_b
    candidate.has_forklift_licence = search.has_forklift_licence
    _note_source(candidate, OF_SEARCH, search.from_jobcenter)


def _write_permit(candidate: Candidate, permit: WorkPermit, at: datetime) -> None:
    if (permit.permit is None) is not (permit.checked_on is None):
        raise RuleBroken(_l("Please enter both: the permission, and the day you checked it."), field="checked_on")
    if permit.checked_on is not None and permit.checked_on > local_day(at):
        raise RuleBroken(_l("This day is still to come. Please enter the day you checked it."), field="checked_on")
    candidate.permit = permit.permit
    candidate.permit_checked_on = permit.checked_on
    _note_source(candidate, OF_PERMIT, permit.from_jobcenter)


def _note_source(candidate: Candidate, of_section: frozenset[Fact], told: frozenset[Fact]) -> None:
    """Note what of a section comes from the Jobcentre; what is not known comes from nobody."""
    elsewhere = {code for code in candidate.from_jobcenter or () if code not in {fact.value for fact in of_section}}
    here = {fact.value for fact in of_section & told if getattr(candidate, fact.value) is not None}
    candidate.from_jobcenter = tuple(fact.value for fact in Fact if fact.value in elsewhere | here)


def _write_internal(candidate: Candidate, internal: Internal, at: datetime) -> None:
    if internal.birth_on is not None and internal.birth_on > local_day(at):
        raise RuleBroken(_l("This day is still to come. Please check the birth date."), field="birth_on")
    candidate.birth_on = internal.birth_on
    candidate.sex = internal.sex or None
    candidate.nationality = internal.nationality or None
    candidate.residence_title = internal.residence_title or None
    candidate.residence_until = internal.residence_until
    candidate.benefit_agency = internal.benefit_agency
    candidate.notes = internal.notes or None
