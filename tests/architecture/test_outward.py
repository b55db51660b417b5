"""What faces outward holds no entity, whatever its module is called."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OUTWARD = sorted(
    [
        *ROOT.glob("portal/*/web/employer*.py"),
        *ROOT.glob("portal/*/web/candidate*.py"),
        *ROOT.glob("portal/*/web/public*.py"),
        *ROOT.glob("public_site/*.py"),
    ]
)


def imported_by(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return found


def test_there_is_something_to_look_at():
    assert {path.stem for path in OUTWARD} >= {"employer", "employer_writing", "candidate", "public", "openings"}


def test_no_outward_module_imports_entities():
    for path in OUTWARD:
        entities = {name for name in imported_by(path) if name.endswith(".models") or ".models." in name}
        assert not entities, f"{path.relative_to(ROOT)} imports {entities}"


def test_a_name_leaves_in_one_line():
    callers = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sorted(ROOT.glob("portal/**/*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if "Identity.of(" in line and not line.lstrip().startswith(("#", '"'))
    ]

    assert [place.rpartition(":")[0] for place in callers] == ["portal/proposals/disclosure.py"]
