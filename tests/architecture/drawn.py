"""Draws the state tables of the slices into their `states.md`: `python -m tests.architecture.drawn`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from portal.candidates.words import CANDIDATE_STATES
from portal.companies.words import COMPANY_STATES
from portal.internships.agreement.words import AGREEMENT_STATES
from portal.internships.words import INTERNSHIP_STATES
from portal.kernel.states import StateTable
from portal.openings.words import OPENING_STATES
from portal.placements.words import PLACEMENT_STATES
from portal.proposals.words import PROPOSAL_STATES

PORTAL = Path(__file__).resolve().parents[2] / "portal"
TABLES: Mapping[str, tuple[tuple[str, str, StateTable[Any]], ...]] = {
    "candidates": (("a candidate", "CANDIDATE_STATES", CANDIDATE_STATES),),
    "companies": (("a company", "COMPANY_STATES", COMPANY_STATES),),
    "internships": (
        ("an internship", "INTERNSHIP_STATES", INTERNSHIP_STATES),
        ("a version of its agreement", "AGREEMENT_STATES", AGREEMENT_STATES),
    ),
    "openings": (("an opening", "OPENING_STATES", OPENING_STATES),),
    "placements": (("a placement", "PLACEMENT_STATES", PLACEMENT_STATES),),
    "proposals": (("a proposal", "PROPOSAL_STATES", PROPOSAL_STATES),),
}


def drawn(name: str) -> str:
    """Return the page about the states of a slice: each picture, and who may ask for which move."""
    return "\n".join(_drawn(*each) for each in TABLES[name])


def _drawn(thing: str, table_name: str, table: StateTable[Any]) -> str:
    who = [
        f"| {move.verb} | {', '.join(sorted(role.value for role in move.who)) or 'the portal itself'} |" for move in table.moves
    ]
    return "\n".join(
        [
            f"# States of {thing}",
            "",
            f"Drawn from `{table_name}` in `words.py` by `python -m tests.architecture.drawn`; a test compares.",
            "",
            "```mermaid",
            table.diagram(),
            "```",
            "",
            "| move | who |",
            "|---|---|",
            *who,
            "",
        ]
    )


def page_of(name: str) -> Path:
    """Return where the page lies."""
    return PORTAL / name / "states.md"


if __name__ == "__main__":
    for each in TABLES:
        page_of(each).write_text(drawn(each), encoding="utf-8")
