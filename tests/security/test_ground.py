"""What stands on no page: what is installed, where it reaches, what a browser keeps."""

import tomllib
from pathlib import Path

import pytest
from setuptools import find_namespace_packages

from tests.builders.accounts import a_coordinator

CHECKOUT = Path(__file__).resolve().parents[2]


def _project() -> dict[str, dict[str, dict[str, dict[str, list[str]]]]]:
    return tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))


def test_no_test_reaches_another_machine(pytestconfig: pytest.Config):
    """Whatever the portal does in any test, a connection to anywhere else would be an error."""
    assert pytestconfig.getoption("allow_hosts") == "127.0.0.1,::1,localhost"


def test_what_is_installed_holds_no_tests():
    find = _project()["tool"]["setuptools"]["packages"]["find"]
    found = find_namespace_packages(str(CHECKOUT), include=find["include"])

    assert {name.partition(".")[0] for name in found} == {"portal", "public_site", "search_index", "translations"}
    assert [name for name in found if "tests" in name.split(".")] == []


@pytest.mark.one_database
def test_a_browser_that_signs_out_is_told_to_forget_its_pages(database, visit):
    with database.transaction() as session:
        coordinator = a_coordinator(session)
    browser = visit.as_(coordinator)
    assert "Clear-Site-Data" not in browser.get("/coordinator/").headers

    assert browser.press("/sign-out").headers["Clear-Site-Data"] == '"cache"'
