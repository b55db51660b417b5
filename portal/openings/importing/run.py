"""The run of an import: everything or nothing. Rows are read first; then one transaction writes them all."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.companies.queries import find_company_by_name
from portal.companies.services import LeadDraft, enter_lead
from portal.kernel.audit import By
from portal.kernel.clock import local_day
from portal.kernel.db import Database
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext as _
from portal.kernel.places import find_place
from portal.openings.importing.columns import cell, columns_of
from portal.openings.importing.files import Cells, read_rows
from portal.openings.importing.reading import line_of
from portal.openings.importing.report import Fate, ImportResult, Remark
from portal.openings.importing.rows import Posting, RefusedRow, posting_of
from portal.openings.models import Opening
from portal.openings.queries.imports import is_listed
from portal.openings.services import Brought, ImportCounts, ImportedOpening, import_opening, note_import
from portal.openings.words import ImportedKind

BATCH = 100
SYSTEM = By.system()
Progress = Callable[[int, int], None]
NO_ID = UUID(int=0)
Read = tuple[Cells, Posting | RefusedRow]


@dataclass(frozen=True)
class ImportOptions:
    """What the operator or a coordinator asked for. `columns` maps our fields to the file's columns."""

    columns: Mapping[str, str] = field(default_factory=dict)
    creates_companies: bool = True
    publishes: bool = False
    is_dry_run: bool = False
    by: By = SYSTEM
    file_name: str = ""


def import_openings(
    database: Database, file: Path, options: ImportOptions, *, at: datetime, progress: Progress | None = None
) -> ImportResult:
    """Take in the openings of a file; a second run of the same file finds nothing new.

    Raises `UnreadableFile` before anything is written; a run that is killed leaves nothing behind. `progress` is told how
    many of how many rows are written.
    """
    rows = read_rows(file)
    run = _Run(columns_of(rows, options.columns) if rows else {}, options, at)
    read = [run.read(row) for row in rows]
    with _session_of(database, options) as session:
        run.begin(session, read)
        for start in range(0, len(rows), BATCH):
            run.take_in(session, read[start : start + BATCH])
            if progress:
                progress(min(start + BATCH, len(rows)), len(rows))
        if run.brought and not options.is_dry_run:
            result = run.result
            counts = ImportCounts(
                options.file_name or file.name, options.by, result.read, result.imported, result.unchanged, result.refused
            )
            result.import_id = note_import(session, counts, run.brought, at=at).id
    return run.result


def _session_of(database: Database, options: ImportOptions) -> AbstractContextManager[Session]:
    return database.reading() if options.is_dry_run else database.transaction()


@dataclass
class _Run:
    columns: Mapping[str, str]
    options: ImportOptions
    at: datetime
    result: ImportResult = field(default_factory=ImportResult)
    companies: dict[str, UUID] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    taken: set[str] = field(default_factory=set)
    brought: list[Brought] = field(default_factory=list)

    def read(self, row: Cells) -> Read:
        """Read a row; what it says of itself does not need the database."""
        try:
            return row, posting_of(row, self.columns, local_day(self.at))
        except RefusedRow as refusal:
            return row, refusal

    def begin(self, session: Session, read: Sequence[Read]) -> None:
        """Look which of these postings are in already."""
        keys = [posting.key for _, posting in read if isinstance(posting, Posting)]
        for start in range(0, len(keys), BATCH):
            self.seen |= _known(session, keys[start : start + BATCH])

    def take_in(self, session: Session, read: Sequence[Read]) -> None:
        """Take in some of the rows."""
        for row, posting in read:
            self._decide(session, row, posting)

    def _decide(self, session: Session, row: Cells, posting: Posting | RefusedRow) -> None:
        if isinstance(posting, RefusedRow):
            self._count(Fate.REFUSED, row, str(posting))
            return
        if posting.key in self.seen:
            again = [_("The same posting stands further up in this file.")] if posting.key in self.taken else []
            self._count(Fate.UNCHANGED, row, *again)
            return
        try:
            self._import(session, posting)
        except (RefusedRow, RuleBroken) as refusal:
            self._count(Fate.REFUSED, row, str(refusal))
            return
        self.seen.add(posting.key)
        self.taken.add(posting.key)
        self._count(Fate.IMPORTED, row, *posting.remarks)

    def _import(self, session: Session, posting: Posting) -> None:
        company_id = self.companies.get(posting.company_key) or self._company(session, posting)
        self.companies[posting.company_key] = company_id
        if self.options.is_dry_run:
            return
        imported = ImportedOpening(posting.draft, posting.place_text, posting.posted_on, posting.key)
        opening = import_opening(session, company_id, imported, is_published=self.options.publishes, at=self.at)
        self.brought.append(Brought(ImportedKind.OPENING, opening.id, self.result.read + 1))

    def _company(self, session: Session, posting: Posting) -> UUID:
        """Find the company by its name (a person's business also by its place), or enter it as a lead."""
        place = find_place(posting.place_text) if posting.place_text else None
        if posting.is_firm or place:
            known = find_company_by_name(session, posting.company, None if posting.is_firm or not place else place.postcode)
            if known:
                return known.id
        if not self.options.creates_companies:
            raise RefusedRow(_("No company of this name is known, or several are."))
        if self.options.is_dry_run:
            return NO_ID
        draft = LeadDraft(posting.company, posting.place_text, posting.company_key)
        lead = enter_lead(session, draft, at=self.at)
        if lead.created_at == self.at and not is_listed(session, lead.id):  # a lead of an earlier import stays with that one
            self.brought.append(Brought(ImportedKind.COMPANY, lead.id, self.result.read + 1))
        return lead.id

    def _count(self, fate: Fate, row: Cells, *reasons: str) -> None:
        self.result.count(fate)
        title, company, place = (line_of(cell(row, self.columns, field)) for field in ("title", "company", "place"))
        self.result.remarks += [Remark(self.result.read, fate, reason, title, company, place) for reason in reasons]


def _known(session: Session, keys: Sequence[str]) -> set[str]:
    found = session.scalars(select(Opening.import_key).where(Opening.import_key.in_(keys)))
    return {key for key in found if key is not None}
