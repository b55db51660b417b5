"""Earlier employers, schools and course groups."""

import re
from collections.abc import Iterator
from typing import Final

from portal.redaction.lexicon import TITLES
from portal.redaction.marks import Mark
from portal.redaction.ordinary import is_listed, is_ordinary
from portal.redaction.topics import kind_of_place
from portal.redaction.words import Kind, Reason

_CAPITAL: Final = r"[^\W\d_a-zäöüß]"
_NAME: Final = rf"(?:{_CAPITAL}|\d(?=\w*[A-Za-z]))[\w&.'-]{{0,40}}"
_FORM: Final = (
    r"(?:gGmbH|GmbH(?:\s?&\s?Co\.?\s?KG(?:aA)?)?|mbH|AG(?:\s&\sCo\.?\sKG)?|KGaA|KG|OHG|GbR|UG(?:\s\(haftungsbeschränkt\))?|e\.\s?K(?:fr|fm)?\.?|e\.\s?V\.|eG|SE|Ltd\.?|LLC|Inc\.?|PLC|S\.?A\.?R\.?L\.?|"
    r"Company|Corporation|Corp\.?|A\.Ş\.|TOV|OOO)"
)
_WITH_FORM: Final = re.compile(rf"(?<![\w-])(?:{_NAME}\s(?:(?:&|und|\+|der|für|and)\s)?){{1,4}}{_FORM}(?!\w)")
_TRADE: Final = (
    r"(?:Bäckerei|Konditorei|Fleischerei|Metzgerei|Restaurant|Gaststätte|Gasthof|Gasthaus|Pizzeria|Imbiss|Bistro|Café|Cafe|Hotel|Pension|Autohaus|Autowerkstatt|Werkstatt|Kfz-Werkstatt|Tischlerei|Schreinerei|"
    r"Schlosserei|Friseursalon|Friseur|Salon|Barbershop|Apotheke|Klinikum|Klinik|Krankenhaus|Praxis|Zahnarztpraxis|Arztpraxis|Supermarkt|Baumarkt|Spedition|Logistikzentrum|Großküche|Catering|Gärtnerei|Druckerei|Näherei|Schneiderei|Textilfabrik|"
    r"Fabrik|Brauerei|Molkerei|Möbelhaus|Reinigungsfirma|Baufirma|Bauunternehmen|Elektrofirma|Pflegeheim|Seniorenheim|Altenheim|Pflegedienst|Kita|Kindergarten|Supermarktkette|Firma|Fa\.|Unternehmen|Konzern|Bank|Kanzlei|Ministerium|Agentur|Betrieb|"
    r"Zeitarbeitsfirma|Ladenkette|bakery|company|firm|factory|restaurant|hotel|garage|clinic|hospital|shop)"
)
_TRADED: Final = re.compile(
    rf"(?<![\w-])(?P<trade>{_TRADE})\s(?P<quote>[\"'„“»‚])?(?P<name>(?:Dr\.\s|Zum\s|Zur\s|Am\s|Al\s|El\s|La\s|Le\s)?{_NAME}(?:\s(?:&\s|und\s)?{_NAME}){{0,2}})(?P<end>[\"'“”«‘])?(?P<place>\sin\s(?P<where>{_CAPITAL}[^\W\d_]+))?"
)
_COMPOUND_TRADE: Final = re.compile(
    rf"(?<![\w-])(?P<trade>(?:{_CAPITAL}[\w-]{{1,25}}-)?(?:{_CAPITAL}[^\W\d_]{{1,25}})?(?i:haus|studio|salon|laden|markt|restaurant|imbiss|shop|werkstatt|praxis|klinik|dienst|bäckerei|fleischerei|stube|stübchen|keller|"
    rf"hof|hotel|heim|betrieb|firma|unternehmen|handel|werke?|bau|fabrik|wäscherei|reinigung|spedition|logistik|agentur|bistro|café|pension|gasthof|apotheke|gärtnerei|tischlerei|schlosserei|kette|konzern))\s"
    rf"(?P<quote>[\"'„“»‚])?(?P<name>(?:(?:Zum|Zur|Am|Goldene[rsn]?|Schwarze[rsn]?|Rote[rsn]?|Weiße[rsn]?|Blaue[rsn]?|Alte[rsn]?|Neue[rsn]?|Grüne[rsn]?|Drei|Al|El|La|Le|Der|Die|Dr\.)\s)?{_NAME}(?:\s(?:&\s)?{_NAME}){{0,1}})(?P<end>[\"'“”«‘])?"
)
_NAMED_LIKE_AN_INN: Final = re.compile(r"(?:Zum|Zur|Goldene|Schwarze|Rote|Weiße|Blaue|Alte|Neue|Grüne|Drei)\w{0,2}\s[A-ZÄÖÜ]")
_ONCE_AT: Final = re.compile(
    rf"(?<!\w)(?:früher|vorher|zuvor|zuletzt|lange|damals|einmal|bereits|Jahren?|Monaten?|Wochen|(?:bis|seit|von|ab|in)\s(?:19|20)\d\d|Zusage|Angebot|Vertrag|Vorstellungsgespräch|Gespräch|Probetag|Probewoche|Bewerbung|Einladung|"
    rf"vorgestellt|beworben|bewirbt\ssich|Arbeit|Absage|Kündigung|Lohn|Praktika|formerly|previously|years|months|interview|offer)\s(?:\w{{2,12}}\s){{0,3}}?(?i:bei|beim|at|vom|with)\s(?:(?i:der|dem|the)\s)?(?P<name>{_NAME}(?:\s(?:&\s)?{_NAME}){{0,2}})(?P<where>\sin\s{_CAPITAL})?"
)
_NOT_A_FIRM: Final = frozenset(
    [
        "jobcenter",
        "arbeitsagentur",
        "bamf",
        "vhs",
        "kai",
        "frau",
        "herrn",
        "herr",
        "dr",
        "ihk",
        "hwk",
        "kjc",
        "landratsamt",
        "beratung",
        "ihm",
        "ihr",
        "uns",
        "mir",
        "sie",
        "the",
        "team",
    ]
)
_TRADE_IN: Final = re.compile(rf"(?<![\w-])(?P<trade>{_TRADE})\sin\s(?P<place>{_CAPITAL}[^\W\d_-]+(?:-[^\W\d_]+)?)")
_TRADE_BEHIND: Final = re.compile(
    rf"(?<![\w-])(?P<name>{_CAPITAL}[\w'&.]{{1,30}})[\s-](?:Bäckerei|Restaurant|Hotel|Café|Klinik|Apotheke|Bau|Logistik|Reisen|Bakery|Hospital|Clinic|Airlines|Bank|Telecom)(?!\w)"
)
_SURNAMES: Final = frozenset(
    [
        *("müller", "mueller", "schmidt", "schulz", "meier", "meyer", "maier", "lehmann", "becker", "krause"),
        "schneider",
        "koch",
        "bauer",
        "fischer",
        "weber",
        "wolf",
        "fuchs",
        "könig",
        "vogel",
        "richter",
        "klein",
        "groß",
        "lange",
        "jung",
        "sommer",
        "winter",
        "schäfer",
        "jäger",
        "kaiser",
        "schwarz",
        "weiß",
        "braun",
        "berg",
        "stein",
        "hahn",
        "keller",
        "horn",
        "busch",
        "engel",
        "adler",
        "sonne",
        "stern",
        "krone",
        "linde",
        "post",
    ]
)
_BRANDS: Final = re.compile(
    r"(?:(?<!\w)(?:bei|beim|für|im|von|zu|at|for|with)\s(?:der\s|dem\s|the\s)?)(?P<brand>Amazon|DHL|Siemens|BMW|Mercedes(?:-Benz)?|Daimler|Volkswagen|VW|Porsche|Audi|Opel|Bosch|Lidl|Aldi|ALDI|Rewe|REWE|Edeka|EDEKA|Kaufland|Netto|Penny|Rossmann|IKEA|Ikea|Zalando|McDonald'?s|Burger\sKing|Subway|Lieferando|Hermes|UPS|FedEx|"
    r"Deutsche\s(?:Post|Bahn|Bank|Telekom)|Globus|Norma|dm-?[Mm]arkt|Hellweg|Decathlon|Deichmann|KiK|Telekom|Vodafone|Microsoft|Google|SAP|Nestlé|Coca-Cola|UNICEF|UNHCR|Caritas|Diakonie|DRK|Sparkasse|Uber|Zara|H&M|C&A|OBI|Obi|Bauhaus|Hornbach|Toom|Media\s?Markt|Saturn|Turkish\sAirlines|Samsung|Huawei|Carrefour)(?![\w-])"
)
_BRANCH: Final = re.compile(rf"\s(?P<name>{_CAPITAL}[^\W\d_]{{2,30}})")
_WORKED: Final = r"(?:gearbeitet|arbeitete[n]?|arbeitet|arbeite|angestellt|beschäftigt|tätig|gejobbt|Praktikum|Probearbeit\w{0,3}|Ausbildung|Stelle|Job|angefangen|Chef|Fahrer\w{0,2}|Koch|Köchin|Lagerist\w{0,2}|Verkäufer\w{0,2}|Minijob|worked|works|working|employed|job|internship)"
_AT: Final = re.compile(
    rf"(?:(?<!\w){_WORKED}(?:\s\w{{1,15}}){{0,5}}\s(?i:bei|für|at|for)\s(?:(?i:der|dem|den|die|the)\s(?:Firma\s)?)?(?P<after>{_NAME}(?:\s(?:&\s)?{_NAME}){{0,2}})"
    rf"|(?<!\w)(?i:bei|für)\s(?P<before>{_NAME}(?:\s(?:&\s)?{_NAME}){{0,2}})(?:\s\w{{1,15}}){{0,6}}\s{_WORKED}(?!\w))"
)
_PLURAL: Final = re.compile(
    r".*(?:en|ungen|ung|heit|keit|tät|er|ern|ens|eiten|ion|ionen|tag|tags|zeit|bau|wesen|dienst|betrieb)$"
)
_SCHOOL: Final = (
    r"(?:(?:Technische[nr]?\s|Medizinische[nr]?\s|Staatliche[nr]?\s|Nationale[nr]?\s|Pädagogische[nr]?\s|Polytechnische[nr]?\s)?(?:Universität|Uni|Hochschule|Fachhochschule|Akademie|Gymnasium|Oberschule|Grundschule|Realschule|Hauptschule|Mittelschule|"
    r"Berufsschule|Berufsschulzentrum|BSZ|Fachschule|Schule|Sprachschule|Volkshochschule|VHS|Kolleg|Institut|Fakultät|College|Lyzeum|Polytechnikum|Koranschule|Abendschule|Sprachinstitut|Technikum|Musikschule|TU|FH))"
)
_SCHOOLS: Final = (
    re.compile(
        rf"(?<![\w-]){_SCHOOL}\s(?:(?:in|von|zu|of|für|des|der)\s(?:(?:der|Landkreis|Landkreises)\s)?)?[\"'„“]?(?P<name>{_CAPITAL}[\w.'-]+(?:\s(?:{_CAPITAL}[\w.'-]+|für\s\w+)){{0,2}})[\"'“”]?(?P<place>\sin\s{_CAPITAL}[^\W\d_]+)?"
    ),
    re.compile(
        rf"(?<![\w-])(?P<name>{_CAPITAL}[^\W\d_]+(?:-{_CAPITAL}[^\W\d_]+){{0,3}}(?:er)?)[\s-](?:Universität|Uni|Hochschule|Gymnasium|Oberschule|Grundschule|Akademie|Kolleg|University|College|High\sSchool|Secondary\sSchool|Schule|Institute)(?!\w)"
    ),
    re.compile(
        rf"(?<![\w-])(?:University|College|Academy|School|Institute)\sof\s(?P<name>{_CAPITAL}[\w'-]+(?:\s(?:and\s)?{_CAPITAL}[\w'-]+){{0,2}})"
    ),
)
_SCHOOLS_ABROAD: Final = (
    re.compile(
        rf"(?<![\w-])(?P<name>(?:Universidad|Université|Università|Universitatea|Universidade|Universitet\w*|Univerzitet|Uniwersytet|Üniversitesi|Politechnika|Politehnica|Lycée|Liceo|Liceu|Lise|École|Ecole|Escuela|Escola|Colegio|Collège|Instituto|Institut\sde|Madrasa|Medrese)"
        rf"(?:\s(?:{_CAPITAL}[\w.'-]+|de|del|della|di|du|la|los|las|des|do|dos|da|im\.)){{1,6}})"
    ),
    re.compile(
        r"(?<![\w-])(?P<name>(?:(?:Schule|Mittelschule|Grundschule|Berufsschule|Hauptschule|School|Lyceum|Lyzeum|Gymnasium)\s(?:No|Nr|Nummer|#)\.?\s?\d{1,4}|\d{1,3}\.\s(?:Mittelschule|Grundschule|Oberschule|Schule|Hauptschule)|"
        r"Koranschule|Madrasa|Medrese|Madrese|Dorfschule|Mädchenschule|Klosterschule|Missionsschule|Militärakademie|Polizeiakademie|Pädagogische\sHochschule|Medizinische\sHochschule)n?)(?!\w)"
    ),
)
_COURSE: Final = (
    re.compile(r"(?<![\w-])(?:(?:Deutsch|Sprach|Integrations|Berufssprach|BSK-?|Alpha(?:betisierungs)?|Orientierungs|Jugendintegrations)?[kK]urs|BSK|Modul|Klasse|Kursgruppe|Gruppe|class|course)\s(?:Nr\.?\s?|Nummer\s)?"
               r"(?=[\w.-]{0,12}\d)(?:[A-C][12][.][1-9]\w?|(?=\w*[-/])[\w/-]{3,15}|[A-Z]{2,5}[ -]?\d{1,4}|\d{1,2}[a-z](?!\w)|[1-9]\d{2,5})(?:\s(?:bei|der|an)\s(?:der\s)?(?:VHS|Volkshochschule)(?:\s[A-Z]\w+)?)?"),
    re.compile(r"(?<![\w-])(?:BSK|IK|DeuFöV|JIK|EOK)[ -]?(?:[A-C][12][ -])?\d{1,4}(?![\w.])"),
    re.compile(rf"(?<![\w-])(?:VHS|Volkshochschule|Euro-?Schulen|Inlingua|Berlitz|Goethe-?Institut|Berufsförderungswerk|BFW|Bildungszentrum|Bildungsträger)(?:[\s-](?:{_CAPITAL}[^\W\d_]+|Leipziger\sLand|Landkreis\sLeipzig))?(?!\w)"),
)  # fmt: skip


