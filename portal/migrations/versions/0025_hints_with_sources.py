"""What the portal says beside a field, as rows with source and day of the check."""

import uuid
from datetime import UTC, date, datetime

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"

CHECKED_ON = date(2026, 11, 22)
NEUTRAL = "§§ 1, 7 und 11 AGG"
FOUNDING = (
    (
        "contact",
        "Wir bringen Menschen mit Ihnen zusammen. Bitte nennen Sie Telefon und Adresse bei Ihrem Betrieb, nicht im Text.",
        "We bring people together with you. Please keep phone numbers and addresses with your company, not in the text.",
        "Absprache im Programm KAI",
    ),
    (
        "helpers_german",
        "Für Hilfstätigkeiten ist B2 viel: Das sind etwa zwei Jahre Lernen. Oft reicht A2 oder B1.",
        "For helpers B2 is a lot: it takes two years of learning. A2 or B1 is often enough.",
        "Gemeinsamer Europäischer Referenzrahmen; Erfahrung aus den Kursen",
    ),
    (
        "no_pay",
        "Bitte nennen Sie den Lohn, am besten vor dem Gespräch. Dann wissen alle, ob die Stelle passt.",
        "Please name the pay, best before the interview. Then everybody knows whether the place suits them.",
        "Richtlinie (EU) 2023/970, Art. 5; Umsetzung in Deutschland bitte prüfen",
    ),
    (
        "report_at_once",
        "Bau, Gastronomie, Transport, Reinigung: Bitte melden Sie die Arbeit vor Beginn an. Alle tragen einen Ausweis.",
        "Building, restaurants, transport, cleaning: please report work before it begins. Everybody carries an identity card.",
        "§ 28a Abs. 4 SGB IV und § 2a SchwarzArbG",
    ),
    ("age", "Stellen sind ohne Blick auf das Alter auszuschreiben.", "Places are offered without regard to age.", NEUTRAL),
    (
        "sex",
        "Stellen sind ohne Blick auf das Geschlecht auszuschreiben.",
        "Places are offered without regard to gender.",
        NEUTRAL,
    ),
    (
        "origin",
        "Stellen sind ohne Blick auf Herkunft und Muttersprache auszuschreiben.",
        "Places are offered without regard to origin and first language.",
        NEUTRAL,
    ),
    (
        "religion",
        "Stellen sind ohne Blick auf Religion und Weltanschauung auszuschreiben; für kirchliche Träger gilt § 9 AGG.",
        "Places are offered without regard to religion and belief; section 9 AGG holds for church employers.",
        NEUTRAL,
    ),
    (
        "disability",
        "Stellen sind ohne Blick auf Gesundheit und Behinderung auszuschreiben.",
        "Places are offered without regard to health and disability.",
        "§§ 1, 7 und 11 AGG, § 164 Abs. 2 SGB IX",
    ),
    (
        "identity",
        "Familie und Privates gehören nicht in eine Ausschreibung.",
        "Family and private life do not belong into an offer.",
        NEUTRAL,
    ),
)


def upgrade() -> None:
    """Apply."""
    notes = op.create_table(
        "openings_note",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("german", sa.Text(), nullable=False),
        sa.Column("english", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("is_shown", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_openings_note")),
    )
    op.create_index("ix_openings_note_code", "openings_note", ["code", "at"])
    op.bulk_insert(notes, founding_rows())


def founding_rows() -> list[dict[str, object]]:
    """Return the hints the portal begins with."""
    at = datetime(CHECKED_ON.year, CHECKED_ON.month, CHECKED_ON.day, tzinfo=UTC)
    return [
        {
            "id": uuid.uuid4(),
            "code": code,
            "german": german,
            "english": english,
            "source": source,
            "checked_on": CHECKED_ON,
            "is_shown": True,
            "at": at,
            "by_id": None,
        }
        for code, german, english, source in FOUNDING
    ]


def downgrade() -> None:
    """Take back."""
    op.drop_table("openings_note")
