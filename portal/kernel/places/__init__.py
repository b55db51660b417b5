"""Places around the county, without a network: postcodes, names old and new, distances, regions."""

from portal.kernel.places.finding import find_place, place_of, suggest_places, words_and_place
from portal.kernel.places.place import Place, Region, WideRegion, distance_km
from portal.kernel.places.table import all_places, places_of, postcodes_within

__all__ = [
    "Place",
    "Region",
    "WideRegion",
    "all_places",
    "distance_km",
    "find_place",
    "place_of",
    "places_of",
    "postcodes_within",
    "suggest_places",
    "words_and_place",
]
