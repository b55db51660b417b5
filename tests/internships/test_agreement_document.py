"""The document of an agreement: tagged, archivable, the same bytes each time; typed text is printed and never run."""

import hashlib
import io
import re
import unicodedata
from dataclasses import fields, replace
from datetime import date

import pikepdf
import pypdfium2
import pytest

from portal.internships.agreement.content import Content
from portal.internships.agreement.document import Issue, agreement_pdf, reading_copy, sections_of
from portal.internships.agreement.texts import CURRENT, FOLDER, LANGUAGES, text_of
from portal.internships.words import LegalBasis
from portal.kernel.documents.lettering import printable

CONTENT = Content(
    reference="V3JK",
    company_name="Elektro Schöne",
    company_address="Brückenstraße 4, 04668 Grimma",
    person_name="Şükran Yılmaz",
    person_address="Am Markt 2, 04668 Grimma",
    advice_name="KAI, Volkshochschule",
    advice_address="Jahnstraße 24 a, 04552 Borna",
    basis="mag",
    goals="Kabel verlegen",
    tasks="Baustellen vorbereiten",
    mentor="Eva Roth",
    starts_on="2026-11-30",
    ends_on="2027-01-08",
    begins_at="07:00",
    hours_per_week=30,
    days_per_week=5,
    holiday_days=0,
    pay_per_month="",
    collective="",
    insurer="BG ETEM, 12345",
    is_minor=True,
)
ISSUE = Issue(1, CURRENT, date(2026, 11, 23), code="ABCD1234EFGH", address="https://kai.example/check?code=ABCD1234EFGH")
EVIL = '#import "/x.typ" *b* _i_ $x$ [y] @z <label> \\ #panic("x") = H\n- p'


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return plain("\n".join(page.get_textpage().get_text_range() for page in document))
    finally:
        document.close()


def plain(text: str) -> str:
    """Text as readers compare it: without blanks, line ends and joiners, and with the letters the fonts have."""
    written = re.sub(r"\d+ / \d+", "", unicodedata.normalize("NFC", str(printable(text))))
    return re.sub(r"[\s\u200b-\u200f]", "", written)


def test_the_agreement_is_tagged_archivable_and_the_same_bytes_each_time():
    pdf = agreement_pdf(CONTENT, ISSUE)
    assert pdf == agreement_pdf(CONTENT, ISSUE)
    assert agreement_pdf(replace(CONTENT, hours_per_week=29), ISSUE) != pdf
    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_metadata() as xmp:
        assert opened.Root.MarkInfo.Marked
        assert str(opened.Root.Lang) == "de"
        assert (xmp["pdfuaid:part"], xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("1", "2", "A")


def test_the_agreement_says_everything_section_2_1a_asks_for():
    said = words_of(agreement_pdf(replace(CONTENT, holiday_days=2, pay_per_month="300.00", collective="Tarif Elektro"), ISSUE))
    for value in (
        *(CONTENT.company_name, CONTENT.company_address, CONTENT.person_name, CONTENT.person_address),
        *(CONTENT.goals, "30. November 2026", "8. Januar 2027", "300.00", "Tarif Elektro", "V3JK", "ABCD 1234 EFGH"),
    ):
        assert plain(value) in said, value
    bare = words_of(agreement_pdf(CONTENT, ISSUE))
    for sentence in ("unpaid", "no_holiday", "no_collective", "ending", "minor"):
        assert plain(text_of(CURRENT).sentences[sentence]) in bare, sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_copy_to_read_can_be_read_from_the_file_in_every_script(language):
    said = words_of(reading_copy(CONTENT, ISSUE, language, reviewed=()))
    text = text_of(CURRENT, language)
    for section in sections_of(CONTENT, 1, text):
        wanted = [section["heading"], *section["sentences"], *(fact["label"] for fact in section["facts"])]
        assert [each for each in wanted if plain(each) not in said] == []
    assert plain(text.sentences["unreviewed"]) in said
    assert plain(text.sentences["unreviewed"]) not in words_of(reading_copy(CONTENT, ISSUE, language, reviewed=LANGUAGES))
    assert "ABCD" not in said, "only the German document has a code"


def test_what_people_type_is_printed_in_every_field_and_never_run():
    typed = [each.name for each in fields(Content) if each.type == "str" or each.type is str]
    typed = [name for name in typed if name not in ("basis", "starts_on", "ends_on", "begins_at")]
    evil = agreement_pdf(replace(CONTENT, **dict.fromkeys(typed, EVIL)), ISSUE)

    assert words_of(evil).count(plain(EVIL)) >= len(typed)


@pytest.mark.parametrize("basis", LegalBasis)
def test_every_legal_basis_has_its_words_in_every_language(basis):
    for language in LANGUAGES:
        assert text_of(CURRENT, language).basis[basis.value]
    assert agreement_pdf(replace(CONTENT, basis=basis.value, is_minor=False, begins_at=""), ISSUE).startswith(b"%PDF")


def test_every_language_says_everything_and_no_text_was_changed():
    german = text_of(CURRENT)
    for language in LANGUAGES:
        text = text_of(CURRENT, language)
        for part in ("headings", "labels", "basis", "sentences"):
            assert list(getattr(text, part)) == list(getattr(german, part)), (language, part)
            assert all(getattr(text, part).values())
    listed = dict(reversed(line.split("  ")) for line in (FOLDER / "SHA256SUMS").read_text().splitlines())
    files = {str(path.relative_to(FOLDER)): path for path in FOLDER.glob("*/*.toml")}
    assert listed == {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}
