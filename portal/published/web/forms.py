"""Forms about what is released for the public."""

import re
from collections.abc import Iterable

from wtforms.validators import ValidationError

from portal.kernel.errors import RuleBroken
from portal.kernel.forms import (
    Form,
    LineField,
    NumberField,
    RadioChoiceField,
    TextField,
    UploadField,
    choice_required,
    optional,
    required,
)
from portal.kernel.i18n import gettext as _
from portal.kernel.i18n import lazy_gettext as _l
from portal.published.figures import Proposed, ReleasedFigure
from portal.published.front import read_page_text
from portal.published.pictures import MOST_BYTES, Picture, read_logo
from portal.published.queries import LogoRecord, NewsEdition, NewsText
from portal.published.services import LogoDraft, NewsDraft, TextDraft
from portal.published.words import FigureChoice, FigureKey, Tongue

LONGEST_TEXT = 100_000
LONGEST_BODY = 20_000
LONGEST_LEAD = 400


class TextForm(Form):
    """The text of a page, and the version it was written over."""

    markdown = TextField(_l("Text"), [required(_l("Please write a text."))], longest=LONGEST_TEXT)
    based_on = NumberField("", [required()])

    def validate_markdown(self, field: TextField) -> None:
        """Refuse a text without the head that gives the page its title."""
        try:
            read_page_text(field.data)
        except RuleBroken as refusal:
            raise ValidationError(str(refusal)) from None

    def draft(self, page: str, language: Tongue) -> TextDraft:
        """Return what was written."""
        return TextDraft(page, language, self.markdown.data, self.based_on.data)

    def move_onto(self, number: int) -> None:
        """Let what is written here stand over this version from now on."""
        self.based_on.raw_data = None
        self.based_on.data = number


class NewsForm(Form):
    """A piece of news in both languages."""

    title_de = LineField(_l("German title"), [required(_l("Please write a title."))], longest=120)
    lead_de = TextField(_l("German lead sentence"), [required(_l("Please write one or two sentences."))], longest=LONGEST_LEAD)
    body_de = TextField(_l("German text"), [required(_l("Please write a text."))], longest=LONGEST_BODY)
    title_en = LineField(_l("English title"), [required(_l("Please write a title."))], longest=120)
    lead_en = TextField(_l("English lead sentence"), [required(_l("Please write one or two sentences."))], longest=LONGEST_LEAD)
    body_en = TextField(_l("English text"), [required(_l("Please write a text."))], longest=LONGEST_BODY)
    based_on = NumberField("", [required()])

    @classmethod
    def about(cls, edition: NewsEdition | None) -> "NewsForm":
        """Take what is known, unless something was sent."""
        if edition is None:
            return cls(data={"based_on": 0})
        known = {f"{part}_de": getattr(edition.german, part) for part in ("title", "lead", "body")}
        known |= {f"{part}_en": getattr(edition.english, part) for part in ("title", "lead", "body")}
        return cls(data={**known, "based_on": edition.number})

    def draft(self) -> NewsDraft:
        """Return what was written."""
        return NewsDraft(
            NewsText(self.title_de.data, self.lead_de.data, self.body_de.data),
            NewsText(self.title_en.data, self.lead_en.data, self.body_en.data),
        )

    def move_onto(self, number: int) -> None:
        """Let what is written here stand over this version from now on."""
        self.based_on.raw_data = None
        self.based_on.data = number


class LogoForm(Form):
    """A partner's logo."""

    name = LineField(_l("Name of the partner"), [required(_l("Please enter the name."))], longest=120)
    picture = UploadField(_l("Picture"), accept="image/png,image/jpeg,image/webp")
    alt_de = LineField(_l("Description in German"), [required(_l("Please say in a few words what the logo shows."))])
    alt_en = LineField(_l("Description in English"), [required(_l("Please say in a few words what the logo shows."))])
    website = LineField(_l("Website"), [optional()], longest=300)

    @classmethod
    def about(cls, logo: LogoRecord) -> "LogoForm":
        """Take what is known, unless something was sent."""
        return cls(data={name: getattr(logo, name) for name in ("name", "alt_de", "alt_en", "website")})

    def validate_website(self, field: LineField) -> None:
        """Take an address with or without https; refuse what is none."""
        address = field.data if "://" in field.data else f"https://{field.data}"
        if not re.fullmatch(r"https?://[\w-]+(\.[\w-]+)+(:\d+)?(/[^\s<>\"]*)?", address):
            raise ValidationError(_("Please check the address of the website, for example https://www.company.de."))
        field.data = address

    def new_picture(self) -> Picture | None:
        """Return the picture, drawn anew, if one was chosen; a file that is none is refused beside the field."""
        content = self.picture.content(MOST_BYTES)
        return read_logo(content) if content else None

    def first_picture(self) -> Picture:
        """Return the picture of a new logo."""
        picture = self.new_picture()
        if picture is None:
            raise RuleBroken(_l("Please choose a picture."), field="picture")
        return picture

    def draft(self) -> LogoDraft:
        """Return what was entered."""
        return LogoDraft(self.name.data, self.alt_de.data, self.alt_en.data, self.website.data or None)


class FiguresForm(Form):
    """What becomes of each figure."""

    contracts = RadioChoiceField(FigureKey.CONTRACTS.label, FigureChoice, [choice_required()])
    internships = RadioChoiceField(FigureKey.INTERNSHIPS.label, FigureChoice, [choice_required()])
    companies = RadioChoiceField(FigureKey.COMPANIES.label, FigureChoice, [choice_required()])
    sites = RadioChoiceField(FigureKey.SITES.label, FigureChoice, [choice_required()])
    seen = LineField("", [required()])
    based_on = NumberField("", [required()])

    @classmethod
    def about(cls, proposals: Iterable[Proposed], newest: int) -> "FiguresForm":
        """Take what is public now, unless something was sent."""
        known = {each.key.value: FigureChoice.HELD if each.held else FigureChoice.NONE for each in proposals}
        return cls(data={**known, "seen": seal_of(proposals), "based_on": newest})

    def must_show(self, proposals: Iterable[Proposed]) -> None:
        """Refuse what was chosen from other figures than those of now."""
        if self.seen.data != seal_of(proposals):
            raise RuleBroken(_l("The figures have changed since you opened this page. Please look at them again."))

    def chosen(self, proposals: Iterable[Proposed]) -> tuple[ReleasedFigure, ...]:
        """Return the figures to be released; what was never offered is left out."""
        picks = {each: self[each.key.value].data for each in proposals}
        figures = (
            each.fresh if pick is FigureChoice.FRESH else each.held if pick is FigureChoice.HELD else None
            for each, pick in picks.items()
        )
        return tuple(figure for figure in figures if figure)

    def move_onto(self, proposals: Iterable[Proposed], newest: int) -> None:
        """Show the figures as they read now."""
        self.seen.data = seal_of(proposals)
        self.based_on.raw_data = None
        self.based_on.data = newest


def seal_of(proposals: Iterable[Proposed]) -> str:
    """Note what is shown, so that nothing else is released by the press of the button."""
    return " ".join(f"{each.key}:{each.seal or '-'}" for each in proposals)
