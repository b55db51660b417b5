"""What a company learns once the person has agreed a second time."""

from dataclasses import fields

from portal.candidates.identity import Identity
from portal.candidates.models import Candidate
from portal.kernel.marks import Mark, mark_of
from tests.builders.candidates import a_candidate


def test_an_identity_is_name_and_contact(session):
    assert Identity.of(a_candidate(session)) == Identity("Salma Rahimi", "+4915112345678", "salma@mail.example", "Grimma")


def test_an_identity_has_no_field_that_stays_inside():
    inside = {column.name for column in Candidate.__table__.columns if mark_of(column) is Mark.INTERNAL}

    assert not inside & {field.name for field in fields(Identity)}
