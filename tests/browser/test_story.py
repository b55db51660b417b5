"""The main story, clicked in a real browser."""

import pytest

from tests.journeys import matching_way, partners_way, story
from tests.journeys.story import CAST


def _tell(stage) -> None:
    employer = story.sign_up(stage)
    story.accept_company(stage)
    story.post_internship(stage, employer)
    story.publish_internship(stage)
    advisor = story.enter_person(stage)
    proposal = story.propose(stage, advisor)
    story.ask(stage, advisor)
    story.answer_by_link(stage, "Yes, show it")
    story.present(stage, advisor, proposal)
    address = story.look_and_want(stage, employer)
    story.answer_by_link(stage, "Yes, tell my name")
    story.knows_the_name(stage, employer, address)
    story.meet(advisor, proposal)
    internship = story.plan_internship(stage, advisor, proposal)
    story.do_internship(stage, internship)
    story.ends_in_work(stage, address)


@pytest.mark.long
def test_the_main_story_is_told_in_a_browser_without_scripts(lasting_stage):
    _tell(lasting_stage(CAST, java_script_enabled=False))


@pytest.mark.long
def test_a_company_posts_a_job_and_an_advisor_proposes_who_fits_in_a_browser_on_each_database(stage_on_each):
    employer, opening = partners_way.post(stage_on_each)
    matching_way.tell(stage_on_each, partners_way.TITLE)
    partners_way.close(stage_on_each, employer, opening)
