"""What visitors and companies may see, and that lists cost the same however long they are."""

from datetime import date, timedelta

import pytest

from portal.companies.words import CompanyState
from portal.kernel.access import Actor, Role
from portal.labour.words import DayPart, HoursBand, LanguageLevel
from portal.openings.queries import (
    Cursor,
    OwnPosition,
    StaffFilter,
    Wanted,
    count_on_shelves,
    count_to_review,
    open_opening,
    open_openings,
    opening_document,
    openings_of_company,
    openings_to_review,
    own_opening,
    public_matches,
    public_opening,
    public_openings,
    staff_openings,
)
from portal.openings.words import OpeningKind, OpeningShelf, OpeningSource, OpeningState, Visibility
from tests.builders.accounts import a_site, an_advisor
from tests.builders.companies import a_company, an_employer, company_of
from tests.builders.openings import an_opening
from tests.moments import MONDAY, NOON

ALL = Wanted(on=MONDAY)


def found(session, **filters):
    return {card.title for card in public_openings(session, Wanted(on=MONDAY, **filters), limit=100).cards}


@pytest.mark.parametrize("state", OpeningState)
def test_only_published_openings_are_public(session, state):
    opening = an_opening(session, state=state)
    is_public = state is OpeningState.PUBLISHED

    assert bool(public_openings(session, ALL).cards) is is_public
    assert (public_opening(session, opening.id, on=MONDAY) is not None) is is_public
    assert (opening_document(session, opening.id) is not None) is is_public


@pytest.mark.parametrize("source", [OpeningSource.PORTAL, OpeningSource.IMPORT])
@pytest.mark.parametrize("state", CompanyState)
def test_openings_of_partners_are_public_and_imports_of_those_who_may_become_partners(session, state, source):
    opening = an_opening(session, a_company(session, state=state), source=source)
    shown = {CompanyState.ACTIVE}
    if source is OpeningSource.IMPORT:
        shown |= {CompanyState.LEAD, CompanyState.REGISTERED, CompanyState.IN_REVIEW}

    assert (public_opening(session, opening.id, on=MONDAY) is not None) is (state in shown)
    assert (opening_document(session, opening.id) is not None) is (state in shown)
    assert len(open_openings(session)) == (1 if state is CompanyState.ACTIVE else 0)


def test_what_only_the_team_sees_is_not_public_but_can_be_proposed(session):
    opening = an_opening(session, visibility=Visibility.TEAM_ONLY)

    assert public_openings(session, ALL).total == 0
    assert public_opening(session, opening.id, on=MONDAY) is None
    assert [card.id for card in open_openings(session)] == [opening.id]
    assert open_opening(session, opening.id) == open_openings(session)[0]


@pytest.mark.parametrize(("valid_until", "is_shown"), [(MONDAY - timedelta(days=1), False), (MONDAY, True), (None, True)])
def test_an_opening_is_shown_up_to_its_last_day(session, valid_until, is_shown):
    opening = an_opening(session, valid_until=valid_until)

    assert (public_opening(session, opening.id, on=MONDAY) is not None) is is_shown
    assert len(public_matches(session, ALL)) == int(is_shown)


def test_the_mentors_name_is_in_nothing_a_visitor_gets(session):
    opening = an_opening(session, mentor_name="Jens Zauberwort")

    shown = [public_opening(session, opening.id, on=MONDAY), public_openings(session, ALL), opening_document(session, opening.id)]

    assert "Zauberwort" not in repr(shown)


def test_filters_narrow_and_a_combination_finds_what_every_filter_lets_through(session):
    company = a_company(session)
    an_opening(session, company, title="a", hours_per_week=19, day_part=DayPart.MORNING, language_level=LanguageLevel.NONE)
    an_opening(session, company, title="b", hours_per_week=20, day_part=DayPart.AFTERNOON, language_level=LanguageLevel.A2)
    an_opening(session, company, title="c", hours_per_week=34, day_part=DayPart.FLEXIBLE, language_level=LanguageLevel.B1)
    an_opening(session, company, title="d", hours_per_week=35, day_part=None, language_level=LanguageLevel.C1)
    an_opening(session, company, title="e", hours_per_week=None, kind=OpeningKind.VACANCY, language_level=LanguageLevel.A1)

    assert found(session, hours=HoursBand.SMALL) == {"a"}
    assert found(session, hours=HoursBand.PART) == {"b", "c"}
    assert found(session, hours=HoursBand.FULL) == {"d"}
    assert found(session, day_parts=frozenset([DayPart.AFTERNOON])) == {"b", "c"}
    assert found(session, language=LanguageLevel.A2) == {"a", "b", "e"}
    assert found(session, language=LanguageLevel.NONE) == {"a"}
    assert found(session, kinds=frozenset([OpeningKind.VACANCY])) == {"e"}
    assert found(session, postcodes=frozenset(["04808"])) == set()
    both = {"hours": HoursBand.PART, "language": LanguageLevel.A2, "kinds": frozenset([OpeningKind.INTERNSHIP_SLOT])}
    assert found(session, **both) == {"b"}


def test_words_with_signs_of_the_database_language_mean_themselves(session):
    company = a_company(session)
    an_opening(session, company, title="100% Handarbeit")
    an_opening(session, company, title="1000 Kisten")

    assert found(session, words="100%") == {"100% Handarbeit"}
    assert found(session, words="_") == set()


