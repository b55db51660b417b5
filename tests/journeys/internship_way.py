"""The way of an internship: asked of the law, agreed, signed by everyone for themselves, checked by anybody, begun."""

import re
from dataclasses import dataclass

from tests.journeys.story import Stage, day_after, letter_link
from tests.journeys.walking import Walker, sees

FIRST, LONGEST = 14, 42
"""Days until it begins, and days a measure lasts at the most."""


@dataclass(frozen=True)
class Known:
    """A person whose name a company knows, as the story needs them."""

    proposal: str
    mail: str
    family: str


def plan_lawfully(advisor: Walker, known: Known) -> str:
    """Plan a day too long, read why not, plan the longest that is allowed; return the internship's address."""
    advisor.go(known.proposal)
    advisor.follow("Plan the internship")
    advisor.fill(starts_on=day_after(FIRST), ends_on=day_after(FIRST + LONGEST), hours_per_week="20", begins_at="12:30")
    advisor.fill(mentor_name="Meister Krumm", basis="mag")
    advisor.press("Ask the law first")
    sees(advisor, "Not allowed")
    assert "§ 45 Abs. 2 Satz 2 SGB III" in advisor.text
    advisor.press("Save the plan")
    assert advisor.path.startswith(known.proposal), "what is not allowed is not kept"
    advisor.fill(ends_on=day_after(FIRST + LONGEST - 1))
    advisor.press("Ask the law first")
    sees(advisor, "An authority has to agree")
    advisor.press("Save the plan")
    return advisor.path


def note_approval(advisor: Walker, internship: str) -> None:
    """Write down that the jobcentre agreed."""
    advisor.go(internship)
    advisor.follow("Enter the approval")
    advisor.fill(approval_on=day_after(0), office="Jobcenter Grimma")
    advisor.press("Save")


def prepare_agreement(stage: Stage, advisor: Walker, internship: str) -> str:
    """Have the agreement made; return its address."""
    advisor.go(internship)
    advisor.follow("Prepare the agreement")
    advisor.fill(goals="Teig führen und den Ofen bedienen", days_per_week="5", holiday_days="0")
    advisor.fill(person_address="Gartenweg 7, 04821 Brandis", company_address="Am Markt 2, 04668 Grimma")
    advisor.press("Make the agreement")
    stage.deliver()
    return advisor.path


def change_hours(stage: Stage, advisor: Walker, internship: str) -> str:
    """Change the hours: a new version, and a new approval; return the new agreement's address."""
    advisor.go(internship)
    advisor.follow("Change the plan")
    advisor.fill(hours_per_week="25")
    advisor.press("Save the plan")
    stage.deliver()
    note_approval(advisor, internship)
    advisor.follow("Open the agreement")
    return advisor.path


def opens_own_page(stage: Stage, known: Known, words: str) -> Walker:
    """Open the person's page by the link in their letter."""
    person = stage.somebody()
    person.go(letter_link(stage, known.mail, "link/"))
    person.press(words)
    return person


def code_in(words: str) -> str:
    """Return the code at the end of an agreement."""
    found = re.findall(r"\b([0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4})\b", words)
    assert found, words[-400:]
    return str(found[-1]).replace(" ", "")


def checks(visitor: Walker, code: str, words: str, **values: object) -> None:
    """Ask by the code, as anybody may, and read the answer."""
    visitor.go("/check-agreement")
    visitor.fill(code=code)
    visitor.press("Check")
    sees(visitor, words, **values)
