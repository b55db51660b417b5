"""Makes `.venv` from the locked packages, so that a fresh checkout needs nothing but Python and a network.

Standard library only (docs/adr/0001-commands-without-tools.md). It acts only in a source checkout, outside an active
environment and without PORTAL_NO_BOOTSTRAP=1. Two files beside the package keep its memory: `.venv/portal-stamp` says which
locks stand in the environment, and the text of `.venv.lock` says that an installation has begun and has not ended.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import platform
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

if sys.platform != "win32":
    import fcntl

RUN_LOCK, TEST_LOCK = "requirements.lock", "requirements-test.lock"
LOCK_OF_COMMAND = {"demo": RUN_LOCK, "test": TEST_LOCK, "check": TEST_LOCK, "bench": TEST_LOCK}
SIGNS_OF_NO_NETWORK = (
    "NewConnectionError",
    "NameResolutionError",
    "ConnectTimeout",
    "(from versions: none)",
    "Max retries exceeded",
    "ProxyError",
)


class Missing(Exception):
    """What the machine lacks, as one sentence that says what to do."""


def enter_environment(arguments: Sequence[str]) -> None:
    """Go on inside `.venv` where there is one, making it first for the commands that ask for it."""
    checkout = Path(__file__).resolve().parent.parent
    if not _is_wanted(checkout):
        return
    lock = LOCK_OF_COMMAND.get(arguments[0]) if arguments else None
    if lock:
        _prepare(checkout, checkout / lock)
    python = _python_of(checkout)
    if python.exists():
        _go_on_with(python, checkout, arguments)


def _is_wanted(checkout: Path) -> bool:
    """Tell whether this is a checkout used without an environment: no wheel, no container, nothing activated."""
    in_checkout = (checkout / "pyproject.toml").is_file()
    in_environment = sys.prefix != sys.base_prefix
    return in_checkout and not in_environment and os.environ.get("PORTAL_NO_BOOTSTRAP") != "1"


def _prepare(checkout: Path, lock: Path) -> None:
    """Install what the lock names, unless the stamp says that it is there; one process at a time."""
    if _is_stamped(checkout, lock) and not _is_marked(checkout):
        return
    try:
        with _alone(checkout) as was_interrupted:
            if was_interrupted or not _is_stamped(checkout, lock):
                _install(checkout, lock, anew=was_interrupted)
    except PermissionError as error:
        raise Missing(f"The checkout cannot be written to ({error.filename}): .venv is made inside it.") from error


def _install(checkout: Path, lock: Path, *, anew: bool) -> None:
    """Make the environment if it is missing or broken, fill it from the lock, stamp it last."""
    print(f"Preparing .venv with the packages of {lock.name} (once, about a minute) ...", flush=True)
    python = _python_of(checkout)
    if anew or not _is_sound(python):
        _make_environment(checkout / ".venv")
    if not _filled_by_uv(python, lock):
        answer = _ask_pip(python, lock)
        if answer.returncode != 0:
            raise Missing(_why_pip_failed(answer.stderr))
    # The test lock names every package of the run lock in the same version, so it serves the demo as well.
    served = [lock] if lock.name == RUN_LOCK else [lock, checkout / RUN_LOCK]
    _stamp(checkout).write_text("".join(map(_line_for, served)), encoding="utf-8")


def _filled_by_uv(python: Path, lock: Path) -> bool:
    """Fill the environment by the uv of the lock, in a third of the time; False leaves it to pip, which can say what is wrong."""
    locked = _lines_about("uv", lock)
    if not locked or _has_an_index_of_its_own(python):
        return False
    own = python.parent.parent / "uv.lock"
    own.write_text(locked, encoding="utf-8")
    if _ask_pip(python, own).returncode != 0:
        return False
    command = [python, "-m", "uv", "pip", "install", "--quiet", "--python", python, "--no-config", "--compile-bytecode"]
    return _ask(*command, "--only-binary", ":all:", "--require-hashes", "--requirement", lock).returncode == 0


def _has_an_index_of_its_own(python: Path) -> bool:
    """Tell whether pip was told where to look: uv does not read pip's settings."""
    return "PIP_INDEX_URL" in os.environ or _ask(python, "-m", "pip", "config", "get", "global.index-url").returncode == 0


def _lines_about(name: str, lock: Path) -> str:
    """Return what a lock says of one package: its version and its hashes."""
    kept: list[str] = []
    for line in lock.read_text(encoding="utf-8").splitlines():
        if line.startswith(f"{name}==") or (kept and kept[-1].endswith("\\")):
            kept.append(line)
    return "\n".join(kept)


