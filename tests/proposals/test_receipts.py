"""The receipt of an answer: the same bytes each time, readable in every script, and about nobody by name."""

import io
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pikepdf
import pypdfium2
import pytest

from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import PERSON_LANGUAGES
from portal.proposals.consent_words import Explainer
from portal.proposals.queries import OwnConsent
from portal.proposals.receipts import receipt
from portal.proposals.texts import consent_text, reading_of
from portal.proposals.words import ConsentChannel, ConsentPurpose, ConsentState, PersonStanding

SHOW, KNOW = ConsentPurpose.SHOW, ConsentPurpose.KNOW
REVIEWED = frozenset({"de", "de-simple", "en"})


def an_answer(language: str = "de", purpose: ConsentPurpose = SHOW, **changes: object) -> OwnConsent:
    """A yes by link, read in a language."""
    reading = reading_of(purpose, language, REVIEWED)
    consent = OwnConsent(
        id=uuid4(),
        reference="K7F2MQ",
        purpose=purpose,
        state=ConsentState.GIVEN,
        company_name="Bäckerei Lindner",
        opening_title="Praktikum in der Backstube",
        text_version=reading.text.version,
        text_language=reading.text.language,
        text_sha256=reading.text.sha256,
        aid_language=reading.aid.language if reading.aid else None,
        aid_sha256=reading.aid.sha256 if reading.aid else None,
        explained_by=Explainer.INTERPRETER if reading.aid else None,
        channel=ConsentChannel.LINK,
        paper_number=None,
        interpreter_helped=False,
        asked_at=datetime(2026, 11, 20, 9, tzinfo=UTC),
        answered_at=datetime(2026, 11, 22, 9, tzinfo=UTC),
        expires_on=date(2027, 5, 22),
        withdrawn_at=None,
        shown_at=None,
        standing=PersonStanding.AGREED,
    )
    return replace(consent, **changes)  # type: ignore[arg-type]  # what a test changes


def text_of(document: bytes) -> str:
    pdf = pypdfium2.PdfDocument(document)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)
    finally:
        pdf.close()


def flat(text: str) -> str:
    """Without what lines and letters are joined by: spaces, and the Persian mark between letters that do not join."""
    return re.sub("[\\s\u200c]", "", text)


@pytest.mark.parametrize("purpose", ConsentPurpose)
@pytest.mark.parametrize("language", PERSON_LANGUAGES)
def test_every_line_of_the_text_is_read_from_the_file_in_its_order(language: str, purpose: ConsentPurpose) -> None:
    read = flat(text_of(receipt(an_answer(language, purpose))))

    for line in (line for block in consent_text(purpose, language).blocks for line in block.lines):
        # Where Arabic and Latin words or brackets meet in a line, programs differ in what they call the order.
        is_mixed = language in ("ar", "fa") and re.search(r"[«»()A-Za-z]", line)
        parts = re.split(r"[\s«»()]|[A-Za-z-]+", line) if is_mixed else [line]
        places = [read.find(flat(part)) for part in parts if flat(part).strip(".,،:؛")]
        assert -1 not in places, line
    for word in ("K7F2MQ", "BäckereiLindner", "PraktikuminderBackstube", consent_text(purpose, language).sha256):
        assert word in read, word


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_arabic_letters_come_in_the_order_in_which_they_are_spoken(language: str) -> None:
    text = consent_text(SHOW, language)
    read = flat(text_of(receipt(an_answer(language))))

    places = [read.index(flat(block.lines[0])) for block in text.blocks if block.kind == "heading"]
    assert places == sorted(places)
    assert flat(text.blocks[1].lines[0])[::-1] not in read


def test_a_receipt_is_tagged_and_says_its_title_and_language() -> None:
    for language in ("de", "ar", "ti", "de-simple"):
        with pikepdf.open(io.BytesIO(receipt(an_answer(language)))) as pdf:
            assert pdf.Root.MarkInfo.Marked
            assert str(pdf.Root.Lang) == language.partition("-")[0]
            assert str(pdf.docinfo["/Title"])


def test_the_receipt_of_an_answer_is_the_same_bytes_each_time() -> None:
    consent = an_answer("ar")
    first = receipt(consent)

    assert receipt(consent) == first
    assert receipt(replace(consent, id=uuid4())) == first, "nothing of the row's own id"
    assert receipt(replace(consent, withdrawn_at=datetime(2026, 11, 25, tzinfo=UTC))) != first


def test_a_receipt_says_what_was_answered_how_and_who_explained_it() -> None:
    aided = text_of(receipt(an_answer("tr")))
    assert "Bir tercüman" in aided
    assert "2026-11-22, Deutsch" in aided, "the text that counts"
    assert "Volkshochschule" in aided
    on_paper = an_answer(state=ConsentState.REFUSED, channel=ConsentChannel.PAPER, paper_number="A-17", expires_on=None)
    said = text_of(receipt(on_paper))
    assert "Nein" in said
    assert "A-17" in said


def test_nothing_about_the_document_says_who_it_is_for() -> None:
    with pikepdf.open(io.BytesIO(receipt(an_answer()))) as pdf, pdf.open_metadata() as xmp:
        properties = {str(name): str(value) for name, value in pdf.docinfo.items()}
        assert set(properties) <= {"/Title", "/CreationDate", "/ModDate", "/Creator", "/Producer"}
        assert properties["/CreationDate"].startswith("D:20261122"), "a day, no moment"
        assert "dc:creator" not in xmp
        assert "/Names" not in pdf.Root, "no attachments"


def test_a_text_that_is_not_the_one_of_the_answer_makes_no_receipt() -> None:
    with pytest.raises(RuleBroken):
        receipt(an_answer(text_sha256="0" * 64))
