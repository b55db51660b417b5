"""Numbers that offices and insurers give to one person alone."""

import re
from collections.abc import Iterator
from typing import Final

from portal.redaction.marks import Mark
from portal.redaction.words import Kind, Reason

_LABEL: Final = (
    r"(?:steuer(?:liche)?[- ]?(?:id(?:entifikationsnummer)?|nummer|nr\.?|identifikationsnummer)|idnr\.?|tin|"
    r"(?:sozialversicherungs|rentenversicherungs|sv|rv|versicherten|krankenversicherten|krankenversicherungs|krankenkassen|mitglieds|kunden|bg|"
    r"bedarfsgemeinschafts?|azr|aufenthaltstitel|eat|ausweis|personalausweis|reisepass|pass|perso|führerschein|teilnehmer|personal|matrikel|"
    r"akten|geschäfts|visum|visa|seriennummer|dokumenten|boxer|fiktionsbescheinigung)"
    r"(?:[- ]?(?:nummer|nr\.?|no\.?|id|zeichen|kennzeichen))|aktenzeichen|az\.|reisepass|personalausweis|bedarfsgemeinschaft|"
    r"passport(?:\s(?:number|no\.?|nr\.?))?|tax\s(?:id|number|no\.?)|social\ssecurity\s(?:number|no\.?)|ssn|"
    r"(?:id|customer|insurance|personal|identity|residence permit|driving licence)\s(?:card\s)?(?:number|no\.?)|kfz-?kennzeichen|kennzeichen)"
)
_LABELLED: Final = re.compile(
    rf"(?<!\w){_LABEL}(?:[\s:.#=()-]{{1,3}}|\s(?:ist|lautet|is|nr\.?|nummer)\s?:?\s?){{1,2}}(?P<number>(?=[A-Z0-9 ./-]{{0,12}}\d)[A-Z0-9](?:[ ./-]{{0,2}}[A-Z0-9]+){{0,8}})",
    re.IGNORECASE,
)
_SOME_NUMBER: Final = re.compile(
    r"(?<!\w)(?!(?:artikel|bestell|telefon|handy|mobil|fax|rechnungs|liefer|haus|zimmer|raum|regal|teile|auftrags|modell|los|chargen|kontroll|bus|linien|hallen|glücks|stück|seiten|start|ruf)-?(?:nummer|nr))"
    r"[a-zäöüß]{2,20}-?(?:nummer|nr\.?)(?:\s(?:ist|lautet)|:)?\s(?P<number>[A-Z]{0,3}\s?\d(?:[ ./-]?\d){5,14})(?!\w)",
    re.IGNORECASE,
)
_INSURED: Final = re.compile(
    r"(?<![\w])\d{2}[ /]?(?:0[1-9]|[12]\d|3[01]|[5-9]\d)[ /]?(?:0\d|1[0-2])[ /]?\d{2}[ /]?[A-Z][ /]?\d{2}[ /]?\d(?!\w)"
)
_HOUSEHOLD: Final = re.compile(r"(?<!\w)\d{5}(?://|BG|/BG/| BG )\d{5,7}(?!\w)")
_CUSTOMER: Final = re.compile(r"(?<!\w)\d{3}[A-Z]\d{6}(?!\w)")
_TAX: Final = re.compile(r"(?<![\w.,/+-])[1-9]\d(?: ?\d){9}(?![\w.,]?\d)")
_FOREIGN_CALL: Final = re.compile(r"(?:00|\+)\s?\d{0,3}[\s./-]?$")
_TAX_NUMBER: Final = re.compile(r"(?<![\w/])\d{2,3}/\d{3}/\d{4,5}(?![\w/])")
_MIXED: Final = re.compile(r"(?<![\w./-])(?=[A-Z0-9]{8,12}(?![\w-]))(?=[A-Z0-9]*[A-Z])(?=(?:[A-Z]*\d){5})[A-Z0-9]{8,12}")
_PLATE: Final = re.compile(r"(?<![\w-])[A-ZÄÖÜ]{1,3}-[A-Z]{1,2}[ -]\d{1,4}[EH]?(?![\w-])")
_NOT_PLATES: Final = re.compile(r"^(?:DIN|ISO|EN|IT|PC|EU|SGB|TRBS|DGUV|VDE)\b")


def find_numbers(plain: str) -> Iterator[Mark]:
    """Mark numbers by their shape, their check digit or the word before them."""
    for found in _LABELLED.finditer(plain):
        end = _end_of_number(found)
        if sum(letter.isdigit() for letter in plain[found.start("number") : end]) >= 3:
            yield Mark(found.start("number"), end, Kind.ID, Reason.NUMBER)
    for found in _SOME_NUMBER.finditer(plain):
        yield Mark(*found.span("number"), Kind.ID, Reason.NUMBER)
    for pattern in (_INSURED, _HOUSEHOLD, _CUSTOMER, _TAX_NUMBER, _MIXED):
        for found in pattern.finditer(plain):
            yield Mark(*found.span(), Kind.ID, Reason.NUMBER)
    for found in _PLATE.finditer(plain):
        if not _NOT_PLATES.match(found[0]):
            yield Mark(*found.span(), Kind.ID, Reason.NUMBER)
    for found in _TAX.finditer(plain):
        if is_tax_id(re.sub(r"\D", "", found[0])) and not _FOREIGN_CALL.search(plain[: found.start()][-6:]):
            yield Mark(*found.span(), Kind.ID, Reason.NUMBER)


def is_tax_id(digits: str) -> bool:
    """Say whether the check digit of a German tax id is right (s. 139b AO; ISO 7064, modulo 11, 10)."""
    if len(digits) != 11 or digits[0] == "0":
        return False
    product = 10
    for digit in digits[:10]:
        total = (int(digit) + product) % 10 or 10
        product = total * 2 % 11
    return (11 - product) % 10 == int(digits[10])


def _end_of_number(found: re.Match[str]) -> int:
    """Return where the number ends: before the first word that holds no digit."""
    end = found.start("number")
    for piece in re.finditer(r"[A-Za-z0-9]+", found["number"]):
        if not any(letter.isdigit() for letter in piece[0]) and (len(piece[0]) > 2 or piece[0].islower()):
            break
        end = found.start("number") + piece.end()
    return end
