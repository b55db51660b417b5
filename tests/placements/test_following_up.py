"""For a year both sides are asked how the work is going; two bad signs call the advisor on the same day."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from portal.app import make_worker
from portal.candidates.models import Candidate
from portal.companies.models import Company
from portal.contacts.models import Task
from portal.contacts.words import TaskKind
from portal.kernel import clock
from portal.kernel.audit import By
from portal.kernel.clock import start_of
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext, speaking
from portal.kernel.links import link_token
from portal.kernel.retention.periods import months_later
from portal.openings.exporting import as_csv
from portal.placements import services
from portal.placements.following_up import (
    PURPOSES,
    answer_follow_up,
    due_step,
    note_what_was_heard,
)
from portal.placements.models import FollowUp, Placement
from portal.placements.queries.follow_ups import Kept, Lasting, lasting_table, lasting_work
from portal.placements.words import EndOfWork, FollowUpResult, FollowUpStep, PlacementState, Side, Sign
from portal.retention.erasing import erase
from tests.builders.companies import an_employer
from tests.builders.placements import a_placement
from tests.inspection import form_token_in
from tests.moments import MONDAY, NOON

pytestmark = pytest.mark.postgres_later

DAY = timedelta(days=1)
DUE = [MONDAY + 14 * DAY, *(months_later(MONDAY, months) for months in (1, 3, 6, 12))]
COMPANY, PERSON = Side.COMPANY, Side.PERSON


def morning_of(day: date) -> datetime:
    return start_of(day) + timedelta(hours=8, minutes=30)


@pytest.fixture
def work(app, database):
    """Work that began on Monday; somebody of the company and the person, who reads Ukrainian, can be written to."""
    with app.test_request_context("/"), database.transaction() as session:
        placement = a_placement(session, state=PlacementState.STARTED)
        an_employer(session, session.get_one(Company, placement.company_id), email="kim@lindner.example")
        person = session.get_one(Candidate, placement.candidate_id)
        person.email, person.contact_language = "person@mail.example", "uk"
    make_worker(app).deliver_all(NOON)
    return placement


def come(app, day):
    clock.pretend_now(morning_of(day))
    worker = make_worker(app)
    worker.run_schedule(morning_of(day))
    worker.deliver_all(morning_of(day))


def checks(session):
    return list(session.scalars(select(FollowUp).order_by(FollowUp.due_on)))


def tasks(session):
    return list(session.scalars(select(Task).where(Task.kind == TaskKind.WORK_AT_RISK)))


def test_each_check_is_due_from_its_day_on_for_thirty_days():
    assert due_step(MONDAY, DUE[0] - DAY) is None
    assert [due_step(MONDAY, day) for day in DUE] == list(FollowUpStep)
    assert due_step(MONDAY, DUE[-1] + 29 * DAY) is FollowUpStep.TWELVE_MONTHS
    assert due_step(MONDAY, DUE[-1] + 30 * DAY) is None


def test_both_are_asked_five_times_in_a_year_each_in_their_language_and_never_twice(app, database, work, letters):
    for due in DUE:
        for day in (due - DAY, due, due, due + DAY):
            come(app, day)

    with database.reading() as session:
        assert [(each.step, each.due_on) for each in checks(session)] == list(zip(FollowUpStep, DUE, strict=True))
    theirs = [each for each in letters() if "person@mail.example" in each.to and "/my-work/" in each.text]
    ours = [each for each in letters() if "kim@lindner.example" in each.to and "/work/" in each.text]
    assert (len(theirs), len(ours)) == (5, 5)
    assert {each.language for each in theirs} == {"uk"}
    with speaking("uk"):
        assert {each.subject for each in theirs} == {gettext("How is the work going?")} != {"How is the work going?"}
    with database.reading() as session:
        person = session.get_one(Candidate, work.candidate_id)
        for letter in ours:
            assert person.family_name not in letter.text + letter.html + letter.subject


def test_work_that_ended_is_not_asked_about_and_a_link_takes_no_answer_then(app, database, work, letters):
    come(app, DUE[0])
    with database.transaction() as session:
        row_id = checks(session)[0].id
        by = By(work.recorded_by_id, "advisor")
        services.end_placement(session, work.id, DUE[0], EndOfWork.PERSON, by=by, at=morning_of(DUE[0]))
        assert session.get_one(Placement, work.id).end_reason is EndOfWork.PERSON
    before = len(letters())
    come(app, DUE[1])

    assert len(letters()) == before
    with database.transaction() as session, pytest.raises(RuleBroken):
        answer_follow_up(session, row_id, COMPANY, Sign.GOOD, at=morning_of(DUE[1]))


def test_a_letter_of_work_that_ended_meanwhile_is_not_sent(app, database, work, letters):
    worker, before = make_worker(app), len(letters())
    worker.run_schedule(morning_of(DUE[0]))
    with database.transaction() as session:
        services.end_placement(session, work.id, DUE[0], by=By(work.recorded_by_id, "advisor"), at=morning_of(DUE[0]))
    worker.deliver_all(morning_of(DUE[0]))

    assert len(letters()) == before


def started(session, *steps):
    """Work with checks at these steps."""
    placement = a_placement(session, state=PlacementState.STARTED)
    for step in steps or (FollowUpStep.TWO_WEEKS, FollowUpStep.ONE_MONTH):
        session.add(FollowUp(placement_id=placement.id, step=step, due_on=step.due_on(MONDAY), asked_at=NOON))
    session.flush()
    return placement


SIGNS = {
    "one bad sign is none": ([(0, COMPANY, Sign.BAD)], 0),
    "both bad": ([(0, COMPANY, Sign.BAD), (0, PERSON, Sign.BAD)], 1),
    "twice running": ([(0, PERSON, Sign.BAD), (1, PERSON, Sign.BAD)], 1),
    "better in between": ([(0, PERSON, Sign.BAD), (1, PERSON, Sign.SO_SO), (2, PERSON, Sign.BAD)], 0),
    "it is over": ([(0, COMPANY, Sign.OVER)], 1),
    "all well": ([(0, COMPANY, Sign.GOOD), (0, PERSON, Sign.SO_SO)], 0),
    "three bad signs, one call": ([(0, COMPANY, Sign.BAD), (0, PERSON, Sign.BAD), (1, PERSON, Sign.BAD)], 1),
}


@pytest.mark.parametrize("name", SIGNS)
def test_two_bad_signs_call_the_advisor_today(session, name):
    said, calls = SIGNS[name]
    placement = started(session, *list(FollowUpStep)[:3])
    rows = checks(session)
    for number, side, sign in said:
        answer_follow_up(session, rows[number].id, side, sign, at=NOON + DAY)

    found = tasks(session)
    assert len(found) == calls
    assert {(each.due_on, each.subject_id, each.assigned_to_id) for each in found} <= {
        (MONDAY + DAY, placement.id, placement.recorded_by_id)
    }


def test_each_side_answers_once_and_within_thirty_days(session):
    started(session)
    first, second = checks(session)
    answer_follow_up(session, first.id, COMPANY, Sign.GOOD, at=NOON + 30 * DAY - timedelta(seconds=1))
    for row, side, at in ((first, COMPANY, NOON), (first, PERSON, NOON + 30 * DAY), (second, PERSON, NOON + 31 * DAY)):
        with pytest.raises(RuleBroken):
            answer_follow_up(session, row.id, side, Sign.BAD, at=at)

    assert (first.company_says, first.person_says, second.person_says) == (Sign.GOOD, None, None)
    note_what_was_heard(session, second.id, FollowUpResult.NOT_REACHED, by=By.system(), at=NOON)
    assert second.result is FollowUpResult.NOT_REACHED


@pytest.mark.one_database
def test_a_link_shows_on_get_acts_on_post_and_says_clearly_that_somebody_was_first(app, database, visit):
    with app.test_request_context("/"), database.transaction() as session:
        placement = started(session, FollowUpStep.TWO_WEEKS)
        session.get_one(Candidate, placement.candidate_id).contact_language = "ar"
        row_id = checks(session)[0].id
        paths = {
            side: prefix + link_token(PURPOSES[side], row_id) for side, prefix in ((COMPANY, "/work/"), (PERSON, "/my-work/"))
        }

    def said(side):
        with database.reading() as session:
            return checks(session)[0].said_by(side)

    for side, path in paths.items():
        token = form_token_in(visit.get(path).text)
        for _scanner in range(3):
            assert visit.get(path).status_code == 200
        assert said(side) is None
        assert visit.submit(path, {"sign": "nonsense"}).status_code in (200, 422)
        assert said(side) is None
        assert visit.submit(path, {"sign": "bad"}).status_code == 302
        assert visit.post(path, {"sign": "good", "csrf_token": token}).status_code == 302, "it says that somebody was first"
        assert said(side) is Sign.BAD
        assert 'name="sign"' not in visit.get(path).text
    assert 'dir="rtl"' in visit.get(paths[PERSON]).text
    with database.reading() as session:
        assert len(tasks(session)) == 1
        person = session.get_one(Candidate, placement.candidate_id)
        assert person.family_name not in visit.get(paths[COMPANY]).text
    crossed = paths[COMPANY].removeprefix("/work/")
    assert visit.get(f"/my-work/{crossed}").status_code == 404, "the company's link is not the person's"
    assert visit.get("/work/forged").status_code == 404
    clock.pretend_now(NOON + 31 * DAY)
    assert visit.get(paths[COMPANY]).status_code == 200


def test_what_lasted_is_counted_to_the_day_by_site_and_small_numbers_are_known_as_such(session):
    first = a_placement(session, state=PlacementState.STARTED)
    ended = a_placement(session, state=PlacementState.STARTED)
    by, six = By(first.recorded_by_id, "advisor"), months_later(MONDAY, 6)
    services.end_placement(session, ended.id, six - DAY, by=by, at=morning_of(six))

    assert lasting_work(session, six - DAY)[0].kept == (Kept(0, 0), Kept(0, 0))
    whole, *sites = lasting_work(session, six)
    assert whole.kept[0] == Kept(1, 2)
    assert sum(site.kept[0].began for site in sites) == 2
    ended.ended_on = six
    session.flush()
    assert lasting_work(session, six)[0].kept[0] == Kept(2, 2)
    assert [each.is_small for each in (Kept(4, 9), Kept(5, 9), Kept(5, 10), Kept(0, 5), Kept(0, 0), Kept(9, 9))] == [
        True, True, False, False, False, False,
    ]  # fmt: skip


def test_the_file_says_of_every_site_what_the_page_says_and_a_name_is_no_formula():
    rows = (
        Lasting("", (Kept(3, 5), Kept(1, 2))),
        Lasting("=Borna", (Kept(2, 3), Kept(1, 1))),
        Lasting("", (Kept(1, 2), Kept(0, 1))),
    )
    header, *lines = as_csv(lasting_table(rows)).decode("utf-8-sig").splitlines()

    assert header.split(";")[:3] == ["site", "began at least 6 months ago", "still employed after 6 months"]
    assert lines == ["all;5;3;2;1", "'=Borna;3;2;1;1", ";2;1;1;0"]


def test_with_the_person_go_the_signs_and_the_count_of_what_lasted_stays(session):
    placement = started(session)
    twelve = months_later(MONDAY, 12)
    services.end_placement(session, placement.id, twelve, by=By(placement.recorded_by_id, "advisor"), at=morning_of(twelve))
    later = morning_of(twelve) + 3000 * DAY
    erase(session, placement.candidate_id, by=By.system(), at=later)

    assert session.scalar(select(func.count(FollowUp.id))) == 0
    assert lasting_work(session, clock.local_day(later))[0].kept[0] == Kept(1, 1)
