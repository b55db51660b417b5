"""Who is responsible, and whom letters reach."""

from datetime import timedelta

from portal.accounts.queries import (
    advisor_card,
    advisor_for_postcode,
    coordinators,
    history_of,
    letter_address,
    names_of,
    staff_choices,
)
from portal.accounts.services import close_staff, invite_account
from portal.kernel.access import Role
from portal.kernel.audit import By
from tests.builders.accounts import a_coordinator, a_site, an_account, an_advisor
from tests.moments import NOON


def test_a_postcode_is_looked_after_by_the_advisor_of_its_site(session):
    borna, grimma = a_site(session, postcodes=("04552",)), a_site(session, postcode="04668", town="Grimma", postcodes=("04668",))
    an_advisor(session, site_id=borna.id)
    advisor = an_advisor(session, name="Samira Haddad", site_id=grimma.id)

    card = advisor_for_postcode(session, "04668")

    assert card is not None
    assert (card.id, card.name, card.place) == (advisor.id, "Samira Haddad", grimma.name)


def test_a_site_can_look_after_a_postcode_that_lies_nearer_to_another(session):
    borna, grimma = a_site(session), a_site(session, postcode="04668", town="Grimma", postcodes=("04552",))
    an_advisor(session, site_id=borna.id)
    advisor = an_advisor(session, site_id=grimma.id)

    card = advisor_for_postcode(session, "04552")

    assert card is not None
    assert card.id == advisor.id


def test_a_postcode_of_no_site_goes_to_the_nearest_advisor(session):
    borna, wurzen = a_site(session, postcode="04552"), a_site(session, postcode="04808", town="Wurzen")
    an_advisor(session, site_id=borna.id)
    near = an_advisor(session, site_id=wurzen.id)

    card = advisor_for_postcode(session, "04828")  # Bennewitz, beside Wurzen

    assert card is not None
    assert card.id == near.id


def test_a_postcode_whose_site_has_nobody_goes_to_an_advisor_elsewhere(session):
    a_site(session, postcodes=("04552",))
    grimma = a_site(session, postcode="04668", town="Grimma")
    an_advisor(session, site_id=grimma.id, is_active=False)
    somebody = an_advisor(session, site_id=grimma.id)

    card = advisor_for_postcode(session, "04552")

    assert card is not None
    assert card.id == somebody.id


def test_who_has_not_accepted_the_invitation_stands_behind_at_the_same_site_only(session):
    borna, grimma = a_site(session, postcodes=("04552",)), a_site(session, postcode="04668", town="Grimma", postcodes=("04668",))
    invited = an_advisor(session, site_id=borna.id, activated_at=None, created_at=NOON - timedelta(days=9))
    present = an_advisor(session, site_id=borna.id)
    alone = an_advisor(session, site_id=grimma.id, activated_at=None)

    cards = [advisor_for_postcode(session, postcode) for postcode in ("04552", "04668")]

    assert [card.id for card in cards if card] == [present.id, alone.id]
    assert invited.id != present.id


def test_an_unknown_postcode_still_has_somebody_to_call(session):
    somebody = an_advisor(session)

    card = advisor_for_postcode(session, "99999")

    assert card is not None
    assert card.id == somebody.id


def test_without_advisors_nobody_is_responsible(session):
    a_coordinator(session)

    assert advisor_for_postcode(session, "04552") is None


def test_an_advisors_card_falls_back_to_the_phone_of_the_site(session):
    site = a_site(session, phone="+493433000000")
    with_own = an_advisor(session, site_id=site.id, phone="+493433111111")
    without = an_advisor(session, site_id=site.id, phone=None)

    cards = [advisor_card(session, account.id) for account in (with_own, without)]

    assert [card.phone for card in cards if card] == ["+493433111111", "+493433000000"]


def test_people_of_companies_and_former_colleagues_have_no_advisor_card(session):
    assert advisor_card(session, an_account(session).id) is None
    assert advisor_card(session, an_advisor(session, is_active=False).id) is None


def test_letters_reach_people_until_their_account_is_closed(session):
    account = an_account(session, language="en")

    address = letter_address(session, account.id)
    account.is_active = False
    session.flush()

    assert address is not None
    assert (address.email, address.language) == (account.email, "en")
    assert letter_address(session, account.id) is None


def test_names_stay_known_after_an_account_is_closed(session):
    account = an_advisor(session, name="Nadja Brandt", is_active=False)

    assert names_of(session, [account.id]) == {account.id: "Nadja Brandt"}
    assert names_of(session, []) == {}


def test_only_advisors_in_service_can_be_chosen_and_only_coordinators_are_written_to(session):
    advisor = an_advisor(session, name="A")
    an_advisor(session, is_active=False)
    coordinator = a_coordinator(session)
    a_coordinator(session, is_active=False)
    an_account(session, role=Role.EMPLOYER)

    assert staff_choices(session) == ((advisor.id, "A"),)
    assert [each.email for each in coordinators(session)] == [coordinator.email]


def test_the_history_names_who_did_what_and_not_when_somebody_signed_in(session):
    coordinator, advisor = a_coordinator(session, name="Ralf Vogt"), an_advisor(session)
    by = By(coordinator.id, "coordinator")
    invite_account(session, advisor.id, by=by, at=NOON)
    close_staff(session, advisor.id, by=by, at=NOON + timedelta(days=1))
    session.flush()

    history = history_of(session, advisor.id)

    assert [line.text for line in history] == ["Ralf Vogt", "Ralf Vogt"]
