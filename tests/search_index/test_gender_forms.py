"""Whoever looks for a Bäckerin finds the Bäcker, however he is written; and the other way round."""

from itertools import permutations

import pytest

from tests.search_index.finding import finds

# Endings are put together from the forms: (man, woman).
PAIRS = """
Altenpfleger Altenpflegerin|Anlagenmechaniker Anlagenmechanikerin|Apotheker Apothekerin|Architekt Architektin
Arzt Ärztin|Augenoptiker Augenoptikerin|Bäcker Bäckerin|Bauer Bäuerin|Berater Beraterin|Betreuer Betreuerin
Bibliothekar Bibliothekarin|Biologe Biologin|Buchhalter Buchhalterin|Chemikant Chemikantin
Chemielaborant Chemielaborantin|Dachdecker Dachdeckerin|Disponent Disponentin|Dolmetscher Dolmetscherin|Dozent Dozentin
Drogist Drogistin|Elektroniker Elektronikerin|Ergotherapeut Ergotherapeutin|Erzieher Erzieherin|Experte Expertin
Fachlagerist Fachlageristin|Fahrer Fahrerin|Fleischer Fleischerin|Florist Floristin|Forstwirt Forstwirtin
Fotograf Fotografin|Friseur Friseurin|Friseur Friseuse|Gärtner Gärtnerin|Geselle Gesellin|Hausmeister Hausmeisterin
Helfer Helferin|Informatiker Informatikerin|Ingenieur Ingenieurin|Kellner Kellnerin|Koch Köchin|Konditor Konditorin
Kosmetiker Kosmetikerin|Laborant Laborantin|Lagerist Lageristin|Landwirt Landwirtin|Lehrer Lehrerin|Logopäde Logopädin
Lokführer Lokführerin|Lotse Lotsin|Maler Malerin|Masseur Masseurin|Masseur Masseuse|Maurer Maurerin
Mechatroniker Mechatronikerin|Mediengestalter Mediengestalterin|Monteur Monteurin|Notar Notarin|Pädagoge Pädagogin
Pilot Pilotin|Polizist Polizistin|Praktikant Praktikantin|Psychologe Psychologin|Rechtsanwalt Rechtsanwältin
Redakteur Redakteurin|Referent Referentin|Rettungssanitäter Rettungssanitäterin|Schlosser Schlosserin|Schmied Schmiedin
Schneider Schneiderin|Schweißer Schweißerin|Sekretär Sekretärin|Soldat Soldatin|Sozialpädagoge Sozialpädagogin
Steuerberater Steuerberaterin|Steward Stewardess|Techniker Technikerin|Tierarzt Tierärztin|Tischler Tischlerin
Trainer Trainerin|Verkäufer Verkäuferin|Winzer Winzerin|Zahnarzt Zahnärztin|Zusteller Zustellerin
"""
MARKS = ("", "/in", "/-in", ":in", "*in", "_in", "(in)", "In", "·in")


def _spellings(man: str, woman: str) -> list[str]:
    """Write a pair in all the ways that are in use."""
    base = woman.removesuffix("in") if woman.endswith("in") else man
    women = [f"{woman}nen"] if woman.endswith("in") else []
    marked = [f"{base}{mark}" for mark in MARKS[1:]] if base in (man, man.removesuffix("e")) else []
    plural = [f"{base}{mark}nen" for mark in ("/-in", ":in", "*in", "In")] if marked else []
    both = [f"{man} / {woman}", f"{woman}/{man}", f"{man} (m/w/d)", f"{woman} (w/m/d)", f"{man} und {woman}"]
    return [man, woman, man.upper(), *women, *marked, *plural, *both]


ALL_PAIRS = [tuple(pair.split()) for line in PAIRS.strip().splitlines() for pair in line.split("|")]


def test_women_and_men_find_each_other_in_every_spelling():
    tried = [case for man, woman in ALL_PAIRS for case in permutations(_spellings(man, woman), 2)]
    missed = [case for case in tried if not finds(*case)]

    assert len(ALL_PAIRS) > 80
    assert len(tried) > 20_000
    assert len(missed) / len(tried) < 0.01, missed[:20]


@pytest.mark.parametrize(
    "forms",
    [
        ("Kaufmann", "Kauffrau", "Kaufmann/-frau", "Kaufmann/frau", "Kaufmann/Kauffrau", "Kauffrau/-mann", "Kaufmann*frau"),
        ("Kaufleute", "Kaufmann (w/m/d)", "Kaufmann (m/w/d)", "Kauffrauen", "Kaufmännern"),
        ("Bürokauffrau", "Bürokaufmann", "Buerokaufmann/-frau", "Bürokaufleute", "Bürokauffrauen"),
        ("Hotelfachfrau", "Hotelfachmann", "Hotelfachmann/-frau", "Hotelfachleute"),
        ("Feuerwehrfrau", "Feuerwehrmann", "Feuerwehrmänner", "Feuerwehrleute"),
        ("Angestellte", "Angestellter", "Angestellte/r", "Angestellte:r", "Angestellte*r", "Angestellte(r)", "Angestellte_r"),
        ("Steuerfachangestellte", "Steuerfachangestellter", "Steuerfachangestellte/r", "Steuerfachangestellte (m/w/d)"),
        ("Auszubildende", "Auszubildender", "Auszubildende/r", "Auszubildende:r", "Auszubildenden"),
        ("Pflegefachmann", "Pflegefachfrau", "Pflegefachmann/Pflegefachfrau", "Pflegefachmann/-frau", "Pflegefachleute"),
        ("Beamter", "Beamtin", "Beamte/r", "Beamtinnen"),
        ("Zimmermann", "Zimmerfrau", "Zimmerleute"),
    ],
    ids=lambda forms: forms[0],
)
def test_forms_that_do_not_end_in_in_find_each_other(forms: tuple[str, ...]):
    assert [case for case in permutations(forms, 2) if not finds(*case)] == []


GENDER_MARKS = "(m/w/d)|(w/m/d)|(m/w/x)|(d/m/w)|m/w/d|(gn)|(m, w, d)|(M/W/D)|(all genders)|(m/w/divers)|[m/w/d]|(m*w*d)"


@pytest.mark.parametrize("mark", GENDER_MARKS.split("|"))
def test_marks_for_all_genders_are_no_words(mark: str):
    assert finds("Koch", f"Koch {mark}")
    assert not finds("w", f"Koch {mark}")
    assert not finds("divers", f"Koch {mark}")


@pytest.mark.parametrize("word", ["Termin", "Berlin", "Medizin", "Magazin", "Benzin", "Disziplin", "Kamin", "Latein", "Urin"])
def test_words_that_merely_end_in_in_stay_whole(word: str):
    assert not finds(word, word.removesuffix("in"))
    assert finds(word, f"Arbeit mit {word}")
