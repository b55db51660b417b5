"""Proposals and the consents they stand on."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped

from portal.kernel.db import Entity
from portal.kernel.marks import Mark, marked
from portal.proposals.consent_words import Explainer
from portal.proposals.meeting_words import MeetingSide
from portal.proposals.texts import Reading
from portal.proposals.words import (
    PROPOSAL_STATES,
    AnswerChannel,
    ConsentChannel,
    ConsentPurpose,
    ConsentState,
    DeclineReason,
    ProposalState,
)

INTERNAL, DISCLOSED, PUBLISHED = Mark.INTERNAL, Mark.DISCLOSED, Mark.PUBLISHED


class Proposal(Entity):
    """A masked profile proposed to one company for one opening (Vorschlag)."""

    __tablename__ = "proposals_proposal"
    __table_args__ = (
        Index("ix_proposals_proposal_company", "company_id", "state", "presented_at", "id"),
        Index("ix_proposals_proposal_candidate", "candidate_id", "state"),
        Index("ix_proposals_proposal_newest", "created_at", "id"),
        # A company's list ends in the reference, which is as unique: the id must not show in the order.
        Index("ix_proposals_proposal_shown", "company_id", "answer_until", "reference"),
        Index("ix_proposals_proposal_of_person", "candidate_id", "created_at", "id"),
        Index("uq_proposals_proposal_pair", "candidate_id", "opening_id", unique=True),
    )

    candidate_id: Mapped[UUID] = marked(INTERNAL, ForeignKey("candidates_candidate.id"))
    opening_id: Mapped[UUID] = marked(PUBLISHED, ForeignKey("openings_opening.id"), index=True)
    company_id: Mapped[UUID] = marked(PUBLISHED, ForeignKey("companies_company.id"))
    profile_id: Mapped[UUID] = marked(INTERNAL, ForeignKey("profiles_profile.id"), unique=True)
    reference: Mapped[str] = marked(PUBLISHED, unique=True)
    state: Mapped[ProposalState] = marked(PUBLISHED, default=ProposalState.DRAFT)
    made_by_id: Mapped[UUID] = marked(INTERNAL, ForeignKey("accounts_account.id"))
    created_at: Mapped[datetime] = marked(INTERNAL)
    presented_at: Mapped[datetime | None] = marked(PUBLISHED)
    answer_until: Mapped[date | None] = marked(PUBLISHED)
    # After how many days without an answer we did something about it last (`services/reminding.py`); 0: not yet.
    reminded_after: Mapped[int] = marked(INTERNAL, default=0)
    answered_at: Mapped[datetime | None] = marked(PUBLISHED)
    answered_by_id: Mapped[UUID | None] = marked(PUBLISHED, ForeignKey("accounts_account.id"))
    answered_how: Mapped[AnswerChannel | None] = marked(PUBLISHED)
    decline_reason: Mapped[DeclineReason | None] = marked(PUBLISHED)
    meeting_at: Mapped[datetime | None] = marked(DISCLOSED)
    # Finding a day to meet: three times, who offered them, and whether none of them fits the other side.
    times_offered: Mapped[list[str]] = marked(DISCLOSED, default=list)
    times_by: Mapped[MeetingSide | None] = marked(DISCLOSED)
    times_at: Mapped[datetime | None] = marked(DISCLOSED)
    times_refused: Mapped[bool] = marked(DISCLOSED, default=False)
    # The entry in people's calendars: its own random key, how often it was changed, and when it says that they meet.
    entry_key: Mapped[str | None] = marked(DISCLOSED)
    entry_version: Mapped[int] = marked(DISCLOSED, default=0)
    entry_at: Mapped[datetime | None] = marked(DISCLOSED)
    hints: Mapped[list[str]] = marked(INTERNAL, default=list)
    ended_at: Mapped[datetime | None] = marked(INTERNAL)
    version: Mapped[int] = marked(INTERNAL, default=1)

    __mapper_args__ = {"version_id_col": version}

    def move_to(self, state: ProposalState) -> None:
        """Change the state as the table of states allows."""
        PROPOSAL_STATES.check(self.state, state)
        self.state = state


class Consent(Entity):
    """The person's own answer: for what, to whom, on which text, how, when (Einwilligung)."""

    __tablename__ = "proposals_consent"
    __table_args__ = (Index("uq_proposals_consent_question", "proposal_id", "purpose", unique=True),)

    # Empty once the case or the person is erased: what is left is a proof that leads to nobody (`retention.py`).
    proposal_id: Mapped[UUID] = marked(INTERNAL, ForeignKey("proposals_proposal.id"), nullable=True)
    candidate_id: Mapped[UUID] = marked(INTERNAL, ForeignKey("candidates_candidate.id"), index=True, nullable=True)
    company_id: Mapped[UUID] = marked(INTERNAL, ForeignKey("companies_company.id"))
    opening_id: Mapped[UUID] = marked(INTERNAL, ForeignKey("openings_opening.id"))
    # As the person read them: a receipt stays the same when a company or a place gets another name.
    company_name: Mapped[str] = marked(INTERNAL)
    opening_title: Mapped[str] = marked(INTERNAL)
    purpose: Mapped[ConsentPurpose] = marked(INTERNAL)
    state: Mapped[ConsentState] = marked(INTERNAL, default=ConsentState.ASKED)
    text_version: Mapped[str] = marked(INTERNAL)
    text_language: Mapped[str] = marked(INTERNAL)
    text_sha256: Mapped[str] = marked(INTERNAL)
    # A translation that nobody has reviewed, read beside the text; and who explained that one.
    aid_language: Mapped[str | None] = marked(INTERNAL)
    aid_sha256: Mapped[str | None] = marked(INTERNAL)
    explained_by: Mapped[Explainer | None] = marked(INTERNAL)
    channel: Mapped[ConsentChannel | None] = marked(INTERNAL)
    paper_number: Mapped[str | None] = marked(INTERNAL)
    interpreter_helped: Mapped[bool] = marked(INTERNAL, default=False)
    recorded_by_id: Mapped[UUID | None] = marked(INTERNAL, ForeignKey("accounts_account.id"))
    asked_at: Mapped[datetime] = marked(INTERNAL)
    answered_at: Mapped[datetime | None] = marked(INTERNAL)
    expires_on: Mapped[date | None] = marked(INTERNAL)
    withdrawn_at: Mapped[datetime | None] = marked(INTERNAL)

    def is_in_force(self, on: date) -> bool:
        """Whether this consent carries today; asked each time, never copied into a flag."""
        return self.state is ConsentState.GIVEN and (self.expires_on is None or on <= self.expires_on)

    def note_reading(self, reading: Reading, explained_by: Explainer | None) -> None:
        """Keep which text was read, in which language, and who explained it."""
        text, aid = reading.text, reading.aid
        self.text_version, self.text_language, self.text_sha256 = text.version, text.language, text.sha256
        self.aid_language, self.aid_sha256 = (aid.language, aid.sha256) if aid else (None, None)
        self.explained_by = explained_by


