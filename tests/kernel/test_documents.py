"""A document of the portal is read aloud, archived, and never runs what people typed."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.kernel.documents import render_pdf
from portal.kernel.documents.lettering import printable

LETTER = "kernel/documents/letter.typ"


def a_letter(**changes: object) -> dict[str, object]:
    return {
        "title": "Your internship place",
        "lang": "de",
        "date": "2026-11-22",
        "dateline": "Grimma, 22. November 2026",
        "sender": ["Volkshochschule", "Hauptstraße 1"],
        "recipient": ["Bäckerei Łódź", "Am Markt 2"],
        "paragraphs": ["Sehr geehrte Damen und Herren,", "wir melden uns."],
        "facts_header": ["Was", "Wert"],
        "facts": [["Beginn", "1. Dezember 2026"]],
    } | changes


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_a_letter_is_tagged_and_says_its_title_and_language():
    with pikepdf.open(io.BytesIO(render_pdf(LETTER, a_letter()))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "de"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo["/Title"]) == "Your internship place"
        assert {"/H1", "/P", "/Table", "/TH", "/TD"} <= tags_below(pdf.Root.StructTreeRoot)


def test_a_letter_names_the_standards_for_accessibility_and_archives():
    with pikepdf.open(io.BytesIO(render_pdf(LETTER, a_letter()))) as pdf, pdf.open_metadata() as xmp:
        assert xmp["pdfuaid:part"] == "1"
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("2", "A")
        assert xmp["dc:title"] == "Your internship place"


def test_what_people_type_is_printed_and_never_run():
    typed = '#read("/etc/passwd") *x* $1/0$ #panic() @nobody <label> {{7*7}} \\u{41} // no comment'

    printed = text_of(render_pdf(LETTER, a_letter(title=typed, paragraphs=[typed], recipient=[typed], facts=[[typed, typed]])))

    flat = "".join(printed.split())  # Lines of narrow cells may break inside the words.
    assert flat.count("".join(typed.split())) == 5
    assert "root:" not in flat


def test_a_template_reads_nothing_outside_its_root(tmp_path):
    (tmp_path / "outside.txt").write_text("a secret")
    root = tmp_path / "root"
    root.mkdir()
    (root / "nosy.typ").write_text('#set document(title: "t")\n= T\n#read("../outside.txt")')

    with pytest.raises(typst.TypstError):
        render_pdf("nosy.typ", {}, root=root)


def test_the_same_data_give_the_same_bytes_and_other_data_others():
    first = render_pdf(LETTER, a_letter())

    assert render_pdf(LETTER, a_letter()) == first
    assert render_pdf(LETTER, a_letter(title="Another")) != first


@pytest.mark.parametrize("needed", ["title", "lang", "date"])
def test_a_document_without_title_language_or_date_is_refused(needed):
    data = a_letter()
    del data[needed]

    with pytest.raises(typst.TypstError):
        render_pdf(LETTER, data)


def test_a_picture_without_alternative_text_is_refused(tmp_path):
    picture = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    (tmp_path / "dot.svg").write_text(picture)
    start = '#set document(title: "t", date: datetime(year: 2026, month: 1, day: 1))\n#set text(font: "Fira Sans")\n= T\n'
    (tmp_path / "with.typ").write_text(start + '#image("dot.svg", alt: "A dot")')
    (tmp_path / "without.typ").write_text(start + '#image("dot.svg")')

    assert render_pdf("with.typ", {}, root=tmp_path).startswith(b"%PDF")
    with pytest.raises(typst.TypstError, match="alt"):
        render_pdf("without.typ", {}, root=tmp_path)


def test_an_arabic_letter_can_be_read_from_the_file():
    sentence = "السيدات والسادة المحترمون، هذا نص تجريبي."

    printed = text_of(render_pdf(LETTER, a_letter(lang="ar", title="رسالة", paragraphs=[sentence])))

    assert "رسالة" in printed
    assert all(word in printed for word in ["السيدات", "والسادة", "هذا", "نص", "تجريبي"])


def test_names_of_every_language_of_the_courses_are_printed():
    names = ["Đặng Thị Hương", "Олена Їжакевич", "Gülşen Çığır", "Łukasz Żółć", "ሰላም ተስፋዬ", "王小明", "🙂"]

    printed = text_of(render_pdf(LETTER, a_letter(paragraphs=names)))

    assert all(name in printed for name in names[:5])
    assert "WangXiaoMing" in printed  # Chinese letters are in no shipped font: Latin ones stand in.


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_no_text_of_people_stops_a_document(typed):
    assert render_pdf(LETTER, a_letter(title=f"T {typed}", paragraphs=[typed])).startswith(b"%PDF")


def test_vowel_marks_that_readers_would_find_in_another_place_are_left_out():
    assert printable("قريبًا، أولًا، محمّد، آخر") == "قريبا، أولا، محمد، آخر"


def test_the_list_of_printable_characters_is_what_the_fonts_have(tmp_path):
    everything = [chr(code) for code in range(0x20, 0x20000) if not 0xD800 <= code <= 0xDFFF]
    kept = "".join(character for character in everything if printable(character) == character and not character.isspace())
    words = [kept[place : place + 20] for place in range(0, len(kept), 20)]

    assert render_pdf(LETTER, a_letter(paragraphs=words)).startswith(b"%PDF")


def test_every_font_has_its_licence_beside_it():
    folder = Path(__file__).resolve().parents[2] / "portal/kernel/documents/fonts"

    families = {font.name.partition("-")[0] for font in folder.glob("*.ttf")}

    assert families == {"FiraSans", "Amiri", "NotoSansEthiopic"}
    assert all("SIL OPEN FONT LICENSE" in (folder / f"OFL-{family}.txt").read_text() for family in families)


def tags_below(node: pikepdf.Object) -> set[str]:
    found = {str(node["/S"])} if "/S" in node else set()
    children: Any = node.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary):
            found |= tags_below(child)
    return found