def test_walking_through_the_pages_meets_every_opening_once(session):
    company = a_company(session)
    ids = {an_opening(session, company, published_at=NOON - timedelta(minutes=number // 3)).id for number in range(11)}

    met, after = [], None
    while True:
        page = public_openings(session, ALL, after=after, limit=4)
        met += [card.id for card in page.cards]
        assert page.total == 11
        after = Cursor.read(str(page.after)) if page.after else None
        if after is None:
            break

    assert len(met) == 11
    assert set(met) == ids


@pytest.mark.parametrize("text", ["", "x", "1.y", "-1." + "0" * 32, "9" * 30 + "." + "0" * 32, "1", "٣.٣", "1." + "z" * 32])
def test_a_made_up_cursor_is_no_cursor(text):
    cursor = Cursor.read(text)
    assert cursor is None or cursor.published_at.year < 1971


def test_a_company_sees_its_own_openings_alone(session):
    employer = an_employer(session)
    own = an_opening(session, company_of(session, employer))
    foreign = an_opening(session, a_company(session, name="Fremd GmbH"))
    actor = Actor(Role.EMPLOYER, account_id=employer.id, organisation_id=own.company_id)

    assert own_opening(session, actor, own.id) is not None
    assert own_opening(session, actor, foreign.id) is None
    assert [each.card.id for each in openings_of_company(session, own.company_id).rows] == [own.id]


def test_the_teams_list_is_filtered_and_walked_without_losing_a_row(session):
    company = a_company(session)
    for number in range(7):
        an_opening(
            session,
            company,
            title=f"Nummer {number}",
            state=OpeningState.PAUSED,
            changed_at=NOON + timedelta(minutes=number // 2),
        )
    an_opening(session, company)
    wanted = StaffFilter(frozenset([OpeningState.PAUSED]), words="nummer lindner")

    first = staff_openings(session, wanted, limit=4)
    second = staff_openings(session, wanted, after=first.after, limit=4)

    assert len({card.id for card in (*first.cards, *second.cards)}) == 7
    assert second.after is None


def test_a_company_walks_its_openings_what_waits_for_it_first(session):
    company = a_company(session)
    shelves = [(OpeningState.PUBLISHED, 3), (OpeningState.DRAFT, 2), (OpeningState.FILLED, 2), (OpeningState.REJECTED, 1)]
    for state, count in shelves:
        for number in range(count):
            an_opening(session, company, state=state, changed_at=NOON + timedelta(minutes=number // 2))
    an_opening(session)

    met, after, pages = [], None, 0
    while pages == 0 or after:
        page = openings_of_company(session, company.id, after=after, limit=3)
        met, after, pages = [*met, *page.rows], page.after and OwnPosition.read(str(page.after)), pages + 1

    assert (pages, len({own.card.id for own in met})) == (3, 8)
    assert [own.card.state.value for own in met] == ["rejected", *["draft"] * 2, *["published"] * 3, *["filled"] * 2]
    drafts = openings_of_company(session, company.id, shelf=OpeningShelf.DRAFTS)
    assert {own.card.state for own in drafts.rows} == {OpeningState.DRAFT, OpeningState.REJECTED}
    assert dict(count_on_shelves(session, company.id))[OpeningShelf.ONLINE] == 3
    assert all(OwnPosition.read(text) is None for text in ("", "9.1." + "0" * 32, "x", "0.1." + "0" * 32, "3.x"))


def test_a_row_misses_the_same_details_as_its_record(session):
    opening = an_opening(session, tasks="", mentor_name=None, hours_per_week=None, state=OpeningState.DRAFT)
    row = openings_of_company(session, opening.company_id).rows[0]

    assert row.gaps == opening.gaps
    assert {gap.field for gap in row.gaps} >= {"tasks"}


def test_what_waits_to_be_read_is_walked_and_a_site_sees_its_own(session):
    site = a_site(session)
    theirs = a_company(session, name="Eigen", advisor_id=an_advisor(session, site_id=site.id).id)
    for number in range(4):
        an_opening(session, theirs if number else a_company(session), state=OpeningState.SUBMITTED, changed_at=NOON)

    first = openings_to_review(session, limit=3)
    second = openings_to_review(session, limit=3, after=first.after)

    assert len({card.id for card in (*first.cards, *second.cards)}) == count_to_review(session) == 4
    assert {card.company_name for card in staff_openings(session, StaffFilter(site_id=site.id)).cards} == {"Eigen"}


@pytest.mark.parametrize("count", [5, 50])
def test_lists_cost_the_same_however_long_they_are(session, database, statements, count):
    company = a_company(session)
    for number in range(count):
        an_opening(session, company, published_at=NOON - timedelta(minutes=number))
    company_id = company.id
    session.expire_all()

    def cost(read):
        with statements() as sent:
            read()
        return len(sent)

    assert cost(lambda: public_openings(session, ALL, limit=count)) == 2
    assert cost(lambda: openings_of_company(session, company_id, limit=count)) == 1
    assert cost(lambda: staff_openings(session, StaffFilter(), limit=count)) == 1
    assert cost(lambda: open_openings(session)) == 1


def test_every_field_of_a_card_holds_what_its_name_says(session):
    opening = an_opening(session, starts_on=date(2027, 8, 1))

    card = public_openings(session, ALL).cards[0]

    assert (card.id, card.starts_on, card.company_name, card.town) == (opening.id, date(2027, 8, 1), "Bäckerei Lindner", "Grimma")
