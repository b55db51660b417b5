"""A frame and a page for the gallery of components: everything invented, no database, no request."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import FileField, Form, HiddenField, RadioField, SelectField, SelectMultipleField, widgets
from wtforms.fields import SelectChoice

from portal.kernel.forms import (
    ClockField,
    DayField,
    FormToken,
    LineField,
    MailField,
    NumberField,
    PhoneField,
    SecretField,
    TextField,
    TickField,
    required,
)
from portal.kernel.i18n import speaking
from portal.kernel.web.frame import AccountBadge, ContactCard, Flash, FooterColumn, Frame, Link, OperatorCard
from portal.kernel.web.listing import Listing
from portal.kernel.web.render import Templates
from portal.ui.calendar import Entry, Month, month_of
from portal.ui.filters import FILTERS

UI = Path(__file__).resolve().parents[2] / "portal"
PICTURES = sorted(path.stem for path in (UI / "ui/templates/ui/pictures").glob("*.svg"))
ICONS = re.findall(r'symbol id="([^"]+)"', (UI / "static/icons.svg").read_text(encoding="utf-8"))


class ManyChoicesField(SelectMultipleField):  # type: ignore[misc]  # WTForms has no types
    """Tick boxes, as the portal's forms have them."""

    widget = widgets.ListWidget(prefix_label=False)
    option_widget = widgets.CheckboxInput()


class SampleForm(Form):  # type: ignore[misc]  # WTForms has no types
    """One field of every kind."""

    name = LineField("Name des Betriebs", [required()])
    email = MailField("E-Mail-Adresse", [required()])
    phone = PhoneField("Telefonnummer", [required("Bitte geben Sie eine Nummer an. Wir rufen zum Kennenlernen einmal an.")])
    secret = SecretField("Passwort", [required()])
    day = DayField("Erster Tag")
    begins = ClockField("Beginn")
    hours = NumberField("Stunden pro Woche")
    place = SelectField("Ort", choices=[SelectChoice("b", "Borna"), SelectChoice("g", "Grimma")])
    text = TextField("Aufgaben")
    offers = ManyChoicesField(
        "Was können Sie anbieten?", choices=[SelectChoice("i", "Praktikum"), SelectChoice("v", "Arbeitsstelle")]
    )
    shift = RadioField("Wann?", choices=[SelectChoice("m", "vormittags"), SelectChoice("a", "nachmittags")])
    agreed = TickField("Ich möchte Vorschläge per E-Mail bekommen.")
    paper = FileField("Unterlage")
    hidden = HiddenField(default="1")


class AnswerForm(Form):  # type: ignore[misc]  # WTForms has no types
    """A question with two answers of equal weight."""

    answer = RadioField("Ihre Antwort", choices=[SelectChoice("yes", "Kennenlernen"), SelectChoice("no", "Passt nicht")])


class SearchForm(Form):  # type: ignore[misc]  # WTForms has no types
    """Filters of a list."""

    query = LineField("Was suchen Sie?")
    radius = SelectField("Umkreis", choices=[SelectChoice("5", "5 km"), SelectChoice("20", "20 km")])


class SampleToken(FormToken):
    """A token without a browser."""

    def __html__(self) -> str:
        """Return a word."""
        return "token"


def a_frame(**changes: Any) -> Frame:
    """Return the frame of a signed-in company."""
    links = tuple(Link(label, f"/{label}", icon=icon) for label, icon in NAVIGATION)
    frame = Frame(
        language="de",
        direction="ltr",
        languages=(Link("Deutsch", "/", is_current=True, lang="de"), Link("English", "/en/", lang="en")),
        audience="employer",
        navigation=(replace(links[0], is_current=True), *links[1:]),
        account=AccountBadge("Katrin Lindner", "Bäckerei Lindner", "/sign-out", "/account"),
        flashes=(Flash("success", "Danke. Ihre Antwort ist da."),),
        csrf_token=SampleToken(),
        once_key="a-key-of-this-page",
        contact=ContactCard("Nadja Brandt", "Grimma", "+491713920014", "tel:+491713920014", "n.brandt@vhs.example"),
        operator=OperatorCard("Volkshochschule Landkreis Leipzig", ("Jahnstraße 24 a", "04552 Borna"), "Gemeinsam mit Partnern."),
        is_demo=True,
        footer=(
            FooterColumn("Für Betriebe", (Link("Partner werden", "/partner"), Link("Fragen und Antworten", "/faq"))),
            FooterColumn("Kontakt", (Link("Rückruf vereinbaren", "/call"), Link("Barriere melden", "/barrier"))),
        ),
        canonical_url="https://portal.example/",
        alternates=(),
        base_url="https://portal.example",
        home_url="/",
        here="/",
    )
    return replace(frame, **changes)


NAVIGATION = (("Start", "home"), ("Vorschläge", "person"), ("Meine Plätze", "bag"), ("Termine", "calendar"))
KINDS = tuple(
    SimpleNamespace(value=value, label=label)
    for value, label in (("vacancy", "Arbeitsstelle"), ("internship_slot", "Praktikum"), ("apprenticeship_place", "Ausbildung"))
)
TASKS = (
    ("Rückmeldung zum Praktikum geben", "Ibrahim Osman, Backstube. Fünf Fragen zum Ankreuzen.", date(2026, 11, 20), "pencil"),
    ("Vorschlag 7K2M ansehen", "Für Ihr Praktikum in der Backstube.", date(2026, 11, 27), "eye"),
    ("Vereinbarung unterschreiben", "Praktikum von Oksana Bilyk, ab 7. Dezember.", date(2026, 12, 5), "document"),
    ("Angaben prüfen", "", None, "bell"),
)


