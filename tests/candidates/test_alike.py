"""Who is taken in twice is noticed, whatever the spelling; brothers and sisters on one phone are not one person."""

from datetime import date

import pytest

from portal.candidates.queries.alike import people_alike
from portal.candidates.services import Internal, Who
from tests.builders.candidates import GRIMMA, a_candidate, a_person


def alike(database, one, other, born=(None, None)):
    """Whether the second is taken for the first, both on one phone."""
    with database.transaction() as session:
        first, second = (
            a_candidate(session, a_person(who=who, contact=GRIMMA, internal=Internal(birth_on=day)))
            for who, day in zip((one, other), born, strict=True)
        )
        return [found for found, _name in people_alike(session, second.id)] == [first.id]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Who("Mohammed", "Haddad"), Who("Muhammad", "Al-Haddad")),
        (Who("Mohammed", "Haddad"), Who("Haddad", "Mohamad")),
        (Who("Oleksandr", "Kowalenko"), Who("Олександр", "Коваленко")),
        (Who("Nour", "Al-Hamwi"), Who("نور", "الحموي")),
        (Who("Salma", "Rahimi", ("سلمى رحيمي",)), Who("سلمى", "رحيمي")),
    ],
)
def test_the_same_name_is_noticed_in_other_spellings_orders_and_scripts(database, one, other):
    assert alike(database, one, other)


def test_day_and_month_may_be_swapped_but_another_birth_date_is_another_person(database):
    names = (Who("Mohammed", "Haddad"), Who("Muhammad", "Haddad"))

    assert alike(database, *names, born=(date(1994, 5, 3), date(1994, 3, 5)))


def test_another_birth_date_is_another_person(database):
    assert not alike(database, Who("Mohammed", "Haddad"), Who("Muhammad", "Haddad"), born=(date(1994, 5, 3), date(1994, 6, 3)))


def test_sisters_on_one_phone_are_not_one_person(database):
    assert not alike(database, Who("Layla", "Haddad"), Who("Amina", "Haddad"))
