"""The operator's four sites and the people who work there. All of them are invented, the streets are not."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.accounts.demo import PEOPLE
from portal.accounts.models import Account
from portal.accounts.services import AccountDraft, OwnDraft, SiteDraft, add_site, create_account, save_own_account
from portal.demo.cast import Cast
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.kernel.places import Region, all_places

OPENED = 420
"""Days ago: the portal has been running for a good year."""


@dataclass(frozen=True)
class Office:
    """A site, and the part of the county it looks after."""

    town: str
    street: str
    postcode: str
    phone: str
    region: Region


@dataclass(frozen=True)
class Colleague:
    """Somebody of the team, by the key the demo calls them."""

    key: str
    name: str
    email: str
    phone: str
    town: str
    role: Role
    reachable: str


OFFICES = (
    Office("Borna", "Jahnstraße 24 a", "04552", "+493023125010", Region.MIDDLE),
    Office("Grimma", "Leipziger Straße 21", "04668", "+493023125020", Region.GRIMMA),
    Office("Markkleeberg", "Rathausstraße 8", "04416", "+493023125030", Region.NORTH),
    Office("Wurzen", "Domplatz 5", "04808", "+493023125040", Region.WURZEN),
)

COLLEAGUES = (
    Colleague(
        "ralf", "Ralf Vogt", PEOPLE["coordinator"].email, "+491713920010", "Borna", Role.COORDINATOR, "Mo bis Do, 8 bis 16 Uhr"
    ),
    Colleague(
        "nadja", "Nadja Brandt", PEOPLE["advisor"].email, "+491713920014", "Grimma", Role.ADVISOR, "Mo bis Fr, 8 bis 16 Uhr"
    ),
    Colleague(
        "samira", "Samira Haddad", PEOPLE["advisor2"].email, "+491713920015", "Wurzen", Role.ADVISOR, "Mo bis Do, 9 bis 17 Uhr"
    ),
    Colleague(
        "tobias", "Tobias Wendt", "tobias.wendt@kai.example", "+491713920016", "Borna", Role.ADVISOR, "Di bis Fr, 8 bis 15 Uhr"
    ),
    Colleague(
        "doreen", "Doreen Kießling", "doreen.kiessling@kai.example", "+491713920017", "Markkleeberg", Role.ADVISOR,
        "Mo bis Fr, 7 bis 14 Uhr",
    ),
)  # fmt: skip


def open_sites(session: Session, cast: Cast) -> None:
    """Open the four sites with the postcodes of their regions, and let the team move in."""
    at = cast.days.at(OPENED)
    sites = {}
    for office in OFFICES:
        draft = SiteDraft(
            name=office.town,
            street=office.street,
            postcode=office.postcode,
            town=office.town,
            phone=office.phone,
            email=f"{office.town.lower()}@kai.example",
            postcodes=_postcodes_of(office.region),
        )
        sites[office.town] = add_site(session, draft, by=By.system(), at=at).id
    for each in COLLEAGUES:
        draft_of_account = AccountDraft(each.email, each.name, each.role, phone=each.phone, site_id=sites[each.town])
        account = create_account(session, draft_of_account, by=By.system(), at=at)
        make_ready(account, cast.days.at(OPENED - 2))
        by = By(account.id, each.role.value)
        save_own_account(session, account.id, OwnDraft(each.name, each.phone, each.reachable), by=by, at=cast.days.at(OPENED - 2))
        cast.staff[each.key] = account.id


def make_ready(account: Account, at: datetime) -> None:
    """Let an invented person sign in by the one click of the demo; nobody has a password."""
    account.is_demo = True
    account.activated_at = at


def _postcodes_of(region: Region) -> tuple[str, ...]:
    """Return the county's postcodes whose first place lies in a region: each belongs to one site only."""
    first: dict[str, Region] = {}
    for place in all_places():
        if place.is_in_county:
            first.setdefault(place.postcode, place.region)
    return tuple(sorted(postcode for postcode, where in first.items() if where is region))
