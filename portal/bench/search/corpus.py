"""Generated openings: occupations of this labour market in every spelling, places around, texts with a long tail of words."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from random import Random  # noqa: TID251 - a benchmark draws the same each time

from portal.kernel.places import all_places
from search_index import Document, synonym_rows
from search_index.lexicon import seeds

SEED = 20261123
STYLES = ("{} (m/w/d)", "{}/in", "{}:in", "{} gesucht", "{} in Teilzeit", "{} für unser Team", "{} (w/m/d) in Vollzeit", "{}*in")
KINDS = ("vacancy", "internship_slot", "apprenticeship_place")
FIELDS = tuple(f"field_{number}" for number in range(12))
COMMON = tuple(
    word
    for line in (
        "Team Aufgaben Kunden Betrieb Deutsch freundlich zuverlässig Einarbeitung Erfahrung Maschinen Bereich Planung",
        "Prüfung Ordnung Sicherheit Schicht Wochenende Urlaub Lohn Kollegen Ausbildung Führerschein Werkzeug Material Lieferung",
    )
    for word in line.split()
)
FIRST_DAY = date(2024, 1, 1)


def occupations() -> list[str]:
    """Return the single-word occupations that openings are about, the commonest first."""
    words = [row.equals[0] for row in synonym_rows() if " " not in row.equals[0] and len(row.equals[0]) > 3]
    return list(dict.fromkeys(words))


def openings(count: int) -> Iterator[Document]:
    """Generate so many openings, the same each time."""
    chance = Random(SEED)  # noqa: S311 - no secret
    names, places, tail = occupations(), [place.name for place in all_places()][:70], _tail(chance)
    plain = sorted(seeds().things)
    name_weights, tail_weights, place_weights = _zipf(names), _zipf(tail), _zipf(places)
    for number in range(count):
        name = chance.choices(names, cum_weights=name_weights)[0]
        town = chance.choices(places, cum_weights=place_weights)[0]
        body = [
            *chance.choices(COMMON, k=14),
            *chance.choices(plain, k=35),
            *chance.choices(tail, cum_weights=tail_weights, k=10),
            town,
        ]
        chance.shuffle(body)
        yield Document(
            str(number),
            chance.choice(STYLES).format(name),
            body=" ".join(body),
            employer=f"{chance.choice(tail)} {town} GmbH",
            keywords={"kind": chance.choice(KINDS), "field": chance.choice(FIELDS), "town": town},
            published=FIRST_DAY + timedelta(days=chance.randrange(1_000)),
        )


def _tail(chance: Random) -> list[str]:
    """Put compounds together that nobody listed."""
    things, people = sorted(seeds().things), sorted(seeds().people)
    return [f"{chance.choice(things)}{chance.choice((chance.choice(things), chance.choice(people)))}" for _ in range(10_000)]


def _zipf(words: Sequence[str]) -> list[float]:
    return list(accumulate(1 / (rank + 1) ** 0.9 for rank in range(len(words))))
