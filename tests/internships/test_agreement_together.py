"""An agreement in several hands: two sign at the same moment, a plan changes meanwhile, a worker dies over the document."""

import os
import signal
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import delete, select

from portal.app import make_worker
from portal.internships import services
from portal.internships.agreement import signing
from portal.internships.agreement.models import Agreement, Signature
from portal.internships.agreement.proving import is_whole
from portal.internships.agreement.words import AgreementState, Party, SignChannel
from portal.internships.models import Internship
from portal.internships.words import InternshipState
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.kernel.audit.models import AuditEntry
from portal.kernel.errors import RuleBroken
from portal.kernel.outbox.leasing import LEASE
from portal.kernel.outbox.models import OutboxRow
from portal.proposals.words import ProposalState
from tests.builders.agreements import an_agreement
from tests.builders.companies import an_employer, company_of
from tests.builders.internships import a_plan, an_internship
from tests.builders.openings import an_opening
from tests.builders.proposals import a_proposal
from tests.internships.test_agreement_worker import issue
from tests.moments import NOON

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture
def case(app, database):
    """A company with two members and an approved internship whose person has signed: the ids."""
    with app.test_request_context("/"), database.transaction() as session:
        first = an_employer(session)
        company = company_of(session, first)
        second = an_employer(session, company)
        proposal = a_proposal(session, state=ProposalState.DISCLOSED, opening=an_opening(session, company))
        internship = an_internship(session, proposal, state=InternshipState.APPROVED)
        agreement = an_agreement(session, internship, signed=(Party.PERSON,))
        return {
            "members": (first.id, second.id),
            "advisor": proposal.made_by_id,
            "internship": internship.id,
            "agreement": agreement.id,
            "sha": agreement.sha256,
        }


def at_once(app, database, *acts) -> Counter[str]:
    """Let all act at the same moment, each in a transaction of its own; count what became of them."""
    barrier = Barrier(len(acts))

    def run(act) -> str:
        with app.test_request_context("/"):
            barrier.wait(timeout=30)
            try:
                with database.transaction() as session:
                    act(session)
            except RuleBroken:
                return "refused"
            return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return Counter(pool.map(run, acts))


def company_signs(case, account_id):
    hand = signing.Hand(Role.EMPLOYER, Party.COMPANY, SignChannel.SIGNED_IN, case["sha"], account_id=account_id)
    return lambda session: signing.sign(session, case["agreement"], hand, by=By(account_id, "employer"), at=NOON)


def advice_signs(case):
    hand = signing.Hand(Role.ADVISOR, Party.ADVICE, SignChannel.SIGNED_IN, case["sha"], account_id=case["advisor"])
    return lambda session: signing.sign(session, case["agreement"], hand, by=By(case["advisor"], "advisor"), at=NOON)


def signed(database, case) -> list[tuple[int, str]]:
    with database.reading() as session:
        assert is_whole(session, session.get_one(Agreement, case["agreement"]))
        wanted = select(Signature).where(Signature.agreement_id == case["agreement"]).order_by(Signature.number)
        return [(each.number, each.party.value) for each in session.scalars(wanted)]


def test_two_members_who_sign_at_the_same_moment_leave_one_signature(app, database, case):
    became = at_once(app, database, *(company_signs(case, member) for member in case["members"]))

    assert became == {"done": 1, "refused": 1}
    assert signed(database, case) == [(1, "person"), (2, "company")]


def test_company_and_advice_who_sign_at_the_same_moment_both_stand_in_an_unbroken_chain(app, database, case):
    assert at_once(app, database, company_signs(case, case["members"][0]), advice_signs(case)) == {"done": 2}

    assert [number for number, _party in signed(database, case)] == [1, 2, 3]
    with database.reading() as session:
        assert session.get_one(Agreement, case["agreement"]).state is AgreementState.SIGNED


def test_who_signs_while_the_plan_changes_has_signed_the_old_version_or_nothing(app, database, case):
    def change(session):
        internship = session.get_one(Internship, case["internship"])
        plan = a_plan(starts_on=internship.starts_on, ends_on=internship.ends_on, hours_per_week=25)
        services.change_plan(session, internship.id, plan, by=By(case["advisor"], "advisor"), at=NOON)

    became = at_once(app, database, company_signs(case, case["members"][0]), change)

    assert became["done"] >= 1
    with database.reading() as session:
        wanted = select(Agreement).where(Agreement.internship_id == case["internship"]).order_by(Agreement.number)
        old, new = session.scalars(wanted)
        assert (old.state, new.state) == (AgreementState.VOID, AgreementState.MAKING)
        assert not session.scalars(select(Signature.id).where(Signature.agreement_id == new.id)).all()


@pytest.mark.long
def test_a_worker_killed_while_it_makes_a_document_leaves_none_and_the_next_one_makes_it_once(app, database, settings):
    with app.test_request_context("/"), database.transaction() as session:
        internship = an_internship(session, a_proposal(session, state=ProposalState.DISCLOSED), state=InternshipState.APPROVED)
        session.execute(delete(OutboxRow))  # what was announced before is not the point
        agreement_id = issue(session, internship.id).id
    with subprocess.Popen(
        [sys.executable, "-m", "tests.internships.dying", str(settings.data), settings.database_url],
        cwd=CHECKOUT,
        env=os.environ.copy(),
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline().strip() == str(agreement_id), "the document is made, and not committed"
        os.kill(process.pid, signal.SIGKILL)
    with database.reading() as session:
        left = session.get_one(Agreement, agreement_id)
        assert (left.state, left.document, left.sha256) == (AgreementState.MAKING, None, None)
    make_worker(app).deliver_all(NOON)
    with database.reading() as session:
        assert session.get_one(Agreement, agreement_id).state is AgreementState.MAKING, "the dead worker still holds it"
    for _again in range(2):
        make_worker(app).deliver_all(NOON + LEASE + timedelta(seconds=1))
    with database.reading() as session:
        made = session.get_one(Agreement, agreement_id)
        assert made.state is AgreementState.OPEN
        assert is_whole(session, made)
        notes = session.scalars(select(AuditEntry.verb).where(AuditEntry.subject_id == made.internship_id)).all()
        assert notes.count("agreement.made") == 1
