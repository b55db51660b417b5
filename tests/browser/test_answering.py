"""An employer answers a proposal: with the keyboard alone, and in two tabs at once."""

from uuid import UUID

import pytest

from portal.accounts.passwords import choose
from portal.kernel import clock
from portal.openings.models import Opening
from portal.proposals.models import Proposal
from portal.proposals.words import ProposalState
from tests.browser.conftest import Demo
from tests.browser.sweeping import barriers
from tests.builders.accounts import PASSWORD
from tests.builders.companies import an_employer
from tests.builders.proposals import a_proposal
from tests.journeys.walking import german, sees

MOST_STEPS = 80
FOCUSED = "() => ['innerText', 'name', 'href'].map(each => document.activeElement?.[each] || '').join(' ')"
VISIBLE = """() => {
  const each = document.activeElement, frame = each.closest('label, .kern-form-check, .task-row, .card') ?? each;
  const styles = [getComputedStyle(each), getComputedStyle(each, '::after'), getComputedStyle(frame)];
  const isSeen = style => style.outlineStyle !== 'none' || style.boxShadow !== 'none';
  return each.getBoundingClientRect().width > 0 && styles.some(isSeen);
}"""


@pytest.fixture
def asked(demo: Demo, request: pytest.FixtureRequest) -> tuple[str, str]:
    """A company of its own whose answer is missing: address of its employer, path of the proposal."""
    email = f"{request.node.name.lower()[:40]}@frisch.example"
    with demo.app.test_request_context("/"), demo.app.extensions["portal_database"].transaction() as session:
        proposal = a_proposal(session, state=ProposalState.PRESENTED, at=clock.now())
        company = session.get_one(Opening, proposal.opening_id).company
        an_employer(session, company, email=email, password_hash=choose(PASSWORD).kept)
        return email, f"/employer/proposals/{proposal.id}"


def tab_to(page, words: str) -> None:
    """Press the tab key until something that says so has the focus; the focus is seen at every step."""
    for _step in range(MOST_STEPS):
        page.keyboard.press("Tab")
        assert page.evaluate(VISIBLE), f"the focus is not seen on {page.evaluate(FOCUSED)}"
        if words in page.evaluate(FOCUSED):
            return
    raise AssertionError(f"the tab key does not lead to {words}")


def test_somebody_without_a_mouse_signs_in_and_answers(stage, asked):
    email, path = asked
    walker = stage().somebody()
    walker.go("/")
    page = walker.page
    tab_to(page, german("Skip to content"))
    tab_to(page, german("Sign in"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/sign-in")
    tab_to(page, " email ")
    page.keyboard.type(email)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/employer/")
    tab_to(page, path)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{path}")
    tab_to(page, " answer ")
    page.keyboard.press("Space")
    tab_to(page, german("Send the answer"))
    page.keyboard.press("Enter")
    page.wait_for_load_state()

    sees(walker, "Thank you. We ask the person now.")


def test_the_second_of_two_tabs_is_told_that_there_was_an_answer_and_where_to_go(demo, stage, asked):
    email, path = asked
    walker = stage().somebody()
    walker.go("/sign-in")
    walker.fill(email=email, password=PASSWORD)
    walker.press("Sign in")
    walker.go(path)
    other = walker.context.new_page()
    other.goto(demo.base + path)
    walker.fill(answer="want")
    walker.press("Send the answer")

    other.locator("main [name=answer][value=decline]").check()
    other.get_by_text(german("Does not fit: choose a reason")).click()
    other.locator("main [name=reason]").select_option("tasks")
    with other.expect_navigation() as leads:
        other.get_by_role("button", name=german("Send the answer")).click()

    assert leads.value.status == 409
    assert other.locator("main .ways-out a").count() >= 1
    assert barriers(other) == []
    other.locator("main .ways-out a").first.click()
    other.wait_for_load_state()
    with demo.app.extensions["portal_database"].reading() as session:
        kept = session.get_one(Proposal, UUID(path.rpartition("/")[2]))
        assert kept.decline_reason is None
