"""What a company's browser keeps of an internship."""

import re

from portal.kernel.clock import now
from portal.kernel.db import Database
from portal.openings.models import Opening
from tests.builders.companies import an_employer
from tests.builders.internships import an_internship
from tests.visiting import Visitor


def test_the_page_names_the_person_and_its_title_does_not(visit: Visitor, database: Database) -> None:
    with database.transaction() as session:
        internship = an_internship(session, at=now())
        employer = an_employer(session, session.get_one(Opening, internship.opening_id).company)

    page = visit.as_(employer).get(f"/employer/internships/{internship.id}").text

    titles = re.findall(r"<title>(.*?)</title>", page, re.DOTALL)
    assert "Salma" in page
    assert [title for title in titles if "Salma" in title or "Rahimi" in title] == []
