"""The line KAI publishes, at the coordinator's desk: figures, what is behind them, and files; no persons."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from flask import request, url_for
from sqlalchemy.orm import Session
from werkzeug import Response

from portal.accounts.queries import site_choices
from portal.kernel.access import Actor, Role
from portal.kernel.clock import today
from portal.kernel.db import reading
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer, Desk, Page
from portal.openings.exporting import as_csv, as_xlsx
from portal.reports import policy
from portal.reports.line import Counted, Sources, count, sources
from portal.reports.periods import Period
from portal.reports.table import FigureRow, figure_row, line_table
from portal.reports.web.forms import LineForm
from portal.reports.words import MEANING, LineFigure

desk = Desk("coordinator_reports", __name__, audience=Role.COORDINATOR, url_prefix="/coordinator/figures")

MOST_BEHIND = 500
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class LinePage(Page):
    """The line for a period and a site, with the period before beside it."""

    template: ClassVar[str] = "reports/coordinator/line.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    form: LineForm
    period: Period
    rows: tuple[FigureRow, ...]
    asked: dict[str, Any]
    today: date


@dataclass(frozen=True)
class BehindPage(Page):
    """What one figure counts, day by day: sites and companies, no person."""

    template: ClassVar[str] = "reports/coordinator/behind.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    figure: LineFigure
    meaning: str
    period: Period
    total: int
    things: tuple[Counted, ...]
    sites: dict[UUID, str]
    back_url: str


@desk.page("/", access=policy.LINE)
def line(_actor: Actor) -> Answer:
    """Show the line for the period and site that are asked."""
    with reading() as session:
        form, known = _asked(session)
    period = form.period(today())
    return LinePage(form, period, _rows(form, known), form.asked("figure"), today())


@desk.page("/behind", access=policy.LINE)
def behind(_actor: Actor) -> Answer:
    """Show what is behind a figure."""
    with reading() as session:
        sites = dict(site_choices(session))
        form, known = LineForm.among(sites.items()), sources(session, today())
    chosen = form.sound("figure") or LineFigure.ACCOMPANIED
    things = _at_site(count(chosen, known, form.period(today()), today()), form)
    back_url = url_for("coordinator_reports.line", **form.asked("figure"))
    shown = things[::-1][:MOST_BEHIND]
    return BehindPage(chosen, str(MEANING[chosen]), form.period(today()), len(things), shown, sites, back_url)


@desk.page("/line.csv", access=policy.LINE)
def line_csv(_actor: Actor) -> Answer:
    """Hand out the line as CSV; banded for everybody who is no coordinator."""
    return _file("csv", "text/csv")


@desk.page("/line.xlsx", access=policy.LINE)
def line_xlsx(_actor: Actor) -> Answer:
    """Hand out the line as a spreadsheet; banded for everybody who is no coordinator."""
    return _file("xlsx", XLSX)


def _asked(session: Session) -> tuple[LineForm, Sources]:
    return LineForm.among(site_choices(session)), sources(session, today())


def _at_site(things: tuple[Counted, ...], form: LineForm) -> tuple[Counted, ...]:
    site_id = form.sound("site")
    return tuple(each for each in things if site_id is None or each.site_id == site_id)


def _rows(form: LineForm, known: Sources) -> tuple[FigureRow, ...]:
    period = form.period(today())
    spans = (period, period.before)
    counts = {each: [_at_site(count(each, known, span, today()), form) for span in spans] for each in LineFigure}
    most = max((len(things) for both in counts.values() for things in both), default=0)
    return tuple(figure_row(figure, now, before, most) for figure, (now, before) in counts.items())


def _file(ending: str, kind: str) -> Response:
    with reading() as session:
        form, known = _asked(session)
    is_banded = "banded" in request.args
    period = form.period(today())
    table = line_table(_rows(form, known), period, is_banded=is_banded)
    content = as_csv(table) if ending == "csv" else as_xlsx(table, _("Figures"))
    name = f"kai-line-{period.begins_on:%Y-%m-%d}-{period.ends_on:%Y-%m-%d}{'-banded' if is_banded else ''}.{ending}"
    return Response(content, mimetype=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
