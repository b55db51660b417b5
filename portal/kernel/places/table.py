"""The table of places: read from the file beside it, once, when first asked."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from portal.kernel.places.place import Place, Region, distance_km


@cache
def all_places() -> tuple[Place, ...]:
    """Return every place of the table: the county first, then Leipzig, then the others."""
    text = files(__package__).joinpath("places.tsv").read_text(encoding="utf-8")
    return tuple(_place(line) for line in text.splitlines() if line and not line.startswith("#"))


def _place(line: str) -> Place:
    postcode, name, municipality, key, latitude, longitude, region = line.split("\t")
    return Place(postcode, name, municipality, float(latitude), float(longitude), Region(region), key)


def places_of(postcode: str) -> tuple[Place, ...]:
    """Return the places that share a postcode; the one that speaks for it first."""
    return _by_postcode().get(full_postcode(postcode), ())


def full_postcode(text: str) -> str:
    """Return a postcode of five digits; spreadsheets lose the leading zero."""
    digits = text.strip()
    return f"0{digits}" if len(digits) == 4 and digits.isascii() and digits.isdigit() else digits


def postcodes_within(centre: Place, kilometres: float) -> frozenset[str]:
    """Return the postcodes that have a place within so many kilometres."""
    return frozenset(place.postcode for place in all_places() if distance_km(centre, place) <= kilometres)


@cache
def _by_postcode() -> dict[str, tuple[Place, ...]]:
    found: dict[str, tuple[Place, ...]] = {}
    for place in all_places():
        found[place.postcode] = (*found.get(place.postcode, ()), place)
    return found
