"""People who sign in, valid by default."""

from datetime import datetime
from itertools import count
from typing import Any

from sqlalchemy.orm import Session

from portal.accounts.models import Account, OneTimeToken, Site, SitePostcode
from portal.accounts.passwords import choose
from portal.accounts.services.accounts import issue_token
from portal.accounts.words import TokenPurpose
from portal.kernel.access import Role
from tests.moments import NOON

PASSWORD = "drei Äpfel am Bahnhof"

_number = count(1)


def a_site(session: Session, *, postcodes: tuple[str, ...] = (), **changes: Any) -> Site:
    """A site of the operator in Borna that looks after these postcodes."""
    columns = {
        "name": f"Borna {next(_number)}",
        "street": "Jahnstraße 24 a",
        "postcode": "04552",
        "town": "Borna",
        "phone": "+493433744330",
        "email": "borna@kai.example",
    }
    site = Site(**{**columns, **changes})
    site.postcodes = [SitePostcode(postcode=postcode) for postcode in postcodes]
    session.add(site)
    session.flush()  # readers need site.id
    return site


def an_account(session: Session, *, role: Role = Role.EMPLOYER, **changes: Any) -> Account:
    """An account that is in use, without a password."""
    number = next(_number)
    columns = {
        "email": f"person{number}@partner.example",
        "name": f"Kim Muster {number}",
        "role": role,
        "created_at": NOON,
        "activated_at": NOON,
    }
    account = Account(**{**columns, **changes})
    session.add(account)
    session.flush()  # readers need account.id
    return account


def a_person_with_password(session: Session, password: str = PASSWORD, **changes: Any) -> Account:
    """A coordinator, if not said otherwise, who can sign in with the password."""
    columns = {"role": Role.COORDINATOR, "password_hash": choose(password).kept}
    return an_account(session, **{**columns, **changes})


def a_link(session: Session, account: Account, purpose: TokenPurpose, *, at: datetime = NOON) -> OneTimeToken:
    """A one-time link of an account that works from this moment."""
    return issue_token(session, account.id, purpose, at=at)


def an_advisor(session: Session, **changes: Any) -> Account:
    """An advisor with a phone and hours."""
    columns = {"name": "Nadja Brandt", "phone": "+493433744331", "reachable": "Mo to Th, 8 to 16"}
    return an_account(session, role=Role.ADVISOR, **{**columns, **changes})


def a_coordinator(session: Session, **changes: Any) -> Account:
    """A coordinator."""
    return an_account(session, role=Role.COORDINATOR, **{"name": "Ralf Vogt", **changes})
