"""The pool in numbers, at the desk of a company."""

from dataclasses import dataclass
from typing import ClassVar

from portal.companies.queries import company_card
from portal.kernel.access import Actor, Role
from portal.kernel.db import reading
from portal.kernel.web import Answer, Page, SafeDesk
from portal.labour.words import Goal, LanguageBand
from portal.profiles import policy
from portal.profiles.pool import PoolBand
from portal.profiles.queries import PoolRow, PoolTold, pool_of_the_week

desk = SafeDesk("employer_profiles", __name__, audience=Role.EMPLOYER, url_prefix="/employer")


@dataclass(frozen=True)
class PoolPage(Page):
    """How many people look for what. `pool` is missing for companies that KAI has not accepted, and before the first count."""

    template: ClassVar[str] = "profiles/employer/pool.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    pool: PoolTold | None
    is_active: bool
    bands: tuple[LanguageBand, ...] = tuple(LanguageBand)

    @property
    def goals(self) -> tuple[tuple[Goal, tuple[PoolRow, ...]], ...]:
        """The rows of each goal that say more than that there are few."""
        rows = [row for row in self.pool.rows if {row.together, *row.by_german} - {None, PoolBand.FEW}] if self.pool else []
        return tuple((goal, tuple(row for row in rows if row.goal is goal)) for goal in Goal)


@desk.page("/pool", access=policy.POOL)
def pool(actor: Actor) -> Answer:
    """Show the numbers of the week to companies that work with KAI."""
    with reading() as session:
        card = company_card(session, actor.own_organisation_id)
        is_active = card is not None and card.is_active
        return PoolPage(pool_of_the_week(session) if is_active else None, is_active)
