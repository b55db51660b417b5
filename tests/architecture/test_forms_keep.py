"""Every form of the portal comes back with everything that was typed into it, whatever was wrong with it."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import html5lib
import pytest

from portal.kernel.access import Role
from tests.architecture.matrix import Line, frozen_lines
from tests.architecture.world import World

pytestmark = pytest.mark.one_database

SPACE = "{http://www.w3.org/1999/xhtml}"
STALE = "a token of yesterday"
NOT_TYPED = {"hidden", "submit", "button", "password"}
# What a robot fills in shows nothing again, on purpose; neither does a password.
TRAPS = {"homepage"}
SAMPLES = {
    "date": "2031-02-03", "time": "09:41", "email": "tippt@beispiel.example", "tel": "03437 998877",
    "search": "Getippt", "text": "Getippt 17",
}  # fmt: skip
FORMS = [line for line in frozen_lines() if line.methods == ("GET", "POST") and not line.endpoint.startswith("demo.")]


def elements(text: str) -> list[Any]:
    return list(html5lib.parse(text).iter())


def name_of(element: Any) -> str:
    return str(element.tag).removeprefix(SPACE)


def forms_in(text: str) -> Iterator[Any]:
    """Every form of a page that is sent back to where it stands."""
    for each in elements(text):
        if name_of(each) == "form" and each.get("method") == "post" and not each.get("action"):
            yield each


def offered(select: Any) -> list[str]:
    return [each.get("value", "") for each in select.iter() if name_of(each) == "option"]


def typed_into(form: Any) -> dict[str, list[str] | tuple[BytesIO, str]]:
    """Something for every field: what can be chosen is chosen otherwise than it stands there, boxes are ticked."""
    typed: dict[str, Any] = {}
    for each in form.iter():
        name, kind, tag = each.get("name"), each.get("type", "text"), name_of(each)
        if not name or name in TRAPS or tag not in ("input", "select", "textarea") or (tag == "input" and kind in NOT_TYPED):
            continue
        if tag == "select":
            typed[name] = [offered(each)[-1]]
        elif tag == "textarea":
            typed[name] = ["Zeile eins\nZeile <zwei>"]
        elif kind in ("radio", "checkbox"):
            typed[name] = [each.get("value", "y")] if kind == "radio" else [*typed.get(name, []), each.get("value", "y")]
        elif kind == "file":
            typed[name] = (BytesIO(b"\x89PNG"), "mein-bild.png")
        else:
            typed[name] = [SAMPLES[kind]]
    return typed


def kept_in(text: str) -> dict[str, list[str]]:
    """What stands in the fields of a page."""
    kept: dict[str, list[str]] = {}
    for each in elements(text):
        name, kind, tag = each.get("name"), each.get("type", "text"), name_of(each)
        if not name or tag not in ("input", "select", "textarea"):
            continue
        values = kept.setdefault(name, [])
        if tag == "select":
            values += [o.get("value", "") for o in each.iter() if name_of(o) == "option" and o.get("selected") is not None]
        elif tag == "textarea":
            values.append((each.text or "").removeprefix("\n"))
        elif kind not in ("radio", "checkbox") or each.get("checked") is not None:
            values.append(each.get("value", ""))
    return kept


def role_for(line: Line) -> Role:
    order = (Role.ADVISOR, Role.COORDINATOR, Role.EMPLOYER, Role.CANDIDATE, Role.VISITOR)
    return next(role for role in order if role in line.roles)


def lost_by(world: World, line: Line) -> tuple[int, list[str]]:
    """Type into the forms of a page and send them with a dead token: how many fields there were, and what was lost."""
    role = role_for(line)
    who, values = role.value, world.values(line, role)
    page = world.ask(who, line, "GET", values)
    if page.status_code != 200:
        return 0, []
    count, lost = 0, []
    for form in forms_in(page.get_data(as_text=True)):
        typed = typed_into(form)
        if not typed:
            continue
        count += len(typed)
        answer = world.ask(who, line, "POST", values, {**typed, "csrf_token": STALE})
        text = answer.get_data(as_text=True)
        kept = kept_in(text)
        if answer.status_code != 422:
            lost.append(f"{line.endpoint}: {answer.status_code} instead of the page again")
        for name, value in typed.items():
            if isinstance(value, tuple):
                lost += [] if value[1] in text else [f"{line.endpoint}: the file of {name} is not named"]
            elif kept.get(name) != value:
                lost.append(f"{line.endpoint}: {name} was {value}, is {kept.get(name)}")
    return count, lost


def test_every_form_comes_back_with_everything_typed_into_it(world: World):
    results = {line.endpoint: lost_by(world, line) for line in FORMS}

    assert "\n".join(each for _count, lost in results.values() for each in lost) == ""
    asked = {endpoint: count for endpoint, (count, _lost) in results.items() if count}
    assert len(asked) >= 30, sorted(asked)
    assert sum(asked.values()) >= 150
    world.assert_unchanged()


def test_a_field_that_forgets_would_be_found():
    fields = '<input name="a"><textarea name="b"></textarea><select name="c"><option value="1"></select>'
    form = f'<form method="post" novalidate>{fields}</form>'

    assert typed_into(next(forms_in(form))) == {"a": ["Getippt 17"], "b": ["Zeile eins\nZeile <zwei>"], "c": ["1"]}
    assert kept_in(form) == {"a": [""], "b": [""], "c": []}
