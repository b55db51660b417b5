"""The one thing to do next with a company, by its state and by who looks. Pure: a table, and what it needs to know."""

from datetime import date, datetime

from portal.companies.queries import CompanyRecord
from portal.companies.words import CompanyState
from portal.kernel.access import Role
from portal.kernel.clock import local_day
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.web.records import Step
from portal.kernel.workdays import working_days_after

S = CompanyState
DAYS_TO_MEET = 2
DAYS_TO_DECIDE = 2
MOVE = "coordinator_companies.move"
_CALLED = {"label": _l("I called"), "endpoint": "advisor_companies.tick", "values": {"how": "phone"}, "is_act": True}
_WAITS_FOR_COORDINATOR = {
    S.REJECTED: _l("The company was not accepted and knows why. A coordinator can take the decision up again."),
    S.BLOCKED: _l("The company is blocked: nothing of it is public. A coordinator can end this."),
}


def next_step(company: CompanyRecord, role: Role) -> Step:
    """Say what comes next with a company; every state has an answer, for advisors and for coordinators."""
    return _step(company, role).about(company_id=company.id)


def _step(company: CompanyRecord, role: Role) -> Step:
    if company.state in (S.LEAD, S.REGISTERED):
        return _meet(company)
    if company.state is S.IN_REVIEW:
        return _decide(company, role)
    if company.state is S.ACTIVE:
        return _keep_going(company)
    if company.state is S.DORMANT:
        why = _l("The company is resting: nothing of it is public. Does it want to go on? Call it, then wake it up.")
        return Step(why, _l("Wake up"), "advisor_companies.move", {"verb": "wake"}, is_act=True)
    if company.state is S.LEFT:
        return Step(_l("The company has left. Its data are deleted; nothing more is to be done."))
    return _take_up_again(company, role)


def _meet(company: CompanyRecord) -> Step:
    if company.state is S.LEAD:
        why = _l("Nobody has spoken with this company yet. Call it; a coordinator then decides whether it becomes a partner.")
        return Step(why, **_CALLED)
    why = _l("The company has signed up and waits for us. Call or visit it, then tick it here: a coordinator decides next.")
    return Step(why, **_CALLED, due_on=_in_days(company.confirmed_at or company.created_at, DAYS_TO_MEET))


def _decide(company: CompanyRecord, role: Role) -> Step:
    if company.visited_at is None:
        return Step(_l("Nobody has spoken with the company yet. Call it first; only then can a coordinator decide."), **_CALLED)
    due_on = _in_days(company.visited_at, DAYS_TO_DECIDE)
    if role is Role.COORDINATOR:
        why = _l("We have spoken with the company. Now you decide: it gets a letter either way.")
        return Step(why, _l("Accept as partner"), "coordinator_companies.approve", due_on=due_on, is_act=True)
    return Step(_l("We have spoken with the company. A coordinator decides now; you need do nothing."), due_on=due_on)


def _keep_going(company: CompanyRecord) -> Step:
    if not company.sites:
        why = _l("The company has no site yet, and every offer belongs to a site.")
        return Step(why, _l("Add a site"), "advisor_companies.new_site")
    if not company.members:
        why = _l("Nobody in the company has an account yet. Invite somebody, so that the company answers by itself.")
        return Step(why, _l("Invite a member"), "advisor_companies.invite")
    why = _l("Everything is in place. Does the company have something to offer? You can enter it after a call.")
    return Step(why, _l("Enter an opening"), "advisor_openings.new")


def _take_up_again(company: CompanyRecord, role: Role) -> Step:
    if role is not Role.COORDINATOR:
        return Step(_WAITS_FOR_COORDINATOR[company.state])
    if company.state is S.REJECTED:
        why = _l("The company was not accepted and knows why. If things have changed, take the decision up again.")
        return Step(why, _l("Take up again"), MOVE, {"verb": "reconsider"}, is_act=True)
    why = _l("The company is blocked: nothing of it is public. If the reason is gone, unblock it; you decide anew after that.")
    return Step(why, _l("Unblock"), MOVE, {"verb": "unblock"}, is_act=True)


def _in_days(moment: datetime, days: int) -> date:
    return working_days_after(local_day(moment), days)