class CompanyNotes(Entity):
    """What a company may have noted in cases of a place that ended in a month. It names nobody and leads to nobody.

    It is there because the case itself is gone by the day on which the company is asked to delete its notes.
    """

    __tablename__ = "proposals_company_notes"
    __table_args__ = (
        Index("ix_proposals_company_notes_due", "confirmed_at", "due_on", "id"),
        Index("ix_proposals_company_notes_place", "company_id", "opening_id", "ended_month"),
    )

    company_id: Mapped[UUID] = marked(PUBLISHED, ForeignKey("companies_company.id"))
    opening_id: Mapped[UUID] = marked(PUBLISHED, ForeignKey("openings_opening.id"))
    opening_title: Mapped[str] = marked(PUBLISHED)
    ended_month: Mapped[date] = marked(PUBLISHED)
    due_on: Mapped[date] = marked(PUBLISHED)
    asked_at: Mapped[datetime | None] = marked(PUBLISHED)
    # After how many days without a word we did something about it last (`services/company_notes.py`); 0: only asked.
    reminded_after: Mapped[int] = marked(INTERNAL, default=0)
    confirmed_at: Mapped[datetime | None] = marked(PUBLISHED)
    # Who of the team wrote it down; empty if the company said so by its link.
    confirmed_by_id: Mapped[UUID | None] = marked(INTERNAL, ForeignKey("accounts_account.id"))
