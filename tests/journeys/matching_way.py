"""How an advisor finds who fits a place, thinks about what stands against it, and proposes."""

from dataclasses import dataclass

from tests.journeys.story import TOWN, Stage, day_after
from tests.journeys.walking import Walker, german, sees


@dataclass(frozen=True)
class Seeker:
    """Somebody who looks for work; all else is the same."""

    given: str
    family: str
    goal: str


FITS = Seeker("Salma", "Haddadi", "job")
DIFFERS = Seeker("Oksana", "Tkatschuk", "internship")
ONE_LEVEL_LESS = "a2"


def enter(advisor: Walker, seeker: Seeker) -> None:
    """Take in a person who looks for work in a shop, in the morning, with one level of German less than asked."""
    advisor.go("/advisor/candidates/new")
    advisor.fill(given_name=seeker.given, family_name=seeker.family, phone="0176 04069033", language="ar", place=f"04668 {TOWN}")
    advisor.press("Next: languages")
    advisor.fill(german=ONE_LEVEL_LESS, source="teacher", assessed_on=day_after(0))
    advisor.press("Next: can and wants")
    advisor.fill(goal=seeker.goal, field="retail")
    advisor.press("Next: times and permission")
    advisor.fill(available_from=day_after(0), hours_per_week="30", day_part="morning", permit="a", checked_on=day_after(0))
    advisor.press("Next: look and take in")
    advisor.press("Take in the person")


def read_who_fits(stage: Stage, place: str) -> Walker:
    """The place leads to who fits, with points in words; who differs in one thing stands apart, with the reason."""
    advisor = stage.staff("advisor")
    for seeker in (FITS, DIFFERS):
        enter(advisor, seeker)
    advisor.go("/advisor/openings/")
    advisor.follow(place)
    advisor.follow("Look who fits")
    sees(advisor, "The order comes from rules that people made. You decide.")
    advisor.follow("Who would fit if one thing were different")
    first, parted, rest = advisor.text.partition(german("Who would fit if one thing were different"))
    assert parted
    assert FITS.family in first
    assert DIFFERS.family not in first
    assert DIFFERS.family in rest
    for why in ("looks for work in this field", "one level of German is missing", "lives in the same region"):
        assert german(why) in first, why
    assert german("The person is looking for something else.") in rest
    return advisor


def propose_all_the_same(advisor: Walker) -> None:
    """Nothing is proposed before each line was ticked; what was ticked stays with the proposal."""
    against = "The place asks for more German than the person has."
    advisor.follow(FITS.family)
    sees(advisor, against)
    advisor.fill(release_reason="agreed")
    advisor.press("Propose")
    sees(advisor, "Please tick each line, or choose another place.")
    advisor.fill(acknowledged=["language"])
    advisor.press("Propose")
    sees(advisor, "What stood against it")
    sees(advisor, against)


def tell(stage: Stage, place: str) -> None:
    """Tell the whole way."""
    propose_all_the_same(read_who_fits(stage, place))