def a_page() -> SimpleNamespace:
    """Return what the gallery shows."""
    form = SampleForm(
        MultiDict({"name": "Imbiss Safran", "email": "rana@imbiss-safran", "offers": "i", "place": "g", "shift": "m"})
    )
    form.validate()
    return SimpleNamespace(
        kinds=KINDS,
        today=date(2026, 11, 24),
        level=SimpleNamespace(rank=2),
        tasks=[SimpleNamespace(title=title, url="#", text=text, due_on=day, icon=icon) for title, text, day, icon in TASKS],
        step=SimpleNamespace(why="Der Betrieb wartet auf uns.", due_on=date(2026, 11, 27), label=None),
        months=[
            SimpleNamespace(
                begins_on=date(2026, 11, 1),
                lines=[
                    SimpleNamespace(
                        at=datetime(2026, 11, 24, 9, 12, tzinfo=UTC),
                        title="Telefon",
                        text="Am Montag passt es.",
                        change="",
                        by="Nadja Brandt",
                        is_talk=True,
                        further_id=None,
                    )
                ],
            )
        ],
        history=[SimpleNamespace(at=datetime(2026, 11, 24, 9, 12, tzinfo=UTC), title="Besuch vereinbart", text="Nadja Brandt")]
        * 2,
        board=_board(),
        openings=_openings(),
        weeks=[
            SimpleNamespace(name="Salma Rahimi", url="#", place="Bäckerei Lindner", text="Woche 3 von 5", tone="running"),
            SimpleNamespace(
                name="Petro Hrynko", url=None, place="Logistik A38", text="Woche 3 von 4, Termin nötig", tone="attention"
            ),
            SimpleNamespace(
                name="Oksana Bilyk", url="#", place="Bäckerei Lindner", text="ab 7.12., Bewilligung fehlt", tone="planned"
            ),
        ],
        form=form,
        answer_form=AnswerForm(),
        search=SearchForm(),
        bars=_bars(),
        calendar=_calendar(),
        empty_calendar=month_of(date(2027, 2, 1), [], today=date(2026, 11, 24)),
        mondays=[date(2026, 11, 2) + timedelta(weeks=number) for number in range(8)],
        listing=SearchForm(prefix="list-"),
        narrowing=SearchForm(prefix="narrow-"),
        list=Listing("#list", (Link("meine", "#all"), Link("bis 20 km", "#far")), "#first", "#next"),
        pictures=PICTURES,
        icons=ICONS,
    )


def _board() -> list[tuple[str, list[SimpleNamespace]]]:
    def case(name: str, text: str, state: str, tone: str) -> SimpleNamespace:
        return SimpleNamespace(name=name, url="#", text=text, state=state, tone=tone)

    return [
        (
            "Vorschlag",
            [case("7K2M", "Praktikum Backstube", "Ihre Antwort fehlt", "soon"), case("R4TD", "Aushilfe", "Wir fragen", "info")],
        ),
        ("Kennenlernen", [case("Yusuf Kaya", "Donnerstag, 26.11., 14 Uhr", "Termin steht", "good")]),
        ("Praktikum", [case("Salma Rahimi", "Woche 3 von 5, Backstube", "läuft gut", "good")]),
        ("Entscheidung", []),
    ]


def _bars() -> list[SimpleNamespace]:
    def bar(name: str, text: str, tone: str, first: int, until: int) -> SimpleNamespace:
        return SimpleNamespace(name=name, url="#bar", place="Bäckerei Lindner", text=text, tone=tone, first=first, until=until)

    return [bar("Salma Rahimi", "Woche 3 von 5", "running", 1, 6), bar("Oksana Bilyk", "ab 30.11.", "planned", 5, 9)]


def _calendar() -> Month:
    entries = [
        Entry(date(2026, 11, 18), "Besuch", "Oksana Bilyk", "#visit", "Bäckerei Lindner"),
        Entry(date(2026, 11, 24), "beginnt", "Salma Rahimi", "#begins", "Pflegewohnen Parthe gGmbH"),
        Entry(date(2026, 11, 24), "endet", "Muhammad Abdulrahman Al-Khatib", "#ends-today"),
        Entry(date(2026, 11, 30), "endet", "Petro Hrynko", "#ends", "Logistik A38"),
    ]
    return month_of(date(2026, 11, 24), entries, today=date(2026, 11, 24))


def _openings() -> list[SimpleNamespace]:
    titles = ("Mitarbeit im Verkauf und an der Kasse", "Praktikum in der Backstube", "Ausbildung: Elektronik für Gebäudetechnik")
    facts = (("pin", "Grimma, 2 km"), ("calendar", "ab 11. Januar"), ("clock", "20 Stunden pro Woche"))
    foot = ("Deutsch: A2 genügt", "bis 31. Januar")
    return [
        SimpleNamespace(title=title, kind=kind, company="Bäckerei Lindner", facts=facts, foot=foot, tag=None)
        for title, kind in zip(titles, KINDS, strict=True)
    ]


def render(template: str, page: Any, frame: Frame) -> str:
    """Fill in a template as the portal does, in German."""
    templates = Templates(FILTERS)
    with speaking("de"):
        return templates.get_template(template).render(page=page, frame=frame)
