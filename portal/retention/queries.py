"""Reading the rules of keeping with their history, and the log of the runs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from portal.accounts.queries import names_of
from portal.candidates.models import Candidate
from portal.candidates.queries import candidate_title
from portal.kernel.access import Actor
from portal.kernel.errors import Sentence
from portal.kernel.retention.models import RetentionRule
from portal.retention.kinds import HOLDING, KINDS
from portal.retention.models import RetentionRun

NEWEST_RUNS = 14
_WORDS: Mapping[str, tuple[Sentence, Sentence]] = {
    **{kind.code: (kind.what, kind.since) for kind in KINDS},
    **{period.code: (period.what, period.since) for period in HOLDING},
}


@dataclass(frozen=True)
class RuleRow:
    """How long one kind of thing is kept, counted from what, since when this holds and on which ground."""

    id: UUID
    code: str
    what: Sentence
    since: Sentence
    months: int
    days: int
    from_year_end: bool
    source: str
    valid_from: date
    by_name: str


@dataclass(frozen=True)
class RunLine:
    """What one rule did in a run."""

    code: str
    what: Sentence
    gone: int
    held: int
    failed: int
    reasons: Mapping[str, int]


@dataclass(frozen=True)
class RunRow:
    """A run: when, by whom, what went."""

    began_at: datetime
    is_over: bool
    by_name: str
    lines: tuple[RunLine, ...]


@dataclass(frozen=True)
class PersonToErase:
    """Whose data are to be erased."""

    id: UUID
    name: str
    restricted_at: datetime | None = None


def rules_in_force(session: Session, on: date) -> tuple[RuleRow, ...]:
    """Return the rule of each kind that holds on a day, in the order in which things go."""
    newest = {row.code: row for row in _rows(session) if row.valid_from <= on}
    return tuple(newest[code] for code in _WORDS if code in newest)


def history_of_rule(session: Session, code: str) -> tuple[RuleRow, ...]:
    """Return every rule there was or will be for a kind, the newest first."""
    return tuple(reversed([row for row in _rows(session) if row.code == code]))


def rule_record(session: Session, _actor: Actor, rule_id: UUID) -> RuleRow | None:
    """Return a rule, for coordinators."""
    return next((row for row in _rows(session) if row.id == rule_id), None)


def person_to_erase(session: Session, actor: Actor, candidate_id: UUID) -> PersonToErase | None:
    """Return whose data these are, to advisors."""
    name = candidate_title(session, actor, candidate_id)
    if name is None:
        return None
    return PersonToErase(candidate_id, name, restricted_since(session, candidate_id))


def restricted_since(session: Session, candidate_id: UUID) -> datetime | None:
    """Return since when the data of a person are kept and not used."""
    return session.scalar(select(Candidate.restricted_at).where(Candidate.id == candidate_id))


def past_runs(session: Session, limit: int = NEWEST_RUNS) -> tuple[RunRow, ...]:
    """Return the latest runs."""
    wanted = select(RetentionRun).options(selectinload(RetentionRun.lines))
    runs = session.scalars(wanted.order_by(RetentionRun.began_at.desc(), RetentionRun.id).limit(limit)).all()
    names = names_of(session, [run.by_id for run in runs if run.by_id])
    return tuple(_run(run, names.get(run.by_id, "") if run.by_id else "") for run in runs)


def _run(run: RetentionRun, by_name: str) -> RunRow:
    found = {line.code: line for line in run.lines}
    lines = tuple(
        RunLine(code, _WORDS[code][0], line.gone, line.held, line.failed, line.reasons)
        for code in _WORDS
        if (line := found.get(code)) is not None
    )
    return RunRow(run.began_at, run.ended_at is not None, by_name, lines)


def _rows(session: Session) -> Sequence[RuleRow]:
    rows = session.scalars(select(RetentionRule).order_by(RetentionRule.valid_from, RetentionRule.at)).all()
    names = names_of(session, [row.by_id for row in rows if row.by_id])
    return [_row(row, names.get(row.by_id, "") if row.by_id else "") for row in rows if row.code in _WORDS]


def _row(row: RetentionRule, by_name: str) -> RuleRow:
    what, since = _WORDS[row.code]
    period = (row.months, row.days, row.from_year_end)
    return RuleRow(row.id, row.code, what, since, *period, row.source, row.valid_from, by_name)