def find_workplaces(plain: str) -> Iterator[Mark]:
    """Mark employers by legal form, trade, brand and the work done there; schools and course groups."""
    for found in _WITH_FORM.finditer(plain):
        yield _employer(_without_lead(found), found.end())
    for found in _BRANDS.finditer(plain):
        yield _employer(found.start("brand"), _end_of_branch(plain, found.end("brand")))
    for found in _TRADED.finditer(plain):
        if found["quote"] or found["name"].split()[0].strip(".,").lower() in _SURNAMES or not _is_common(found["name"]):
            yield _employer(found.start(), found.end() if found["quote"] or found["place"] else _end_of_names(found, "name"))
    for found in _TRADE_IN.finditer(plain):
        if kind_of_place(found["place"]):
            yield _employer(*found.span())
    yield from _by_compound(plain)
    for found in _TRADE_BEHIND.finditer(plain):
        if not is_ordinary(found["name"]) and not kind_of_place(found["name"]):
            yield _employer(*found.span())
    for found in _AT.finditer(plain):
        group = "after" if found["after"] else "before"
        first = found[group].split()[0]
        if not _is_common(first) and not _PLURAL.match(first) and not kind_of_place(first):
            yield _employer(found.start(group), _end_of_names(found, group))
    yield from _schools(plain)


