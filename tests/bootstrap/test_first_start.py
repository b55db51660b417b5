"""The first start, really run: a copy of the three bootstrap files, an empty lock (no network), the machine's Python."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.long

PACKAGE = Path(__file__).resolve().parents[2] / "portal"
MACHINE_PYTHON = Path(sys.executable).resolve()
PREPARING = "Preparing .venv"
A_COMMAND_LINE = "import sys\n\ndef main():\n    print('ran', *sys.argv[1:], 'in', sys.prefix)\n    return 0\n"


def a_checkout(folder: Path) -> Path:
    package = folder / "portal"
    package.mkdir(parents=True)
    for name in ("__init__.py", "__main__.py", "bootstrap.py"):
        shutil.copy(PACKAGE / name, package / name)
    (package / "cli.py").write_text(A_COMMAND_LINE)
    (folder / "pyproject.toml").touch()
    (folder / "requirements.lock").touch()
    (folder / "requirements-test.lock").write_text("# nothing\n")
    return folder


def surroundings(**more: str) -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PORTAL_", "PIP_", "VIRTUAL_ENV", "PYTHON"))
    }
    return kept | {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, **more}


def start(checkout: Path, *words: str, python: Path = MACHINE_PYTHON, cwd: Path | None = None, **more: str):
    command = [python, "-m", "portal", *words] if cwd is None else [python, checkout / "portal", *words]
    return subprocess.run(
        command, cwd=cwd or checkout, env=surroundings(**more), capture_output=True, text=True, check=False, timeout=120
    )


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A checkout whose first `demo` has been run."""
    checkout = a_checkout(tmp_path_factory.mktemp("prepared") / "checkout")
    first = start(checkout, "demo", "--port", "8123")
    return checkout, first


@pytest.fixture
def copied(prepared, tmp_path):
    """The prepared checkout again, to be broken."""
    checkout = tmp_path / "checkout"
    shutil.copytree(prepared[0], checkout, symlinks=True)
    return checkout


def test_the_first_demo_makes_the_environment_and_says_so_in_one_line(prepared):
    checkout, first = prepared

    assert first.returncode == 0, first.stderr
    line, ran = first.stdout.splitlines()
    assert line.startswith(PREPARING)
    assert ran == f"ran demo --port 8123 in {checkout / '.venv'}"
    assert first.stderr == ""


def test_the_second_demo_does_nothing_but_run(prepared):
    checkout, _ = prepared
    stamp = checkout / ".venv" / "portal-stamp"
    before = stamp.stat().st_mtime_ns

    second = start(checkout, "demo")

    assert second.stdout == f"ran demo in {checkout / '.venv'}\n"
    assert stamp.stat().st_mtime_ns == before


def test_every_command_runs_inside_an_environment_that_is_there(prepared):
    checkout, _ = prepared

    assert start(checkout, "serve", "--help").stdout == f"ran serve --help in {checkout / '.venv'}\n"


def test_another_current_folder_will_do(prepared, tmp_path):
    checkout, _ = prepared

    assert start(checkout, "demo", cwd=tmp_path).stdout == f"ran demo in {checkout / '.venv'}\n"


def test_a_changed_lock_is_installed_and_stamped(copied):
    (copied / "requirements.lock").write_text("# another day\n")

    assert start(copied, "demo").stdout.startswith(PREPARING)
    assert start(copied, "demo").stdout.startswith("ran demo")


def test_the_test_lock_serves_the_demo_as_well_but_not_the_other_way_round(copied):
    assert start(copied, "test").stdout.startswith(PREPARING)
    assert start(copied, "check").stdout.startswith("ran check")
    assert start(copied, "demo").stdout.startswith("ran demo")


@pytest.mark.parametrize("command", ["serve", "worker", "db", "--help"])
def test_other_commands_make_no_environment(tmp_path, command):
    checkout = a_checkout(tmp_path / "checkout")

    answer = start(checkout, command)

    assert answer.stdout == f"ran {command} in {sys.base_prefix}\n"
    assert not (checkout / ".venv").exists()


def test_the_switch_turns_it_off_even_where_an_environment_is_there(prepared):
    checkout, _ = prepared

    assert start(checkout, "demo", PORTAL_NO_BOOTSTRAP="1").stdout == f"ran demo in {sys.base_prefix}\n"


def test_a_wheel_or_container_goes_straight_to_the_command_line(tmp_path):
    checkout = a_checkout(tmp_path / "site-packages")
    (checkout / "pyproject.toml").unlink()

    assert start(checkout, "demo").stdout == f"ran demo in {sys.base_prefix}\n"
    assert not (checkout / ".venv").exists()


def test_an_active_environment_is_left_alone(prepared, tmp_path):
    somewhere = a_checkout(tmp_path / "checkout")
    active = prepared[0] / ".venv" / "bin" / "python"

    assert start(somewhere, "demo", python=active).stdout == f"ran demo in {prepared[0] / '.venv'}\n"
    assert not (somewhere / ".venv").exists()


def test_an_installation_that_broke_off_is_made_anew(copied):
    (copied / ".venv.lock").write_text("unfinished\n")
    (copied / ".venv" / "left-over").touch()

    assert start(copied, "demo").stdout.startswith(PREPARING)
    assert not (copied / ".venv" / "left-over").exists()
    assert start(copied, "demo").stdout.startswith("ran demo")


def test_an_environment_without_stamp_is_kept_if_it_works(copied):
    (copied / ".venv" / "portal-stamp").unlink()
    (copied / ".venv" / "made-by-hand").touch()

    assert start(copied, "demo").stdout.startswith(PREPARING)
    assert (copied / ".venv" / "made-by-hand").exists()


