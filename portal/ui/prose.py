"""Markdown as people write it on the team's desk, made into running text of a page; whatever could do harm stays text."""

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markupsafe import Markup

DEEPEST_HEADING = 6


def prose(markdown: str, *, down: int = 1) -> Markup:
    """Render Markdown: no HTML, no pictures, headings `down` levels lower than written and never a page's own."""
    return Markup(_renderer(down).render(markdown))  # noqa: S704 - made by the renderer, which escapes what was written


@cache
def _renderer(down: int) -> MarkdownIt:
    def lower_headings(state: StateCore) -> None:
        for token in state.tokens:
            if token.type in ("heading_open", "heading_close"):
                token.tag = f"h{min(max(int(token.tag[1]) + down, 2), DEEPEST_HEADING)}"

    renderer = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    renderer.core.ruler.push("lower_headings", lower_headings)
    return renderer
