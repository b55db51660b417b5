"""`portal wording try`: one answer for each line, plain or JSON."""

import io
import json

import pytest

from portal.wording.command import answer

pytestmark = pytest.mark.one_database


def tried(*lines):
    """What the command prints for these lines, and how it ends."""
    out = io.StringIO()
    status = answer(io.StringIO("\n".join(lines)), out)
    return [json.loads(line) for line in out.getvalue().splitlines()], status


def test_plain_lines_and_json_lines_get_the_same_findings():
    text = "Wir suchen Muttersprachler für unser junges Team."
    (plain, given), status = tried(text, json.dumps({"text": text}))

    assert status == 0
    assert plain == given
    assert plain["text"] == text
    assert [(each["ground"], text[each["start"] : each["end"]]) for each in plain["findings"]] == [
        ("origin", "Muttersprachler"),
        ("age", "junges"),
    ]
    assert all(each["advice"] for each in plain["findings"])


def test_a_harmless_line_is_answered_too():
    assert tried("Junges Gemüse einsortieren") == ([{"text": "Junges Gemüse einsortieren", "findings": []}], 0)


@pytest.mark.parametrize("line", ['{"text": 5}', '{"no": "text"}', "\udcff"])
def test_a_line_that_cannot_be_read_is_named_and_the_next_is_answered(line, capsys):
    (bad, good), status = tried(line, "Koch")

    assert status == 1
    assert bad["error"].startswith("line 1: ")
    assert good["findings"][0]["ground"] == "sex"
    assert "Traceback" not in capsys.readouterr().err
