"""Tasks in stretches: nothing is left out, nothing comes twice, and the end is the end."""

import re

from portal.contacts.queries import PAGE, task_list
from tests.builders.accounts import an_advisor
from tests.builders.contacts import a_task


def test_every_task_comes_once_in_the_order_of_its_day(session):
    advisor = an_advisor(session)
    made = {a_task(session, assigned_to_id=advisor.id).id for _ in range(PAGE + 3)}

    first = task_list(session, advisor.id, with_unassigned=False)
    second = task_list(session, advisor.id, with_unassigned=False, after=first.next_after)

    assert (len(first.rows), len(second.rows), second.next_after) == (PAGE, 3, None)
    assert {row.id for row in (*first.rows, *second.rows)} == made
    assert task_list(session, advisor.id, with_unassigned=False, after="nonsense") == first


def test_the_page_leads_on_and_back(visit, database):
    with database.transaction() as session:
        advisor = an_advisor(session)
        for number in range(PAGE + 1):
            a_task(session, assigned_to_id=advisor.id, note=f"Leaflet {number}")
    page = visit.as_(advisor).get("/advisor/tasks")
    further = re.search(r'href="([^"]+after=[^"]+)"', page.text)

    assert further is not None
    last = visit.as_(advisor).get(further[1].replace("&amp;", "&"))
    assert last.text.count('<article class="card"') == 1
    assert 'rel="prev"' in last.text
    assert 'rel="next"' not in last.text
