"""Paper: sheets to take an answer on, in every language, and receipts that an advisor prints with a trace."""

import io
from datetime import date

import pikepdf
import pypdfium2
import pytest
from sqlalchemy import select

from portal.kernel.audit import AuditEntry
from portal.kernel.i18n import PERSON_LANGUAGES
from portal.proposals.paper import Occasion, consent_sheet
from portal.proposals.texts import reading_of
from portal.proposals.words import ConsentPurpose, ProposalState
from tests.builders.accounts import an_advisor
from tests.builders.companies import an_employer
from tests.builders.proposals import a_proposal

pytestmark = pytest.mark.one_database
SHOW, KNOW = ConsentPurpose.SHOW, ConsentPurpose.KNOW
REVIEWED = frozenset({"de", "de-simple", "en"})
LINDNER = Occasion("K7F2", "Bäckerei Lindner", "Praktikum in der Backstube")
DAY = date(2026, 11, 23)


def text_of(document):
    pdf = pypdfium2.PdfDocument(document)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)
    finally:
        pdf.close()


@pytest.mark.parametrize("purpose", [SHOW, KNOW])
@pytest.mark.parametrize("language", list(PERSON_LANGUAGES))
def test_every_sheet_is_tagged_and_in_the_language_of_the_person(language, purpose):
    reading = reading_of(purpose, language, REVIEWED)
    document = consent_sheet(reading, purpose, LINDNER, on=DAY)

    with pikepdf.open(io.BytesIO(document)) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.Lang) == language.partition("-")[0]
    text = text_of(document)
    assert "Bäckerei Lindner" in text
    assert reading.text.sha256[:20] in text.replace("\r\n", "").replace("\n", "")
    for kept in filter(
        None, (reading.text, reading.aid)
    ):  # where nobody has reviewed a translation, the German text stands beside it
        if kept.language in ("de", "de-simple", "en", "tr", "vi"):  # programs read these letters in their order
            assert kept.blocks[0].lines[0][:18] in text


def test_an_empty_sheet_has_lines_where_the_filled_one_has_words():
    reading = reading_of(SHOW, "de", REVIEWED)
    empty, filled = (text_of(consent_sheet(reading, SHOW, occasion, on=DAY)) for occasion in (Occasion(), LINDNER))

    for word in ("K7F2", "Lindner", "Backstube"):
        assert word in filled
        assert word not in empty
    for label in ("Betrieb", "Unterschrift", "Ja", "Nein"):
        assert label in empty


def test_advisors_print_and_nobody_else(database, visit):
    with database.transaction() as session:
        advisor, employer, case = an_advisor(session), an_employer(session), a_proposal(session)
    own = f"/advisor/proposals/{case.id}/consent/show"
    paths = ["/advisor/consent-sheets", "/advisor/consent-sheets/know/ti", f"{own}/sheet/ar", f"{own}/receipt"]
    assert [visit.as_(advisor).get(path).status_code for path in paths] == [200] * 4
    assert [visit.as_(employer).get(path).status_code for path in paths] == [403] * 4
    for path in ("/advisor/consent-sheets/know/xx", "/advisor/consent-sheets/other/de", f"{own}/sheet/xx"):
        assert visit.as_(advisor).get(path).status_code == 404


def test_a_sheet_and_a_receipt_name_nobody(database, visit):
    with database.transaction() as session:
        advisor, case = an_advisor(session), a_proposal(session)
    for path in ("sheet/de", "receipt"):
        answer = visit.as_(advisor).get(f"/advisor/proposals/{case.id}/consent/show/{path}")
        text = text_of(answer.response.get_data())
        assert case.reference in text
        assert not [word for word in ("Salma", "Rahimi", "Grimma, Lange") if word in text]
        assert "Rahimi" not in answer.headers["Content-Disposition"]


def test_printing_a_receipt_stands_in_the_trail_and_an_open_question_has_none(database, visit):
    with database.transaction() as session:
        advisor, case = an_advisor(session), a_proposal(session)
        asked = a_proposal(session, state=ProposalState.CONSENT_REQUESTED)
    visitor = visit.as_(advisor)

    assert visitor.get(f"/advisor/proposals/{asked.id}/consent/show/receipt").status_code == 404
    assert visitor.get(f"/advisor/proposals/{case.id}/consent/know/receipt").status_code == 404
    visitor.get(f"/advisor/proposals/{case.id}/consent/show/receipt")

    with database.transaction() as session:
        printed = session.scalars(select(AuditEntry).where(AuditEntry.verb == "consent.receipt_printed")).all()
        assert [(entry.subject_id, entry.reason) for entry in printed] == [(case.id, "show")]
