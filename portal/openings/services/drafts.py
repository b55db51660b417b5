"""What somebody fills in for an opening, and how it gets into the record."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy.orm import Session

from portal.companies.models import CompanySite
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.places import find_place, place_of
from portal.labour.words import DayPart, LanguageLevel, OccupationField
from portal.openings.models import Opening
from portal.openings.words import OpeningKind, OpeningSource, PayUnit, Perspective, Visibility

LONGEST_TITLE = 120
LONGEST_INTERNSHIP_WEEKS = 6  # s. 45(2) sentence 2 SGB III with s. 16(1) SGB II, as of November 2026


@dataclass(frozen=True)
class OpeningDraft:
    """An opening as it is filled in. Only the title is a must; fields of other kinds are ignored.

    `seen` is the version of the record that the answers were given to; None if there was none yet.
    """

    kind: OpeningKind
    title: str
    tasks: str | None = None
    requirements: str | None = None
    field: OccupationField | None = None
    site_id: UUID | None = None
    language_level: LanguageLevel = LanguageLevel.NONE
    day_part: DayPart | None = None
    hours_per_week: int | None = None
    licences: tuple[str, ...] = ()
    asked_languages: tuple[str, ...] = ()
    occupation_group: str | None = None
    asked_competences: tuple[str, ...] = ()
    german_for: tuple[str, ...] = ()
    prerequisites: tuple[str, ...] = ()
    places: int = 1
    starts_on: date | None = None
    valid_until: date | None = None
    visibility: Visibility = Visibility.PUBLIC
    pay_amount: Decimal | None = None
    pay_unit: PayUnit | None = None
    fixed_term_until: date | None = None
    weeks: int | None = None
    perspective: Perspective | None = None
    mentor_name: str | None = None
    occupation: str | None = None
    first_year_pay: Decimal | None = None
    source: OpeningSource = OpeningSource.PORTAL
    seen: int | None = None


COMMON = (
    "title",
    "tasks",
    "requirements",
    "field",
    "language_level",
    "day_part",
    "hours_per_week",
    "licences",
    "asked_languages",
    "occupation_group",
    "asked_competences",
    "german_for",
    "prerequisites",
    "places",
    "starts_on",
    "valid_until",
    "visibility",
)
OF_KIND: dict[OpeningKind, tuple[str, ...]] = {
    OpeningKind.VACANCY: ("pay_amount", "pay_unit", "fixed_term_until"),
    OpeningKind.INTERNSHIP_SLOT: ("weeks", "perspective", "mentor_name"),
    OpeningKind.APPRENTICESHIP_PLACE: ("occupation", "first_year_pay"),
}


def draft_of(opening: Opening) -> OpeningDraft:
    """Return what is filled in so far."""
    names = (*COMMON, *OF_KIND[opening.kind], "kind", "site_id", "source")
    return OpeningDraft(**{name: getattr(opening, name) for name in names})


def draft_behind(session: Session, opening_id: UUID) -> OpeningDraft:
    """Return what is filled in so far, to be shown in a form, with its version; only asked behind a finder."""
    opening = session.get_one(Opening, opening_id)
    return replace(draft_of(opening), seen=opening.version)


def fill_in(session: Session, opening: Opening, draft: OpeningDraft) -> None:
    """Put a draft into the record: the fields of its kind, and the place of its site."""
    _refuse_nonsense(draft)
    for name in (*COMMON, *OF_KIND[opening.kind]):
        setattr(opening, name, getattr(draft, name))
    _settle(session, opening, draft.site_id)


def _refuse_nonsense(draft: OpeningDraft) -> None:
    if not draft.title.strip():
        raise RuleBroken(_l("Please give it a title."), field="title")
    if len(draft.title) > LONGEST_TITLE and draft.source is not OpeningSource.IMPORT:
        raise RuleBroken(_l("Please keep the title under 120 characters."), field="title")
    if draft.places < 1:
        raise RuleBroken(_l("Please offer at least one place."), field="places")
    if draft.weeks is not None and not 1 <= draft.weeks <= LONGEST_INTERNSHIP_WEEKS:
        raise RuleBroken(
            _l("An internship with KAI lasts one to six weeks (section 45 SGB III, as of November 2026)."), field="weeks"
        )
    if draft.pay_amount is not None and draft.pay_unit is None:
        raise RuleBroken(_l("Please say whether this is per hour or per month."), field="pay_unit")
    for name in ("pay_amount", "first_year_pay"):
        amount = getattr(draft, name)
        if amount is not None and amount <= 0:
            raise RuleBroken(_l("Please enter an amount above zero, or leave this empty."), field=name)


def _settle(session: Session, opening: Opening, site_id: UUID | None) -> None:
    """Take over the place of the site, so that lists and distances need no join."""
    if site_id is None:
        opening.site_id = None
        if opening.source is not OpeningSource.IMPORT:
            opening.place_text = opening.postcode = opening.latitude = opening.longitude = opening.region = None
        return
    site = session.get(CompanySite, site_id)
    if site is None or site.company_id != opening.company_id:
        raise RuleBroken(_l("Please choose one of the company's sites."), field="site_id")
    place = place_of(site.postcode, site.town)
    opening.site_id = site.id
    opening.place_text, opening.postcode = site.town, site.postcode
    opening.latitude = site.latitude if site.latitude is not None else (place.latitude if place else None)
    opening.longitude = site.longitude if site.longitude is not None else (place.longitude if place else None)
    opening.region = site.region or (place.region.value if place else None)


def settle_by_text(opening: Opening, written: str | None) -> bool:
    """Take a place as somebody wrote it; say whether the table of places knows it. Unknown ones stay text."""
    place = find_place(written) if written else None
    opening.place_text = place.name if place else written
    opening.postcode = place.postcode if place else None
    opening.latitude = place.latitude if place else None
    opening.longitude = place.longitude if place else None
    opening.region = place.region.value if place else None
    return place is not None
