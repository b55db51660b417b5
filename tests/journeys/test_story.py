"""The three walks of the house, through HTTP and worker, with pages and letters only."""

import pytest

from tests.journeys import story
from tests.journeys.walking import sees

pytestmark = pytest.mark.postgres_later


def test_a_company_signs_up_posts_an_internship_meets_a_person_and_hires_her(stage):
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
    story.letters_tell_nothing(stage)


@pytest.mark.long
def test_both_consents_may_be_signed_on_paper_and_taking_one_back_closes_at_once(stage):
    employer = story.sign_up(stage)
    story.accept_company(stage)
    story.post_internship(stage, employer)
    story.publish_internship(stage)
    advisor = story.enter_person(stage)
    proposal = story.propose(stage, advisor)
    story.answer_on_paper(advisor, proposal, purpose="show", number="P-17")
    story.present(stage, advisor, proposal)
    address = story.look_and_want(stage, employer)
    story.answer_on_paper(advisor, proposal, purpose="know", number="P-18")
    story.knows_the_name(stage, employer, address)

    advisor.go(advisor.path.partition("/proposals")[0] + "/candidates")
    advisor.follow(stage.cast.family)
    advisor.press("Make another link")
    link = advisor.source.split("/link/")[1].split("<")[0].split('"')[0]
    person = stage.somebody()
    person.go(f"/link/{link}")
    person.press("Open my page")
    sees(person, "With your name.")
    person.follow("Take my yes back")
    person.press("Take my yes back")

    gone = employer.visitor.get(address)  # type: ignore[attr-defined]  # here it is a PageWalker
    assert gone.status_code == 404
    assert not [secret for secret in stage.cast.secrets if secret in gone.text]
    employer.go("/employer/proposals")
    story.is_anonymous(stage, employer)
    stage.deliver()
    story.letters_tell_nothing(stage)


@pytest.mark.long
def test_a_person_who_says_no_is_never_shown(stage):
    employer = story.sign_up(stage)
    story.accept_company(stage)
    story.post_internship(stage, employer)
    story.publish_internship(stage)
    advisor = story.enter_person(stage)
    proposal = story.propose(stage, advisor)
    story.ask(stage, advisor)

    story.answer_by_link(stage, "No, do not show it")

    advisor.go(proposal)
    sees(advisor, "Person does not want to be shown")
    employer.go("/employer/")
    story.is_anonymous(stage, employer)
    assert not [letter for letter in stage.letters() if letter.to == stage.cast.mail and "/employer/proposals/" in letter.text]
