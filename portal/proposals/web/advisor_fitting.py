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
from portal.proposals.queries.fitting import Among, FittingPeople, nearly_fitting, people_for
from portal.proposals.web.advisor import desk


@dataclass(frozen=True)
class PeoplePage(Page):
    """People for a place, the best first."""

    template: ClassVar[str] = "proposals/advisor/people.html"
    audience: ClassVar[Role] = Role.ADVISOR

    opening: OwnOpening
    is_everyone: bool
    found: FittingPeople
    nearly: FittingPeople | None
    is_open: bool
    sentences: ClassVar[Mapping[tuple[Ground, int], Any]] = GROUND_SENTENCES


@desk.page("/openings/<uuid:opening_id>/people", access=policy.FIT)
def people(actor: Actor, opening: OwnOpening) -> Answer:
    """List who fits, and below them who would fit if one thing were different."""
    is_everyone, work = request.args.get("whose") == "all", Work.of(opening.card, on=today())
    among = Among(opening.card.id, None if is_everyone else actor.own_id)
    with reading() as session:
        found = people_for(session, work, among)
        asks_for_more = not found.rows or request.args.get("nearly") == "yes"
        nearly = nearly_fitting(session, work, among) if asks_for_more else None
    return PeoplePage(opening, is_everyone, found, nearly, opening.card.state is OpeningState.PUBLISHED)
