"""State machines: the table alone says what may follow, who may ask, and how it is drawn."""

from collections.abc import Callable

import pytest

from portal.kernel.access import Role
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import speaking
from portal.kernel.states import StateTable, move
from portal.kernel.words import Word


class Lamp(Word):
    OFF = "off", "Off"
    ON = "on", "On"
    BROKEN = "broken", "Broken"


TABLE = StateTable(
    (
        move("switch_on", Lamp.OFF, Lamp.ON, Role.ADVISOR, Role.EMPLOYER),
        move("switch_off", Lamp.ON, Lamp.OFF, Role.ADVISOR),
        move("break", [Lamp.ON, Lamp.OFF], Lamp.BROKEN),
    )
)


@pytest.mark.parametrize(
    ("source", "target", "is_allowed"),
    [
        (Lamp.OFF, Lamp.ON, True),
        (Lamp.ON, Lamp.OFF, True),
        (Lamp.OFF, Lamp.BROKEN, True),
        (Lamp.ON, Lamp.BROKEN, True),
        (Lamp.OFF, Lamp.OFF, False),
        (Lamp.ON, Lamp.ON, False),
        (Lamp.BROKEN, Lamp.ON, False),
        (Lamp.BROKEN, Lamp.OFF, False),
        (Lamp.BROKEN, Lamp.BROKEN, False),
    ],
)
def test_only_what_the_table_lists_may_follow(source, target, is_allowed):
    assert TABLE.allows(source, target) is is_allowed
    if is_allowed:
        TABLE.check(source, target)
    else:
        with speaking("en"), pytest.raises(RuleBroken, match="This has changed in the meantime"):
            TABLE.check(source, target)


@pytest.mark.parametrize(
    ("state", "role", "verbs"),
    [
        (Lamp.OFF, Role.ADVISOR, ("switch_on",)),
        (Lamp.OFF, Role.EMPLOYER, ("switch_on",)),
        (Lamp.ON, Role.ADVISOR, ("switch_off",)),
        (Lamp.ON, Role.EMPLOYER, ()),
        (Lamp.OFF, Role.VISITOR, ()),
        (Lamp.BROKEN, Role.ADVISOR, ()),
    ],
)
def test_each_role_is_offered_what_it_may_do_now(state, role, verbs):
    assert TABLE.verbs(state, role) == verbs


@pytest.mark.parametrize("lamp", Lamp)
def test_a_move_is_made_by_the_roles_of_the_table_by_the_portal_and_by_nobody_else(lamp):
    for line in TABLE.moves:
        for role in (*(each.value for each in Role), "system"):
            if lamp in line.sources and (role == "system" or Role(role) in line.who):
                assert TABLE.refuse(line.verb, lamp, role) is line.target
            else:
                with pytest.raises(RuleBroken):
                    TABLE.refuse(line.verb, lamp, role)


def test_the_diagram_shows_every_move():
    assert TABLE.diagram().splitlines() == [
        "stateDiagram-v2",
        "    off --> on: switch_on",
        "    on --> off: switch_off",
        "    off --> broken: break",
        "    on --> broken: break",
    ]


def test_a_word_is_its_code_and_knows_its_label():
    read: Callable[[str], Lamp] = Lamp  # type: ignore[assignment]  # Word takes a code

    assert read("on") is Lamp.ON
    assert (str(Lamp.ON), Lamp.ON.label, f"{Lamp.ON}") == ("on", "On", "on")
    with pytest.raises(ValueError, match="purple"):
        read("purple")


def test_a_refusal_says_its_sentence_and_where_it_belongs():
    refusal = RuleBroken("No.", field="name", way_on=("There", "public.start"))

    assert (str(refusal), refusal.field, refusal.way_on) == ("No.", "name", ("There", "public.start"))
