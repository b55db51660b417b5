"""The sites, and whose advisor is whose."""

import pytest

from tests.builders.accounts import a_site, an_advisor

pytestmark = pytest.mark.one_database


@pytest.fixture
def county(database):
    """Two sites with an advisor each, one without a team, and one that is closed."""
    with database.transaction() as session:
        grimma = a_site(session, name="Grimma", postcode="04668", town="Grimma", postcodes=("04668",))
        borna = a_site(session, name="Borna", postcodes=("04552",), phone="+493433744330")
        a_site(session, name="Wurzen", postcode="04808", town="Wurzen", phone=None, email=None)
        a_site(session, name="Colditz", postcode="04680", town="Colditz", is_active=False)
        an_advisor(session, site_id=grimma.id)
        an_advisor(session, site_id=borna.id, name="Tobias Wendt", phone=None, reachable=None)
        an_advisor(session, site_id=borna.id, name="Gone Already", is_active=False)


def test_each_site_says_where_it_is_whom_to_call_and_who_works_there(visit, county):
    page = visit.get("/sites").text

    for word in ("Grimma", "Borna", "Wurzen", "Nadja Brandt", "Mo to Th, 8 to 16", "Tobias Wendt", 'href="tel:+493433744330"'):
        assert word in page
    assert "mailto:borna@kai.example" in page
    assert "Gone Already" not in page
    assert "Colditz" not in page
    assert 'name="robots"' not in page


@pytest.mark.parametrize(
    ("postcode", "expected", "advisor"),
    [
        ("04668", "zuständig für 04668 Grimma", "Nadja Brandt"),
        ("04552", "zuständig für 04552 Borna", "Tobias Wendt"),
        ("04808", "zuständig für 04808 Wurzen", "Nadja Brandt"),
        ("04109", "liegt außerhalb des Landkreises", "Tobias Wendt"),
        ("80331", "Diese Postleitzahl kennen wir nicht", ""),
        ("045", "die fünf Ziffern", None),
        ("1010 Wien", "die fünf Ziffern", None),
        ("<script>", "die fünf Ziffern", None),
        ("0" * 300, "200 Zeichen", None),
    ],
)
def test_a_postcode_leads_to_an_advisor_or_to_a_sentence_that_helps(visit, county, postcode, expected, advisor):
    answer = visit.get("/sites", query_string={"postcode": postcode})

    assert answer.status_code == 200
    assert expected in answer.text
    has_card = "card--answer" in answer.text
    assert has_card == (advisor is not None)
    if advisor:
        assert advisor in answer.text.split("card--answer")[1].split("</section>")[0]
    is_unreadable = "kennen wir nicht" in expected or advisor is None
    assert ('id="postcode-error"' in answer.text) == is_unreadable
    if len(postcode) < 20:
        assert f'value="{postcode.replace("<", "&lt;").replace(">", "&gt;")}"' in answer.text, "nothing typed is lost"
    assert "Set-Cookie" not in answer.headers
    assert '<link rel="canonical" href="http://localhost/sites">' in answer.text


def test_without_any_site_the_operator_is_named(visit, settings):
    for path in ("/sites", "/en/sites?postcode=04552"):
        page = visit.get(path).text
        assert settings.operator.street in page
        assert f"mailto:{settings.operator.email}" in page
