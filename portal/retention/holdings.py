"""Everything that is held about one person, row by row, from every table that leads to them (Art. 15 GDPR).

Companies are named, for they are the recipients of the data (Art. 15(1)(c)). Members of staff are not named; the
trail says their role, for who of them did something is no information about the person.
"""

from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Column, Table, Uuid, select
from sqlalchemy.orm import Session

from portal.kernel.db import Entity

Rows = tuple[Mapping[str, Any], ...]
Holdings = Mapping[str, Rows]

# Each table, with the column that leads to a row which is already in. Tables come after those they refer to.
LEADS: Final[tuple[tuple[str, str], ...]] = (
    ("candidates_candidate", "id"),
    ("candidates_language", "candidate_id"),
    ("candidates_experience", "candidate_id"),
    ("candidates_competence", "candidate_id"),
    ("candidates_course_enrolment", "candidate_id"),
    ("candidates_course_hour", "course_id"),
    ("candidates_text", "candidate_id"),
    ("candidates_personal_link", "candidate_id"),
    ("candidates_name_token", "candidate_id"),
    ("candidates_published_profile", "candidate_id"),
    ("profiles_profile", "id"),
    ("profiles_competence", "profile_id"),
    ("proposals_proposal", "candidate_id"),
    ("proposals_consent", "candidate_id"),
    ("messages_message", "proposal_id"),
    ("internships_internship", "candidate_id"),
    ("internships_authority_request", "internship_id"),
    ("internships_assessment", "internship_id"),
    ("internships_agreement", "internship_id"),
    ("internships_kit", "internship_id"),
    ("internships_scan", "agreement_id"),
    ("internships_signature", "agreement_id"),
    ("internships_sign_key", "agreement_id"),
    ("placements_placement", "candidate_id"),
    ("placements_follow_up", "placement_id"),
    ("retention_code", "candidate_id"),
    ("retention_request", "candidate_id"),
    ("contacts_log_entry", "subject_id"),
    ("contacts_task", "subject_id"),
    ("kernel_sign_in", "subject_id"),
    ("kernel_outbox", "subject_id"),
    ("kernel_audit_entry", "subject_id"),
)
LEFT_OUT: Final[Mapping[str, str]] = {
    "candidates_name_token.token": "a keyed hash of the name, which stands in the record",
    "candidates_personal_link.secret_hash": "would help to forge a link",
    "kernel_sign_in.token_hash": "would help to forge a sign-in",
    "kernel_sign_in.device": "of accounts alone",
    "kernel_sign_in.factor_at": "of accounts alone",
    "kernel_sign_in.proved_until": "of accounts alone",
    "retention_code.code_hash": "would help to guess a code",
    "internships_agreement.code_hash": "would help to guess a code",
    "internships_agreement.document": "a file; the person opens it on their page, the words are in the row",
    "internships_scan.content": "a file; the advisor hands out a copy",
    "internships_signature.chain_hash": "proves the signatures to the team; says nothing of the person",
    "internships_sign_key.code_hash": "would help to guess a code",
    "kernel_outbox.last_error": "technical; says nothing of the person",
    "kernel_outbox.handled_by": "technical; says nothing of the person",
}
NAMED: Final[Mapping[str, tuple[str, str]]] = {
    "company_id": ("companies_company", "name"),
    "opening_id": ("openings_opening", "title"),
}


def holdings(session: Session, candidate_id: UUID) -> Holdings:
    """Return all that is held about a person, by table. Other people's rows are never read."""
    tables, known, held = Entity.metadata.tables, {candidate_id}, {}
    for name, key in LEADS:
        table = tables[name]
        rows = session.execute(select(table).where(table.c[key].in_(known)).order_by(table.c.id)).mappings().all()
        known |= {row[column] for row in rows for column in _leading(table)}
        held[name] = tuple(_written(session, table, row) for row in rows)
    return {name: rows for name, rows in held.items() if rows}


def _leading(table: Table) -> list[Column[Any]]:
    """Return the columns whose ids lead on: the row's own, and that of a masked profile."""
    return [column for column in table.columns if column.name in {"id", "profile_id"}]


def _written(session: Session, table: Table, row: Mapping[Any, Any]) -> Mapping[str, Any]:
    """Write a row for its reader: names of companies and openings in place of their ids, no other id, no secret."""
    said = {column.name: _plain(row[column]) for column in columns_of(table)}
    for key, (target, label) in NAMED.items():
        if key in table.c and row[table.c[key]]:
            other = Entity.metadata.tables[target]
            said[key.removesuffix("_id")] = session.scalar(select(other.c[label]).where(other.c.id == row[table.c[key]]))
    return said


def columns_of(table: Table) -> list[Column[Any]]:
    """Return the columns of a table that are written out."""
    return [
        column for column in table.columns if f"{table.name}.{column.name}" not in LEFT_OUT and not isinstance(column.type, Uuid)
    ]


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value
