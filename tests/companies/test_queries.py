"""Reading companies: who somebody is today, lists, hints."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from portal.accounts.services import deactivate_account
from portal.companies.queries import (
    CompanyFilter,
    companies_in_review,
    contact_of,
    find_companies,
    find_company_by_name,
    hints_for,
    letter_addresses,
    load_actor,
    organisation_of,
    waiting_companies,
)
from portal.companies.queries.hints import are_alike, host_of
from portal.companies.queries.staff import PAGE
from portal.companies.words import CompanyState, HintKind
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from tests.builders.accounts import a_coordinator, a_site, an_advisor
from tests.builders.companies import a_company, an_employer
from tests.moments import NOON


@pytest.mark.parametrize("state", list(CompanyState))
def test_people_of_blocked_and_former_companies_are_nobody_within_one_request(session, state):
    employer = an_employer(session, a_company(session, state=state))

    is_out = state in (CompanyState.BLOCKED, CompanyState.LEFT)

    assert (load_actor(session, employer.id) is None) is is_out


def test_an_employer_acts_for_one_company_and_staff_for_none(session):
    company = a_company(session)
    employer, coordinator = an_employer(session, company, language="en"), a_coordinator(session)

    actor, other = load_actor(session, employer.id), load_actor(session, coordinator.id)

    assert (actor.role, actor.organisation_id, actor.language) == (Role.EMPLOYER, company.id, "en")
    assert (other.role, other.organisation_id) == (Role.COORDINATOR, None)
    assert organisation_of(session, actor) == "Bäckerei Lindner"


def test_a_closed_account_is_nobody(session):
    employer = an_employer(session)

    deactivate_account(session, employer.id, by=By.system(), at=NOON)
    session.flush()

    assert load_actor(session, employer.id) is None


def test_the_contact_is_the_companys_advisor_and_after_them_the_one_of_the_postcode(session):
    own = an_advisor(session, name="Nadja Brandt")
    an_advisor(session, name="Leila Amin", site_id=a_site(session, postcodes=("04668",)).id)
    employer = an_employer(session, a_company(session, advisor_id=own.id))
    actor = load_actor(session, employer.id)
    assert contact_of(session, actor).name == "Nadja Brandt"

    deactivate_account(session, own.id, by=By.system(), at=NOON)
    session.flush()

    assert contact_of(session, actor).name == "Leila Amin"


def test_letters_go_to_people_of_today(session):
    company = a_company(session)
    gone, there = an_employer(session, company), an_employer(session, company)
    deactivate_account(session, gone.id, by=By.system(), at=NOON)
    session.flush()

    assert [address.email for address in letter_addresses(session, company.id)] == [there.email]


def names(session, actor, **wanted) -> list[str]:
    return [row.name for row in find_companies(session, actor, CompanyFilter(**wanted)).rows]


def test_the_list_is_narrowed_by_whose_it_is_by_state_and_by_words(session):
    advisor = an_advisor(session)
    actor = Actor(Role.ADVISOR, advisor.id)
    a_company(session, name="Öhler Bau", advisor_id=advisor.id, postcode="04552", town="Borna")
    a_company(session, name="Zett GmbH", state=CompanyState.IN_REVIEW)
    a_company(session, name="Ähre & Söhne")
    a_company(session, name="Fort", state=CompanyState.LEFT)

    assert names(session, actor) == ["Ähre & Söhne", "Öhler Bau", "Zett GmbH"]
    assert names(session, actor, is_mine=True) == ["Öhler Bau"]
    assert names(session, actor, state=CompanyState.IN_REVIEW) == ["Zett GmbH"]
    assert names(session, actor, text="ÖHLER") == ["Öhler Bau"]
    assert names(session, actor, text="sohn") == []
    assert names(session, actor, text="soehne") == ["Ähre & Söhne"]
    assert names(session, actor, text="04552") == ["Öhler Bau"]
    assert names(session, actor, text="100%_") == []


def test_pages_follow_one_another_without_gap_or_double_even_among_equal_names(session):
    actor = Actor(Role.COORDINATOR, a_coordinator(session).id)
    for _number in range(PAGE + 3):
        a_company(session, name="Gleich")

    first = find_companies(session, actor, CompanyFilter())
    second = find_companies(session, actor, CompanyFilter(after=first.next_after))

    seen = [row.id for row in (*first.rows, *second.rows)]
    assert (len(first.rows), len(second.rows), second.next_after) == (PAGE, 3, None)
    assert len(set(seen)) == PAGE + 3


def test_the_queue_is_walked_also_by_those_nobody_has_met(session):
    for number in range(5):
        met_at = None if number in (1, 3) else NOON + timedelta(minutes=number // 3)
        a_company(session, state=CompanyState.IN_REVIEW, visited_at=met_at)

    met, after, pages = [], None, 0
    while pages == 0 or after:
        page = companies_in_review(session, after=after, limit=1)
        met, after, pages = [*met, *page.rows], page.next_after, pages + 1

    assert len({row.id for row in met}) == len(met) == pages == 5
    days = [row.visited_at for row in met if row.visited_at]
    assert days == sorted(days)


def test_a_site_sees_the_companies_of_its_advisors(session):
    site = a_site(session)
    a_company(session, name="Fremd GmbH")
    a_company(session, name="Eigen GmbH", advisor_id=an_advisor(session, site_id=site.id).id)
    actor = Actor(Role.COORDINATOR, a_coordinator(session).id)

    assert names(session, actor, site_id=site.id) == ["Eigen GmbH"]


def test_only_one_company_of_a_name_is_found_by_it(session):
    one = a_company(session, name="Bäckerei Öhler", postcode="04552")
    assert find_company_by_name(session, "bäckerei ÖHLER", None).id == one.id

    other = a_company(session, name="Bäckerei Öhler", postcode="04668")

    assert find_company_by_name(session, "Bäckerei Öhler", None) is None
    assert find_company_by_name(session, "Bäckerei Öhler", "04668").id == other.id


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("baeckerei lindner", "baeckerei lindner gmbh", True),
        ("baeckerei lindner", "lindner baeckerei", True),
        ("baeckerei lindner", "baeckerei linder", True),
        ("baeckerei lindner", "fleischerei lindner", False),
        ("elektro schoene", "elektro meier", False),
        ("gmbh", "gmbh", False),
        ("", "", False),
    ],
)
def test_names_are_alike_beside_legal_forms_order_and_typing_errors(one, other, alike):
    assert are_alike(one, other) is alike


@pytest.mark.parametrize(
    "website", ["lindner.example", "www.Lindner.example", "https://www.lindner.example/wir?x=1", "HTTP://lindner.example:80"]
)
def test_a_website_is_read_however_it_is_written(website):
    assert host_of(website) == "lindner.example"


@pytest.mark.parametrize("website", ["", "http://[", "   "])
def test_what_is_no_website_gives_no_hint(website):
    assert host_of(website) == ""


@pytest.mark.parametrize(
    ("website", "email", "kind"),
    [
        ("www.lindner.example", "k@lindner.example", HintKind.MAIL_FITS_WEBSITE),
        ("www.lindner.example", "k@mail.lindner.example", HintKind.MAIL_FITS_WEBSITE),
        ("www.lindner.example", "k@notlindner.example", HintKind.MAIL_DIFFERS),
        ("www.lindner.example", "k@web.de", HintKind.FREE_MAIL),
        (None, "k@gmail.com", HintKind.FREE_MAIL),
        (None, "k@lindner.example", None),
    ],
)
def test_the_address_is_held_against_the_website(session, website, email, kind):
    company = a_company(session, website=website)
    an_employer(session, company, email=email)

    kinds = [hint.kind for hint in hints_for(session, [company.id])[company.id]]

    assert kinds == ([kind] if kind else [])


def test_doubles_are_found_at_the_same_postcode_only(session):
    company = a_company(session)
    double = a_company(session, name="Bäckerei Lindner GmbH")
    a_company(session, name="Bäckerei Lindner", postcode="04552")
    a_company(session, name="Bäckerei Lindner", state=CompanyState.LEFT)

    doubles = [hint.company_id for hint in hints_for(session, [company.id])[company.id] if hint.kind is HintKind.SIMILAR_NAME]

    assert doubles == [double.id]


def test_the_queue_asks_the_database_equally_often_for_one_and_for_ten(session):
    def count_of_queries() -> int:
        seen: list[int] = []
        engine = session.get_bind()
        listener = lambda *_arguments: seen.append(1)  # noqa: E731
        event.listen(engine, "before_cursor_execute", listener)
        session.expire_all()
        waiting_companies(session)
        event.remove(engine, "before_cursor_execute", listener)
        return len(seen)

    a_company(session, state=CompanyState.IN_REVIEW)
    few = count_of_queries()
    for _number in range(9):
        an_employer(session, a_company(session, state=CompanyState.IN_REVIEW))
    many = count_of_queries()

    assert few == many
