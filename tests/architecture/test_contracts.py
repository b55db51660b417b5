"""The floors of the house, as the import contracts in pyproject.toml; and that no room is missing from them."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
CONTRACTS = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
FLOORS, SLICE, PEOPLE, ENTITIES, SEARCH = CONTRACTS

# What carries the commands and the ground is no slice.
NO_SLICE = {"bench", "demo", "kernel", "labour", "migrations", "roof", "running", "static", "ui"}
ABOUT_PEOPLE = {"candidates", "proposals", "internships", "placements", "messages"}
OUTWARD = {"openings", "profiles", "events", "published", "contacts"}


def rooms() -> set[str]:
    """The packages and modules right below portal/, save those that everything may be imported from or nothing is."""
    found = {
        path.name.removesuffix(".py")
        for path in (CHECKOUT / "portal").iterdir()
        if (path / "__init__.py").is_file() or path.suffix == ".py"
    }
    return found - {"__init__", "bootstrap"}


def slices() -> set[str]:
    return {name for name in rooms() if (CHECKOUT / "portal" / name).is_dir()} - NO_SLICE


def test_every_import_keeps_the_contracts():
    answer = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert answer.returncode == 0, answer.stdout[-4000:]


def test_every_room_stands_on_a_floor():
    named = {
        name.strip(" ()").removeprefix("portal.")
        for layer in FLOORS["layers"]
        for part in layer.split("|")
        for name in part.split(":")
    }

    assert sorted(rooms() - named) == []


def test_every_slice_keeps_the_order_of_its_files():
    assert {f"portal.{name}" for name in slices()} == set(SLICE["containers"])


@pytest.mark.parametrize(("rule", "rooms_meant"), [("source_modules", OUTWARD), ("forbidden_modules", ABOUT_PEOPLE)])
def test_the_wall_between_what_is_read_outside_and_people_names_every_room(rule, rooms_meant):
    expected = {f"portal.{name}" for name in rooms_meant & slices()}

    assert {name for name in PEOPLE[rule] if name != "public_site"} == expected
    assert "allow_indirect_imports" not in PEOPLE


def test_a_way_from_openings_to_candidates_would_be_found(tmp_path):
    """The contract can fail: the same rule, on a house where a company's page reads a person through a third room."""
    house = tmp_path / "portal"
    for name in ("openings", "between", "candidates"):
        (house / name).mkdir(parents=True)
        (house / name / "__init__.py").touch()
    (house / "__init__.py").touch()
    (house / "openings" / "queries.py").write_text("import portal.between\n")
    (house / "between" / "__init__.py").write_text("import portal.candidates\n")
    (tmp_path / "contracts.ini").write_text(
        "[importlinter]\nroot_package = portal\n[importlinter:contract:people]\nname = people\ntype = forbidden\n"
        "source_modules =\n    portal.openings\nforbidden_modules =\n    portal.candidates\n"
    )
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--config", "contracts.ini"]

    answer = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120)

    assert answer.returncode == 1
    assert "portal.between" in answer.stdout