def _end_of_branch(plain: str, end: int) -> int:
    """Return where the name of a branch ends: "Edeka Schulze"."""
    beside = _BRANCH.match(plain, end)
    return beside.end() if beside and not _is_common(beside["name"]) else end


def _by_compound(plain: str) -> Iterator[Mark]:
    """Mark "Nagelstudio Lotus", "Asia-Restaurant Goldener Drache", and where somebody was: "bis 2021 bei Metinvest"."""
    for found in _COMPOUND_TRADE.finditer(plain):
        name, first = found["name"], found["name"].split()[0].strip(".,").lower()
        if (
            found["quote"]
            or _NAMED_LIKE_AN_INN.match(name)
            or first in _SURNAMES
            or not _is_common(name)
            or _is_alone(plain, found)
        ):
            inn = found["quote"] or _NAMED_LIKE_AN_INN.match(name) or _is_alone(plain, found)
            end = found.end() - len(name) + len(name.rstrip(".")) if inn and not found["end"] else found.end()
            yield _employer(found.start(), end if inn else _end_of_names(found, "name"))
    for found in _ONCE_AT.finditer(plain):
        first = found["name"].split()[0]
        is_known = _is_common(first) or first.strip(".,").lower() in _NOT_A_FIRM or kind_of_place(first)
        if not is_known and not _PLURAL.match(first) and (found["where"] or not _is_a_person(first)):
            yield _employer(found.start("name"), _end_of_names(found, "name"))


