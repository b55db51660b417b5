"""What is released for the public, valid by default."""

import io
from datetime import datetime
from typing import Any

from PIL import Image
from sqlalchemy.orm import Session

from portal.kernel.audit import By
from portal.published import services
from portal.published.models import Logo, News, TextVersion
from portal.published.pictures import read_logo
from portal.published.queries import NewsText
from portal.published.services import LogoDraft, NewsDraft, TextDraft
from portal.published.ties import DefaultText
from portal.published.words import Tongue
from tests.moments import NOON

SYSTEM = By.system()
PAGE = "---\ntitle: Über KAI\nlead: Wer wir sind.\n---\n\n## Team\n\nWir sind zwölf."


def some_texts() -> tuple[DefaultText, ...]:
    """The texts that came with the portal: one page is enough, whatever the website has."""
    return tuple(DefaultText("about", tongue, "Über KAI", PAGE) for tongue in Tongue)


def a_text(session: Session, page: str, markdown: str, *, language: Tongue = Tongue.GERMAN, based_on: int = 0) -> TextVersion:
    """A published text of a page."""
    return services.publish_text(session, TextDraft(page, language, markdown, based_on), by=SYSTEM, at=NOON)


def a_news_draft(title: str = "Neuer Kurs in Grimma", body: str = "Am **Montag** geht es los.") -> NewsDraft:
    """News in both languages."""
    return NewsDraft(NewsText(title, "Zwölf Plätze sind frei.", body), NewsText(f"EN {title}", "Twelve places are free.", body))


def some_news(session: Session, draft: NewsDraft | None = None, *, is_public: bool = True, at: datetime = NOON) -> News:
    """News that visitors read, if not said otherwise."""
    news = services.write_news(session, draft or a_news_draft(), by=SYSTEM, at=at)
    if is_public:
        services.publish_news(session, news.id, by=SYSTEM, at=at)
    return news


def a_picture(kind: str = "PNG", size: tuple[int, int] = (300, 120), **how: Any) -> bytes:
    """A file with a picture in it."""
    out = io.BytesIO()
    Image.new("RGB", size, "#2044aa").save(out, kind, **how)
    return out.getvalue()


def a_logo(session: Session, name: str = "Bäckerei Lindner", *, is_public: bool = True) -> Logo:
    """A partner's logo that is shown, if not said otherwise."""
    draft = LogoDraft(name, f"Logo: {name}", f"Logo of {name}", "https://lindner.example")
    logo = services.add_logo(session, draft, read_logo(a_picture()), by=SYSTEM, at=NOON)
    if is_public:
        services.show_logo(session, logo.id, by=SYSTEM, at=NOON)
    return logo
