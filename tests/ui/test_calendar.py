"""A month on paper: its weeks, its holidays, what lies on a day, and how it is said."""

import re
from datetime import date, timedelta

import pytest

from portal.kernel.i18n import speaking
from portal.kernel.web.render import Templates
from portal.ui.calendar import Entry, Month, month_in, month_of
from portal.ui.filters import FILTERS

TODAY = date(2026, 11, 24)


def days(month: Month) -> list[date]:
    return [each.day for week in month.weeks for each in week if each]


def an_entry(day: date, what: str = "begins") -> Entry:
    return Entry(day, what, "Salma Rahimi", f"/internships/{day}", "Bakery")


@pytest.mark.parametrize(
    ("day", "length", "weeks"),
    [
        (date(2026, 11, 24), 30, 6),  # begins on a Sunday, ends on a Monday
        (date(2026, 2, 14), 28, 5),
        (date(2027, 2, 1), 28, 4),  # exactly four weeks
        (date(2028, 2, 29), 29, 5),  # leap year
        (date(2100, 2, 1), 28, 4),  # no leap year
        (date(2026, 12, 31), 31, 5),
    ],
)
def test_a_month_has_its_days_and_no_others(day, length, weeks):
    month = month_of(day, [], today=TODAY)

    assert days(month) == [day.replace(day=1) + timedelta(days=number) for number in range(length)]
    assert len(month.weeks) == weeks
    assert all(len(week) == 7 for week in month.weeks)
    assert any(month.weeks[0])
    assert any(month.weeks[-1])


def test_every_week_begins_on_monday():
    for number in range(1, 13):
        month = month_of(date(2026, number, 1), [], today=TODAY)
        assert all(each.day.weekday() == place for week in month.weeks for place, each in enumerate(week) if each)
        assert [each.weekday() for each in month.weekdays] == list(range(7))


@pytest.mark.parametrize(
    ("day", "previous", "following"),
    [
        (date(2026, 12, 31), date(2026, 11, 1), date(2027, 1, 1)),
        (date(2027, 1, 1), date(2026, 12, 1), date(2027, 2, 1)),
        (date(2026, 3, 31), date(2026, 2, 1), date(2026, 4, 1)),
    ],
)
def test_the_months_around_it_cross_the_year(day, previous, following):
    month = month_of(day, [], today=TODAY)

    assert (month.previous, month.next) == (previous, following)


def test_a_month_without_entries_is_empty_and_another_is_not():
    other_months = [an_entry(date(2026, 10, 31)), an_entry(date(2026, 12, 1))]

    assert month_of(TODAY, other_months, today=TODAY).is_empty
    assert not month_of(TODAY, [an_entry(date(2026, 11, 1))], today=TODAY).is_empty


def test_an_entry_lies_on_the_first_and_on_the_last_day_in_the_order_given():
    entries = [an_entry(date(2026, 11, 30), "ends"), an_entry(date(2026, 11, 1)), an_entry(date(2026, 11, 30))]
    found = {
        each.number: [entry.what for entry in each.entries]
        for week in month_of(TODAY, entries, today=TODAY).weeks
        for each in week
        if each and each.entries
    }

    assert found == {1: ["begins"], 30: ["ends", "begins"]}


def test_today_is_marked_in_its_own_month_alone():
    def marked(day: date) -> list[date]:
        return [each.day for week in month_of(day, [], today=TODAY).weeks for each in week if each and each.is_today]

    assert marked(date(2026, 11, 1)) == [TODAY]
    assert marked(date(2025, 11, 1)) == []


def test_holidays_of_saxony_have_their_names():
    with speaking("en"):
        found = {
            each.number: str(each.holiday)
            for week in month_of(TODAY, [], today=TODAY).weeks
            for each in week
            if each and each.holiday
        }

    assert found == {18: "Day of Repentance and Prayer"}


@pytest.mark.parametrize(
    "code", [None, "", "2026", "2026-13", "2026-00", "1999-12", "0001-01", "9999-12", "2026-11-24", "x", "٢٠٢٦-١١"]
)
def test_what_is_no_month_of_an_address_is_none(code):
    assert month_in(code) is None


def test_a_month_is_read_from_an_address():
    assert month_in("2028-02") == date(2028, 2, 1)
    assert month_in("2099-12") == date(2099, 12, 1)


def test_the_macro_says_month_weekdays_today_and_links():
    text = drawn(month_of(TODAY, [an_entry(date(2026, 11, 30), "endet")], today=TODAY))

    assert re.findall(r"<caption>(.*?)</caption>", text) == ["November 2026"]
    columns = re.findall(r'<th scope="col"><span aria-hidden="true">([\w.]+)</span><span class="kern-sr-only">(\w+)</span>', text)
    assert [short for short, _long in columns] == ["Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa.", "So."]
    assert (columns[0][1], columns[6][1]) == ("Montag", "Sonntag")
    (current,) = re.findall(r'<td aria-current="date">(.*?)</td>', text)
    assert 'datetime="2026-11-24"' in current
    assert "heute" in current
    assert re.findall(r'<a href="(/internships[^"]*)"><span>(\w+)</span> <bdi>(.*?)</bdi>', text) == [
        ("/internships/2026-11-30", "endet", "Salma Rahimi")
    ]
    assert text.count("<td></td>") == 12
    assert re.findall(r'<a href="([^"]+)" rel="(\w+)">', text) == [("#before", "prev"), ("#after", "next")]
    assert "Buß- und Bettag" in text
    assert "Nichts." not in text


def test_the_macro_says_that_a_month_is_empty():
    assert "Nichts." in drawn(month_of(TODAY, [], today=TODAY))


def drawn(month: Month) -> str:
    with speaking("de"):
        template = Templates(FILTERS).get_template("ui/macros/calendar.html")
        return str(template.module.calendar(month, "Nichts.", "#before", "#after"))  # type: ignore[attr-defined]  # a macro
