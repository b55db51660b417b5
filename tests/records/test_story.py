"""One history of a record: acts and conversations, newest first, by months; for the team alone."""

from datetime import timedelta

from portal.contacts.services import LogDraft, add_log_entry
from portal.contacts.story import story_of
from portal.contacts.words import Channel, SubjectKind
from portal.kernel.audit import By, Change, record
from portal.kernel.clock import now
from portal.kernel.web.records import Telling
from portal.proposals.words import ProposalState
from tests.architecture.statements import reads
from tests.builders.accounts import an_advisor
from tests.builders.companies import a_company, an_employer
from tests.builders.proposals import a_proposal

TELLING = Telling(
    {"company.visited": "Besucht", "company.approved": "Partner"}, {"a": "Vorher", "b": "Nachher"}, {"phone": "Tel"}
)


def test_acts_and_talks_are_one_history_read_in_one_question(database):
    at = now()
    with database.transaction() as session:
        advisor, company = an_advisor(session), a_company(session)
        by = By(advisor.id, "advisor")
        record(session, "company.visited", company.id, Change("a", "b", "phone"), by=by, at=at - timedelta(days=70))
        record(session, "company.viewed", company.id, by=by, at=at)
        add_log_entry(session, LogDraft(SubjectKind.COMPANY, company.id, Channel.VISIT, "Sucht ab Mai"), by=by, at=at)
        record(session, "company.approved", company.id, by=By.system(), at=at)

    with database.reading() as session, reads(database.engine) as asked:
        story = story_of(session, company.id, TELLING)

    lines = [line for month in story.months for line in month.lines]
    assert len(asked) == 1
    assert {line.title for line in lines[:2]} == {str(Channel.VISIT.label), "Partner"}
    assert (lines[2].title, lines[2].change, lines[2].text, lines[2].by) == ("Besucht", "Vorher → Nachher", "Tel", advisor.name)
    assert len(lines) == 3
    assert len(story.months) == 2


def test_a_conversation_is_noted_on_the_record_and_never_told_to_the_company(visit, database):
    with database.transaction() as session:
        advisor, company = an_advisor(session), a_company(session)
        employer = an_employer(session, company)
    staff, page = visit.as_(advisor), f"/advisor/companies/{company.id}"
    assert f"/advisor/notes/company/{company.id}" in staff.get(page).text

    noted = staff.submit(f"/advisor/notes/company/{company.id}", {"channel": "visit", "text": "Wirkt unsicher"})

    assert noted.location.endswith(page)
    shown = staff.get(page).text
    assert shown.index("Wirkt unsicher") > shown.index('id="next-step"')
    assert "Wirkt unsicher" not in visit.as_(employer).get("/employer/company").text


def test_a_proposal_leads_its_advisor_on_in_every_state(visit, database):
    with database.transaction() as session:
        made = a_proposal(session, state=ProposalState.PRESENTED, at=now())
        advisor = an_advisor(session)
    page = visit.as_(advisor).get(f"/advisor/proposals/{made.id}").text

    assert page.count("kern-btn--primary") == 2  # the next step, and the note that is folded away
    assert f"/advisor/proposals/{made.id}/company-answer" in page
    assert f"/advisor/notes/proposal/{made.id}" in page
    assert 'class="timeline"' in page
