"""Somebody who reads pages as people do: follows links, fills in fields, presses buttons. No address is guessed."""

import re
from typing import Any, Protocol
from urllib.parse import urljoin, urlsplit

import html5lib

from portal.kernel.i18n import catalogue
from tests.visiting import Answer, Visitor

NAMESPACE = "{http://www.w3.org/1999/xhtml}"
MOST_HOPS = 5


def german(sentence: str, **values: object) -> str:
    """What the page says for a sentence of the source."""
    said = str(catalogue("de").gettext(sentence))
    return said % values if values else said


class Walker(Protocol):
    """A browser, real or not. Words of the source are looked for in German; what is not in the catalogue as it is."""

    @property
    def path(self) -> str:
        """Where the browser stands."""

    @property
    def text(self) -> str:
        """All words of the page."""

    @property
    def source(self) -> str:
        """The page with its markup."""

    def go(self, path: str) -> None:
        """Open an address, as from a letter."""

    def follow(self, words: str, **values: object) -> None:
        """Click on a link."""

    def fill(self, **answers: str | list[str]) -> None:
        """Answer fields of the page by their names."""

    def press(self, words: str, **values: object) -> None:
        """Press a button, and go where it leads."""


def sees(walker: Walker, words: str, **values: object) -> None:
    """Expect a sentence on the page."""
    assert german(words, **values) in walker.text, f"{walker.path} does not say: {german(words, **values)}"


class PageWalker:
    """Walks through HTTP; every page on the way is inspected."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self.path = "/"
        self.source = ""
        self._answers: dict[str, Any] = {}

    @property
    def text(self) -> str:
        return _words_of(_document(self.source))

    def go(self, path: str) -> None:
        self._arrive(self.visitor.get(path), path)

    def follow(self, words: str, **values: object) -> None:
        links = [each for each in _document(self.source).iter() if _name(each) == "a" and each.get("href")]
        self.go(self._absolute(_best(links, german(words, **values), self.path).get("href")))

    def fill(self, **answers: str | list[str]) -> None:
        self._answers |= answers

    def press(self, words: str, **values: object) -> None:
        document = _document(self.source)
        buttons = [each for each in document.iter() if _name(each) == "button" and each.get("type") == "submit"]
        button = _best(buttons, german(words, **values), self.path)
        form = next(each for each in document.iter() if _name(each) == "form" and button in set(each.iter()))
        sent = _sent_by(form, self._answers)
        if button.get("name"):
            sent[button.get("name")] = button.get("value")
        self._answers = {}
        target = self._absolute(form.get("action") or self.path)
        if form.get("method", "get") == "post":
            self._arrive(self.visitor.post(target, sent), target)
        else:
            self._arrive(self.visitor.get(target.partition("?")[0], query_string=sent), target)

    def _arrive(self, answer: Answer, path: str) -> None:
        for _hop in range(MOST_HOPS):
            if not answer.location:
                break
            path = self._absolute(answer.location)
            answer = self.visitor.get(path)
        assert answer.status_code == 200, f"{path}: {answer.status_code} {_words_of(_document(answer.text))[:600]}"
        self.path, self.source = path, answer.text

    def _absolute(self, address: str) -> str:
        parts = urlsplit(urljoin(self.path, address))
        return parts.path + (f"?{parts.query}" if parts.query else "")


def _document(source: str) -> Any:
    return html5lib.parse(source, namespaceHTMLElements=True)


def _name(element: Any) -> str:
    return str(element.tag).removeprefix(NAMESPACE)


def _words_of(element: Any) -> str:
    return " ".join(" ".join(element.itertext()).split())


def _best(elements: list[Any], words: str, path: str) -> Any:
    """Return the element that says exactly this, else the first that contains it."""
    exact = [each for each in elements if _words_of(each) == words]
    near = [each for each in elements if words in _words_of(each)]
    assert exact or near, f"{path} has no “{words}”, only {[_words_of(each) for each in elements]}"
    return (exact or near)[0]


def _sent_by(form: Any, answers: dict[str, Any]) -> dict[str, Any]:
    """Return what a browser sends for a form: what stands there, overlaid by the answers."""
    standing: dict[str, list[str]] = {}
    offered: dict[str, set[str]] = {}
    for control in form.iter():
        name, kind = control.get("name"), control.get("type")
        if not name or _name(control) not in ("input", "select", "textarea"):
            continue
        values = standing.setdefault(name, [])
        if _name(control) == "select":
            options = [each for each in control.iter() if _name(each) == "option"]
            offered[name] = {each.get("value") for each in options}
            values += [each.get("value") for each in options if each.get("selected") is not None] or [options[0].get("value")]
        elif kind in ("radio", "checkbox"):
            offered.setdefault(name, set()).add(control.get("value"))
            values += [control.get("value")] if control.get("checked") is not None else []
        else:
            values.append(control.get("value") or control.text or "")
    for name, answer in answers.items():
        assert name in standing, f"no field {name}, only {sorted(standing)}"
        chosen = answer if isinstance(answer, list) else [answer]
        assert name not in offered or set(chosen) <= offered[name], f"{name} offers only {offered[name]}"
        standing[name] = chosen
    return {name: values if len(values) > 1 else values[0] for name, values in standing.items() if values}


def think_about_it(advisor: Walker) -> None:
    """Tick whatever stands against the place."""
    hints = re.findall(r'name="acknowledged"[^>]*value="([a-z_]+)"', advisor.source)
    if hints:
        advisor.fill(acknowledged=hints)
