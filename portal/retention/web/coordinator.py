"""The coordinators' desk of retention: the rules, what is due, what went."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from flask import flash, redirect, url_for

from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now, today
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken, Sentence
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer, Desk, Page
from portal.retention import policy
from portal.retention.kinds import REASONS
from portal.retention.queries import RuleRow, RunRow, history_of_rule, past_runs, rules_in_force
from portal.retention.running import Count, preview
from portal.retention.services import change_rule, start_run
from portal.retention.web.forms import RuleForm, RunForm

desk = Desk("coordinator_retention", __name__, audience=Role.COORDINATOR, url_prefix="/coordinator/retention")


@dataclass(frozen=True)
class RulesPage(Page):
    """The rules, what would go tonight, and the last runs."""

    template: ClassVar[str] = "retention/coordinator/index.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    rules: tuple[RuleRow, ...]
    counts: Mapping[str, Count]
    runs: tuple[RunRow, ...]
    reasons: Mapping[str, Sentence]

    def told(self, reasons: Mapping[str, int]) -> str:
        """Say how many are held by what."""
        return ", ".join(f"{count} × {self.reasons.get(code, code)}" for code, count in reasons.items())


@dataclass(frozen=True)
class RunPage(Page):
    """The last question before a run."""

    template: ClassVar[str] = "retention/coordinator/run.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    form: RunForm
    rules: tuple[RuleRow, ...]
    counts: Mapping[str, Count]

    @property
    def due(self) -> tuple[tuple[RuleRow, Count], ...]:
        """What would go now."""
        found = ((rule, self.counts.get(rule.code)) for rule in self.rules)
        return tuple((rule, count) for rule, count in found if count is not None and count.gone)


@dataclass(frozen=True)
class RulePage(Page):
    """One rule: a new period from a day on, and what held before."""

    template: ClassVar[str] = "retention/coordinator/rule.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    form: RuleForm
    rule: RuleRow
    history: tuple[RuleRow, ...]


@desk.page("/", access=policy.KEEP_RULES)
def index(_actor: Actor) -> Answer:
    """Show how long things are kept, what is due, and what went."""
    with reading() as session:
        counts = {count.code: count for count in preview(session, at=now())}
        return RulesPage(rules_in_force(session, today()), counts, past_runs(session), REASONS)


@desk.form("/run", access=policy.KEEP_RULES)
def run(actor: Actor) -> Answer:
    """Let a run begin now, after a tick."""
    form = RunForm()
    with reading() as session:
        counts = {count.code: count for count in preview(session, at=now())}
        page = RunPage(form, rules_in_force(session, today()), counts)
    if not form.validate_on_submit():
        return page
    with transaction() as session:
        start_run(session, by=By.of(actor), at=now())
    flash(_("The run has begun. What it deleted stands here in a minute."), "success")
    return redirect(url_for("coordinator_retention.index"))


@desk.form("/rules/<uuid:rule_id>", access=policy.KEEP_ONE_RULE)
def rule(actor: Actor, found: RuleRow) -> Answer:
    """Change how long something is kept, from a day on."""
    form = RuleForm.about(found)
    with reading() as session:
        page = RulePage(form, found, history_of_rule(session, found.code))
    if not form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            change_rule(session, found.id, form.draft(), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    flash(_("Saved. The older rule stays in the history."), "success")
    return redirect(url_for("coordinator_retention.index"))
