"""What every page must fulfil, whatever a test came for."""

import re
from collections import Counter
from typing import Any

import html5lib
from werkzeug.test import TestResponse

from portal.kernel.web.headers import ALWAYS

NAMESPACE = "{http://www.w3.org/1999/xhtml}"
LABELLED = {"input", "select", "textarea"}
UNLABELLED_INPUTS = {"hidden", "submit", "button"}
FORM_TOKEN = re.compile(r'(?<=name="csrf_token" value=")[^"]+|(?<=name="once" value=")[^"]+')
# What was found sound once in this process, but for its token and key, is not read again: the same refusal comes often.
_SOUND: set[int] = set()


def form_token_in(text: str) -> str:
    """Return the form token of a page."""
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', text) or re.search(r'value="([^"]+)"[^>]*name="csrf_token"', text)
    assert found, "this page has no form token"
    return found[1]


def once_key_in(text: str) -> str:
    """Return the key with which what this page sends counts once."""
    found = re.search(r'name="once" value="([\w-]+)"', text)
    return found[1] if found else ""


def inspect_page(response: TestResponse) -> None:
    """Refuse pages that are not valid, not labelled, not translated or not protected."""
    text = response.get_data(as_text=True)
    for name, value in ALWAYS.items():
        stricter = {"no-referrer"} if name == "Referrer-Policy" else set()
        assert response.headers[name] in {value, *stricter}, name
    seen = hash(FORM_TOKEN.sub("", text))
    if seen not in _SOUND:
        _inspect_text(text)
        _SOUND.add(seen)


def _inspect_text(text: str) -> None:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=True)
    document = parser.parse(text)
    elements = list(document.iter())
    _inspect_structure(document, elements)
    _inspect_ids_and_labels(elements)
    _inspect_inline_code(elements)
    _inspect_labels_of_acts(elements)
    _inspect_words(document)


def _inspect_structure(document: Any, elements: list[Any]) -> None:
    assert document.get("lang"), "the page names no language"
    assert document.get("dir") in ("ltr", "rtl"), "the page names no direction"
    assert len([each for each in elements if _name(each) == "h1"]) == 1, "a page has exactly one h1"
    titles = [each for each in elements if _name(each) == "title" and (each.text or "").strip()]
    assert titles, "the page has no title"


def _inspect_ids_and_labels(elements: list[Any]) -> None:
    ids = Counter(each.get("id") for each in elements if each.get("id"))
    twice = [name for name, count in ids.items() if count > 1]
    assert not twice, f"ids used twice: {twice}"
    labels = {each.get("for") for each in elements if _name(each) == "label"}
    inside = {id(child) for each in elements if _name(each) == "label" for child in each.iter()}
    for each in elements:
        if _name(each) not in LABELLED or each.get("type") in UNLABELLED_INPUTS:
            continue
        is_labelled = each.get("id") in labels or id(each) in inside or each.get("aria-label") or each.get("aria-labelledby")
        assert is_labelled, f"without a label: {each.get('name')}"
    for each in elements:
        if _name(each) == "select" and each.get("required") is not None and each.get("multiple") is None:
            first = next(option for option in each.iter() if _name(option) == "option")
            assert not first.get("value"), f"required, but answered from the start: {each.get('name')}"
    for each in elements:
        for name in (each.get("aria-describedby") or "").split():
            assert name in ids, f"aria-describedby names a missing id: {name}"


def _inspect_labels_of_acts(elements: list[Any]) -> None:
    """Two buttons, or links that look like some, do not say the same and do something else."""
    main = next((each for each in elements if _name(each) == "main"), None)
    does: dict[str, str] = {}
    for each in main.iter() if main is not None else ():
        words = " ".join(" ".join(part for part in each.itertext()).split())
        act = _act_of(each)
        if act:
            assert does.setdefault(words, act) == act, f"two that say {words!r}: {does[words]} and {act}"


def _act_of(element: Any) -> str:
    """Return what pressing an element does: where a link that looks like a button leads, what a form with one button sends."""
    if _name(element) == "a" and {"third", "kern-btn"} & set((element.get("class") or "").split()):
        return str(element.get("href"))
    if _name(element) == "form" and "post-button" in (element.get("class") or ""):
        sent = sorted(
            f"{each.get('name')}={each.get('value')}"
            for each in element.iter()
            if _name(each) == "input" and each.get("name") not in ("csrf_token", "once")
        )
        return f"{element.get('action')} {' '.join(sent)}"
    return ""


def _inspect_inline_code(elements: list[Any]) -> None:
    for each in elements:
        assert not each.get("style"), "inline style"
        assert not [name for name in each.attrib if str(name).startswith("on")], "inline handler"
        assert not (_name(each) == "script" and not each.get("src") and each.get("type") != "application/ld+json"), (
            "inline script"
        )
        assert _name(each) != "style", "inline style sheet"


def _inspect_words(document: Any) -> None:
    words = " ".join(part.strip() for part in document.itertext())
    for wrong in (r"\bNone\b", r"%\(\w+\)s", r"\{\{", r"<lazy", r"LazyString", r"UUID\("):
        assert not re.search(wrong, words), f"{wrong} on the page: {re.search('.{0,60}' + wrong, words)}"


def _name(element: Any) -> str:
    return str(element.tag).removeprefix(NAMESPACE)
