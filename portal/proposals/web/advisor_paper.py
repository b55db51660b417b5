"""Paper for advisors on the road: sheets to take an answer on, and the receipt of an answer that was given."""

from flask import Response, abort

from portal.kernel.access import Actor
from portal.kernel.audit import By
from portal.kernel.clock import now, today
from portal.kernel.db import transaction
from portal.kernel.web import Answer
from portal.proposals import policy, services
from portal.proposals.paper import Occasion, consent_sheet
from portal.proposals.queries import StaffProposal, answer_to
from portal.proposals.receipts import receipt as receipt_of
from portal.proposals.texts import LANGUAGES, reading_of
from portal.proposals.web.advisor import desk
from portal.proposals.web.pages import SheetsPage
from portal.proposals.web.reviewed import reviewed_languages
from portal.proposals.words import ConsentPurpose


@desk.page("/consent-sheets", access=policy.STAFF_LIST)
def sheets(_actor: Actor) -> Answer:
    """Offer the sheets to print, empty, in every language."""
    return SheetsPage(tuple(ConsentPurpose), LANGUAGES)


@desk.page("/consent-sheets/<purpose>/<tongue>", access=policy.STAFF_LIST)
def blank_sheet(_actor: Actor, purpose: str, tongue: str) -> Answer:
    """Give a sheet on which company and place are still to be written."""
    return _sheet(purpose, tongue, Occasion())


@desk.page("/proposals/<uuid:proposal_id>/consent/<purpose>/sheet/<tongue>", access=policy.ANY)
def filled_sheet(_actor: Actor, found: StaffProposal, purpose: str, tongue: str) -> Answer:
    """Give a sheet for this proposal; nothing on it says who the person is."""
    row = found.row
    return _sheet(purpose, tongue, Occasion(row.reference, row.company_name, row.opening_title))


@desk.page("/proposals/<uuid:proposal_id>/consent/<purpose>/receipt", access=policy.ANY)
def staff_receipt(actor: Actor, found: StaffProposal, purpose: str) -> Answer:
    """Give the receipt of an answer, for the person who sits here; that it was printed stands in the trail."""
    question = _purpose(purpose)
    with transaction() as session:
        consent = answer_to(session, found.id, question)
        if consent is None:
            abort(404)
        services.note_receipt(session, found.id, question, by=By.of(actor), at=now())
    return _document(receipt_of(consent), f"kai-{consent.reference.lower()}-{consent.purpose}.pdf")


def _sheet(purpose: str, language: str, occasion: Occasion) -> Answer:
    question = _purpose(purpose)
    if language not in LANGUAGES:
        abort(404)
    reading = reading_of(question, language, reviewed_languages())
    name = "-".join(part for part in ("kai", occasion.reference.lower(), question.value, language) if part)
    return _document(consent_sheet(reading, question, occasion, on=today()), f"{name}.pdf")


def _purpose(code: str) -> ConsentPurpose:
    if code not in set(ConsentPurpose):
        abort(404)
    return ConsentPurpose(code)  # type: ignore[call-arg]  # Word takes a code


def _document(pdf: bytes, name: str) -> Answer:
    document = Response(pdf, mimetype="application/pdf")
    document.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return document
