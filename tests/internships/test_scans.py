"""Scans of signed sheets: photos of phones are taken, made smaller, and tell nobody where they were taken."""

import io

import pytest
from PIL import Image

from portal.internships.agreement import scans
from portal.internships.agreement.words import ScanKind
from portal.kernel.errors import RuleBroken
from tests.pictures import a_png

GPS, ORIENTATION, MODEL = 0x8825, 0x0112, 0x0110
PDF = b"%PDF-1.4\n%%EOF\n"


def a_photo(size: tuple[int, int] = (4000, 3000)) -> bytes:
    """A photo held sideways: it says where, with what, and which side is up."""
    picture = Image.effect_noise(size, 80).convert("RGB")
    about = Image.Exif()
    about[ORIENTATION], about[MODEL] = 6, "Telefon von Kim"
    about.get_ifd(GPS).update({1: "N", 2: (51.0, 14.0, 1.0), 3: "E", 4: (12.0, 43.0, 1.0)})
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=90, exif=about, comment=b"Grimma, Am Markt")
    return out.getvalue()


def test_a_photo_of_a_phone_is_taken_made_smaller_and_upright_and_forgets_where_it_was_taken():
    photo = a_photo()
    assert 3_000_000 < len(photo) < scans.MOST_BYTES, "as large as a phone makes them"
    assert b"Telefon von Kim" in photo
    kept, kind = scans.as_kept(photo, scans.checked_kind(photo, "IMG_1.JPG"))
    with Image.open(io.BytesIO(kept)) as picture:
        assert not picture.getexif(), "nothing about where, when and by what"
        assert "comment" not in picture.info
        assert picture.height > picture.width, "upright"
        assert max(picture.size) == scans.LONGEST_SIDE
    assert (kind, len(kept) < len(photo)) == (ScanKind.JPEG, True)
    for told in (b"Telefon von Kim", b"Grimma", b"Exif"):
        assert told not in kept


def test_what_is_clear_in_a_picture_is_white_like_paper_and_a_pdf_stays_as_it_is():
    clear = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(clear, "PNG")
    kept, kind = scans.as_kept(clear.getvalue(), ScanKind.PNG)
    assert kind is ScanKind.JPEG
    with Image.open(io.BytesIO(kept)) as picture:
        assert picture.getpixel((5, 5)) == (255, 255, 255)
    assert scans.as_kept(PDF, ScanKind.PDF) == (PDF, ScanKind.PDF)


def test_twelve_megabytes_are_taken_and_one_byte_more_is_told_in_a_sentence():
    filled = PDF[:-6] + b"0" * (scans.MOST_BYTES - len(PDF)) + PDF[-6:]
    assert scans.checked_kind(filled, "blatt.pdf") is ScanKind.PDF
    with pytest.raises(RuleBroken, match="too large"):
        scans.checked_kind(b"0" + filled, "blatt.pdf")


@pytest.mark.parametrize("cut", [60, 0.5, 0.98])
def test_a_picture_that_breaks_off_is_refused(cut):
    whole = a_photo((600, 400))
    part = whole[: cut if cut > 1 else int(len(whole) * cut)]
    with pytest.raises(RuleBroken):
        scans.as_kept(part, scans.checked_kind(part, "IMG.jpg"))


@pytest.mark.parametrize(
    ("content", "name"),
    [(PDF, "a.png"), (a_png(), "a.jpg"), (a_png(), "a.pdf"), (a_png(), "png")],
    ids=["pdf as png", "png as jpg", "png as pdf", "no ending"],
)
def test_a_scan_that_is_not_what_its_name_says_is_refused(content, name):
    with pytest.raises(RuleBroken, match="name"):
        scans.checked_kind(content, name)
