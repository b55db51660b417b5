"""Fields: what people really type is read, what cannot be read gets its sentence, and nothing typed is lost."""

from datetime import date, time
from decimal import Decimal
from uuid import UUID

import pytest
from flask import request
from werkzeug.datastructures import MultiDict

from portal.kernel.forms import (
    ChoiceField,
    ClockField,
    DayField,
    Form,
    LineField,
    MailField,
    ManyChoicesField,
    MoneyField,
    NumberField,
    PhoneField,
    PostcodeField,
    RadioChoiceField,
    RecordField,
    SecretField,
    TextField,
    TickField,
    between,
    choice_required,
    form_token,
    not_before,
    optional,
    required,
)
from portal.kernel.words import Word
from tests.kernel.probing import a_form_desk, probing

KEY = UUID("00000000-0000-4000-8000-000000000001")


class Shift(Word):
    EARLY = "early", "Early"
    LATE = "late", "Late"


class SampleForm(Form):
    line = LineField("Line", longest=20)
    text = TextField("Text", longest=30)
    secret = SecretField("Secret")
    mail = MailField("Mail")
    phone = PhoneField("Phone")
    postcode = PostcodeField("Postcode")
    number = NumberField("Number", [optional(), between(1, 40)])
    money = MoneyField("Money", [optional()])
    day = DayField("Day", [optional(), not_before(lambda: date(2026, 1, 1), "Too early.")])
    begins = ClockField("Begins", [optional()])
    shift = ChoiceField("Shift", Shift, empty="Any")
    radio = RadioChoiceField("Radio", Shift, [optional()])
    many = ManyChoicesField("Many", Shift)
    record = RecordField("Record", empty="Nobody")
    tick = TickField("Tick")

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.record.offer([(KEY, "First")])


class StrictForm(Form):
    name = LineField("Name", [required("Please tell us a name.")])
    shift = ChoiceField("Shift", Shift, [choice_required("Please choose a shift.")], empty="Choose")
    tick = TickField("Tick", [choice_required("Please tick this.")])


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    from tests.conftest import test_settings

    with probing(test_settings(tmp_path_factory.mktemp("forms"), ""), a_form_desk(SampleForm, [])) as app:
        yield app


@pytest.fixture
def fill(house):
    """Send these fields, with the token of the same browser."""

    def send(form, fields):
        with house.test_request_context("/"):
            from flask import session

            token, kept = form_token(), dict(session)
        with house.test_request_context("/", method="POST", data=MultiDict([*fields, ("csrf_token", token)])):
            session.update(kept)
            assert request.form
            filled = form()
            filled.validate()
            return filled

    return send


