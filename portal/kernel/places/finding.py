"""Finding a place from what people write."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache

from portal.kernel.places.place import Place, Region
from portal.kernel.places.spelling import folded, folded_without_umlauts, short_name
from portal.kernel.places.table import all_places, places_of

MAX_INPUT = 200
MOST_PARTS = 3  # "Bad Lausick", "Grimma OT Nerchau"
_BEFORE_A_PLACE = frozenset({"in", "im", "bei", "um", "nahe", "nähe", "raum", "near", "around", "at"})
_POSTCODE = re.compile(r"(?<![\w-])(?:DE?[- ]?)?(\d{4,5})(?!\w)", re.IGNORECASE)
# What may stand beside a name without making it another place.
_SURROUNDINGS = frozenset(
    {
        "sachsen", "sachs", "sn", "sachsen anhalt", "thueringen", "deutschland", "germany", "de", "saale", "mulde", "ot",
        "landkreis leipzig", "lk leipzig", "kreis leipzig", "leipziger land", "muldentalkreis", "muldental", "bei leipzig",
        "nordsachsen", "landkreis nordsachsen", "mittelsachsen", "burgenlandkreis", "saalekreis", "altenburger land",
    }
)  # fmt: skip


def place_of(postcode: str, name: str | None = None) -> Place | None:
    """Return the place of a postcode; the name chooses among those that share it.

    An unknown name falls back to the place that speaks for the postcode: no table holds every hamlet.
    """
    places = places_of(postcode)
    if not places:
        return None
    return (_called(places, name) if name else None) or places[0]


def find_place(text: str) -> Place | None:
    """Return the place somebody means by a postcode, a name, or both; None if it is not in the table.

    A name that several places carry means the one in the county, then Leipzig, then the others.
    A name with a foreign addition ("Wien, Donaustadt", "Neukirchen, Oberpfalz") is not taken for one of ours.
    """
    wanted = text[:MAX_INPUT].strip()
    written = _POSTCODE.search(wanted)
    name = _POSTCODE.sub(" ", wanted).strip(" ,;-") if written else wanted
    if not written:
        return _by_name(name)
    postcode = written[1]
    if name and len(postcode) == 4:
        # Four digits are a lost zero, or an Austrian postcode: then the name decides.
        return _called(places_of(postcode), name)
    return place_of(postcode, name) or _with_a_company_postcode(postcode, name)


def words_and_place(text: str) -> tuple[str, Place] | None:
    """Part "Putzkraft in Naunhof" into the words and the place at their end; None if there are no words or no place we know."""
    parts = text[:MAX_INPUT].split()
    for count in range(min(MOST_PARTS, len(parts) - 1), 0, -1):
        words, place = parts[:-count], find_place(" ".join(parts[-count:]))
        while words and words[-1].casefold() in _BEFORE_A_PLACE:
            words.pop()
        if place and words:
            return " ".join(words), place
    return None


def suggest_places(text: str, limit: int = 5) -> tuple[Place, ...]:
    """Return places whose postcode or name comes close to what was written, the best first."""
    wanted = text[:MAX_INPUT].strip()
    digits = "".join(letter for letter in wanted if letter.isascii() and letter.isdigit())
    if digits and digits == wanted:
        found = [place for place in all_places() if place.postcode.startswith(digits[:5])]
        found = found or [place for place in all_places() if len(digits) > 3 and place.postcode.startswith(digits[:3])]
    else:
        found = _alike(folded(_POSTCODE.sub(" ", wanted)), limit)
    exact = find_place(wanted)
    return tuple(dict.fromkeys([*([exact] if exact else []), *found]))[:limit]


def _with_a_company_postcode(postcode: str, name: str) -> Place | None:
    """Return the place of the name, if the unknown postcode can be one of a single company there."""
    place = _by_name(name) if name else None
    return place if place and place.postcode[:2] == postcode[:2] else None


def _alike(key: str, limit: int) -> list[Place]:
    if len(key) < 2:
        return []
    names = _own_names()
    beginning = sorted((name for name in names if name.startswith(key)), key=lambda name: _rank(names[name]))
    close = get_close_matches(key, names, n=limit, cutoff=0.72)
    return [names[name] for name in dict.fromkeys([*beginning, *close])]


def _called(places: tuple[Place, ...], name: str) -> Place | None:
    """Return the place of that name, else the first of the municipality of that name."""
    keys = _keys(name)
    for candidate in _spoken_names(name):
        keys |= _keys(candidate)
    by_name = (place for place in places if keys & _keys(place.name))
    by_municipality = (place for place in places if keys & _keys(place.municipality))
    return next(by_name, None) or next(by_municipality, None)


def _by_name(text: str) -> Place | None:
    names = _names()
    for key in (folded(text), folded_without_umlauts(text)):
        if key in names:
            return names[key]
    parts = _spoken_names(text)
    places = [names.get(folded(part)) or names.get(folded_without_umlauts(part)) for part in parts]
    known = [place for place in places if place]
    strangers = [part for part, place in zip(parts, places, strict=True) if not place and not _is_surrounding(part)]
    if not known or strangers:
        return None
    # "Grimma OT Nerchau" means the part, "Borna, Sachsen" the only place named.
    return next((place for place in known if not place.is_municipality), known[0])


def _spoken_names(text: str) -> list[str]:
    """Return the parts of "Grimma OT Nerchau", "Borna (Sachsen)", "Zedtlitz/Borna"."""
    return [part.strip() for part in re.split(r"[,;()/|]|\bOT\b|\bOrtsteil\b|\bbei\b", text) if folded(part)]


def _is_surrounding(part: str) -> bool:
    return folded(part) in _SURROUNDINGS


@cache
def _own_names() -> dict[str, Place]:
    """Index the full names; near places win over far ones of the same name."""
    names: dict[str, Place] = {}
    for place in sorted(all_places(), key=_rank):
        names.setdefault(folded(place.name), place)
    return names


@cache
def _names() -> dict[str, Place]:
    """Index every way to write a name; full names win over short ones."""
    names = dict(_own_names())
    for place in sorted(all_places(), key=_rank):
        for written in (place.name, short_name(place.name), f"{place.municipality} {place.name}"):
            for key in _keys(written):
                names.setdefault(key, place)
    return {key: place for key, place in names.items() if key}


def _keys(name: str) -> set[str]:
    return {folded(name), folded_without_umlauts(name), folded(short_name(name))} - {""}


def _rank(place: Place) -> tuple[bool, bool, bool]:
    return (not place.is_in_county, place.region is not Region.LEIPZIG, not place.is_municipality)
