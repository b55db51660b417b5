"""What is held about a person is given to them whole, and nobody else's with it."""

import json
from argparse import Namespace
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import LargeBinary, func, select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.candidates.services import create_personal_link
from portal.contacts.services import LogDraft, TaskDraft, add_log_entry, add_task
from portal.contacts.words import Channel, SubjectKind, TaskKind
from portal.kernel.audit import AuditEntry
from portal.kernel.marks import mark_of
from portal.openings.models import Opening
from portal.placements.words import PlacementState
from portal.retention.export_command import run
from portal.retention.holdings import LEADS, LEFT_OUT, columns_of, holdings
from portal.schema import METADATA
from tests.builders.candidates import SALMA, a_candidate, a_person
from tests.builders.placements import a_placement
from tests.builders.proposals import a_proposal, advisor_of
from tests.moments import NOON

GIVEN = {name for name, _key in LEADS}
LEAD_TO_NOBODY = {"internships_past", "internships_legal_figure", "placements_past", "proposals_company_notes"}
OTHER_SUBJECTS: set[str] = set()


def test_every_table_that_leads_to_a_person_is_in():
    own = GIVEN - {"profiles_profile"}
    leads = {
        table.name
        for table in METADATA.sorted_tables
        if "subject_id" in table.c
        or any(mark_of(column) for column in table.columns)
        or any(key.column.table.name in own for key in table.foreign_keys)
    }
    assert leads - GIVEN - LEAD_TO_NOBODY == OTHER_SUBJECTS


def test_every_marked_column_is_written_or_left_out_for_a_reason():
    for table in (METADATA.tables[name] for name in GIVEN):
        written = {column.name for column in columns_of(table)}
        for column in table.columns:
            is_key = column.name == "id" or column.name.endswith("_id")
            assert is_key or column.name in written or LEFT_OUT.get(f"{table.name}.{column.name}"), column


def test_no_hash_and_no_bytes_are_written():
    for table in (METADATA.tables[name] for name in GIVEN):
        for column in columns_of(table):
            assert "hash" not in column.name, column
            assert not isinstance(column.type, LargeBinary), column


def test_all_that_was_kept_comes_out_again(session: Session):
    work = a_placement(session, state=PlacementState.STARTED)
    person = session.get_one(Candidate, work.candidate_id)
    create_personal_link(session, person.id, by=advisor_of(person), at=NOON)
    for subject in ((SubjectKind.CANDIDATE, person.id), (SubjectKind.PLACEMENT, work.id)):
        add_log_entry(session, LogDraft(*subject, Channel.PHONE, f"Rief an: {subject[0]}"), by=advisor_of(person), at=NOON)
        add_task(session, TaskDraft(TaskKind.OTHER, *subject, date(2026, 12, 1), note="Bitte anrufen"), at=NOON)
    session.flush()

    held = holdings(session, person.id)

    assert held["candidates_candidate"][0]["family_name"] == person.family_name
    assert {len(held[name]) for name in ("contacts_log_entry", "contacts_task")} == {2}
    wanted = {"proposals_proposal", "proposals_consent", "placements_placement", "profiles_profile", "kernel_audit_entry"}
    assert wanted <= set(held)
    assert held["placements_placement"][0]["company"]


def test_nothing_of_another_person_at_the_same_company_is_in(session: Session):
    first = a_proposal(session)
    opening = session.get_one(Opening, first.opening_id)
    shared = session.get_one(Candidate, first.candidate_id).advisor_id
    canary = a_candidate(session, a_person(who=replace(SALMA, family_name="Zwergfalke", given_name="Kanaria")), advisor_id=shared)
    second = a_proposal(session, candidate=canary, opening=opening)
    add_log_entry(session, LogDraft(SubjectKind.PROPOSAL, second.id, Channel.PHONE, "Zwergfalke"), by=advisor_of(canary), at=NOON)
    session.flush()

    mine, theirs = (
        json.dumps(holdings(session, each), ensure_ascii=False, default=str) for each in (first.candidate_id, canary.id)
    )

    assert "Zwergfalke" in theirs
    assert "Zwergfalke" not in mine
    assert str(canary.id) not in mine + theirs


@pytest.mark.parametrize("is_there", [True, False])
def test_an_export_by_command_leaves_a_line_and_a_file_for_its_owner(app, database, tmp_path, is_there):
    with database.transaction() as session:
        person = a_candidate(session)
        wanted = person.id if is_there else advisor_of(person).account_id
    target = tmp_path / "out.json"

    ended = run(Namespace(person=wanted, file=str(target)), app)

    with database.reading() as session:
        lines = session.scalar(select(func.count()).select_from(AuditEntry).where(AuditEntry.verb == "candidate.exported"))
    assert (ended, target.exists(), lines) == ((0, True, 1) if is_there else (1, False, 0))
    assert not is_there or target.stat().st_mode & 0o077 == 0
