"""The head of a page's text: what stands between the two lines with ---, as `word: value`."""

import re
from dataclasses import dataclass

from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l

LINE = "---"


@dataclass(frozen=True)
class PageText:
    """A text taken apart: its head, and the Markdown below."""

    head: dict[str, str]
    body: str


def read_page_text(markdown: str) -> PageText:
    """Take a text apart; say in a sentence what its head lacks."""
    first, *lines = markdown.lstrip("\ufeff").split("\n")
    ends = [number for number, line in enumerate(lines) if line.strip() == LINE]
    if first.strip() != LINE or not ends:
        raise RuleBroken(
            _l("The head is missing. The text must begin with a line ---, then title: and your title, then a line ---."),
            field="markdown",
        )
    head = dict(_pair(line) for line in lines[: ends[0]] if line.strip())
    if not head.get("title"):
        raise RuleBroken(
            _l("The title is missing. Please write title: and your title between the lines with ---."), field="markdown"
        )
    return PageText(head, "\n".join(lines[ends[0] + 1 :]).strip("\n"))


def _pair(line: str) -> tuple[str, str]:
    found = re.fullmatch(r"\s*([A-Za-z_-]+):\s*(.*?)\s*", line)
    if found is None:
        raise RuleBroken(_l("Between the lines with --- every line needs a word, a colon and a value."), field="markdown")
    return found[1].lower(), found[2].strip("\"'")
