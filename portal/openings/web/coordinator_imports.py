"""Coordinators take in tables of openings, look first, and take a whole import back."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar, Final

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now
from portal.kernel.db import current_database, reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.forms import Form, LineField, TickField, UploadField, optional, required
from portal.kernel.i18n import gettext as _
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.web import Answer, Desk, Page
from portal.openings import policy, services
from portal.openings.exporting import as_csv, as_xlsx, openings_table
from portal.openings.importing import ImportOptions, ImportResult, UnreadableFile, import_openings, parse_map
from portal.openings.queries.imports import ImportRow, Undoable, imports, undoable

desk = Desk("coordinator_imports", __name__, audience=Role.COORDINATOR, url_prefix="/coordinator/imports")
MOST_BYTES: Final = 1_500_000
ENDINGS: Final = frozenset({".csv", ".txt", ".tsv", ".xlsx", ".xls", ".ods", ".json"})
SHOWN: Final = 100
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ImportForm(Form):
    """The table, and what its columns are called if they bear names of their own."""

    table = UploadField(_l("Table (CSV or XLSX)"), [required(_l("Please choose a table."))], accept=".csv,.xlsx,.ods,.tsv")
    columns = LineField(_l("Names of columns"), [optional()], longest=500)
    creates_companies = TickField(_l("Enter companies that we do not know as leads"))

    def options(self, by: By, *, is_dry_run: bool, file_name: str) -> ImportOptions:
        """Return what was asked for; raises `UnreadableFile` if the names of columns make no sense."""
        return ImportOptions(
            parse_map(self.columns.data or ""),
            creates_companies=self.creates_companies.data,
            is_dry_run=is_dry_run,
            by=by,
            file_name=file_name,
        )


@dataclass(frozen=True)
class ImportsPage(Page):
    """The latest imports, and a form for another table."""

    template: ClassVar[str] = "openings/coordinator/imports.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    form: ImportForm
    rows: tuple[ImportRow, ...]
    looked: ImportResult | None = None
    most_shown: int = SHOWN


@dataclass(frozen=True)
class ImportPage(Page):
    """One import: what of it can be taken out again, and what stays, with the reason."""

    template: ClassVar[str] = "openings/coordinator/import.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    row: ImportRow
    found: Undoable
    most_shown: int = SHOWN


@desk.form("/", access=policy.IMPORT)
def index(actor: Actor) -> Answer:
    """Look at a table without writing anything, or take it in: all of it or nothing."""
    form = ImportForm() if request.method == "POST" else ImportForm(data={"creates_companies": True})
    with reading() as session:
        rows = imports(session)
    if not form.validate_on_submit():
        return ImportsPage(form, rows)
    try:
        result = _take_in(form, By.of(actor), is_dry_run=request.form.get("then") != "take_in")
    except RuleBroken as refusal:
        form.refuse(refusal)
        return ImportsPage(form, rows)
    if result.import_id is None:
        return ImportsPage(form, rows, result)
    flash(_("Taken in: %(count)s. They are drafts until somebody has read them.", count=result.imported), "success")
    return redirect(url_for("coordinator_imports.show", import_id=result.import_id))


@desk.page("/openings.csv", access=policy.IMPORT)
def export_csv(_actor: Actor) -> Answer:
    """Hand out the openings as CSV."""
    with reading() as session:
        return _file(as_csv(openings_table(session)), "text/csv", "kai-openings.csv")


@desk.page("/openings.xlsx", access=policy.IMPORT)
def export_xlsx(_actor: Actor) -> Answer:
    """Hand out the openings as XLSX."""
    with reading() as session:
        return _file(as_xlsx(openings_table(session)), XLSX, "kai-openings.xlsx")


@desk.page("/<uuid:import_id>", access=policy.ONE_IMPORT)
def show(_actor: Actor, row: ImportRow) -> Answer:
    """Show what an import brought in, and what of it could be taken out."""
    with reading() as session:
        return ImportPage(row, undoable(session, row.id))


@desk.action("/<uuid:import_id>/undo", access=policy.ONE_IMPORT)
def undo(actor: Actor, row: ImportRow) -> Answer:
    """Take an import back; what stays is named on its page."""
    with transaction() as session:
        found = services.undo_import(session, row.id, by=By.of(actor), at=now())
    flash(_("Taken out: %(gone)s. Stays: %(stays)s.", gone=len(found.goes), stays=len(found.stays)), "success")
    return redirect(url_for("coordinator_imports.show", import_id=row.id))


def _take_in(form: ImportForm, by: By, *, is_dry_run: bool) -> ImportResult:
    """Read the table from a file of its own that is gone afterwards; what is sent is called as we like."""
    content, chosen = form.table.content(MOST_BYTES), form.table.data
    if not content:
        raise RuleBroken(_l("Please choose a table."), field="table")
    chosen.close()  # a large one lies in a file of its own
    sent = Path(chosen.filename)
    if len(content) > MOST_BYTES:
        raise RuleBroken(_l("This table is larger than 1.5 MB. Please divide it."), field="table")
    if sent.suffix.lower() not in ENDINGS:
        raise RuleBroken(_l("Please choose a CSV or XLSX file."), field="table")
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"table{sent.suffix.lower()}"
        file.write_bytes(content)
        try:
            options = form.options(by, is_dry_run=is_dry_run, file_name=sent.name[:200])
            return import_openings(current_database(), file, options, at=now())
        except UnreadableFile as unreadable:
            raise RuleBroken(str(unreadable).replace(file.name, sent.name), field="table") from unreadable


def _file(content: bytes, kind: str, name: str) -> Answer:
    return Response(content, mimetype=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
