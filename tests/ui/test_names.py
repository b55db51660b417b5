"""Names that templates use exist, and what exists is described and shown."""

import re
from itertools import chain
from pathlib import Path

import pytest

from tests.ui.samples import ICONS, PICTURES

ROOT = Path(__file__).resolve().parents[2]
UI = ROOT / "portal" / "ui"
MACROS = sorted((UI / "templates/ui/macros").glob("*.html"))
TEMPLATES = sorted(chain((ROOT / "portal").glob("*/templates/**/*.html"), (ROOT / "public_site/templates").glob("**/*.html")))


def _macros_of(path: Path) -> list[str]:
    return re.findall(r"{% macro (\w+)\(", path.read_text(encoding="utf-8"))


def test_every_icon_that_a_template_names_is_drawn() -> None:
    named = {
        (path.name, name)
        for path in TEMPLATES
        for name in re.findall(r"""\bicon(?:\(|=)["']([\w-]+)["']""", path.read_text(encoding="utf-8"))
    }

    assert [each for each in named if each[1] not in ICONS] == []


def test_every_icon_of_a_navigation_is_drawn() -> None:
    roof = (ROOT / "portal/roof/navigation.py").read_text(encoding="utf-8")
    named = re.findall(r'NavigationEntry\(_l\("[^"]+"\), "[^"]+", "([\w-]+)"\)', roof)

    assert named
    assert [name for name in named if name not in ICONS] == []


def test_every_picture_that_a_template_names_is_drawn() -> None:
    named = {
        (path.name, name)
        for path in TEMPLATES
        for name in re.findall(r"""\bpicture(?:\(|=)["']([\w-]+)["']""", path.read_text(encoding="utf-8"))
    }

    assert [each for each in named if each[1] not in PICTURES] == []


def test_pictures_take_their_colours_from_the_theme() -> None:
    for path in sorted((UI / "templates/ui/pictures").glob("*.svg")):
        assert not re.findall(r"#[0-9a-f]{3}|\sstyle=|\sfill=|\sstroke=|<text|gradient", path.read_text(encoding="utf-8")), (
            path.name
        )


@pytest.mark.parametrize("path", MACROS, ids=lambda path: path.stem)
def test_every_macro_is_described(path: Path) -> None:
    readme = (UI / "README.md").read_text(encoding="utf-8")
    inner = {"button_class", "field_errors", "tick", "choices", "form", "case_card"}

    assert f"ui/macros/{path.name}" in readme
    assert [name for name in _macros_of(path) if name not in inner and not re.search(rf"\b{name}\b", readme)] == []


@pytest.mark.parametrize("path", MACROS, ids=lambda path: path.stem)
def test_every_macro_is_shown_in_the_gallery(path: Path) -> None:
    text = (UI / "templates/ui/gallery.html").read_text(encoding="utf-8")
    used = text + "".join(each.read_text(encoding="utf-8") for each in MACROS if each != path) + _inside(path)

    assert [name for name in _macros_of(path) if not re.search(rf"\b(?:\w+\.)?{name}\(", used)] == []


def _inside(path: Path) -> str:
    return re.sub(r"{% macro \w+\(", "", path.read_text(encoding="utf-8"))
