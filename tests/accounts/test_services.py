"""Accounts and sites: who may come, who must go, which rules hold."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from portal.accounts.models import OneTimeToken, Site
from portal.accounts.passwords import choose
from portal.accounts.queries import invitee
from portal.accounts.services import (
    AccountDraft,
    SiteDraft,
    StaffDraft,
    add_site,
    ask_for_reset,
    close_staff,
    create_account,
    deactivate_account,
    invite_account,
    invite_staff,
    reactivate_account,
    save_site,
    save_staff,
    use_link,
)
from portal.accounts.words import TokenPurpose
from portal.kernel.access import Role
from portal.kernel.audit import By, trail
from portal.kernel.errors import RuleBroken
from portal.kernel.identity import sign_in
from portal.kernel.identity.models import SignIn
from portal.kernel.outbox.models import OutboxRow
from tests.builders.accounts import a_coordinator, a_link, a_person_with_password, a_site, an_account, an_advisor
from tests.moments import NOON

pytestmark = pytest.mark.usefixtures("in_english")

SYSTEM = By.system()
SOON = NOON + timedelta(minutes=10)
LATER = NOON + timedelta(hours=1)
GOOD = "drei Birnen im Regal"


def site_draft(**changes: object) -> SiteDraft:
    columns = {"name": "Wurzen", "street": "Markt 1", "postcode": "04808", "town": "Wurzen", "phone": None, "email": None}
    return SiteDraft(**{**columns, "postcodes": ("04808",), **changes})  # type: ignore[arg-type]


def topics(session) -> list[str]:
    return sorted(session.scalars(select(OutboxRow.topic)))


def test_a_new_account_has_no_password_and_leaves_a_line_in_the_trail(session):
    account = create_account(session, AccountDraft("Kim@Firma.example", "Kim Muster", Role.EMPLOYER), by=SYSTEM, at=NOON)
    session.flush()

    assert account.email == "kim@firma.example"
    assert not account.may_sign_in
    assert [line.verb for line in trail(session, account.id)] == ["account.created"]


def test_an_address_belongs_to_one_account_however_it_is_capitalised(session):
    an_account(session, email="kim@firma.example")

    with pytest.raises(RuleBroken) as refusal:
        create_account(session, AccountDraft("KIM@firma.example", "Kim", Role.EMPLOYER), by=SYSTEM, at=NOON)

    assert refusal.value.field == "email"


def test_an_invitation_works_for_fourteen_days_and_not_a_moment_longer(session):
    account = an_account(session)
    token = invite_account(session, account.id, by=SYSTEM, at=NOON)
    end = NOON + timedelta(days=14)

    assert invitee(session, token.id, TokenPurpose.INVITATION, at=end - timedelta(seconds=1)) is not None
    assert invitee(session, token.id, TokenPurpose.INVITATION, at=end) is None
    with pytest.raises(RuleBroken):
        use_link(session, token.id, TokenPurpose.INVITATION, choose(GOOD), at=end)


def test_a_reset_works_for_sixty_minutes_and_not_a_moment_longer(session):
    account = a_person_with_password(session)
    token = a_link(session, account, TokenPurpose.RESET)
    end = NOON + timedelta(minutes=60)

    with pytest.raises(RuleBroken):
        use_link(session, token.id, TokenPurpose.RESET, choose(GOOD), at=end)
    assert use_link(session, token.id, TokenPurpose.RESET, choose(GOOD), at=end - timedelta(seconds=1))


def test_a_link_works_once_and_only_for_its_purpose(session):
    token = a_link(session, an_account(session), TokenPurpose.INVITATION)

    with pytest.raises(RuleBroken):
        use_link(session, token.id, TokenPurpose.RESET, choose(GOOD), at=LATER)
    use_link(session, token.id, TokenPurpose.INVITATION, choose(GOOD), at=LATER)
    with pytest.raises(RuleBroken):
        use_link(session, token.id, TokenPurpose.INVITATION, choose(GOOD), at=LATER)


def test_inviting_again_ends_the_earlier_invitation(session):
    account = an_account(session)
    first = invite_account(session, account.id, by=SYSTEM, at=NOON)
    second = invite_account(session, account.id, by=SYSTEM, at=LATER)

    assert invitee(session, first.id, TokenPurpose.INVITATION, at=LATER) is None
    assert invitee(session, second.id, TokenPurpose.INVITATION, at=LATER) is not None


def test_who_has_a_password_or_is_closed_cannot_be_invited(session):
    for account in (a_person_with_password(session), an_account(session, is_active=False)):
        with pytest.raises(RuleBroken):
            invite_account(session, account.id, by=SYSTEM, at=NOON)


def test_a_new_password_ends_all_sign_ins_and_all_other_links(session):
    account = a_person_with_password(session)
    sign_in(session, account.id, at=NOON)
    first, second = (a_link(session, account, TokenPurpose.RESET) for _number in range(2))

    use_link(session, first.id, TokenPurpose.RESET, choose(GOOD), at=SOON)
    session.expire_all()

    ended = {row.started_at: row.ended_at for row in session.scalars(select(SignIn))}
    assert ended == {NOON: SOON, SOON: None}
    assert invitee(session, second.id, TokenPurpose.RESET, at=SOON) is None


def test_asking_for_a_reset_says_nothing_and_writes_to_known_addresses_only(session):
    account, closed = a_person_with_password(session), a_person_with_password(session, is_active=False)

    for email in (account.email.upper(), closed.email, "nobody@kai.example"):
        ask_for_reset(session, email, at=NOON)

    assert [token.account_id for token in session.scalars(select(OneTimeToken))] == [account.id]
    assert topics(session) == ["password.forgotten"]


def test_no_more_than_three_letters_an_hour_reach_one_mailbox(session):
    account = a_person_with_password(session)

    for _number in range(5):
        ask_for_reset(session, account.email, at=NOON)
    assert len(topics(session)) == 3
    ask_for_reset(session, account.email, at=NOON + timedelta(hours=1))
    assert len(topics(session)) == 4


def test_who_never_accepted_an_invitation_and_forgot_gets_the_invitation_again(session):
    account = an_account(session)

    ask_for_reset(session, account.email, at=NOON)

    assert topics(session) == ["account.invited"]


def test_deactivating_ends_sign_ins_and_links_at_once(session):
    a_coordinator(session)
    account = an_advisor(session)
    sign_in(session, account.id, at=NOON)
    token = a_link(session, account, TokenPurpose.INVITATION)

    deactivate_account(session, account.id, by=SYSTEM, at=LATER)
    session.expire_all()

    assert [row.ended_at for row in session.scalars(select(SignIn))] == [LATER]
    assert invitee(session, token.id, TokenPurpose.INVITATION, at=LATER) is None
    with pytest.raises(RuleBroken):
        deactivate_account(session, account.id, by=SYSTEM, at=LATER)


def test_a_reactivated_colleague_signs_in_with_the_old_password(session):
    account = a_person_with_password(session, role=Role.ADVISOR)
    deactivate_account(session, account.id, by=SYSTEM, at=NOON)
    assert not account.may_sign_in

    reactivate_account(session, account.id, by=SYSTEM, at=LATER)

    assert account.may_sign_in
    with pytest.raises(RuleBroken):
        reactivate_account(session, account.id, by=SYSTEM, at=LATER)


def test_the_last_coordinator_stays_and_the_last_but_one_may_go(session):
    first, second = a_coordinator(session), a_coordinator(session)
    a_coordinator(session, is_active=False)

    deactivate_account(session, first.id, by=SYSTEM, at=NOON)
    with pytest.raises(RuleBroken, match="last coordinator"):
        deactivate_account(session, second.id, by=SYSTEM, at=NOON)


def test_nobody_deactivates_themselves(session):
    a_coordinator(session)
    me = a_coordinator(session)

    with pytest.raises(RuleBroken):
        close_staff(session, me.id, by=By(me.id, "coordinator"), at=NOON)


@pytest.mark.parametrize(("role", "needs_site"), [(Role.ADVISOR, True), (Role.COORDINATOR, False)])
def test_advisors_need_a_site_and_coordinators_do_not(session, role, needs_site):
    draft = AccountDraft("neu@kai.example", "Neu", role)

    if needs_site:
        with pytest.raises(RuleBroken) as refusal:
            invite_staff(session, draft, by=SYSTEM, at=NOON)
        assert refusal.value.field == "site"
    else:
        assert invite_staff(session, draft, by=SYSTEM, at=NOON).role is role
        assert topics(session) == ["account.invited"]


def test_an_employer_is_never_invited_as_staff(session):
    with pytest.raises(RuleBroken):
        invite_staff(session, AccountDraft("neu@kai.example", "Neu", Role.EMPLOYER), by=SYSTEM, at=NOON)


def test_an_advisor_keeps_a_site_when_corrected(session):
    site = a_site(session)
    advisor = an_advisor(session, site_id=site.id)

    with pytest.raises(RuleBroken):
        save_staff(session, advisor.id, StaffDraft("Nadja", None, None), by=SYSTEM, at=NOON)
    save_staff(session, advisor.id, StaffDraft("Nadja B.", "+493433999999", site.id), by=SYSTEM, at=NOON)

    assert (advisor.name, advisor.phone) == ("Nadja B.", "+493433999999")


def test_a_site_takes_postcodes_and_gives_them_back(session):
    site = add_site(session, site_draft(postcodes=("04808", "04828", "04808")), by=SYSTEM, at=NOON)
    assert sorted(row.postcode for row in site.postcodes) == ["04808", "04828"]

    save_site(session, site.id, site_draft(name="Wurzen Ost", postcodes=("04828",)), by=SYSTEM, at=NOON)
    session.expire_all()

    assert (site.name, [row.postcode for row in site.postcodes]) == ("Wurzen Ost", ["04828"])


@pytest.mark.parametrize("changes", [{"postcodes": ("04552",)}, {"postcodes": ("99999",)}, {"name": "Borna"}])
def test_a_site_takes_no_foreign_postcode_no_unknown_one_and_no_name_twice(session, changes):
    a_site(session, name="Borna", postcodes=("04552",))
    own = add_site(session, site_draft(), by=SYSTEM, at=NOON)

    with pytest.raises(RuleBroken) as refusal:
        save_site(session, own.id, site_draft(**changes), by=SYSTEM, at=NOON)

    assert refusal.value.field == next(iter(changes))
    session.expire(own)
    assert own.name == "Wurzen"


def test_a_foreign_postcode_is_named_with_its_site(session):
    a_site(session, name="Borna", postcodes=("04552",))

    with pytest.raises(RuleBroken, match=r"04552.*Borna"):
        add_site(session, site_draft(postcodes=("04552",)), by=SYSTEM, at=NOON)
    assert session.scalar(select(Site).where(Site.name == "Wurzen")) is None


def test_of_two_coordinators_who_deactivate_each_other_at_once_one_stays(database):
    with database.transaction() as session:
        pair = [a_coordinator(session).id for _number in range(2)]

    def deactivate(account_id: UUID) -> bool:
        try:
            with database.transaction() as session:
                deactivate_account(session, account_id, by=SYSTEM, at=NOON)
        except RuleBroken:
            return False
        return True

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(deactivate, pair)) == [False, True]
