"""Lists are read in the order of an index: nothing is sorted anew, however long they are."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy import event, text
from sqlalchemy.orm import Session

from portal.candidates.queries import CandidateFilter, find_candidates
from portal.companies.queries import CompanyFilter, find_companies
from portal.companies.words import CompanyState
from portal.contacts.queries import open_tasks
from portal.internships.queries import StaffFilter as InternshipFilter
from portal.internships.queries import internships_for_staff, internships_of_company
from portal.internships.words import InternshipView
from portal.kernel.access import Actor, Role
from portal.kernel.db import Database, DayPosition
from portal.openings.queries import Cursor, StaffFilter, Wanted, openings_to_review, public_page, staff_openings
from portal.openings.words import OpeningKind, OpeningState
from portal.placements.queries import StaffFilter as PlacementFilter
from portal.placements.queries import placements_for_staff
from portal.proposals.queries import proposals_of_candidate, proposals_of_company
from tests.moments import MONDAY, NOON

SOMEBODY = UUID("00000000-0000-4000-8000-000000000001")
ADVISOR = Actor(Role.ADVISOR, account_id=SOMEBODY)
AFTER = Cursor(NOON, SOMEBODY)
DAY = DayPosition(MONDAY, SOMEBODY)
KIND = frozenset({OpeningKind.INTERNSHIP_SLOT})

Way = Callable[[Session], Any]
LISTS: dict[str, tuple[str, Way]] = {
    "public": ("ix_openings_opening_public", lambda s: public_page(s, Wanted(on=MONDAY))),
    "public, further": ("ix_openings_opening_public", lambda s: public_page(s, Wanted(on=MONDAY), after=AFTER)),
    "public, one kind": ("ix_openings_opening_", lambda s: public_page(s, Wanted(on=MONDAY, kinds=KIND))),
    "openings": ("ix_openings_opening_changed", lambda s: staff_openings(s, StaffFilter(), after=AFTER)),
    "openings, one state": (
        "ix_openings_opening_waiting",
        lambda s: staff_openings(s, StaffFilter(states=frozenset({OpeningState.DRAFT}))),
    ),
    "openings to review": ("ix_openings_opening_waiting", openings_to_review),
    "people": ("ix_candidates_candidate_newest", lambda s: find_candidates(s, CandidateFilter())),
    "my people": ("ix_candidates_candidate_mine", lambda s: find_candidates(s, CandidateFilter(advisor_id=SOMEBODY))),
    "companies": ("ix_companies_company_list", lambda s: find_companies(s, ADVISOR, CompanyFilter())),
    "my companies": ("ix_companies_company_mine", lambda s: find_companies(s, ADVISOR, CompanyFilter(is_mine=True))),
    "leads": ("ix_companies_company_by_state", lambda s: find_companies(s, ADVISOR, CompanyFilter(state=CompanyState.LEAD))),
    "my tasks": ("ix_contacts_task_", lambda s: open_tasks(s, SOMEBODY, with_unassigned=False)),
    "proposals to a company": ("ix_proposals_proposal_shown", lambda s: proposals_of_company(s, SOMEBODY, on=MONDAY)),
    "proposals of a person": ("ix_proposals_proposal_of_person", lambda s: proposals_of_candidate(s, SOMEBODY)),
    "internships of a company": (
        "ix_internships_internship_of_company",
        lambda s: internships_of_company(s, SOMEBODY, on=MONDAY),
    ),
    "internships": ("ix_internships_internship_by_start", lambda s: internships_for_staff(s, InternshipFilter())),
    "my internships, further": (
        "ix_internships_internship_by_start",
        lambda s: internships_for_staff(s, InternshipFilter(advisor_id=SOMEBODY), after=DAY),
    ),
    "internships of a site that are over": (
        "ix_internships_internship_by_start",
        lambda s: internships_for_staff(s, InternshipFilter(InternshipView.OVER, site_id=SOMEBODY), after=DAY),
    ),
    "work found": ("ix_placements_placement_by_start", lambda s: placements_for_staff(s, PlacementFilter())),
    "work my people found, further": (
        "ix_placements_placement_by_start",
        lambda s: placements_for_staff(s, PlacementFilter(advisor_id=SOMEBODY), after=DAY),
    ),
}
EXPLAIN = {"sqlite": "EXPLAIN QUERY PLAN ", "postgresql": "EXPLAIN "}


def test_every_list_is_read_in_the_order_of_its_index(database: Database):
    plans = {each: (index, _plan(database, way)) for each, (index, way) in LISTS.items()}
    # PostgreSQL knows that the tables are empty here, and takes whichever of two indexes gives the order.
    chooses = database.engine.dialect.name == "sqlite"
    wrong = {each: plan for each, (index, plan) in plans.items() if not _is_in_order(plan, index if chooses else "Index")}

    assert wrong == {}


def _is_in_order(plan: str, index: str) -> bool:
    return index in plan and "TEMP B-TREE" not in plan and "Sort" not in plan


def _plan(database: Database, way: Way) -> str:
    """Return how the database would read the first statement of a list."""
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_more: object) -> None:
        if statement.startswith("SELECT"):
            asked.append((statement, values))

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        with database.reading() as session:
            way(session)
    finally:
        event.remove(database.engine, "before_cursor_execute", note)
    return _explained(database, *asked[0])


def _explained(database: Database, statement: str, values: Any) -> str:
    with database.reading() as session:
        backend = session.get_bind().dialect.name
        if backend == "postgresql":
            # Over empty tables any plan is cheap: what is asked here is whether the index gives the order.
            for setting in ("enable_seqscan", "enable_sort", "enable_bitmapscan", "enable_hashjoin", "enable_mergejoin"):
                session.execute(text(f"SET LOCAL {setting} = off"))
        rows = session.connection().exec_driver_sql(EXPLAIN[backend] + statement, values)
        return "\n".join(str(row[-1]) for row in rows)
