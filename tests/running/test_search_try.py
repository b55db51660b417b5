"""`portal search try` says what is found and what is not."""

from pathlib import Path

import pytest

from portal.cli import main

HEAD = "query\tdoc_text\tshould_match\tcategory\n"
pytestmark = pytest.mark.one_database


def test_shares_stand_last_and_every_failing_case_before(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    table = tmp_path / "cases.tsv"
    table.write_text(HEAD + "Köchin\tKoch\t1\tgender\nKoch\tAstronaut\t1\tsynonym\nKoch\tFahrer\t0\tnegative\n", encoding="utf-8")

    assert main(["search", "try", str(table)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "missed synonym: Koch | Astronaut",
        "gender: found 1 of 1",
        "negative: wrongly found 0 of 1",
        "synonym: found 0 of 1",
        "recall 0.500, false positives 0.000",
    ]


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"query\tdoc_text\nKoch\tKoch\n", HEAD.encode() + b"a\tb\tperhaps\tc\n"]
)
def test_what_is_no_table_is_refused_in_one_line(tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]):
    table = tmp_path / "cases.tsv"
    table.write_bytes(content)

    assert main(["search", "try", str(table)]) == 2
    assert capsys.readouterr().err.startswith("portal: cases.tsv: ")


def test_a_missing_table_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["search", "try", str(tmp_path / "nowhere.tsv")]) == 2
    assert "nowhere.tsv cannot be read" in capsys.readouterr().err