GOOD = [
    ("line", "  Bäckerei   Nur ", "Bäckerei Nur"),
    ("line", "Mu\u0308ller", "Müller"),
    ("line", "👩🏽‍🍳 Küche", "👩🏽‍🍳 Küche"),
    ("line", "مخبز النور", "مخبز النور"),
    ("line", "<script>alert(1)", "<script>alert(1)"),
    ("line", "x" * 20, "x" * 20),
    ("line", "'; DROP TABLE x;--", "'; DROP TABLE x;--"),
    ("line", "tab\tand\nline", "tab and line"),
    ("line", "", ""),
    ("text", " one\r\ntwo\rthree ", "one\ntwo\nthree"),
    ("text", "x" * 30, "x" * 30),
    ("text", "שלום עולם", "שלום עולם"),
    ("secret", "  three apples ", "  three apples "),
    ("secret", "a\u0308pfel", "äpfel"),
    ("mail", "kim@partner.example.org", "kim@partner.example.org"),
    ("mail", " kim@PARTNER.example.org ", "kim@partner.example.org"),
    ("mail", "kim@bäckerei-nur.de", "kim@bäckerei-nur.de"),
    ("phone", "03433 74 43 30", "+493433744330"),
    ("phone", "+49 3433 744330", "+493433744330"),
    ("phone", "0049 3433 / 744330", "+493433744330"),
    ("phone", "(03433) 744330", "+493433744330"),
    ("phone", "0151-23456789", "+4915123456789"),
    ("phone", "+48 22 123 45 67", "+48221234567"),
    ("postcode", "04552", "04552"),
    ("postcode", " 04552 ", "04552"),
    ("number", "20", 20),
    ("number", " +20 ", 20),
    ("number", "1", 1),
    ("number", "40", 40),
    ("number", "", None),
    ("money", "14,60", Decimal("14.60")),
    ("money", "14.60", Decimal("14.60")),
    ("money", "14,6", Decimal("14.6")),
    ("money", "1.234,56", Decimal("1234.56")),
    ("money", "14,60 €", Decimal("14.60")),
    ("money", "EUR 15", Decimal(15)),
    ("money", "999999,99", Decimal("999999.99")),
    ("day", "2026-11-27", date(2026, 11, 27)),
    ("day", "27.11.2026", date(2026, 11, 27)),
    ("day", "27.11.26", date(2026, 11, 27)),
    ("day", "7.1.2027", date(2027, 1, 7)),
    ("day", "29.02.2028", date(2028, 2, 29)),
    ("day", "2026-01-01", date(2026, 1, 1)),
    ("begins", "7:30", time(7, 30)),
    ("begins", "07.30", time(7, 30)),
    ("begins", "7", time(7, 0)),
    ("begins", "7:30 Uhr", time(7, 30)),
    ("begins", "07:30:00", time(7, 30)),
    ("begins", "23:59", time(23, 59)),
    ("shift", "late", Shift.LATE),
    ("shift", "", None),
    ("radio", "early", Shift.EARLY),
    ("many", "early", [Shift.EARLY]),
    ("record", str(KEY), KEY),
    ("record", "", None),
    ("tick", "y", True),
]
UNREADABLE = "There are characters in here that we cannot read."
BAD = [
    ("line", "x" * 21, "Please shorten this to 20 characters. It has 21."),
    ("line", "a\x00b", UNREADABLE),
    ("line", "a\x1bb", UNREADABLE),
    ("line", "a\u202eb", UNREADABLE),
    ("line", "a\u2066b", UNREADABLE),
    ("line", "a\ufffdb", UNREADABLE),
    ("line", "a\ufffeb", UNREADABLE),
    ("text", "x" * 31, "Please shorten this to 30 characters. It has 31."),
    ("text", "a\x07b", UNREADABLE),
    ("secret", "x" * 4001, "Please shorten this to 4000 characters."),
    ("mail", "kim", "Please check the e-mail address"),
    ("mail", "kim@", "Please check the e-mail address"),
    ("mail", "kim@partner", "Please check the e-mail address"),
    ("mail", "kim@a.example.org, lea@b.example.org", "Please check the e-mail address"),
    ("mail", "a\x00@b.example.org", UNREADABLE),
    ("phone", "744330", "Please check the phone number"),
    ("phone", "call me", "Please check the phone number"),
    ("phone", "0343374433012345678", "Please check the phone number"),
    ("phone", "110", "Please check the phone number"),
    ("postcode", "4552", "Please enter the five digits"),
    ("postcode", "045522", "Please enter the five digits"),
    ("postcode", "D-04552", "Please enter the five digits"),
    ("postcode", "٠٤٥٥٢", "Please enter the five digits"),
    ("number", "0", "Please enter at least 1."),
    ("number", "41", "Please enter at most 40."),
    ("number", "20.5", "Please enter a whole number"),
    ("number", "twenty", "Please enter a whole number"),
    ("number", "٢٠", "Please enter a whole number"),
    ("number", "1e3", "Please enter a whole number"),
    ("number", "9" * 5000, "Please enter a whole number"),
    ("money", "14.605", "Please enter an amount in euros"),
    ("money", "14,605", "Please enter an amount in euros"),
    ("money", "much", "Please enter an amount in euros"),
    ("money", "NaN", "Please enter an amount in euros"),
    ("money", "Infinity", "Please enter an amount in euros"),
    ("money", "1e5", "Please enter an amount in euros"),
    ("money", "9" * 5000, "Please enter an amount in euros"),
    ("money", "1,234.56", "Please enter an amount in euros"),
    ("money", "1000000", "Please enter an amount in euros"),
    ("money", "1_4", "Please enter an amount in euros"),
    ("day", "29.02.2027", "Please enter a date like 27.11.2026."),
    ("day", "31.11.2026", "Please enter a date like 27.11.2026."),
    ("day", "tomorrow", "Please enter a date like 27.11.2026."),
    ("day", "11/27/2026", "Please enter a date like 27.11.2026."),
    ("day", "27.11.0026", "Please enter a date like 27.11.2026."),
    ("day", "2026-11-27T10:00", "Please enter a date like 27.11.2026."),
    ("day", "31.12.2025", "Too early."),
    ("begins", "24:00", "Please enter a time like 7:30."),
    ("begins", "7:60", "Please enter a time like 7:30."),
    ("begins", "morning", "Please enter a time like 7:30."),
    ("shift", "night", "Please choose one of the answers offered."),
    ("shift", "<script>", "Please choose one of the answers offered."),
    ("radio", "night", "Please choose one of the answers offered."),
    ("many", "night", "Please choose one of the answers offered."),
    ("record", "1", "Please choose one of the answers offered."),
    ("record", "00000000-0000-4000-8000-000000000002", "Please choose one of the answers offered."),
]


