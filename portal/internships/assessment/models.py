"""The assessment of an internship: one row, in which each side writes its own part."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped

from portal.internships.assessment.words import ASKED_ABOUT, LanguageAtWork, OwnView, Verdict, WouldHire
from portal.kernel.crypto import EncryptedText
from portal.kernel.db import Entity
from portal.kernel.marks import Mark, marked
from portal.labour.competences import Competence
from portal.labour.words import CompetenceLevel

LINK_DAYS = timedelta(days=30)
"""How long after the last day an answer is taken."""
INTERNAL = Mark.INTERNAL


class Assessment(Entity):
    """How an internship went (Praktikumsbeurteilung), in codes; only the person may write words."""

    __tablename__ = "internships_assessment"

    internship_id: Mapped[UUID] = marked(INTERNAL, ForeignKey("internships_internship.id"), unique=True)
    due_on: Mapped[date] = marked(INTERNAL)
    asked_at: Mapped[datetime] = marked(INTERNAL)
    asks: Mapped[int] = marked(INTERNAL, default=0)

    # What the company saw; empty is what it could not see
    punctuality: Mapped[CompetenceLevel | None] = marked(INTERNAL)
    team: Mapped[CompetenceLevel | None] = marked(INTERNAL)
    instructions: Mapped[CompetenceLevel | None] = marked(INTERNAL)
    asking: Mapped[CompetenceLevel | None] = marked(INTERNAL)
    learning: Mapped[CompetenceLevel | None] = marked(INTERNAL)
    language_at_work: Mapped[LanguageAtWork | None] = marked(INTERNAL)
    would_hire: Mapped[WouldHire | None] = marked(INTERNAL)
    company_said_at: Mapped[datetime | None] = marked(INTERNAL)
    received_at: Mapped[datetime | None] = marked(INTERNAL)  # on paper or by phone: nobody is reminded any more

    # What the person says; the company reads none of it
    own_view: Mapped[OwnView | None] = marked(INTERNAL)
    person_said_at: Mapped[datetime | None] = marked(INTERNAL)
    verdict: Mapped[Verdict | None] = marked(INTERNAL)
    own_words: Mapped[str | None] = marked(INTERNAL, EncryptedText)

    @property
    def levels(self) -> dict[Competence, CompetenceLevel]:
        """What the company could see."""
        seen = {each: getattr(self, each.value) for each in ASKED_ABOUT}
        return {each: level for each, level in seen.items() if level is not None}

    @property
    def waits_for_company(self) -> bool:
        """Whether nothing has come from the company, by link or otherwise."""
        return self.company_said_at is None and self.received_at is None

    @property
    def waits_for_person(self) -> bool:
        """Whether the person has not said yet how it was."""
        return self.own_view is None

    @property
    def waits_for_verdict(self) -> bool:
        """Whether the person may still say what they think of the company's assessment."""
        return self.company_said_at is not None and self.verdict is None

    def takes_answers(self, on: date) -> bool:
        """Whether there is still time."""
        return on <= self.due_on + LINK_DAYS