def _is_alone(plain: str, found: re.Match[str]) -> bool:
    """Say whether a made-up word alone stands where a name would: "in der Wäscherei Sauberland."."""
    name = found["name"]
    return (
        " " not in name
        and not is_listed(name.rstrip("s"))
        and re.match(r"\.?(?:[.,;!?)]|\s?$|\sin\s[A-ZÄÖÜ])", plain[found.end() :]) is not None
    )


def _is_a_person(word: str) -> bool:
    return word.rstrip(".").lower() in TITLES or len(word.rstrip(".")) < 2


def _schools(plain: str) -> Iterator[Mark]:
    for pattern in _SCHOOLS:
        for found in pattern.finditer(plain):
            if not is_listed(found["name"].split()[0].split("-")[0]) and not is_ordinary(found["name"].split()[0]):
                end = found.end() if found.end() > found.end("name") else _end_of_names(found, "name")
                yield Mark(found.start(), end, Kind.SCHOOL, Reason.LEARNING)
    for pattern in (*_SCHOOLS_ABROAD, *_COURSE):
        for found in pattern.finditer(plain):
            yield Mark(*found.span(), Kind.SCHOOL, Reason.LEARNING)


def _employer(start: int, end: int) -> Mark:
    return Mark(start, end, Kind.EMPLOYER, Reason.PAST)


def _without_lead(found: re.Match[str]) -> int:
    """Return where the name begins: "Bei Müller GmbH" is "Müller GmbH"."""
    first = found[0].split()[0]
    is_lead = first.lower() in (
        "bei",
        "die",
        "der",
        "das",
        "für",
        "firma",
        "seit",
        "als",
        "im",
        "in",
        "von",
        "mit",
        "at",
        "the",
        "for",
    )
    return found.start() + (len(first) + 1 if is_lead and " " in found[0].strip() else 0)


def _is_common(words: str) -> bool:
    first = words.split(maxsplit=1)[0].strip(".,")
    return is_ordinary(first) or is_listed(first)


def _end_of_names(found: re.Match[str], group: str) -> int:
    """Return where the names end: before the first word that is an ordinary one."""
    end = found.start(group)
    for number, word in enumerate(re.finditer(r"\S+", found[group])):
        if number and word[0] not in ("&", "und") and _is_common(word[0]):
            break
        if word[0] not in ("&", "und"):
            end = found.start(group) + len(found[group][: word.end()].rstrip(".,;:"))
        if word[0].endswith((".", ",", ";")) and len(word[0]) > 4:
            break
    return end
