"""The table of requirements tells the truth: every proof it names is there, and it is the one that stands in docs."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from tests.security.requirements import REQUIREMENTS
from tests.security.table import CHECKOUT, WRITTEN, with_table

NUMBERS = re.compile(r"\d+\.\d+\.\d+( to \d+\.\d+\.\d+)?")


def names_in(path: Path) -> set[str]:
    """Return the names of the tests of a file, those of a state machine too."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    return {name for name in functions if name.startswith("test_")}


@pytest.mark.parametrize("proof", sorted({proof for each in REQUIREMENTS for proof in each.proofs}))
def test_every_proof_that_is_named_is_there(proof: str):
    if proof.startswith("check: ruff "):
        rules = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"]["lint"]["select"]
        assert proof.removeprefix("check: ruff ") in rules
        return
    name, _, test = proof.partition("::")
    found = names_in(CHECKOUT / name)
    assert found if test == "*" else test in found


def test_what_nothing_proves_is_shown_as_open():
    assert [each.numbers for each in REQUIREMENTS if not each.proofs and not each.is_open] == []


def test_no_requirement_stands_twice_and_each_has_a_number():
    numbers = [number for each in REQUIREMENTS for number in each.numbers.split(", ")]

    assert len(set(numbers)) == len(numbers)
    assert [number for number in numbers if not NUMBERS.fullmatch(number)] == []


def test_the_document_holds_this_table():
    text = WRITTEN.read_text(encoding="utf-8")

    assert with_table(text) == text, "python -m tests.security.table"
