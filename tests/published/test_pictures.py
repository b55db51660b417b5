"""Logos are looked at, drawn anew, and whatever else was in the file stays outside."""

import io

import pytest
from PIL import Image

from portal.kernel.errors import RuleBroken
from portal.published.pictures import MOST_BYTES, read_logo
from tests.builders.published import a_picture


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_picture_becomes_a_small_webp_of_our_own(kind):
    sent = a_picture(kind, (2000, 1000), comment="GPS 51.1 12.4") if kind == "JPEG" else a_picture(kind, (2000, 1000))

    made = read_logo(sent)

    with Image.open(io.BytesIO(made.content)) as picture:
        assert (picture.format, picture.size) == ("WEBP", (480, 240))
    assert (made.width, made.height) == (480, 240)
    assert b"GPS" not in made.content
    assert read_logo(sent).digest == made.digest


def test_a_torn_note_of_the_camera_is_thrown_away_without_a_word():
    torn = a_picture("JPEG", exif=b"Exif\0\0II*\0\x08\0\0\0\x01\0")

    assert read_logo(torn).width == 300  # a warning would be an error here


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "SVG"),
        (b"<html><script>alert(1)</script></html>", "cannot be read"),
        (b"\x89PNG\r\n\x1a\nand then nothing", "cannot be read"),
        (a_picture()[:-40], "cannot be read"),
        (a_picture("GIF"), "cannot be read"),
        (a_picture("TIFF"), "cannot be read"),
        (a_picture("PNG", (2001, 10)), "2000"),
        (a_picture("PNG", (10, 2001)), "2000"),
        (b"\x89PNG" + b"0" * MOST_BYTES, "1 MB"),
    ],
)  # fmt: skip
def test_what_is_no_picture_for_us_is_refused_in_words(content, words):
    with pytest.raises(RuleBroken, match=words) as refusal:
        read_logo(content)

    assert refusal.value.field == "picture"
