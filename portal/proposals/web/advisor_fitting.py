"""Who fits a place, at the desk of an advisor: with why and why not, one line each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from flask import request

from portal.kernel.access import Actor, Role
from portal.kernel.clock import today
from portal.kernel.db import reading
from portal.kernel.web import Answer, Page
from portal.openings.queries import OwnOpening
from portal.openings.words import OpeningState
from portal.proposals import policy
from portal.proposals.matching import Work
from portal.proposals.matching_words import GROUND_SENTENCES, Ground
from portal.proposals.queries.fitting import FittingPeople, people_for
from portal.proposals.web.advisor import desk


@dataclass(frozen=True)
class PeoplePage(Page):
    """People for a place, the best first."""

    template: ClassVar[str] = "proposals/advisor/people.html"
    audience: ClassVar[Role] = Role.ADVISOR

    opening: OwnOpening
    is_everyone: bool
    found: FittingPeople
    is_open: bool
    sentences: ClassVar[Mapping[tuple[Ground, int], Any]] = GROUND_SENTENCES


@desk.page("/openings/<uuid:opening_id>/people", access=policy.FIT)
def people(actor: Actor, opening: OwnOpening) -> Answer:
    """List who fits, and below them who would fit if one thing were different."""
    is_everyone = request.args.get("whose") == "all"
    advisor_id = None if is_everyone else actor.account_id
    with reading() as session:
        found = people_for(session, Work.of(opening.card, on=today()), opening_id=opening.card.id, advisor_id=advisor_id)
    return PeoplePage(opening, is_everyone, found, opening.card.state is OpeningState.PUBLISHED)
