"""Markdown as people write it on the team's desk, made into running text of a page; whatever could do harm stays text."""

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markupsafe import Markup

DEEPEST_HEADING = 6


def prose(markdown: str) -> Markup:
    """Render Markdown: no HTML, no pictures, headings one level below the page's own."""
    return Markup(_renderer().render(markdown))  # noqa: S704 - made by the renderer, which escapes what was written


@cache
def _renderer() -> MarkdownIt:
    renderer = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    renderer.core.ruler.push("one_level_down", _one_level_down)
    return renderer


def _one_level_down(state: StateCore) -> None:
    for token in state.tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + 1, DEEPEST_HEADING)}"
