"""What the slices draw of their states is what their tables say."""

import importlib
from pathlib import Path

import pytest

from portal.kernel.access import Role
from portal.kernel.states import StateTable
from tests.architecture.drawn import PORTAL, TABLES, drawn, page_of


@pytest.mark.parametrize("name", TABLES)
def test_the_picture_of_the_states_is_current_and_the_readme_leads_to_it(name: str) -> None:
    assert page_of(name).read_text(encoding="utf-8") == drawn(name), "run: python -m tests.architecture.drawn"
    assert "(states.md)" in (PORTAL / name / "README.md").read_text(encoding="utf-8")


def test_no_table_is_forgotten() -> None:
    words = [each.relative_to(PORTAL) for each in sorted(PORTAL.glob("*/**/words.py"))]
    modules = {each: importlib.import_module(".".join(("portal", *each.with_suffix("").parts))) for each in words}
    own = {
        (each.parts[0], name)
        for each, module in modules.items()
        for name, table in vars(module).items()
        if isinstance(table, StateTable)
    }

    assert own == {(name, table_name) for name, tables in TABLES.items() for _thing, table_name, _table in tables}


# The route that leads to a move; what several routes lead to is proved by the slices' own tests.
ROUTES = {
    ("internships", "approve"): "advisor_internships.approve",
    ("internships", "change"): "advisor_internships.change",
    ("internships", "start"): "advisor_internships.start",
    ("internships", "complete"): "advisor_internships.complete",
    ("internships", "abort"): "advisor_internships.abort",
    ("internships", "cancel"): "advisor_internships.cancel",
    ("placements", "start"): "advisor_placements.start",
    ("placements", "end"): "advisor_placements.end",
    ("placements", "cancel"): "advisor_placements.cancel",
}


def test_the_routes_to_a_move_are_open_to_the_roles_of_its_table_and_to_nobody_else() -> None:
    matrix = (Path(__file__).parent / "matrix.txt").read_text(encoding="utf-8").splitlines()
    open_to = {line.split()[0]: {role.value for role in Role} & set(line.split()) for line in matrix if line.strip()}
    moves = {(name, move.verb): move for name in ("internships", "placements") for move in TABLES[name][0][2].moves}

    assert set(moves) == set(ROUTES)
    for key, move in moves.items():
        assert open_to[ROUTES[key]] == {role.value for role in move.who}, key
