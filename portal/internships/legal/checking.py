"""All rules asked about one plan, and the hardest answer."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from portal.internships.legal.agreeing import ask_approval, ask_course, ask_goal, ask_permit
from portal.internships.legal.facts import Answer, Asking, Facts
from portal.internships.legal.figures import Figures, UnknownFigure
from portal.internships.legal.lasting import ask_dates, ask_length, ask_repeated
from portal.internships.legal.words import LegalRule, Verdict
from portal.internships.legal.working import ask_age, ask_hours, ask_pay, ask_prerequisites
from portal.kernel.i18n import lazy_gettext as _l

RULES: tuple[tuple[LegalRule, Callable[[Asking], Iterator[Answer]]], ...] = (
    (LegalRule.DATES, ask_dates),
    (LegalRule.LENGTH, ask_length),
    (LegalRule.REPEATED, ask_repeated),
    (LegalRule.APPROVAL, ask_approval),
    (LegalRule.PERMIT, ask_permit),
    (LegalRule.PAY, ask_pay),
    (LegalRule.HOURS, ask_hours),
    (LegalRule.AGE, ask_age),
    (LegalRule.COURSE, ask_course),
    (LegalRule.GOAL, ask_goal),
    (LegalRule.PREREQUISITES, ask_prerequisites),
)


@dataclass(frozen=True)
class Check:
    """What the law says to a plan: each rule's answer."""

    answers: tuple[Answer, ...]

    @property
    def verdict(self) -> Verdict:
        """The hardest answer: whether it may start as planned."""
        return max((answer.verdict for answer in self.answers), key=lambda verdict: verdict.rank, default=Verdict.FINE)

    def of(self, verdict: Verdict) -> tuple[Answer, ...]:
        """Return the answers of one kind."""
        return tuple(answer for answer in self.answers if answer.verdict is verdict)


def check(facts: Facts, figures: Figures) -> Check:
    """Ask every rule about a plan."""
    return Check(tuple(answer for rule, ask in RULES for answer in _answers(Asking(rule, facts, figures), ask)))


def _answers(asking: Asking, ask: Callable[[Asking], Iterator[Answer]]) -> tuple[Answer, ...]:
    try:
        return tuple(ask(asking))
    except UnknownFigure:
        reason = _l("The portal knows no figure of the law for this day. Please choose another one.")
        return (Answer(asking.rule, Verdict.BLOCKED, reason, None, "starts_on"),)
