"""Which passwords are good enough, and how they are kept."""

import pytest

from portal.accounts.passwords import FULL_COST, Cost, Passwords, choose, passwords
from portal.kernel.errors import RuleBroken

CHEAP = Cost(memory=64, passes=1, lanes=1)


def test_passwords_are_kept_as_argon2id_with_64_mebibytes_three_passes_and_four_lanes():
    kept = Passwords(FULL_COST).hash("drei Äpfel am Bahnhof")

    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")


def test_the_right_password_matches_and_another_does_not():
    kept = Passwords(CHEAP).hash("drei Äpfel am Bahnhof")

    assert Passwords(CHEAP).match(kept, "drei Äpfel am Bahnhof")
    assert not Passwords(CHEAP).match(kept, "drei äpfel am Bahnhof")


def test_without_a_kept_password_nothing_matches_not_even_the_stand_in():
    assert not Passwords(CHEAP).match(None, "nobody has this password")
    assert not Passwords(CHEAP).match("no hash at all", "anything")


def test_a_hash_of_another_cost_is_outdated():
    kept = Passwords(CHEAP).hash("drei Äpfel am Bahnhof")

    assert not Passwords(CHEAP).is_outdated(kept)
    assert Passwords(Cost(memory=128, passes=1, lanes=1)).is_outdated(kept)


@pytest.mark.parametrize(
    ("password", "is_good"),
    [
        ("Blau7Kran!x", False),  # 11 characters
        ("Blau7Kran!xY", True),  # 12 characters
        ("Blau7Kran!xY" * 10 + "12345678", True),  # 128 characters
        ("Blau7Kran!xY" * 10 + "123456789", False),  # 129 characters
        ("aaaaaaaaaaaaaaaa", False),
        ("passwort12345678", False),
        ("qwertzuiopasdf", False),
        ("123456789012", False),
        ("Volkshochschule2026!", False),
        ("KAI-Praktikum2026", False),
        ("Nadja Brandt 1984", False),
        ("nadja.brandt@kai.example", False),
        ("drei äpfel am bahnhof", True),  # no capital, no digit, no sign is demanded
        ("чайник на подоконнике", True),
        ("🥐🚲🌧️📚🪴🎻🧭🛶🧵🪁🫖🧊", True),
    ],
)
def test_length_and_guessing_decide_and_kinds_of_characters_do_not(password: str, is_good: bool):
    if is_good:
        assert passwords().match(choose(password, "Nadja Brandt", "nadja.brandt@kai.example").kept, password)
    else:
        with pytest.raises(RuleBroken) as refusal:
            choose(password, "Nadja Brandt", "nadja.brandt@kai.example")
        assert refusal.value.field == "password"


def test_judging_the_most_tangled_password_takes_less_than_a_few_seconds():
    choose(("4@8({[<369&#!1/|0$57%2" * 6)[:128])
