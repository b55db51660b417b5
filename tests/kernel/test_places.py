"""Places: what people write is found, what lies elsewhere is not."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.kernel.places import (
    Region,
    all_places,
    distance_km,
    find_place,
    place_of,
    places_of,
    postcodes_within,
    suggest_places,
)

POSTCODES = {
    "Bad Lausick": "04651", "Belgershain": "04683", "Bennewitz": "04828", "Borna": "04552", "Borsdorf": "04451",
    "Brandis": "04821", "Böhlen": "04564", "Colditz": "04680", "Elstertrebnitz": "04523", "Frohburg": "04654",
    "Geithain": "04643", "Grimma": "04668", "Groitzsch": "04539", "Großpösna": "04463", "Kitzscher": "04567",
    "Lossatal": "04808", "Machern": "04827", "Markkleeberg": "04416", "Markranstädt": "04420", "Naunhof": "04683",
    "Neukieritzsch": "04575", "Otterwisch": "04668", "Parthenstein": "04668", "Pegau": "04523",
    "Regis-Breitingen": "04565", "Rötha": "04571", "Thallwitz": "04808", "Trebsen/Mulde": "04687", "Wurzen": "04808",
    "Zwenkau": "04442",
}  # fmt: skip
places = st.sampled_from(all_places())


def the(text):
    place = find_place(text)
    assert place is not None, text
    return place


def test_the_county_has_its_thirty_municipalities():
    county = {place.municipality for place in all_places() if place.is_in_county}

    assert county == set(POSTCODES)
    assert len({place.municipality_key for place in all_places() if place.is_in_county}) == 30


@pytest.mark.parametrize(("municipality", "postcode"), POSTCODES.items())
def test_each_municipality_is_found_by_its_name_and_its_postcode(municipality, postcode):
    by_name = the(municipality)

    assert (by_name.name, by_name.postcode, by_name.is_in_county) == (municipality, postcode, True)
    assert the(f"{postcode} {municipality}") == by_name
    assert place_of(postcode, municipality) == by_name
    assert by_name in places_of(postcode)


def test_all_parts_of_a_municipality_lie_in_its_region():
    regions: dict[str, Any] = {}
    for place in all_places():
        if place.is_in_county:
            regions.setdefault(place.municipality, set()).add(place.region)

    assert all(len(found) == 1 for found in regions.values())
    assert set().union(*regions.values()) == {Region.NORTH, Region.MIDDLE, Region.GRIMMA, Region.WURZEN}


@pytest.mark.parametrize(
    ("postcode", "name"),
    [("04668", "Grimma"), ("04808", "Wurzen"), ("04683", "Naunhof"), ("04523", "Pegau"), ("04824", "Brandis")],
)
def test_the_town_speaks_for_a_postcode_shared_by_several(postcode, name):
    place = place_of(postcode)

    assert place is not None
    assert place.name == name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("04552", "Borna"),
        ("4552", "Borna"),
        ("4552 Borna", "Borna"),
        ("D-04552 Borna", "Borna"),
        ("Borna, Sachsen", "Borna"),
        ("borna", "Borna"),
        ("  BORNA ", "Borna"),
        ("Boehlen", "Böhlen"),
        ("Bohlen", "Böhlen"),
        ("Bo\u0308hlen", "Böhlen"),
        ("Grosspoesna", "Großpösna"),
        ("Trebsen", "Trebsen/Mulde"),
        ("Regis Breitingen", "Regis-Breitingen"),
        ("Grimma OT Nerchau", "Nerchau"),
        ("Brandis bei Wurzen", "Brandis"),
        ("Leipzig-Gohlis", "Gohlis"),
        ("Halle (Saale)", "Halle (Saale)"),
        ("Halle", "Halle (Saale)"),
        ("Altenburg, Thüringen", "Altenburg"),
    ],
)
def test_a_place_is_found_as_people_write_it(written, name):
    assert the(written).name == name


@pytest.mark.parametrize(
    ("old", "old_postcode", "municipality"),
    [
        ("Espenhain", "04579", "Rötha"),
        ("Kohren-Sahlis", "04655", "Frohburg"),
        ("Deutzen", "04574", "Neukieritzsch"),
        ("Kitzen", "04460", "Pegau"),
        ("Narsdorf", "04657", "Geithain"),
        ("Nerchau", "04685", "Grimma"),
        ("Mutzschen", "04688", "Grimma"),
    ],
)
def test_old_names_and_old_postcodes_lead_to_the_municipality_of_today(old, old_postcode, municipality):
    assert the(old).municipality == municipality
    assert the(old_postcode).municipality == municipality
    assert the(old).postcode == POSTCODES[municipality]


@pytest.mark.parametrize(
    "written",
    [
        "",
        "   ",
        "Linz",
        "4020 Linz",
        "Wien",
        "Wien,Donaustadt",
        "1010 Wien",
        "4552 Wartberg an der Krems",
        "A-4552 Wartberg",
    ],
)
def test_austrian_places_and_empty_input_are_not_found(written):
    assert find_place(written) is None


@pytest.mark.parametrize(
    "written", ["Köln", "Neukirchen, Oberpfalz", "Borna, Österreich", "98701 Böhlen", "99999 Borna", "💥", "<b>"]
)
def test_a_place_elsewhere_is_not_taken_for_one_of_ours(written):
    assert find_place(written) is None


def test_the_postcode_of_a_company_leads_to_the_town_by_its_name():
    assert the("04092 Leipzig").name == "Leipzig"
    assert places_of("04092") == ()
    assert places_of("04550") == ()


def test_an_unknown_hamlet_falls_back_to_the_place_of_its_postcode():
    assert the("04552 Hinterwalden").name == "Borna"


def test_a_name_that_several_places_carry_means_the_one_in_the_county():
    bearers = {place.municipality for place in all_places() if place.name == "Roitzsch"}

    assert len(bearers) > 1
    assert the("Roitzsch").is_in_county


def test_leipzig_is_known_but_not_part_of_the_county():
    leipzig = the("Leipzig")

    assert (leipzig.postcode, leipzig.region, leipzig.is_in_county) == ("04109", Region.LEIPZIG, False)
    assert len({place.postcode for place in all_places() if place.region is Region.LEIPZIG}) == 34


def test_a_misspelt_name_brings_the_meant_place_first():
    assert suggest_places("Markleeberg")[0].name == "Markkleeberg"
    assert suggest_places("Neukieritsch")[0].name == "Neukieritzsch"
    assert suggest_places("Gri")[0].name == "Grimma"
    assert suggest_places("0455")[0].name == "Borna"
    assert suggest_places("") == ()


@pytest.mark.parametrize(
    ("one", "other", "kilometres"),
    # Worked out from the towns' published coordinates, as the crow flies.
    [
        ("Borna", "Grimma", 19.8),
        ("Borna", "Leipzig", 25.6),
        ("Borna", "Wurzen", 36.2),
        ("Markkleeberg", "Geithain", 33.5),
    ],
)
def test_distances_between_towns_are_right(one, other, kilometres):
    assert distance_km(the(one), the(other)) == pytest.approx(kilometres, abs=0.5)


@given(places, places)
def test_a_way_is_as_long_as_the_way_back(one, other):
    assert distance_km(one, other) == pytest.approx(distance_km(other, one))
    assert distance_km(one, one) == 0


@given(places, st.floats(0, 100), st.floats(0, 100))
def test_a_larger_radius_never_loses_a_postcode(centre, one, other):
    near, far = sorted((one, other))

    assert centre.postcode in postcodes_within(centre, near)
    assert postcodes_within(centre, near) <= postcodes_within(centre, far)


def test_every_place_lies_within_reach_of_the_county():
    towns = [place for place in all_places() if place.is_in_county and place.is_municipality]

    assert all(min(distance_km(place, town) for town in towns) <= 41 for place in all_places())


@given(st.text(max_size=300))
def test_no_input_breaks_the_search(text):
    find_place(text)
    assert len(suggest_places(text, 3)) <= 3


def test_every_region_has_a_name_for_people():
    assert {str(region.label) for region in Region}.isdisjoint({region.value for region in Region})
