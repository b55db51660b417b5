"""A place, its region, and how far it is from another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import asin, cos, radians, sin, sqrt
from typing import Any

from portal.kernel.i18n import lazy_gettext as _l

EARTH_RADIUS_KM = 6371.0


class Region(StrEnum):
    """The four clusters of the county's municipalities, the city, and all else."""

    NORTH = "north"
    MIDDLE = "middle"
    GRIMMA = "grimma"
    WURZEN = "wurzen"
    LEIPZIG = "leipzig"
    BEYOND = "beyond"

    @property
    def label(self) -> Any:
        """The name for people, said later in the reader's language."""
        return _LABELS[self]

    @property
    def is_in_county(self) -> bool:
        """Whether the region is a part of Landkreis Leipzig."""
        return self not in (Region.LEIPZIG, Region.BEYOND)


_LABELS = {
    Region.NORTH: _l("North (Markranstädt, Markkleeberg, Zwenkau)"),
    Region.MIDDLE: _l("Middle (Borna and the lakes in the south)"),
    Region.GRIMMA: _l("Grimma and southern Muldental"),
    Region.WURZEN: _l("Wurzen and northern Muldental"),
    Region.LEIPZIG: _l("City of Leipzig"),
    Region.BEYOND: _l("Further away"),
}


class WideRegion(StrEnum):
    """Two halves of the county, and all else: the coarsest place that still says something."""

    WEST = "west"
    EAST = "east"
    OUTSIDE = "outside"

    @property
    def label(self) -> Any:
        """The name for people, said later in the reader's language."""
        return _WIDE_LABELS[self]

    @classmethod
    def of(cls, region: Region) -> WideRegion:
        """Return the half a region belongs to."""
        return _HALVES[region]


_WIDE_LABELS = {
    WideRegion.WEST: _l("West of the county (around Borna and Markkleeberg)"),
    WideRegion.EAST: _l("East of the county (around Grimma and Wurzen)"),
    WideRegion.OUTSIDE: _l("Outside the county"),
}
_HALVES = {
    Region.NORTH: WideRegion.WEST,
    Region.MIDDLE: WideRegion.WEST,
    Region.GRIMMA: WideRegion.EAST,
    Region.WURZEN: WideRegion.EAST,
    Region.LEIPZIG: WideRegion.OUTSIDE,
    Region.BEYOND: WideRegion.OUTSIDE,
}


@dataclass(frozen=True, slots=True)
class Place:
    """A town, village or district with its postcode.

    `municipality` is where it belongs today: old names (Espenhain) keep their row, with the municipality of now (Rötha).
    """

    postcode: str
    name: str
    municipality: str
    latitude: float
    longitude: float
    region: Region
    municipality_key: str = ""
    """Official key (AGS) of the municipality; empty outside the county and Leipzig."""

    @property
    def is_in_county(self) -> bool:
        """Whether the place lies in Landkreis Leipzig."""
        return self.region.is_in_county

    @property
    def is_municipality(self) -> bool:
        """Whether the row stands for the whole municipality, not a part of it."""
        return self.name == self.municipality

    def __str__(self) -> str:
        return f"{self.postcode} {self.name}"


def distance_km(one: Place, other: Place) -> float:
    """Return the distance as the crow flies (haversine), in kilometres."""
    north, other_north = radians(one.latitude), radians(other.latitude)
    across = sin((other_north - north) / 2) ** 2
    along = sin(radians(other.longitude - one.longitude) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, across + cos(north) * cos(other_north) * along)))
