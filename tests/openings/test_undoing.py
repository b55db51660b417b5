"""Taking an import back: all of it, while nothing has happened to it; what stays is named with its reason."""

import argparse
from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.companies.models import Company, CompanySite
from portal.contacts.services import LogDraft, add_log_entry
from portal.contacts.words import Channel, SubjectKind
from portal.kernel.audit import By
from portal.kernel.outbox.models import OutboxRow
from portal.openings.importing import ImportOptions, import_openings
from portal.openings.models import ImportedRecord, Opening
from portal.openings.queries.imports import imports
from portal.openings.services import expire_opening, pause_stale, show_opening_to, undo_import
from portal.openings.undo_command import add_arguments, run
from portal.openings.words import ImportedKind, Stays, Visibility
from tests.builders.accounts import a_coordinator
from tests.builders.companies import a_company
from tests.builders.proposals import a_proposal
from tests.moments import NOON

pytestmark = pytest.mark.postgres_later

LATER = NOON + timedelta(hours=1)


@pytest.fixture
def taken_in(database, tmp_path):
    """Take a table in, publishing it, and return the id of the import."""

    def take_in(*rows, at=NOON):
        file = tmp_path / "stellen.csv"
        file.write_text("Titel;Firma;Ort\n" + "\n".join(rows), encoding="utf-8")
        return import_openings(database, file, ImportOptions(publishes=True), at=at).import_id

    return take_in


def names(database, column):
    with database.reading() as session:
        return sorted(session.scalars(select(column)))


def undo(database, import_id):
    with database.transaction() as session:
        return undo_import(session, import_id, by=By.system(), at=LATER)


def reasons(found):
    return {(each.kind, each.name): each.stays for each in found.stays}


def test_a_table_with_bad_rows_comes_and_goes_as_one(database, taken_in, deliver):
    good = [f"Hilfskraft {number};Muldenpack {number % 5} GmbH;Grimma" for number in range(40)]
    import_id = taken_in(*good, *["; Muldenpack 1 GmbH;Grimma"] * 10)
    with database.reading() as session:
        row = imports(session)[0]
    assert (row.rows_read, row.rows_imported, row.rows_refused) == (50, 40, 10)

    found = undo(database, import_id)

    assert (len(found.goes), found.stays) == (40 + 5, ())
    assert names(database, Opening.title) == names(database, Company.name) == names(database, CompanySite.name) == []
    assert names(database, ImportedRecord.row) == []
    deliver()  # whatever was announced about them bears that they are gone
    with database.reading() as session:
        assert session.scalars(select(OutboxRow.last_error).where(OutboxRow.last_error.is_not(None))).all() == []
    assert taken_in(*good) is not None, "the same file can come again"


def test_a_company_that_was_there_before_stays_without_a_word(database, taken_in):
    with database.transaction() as session:
        a_company(session, name="Muldenpack GmbH")
    found = undo(database, taken_in("Hilfskraft;Muldenpack GmbH;Grimma"))

    assert (len(found.goes), found.stays) == (1, ())
    assert names(database, Company.name) == ["Muldenpack GmbH"]


def test_what_somebody_has_worked_on_stays_with_its_company(database, taken_in):
    import_id = taken_in("Hilfskraft;Muldenpack GmbH;Grimma", "Küche;Muldenpack GmbH;Grimma", "Lager;Parthe GmbH;Naunhof")
    with database.transaction() as session:
        opening = session.scalars(select(Opening).where(Opening.title == "Küche")).one()
        by = By(a_coordinator(session).id, "coordinator")
        show_opening_to(session, opening.id, Visibility.TEAM_ONLY, by=by, at=NOON)

    found = undo(database, import_id)

    assert reasons(found) == {
        (ImportedKind.OPENING, "Küche"): Stays.CHANGED,
        (ImportedKind.COMPANY, "Muldenpack GmbH"): Stays.IN_USE,
    }
    assert names(database, Opening.title) == ["Küche"]
    assert undo(database, import_id).goes == ()


def test_a_proposed_place_and_one_that_a_note_is_about_stay(database, taken_in):
    import_id = taken_in("Küche;Muldenpack GmbH;Grimma", "Lager;Parthe GmbH;Naunhof", "Garten;Parthe GmbH;Naunhof")
    with database.transaction() as session:
        kitchen, store = (session.scalars(select(Opening).where(Opening.title == title)).one() for title in ("Küche", "Lager"))
        proposal = a_proposal(session)
        proposal.opening_id = kitchen.id
        by = By(a_coordinator(session).id, "coordinator")
        add_log_entry(session, LogDraft(SubjectKind.OPENING, store.id, Channel.PHONE, "Ruft zurück."), by=by, at=NOON)

    found = undo(database, import_id)

    assert reasons(found)[(ImportedKind.OPENING, "Küche")] is Stays.IN_USE
    assert reasons(found)[(ImportedKind.OPENING, "Lager")] is Stays.IN_USE
    assert [each.name for each in found.goes] == ["Garten"]


def test_what_the_portal_did_by_itself_holds_nothing_up(database, taken_in):
    import_id = taken_in("Küche;Muldenpack GmbH;Grimma")
    with database.transaction() as session:
        opening_id = session.scalars(select(Opening.id)).one()
        pause_stale(session, opening_id, NOON + timedelta(days=61))

    assert undo(database, import_id).stays == ()

    with database.transaction() as session:  # a worker that comes late
        expire_opening(session, opening_id, NOON)
        pause_stale(session, opening_id, NOON)


def test_a_lead_that_a_later_import_speaks_of_stays(database, taken_in):
    first = taken_in("Küche;Muldenpack GmbH;Grimma")
    second = taken_in("Lager;Muldenpack GmbH;Grimma", at=LATER)

    assert reasons(undo(database, first)) == {(ImportedKind.COMPANY, "Muldenpack GmbH"): Stays.IN_USE}
    assert undo(database, second).stays == ()
    assert undo(database, first).stays == ()
    assert names(database, Company.name) == []


def test_the_operator_lists_rehearses_and_takes_back(app, database, taken_in, capsys):
    import_id = taken_in("Küche;Muldenpack GmbH;Grimma")
    parser = argparse.ArgumentParser()
    add_arguments(parser)

    assert run(parser.parse_args([]), app) == 0
    assert run(parser.parse_args([str(import_id), "--dry-run"]), app) == 0
    assert names(database, Opening.title) == ["Küche"]
    assert run(parser.parse_args([str(import_id)]), app) == 0
    assert run(parser.parse_args(["00000000-0000-4000-8000-000000000000"]), app) == 2

    listed, rehearsed, done = capsys.readouterr().out.splitlines()
    assert "stellen.csv  1 rows imported" in listed
    assert (rehearsed, done) == ("would be taken out 2, stay 0", "taken out 2, stay 0")
