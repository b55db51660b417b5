"""Links in letters: made for one thing, and nothing in the database is enough to make one."""

from uuid import uuid4

import pytest
from flask import Flask

from portal.kernel.links import link_token, record_behind

RECORD = uuid4()


@pytest.fixture
def house():
    app = Flask("house")
    app.secret_key = "a-secret-of-this-house"
    with app.app_context():
        yield app


def test_a_link_leads_to_its_record(house):
    assert record_behind("reset", link_token("reset", RECORD)) == RECORD


def test_a_link_for_one_thing_opens_nothing_else(house):
    assert record_behind("invitation", link_token("reset", RECORD)) is None


def test_a_link_of_another_house_opens_nothing(house):
    token = link_token("reset", RECORD)
    house.secret_key = "the-secret-of-another-house"

    assert record_behind("reset", token) is None


FORGED = {
    "empty": "",
    "a point": ".",
    "the id alone": "{record}",
    "another record": "{other}{rest}",
    "cut off": "{cut}",
    "capitals": "{capitals}",
    "a NUL": "{token}\x00",
    "a space": " {token}",
    "letters that are not ASCII": "ü" * 50,
    "too long": "a" * 100_000,
    "followed by more": "{token}{token}",
}


@pytest.mark.parametrize("pattern", FORGED.values(), ids=FORGED.keys())
def test_a_forged_link_opens_nothing(house, pattern):
    token = link_token("reset", RECORD)
    forged = pattern.format(
        token=token, record=RECORD.hex, other=uuid4().hex, rest=token[32:], cut=token[:-1], capitals=token.upper()
    )

    assert record_behind("reset", forged) is None


def test_a_link_can_stand_in_an_address(house):
    token = link_token("reset", RECORD)

    assert token.replace("-", "").replace("_", "").replace(".", "").isalnum()
    assert len(token) < 200