def test_an_environment_whose_python_is_gone_is_made_anew(copied):
    python = copied / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to("/nowhere/python")

    answer = start(copied, "demo")

    assert answer.stdout.startswith(PREPARING)
    assert f"ran demo in {copied / '.venv'}" in answer.stdout


def test_a_killed_first_start_is_repaired_by_the_next(tmp_path):
    checkout = a_checkout(tmp_path / "checkout")
    first = subprocess.Popen(
        [MACHINE_PYTHON, "-m", "portal", "demo"], cwd=checkout, env=surroundings(), stdout=subprocess.PIPE, start_new_session=True
    )
    until((checkout / ".venv").exists)
    os.killpg(first.pid, signal.SIGKILL)
    first.communicate()

    answer = start(checkout, "demo")

    assert answer.stdout.splitlines()[-1] == f"ran demo in {checkout / '.venv'}"


def test_two_first_starts_at_once_install_once_and_both_run(tmp_path):
    checkout = a_checkout(tmp_path / "checkout")
    both = [
        subprocess.Popen(
            [MACHINE_PYTHON, "-m", "portal", "demo"], cwd=checkout, env=surroundings(), stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]

    said = "".join(process.communicate(timeout=120)[0] for process in both)

    assert [process.returncode for process in both] == [0, 0]
    assert said.count(PREPARING) == 1
    assert said.count("Another start is preparing .venv") == 1
    assert said.count("ran demo in") == 2


def test_a_python_without_venv_is_told_which_package_is_missing(tmp_path):
    checkout = a_checkout(tmp_path / "checkout")
    pretend(
        tmp_path,
        "import importlib.util as u; find = u.find_spec; u.find_spec = lambda n, *p: None if n == 'ensurepip' else find(n, *p)",
    )

    answer = start(checkout, "demo", PYTHONPATH=str(tmp_path))

    assert answer.returncode == 1
    assert "python3-venv" in answer.stderr
    assert len(answer.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", ["test", "serve", "--help"])
def test_an_old_python_is_told_which_one_is_needed(tmp_path, command):
    checkout = a_checkout(tmp_path / "checkout")
    pretend(tmp_path, "import sys, platform; sys.version_info = (3, 10, 2); platform.python_version = lambda: '3.10.2'")

    answer = start(checkout, command, PYTHONPATH=str(tmp_path))

    assert answer.returncode == 1
    assert answer.stderr.strip().startswith("The portal needs Python 3.11 or newer, and this is 3.10.2")


def test_without_a_network_one_sentence_says_so(copied):
    (copied / "requirements.lock").write_text(f"flask==3.1.3 --hash=sha256:{'0' * 64}\n")
    nowhere = {"PIP_NO_INDEX": "0", "PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "0"}

    answer = start(copied, "demo", **nowhere)

    assert answer.returncode == 1
    assert "needs a network" in answer.stderr
    assert len(answer.stderr.splitlines()) == 1
    assert not (copied / ".venv" / "portal-stamp").read_text().count("flask")


@pytest.mark.parametrize("does_its_work", [True, False])
def test_the_uv_of_the_lock_fills_the_environment_and_pip_does_where_it_cannot(tmp_path, does_its_work):
    checkout = a_checkout(tmp_path / "checkout")
    writes = f"import sys; open({str(tmp_path / 'asked')!r}, 'w').write(' '.join(sys.argv)); sys.exit({not does_its_work:d})"
    wheel = a_wheel(tmp_path, writes)
    (checkout / "requirements-test.lock").write_text(line_of(wheel))

    answer = start(checkout, "test", PIP_FIND_LINKS=str(tmp_path))

    assert answer.stdout.splitlines()[-1] == f"ran test in {checkout / '.venv'}", answer.stderr
    assert "--require-hashes" in (tmp_path / "asked").read_text()


def test_a_pip_that_was_told_another_index_is_not_passed_over(tmp_path):
    checkout = a_checkout(tmp_path / "checkout")
    wheel = a_wheel(tmp_path, f"open({str(tmp_path / 'asked')!r}, 'w')")
    (checkout / "requirements-test.lock").write_text(line_of(wheel))

    answer = start(checkout, "test", PIP_FIND_LINKS=str(tmp_path), PIP_INDEX_URL="http://127.0.0.1:9/simple")

    assert answer.returncode == 0, answer.stderr
    assert not (tmp_path / "asked").exists()


def test_a_missing_package_is_named_instead_of_a_traceback(tmp_path):
    checkout = a_checkout(tmp_path / "checkout")
    (checkout / "portal" / "cli.py").write_text("import a_package_nobody_has\n")

    answer = start(checkout, "serve")

    assert answer.returncode == 1
    assert answer.stderr.startswith("The Python package 'a_package_nobody_has' is missing here")


def a_wheel(folder: Path, does: str) -> Path:
    """A package called uv that does this when it is run."""
    file = folder / "uv-0.0.1-py3-none-any.whl"
    about = "uv-0.0.1.dist-info"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("uv/__init__.py", "")
        archive.writestr("uv/__main__.py", does + "\n")
        archive.writestr(f"{about}/METADATA", "Metadata-Version: 2.1\nName: uv\nVersion: 0.0.1\n")
        archive.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nGenerator: here\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{about}/RECORD", "")
    return file


def line_of(wheel: Path) -> str:
    return f"uv==0.0.1 --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


def pretend(folder: Path, code: str) -> None:
    """Let the next Python believe something about its machine."""
    (folder / "sitecustomize.py").write_text(code + "\n")


def until(is_so, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.01)
