"""Reading accounts and sites."""

from portal.accounts.queries.advisors import AdvisorCard, advisor_card, advisor_for_postcode, responsible_advisor, staff_choices
from portal.accounts.queries.people import (
    Invitee,
    LetterAddress,
    OwnAccount,
    account_of_address,
    coordinators,
    demo_account,
    demo_names,
    invitee,
    letter_address,
    names_of,
    own_account,
    plain_address,
)
from portal.accounts.queries.sites import SiteRecord, site_choices, site_record, site_records
from portal.accounts.queries.staff import Act, Colleague, colleague, colleagues, history_of

__all__ = [
    "Act",
    "AdvisorCard",
    "Colleague",
    "Invitee",
    "LetterAddress",
    "OwnAccount",
    "SiteRecord",
    "account_of_address",
    "advisor_card",
    "advisor_for_postcode",
    "colleague",
    "colleagues",
    "coordinators",
    "demo_account",
    "demo_names",
    "history_of",
    "invitee",
    "letter_address",
    "names_of",
    "own_account",
    "plain_address",
    "responsible_advisor",
    "site_choices",
    "site_record",
    "site_records",
    "staff_choices",
]
