"""`portal redaction try`: one answer for each line, a clear word for each line that cannot be read."""

import io
import json
import time

import pytest

from portal.redaction.command import answer

pytestmark = pytest.mark.one_database


def tried(*lines):
    """What the command prints for these lines, and how it ends."""
    out = io.StringIO()
    status = answer(io.StringIO("\n".join(lines)), out)
    return [json.loads(line) for line in out.getvalue().splitlines()], status


def test_each_line_gets_its_marks_with_places_in_the_text_as_it_was_typed():
    text = "Nou\u00adri ruft an: ٠١٥١ ٢٣٤٥٦٧٨٩, ﬁndet Frau Lyssenko gut."
    (found,), status = tried(json.dumps({"text": text, "people": [["Nouri"]], "others": [["Daryna Lyssenko"]]}))

    assert status == 0
    assert [(text[mark["start"] : mark["end"]], mark["kind"]) for mark in found["marks"]] == [
        ("Nou\u00adri", "own_name"),
        ("٠١٥١ ٢٣٤٥٦٧٨٩", "phone"),
        ("Lyssenko", "other_name"),
    ]
    assert all(mark["reason"] for mark in found["marks"])


@pytest.mark.parametrize(
    "line", ["nonsense", "[]", '{"text": 5}', '{"text": "x", "people": [[1]]}', '{"text": "x", "others": "Ali"}', "[" * 100_000]
)
def test_a_bad_line_is_named_and_the_others_are_answered(capsys, line):
    found, status = tried(line, '{"text": ""}')

    assert status == 1
    assert found[0]["error"].startswith("line 1: ")
    assert found[1] == {"marks": []}
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    "text", ["a" * 100_000, "A. " * 33_000, "Ä" * 100_000, "Nouri war im Lager. " * 5_000, "0151 " * 20_000, " " * 100_000]
)
def test_a_very_long_text_is_read_in_seconds(text):
    began = time.process_time()
    tried(json.dumps({"text": text, "people": [["Nouri Al-Hamwi"]], "others": [["Rose Sommer"]]}))

    assert time.process_time() - began < 8
