"""How often a page asks the database: within a budget, and as often for fifty rows as for five."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.kernel.access import Role
from portal.kernel.db import renew_version
from tests.architecture.growing import grow
from tests.architecture.matrix import Line, frozen_lines
from tests.architecture.statements import reads
from tests.architecture.world import World, a_world

SIGNED_IN = 6  # the sign-in with its account among them
PUBLIC = 2
# Pages that need more, and why. A record that several rooms add to asks once for each of them.
MORE = {
    "coordinator_published.figures": (9, "counts anew what each figure could say now"),
    "public.openings": (3, "the page, and once for each version of the data the numbers beside filters and the words offered"),
    "public_calendar.feed": (4, "the secret, whose it is, the meetings, and the internships"),
    "public_letters.stop": (3, "whose letter it was, what they chose, and whether a company stands behind them"),
    "public.start": (3, "the newest openings, how many there are, and the released figures"),
    "employer_home.index": (7, "the company, its cases, internships, places and messages; whether a look was noted today"),
    "employer_companies.export": (11, "hands out everything held of a company, each kind with one statement"),
    **dict.fromkeys(
        ("employer_openings.edit", "employer_openings.edit_when", "employer_openings.edit_more", "employer_openings.review"),
        (7, "the draft, its sites, the lawful amounts, and the hints with their sources"),
    ),
    "advisor_candidates.show": (13, "the person in four, links, doubles, history, and the panels of three rooms"),
    "advisor_candidates.prepare_profile": (14, "reads the record anew for the masked profile, and everybody it could be"),
    "advisor_candidates.review_short_text": (8, "the record, the text, and the names of everybody else"),
    "advisor_companies.show": (10, "the company in four, history, and the panels of three rooms"),
    "advisor_internships.show": (
        13,
        "the law is asked about the plan: the person, course, earlier days, requests, figures; who signed; how it went",
    ),
    "employer_internships.show": (
        9,
        "the internship, its story, who signed, how it went, its first day, whether a look was noted",
    ),
    "employer_kits.show": (10, "the internship, the person, what the company said of the first day, its agreement and its place"),
    "public_assessments.company": (3, "the link, whose it is, what was said"),
    "advisor_proposals.show": (10, "the proposal in four, and the panels of internships, work found and messages"),
    "advisor_proposals.choose": (7, "the person in four, the open places, and what was proposed before"),
    "advisor_proposals.prepare": (16, "as for the masked profile, with the open places"),
    "advisor_retention.erase_person": (
        42,
        "counts what each room keeps of a person, what holds it, and the notes that name them, in sixteen tables",
    ),
    "advisor_rights.show": (70, "reads everything that is held, table by table, for the notes that name somebody else"),
    "advisor_agreements.proof": (7, "the document, every signature of the chain with its scan, who stood beside it"),
    "employer_agreements.document": (8, "as above, once the company may know the person; whether a look was noted today"),
    "public_signing.sign": (8, "the key, whose it is, the agreement with its signatures, and whether the company may read it"),
    **dict.fromkeys(
        (f"coordinator_reports.{view}" for view in ("line", "behind", "line_csv", "line_xlsx")),
        (10, "each figure has its own query; who was responsible when, the sites, and people we no longer know"),
    ),
    "coordinator_retention.index": (15, "counts what is due of each kind of thing, with the rules and the log"),
    "coordinator_retention.run": (14, "as above, without the log"),
    "candidate_retention.erase": (7, "the code, and what each room says still holds the data"),
    "candidate_proposals.index": (
        10,
        "what is asked, the profile, what was answered, who looked, what is to be signed, first day, certificates, whom to call",
    ),
}
LINES = [line for line in frozen_lines() if "GET" in line.methods and not line.endpoint.startswith("demo.")]
CASES = [(line, role) for line in LINES for role in (sorted(line.roles) if Role.VISITOR not in line.roles else [Role.VISITOR])]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, tuple[list[str], list[str]]]]:
    """What each page reads in a world with about five rows of each kind, and in one with fifty."""
    with a_world("sqlite", Path(tmp_path_factory.mktemp("budgets"))) as world:
        _grow(world, 4, "A")
        few = {_name(line, role): _reads(world, line, role) for line, role in CASES}
        _grow(world, 45, "B")
        yield {_name(line, role): (few[_name(line, role)], _reads(world, line, role)) for line, role in CASES}


def test_a_page_keeps_its_budget(asked):
    too_many = [
        f"{_name(line, role)}: {len(many)} instead of {_budget(line, role)}\n" + "\n".join(many)
        for line, role in CASES
        if len(many := asked[_name(line, role)][1]) > _budget(line, role)
    ]

    assert not too_many, "\n\n".join(too_many)


def test_a_page_asks_as_often_for_fifty_rows_as_for_five(asked):
    growing = {name: (len(few), len(many)) for name, (few, many) in asked.items() if len(few) != len(many)}

    assert growing == {}


def test_nobody_has_a_larger_budget_without_need(asked):
    """A page that became cheaper gives its exception back, so that it stays cheap."""
    needed = {
        endpoint: max(len(many) for name, (_few, many) in asked.items() if name.split()[0] == endpoint) for endpoint in MORE
    }
    usual = {endpoint: PUBLIC if endpoint.startswith("public") else SIGNED_IN for endpoint in MORE}

    assert [endpoint for endpoint in MORE if needed[endpoint] <= usual[endpoint]] == []


def _budget(line: Line, role: Role) -> int:
    budget, _reason = MORE.get(line.endpoint, (PUBLIC if role is Role.VISITOR else SIGNED_IN, ""))
    return budget


def _name(line: Line, role: Role) -> str:
    return f"{line.endpoint} {role.value}"


def _grow(world: World, copies: int, serial: str) -> None:
    own = {**world.own[Role.EMPLOYER], "company_id": world.own[Role.ADVISOR]["company_id"]}
    with world.app.test_request_context("/"), world.database.transaction() as session:
        grow(session, own, world.own[Role.ADVISOR], copies=copies, serial=serial)


def _reads(world: World, line: Line, role: Role) -> list[str]:
    """Look at a page whose data have just changed, so that nothing kept answers for it."""
    with world.database.transaction() as session:
        renew_version(session)
    with reads(world.database.engine) as sent:
        answer = world.ask(role.value, line, "GET", world.values(line, role))
    assert answer.status_code < 500 or line.endpoint == "health.everything"
    return sent
