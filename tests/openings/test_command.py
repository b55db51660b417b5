"""`portal import openings`: what the operator reads, and what is left beside the file."""

import argparse

import pytest

from portal.openings.command import add_arguments, run


def arguments(*words):
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return parser.parse_args([str(word) for word in words])


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "stellen.csv"
    path.write_text("Titel;Firma;Ort\nHilfe im Stall;Hof Lauer;Wurzen\n;Hof Lauer;Wurzen\n", encoding="utf-8")
    return path


def test_the_counts_are_the_last_line_and_the_reasons_lie_beside_the_file(app, file, capsys):
    assert run(arguments(file), app) == 0

    said = capsys.readouterr()
    assert said.out.splitlines()[-1] == "read 2, imported 1, unchanged 0, refused 1"
    assert said.err == ""
    assert "title is missing" in file.with_name("stellen.csv.report.csv").read_text(encoding="utf-8")


def test_where_nobody_may_write_the_reasons_go_into_the_data_directory(app, file, settings, capsys):
    nowhere = file / "no folder" / "report.csv"

    assert run(arguments(file, "--report", nowhere), app) == 0

    assert (settings.data / "report.csv").exists()
    assert str(settings.data / "report.csv") in capsys.readouterr().out


@pytest.mark.parametrize("words", [["nothing.csv"], ["--map", "titel=A"]])
def test_what_cannot_be_read_at_all_is_said_in_one_sentence(app, file, capsys, words):
    words = words if words[0].endswith("csv") else [file, *words]

    assert run(arguments(*words), app) == 2

    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1


def test_publishing_and_rehearsing(app, file, capsys):
    assert run(arguments(file, "--dry-run", "--publish"), app) == 0
    assert run(arguments(file, "--publish", "--companies", "create"), app) == 0
    assert run(arguments(file, "--companies", "match"), app) == 0

    counts = [line for line in capsys.readouterr().out.splitlines() if line.startswith("read")]
    assert counts == [
        "read 2, imported 1, unchanged 0, refused 1",
        "read 2, imported 1, unchanged 0, refused 1",
        "read 2, imported 0, unchanged 1, refused 1",
    ]
