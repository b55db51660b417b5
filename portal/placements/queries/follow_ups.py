"""Reading how the work is going, and how long it lasts."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.accounts.models import Account, Site
from portal.candidates.models import Candidate
from portal.companies.models import Company
from portal.kernel.access import Actor
from portal.kernel.clock import local_day
from portal.kernel.retention.periods import months_later
from portal.placements.models import FollowUp, PastPlacement, Placement
from portal.placements.words import FollowUpResult, FollowUpStep, PlacementState, Side, Sign
from portal.proposals.models import Proposal
from portal.proposals.queries import may_hear_of

LASTING = (6, 12)
SMALL = 5
_BEGAN = (PlacementState.STARTED, PlacementState.ENDED)


@dataclass(frozen=True)
class Asked:
    """A question behind a link: the code of the case, and whether it still takes an answer. Nothing of the person."""

    id: UUID
    reference: str
    company_name: str
    starts_on: date
    language: str
    is_open: bool
    is_answered: bool


@dataclass(frozen=True)
class FollowUpRow:
    """A check as the team sees it."""

    id: UUID
    step: FollowUpStep
    due_on: date
    company_says: Sign | None
    person_says: Sign | None
    result: FollowUpResult | None


@dataclass(frozen=True)
class Kept:
    """Of how many people whose work began so long ago it still lasted then."""

    lasted: int
    began: int

    @property
    def is_small(self) -> bool:
        """Whether it could tell about single people."""
        return any(0 < number < SMALL for number in (self.lasted, self.began, self.began - self.lasted))


@dataclass(frozen=True)
class Lasting:
    """How long work lasts at one site, or at one we no longer know (`site` empty): after six and after twelve months."""

    site: str
    kept: tuple[Kept, ...]


def asked_behind(session: Session, follow_up_id: UUID, side: Side, at: datetime) -> Asked | None:
    """Return the question behind a link."""
    row = session.execute(
        select(FollowUp, Placement.state, Placement.starts_on, Proposal.id)
        .add_columns(Proposal.reference, Company.name, Candidate.contact_language)
        .join(Placement, Placement.id == FollowUp.placement_id)
        .join(Proposal, Proposal.id == Placement.proposal_id)
        .join(Company, Company.id == Placement.company_id)
        .join(Candidate, Candidate.id == Placement.candidate_id)
        .where(FollowUp.id == follow_up_id)
    ).one_or_none()
    if row is None:
        return None
    found, state, starts_on, proposal_id, reference, company_name, language = row
    is_answered, is_open = found.said_by(side) is not None, found.can_be_answered(state, side, at)
    if side is Side.COMPANY and is_open:
        is_open = may_hear_of(session, proposal_id, on=local_day(at))
    return Asked(found.id, reference, company_name, starts_on, language, is_open, is_answered)


def follow_ups_of(session: Session, placement_id: UUID) -> tuple[FollowUpRow, ...]:
    """Return the checks of a placement, the latest first."""
    rows = session.scalars(select(FollowUp).where(FollowUp.placement_id == placement_id).order_by(FollowUp.due_on.desc()))
    return tuple(FollowUpRow(row.id, row.step, row.due_on, row.company_says, row.person_says, row.result) for row in rows)


def check_of(session: Session, _actor: Actor, follow_up_id: UUID) -> tuple[UUID, UUID] | None:
    """Return a check with its placement, to the team."""
    row = session.execute(select(FollowUp.id, FollowUp.placement_id).where(FollowUp.id == follow_up_id)).one_or_none()
    return (row[0], row[1]) if row else None


def lasting_work(session: Session, on: date) -> tuple[Lasting, ...]:
    """Return for each site how much work still lasted after six and twelve months; the whole comes first.

    The site is that of the person's advisor. Of people who are erased only months are known, and no site.
    """
    rows = session.execute(
        select(Site.name, Placement.starts_on, Placement.ended_on)
        .join(Candidate, Candidate.id == Placement.candidate_id)
        .outerjoin(Account, Account.id == Candidate.advisor_id)
        .outerjoin(Site, Site.id == Account.site_id)
        .where(Placement.state.in_(_BEGAN))
    )
    past = session.execute(select(PastPlacement.started_month, PastPlacement.ended_month).where(PastPlacement.state.in_(_BEGAN)))
    spans: dict[str, list[tuple[date, date | None]]] = defaultdict(list)
    for site, starts_on, ended_on in rows:
        spans[site or ""].append((starts_on, ended_on))
    spans[""] += [(began, ended) for began, ended in past]
    whole = Lasting("", _kept((span for each in spans.values() for span in each), on))
    sites = (Lasting(site, _kept(each, on)) for site, each in sorted(spans.items(), key=lambda pair: (not pair[0], pair[0])))
    return (whole, *(each for each in sites if each.site or any(kept.began for kept in each.kept)))


def lasting_table(rows: tuple[Lasting, ...]) -> tuple[tuple[str, ...], ...]:
    """Return how long work lasts as cells, the whole first; a site that is no longer known has no name."""
    header = (
        "site",
        *(
            f"{what} {months} months{end}"
            for months in LASTING
            for what, end in (("began at least", " ago"), ("still employed after", ""))
        ),
    )
    names = ("all", *(each.site for each in rows[1:]))
    counts = (tuple(str(count) for kept in each.kept for count in (kept.began, kept.lasted)) for each in rows)
    return (header, *((name, *cells) for name, cells in zip(names, counts, strict=True)))


def _kept(spans: Iterable[tuple[date, date | None]], on: date) -> tuple[Kept, ...]:
    known = list(spans)
    found = []
    for months in LASTING:
        reached = [(months_later(start, months), end) for start, end in known if months_later(start, months) <= on]
        found.append(Kept(sum(end is None or end >= day for day, end in reached), len(reached)))
    return tuple(found)
