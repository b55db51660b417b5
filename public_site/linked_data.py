"""What the public pages say about themselves in the words of schema.org, for search engines."""

from collections.abc import Iterable
from datetime import datetime, time
from decimal import Decimal

from markupsafe import escape

from portal.kernel.clock import LOCAL_ZONE, local_day
from portal.kernel.i18n import current_language
from portal.kernel.i18n import gettext as _
from portal.kernel.places import place_of
from portal.kernel.web.linked_data import LinkedData, Thing
from portal.kernel.web.render import asset_url
from portal.kernel.web.ways import way_to
from portal.openings.queries import OpeningCard, OpeningText
from portal.openings.words import OpeningKind, PayUnit
from public_site.atom import absolute, settings

FULL_TIME_FROM = 35
IN_SAXONY = "14"
"""How the keys of Saxon municipalities begin; the table of places knows those of the county and of Leipzig."""
UNITS = {PayUnit.HOUR: "HOUR", PayUnit.MONTH: "MONTH"}


def of_the_portal() -> LinkedData:
    """Say who runs the portal, and how to search it."""
    operator, base = settings().operator, absolute("")
    address: Thing = {
        "@type": "PostalAddress",
        "streetAddress": operator.street,
        "postalCode": operator.postcode,
        "addressLocality": operator.town,
        "addressRegion": "Sachsen",
        "addressCountry": "DE",
    }
    organisation: Thing = {
        "@type": "Organization",
        "@id": f"{base}/#organization",
        "name": operator.name,
        "legalName": operator.legal_name,
        "url": f"{base}/",
        "logo": base + asset_url("og.png"),
        "email": operator.email,
        "telephone": operator.phone,
        "address": address,
        "areaServed": "Landkreis Leipzig",
    }
    site: Thing = {
        "@type": "WebSite",
        "@id": f"{base}/#website",
        "name": "KAI",
        "alternateName": "Kurs. Arbeit. Integration.",
        "url": base + way_to("public.start"),
        "inLanguage": current_language(),
        "publisher": {"@id": f"{base}/#organization"},
        "potentialAction": {
            "@type": "SearchAction",
            "target": f"{base}{way_to('public.openings')}?q={{search_term_string}}",
            "query-input": "required name=search_term_string",
        },
    }
    return LinkedData.of(organisation, site)


def of_opening(text: OpeningText) -> LinkedData:
    """Say what is offered, and where the page stands; without a place or a day it is no offer for search engines."""
    posting = _job_posting(text)
    return LinkedData.of(_crumbs(text.card), *([posting] if posting else []))


def of_questions(pairs: Iterable[tuple[str, str]]) -> LinkedData:
    """Say which questions a page answers: question and answer as HTML."""
    questions = [
        {"@type": "Question", "name": question, "acceptedAnswer": {"@type": "Answer", "text": answer}}
        for question, answer in pairs
    ]
    return LinkedData.of({"@type": "FAQPage", "inLanguage": current_language(), "mainEntity": questions})


def _crumbs(card: OpeningCard) -> Thing:
    way = (
        (_("Start page"), way_to("public.start")),
        (_("Open places and jobs"), way_to("public.openings")),
        (card.title, way_to("public.opening", opening_id=card.id)),
    )
    steps = [
        {"@type": "ListItem", "position": number, "name": name, "item": absolute(url)}
        for number, (name, url) in enumerate(way, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def _job_posting(text: OpeningText) -> Thing | None:
    """Describe an opening as Google wants it (required: title, description, datePosted, hiringOrganization, jobLocation)."""
    card = text.card
    if card.published_at is None or not (card.town or card.postcode):
        return None
    return {
        "@type": "JobPosting",
        "title": card.title,
        "description": _description(text),
        "datePosted": local_day(card.published_at).isoformat(),
        "validThrough": _end_of(text),
        "hiringOrganization": {"@type": "Organization", "name": card.company_name},
        "jobLocation": {"@type": "Place", "address": _address(card)},
        "employmentType": _employment(text),
        "baseSalary": _salary(card),
        "identifier": {"@type": "PropertyValue", "name": "KAI", "value": str(card.id)},
        "totalJobOpenings": card.places,
        "jobStartDate": card.starts_on.isoformat() if card.starts_on else None,
        "occupationalCategory": card.occupation,
        "directApply": False,
        "url": absolute(way_to("public.opening", opening_id=card.id)),
    }


def _description(text: OpeningText) -> str:
    """Write tasks and requirements as the plain HTML that Google asks for; what companies typed stays text."""
    parts = [f"<p>{escape(text.card.kind.label)}, {escape(text.card.company_name)}</p>"]
    for heading, lines in ((_("Tasks"), text.tasks), (_("What you should bring"), text.requirements)):
        points = [point for line in (lines or "").splitlines() if (point := line.strip(" -–•*\t"))]
        if points:
            items = "".join(f"<li>{escape(point)}</li>" for point in points)
            parts.append(f"<p>{escape(heading)}</p><ul>{items}</ul>")
    if text.card.language_level.rank:
        parts.append(f"<p>{escape(_('German: %(level)s is enough', level=text.card.language_level.label))}</p>")
    return "".join(parts)


def _end_of(text: OpeningText) -> str | None:
    if text.card.valid_until is None:
        return None
    return datetime.combine(text.card.valid_until, time(23, 59, 59), LOCAL_ZONE).isoformat()


def _address(card: OpeningCard) -> Thing:
    place = place_of(card.postcode) if card.postcode else None
    known: dict[str, str | None] = {
        "addressLocality": card.town,
        "postalCode": card.postcode,
        "addressRegion": "Sachsen" if place and place.municipality_key.startswith(IN_SAXONY) else None,
    }
    return {"@type": "PostalAddress", **{name: word for name, word in known.items() if word}, "addressCountry": "DE"}


def _employment(text: OpeningText) -> str | list[str] | None:
    card = text.card
    if card.kind is OpeningKind.INTERNSHIP_SLOT:
        return "INTERN"
    if card.kind is OpeningKind.APPRENTICESHIP_PLACE:
        return ["FULL_TIME", "OTHER"]
    words = ["TEMPORARY"] if text.fixed_term_until else []
    if card.hours_per_week:
        words.insert(0, "FULL_TIME" if card.hours_per_week >= FULL_TIME_FROM else "PART_TIME")
    return words[0] if len(words) == 1 else words or None


def _salary(card: OpeningCard) -> Thing | None:
    """State real pay only; an internship of the jobcentre has none."""
    if card.kind is OpeningKind.INTERNSHIP_SLOT:
        return None
    if card.kind is OpeningKind.APPRENTICESHIP_PLACE:
        amount, unit = card.first_year_pay, "MONTH"
    else:
        amount, unit = card.pay_amount, UNITS[card.pay_unit] if card.pay_unit else ""
    return _money(amount, unit) if amount and unit else None


def _money(amount: Decimal, unit: str) -> Thing:
    value = {"@type": "QuantitativeValue", "value": float(amount), "unitText": unit}
    return {"@type": "MonetaryAmount", "currency": "EUR", "value": value}
