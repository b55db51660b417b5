"""Every column of a person says how far its content may travel."""

import pytest
from sqlalchemy import Column, MetaData, String, Table, Uuid

from portal.candidates.models import Candidate, CandidateCompetence, CourseHour
from portal.kernel.crypto import Encrypted
from portal.kernel.marks import Mark, mark_of
from portal.schema import METADATA

ABOUT_PEOPLE = ("candidates_", "proposals_", "internships_", "placements_")
PUBLISHED_BY_PLACE = "profiles_"
IDENTIFYING = {
    "given_name", "family_name", "other_spellings", "phone", "email", "street", "postcode", "town", "birth_on", "sex",
    "nationality", "residence_title", "residence_until", "notes", "employer", "country", "remark",
}  # fmt: skip


def columns_about_people(metadata: MetaData = METADATA) -> list[Column[object]]:
    """All columns of the tables about people, but for the id, which is random and says nothing."""
    tables = [table for table in metadata.sorted_tables if table.name.startswith(ABOUT_PEOPLE)]
    return [column for table in tables for column in table.columns if not column.primary_key]


def unmarked(metadata: MetaData = METADATA) -> list[str]:
    return [str(column) for column in columns_about_people(metadata) if mark_of(column) is None]


def test_every_column_of_a_person_is_marked():
    assert unmarked() == []


def test_an_unmarked_column_would_be_found():
    metadata = MetaData()
    Table("candidates_new", metadata, Column("id", Uuid, primary_key=True), Column("religion", String))

    assert unmarked(metadata) == ["candidates_new.religion"]


def test_the_tables_about_people_are_there_to_be_marked():
    assert {column.table.name.split("_")[0] + "_" for column in columns_about_people()} >= {"candidates_", "proposals_"}


def test_profiles_are_published_by_place_and_lead_to_no_person():
    """No marks in profiles/: all of it may be read by the company, so it must not even point at a person."""
    tables = [table for table in METADATA.sorted_tables if table.name.startswith(PUBLISHED_BY_PLACE)]
    targets = {key.column.table.name for table in tables for key in table.foreign_keys}

    assert tables
    assert targets <= {"profiles_profile", "profiles_pool_week"}


@pytest.mark.parametrize("kind", [Candidate, CandidateCompetence, CourseHour])
def test_what_identifies_is_never_published_and_always_encrypted(kind):
    for column in kind.__table__.columns:
        if column.name in IDENTIFYING:
            assert mark_of(column) is not Mark.PUBLISHED, column
            assert isinstance(column.type, Encrypted), column


def test_only_name_and_contact_are_disclosed():
    disclosed = {column.name for column in Candidate.__table__.columns if mark_of(column) is Mark.DISCLOSED}

    assert disclosed == {"given_name", "family_name", "phone", "email", "town"}
