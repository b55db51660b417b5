"""Calendar files say when, and nothing of anybody."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from portal.kernel.calendars import CalendarEntry, Method, calendar_file
from portal.kernel.clock import LOCAL_ZONE
from tests.moments import NOON


def read(content: bytes) -> Calendar:
    return Calendar.from_ical(content)


def entry(**changes: object) -> CalendarEntry:
    values = {
        "uid": "one@portal",
        "title": "KAI: Termin 7K2M",
        "begins": datetime(2026, 11, 27, 14, tzinfo=LOCAL_ZONE),
        **changes,
    }
    return CalendarEntry(**values)  # type: ignore[arg-type]  # any of its fields


def written(*entries: CalendarEntry, **changes: object) -> Calendar:
    return read(calendar_file(entries, at=NOON, sender="kai@portal.example", **changes))  # type: ignore[arg-type]  # as above


@pytest.mark.parametrize(
    ("day", "utc_hour"),
    [(date(2026, 10, 24), 12), (date(2026, 10, 26), 13), (date(2027, 3, 26), 13), (date(2027, 3, 30), 12)],
    ids=["summer", "after the change in October", "winter", "after the change in March"],
)
def test_two_o_clock_in_germany_is_two_o_clock_in_summer_and_in_winter(day: date, utc_hour: int) -> None:
    begins = datetime(day.year, day.month, day.day, 14, tzinfo=LOCAL_ZONE)

    (event,) = written(entry(begins=begins)).walk("VEVENT")

    assert event.decoded("dtstart") == datetime(day.year, day.month, day.day, utc_hour, tzinfo=UTC)
    assert event.decoded("dtstart").astimezone(LOCAL_ZONE).hour == 14
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(hours=1)


def test_a_file_holds_exactly_these_properties_and_invites_nobody() -> None:
    (event,) = written(entry(url="https://portal.example/x")).walk("VEVENT")

    assert set(event) == {
        "SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "UID", "SEQUENCE", "CLASS", "ORGANIZER", "STATUS", "URL",
    }  # fmt: skip
    assert str(event["ORGANIZER"]) == "mailto:kai@portal.example"
    assert event["ORGANIZER"].params == {}


def test_taking_back_says_so_twice_and_under_the_same_number() -> None:
    calendar = written(entry(version=3), method=Method.CANCEL)
    (event,) = calendar.walk("VEVENT")

    assert (str(calendar["METHOD"]), str(event["STATUS"]), event["SEQUENCE"], str(event["UID"])) == (
        "CANCEL",
        "CANCELLED",
        3,
        "one@portal",
    )


def test_a_whole_day_ends_with_the_next_and_blocks_no_time() -> None:
    (event,) = written(entry(begins=date(2026, 12, 31))).walk("VEVENT")

    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2026, 12, 31), date(2027, 1, 1))
    assert str(event["TRANSP"]) == "TRANSPARENT"


def test_long_titles_are_folded_and_no_title_can_smuggle_in_a_line() -> None:
    content = calendar_file([entry(title="ü" * 60 + "\r\nATTENDEE:mailto:x@y.z; a, b")], at=NOON, sender="kai@portal.example")

    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert not any(line.startswith(b"ATTENDEE") for line in content.split(b"\r\n"))
    assert "ATTENDEE" not in read(content).walk("VEVENT")[0]
