"""Coordinators keep the figures of the law up to date: a new row with its source, the old ones stay."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from flask import abort, flash, redirect, url_for

from portal.internships import policy
from portal.internships.lawful import EDITABLE, FigureDraft, add_figure, history_of, known_figures, next_figure
from portal.internships.legal.figures import Figure, Figures
from portal.internships.legal.words import FigureCode
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now, today
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.forms import DayField, Form, LineField, NumberField, TextField, optional, required
from portal.kernel.i18n import gettext as _
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.web import Answer, Desk, Page
from portal.labour.checking import old_before

desk = Desk("coordinator_internships", __name__, audience=Role.COORDINATOR, url_prefix="/coordinator/legal-figures")


class FigureForm(Form):
    """A figure, since when, and where it stands written."""

    amount = NumberField(_l("Number"), [optional()])
    valid_from = DayField(_l("Valid from"), [required(_l("Please enter the first day."))])
    source = LineField(_l("Source"), [required(_l("Please say where it stands written."))], longest=200)
    checked_on = DayField(_l("Checked on"), [required(_l("Please enter the day you checked it."))])
    note = TextField(_l("Note"), [optional()], longest=500)

    def draft(self, code: FigureCode) -> FigureDraft:
        """Return what was written."""
        return FigureDraft(
            code, self.amount.data, self.valid_from.data, self.source.data, self.checked_on.data, self.note.data or None
        )


@dataclass(frozen=True)
class FigureLine:
    """One figure: what holds today, and what comes next."""

    code: FigureCode
    current: Figure
    next: Figure | None


@dataclass(frozen=True)
class FiguresPage(Page):
    """What the legal check of internships is held against."""

    template: ClassVar[str] = "internships/coordinator/figures.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    lines: tuple[FigureLine, ...]
    old_before: date


@dataclass(frozen=True)
class FigurePage(Page):
    """One figure: its history, and a form for what holds next."""

    template: ClassVar[str] = "internships/coordinator/figure.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    form: FigureForm
    code: FigureCode
    history: tuple[Figure, ...]


@desk.page("/", access=policy.EDIT_FIGURES)
def index(_actor: Actor) -> Answer:
    """List the figures that internships are held against."""
    with reading() as session:
        figures = known_figures(session)
    return FiguresPage(tuple(_line(figures, code, today()) for code in EDITABLE), old_before(today()))


@desk.form("/<figure>", access=policy.EDIT_FIGURES)
def edit(actor: Actor, figure: str) -> Answer:
    """Write down what a figure is from a day on."""
    wanted = next((each for each in EDITABLE if each.value == figure), None) or abort(404)
    with reading() as session:
        history = history_of(known_figures(session), wanted)
    form = FigureForm()
    if not form.validate_on_submit():
        return FigurePage(form, wanted, history)
    try:
        with transaction() as session:
            add_figure(session, form.draft(wanted), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return FigurePage(form, wanted, history)
    flash(_("The figure is kept. It counts for internships that begin on this day or later."), "success")
    return redirect(url_for("coordinator_internships.index"))


def _line(figures: Figures, code: FigureCode, on: date) -> FigureLine:
    return FigureLine(code, figures.on(code, on), next_figure(figures, code, on))