def in_english(form):
    return {name: [str(sentence) for sentence in field.errors] for name, field in form._fields.items() if field.errors}


@pytest.mark.parametrize(("name", "typed", "read"), GOOD, ids=[f"{name}-{typed[:20]!a}" for name, typed, _ in GOOD])
def test_what_people_really_type_is_read(fill, name, typed, read):
    form = fill(SampleForm, [(name, typed)])

    assert in_english(form) == {}
    assert form[name].data == read


@pytest.mark.parametrize(("name", "typed", "sentence"), BAD, ids=[f"{name}-{typed[:20]!a}" for name, typed, _ in BAD])
def test_what_cannot_be_read_gets_one_sentence_beside_its_field(fill, name, typed, sentence):
    from portal.kernel.i18n import speaking

    with speaking("en"):
        form = fill(SampleForm, [(name, typed)])

    errors = in_english(form)
    assert list(errors) == [name]
    assert len(errors[name]) == 1
    assert sentence in errors[name][0]


def test_a_field_that_is_sent_twice_is_refused_where_only_one_answer_counts(fill):
    twice = fill(SampleForm, [("line", "a"), ("line", "b")])
    ticked = fill(SampleForm, [("many", "early"), ("many", "late")])

    assert list(in_english(twice)) == ["line"]
    assert in_english(ticked) == {}
    assert ticked.many.data == [Shift.EARLY, Shift.LATE]


@pytest.mark.parametrize("typed", ["", "   ", "\t"])
def test_what_is_required_says_what_is_missing(fill, typed):
    form = fill(StrictForm, [("name", typed)])

    assert in_english(form) == {
        "name": ["Please tell us a name."],
        "shift": ["Please choose a shift."],
        "tick": ["Please tick this."],
    }


@pytest.mark.parametrize(("name", "value", "shown"), [("day", date(2026, 11, 27), "2026-11-27"), ("begins", time(7, 5), "07:05")])
def test_what_is_stored_is_shown_as_the_browser_wants_it(house, name, value, shown):
    with house.test_request_context("/"):
        assert f'value="{shown}"' in str(SampleForm(data={name: value})[name]())


def test_an_amount_is_shown_as_in_germany(house):
    with house.test_request_context("/"):
        assert 'value="1234,50"' in str(SampleForm(data={"money": Decimal("1234.5")}).money())
