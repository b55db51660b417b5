"""A company becomes a partner and posts its first job, through HTTP and worker."""

import pytest

from tests.journeys import partners_way, story

pytestmark = pytest.mark.postgres_later


def test_a_company_becomes_a_partner_posts_a_lawful_job_that_is_found_and_says_how_it_was_filled(stage):
    partners_way.tell(stage)

    reader = stage.somebody()
    reader.go("/openings.atom")
    assert partners_way.TITLE not in reader.source, "the feed forgets it, too"


@pytest.mark.long
def test_the_first_job_of_a_partner_waits_until_somebody_has_read_it_and_then_stands_in_the_feed(stage):
    employer = story.sign_up(stage)
    story.accept_company(stage)
    review = partners_way.begin_job(employer)
    partners_way.mend_wording(employer, review)
    partners_way.ask_the_meter(employer, review)
    employer.go(review)
    employer.press("Send the place")

    visitor = stage.somebody()
    visitor.go("/openings.atom")
    assert partners_way.TITLE not in visitor.source
    partners_way.is_found(stage)
    visitor.go("/openings.atom")
    assert partners_way.TITLE in visitor.source
