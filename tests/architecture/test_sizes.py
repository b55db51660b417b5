"""The size and the habits of the code, as the house has agreed on."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
ROOTS = ("portal", "public_site", "search_index", "tests")
FILES = sorted(path for root in ROOTS for path in (CHECKOUT / root).rglob("*.py"))
OURS = [path for path in FILES if path.relative_to(CHECKOUT).parts[0] != "tests"]
TEMPLATES = sorted(path for root in ROOTS[:2] for path in (CHECKOUT / root).rglob("*.html"))

LONGEST_FUNCTION, NINE_OF_TEN = 40, 20
LONGEST_FILE, LONGEST_TEST = 300, 400
MOST_PARAMETERS = 5
# Said in every use case, or by Python itself.
NOT_COUNTED = {"self", "cls", "session", "by", "at", "on", "actor"}
# Filters make markup of what they have escaped; the environment, of our own sentences; prose, of Markdown without HTML.
MAKES_MARKUP = (
    "portal/ui/filters.py",
    "portal/ui/prose.py",
    "public_site/texts.py",
    "portal/kernel/web/render.py",
    "portal/kernel/forms/drawing.py",
    "portal/openings/marking.py",
)
NO_ROOM = re.compile(r"(utils?|helpers?|common|manager|misc)(\.py)?")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(path: Path) -> str:
    return str(path.relative_to(CHECKOUT))


@cache
def tree_of(path: Path) -> ast.Module:
    """Read a file of ours once."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def functions() -> tuple[tuple[str, Function], ...]:
    """Every function of ours, with its place."""
    return tuple(
        (f"{name_of(path)}:{node.lineno} {node.name}", node)
        for path in OURS
        if "versions" not in path.parts
        for node in ast.walk(tree_of(path))
        if isinstance(node, Function)
    )


def length(function: Function) -> int:
    """Lines from `def` to the last one."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def parameters(function: Function) -> list[str]:
    """Names a caller has to know, without those that are the same everywhere."""
    given = (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
    return [each.arg for each in given if each.arg.lstrip("_") not in NOT_COUNTED]


def test_no_function_is_longer_than_a_screen():
    assert [f"{place} ({length(each)})" for place, each in functions() if length(each) > LONGEST_FUNCTION] == []


def test_nine_functions_of_ten_are_short():
    lengths = sorted(length(each) for _place, each in functions())

    assert lengths[len(lengths) * 9 // 10] <= NINE_OF_TEN


def test_no_function_asks_for_more_than_five_things():
    assert [f"{place} {parameters(each)}" for place, each in functions() if len(parameters(each)) > MOST_PARAMETERS] == []


def test_no_file_is_longer_than_one_can_read():
    for path in FILES:
        lines = len(path.read_text(encoding="utf-8").splitlines())
        longest = LONGEST_TEST if path.is_relative_to(CHECKOUT / "tests") else LONGEST_FILE
        assert lines <= longest or "versions" in path.parts, f"{name_of(path)}: {lines} lines"


def test_no_room_is_named_after_nothing():
    rooms = {part for path in FILES for part in path.relative_to(CHECKOUT).parts}

    assert [room for room in rooms if NO_ROOM.fullmatch(room)] == []


def test_nothing_is_marked_as_safe_past_the_filters():
    for path in TEMPLATES:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\|\s*safe\b|autoescape\s+false", text), name_of(path)
    for path in OURS:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\bMarkup\(", text) or name_of(path) in MAKES_MARKUP, name_of(path)


def test_nothing_is_left_for_later():
    for path in (*FILES, *TEMPLATES):
        if path != Path(__file__):
            assert not re.search(r"\b(TODO|FIXME|XXX|HACK)\b", path.read_text(encoding="utf-8")), name_of(path)


def test_no_statement_is_glued_from_strings():
    for path in OURS:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "text" and node.args:
                assert isinstance(node.args[0], ast.Constant | ast.Name | ast.Attribute), f"{name_of(path)}:{node.lineno}"


@pytest.mark.parametrize("source", ["def f(a, b, c, d, e, g): ...", "def f(session, a, b, c, d, *, e, g, by, at): ..."])
def test_a_sixth_parameter_would_be_found(source: str):
    (function,) = ast.parse(source).body

    assert isinstance(function, ast.FunctionDef)
    assert len(parameters(function)) == MOST_PARAMETERS + 1
