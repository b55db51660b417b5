"""Forms under the hands of people: mistakes, double clicks, two tabs, no mouse."""

from sqlalchemy import func, select

from portal.contacts.models import Enquiry
from tests.browser.conftest import Demo
from tests.browser.sweeping import barriers

WRONG = {"phone": "call me", "name": "Kim 🥖 مخبز"}


def enquiries(demo: Demo) -> int:
    with demo.app.extensions["portal_database"].reading() as session:
        return session.scalar(select(func.count()).select_from(Enquiry)) or 0


def test_after_a_mistake_the_focus_is_on_the_summary_and_what_was_typed_is_there(stage):
    walker = stage().somebody()
    walker.go("/contact")
    walker.fill(**WRONG)
    walker.press("Please call me")

    assert walker.page.evaluate("() => document.activeElement.id") == "error-summary"
    assert walker.page.locator("main [name=name]").input_value() == WRONG["name"]
    assert walker.page.locator("main [name=phone]").input_value() == WRONG["phone"]
    assert barriers(walker.page) == []
    walker.page.locator("#error-summary a").first.click()
    assert walker.page.evaluate("() => document.activeElement.name") in ("phone", "topic")


def test_two_clicks_on_a_button_act_once(demo, stage):
    before = enquiries(demo)
    walker = stage().somebody()
    walker.go("/contact")
    walker.fill(name="Doppelt Geklickt", phone="03437 123456", topic="internship")

    walker.page.locator("main form button[type=submit]").dblclick()
    walker.page.wait_for_url("**/contact/thanks")

    assert enquiries(demo) == before + 1
