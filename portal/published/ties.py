"""What other parts give this slice: the texts that come with the portal, and what the slices above count. The roof lists them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from flask import current_app
from markupsafe import Markup
from sqlalchemy.orm import Session

from portal.published.figures import Count
from portal.published.words import FigureKey, Tongue

FigureSources = Mapping[FigureKey, Callable[[Session, date], Count]]


def figure_counts(session: Session, on: date) -> dict[FigureKey, Count]:
    """Ask every slice what it counts."""
    sources: FigureSources = current_app.extensions["portal_figure_sources"]
    return {key: count(session, on) for key, count in sources.items()}


@dataclass(frozen=True)
class DefaultText:
    """The text of a page that came with the portal."""

    page: str
    language: Tongue
    title: str
    markdown: str


def default_texts() -> tuple[DefaultText, ...]:
    """Return the texts of all pages in all languages, in the order in which visitors meet them."""
    given: Callable[[], tuple[DefaultText, ...]] = current_app.extensions["portal_default_texts"]
    return given()


def default_text(page: str, language: str) -> DefaultText | None:
    """Return the text of one page that came with the portal."""
    return next((each for each in default_texts() if each.page == page and each.language == language), None)


def rendered_text(markdown: str) -> Markup:
    """Render a page's Markdown just as the website does, with its links between pages and the operator's facts."""
    render: Callable[[str], Markup] = current_app.extensions["portal_text_renderer"]
    return render(markdown)
