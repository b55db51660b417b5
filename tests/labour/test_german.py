"""What German work takes, skill by skill."""

import pytest

from portal.labour.german import GermanUse, Skill, german_uses, meter_for
from portal.labour.prerequisites import Prerequisite, prerequisites_of
from portal.labour.words import LanguageLevel as L

pytestmark = pytest.mark.one_database


def test_nothing_ticked_takes_no_german():
    assert meter_for(()).level is L.NONE


def test_safety_instructions_are_read_at_b1():
    meter = meter_for([GermanUse.SAFETY])

    assert dict(meter.skills)[Skill.READING] is L.B1
    assert dict(meter.skills)[Skill.SPEAKING] is L.NONE
    assert meter.level is L.B1


def test_a_team_alone_takes_less_than_customers():
    assert meter_for([GermanUse.TEAM]).level is L.A2
    assert meter_for([GermanUse.TEAM, GermanUse.CUSTOMERS]).level is L.B1


@pytest.mark.parametrize("use", GermanUse)
def test_one_more_tick_never_lowers_a_skill_and_none_takes_b2(use):
    for other in GermanUse:
        together = dict(meter_for([use, other]).skills)
        assert all(together[skill].rank >= level.rank for skill, level in meter_for([use]).skills)
    assert L.NONE.rank < meter_for([use]).level.rank < L.B2.rank


def test_unknown_codes_are_left_out():
    assert german_uses(["phone", "made_up", "team"]) == (GermanUse.TEAM, GermanUse.PHONE)
    assert prerequisites_of(["adult", "made_up"]) == (Prerequisite.ADULT,)
