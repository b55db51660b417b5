"""What the two locks promise: hashes for everything, no machine's names, one version of each package."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
LOCKS = ["requirements.lock", "requirements-test.lock"]


def pins(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+(?:\[[a-z,]+\])?)==([^\s;]+)", (CHECKOUT / lock).read_text(), flags=re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_has_hashes(lock):
    blocks = re.split(r"\n(?=[a-z0-9])", (CHECKOUT / lock).read_text().strip())

    assert len(blocks) == len(pins(lock))
    assert [block for block in blocks if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host_and_no_folder(lock):
    assert re.findall(r"^.*(?:://|file:|--find-links|--index-url|@ ).*$", (CHECKOUT / lock).read_text(), flags=re.MULTILINE) == []


def test_the_test_lock_holds_all_of_the_run_lock_in_the_same_versions():
    assert pins("requirements.lock").items() <= pins("requirements-test.lock").items()


@pytest.mark.parametrize(("lock", "table"), [("requirements.lock", "dependencies"), ("requirements-test.lock", "test")])
def test_every_package_we_ask_for_is_locked(lock, table):
    block = re.search(rf"^{table} = \[\n(.*?)^\]", (CHECKOUT / "pyproject.toml").read_text(), flags=re.MULTILINE | re.DOTALL)
    asked = re.findall(r'^    "([A-Za-z0-9-]+)', block.group(1), flags=re.MULTILINE)

    assert asked
    assert [name for name in asked if name.lower() not in pins(lock)] == []
