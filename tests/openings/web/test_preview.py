"""What a company sees before it sends a place is what visitors read afterwards."""

import re
from datetime import date

import pytest

from portal.companies.models import Company
from portal.kernel.audit import By
from portal.kernel.errors import RuleBroken
from portal.labour.words import LanguageLevel
from portal.openings.services import submit_opening
from portal.openings.words import OpeningKind, OpeningState
from tests.builders.companies import a_company, an_employer, company_of
from tests.builders.openings import an_opening
from tests.moments import NOON

pytestmark = pytest.mark.one_database


@pytest.fixture
def employer(database):
    with database.transaction() as session:
        return an_employer(session, a_company(session, is_trusted=True))


def a_draft_of(database, employer, **changes):
    with database.transaction() as session:
        company = session.get_one(Company, company_of(session, session.merge(employer)).id)
        return an_opening(session, company, state=OpeningState.DRAFT, **changes).id


def sections(page: str) -> list[str]:
    """Return what stands about the place, section by section, in words alone."""
    inside = page[page.index("Das Wichtigste") :]
    found = re.findall(r"<section.*?</section>", "<section>" + inside, re.DOTALL)
    words = [" ".join(re.sub(r"<[^>]+>", " ", each).split()) for each in found]
    return [each for each in words if not each.startswith(("Was bisher geschah", "Sie möchten", "Was Sie noch"))]


@pytest.mark.parametrize("kind", OpeningKind)
def test_the_last_look_shows_every_section_that_visitors_read(visit, database, employer, kind):
    told = {
        "requirements": "Feste Schuhe",
        "prerequisites": ["hygiene"],
        "language_level": LanguageLevel.B1,
        "valid_until": date(2027, 6, 1),
    }
    key = a_draft_of(database, employer, kind=kind, **told)
    company = visit.as_(employer.id)
    look = company.get(f"/employer/openings/{key}/review").text
    company.press(f"/employer/openings/{key}/submit")

    public = visit.get(f"/openings/{key}").text

    seen = sections(look)
    assert len(seen) >= 4
    for each in seen:
        assert each in " ".join(sections(public)), each
    assert sections(public)[: len(seen)] == seen


@pytest.mark.parametrize("missing", ["perspective", "mentor_name"])
def test_an_internship_without_a_perspective_or_a_named_mentor_is_refused_beside_that_field(visit, database, employer, missing):
    key = a_draft_of(database, employer, kind=OpeningKind.INTERNSHIP_SLOT, **{missing: None})

    with pytest.raises(RuleBroken) as refusal, database.transaction() as session:
        submit_opening(session, key, by=By.system(), at=NOON)
    page = visit.as_(employer.id).get(f"/employer/openings/{key}/review").text

    assert refusal.value.field == missing
    assert f'/edit/more#{missing}"' in page
    assert visit.as_(employer.id).press(f"/employer/openings/{key}/submit").status_code == 409
    assert visit.get(f"/openings/{key}").status_code == 404
