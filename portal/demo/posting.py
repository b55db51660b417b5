"""Putting the invented openings up, and closing those that have ended."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.companies.models import CompanySite
from portal.demo.cast import Cast
from portal.demo.days import moment_of
from portal.demo.jobs import JOBS
from portal.demo.postings import Posting
from portal.demo.slots import SLOTS
from portal.demo.trainings import TRAININGS
from portal.openings import services
from portal.openings.models import Opening
from portal.openings.services import OpeningDraft
from portal.openings.words import FilledHow, OpeningSource, OpeningState, WithdrawalReason

S = OpeningState
POSTINGS = (*JOBS, *SLOTS, *TRAININGS)
# What the work asks: licences, the group of occupations, competences.
NEEDS: dict[str, tuple[tuple[str, ...], str, tuple[str, ...]]] = {
    "stapler": (("forklift",), "525", ("forklift", "safety")),
    "kommissionieren": ((), "513", ("picking", "phone_use")),
    "sortieranlage": ((), "343", ("sorting",)),
    "zimmer": ((), "632", ("rooms",)),
    "kueche-hotel": ((), "293", ("cold_kitchen", "food_hygiene")),
    "elektro-helfer": (("b",), "262", ("cables",)),
    "solar": (("b",), "262", ()),
    "backstube": ((), "292", ("dough",)),
    "lager-praktikum": ((), "513", ("packing",)),
    "pflege-praktikum": ((), "821", ("company",)),
}
SAID_AGAIN, SPREAD = 50, 40
"""So many days lie between two times a company says that its place is still free; places take turns."""
NEVER_ONLINE = (S.DRAFT, S.SUBMITTED, S.REJECTED)
REASON = (
    "Bitte ohne Alter, Geschlecht und Muttersprache schreiben: Das verlangt das Gleichbehandlungsgesetz. "
    "Sagen Sie stattdessen, welche Stufe Deutsch für die Arbeit nötig ist. Ich helfe gern am Telefon."
)


def post_openings(session: Session, cast: Cast) -> None:
    """Let companies and team put up all openings, the oldest first: the first one of a partner is read before it goes online."""
    for posting in sorted(POSTINGS, key=lambda each: (-each.days_ago, each.key)):
        cast.places[posting.key] = _post(session, cast, posting).id


def close_openings(session: Session, cast: Cast) -> None:
    """Let companies say again and again what is still free, and let pause and end what is not online any more."""
    for number, posting in enumerate(POSTINGS):
        place, by = cast.places[posting.key], cast.member_of(posting.firm) or cast.advisor_of_firm(posting.firm)
        at = cast.days.at(posting.closed_ago, 15)
        for days_ago in range(posting.days_ago - SAID_AGAIN + number % SPREAD, posting.closed_ago, -SAID_AGAIN):
            if posting.state not in NEVER_ONLINE:
                services.prolong_opening(session, place, by=by, at=cast.days.at(days_ago, 14, number % 50))
        if posting.state is S.PAUSED:
            services.pause_opening(session, place, by=by, at=at)
        elif posting.state is S.FILLED:
            services.fill_opening(session, place, FilledHow.KAI, by=by, at=at)
        elif posting.state is S.WITHDRAWN:
            services.withdraw_opening(session, place, WithdrawalReason.LATER, by=by, at=at)
        elif posting.state is S.EXPIRED:
            services.expire_opening(session, place, moment_of(cast.days.ago(-(posting.ends_in or 0) - 1), 0, 5))


def _post(session: Session, cast: Cast, posting: Posting) -> Opening:
    """Draft an opening, hand it in and let it be read, as far as it got."""
    advisor = cast.advisor_of_firm(posting.firm)
    member = cast.member_of(posting.firm) or advisor
    author = member if posting.source is OpeningSource.PORTAL else advisor
    at = cast.days.at(posting.days_ago, 11, 10)
    opening = services.draft_opening(session, cast.firms[posting.firm], _dated(session, cast, posting), by=author, at=at)
    if posting.state is S.DRAFT:
        return opening
    if author is advisor:
        services.publish_opening(session, opening.id, by=advisor, at=at)
    else:
        services.submit_opening(session, opening.id, by=member, at=at)
    if posting.is_confirmed and opening.confirmed_at is None:
        services.confirm_opening(session, opening.id, by=member, at=cast.days.at(posting.days_ago - 2, 18))
    _read(session, cast, posting, opening)
    return opening


def _read(session: Session, cast: Cast, posting: Posting, opening: Opening) -> None:
    """Let the team read what a new partner handed in."""
    if opening.state is not S.SUBMITTED or posting.state is S.SUBMITTED:
        return
    by, at = cast.advisor_of_firm(posting.firm), cast.days.at(posting.days_ago - 1, 9, 30)
    if posting.state is S.REJECTED:
        services.reject_opening(session, opening.id, REASON, by=by, at=at)
    else:
        services.publish_opening(session, opening.id, by=by, at=at)


def _dated(session: Session, cast: Cast, posting: Posting) -> OpeningDraft:
    """Give an opening its place, its first and its last day."""
    days = cast.days
    site_id = session.scalars(select(CompanySite.id).where(CompanySite.company_id == cast.firms[posting.firm])).one()
    starts_on = days.next_august() if posting.is_training and posting.draft.occupation else None
    if posting.starts_in is not None:
        starts_on = days.ahead(posting.starts_in)
    ends_on = days.ago(-posting.ends_in) if posting.ends_in is not None else None
    licences, group, asked = NEEDS.get(posting.key, ((), None, ()))
    needs = replace(posting.draft, licences=licences, occupation_group=group, asked_competences=asked)
    return replace(needs, site_id=site_id, starts_on=starts_on, valid_until=ends_on, source=posting.source)
