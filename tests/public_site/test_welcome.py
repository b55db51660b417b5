"""What participants read in their own languages: short, said to be unchecked, and found by search engines."""

import re

import pytest

from portal.published.front import read_page_text
from public_site.texts import CONTENT, WELCOMED, welcomes

pytestmark = pytest.mark.one_database

PATH = "/for-participants"
RIGHT_TO_LEFT = ("ar", "fa")


def raw(language):
    return (CONTENT / language / "participants.md").read_text(encoding="utf-8")


def head_of(language):
    return read_page_text(raw(language)).head


@pytest.mark.parametrize("language", WELCOMED)
def test_participants_read_their_page_in_their_language(visit, language):
    page = visit.get(f"/{language}{PATH}").text

    assert f'<html lang="{language}" dir="{"rtl" if language in RIGHT_TO_LEFT else "ltr"}">' in page
    assert f'<a href="{PATH}" hreflang="de">' in page
    assert head_of(language)["notice"] in page
    assert f'rel="canonical" href="http://localhost/{language}{PATH}"' in page
    assert all(f'hreflang="{other}"' in page for other in ("de", "en", "x-default", *WELCOMED))


@pytest.mark.parametrize("address", [PATH, f"/en{PATH}"])
def test_the_german_and_the_english_page_lead_to_each_by_its_own_name(visit, address):
    page = visit.get(address).text

    for code, name in welcomes():
        assert re.search(rf'href="/{code}{PATH}"[^>]*lang="{code}"[^>]*>{name}</a>', page), code


def test_each_language_says_the_same_in_the_same_order_and_names_itself():
    shapes = {tuple(re.findall(r"^(#+|-)(?= )", raw(language), re.MULTILINE)) for language in WELCOMED}

    assert len({head_of(language)["language"] for language in WELCOMED}) == len(WELCOMED)
    assert len(shapes) == 1, shapes


def test_no_other_page_has_them(visit):
    assert [visit.get(path).status_code for path in ("/ar/openings", "/ar/", f"/xx{PATH}")] == [404, 404, 404]
