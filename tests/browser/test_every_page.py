"""The pages people outside the team meet most, looked at by axe (WCAG 2.0 to 2.2, A and AA), broad light and narrow dark."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.conftest import NARROW, WIDE, Demo
from tests.browser.roles import ROLES, give_place, pages_of, signed_in, starts_of
from tests.browser.sweeping import Reach, Theme, barriers, overflow, reach, show_all, squeezed

ALL_LOOKS: tuple[tuple[int, Theme], ...] = ((WIDE, "light"), (NARROW, "dark"))
# These are looked at each time; all pages of all people in all looks are in test_every_look.py, with `--long`.
LOOKED_AT_EACH_TIME = ("visitor", "employer", "candidate")
MAIN = (
    "public.start", "public.openings", "public.opening", "public.register", "public_accounts.sign_in", "employer_home.index",
    "employer_proposals.show", "employer_openings.new internship", "candidate_proposals.index", "candidate_proposals.question",
)  # fmt: skip
# What no link leads to in the demo, and why.
NOT_LOOKED_AT = {
    "advisor_candidates.link_sheet": "a document",
    "advisor_proposals.blank_sheet": "a document",
    "public_letters.stop": "stands in letters alone; the tests of letters look at it",
    "members_factors.enter": "stands behind a password; the tests of accounts look at it",
    "members_proofs.ask": "stands before what cannot be taken back; the tests of accounts look at it",
    **dict.fromkeys(
        (
            "advisor_proposals.meeting_file",
            "employer_proposals.meeting_file",
            "public_calendar.feed",
            "coordinator_placements.lasting_csv",
            "coordinator_reports.line_csv",
            "coordinator_reports.line_xlsx",
        ),
        "a file",
    ),
    **dict.fromkeys(
        (f"{desk}_proposals.{view}" for desk in ("advisor", "employer") for view in ("take_time", "refuse_times")),
        "stands while the other side has offered times; the tests of meetings look at it",
    ),
    **dict.fromkeys(
        (
            *(f"advisor_agreements.{view}" for view in ("document", "proof", "scan", "slip")),
            *(f"{side}_agreements.document" for side in ("employer", "candidate")),
            "candidate_agreements.copy",
        ),
        "a file",
    ),
    **dict.fromkeys(
        ("candidate_agreements.show", "public_signing.sign"),
        "reached by a link of one's own or the code on paper; the tests of agreements look at it",
    ),
    "advisor_agreements.paper": "stands while an agreement waits for signatures; the tests of agreements look at it",
    "advisor_proposals.filled_sheet": "a document",
    **dict.fromkeys(
        ("advisor_internships.certificate", *(f"candidate_certificates.{view}" for view in ("document", "without", "copy"))),
        "a document",
    ),
    "candidate_certificates.show": "stands once an internship is over; the tests of certificates look at it",
    "candidate_kits.document": "a document",
    "candidate_kits.show": "stands while an internship has its agreement; the tests of the first day look at it",
    "employer_kits.document": "a document",
    "advisor_proposals.staff_receipt": "a document",
    "candidate_proposals.receipt": "a document",
    "advisor_candidates.review_short_text": "where a written text leads; its own tests look at it",
    "candidate_proposals.answered": "shown once, after an answer; the story passes it",
    "coordinator_imports.export_csv": "a file",
    "coordinator_imports.export_xlsx": "a file",
    "coordinator_imports.show": "stands after an import, which the demo has none of; its own tests look at it",
    "coordinator_published.logo_picture": "a picture",
    "demo.letter_html": "a letter, in a frame of its own",
    "employer_companies.export": "a file",
    "employer_internships.decide": "leads to the internship",
    "employer_internships.decided": "shown after an answer, like the page after the answer to a proposal",
    "employer_proposals.answer": "leads to the proposal",
    "feeds.robots": "text for robots",
    "feeds.sitemap": "a map for robots",
    "feeds.suggestions": "JSON",
    "health.everything": "JSON",
    "health.process": "JSON",
    "public.news_feed": "a feed",
    "public.openings_feed": "a feed",
    "public_candidates.closed": "shown to who has left their page, or whose time is over",
    "public_accounts.reset": "the same page as an invitation",
    "public_published.logo": "a picture",
    "static": "files",
}


@pytest.fixture(params=LOOKED_AT_EACH_TIME)
def walk(request: pytest.FixtureRequest, demo: Demo, window: Callable[..., BrowserContext]) -> tuple[Reach, Page]:
    """What a role reaches, and a window in its place."""
    who = request.param
    client = signed_in(demo, who)
    context = window()
    if who != "visitor":
        give_place(context, demo, client)
    return pages_of(demo, who, client), context.new_page()


@pytest.mark.long
def test_no_main_page_has_a_barrier_or_is_too_broad(demo, walk):
    found, page = walk
    problems = []
    for path in (path for endpoint in MAIN for path in found.paths.get(endpoint, ())):
        page.goto(demo.base + path)
        for width, theme in ALL_LOOKS:
            show_all(page, width, theme)
            problems += [f"{path} {width} {theme}: {each}" for each in (*barriers(page), *overflow(page), *squeezed(page))]

    assert not problems, "\n".join(problems)
    assert not [path for path in found.with_cookie if path.startswith(("/openings", "/how", "/imp", "/priv", "/acc", "/en/"))]


@pytest.mark.long
def test_every_page_is_among_those_looked_at(untouched):
    demo = untouched
    reached = {
        kind.partition(" ")[0]
        for who in ROLES
        for kind, paths in reach(demo.app, signed_in(demo, who), starts_of(demo, who)).paths.items()
        if paths
    }
    pages = {rule.endpoint for rule in demo.app.url_map.iter_rules() if "GET" in (rule.methods or ())}

    assert pages - reached <= NOT_LOOKED_AT.keys()
