"""The command line: every command explains itself, and what cannot be done is said in one sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from portal import cli
from portal.kernel.settings import DEMO_MARK

CHECKOUT = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "PORTAL_SECRET_KEY": "s" * 40,
    "PORTAL_INDEX_KEY": "i" * 40,
    "PORTAL_DATA_KEYS": Fernet.generate_key().decode(),
    "PORTAL_TRUSTED_HOSTS": "kai.example",
    "PORTAL_BASE_URL": "https://kai.example",
    "PORTAL_SMTP_HOST": "127.0.0.1",
}


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A server's environment with an empty folder of data."""
    for name in [name for name in os.environ if name.startswith("PORTAL_")]:
        monkeypatch.delenv(name)
    for name, value in PRODUCTION.items():
        monkeypatch.setenv(name, value)
    return tmp_path / "data"


def run(*words):
    """Run a command as its process would, and return its status and what it said last."""
    try:
        return cli.main([str(word) for word in words]), ""
    except SystemExit as end:
        return (end.code if isinstance(end.code, int) else 1), str(end.code)


@pytest.mark.parametrize("command", [command.words for command in cli.COMMANDS])
def test_every_command_explains_itself(command, capsys):
    status, _ = run(*command.split(), "--help")

    said = capsys.readouterr().out
    assert status == 0
    assert f"portal {command}" in said
    assert "--data DIR" in said


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"], ["help"]])
def test_the_commands_are_listed(words, capsys):
    assert run(*words)[0] == 0

    said = capsys.readouterr().out
    assert all(command.words in said and command.help in said for command in cli.COMMANDS)


@pytest.mark.parametrize("words", [["holiday"], ["db"], ["db", "downgrade"], ["--port", "8000"]])
def test_an_unknown_command_is_named_and_ends_with_two(words, capsys):
    assert run(*words)[0] == 2

    said = capsys.readouterr()
    assert said.out == ""
    assert f"there is no command '{' '.join(words)}'" in said.err


@pytest.mark.parametrize("words", [["demo", "--port", "many"], ["demo", "--today", "soon"], ["db", "upgrade", "--fast"]])
def test_what_a_command_does_not_know_ends_with_two(words, capsys):
    assert run(*words)[0] == 2
    assert "usage: portal" in capsys.readouterr().err


def test_the_folder_of_data_is_the_one_of_the_environment_unless_named(data, monkeypatch, capsys):
    monkeypatch.setenv("PORTAL_DATA", str(data))

    assert run("db", "upgrade")[0] == 0

    assert (data / "portal.sqlite3").exists()


def test_a_server_is_set_up_and_cared_for(data, capsys):
    assert run("db", "upgrade", "--data", data) == (0, "")
    assert run("db", "upgrade", "--data", data) == (0, "")
    assert run("search", "rebuild", "--data", data)[0] == 0
    assert run("worker", "--once", "--data", data)[0] == 0
    assert run("keys", "rotate", "--data", data)[0] == 0
    assert run("keys", "new")[0] == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines.count("The database is up to date.") == 2
    assert "0 deliveries." in lines
    assert "0 values were encrypted anew." in lines
    Fernet(lines[-1])  # refuses what is no key


@pytest.mark.parametrize("command", ["db upgrade", "worker --once", "search rebuild", "keys rotate", "serve"])
def test_without_its_settings_a_command_stops_with_one_sentence(data, monkeypatch, command):
    monkeypatch.delenv("PORTAL_SECRET_KEY")

    status, said = run(*command.split(), "--data", data)

    assert status == 1
    assert said == "portal: Please set PORTAL_SECRET_KEY: production does not start without them."
    assert not data.exists()


def test_a_setting_that_cannot_be_read_is_named(data, monkeypatch):
    monkeypatch.setenv("PORTAL_SMTP_PORT", "many")

    status, said = run("db", "upgrade", "--data", data)

    assert status == 1
    assert said.startswith("portal: PORTAL_SMTP_PORT: ")


def test_the_demos_data_are_never_served_to_the_world(data):
    data.mkdir()
    (data / DEMO_MARK).touch()

    status, said = run("serve", "--data", data)

    assert status == 1
    assert "holds the demo's data" in said


def test_the_demo_touches_no_foreign_folder(data):
    data.mkdir()
    kept = data / "letters.txt"
    kept.write_text("mine", encoding="utf-8")

    for words in ([], ["--fresh"]):
        status, said = run("demo", "--data", data, *words)
        assert status == 1
        assert "holds something that the demo did not make" in said
    assert kept.read_text(encoding="utf-8") == "mine"


def test_an_unknown_command_ends_a_real_process_with_two():
    done = subprocess.run(
        [sys.executable, "-m", "portal", "holiday"], cwd=CHECKOUT, capture_output=True, text=True, check=False, timeout=60
    )

    assert done.returncode == 2
    assert "Traceback" not in done.stderr
