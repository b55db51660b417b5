"""Public figures stay the same when people are erased."""

from datetime import timedelta

from portal.internships.figures import count_internships
from portal.internships.words import InternshipState
from portal.kernel.audit import By
from portal.placements.queries import count_contracts
from portal.placements.words import PlacementState
from portal.retention.erasing import erase
from tests.builders.internships import an_internship
from tests.builders.placements import a_placement
from tests.moments import MONDAY, NOON

LATER = NOON + timedelta(days=6 * 366)


def test_the_figures_count_people_on_who_are_gone(session):
    work = [a_placement(session, state=PlacementState.STARTED) for _number in range(2)]
    stay = an_internship(session, state=InternshipState.COMPLETED)
    assert (count_contracts(session, MONDAY)[0], count_internships(session, MONDAY)[0]) == (2, 1)

    for person_id in (work[0].candidate_id, stay.candidate_id):
        erase(session, person_id, by=By.system(), at=LATER)

    assert count_contracts(session, MONDAY) == (2, MONDAY.replace(day=1))
    assert count_internships(session, MONDAY) == (1, MONDAY.replace(day=1))


def test_a_figure_without_anybody_is_nothing(session):
    assert count_contracts(session, MONDAY) == (0, None)
    assert count_internships(session, MONDAY) == (0, None)
