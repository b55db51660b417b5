"""What the slices draw of their states is what their tables say."""

import importlib
import pkgutil

import pytest

import portal
from portal.kernel.states import StateTable
from tests.architecture.drawn import PORTAL, TABLES, drawn, page_of


@pytest.mark.parametrize("name", TABLES)
def test_the_picture_of_the_states_is_current_and_the_readme_leads_to_it(name: str) -> None:
    assert page_of(name).read_text(encoding="utf-8") == drawn(name), "run: python -m tests.architecture.drawn"
    assert "(states.md)" in (PORTAL / name / "README.md").read_text(encoding="utf-8")


def test_no_table_is_forgotten() -> None:
    slices = [each.name for each in pkgutil.iter_modules(portal.__path__) if (PORTAL / each.name / "words.py").is_file()]
    modules = {name: importlib.import_module(f"portal.{name}.words") for name in slices}
    having = {name for name, module in modules.items() if any(isinstance(each, StateTable) for each in vars(module).values())}

    assert having == set(TABLES)
