"""What the rules need to know of a planned internship, and what an answer looks like."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from portal.internships.legal.figures import Figure, Figures
from portal.internships.legal.words import FigureCode, LegalRule, Verdict
from portal.internships.words import LegalBasis
from portal.kernel.errors import Sentence
from portal.labour.words import PermitClass


@dataclass(frozen=True)
class Facts:
    """A plan, and what is known of the person; `None` where nobody knows."""

    basis: LegalBasis
    starts_on: date
    ends_on: date
    hours_per_week: Decimal
    age: int | None = None
    """On the first day."""
    pay_per_hour: Decimal | None = None
    earlier_days: int = 0
    """Days of earlier measures (section 45 SGB III) in the same company."""
    approval_on: date | None = None
    permit: PermitClass | None = None
    permission_on: date | None = None
    permission_until: date | None = None
    has_course_overlap: bool | None = None
    is_long_term: bool = False
    hours_per_day: Decimal | None = None
    planned_on: date | None = None
    is_repeat_agreed: bool = False
    """Whether the jobcentre has said yes to another measure in the same company, knowing of the earlier one."""
    wants_training: bool | None = None
    needs_adult: bool = False

    @property
    def days(self) -> int:
        """Calendar days, both ends included."""
        return (self.ends_on - self.starts_on).days + 1

    @property
    def is_paid(self) -> bool:
        """Whether money flows; zero euros are no pay."""
        return bool(self.pay_per_hour)


@dataclass(frozen=True)
class Answer:
    """What one rule says: the verdict, why, and on which figure it stands; `field` is where a plan can be put right."""

    rule: LegalRule
    verdict: Verdict
    reason: Sentence
    figure: Figure | None
    field: str | None = None

    @property
    def is_fine(self) -> bool:
        """Whether nothing stands in the way."""
        return self.verdict is Verdict.FINE

    @property
    def source(self) -> str:
        """Paragraph and days, for people."""
        return self.figure.cited if self.figure else ""


@dataclass(frozen=True)
class Asking:
    """One rule being asked: it looks its figures up on the first day and words its answers."""

    rule: LegalRule
    facts: Facts
    figures: Figures

    def figure(self, code: FigureCode) -> Figure:
        """Return the figure that holds on the first day."""
        return self.figures.on(code, self.facts.starts_on)

    def fine(self, reason: Sentence, code: FigureCode) -> Answer:
        """Say that nothing stands in the way."""
        return Answer(self.rule, Verdict.FINE, reason, self.figure(code))

    def needs(self, reason: Sentence, code: FigureCode) -> Answer:
        """Say that an authority has to agree first."""
        return Answer(self.rule, Verdict.NEEDS_AUTHORITY, reason, self.figure(code))

    def blocked(self, reason: Sentence, code: FigureCode, field: str | None = None) -> Answer:
        """Say that it may not start as planned."""
        return Answer(self.rule, Verdict.BLOCKED, reason, self.figure(code), field)


def day(of: date) -> str:
    """Write a day as people do."""
    return f"{of:%d.%m.%Y}"
