"""What the team has put on the website: two pieces of news, two logos of invented partners, figures."""

import io
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from sqlalchemy.orm import Session

from portal.demo.cast import Cast
from portal.kernel.clock import local_day
from portal.published import services
from portal.published.figures import FOUNDING, proposed
from portal.published.pictures import read_logo
from portal.published.queries import NewsText
from portal.published.services import LogoDraft, NewsDraft, TextDraft
from portal.published.ties import default_text, figure_counts
from portal.published.words import Tongue

LETTERING = Path(__file__).parents[1] / "kernel" / "documents" / "fonts" / "FiraSans-SemiBold.ttf"
WHITE = "#ffffff"

# Days ago, then what was written in both languages.
NEWS = (
    (
        34,
        NewsText(
            "Vormittags Deutsch, nachmittags Backstube",
            "Im Herbst arbeiten acht Menschen aus unseren Kursen zur Probe in Betrieben zwischen Borna und Wurzen.",
            "Vier bis sechs Wochen dauert ein Praktikum. Der Kurs geht am Vormittag weiter, die Arbeit folgt am Nachmittag.\n\n"
            "## Was Betriebe davon haben\n\n"
            "- Sie lernen eine Person in Ruhe kennen.\n- Wir kümmern uns um Anträge und Versicherung.\n"
            "- Nach der Hälfte kommen wir vorbei und fragen, wie es läuft.",
        ),
        NewsText(
            "German in the morning, the bakery in the afternoon",
            "This autumn eight people from our courses try out work in companies between Borna and Wurzen.",
            "An internship takes four to six weeks. The course goes on in the morning, work follows in the afternoon.\n\n"
            "## What companies gain\n\n"
            "- They get to know a person without haste.\n- We look after forms and insurance.\n"
            "- Half-way through we come by and ask how things are going.",
        ),
    ),
    (
        6,
        NewsText(
            "Offene Sprechstunde für Betriebe in Grimma",
            "Jeden ersten Dienstag im Monat, 14 bis 17 Uhr, ohne Anmeldung.",
            "Sie überlegen, ob ein Praktikum oder eine Ausbildung zu Ihrem Betrieb passt? **Kommen Sie vorbei** oder rufen "
            "Sie an. Wir sagen Ihnen in einer halben Stunde, was möglich ist.",
        ),
        NewsText(
            "Open hours for companies in Grimma",
            "Every first Tuesday of the month, 2 to 5 pm, no appointment needed.",
            "Are you wondering whether an internship or an apprenticeship suits your company? **Come by** or call us. "
            "Half an hour is enough to tell you what is possible.",
        ),
    ),
)

# Name, website, and the colour of the sign.
LOGOS = (
    ("Bäckerei Lindner", "https://baeckerei-lindner.example", "#8a4b00"),
    ("Elektro Schöne", "https://elektro-schoene.example", "#2044aa"),
)


def fill_website(session: Session, cast: Cast) -> None:
    """Let the coordinator publish news, show the logos of two partners and release figures."""
    by = cast.coordinator
    for days_ago, german, english in NEWS:
        written = services.write_news(session, NewsDraft(german, english), by=by, at=cast.days.at(days_ago, 9))
        services.publish_news(session, written.id, by=by, at=cast.days.at(days_ago, 10))
    for name, website, colour in LOGOS:
        draft = LogoDraft(name, f"Logo: {name}", f"Logo of {name}", website)
        logo = services.add_logo(session, draft, read_logo(_drawn(name, colour)), by=by, at=cast.days.at(60, 11))
        services.show_logo(session, logo.id, by=by, at=cast.days.at(60, 12))
    _try_a_text(session, cast)
    _release_figures(session, cast)


def _try_a_text(session: Session, cast: Cast) -> None:
    """Leave a history: a sentence that stood on the website for a day, and the way back to the default text."""
    page = default_text("about", Tongue.GERMAN)
    if page is None:
        return
    words = f"{page.markdown.rstrip()}\n\nAm Freitag ist unser Büro in Borna wegen eines Umzugs geschlossen.\n"
    draft = TextDraft(page.page, page.language, words, 0)
    services.publish_text(session, draft, by=cast.coordinator, at=cast.days.at(20, 9))
    services.restore_default(session, page.page, page.language, by=cast.coordinator, at=cast.days.at(18, 8))


def _release_figures(session: Session, cast: Cast) -> None:
    """Release what the portal counts beside what the founding documents say."""
    at = cast.days.at(3, 15)
    offers = proposed(figure_counts(session, local_day(at)), FOUNDING, on=local_day(at))
    figures = (each.held or each.fresh for each in offers)
    services.release_figures(session, (each for each in figures if each), 0, by=cast.coordinator, at=at)


def _drawn(name: str, colour: str) -> bytes:
    """Draw an invented logo: a sign and a name."""
    picture = Image.new("RGB", (960, 320), WHITE)
    pen = ImageDraw.Draw(picture)
    pen.rounded_rectangle((24, 40, 264, 280), radius=56, fill=colour)
    pen.ellipse((84, 100, 204, 220), fill=WHITE)
    first, second = name.split(" ", 1)
    lettering = ImageFont.truetype(str(LETTERING), 96)
    for words, place in ((first, (310, 50)), (second, (310, 160))):
        pen.text(place, words, fill=colour, font=lettering)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
