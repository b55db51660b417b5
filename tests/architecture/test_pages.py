"""What leaves the house holds no entity: the type hints of pages and letters are walked to their ends."""

import ast
import dataclasses
import re
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import pytest
from flask import Flask

from portal.kernel.access import Role
from portal.kernel.db import Entity
from portal.kernel.forms import Form
from portal.kernel.web.page import Page
from portal.kernel.web.records import Panel
from portal.openings.models import Opening

CHECKOUT = Path(__file__).resolve().parents[2]
OUTWARD = (Role.EMPLOYER, Role.CANDIDATE, Role.VISITOR)
SOURCES = [path for name in ("portal", "public_site") for path in (CHECKOUT / name).rglob("*.py")]
TEMPLATES = {
    str(path.relative_to(folder)): path
    for folder in (*CHECKOUT.glob("portal/*/templates"), CHECKOUT / "public_site" / "templates")
    for path in (*folder.rglob("*.html"), *folder.rglob("*.txt"))
}
FACES_OUTWARD = re.compile(r"portal/\w+/web/(employer|candidate|public)\w*\.py|public_site/\w+\.py")
# Every component once, for the tests of the components.
FOR_TESTS = {"ui/gallery.html"}
NAMED = re.compile(r"""["']((?:[\w-]+/)+[\w-]+(?:\.html|\.txt)?)["']""")


def all_below(kind: type[Any]) -> Iterator[type[Any]]:
    for each in kind.__subclasses__():
        yield each
        yield from all_below(each)


def ours(kind: type[Any]) -> list[type[Any]]:
    """All classes of a kind that the portal has, but for those that tests plant."""
    return [each for each in all_below(kind) if each.__module__.startswith(("portal.", "public_site."))]


def ways_to_entities(hint: Any, way: str = "", seen: frozenset[Any] = frozenset()) -> Iterator[str]:
    """Walk a type hint through containers, unions and dataclasses; give the way to every entity in it."""
    if isinstance(hint, type) and issubclass(hint, Entity):
        yield f"{way} -> {hint.__name__}"
    for inner in typing.get_args(hint):
        yield from ways_to_entities(inner, way, seen)
    if hint in (Any, object):
        yield f"{way} -> {hint}: whatever it is"
    is_ours = isinstance(hint, type) and dataclasses.is_dataclass(hint) and not isinstance(hint, types.GenericAlias)
    if is_ours and hint not in seen:
        hints = typing.get_type_hints(hint)
        for each in dataclasses.fields(hint):
            yield from ways_to_entities(hints[each.name], f"{way}.{each.name}", seen | {hint})
        for name, found in vars(hint).items():
            if isinstance(found, property) and found.fget is not None:
                result = typing.get_type_hints(found.fget).get("return")
                yield from ways_to_entities(result, f"{way}.{name}", seen | {hint})


def letters() -> list[type[Any]]:
    """The contexts of all letters: the dataclasses that stand in an `emails.py`."""
    modules = [path for path in SOURCES if path.name == "emails.py"]
    found = []
    for path in modules:
        name = ".".join(path.relative_to(CHECKOUT).with_suffix("").parts)
        module = __import__(name, fromlist=["_"])
        found += [each for each in vars(module).values() if dataclasses.is_dataclass(each) and each.__module__ == name]
    return found


@pytest.fixture(autouse=True)
def _everything_is_imported(app: Flask) -> None:
    """The roof imports every desk, and so every page."""


def test_no_way_leads_from_an_outward_page_to_an_entity():
    pages = [page for page in ours(Page) if page.audience in OUTWARD]

    assert len(pages) > 30
    assert [way for page in pages for way in ways_to_entities(page, f"{page.__module__}.{page.__name__}")] == []


def test_no_way_leads_from_a_letter_to_an_entity():
    assert len(letters()) > 5
    assert [way for letter in letters() for way in ways_to_entities(letter, letter.__name__)] == []


def test_an_entity_deep_inside_a_page_would_be_found():
    @dataclass(frozen=True)
    class Row:
        opening: Opening | None

    @dataclass(frozen=True)
    class PlantedPage(Page):
        template: ClassVar[str] = "ui/error.html"
        audience: ClassVar[Role] = Role.EMPLOYER

        rows: tuple[tuple[str, Row], ...]

    (way,) = ways_to_entities(PlantedPage, "PlantedPage")
    assert way == "PlantedPage.rows.opening -> Opening"


def test_what_faces_outward_imports_no_models():
    """As the fourth import contract, for files of any name: employer_moving.py is as much outward as employer.py."""
    outward = [path for path in SOURCES if FACES_OUTWARD.fullmatch(str(path.relative_to(CHECKOUT)))]
    assert len(outward) > 10
    for path in outward:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            imported = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            imported += [each.name for each in node.names] if isinstance(node, ast.Import) else []
            assert not [name for name in imported if name.endswith(".models")], path


def test_every_page_is_frozen_and_has_its_template():
    for page in (*ours(Page), *ours(Panel)):
        parameters = page.__dataclass_params__
        assert parameters.frozen, page
        assert page.template in TEMPLATES, page


def test_forms_of_outward_pages_are_forms_and_nothing_more():
    for page in (page for page in ours(Page) if page.audience in OUTWARD):
        for name, hint in typing.get_type_hints(page).items():
            if name.endswith("form"):
                assert issubclass(hint, Form), page


def test_every_template_is_used():
    used = {page.template for page in (*ours(Page), *ours(Panel))}
    for text in (path.read_text(encoding="utf-8") for path in (*SOURCES, *TEMPLATES.values())):
        for name in NAMED.findall(text):
            used |= {name, f"{name}.html", f"{name}.txt"}
    composed = {name for name in TEMPLATES if "/letters/" in name and _is_composed(name)}

    assert sorted(set(TEMPLATES) - used - composed - FOR_TESTS) == []


def _is_composed(name: str) -> bool:
    """Letters of one slice share the beginning of their names: `f"proposals/letters/{template}"`."""
    folder, _, file = name.rpartition("/")
    emails = (CHECKOUT / "portal" / folder.split("/")[0] / "emails.py").read_text(encoding="utf-8")
    return f"{folder}/{{" in emails and f'"{Path(file).stem}"' in emails
