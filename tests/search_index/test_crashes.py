"""A writer may die at any moment: what it had acknowledged is there, and the index answers."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("what", "kills"), [("put", 20), ("rebuild", 10)])
def test_nothing_acknowledged_is_lost_when_a_writer_is_killed(tmp_path: Path, what: str, kills: int):
    program = [sys.executable, "-m", "tests.search_index.crashing", str(tmp_path / "index"), str(kills), what]

    run = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, timeout=240, check=False)

    assert run.returncode == 0, run.stderr
    reports = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(reports) == kills
    assert [report for report in reports if report["lost"] or report["doubled"]] == []
    assert all(report["ready"] and report["found"] for report in reports)
    assert reports[-1]["acknowledged"] >= kills


def test_what_killed_writers_leave_behind_is_cleared_away(tmp_path: Path):
    program = [sys.executable, "-m", "tests.search_index.crashing", str(tmp_path / "index"), "6", "rebuild"]
    subprocess.run(program, cwd=ROOT, capture_output=True, timeout=240, check=True)

    code = "import sys; from pathlib import Path; from search_index import open_index; open_index(Path(sys.argv[1])).rebuild([])"
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "index")], cwd=ROOT, timeout=60, check=True)

    assert len(list((tmp_path / "index").glob("generation-*"))) == 1
