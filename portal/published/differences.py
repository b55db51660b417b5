"""What changed between two versions of a text, line by line."""

import difflib
from dataclasses import dataclass

AROUND = 2
"""So many unchanged lines stand around a change, for orientation."""


@dataclass(frozen=True)
class Line:
    """A line of a comparison: `new`, `gone`, `same`, or `gap` where unchanged lines are left out."""

    kind: str
    text: str


def differences(before: str, after: str) -> tuple[Line, ...]:
    """Return the lines that are new and gone, with a few around them; nothing where both are the same."""
    found: list[Line] = []
    old, new = before.splitlines(), after.splitlines()
    for group in difflib.SequenceMatcher(a=old, b=new).get_grouped_opcodes(AROUND):
        if found:
            found.append(Line("gap", "…"))
        for tag, a_from, a_to, b_from, b_to in group:
            if tag == "equal":
                found += [Line("same", text) for text in old[a_from:a_to]]
                continue
            found += [Line("gone", text) for text in old[a_from:a_to]]
            found += [Line("new", text) for text in new[b_from:b_to]]
    return tuple(found)
