"""The team's lists at the desk: filters stay in the address, each can be taken away, nonsense narrows nothing."""

import re

import pytest

from tests.builders.accounts import a_site, an_advisor
from tests.builders.internships import an_internship
from tests.builders.placements import a_placement

pytestmark = pytest.mark.one_database


@pytest.fixture
def desk(app, database, visit):
    with app.test_request_context("/"), database.transaction() as session:
        site = a_site(session, name="Grimma")
        advisor = an_advisor(session, site_id=site.id, language="en")
        an_internship(session)
        a_placement(session)
        advisor_id, site_id = advisor.id, site.id
    return visit.as_(advisor_id), site_id


@pytest.mark.parametrize("path", ["/advisor/internships", "/advisor/placements"])
def test_a_list_begins_with_ones_own_and_opens_at_one_press(desk, path):
    browser, site_id = desk
    begins = browser.get(path)
    assert "Salma Rahimi" not in begins.text
    assert ">Mine</span>" in begins.text

    everyone = browser.get(_chip(begins.text, "Mine"))
    assert "Salma Rahimi" in everyone.text
    assert ">Mine</span>" not in everyone.text

    narrowed = browser.get(f"{path}?whose=all&site={site_id}&month=2026-11")
    assert "Salma Rahimi" not in narrowed.text
    assert "November 2026</span>" in narrowed.text
    assert "Salma Rahimi" in browser.get(_chip(narrowed.text, "Grimma")).text


@pytest.mark.parametrize("path", ["/advisor/internships", "/advisor/placements"])
def test_nonsense_in_the_address_narrows_nothing(desk, path):
    browser, _site_id = desk
    answer = browser.get(f"{path}?whose=all&view=x&state=x&site=x&month=2026-13&after=x")

    assert answer.status_code == 200
    assert "Salma Rahimi" in answer.text


def _chip(text: str, label: str) -> str:
    found = re.search(rf'<a class="chip" href="([^"]+)"><span>{label}<', text)
    assert found, f"no chip {label}"
    return found[1].replace("&amp;", "&")