def _ask_pip(python: Path, lock: Path) -> subprocess.CompletedProcess[str]:
    """Install by pip; wheels only: a package to be compiled is a broken promise of ours, not a job for the reader's machine."""
    command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", "--only-binary", ":all:"]
    return _ask(*command, "--require-hashes", "--requirement", lock)


def _make_environment(folder: Path) -> None:
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        raise Missing(
            "This Python lacks its venv module: install it (Debian and Ubuntu: `sudo apt install python3-venv`) and start again."
        )
    answer = _ask(sys.executable, "-m", "venv", "--clear", folder)
    if answer.returncode != 0:
        raise Missing(f"Python could not make .venv: {_last_line(answer.stdout + answer.stderr)}")


def _is_sound(python: Path) -> bool:
    """Tell whether the environment's Python starts, is the version that runs now, and has pip."""
    if not python.exists():
        return False
    answer = _ask(python, "-c", "import pip, platform; print(platform.python_version())")
    return answer.stdout.strip() == platform.python_version()


def _why_pip_failed(said: str) -> str:
    """Say in one sentence why the packages are not there."""
    if "DO NOT MATCH THE HASHES" in said:
        return "A downloaded package differs from what the lock names, so nothing was installed: look at your package mirror."
    if any(sign in said for sign in SIGNS_OF_NO_NETWORK):
        return "The packages could not be downloaded: the first start needs a network (or a package mirror that pip knows)."
    return f"pip could not install the locked packages: {_last_line(said)}"


def _last_line(said: str) -> str:
    return (said.strip().splitlines() or ["it gave no reason."])[-1]


def _ask(*command: object) -> subprocess.CompletedProcess[str]:
    # An inherited PIP_USER would make pip leave the environment it was started in.
    surroundings = {name: value for name, value in os.environ.items() if name not in {"PIP_USER", "PYTHONHOME", "PYTHONPATH"}}
    words = [str(word) for word in command]
    return subprocess.run(words, capture_output=True, text=True, errors="replace", check=False, env=surroundings)


# ------------------------------------------------------------------------------------------------------ stamp, lock, hand-over


def _python_of(checkout: Path) -> Path:
    return checkout / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _stamp(checkout: Path) -> Path:
    return checkout / ".venv" / "portal-stamp"


def _line_for(lock: Path) -> str:
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    return f"{lock.name} {digest} {platform.python_version()}\n"


def _is_stamped(checkout: Path, lock: Path) -> bool:
    """Tell whether the environment holds what this lock names for this Python."""
    stamp = _stamp(checkout)
    return stamp.is_file() and _python_of(checkout).exists() and _line_for(lock) in stamp.read_text(encoding="utf-8")


def _is_marked(checkout: Path) -> bool:
    """Tell whether somebody is at work in the environment, or was and broke off."""
    mark = checkout / ".venv.lock"
    return mark.is_file() and mark.stat().st_size > 0


@contextmanager
def _alone(checkout: Path) -> Iterator[bool]:
    """Hold the checkout's lock; yield whether an earlier installation broke off. The mark goes when this one has ended well."""
    with (checkout / ".venv.lock").open("a+", encoding="utf-8") as mark:
        _wait_for(mark)
        mark.seek(0)
        was_interrupted = bool(mark.read())
        mark.truncate(0)
        mark.write("unfinished\n")
        mark.flush()
        yield was_interrupted
        mark.truncate(0)


def _wait_for(mark: TextIO) -> None:
    if sys.platform == "win32":
        return  # Two first starts at the same moment are not kept apart there.
    try:
        fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print("Another start is preparing .venv; waiting for it ...", flush=True)
        fcntl.flock(mark, fcntl.LOCK_EX)


def _go_on_with(python: Path, checkout: Path, arguments: Sequence[str]) -> None:
    """Become the same command inside the environment; the checkout is named by path, so any current folder will do."""
    command = [str(python), str(checkout / "portal"), *arguments]
    os.environ["PORTAL_NO_BOOTSTRAP"] = "1"  # Once is enough, even if the environment should look like none.
    sys.stdout.flush()
    if os.name == "nt":  # There, exec would give the terminal back before the command has ended.
        sys.exit(subprocess.call(command))
    os.execv(python, command)  # noqa: S606 - the interpreter of our own environment, no shell
