"""A company's start page: every case stands in its real column, tasks are summed up, and a new company is told what to do."""

from datetime import timedelta

import pytest

from portal.accounts.models import Account
from portal.companies.words import CompanyState
from portal.internships.words import InternshipState
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.kernel.clock import now, today
from portal.openings.models import Opening
from portal.openings.words import OpeningState
from portal.proposals.words import ProposalState
from tests.builders.candidates import a_candidate
from tests.builders.companies import a_company, an_employer, company_of
from tests.builders.internships import an_internship
from tests.builders.openings import an_opening
from tests.builders.proposals import a_proposal, offer_three_times


def columns(text: str) -> list[str]:
    """Return the four columns of the board."""
    return text[text.index('class="board"') :].split('class="board__column"')[1:]


def test_a_planned_internship_stands_under_internship_and_not_as_a_meeting(visit, database):
    with database.transaction() as session:
        first_day = today() + timedelta(days=20)
        planned = an_internship(session, at=now(), starts_on=first_day, ends_on=first_day + timedelta(days=25))
        employer = an_employer(session, session.get_one(Opening, planned.opening_id).company)
    text = visit.as_(employer).get("/employer/").text
    _proposal, meeting, internship, _decision = columns(text)

    assert f"/employer/internships/{planned.id}" in internship
    assert "geplant" in internship
    assert "Termin" not in internship
    assert "Salma" not in meeting


@pytest.mark.parametrize(("days", "column", "word"), [(3, 3, "Ihre Antwort fehlt"), (8, 2, "Woche 2 von 3")])
def test_an_internship_moves_to_the_decision_in_its_last_week_and_becomes_a_task(visit, database, days, column, word):
    with database.transaction() as session:
        last = today() + timedelta(days=days)
        first = last - timedelta(days=20)
        begun_at = now() - timedelta(days=20 - days)
        running = an_internship(session, state=InternshipState.RUNNING, at=begun_at, starts_on=first, ends_on=last)
        employer = an_employer(session, session.get_one(Opening, running.opening_id).company)
    text = visit.as_(employer).get("/employer/").text

    assert word in columns(text)[column]
    assert (f"/employer/internships/{running.id}#decision" in text) == (days == 3)


def test_the_head_says_how_many_things_and_minutes_and_every_link_says_what_it_is_about(visit, database):
    with database.transaction() as session:
        employer = an_employer(session)
        company = company_of(session, employer)
        for title in ("Lager", "Küche"):
            an_opening(session, company, state=OpeningState.DRAFT, title=title)
        a_proposal(session, state=ProposalState.PRESENTED, at=now(), opening=an_opening(session, company))
        name = session.get_one(Account, employer.id).name
    text = visit.as_(employer).get("/employer/").text

    assert "drei Dinge von Ihnen, zusammen etwa elf Minuten" in text
    assert name in text
    assert "„Lager“ fertig ausfüllen" in text
    assert "„Küche“ fertig ausfüllen" in text


@pytest.mark.parametrize("state", [CompanyState.REGISTERED, CompanyState.ACTIVE])
def test_a_new_company_reads_its_first_steps_with_links(visit, database, state):
    with database.transaction() as session:
        employer = an_employer(session, a_company(session, state=state))
    text = visit.as_(employer).get("/employer/").text

    assert "Ihre ersten Schritte" in text
    assert 'href="/employer/company/"' in text
    assert 'href="/employer/openings/new"' in text
    assert "Lernen Sie Ihre Beratung kennen" in text


def test_the_board_and_the_list_show_the_same_cases_and_the_list_begins_with_the_soonest(visit, database):
    with database.transaction() as session:
        employer = an_employer(session)
        company = company_of(session, employer)
        asked, arranged, meets = (
            a_proposal(session, state=state, at=now(), opening=an_opening(session, company), candidate=a_candidate(session))
            for state in (ProposalState.PRESENTED, ProposalState.MEETING_SCHEDULED, ProposalState.DISCLOSED)
        )
        offer_three_times(session, meets, By(meets.made_by_id, Role.ADVISOR.value), now())
    browser = visit.as_(employer)
    board, listed, start = (browser.get(path).text for path in ("/employer/cases", "/employer/cases?view=list", "/employer/"))

    for proposal in (asked, arranged, meets):
        assert f"/employer/proposals/{proposal.id}" in board
        assert f"/employer/proposals/{proposal.id}" in listed
    assert len(columns(board)) == 4
    order = [listed.index(f"/employer/proposals/{each.id}") for each in (meets, asked, arranged)]
    assert order == sorted(order)
    tasks = start[: start.index('class="board"')]
    assert tasks.index(f"/employer/proposals/{meets.id}#meeting") < tasks.index(f"/employer/proposals/{asked.id}")
    assert f"/employer/proposals/{arranged.id}" not in tasks
