"""What a coordinator should look at before deciding: doubles, and whether the address fits the company."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from urllib.parse import urlsplit
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.accounts.models import Account
from portal.companies.models import Company, Membership
from portal.companies.words import CompanyState, HintKind

ALIKE = 0.82
# What says nothing about who a company is.
_LEGAL_FORMS = re.compile(r"\b(?:gmbh|ggmbh|ag|kg|ohg|gbr|ug|se|eg|ek|e k|e v|ev|co|mbh|haftungsbeschraenkt|inh|inhaber|und)\b")
_FREE_MAIL = frozenset(
    {
        "aol.com", "aol.de", "arcor.de", "email.de", "freenet.de", "gmail.com", "gmx.de", "gmx.net", "googlemail.com",
        "hotmail.com", "hotmail.de", "icloud.com", "live.de", "mail.de", "mail.ru", "mailbox.org", "me.com", "online.de",
        "outlook.com", "outlook.de", "posteo.de", "proton.me", "protonmail.com", "t-online.de", "ukr.net", "web.de",
        "yahoo.com", "yahoo.de", "yandex.ru",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Hint:
    """One thing to look at; `company_id` and `name` where another company is meant, `word` the domain of an address."""

    kind: HintKind
    word: str = ""
    company_id: UUID | None = None
    is_lead: bool = False


def hints_for(session: Session, company_ids: Sequence[UUID]) -> dict[UUID, tuple[Hint, ...]]:
    """Return the hints of these companies, in two queries however many they are."""
    companies = session.scalars(select(Company).where(Company.id.in_(company_ids))).all()
    neighbours = _neighbours(session, companies)
    addresses = _addresses(session, company_ids)
    return {
        company.id: (*_doubles(company, neighbours[company.postcode]), *_mail_hints(company.website, addresses[company.id]))
        for company in companies
    }


def hints_about(session: Session, company: Company, addresses: Sequence[str]) -> tuple[Hint, ...]:
    """Return the hints of one company whose people's addresses are known already, in one query."""
    return (*_doubles(company, _neighbours(session, [company])[company.postcode]), *_mail_hints(company.website, addresses))


def are_alike(one: str, other: str) -> bool:
    """Say whether two names (as `name_key`) probably mean the same company."""
    first, second = (" ".join(_LEGAL_FORMS.sub(" ", name).split()) for name in (one, other))
    if not first or not second:
        return False
    words, other_words = set(first.split()), set(second.split())
    if len(words & other_words) >= 2 and (words <= other_words or other_words <= words):
        return True
    return SequenceMatcher(None, first, second).ratio() >= ALIKE


def _neighbours(session: Session, companies: Iterable[Company]) -> dict[str | None, list[Company]]:
    postcodes = {company.postcode for company in companies if company.postcode}
    found: dict[str | None, list[Company]] = defaultdict(list)
    wanted = select(Company).where(Company.postcode.in_(postcodes), Company.state != CompanyState.LEFT)
    for company in session.scalars(wanted.order_by(Company.name_key, Company.id)):
        found[company.postcode].append(company)
    return found


def _addresses(session: Session, company_ids: Sequence[UUID]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    rows = session.execute(
        select(Membership.company_id, Account.email)
        .join(Account, Account.id == Membership.account_id)
        .where(Membership.company_id.in_(company_ids), Membership.left_at.is_(None))
        .order_by(Membership.joined_at, Account.id)
    )
    for company_id, email in rows:
        found[company_id].append(email)
    return found


def _doubles(company: Company, others: Iterable[Company]) -> list[Hint]:
    return [
        Hint(HintKind.SIMILAR_NAME, other.name, other.id, other.state is CompanyState.LEAD)
        for other in others
        if other.id != company.id and are_alike(company.name_key, other.name_key)
    ]


def _mail_hints(website: str | None, addresses: Sequence[str]) -> list[Hint]:
    if not addresses:
        return [Hint(HintKind.NO_MAIL)]
    domains = dict.fromkeys(address.rpartition("@")[2].lower() for address in addresses)
    return [hint for domain in domains if (hint := _mail_hint(website, domain))]


def _mail_hint(website: str | None, domain: str) -> Hint | None:
    if domain in _FREE_MAIL:
        return Hint(HintKind.FREE_MAIL, domain)
    host = host_of(website) if website else ""
    if not host:
        return None
    fits = host == domain or host.endswith(f".{domain}") or domain.endswith(f".{host}")
    return Hint(HintKind.MAIL_FITS_WEBSITE if fits else HintKind.MAIL_DIFFERS, domain)


def host_of(website: str) -> str:
    """Return the host of a website as people write it, without www."""
    text = website.strip().lower()
    try:
        host = urlsplit(text if "//" in text else f"//{text}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
