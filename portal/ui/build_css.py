"""Builds `portal/static/css/portal.css` from KERN UX and our own layer: `python -m portal.ui.build_css`.

Of KERN it keeps the components that our macros use and the tokens these need. Utility rules and everything
unused are left out, physical properties become logical ones so that pages read from right to left too.
KERN stands in a cascade layer below ours. Changes to KERN's rules are made here alone (EUPL-1.2, Article 5).
"""

import hashlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

STATIC = Path(__file__).resolve().parents[1] / "static"
KERN = STATIC / "vendor" / "kern" / "kern.min.css"
OURS = STATIC / "css" / "src"
TARGET = STATIC / "css" / "portal.css"

COMPONENTS = (
    ".kern-btn",
    ".kern-error",
    ".kern-fieldset",
    ".kern-form-check",
    ".kern-form-input",
    ".kern-hint",
    ".kern-label",
    ".kern-sr-only",
)
LOGICAL = (
    (r"(margin|padding)-left\b", r"\1-inline-start"),
    (r"(margin|padding)-right\b", r"\1-inline-end"),
    (r"border-left\b", "border-inline-start"),
    (r"border-right\b", "border-inline-end"),
    (r"border-top-left-radius", "border-start-start-radius"),
    (r"border-top-right-radius", "border-start-end-radius"),
    (r"border-bottom-left-radius", "border-end-start-radius"),
    (r"border-bottom-right-radius", "border-end-end-radius"),
    (r"(?<=[;{])left:", "inset-inline-start:"),
    (r"(?<=[;{])right:", "inset-inline-end:"),
    (r"text-align:left", "text-align:start"),
    (r"text-align:right", "text-align:end"),
    (r"float:left", "float:inline-start"),
    (r"float:right", "float:inline-end"),
)


def build() -> str:
    """Return the whole style sheet."""
    components = "".join(_components(KERN.read_text(encoding="utf-8")))
    tokens = _tokens_for(components, KERN.read_text(encoding="utf-8"))
    ours = "".join(path.read_text(encoding="utf-8") for path in sorted(OURS.glob("*.css")))
    head = "/* Contains parts of KERN UX 2.7.2, changed: see portal/ui/build_css.py and static/vendor/kern. EUPL-1.2 */\n"
    return f"{head}@layer kern{{{tokens}{_logical(components)}}}\n{_smaller(_versioned(ours))}\n"


def rules(css: str) -> Iterator[tuple[str, str]]:
    """Split a style sheet into its top rules: selector or at-rule, and what stands between its braces."""
    start = 0
    while (opening := css.find("{", start)) >= 0:
        depth, end = 1, opening + 1
        while depth:
            depth += {"{": 1, "}": -1}.get(css[end], 0)
            end += 1
        yield css[start:opening].rsplit(";", maxsplit=1)[-1].strip(), css[opening + 1 : end - 1]
        start = end


def _components(css: str) -> Iterator[str]:
    for selector, body in rules(css):
        if selector.startswith(("@media", "@supports")):
            inner = "".join(_components(body))
            if inner and "forced-colors" not in selector:
                yield f"{selector}{{{inner}}}"
        elif not selector.startswith("@") and "!important" not in body:
            kept = [each for each in re.split(r",(?![^()]*\))", selector) if _is_ours(each)]
            if kept:
                yield f"{','.join(kept)}{{{body}}}"


def _is_ours(selector: str) -> bool:
    classes = re.findall(r"\.[\w-]+", selector)
    return bool(classes) and all(each.startswith(COMPONENTS) for each in classes)


def _tokens_for(css: str, kern: str) -> str:
    """Return the custom properties that the rules use, and those which these use."""
    values: dict[str, str] = {}
    for selector, body in rules(kern):
        if selector.startswith(":root"):
            values.update(dict(re.findall(r"(--kern-[\w-]+):([^;}]+)", body)))
    wanted: set[str] = set()
    queue = re.findall(r"var\((--kern-[\w-]+)", css)
    while queue:
        name = queue.pop()
        if name in values and name not in wanted:
            wanted.add(name)
            queue += re.findall(r"var\((--kern-[\w-]+)", values[name])
    return ":root{" + ";".join(f"{name}:{values[name].strip()}" for name in sorted(wanted)) + "}"


def _logical(css: str) -> str:
    for pattern, replacement in LOGICAL:
        css = re.sub(pattern, replacement, css)
    return css


def _versioned(css: str) -> str:
    """Give fonts the address that `asset` gives them, so that browsers keep them for a year."""

    def address(found: re.Match[str]) -> str:
        digest = hashlib.sha256((STATIC / "fonts" / found[1]).read_bytes()).hexdigest()[:12]
        return f'url("../fonts/{found[1]}?v={digest}")'

    return re.sub(r'url\("\.\./fonts/([\w.-]+)"\)', address, css)


def _smaller(css: str) -> str:
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", css)).strip()


if __name__ == "__main__":
    TARGET.write_text(build(), encoding="utf-8")
    sys.stdout.write(f"{TARGET.name}: {TARGET.stat().st_size} bytes\n")
