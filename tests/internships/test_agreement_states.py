"""A version of an agreement goes only the ways of its table."""

from contextlib import suppress
from dataclasses import replace
from itertools import product

import pytest

from portal.internships.agreement import issuing, signing
from portal.internships.agreement.making import make_document
from portal.internships.agreement.words import AGREEMENT_STATES, AgreementState, Party, SignChannel
from portal.internships.words import InternshipState
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.kernel.errors import RuleBroken
from tests.builders.agreements import an_agreement
from tests.builders.internships import an_internship
from tests.moments import NOON

pytestmark = pytest.mark.postgres_later

P, C = Party, SignChannel


@pytest.mark.parametrize("state", AgreementState)
def test_from_each_state_a_version_goes_only_where_the_table_says_for_its_roles(session, state):
    internship = an_internship(session, state=InternshipState.APPROVED)
    by = By(internship.planned_by_id, Role.ADVISOR.value)
    agreement = an_agreement(session, internship, signed=(P.PERSON, P.COMPANY))
    agreement.state = state
    session.flush()
    hand = signing.Hand(Role.ADVISOR, P.ADVICE, C.SIGNED_IN, agreement.sha256, account_id=by.account_id)
    acts = {
        "make": lambda _role: make_document(session, agreement.id, "https://kai.example/x", at=NOON),
        "complete": lambda role: signing.sign(session, agreement.id, replace(hand, role=Role(role)), by=by, at=NOON),
        "void": lambda role: issuing.void_agreement(session, internship.id, by=By(by.account_id, role), at=NOON),
    }
    assert set(acts) == {move.verb for move in AGREEMENT_STATES.moves}

    for move, role in product(AGREEMENT_STATES.moves, (*(each.value for each in Role), "system")):
        if move.verb == "complete" and role != Role.ADVISOR.value:
            continue  # who signs for whom is the table of hands
        if move.verb == "make" and role != "system":
            continue  # nobody makes a document by hand: the worker does
        may = state in move.sources and (role == "system" or Role(role) in move.who)
        savepoint = session.begin_nested()
        with suppress(RuleBroken):
            acts[move.verb](role)
        assert agreement.state is (move.target if may else state), (move.verb, role)
        savepoint.rollback()
        session.expire_all()
