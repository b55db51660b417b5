"""Makes a small world large: copies of its rows, written in bulk, so that lists have many lines."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate, CandidateCompetence, CandidateLanguage, Experience
from portal.companies.models import Company, CompanySite
from portal.contacts.models import LogEntry, Task
from portal.internships.models import Internship
from portal.kernel.audit import AuditEntry
from portal.openings.models import Opening
from portal.placements.models import Placement
from portal.profiles.models import Profile, ProfileCompetence
from portal.proposals.models import Consent, Proposal

Changes = Callable[[int], Mapping[str, Any]]


class Growth:
    """Copies rows of one session; `serial` keeps apart what must be unique."""

    def __init__(self, session: Session, copies: int, serial: str) -> None:
        self._session = session
        self._copies = copies
        self._serial = serial

    def of(self, kind: Any, row_id: UUID, changes: Changes = lambda _number: {}) -> list[UUID]:
        """Copy one row so many times and return the ids of the copies."""
        return self._copy(kind.__table__, kind.__table__.c.id == row_id, [changes(number) for number in range(self._copies)])

    def of_all(self, kind: Any, column: str, owner: UUID, owners: list[UUID], **others: list[UUID]) -> None:
        """Copy the rows of an owner for each of the new owners."""
        changes = [
            {column: new, **{name: values[number] for name, values in others.items()}} for number, new in enumerate(owners)
        ]
        self._copy(kind.__table__, kind.__table__.c[column] == owner, changes)

    def _copy(self, table: Table, chosen: Any, changes: list[Mapping[str, Any]]) -> list[UUID]:
        rows = [dict(row._mapping) for row in self._session.execute(select(table).where(chosen))]  # noqa: SLF001 - a public name
        copies = [{**row, **change, "id": uuid4()} for row in rows for change in changes]
        if copies:
            self._session.execute(insert(table), copies)
        return [copy["id"] for copy in copies]

    def proposal(self, proposal: Proposal) -> tuple[list[UUID], list[UUID]]:
        """Copy a proposal with a person, a profile and the consents for each copy."""
        people = self.of(Candidate, proposal.candidate_id)
        for kind in (CandidateLanguage, CandidateCompetence, Experience):
            self.of_all(kind, "candidate_id", proposal.candidate_id, people)
        profiles = self.of(Profile, proposal.profile_id)
        self.of_all(ProfileCompetence, "profile_id", proposal.profile_id, profiles)
        copies = self.of(
            Proposal,
            proposal.id,
            lambda number: {
                "candidate_id": people[number],
                "profile_id": profiles[number],
                "reference": f"{self._serial}-{proposal.reference[-4:]}-{number}",
            },
        )
        self.of_all(Consent, "proposal_id", proposal.id, copies, candidate_id=people)
        return copies, people


def grow(session: Session, own: Mapping[str, Any], staff: Mapping[str, Any], *, copies: int, serial: str) -> None:
    """Give the company, the people and the team of the world so many more rows of each kind."""
    growth = Growth(session, copies, serial)
    company, candidate = own["company_id"], staff["candidate_id"]
    growth.of(Company, staff["lead_id"], lambda number: {"name": f"Neu {serial} {number}", "import_key": None})
    in_review = session.scalars(select(Company.id).where(Company.state == "in_review")).first()
    growth.of(Company, in_review or company, lambda number: {"name": f"Wartet {number}", "import_key": None})
    growth.of(CompanySite, own["site_id"], lambda _number: {"is_main": False})
    for key in ("opening_id", "draft_id"):
        growth.of(Opening, own[key], lambda _number: {"import_key": None})
    growth.of(Opening, own["draft_id"], lambda _number: {"state": "submitted"})
    growth.of(Task, staff["task_id"], lambda _number: {"assigned_to_id": staff["account_id"]})
    growth.of_all(AuditEntry, "subject_id", own["opening_id"], [own["opening_id"]] * copies)
    growth.proposal(session.get_one(Proposal, own["proposal_id"]))
    for kind, key in ((Internship, "internship_id"), (Placement, "placement_id")):
        _follow(growth, session, kind, own[key])
    growth.of_all(Experience, "candidate_id", candidate, [candidate] * copies)
    log = session.scalars(select(LogEntry.id)).first()
    if log is not None:
        growth.of(LogEntry, log, lambda _number: {"subject_id": company})


def _follow(growth: Growth, session: Session, kind: Any, row_id: UUID) -> None:
    """Copy what followed a proposal, each with a proposal of its own."""
    proposals, people = growth.proposal(session.get_one(Proposal, session.get_one(kind, row_id).proposal_id))
    growth.of(kind, row_id, lambda number: {"proposal_id": proposals[number], "candidate_id": people[number]})
