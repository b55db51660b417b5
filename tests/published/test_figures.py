"""Figures are rounded down honestly, dated, and small numbers stay inside."""

from datetime import date

import pytest

from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import speaking
from portal.published.figures import FOUNDING, Proposed, proposed, rounded
from portal.published.queries import past_releases, released_figures
from portal.published.services import ChangedMeanwhile, release_figures
from portal.published.words import FigureKey
from tests.builders.published import SYSTEM
from tests.moments import MONDAY, NOON


@pytest.mark.parametrize(
    ("counted", "said"),
    [
        (0, None), (1, None), (4, None), (5, "5"), (6, "over 5"), (9, "over 5"), (10, "10"), (11, "over 10"), (19, "over 15"),
        (20, "20"), (29, "over 20"), (30, "30"), (31, "over 30"), (99, "over 90"), (100, "100"), (149, "over 100"),
        (151, "over 150"), (999, "over 950"), (1000, "1,000"), (1099, "over 1,000"),
    ],
)  # fmt: skip
def test_a_figure_never_says_more_than_there_is(counted, said):
    with speaking("en"):
        figure = rounded(FigureKey.INTERNSHIPS, (counted, None), on=MONDAY)

        assert (figure.number if figure else None) == said


def test_sites_are_not_rounded_they_stand_on_the_website_anyway():
    figure = rounded(FigureKey.SITES, (4, None), on=MONDAY)

    assert (figure.value, figure.is_over) == (4, False)
    assert rounded(FigureKey.SITES, (0, None), on=MONDAY) is None


def test_a_figure_says_since_when_as_of_when_and_where_from():
    with speaking("de"):
        (figure,) = FOUNDING

        assert f"{figure.number} {figure.text}. {figure.origin}" == (
            "über 30 Arbeitsverträge seit April 2024. Stand 17.04.2025. Gründungsunterlagen von KAI"
        )


def test_a_proposal_says_that_a_number_is_too_small_but_not_how_small():
    counts = {FigureKey.CONTRACTS: (4, date(2026, 1, 5)), FigureKey.INTERNSHIPS: (12, date(2026, 1, 5))}

    contracts, internships, companies, _sites = proposed(counts, FOUNDING, on=MONDAY)

    assert contracts == Proposed(FigureKey.CONTRACTS, None, FOUNDING[0], is_too_small=True)
    assert (internships.fresh.value, internships.held) == (10, None)
    assert (companies.fresh, companies.is_too_small) == (None, False)


def test_the_founding_figures_hold_until_somebody_releases_others(session):
    assert released_figures(session) == FOUNDING

    figure = rounded(FigureKey.INTERNSHIPS, (31, date(2026, 1, 5)), on=MONDAY)
    release_figures(session, [figure], 0, by=SYSTEM, at=NOON)
    assert released_figures(session) == (figure,)

    with pytest.raises(RuleBroken):
        release_figures(session, [figure], 1, by=SYSTEM, at=NOON)
    with pytest.raises(ChangedMeanwhile):
        release_figures(session, [], 0, by=SYSTEM, at=NOON)

    release_figures(session, [], 1, by=SYSTEM, at=NOON)
    assert released_figures(session) == ()
    assert [(each.number, each.figures) for each in past_releases(session)] == [(2, ()), (1, (figure,))]
