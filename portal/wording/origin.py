"""Origin and language: nationality, accents, mother tongues, pictures."""

from typing import Final

from portal.kernel.i18n import lazy_gettext as _l
from portal.wording.rules import SERVED, Rule, pattern
from portal.wording.words import Ground

LEVEL: Final = _l("Where somebody learned German must not count. Name the level that the work asks for, for example B1.")
PASSPORT: Final = _l("Nationality and origin must not count. It is enough that somebody is allowed to work.")
PICTURE: Final = _l("A picture shows origin, age and gender. Please do not ask for one.")

_NATIONS: Final = (
    r"(?:deutsche|russische|polnische|rumänische|bulgarische|türkische|ukrainische|syrische|"
    r"afghanische|arabische|tschechische|ungarische|"
    r"vietnamesische|asiatische|afrikanische|osteuropäische|europäische|ausländische|einheimische)[nrs]?"
)
_PEOPLE: Final = (
    r"(?:mitarbeit\w+|kolleg\w+|arbeitskr\w+|arbeiter\w*|\w*kräfte|\w*kraft|bewerb\w+|personal|"
    r"\w*frau(?:en)?|männer|mann|helfer\w*|fahrer\w*|"
    r"erntehelfer\w*|team|leute)"
)
_PEOPLES: Final = (
    r"(?:deutsche[nr]?|polen|polin(?:nen)?|rumänen|bulgaren|russen|ukrainer\w*|syrer\w*|"
    r"afghanen|türken|araber\w*|afrikaner\w*|asiaten|osteuropäer\w*|"
    r"europäer\w*|sachsen|ostdeutsche|westdeutsche|inländer\w*|einheimische[nr]?|eu-(?:bürger\w*|"
    r"ausländer\w*))"
)
_FOREIGN: Final = (
    r"(?:ausländer\w*|migrant\w*|flüchtling\w*|geflüchtete[nr]?|asylbewerber\w*|asylant\w*|"
    r"asylsuchende[nr]?|zuwander\w*|nichtdeutsche[nr]?)"
)

RULES: Final = (
    Rule(
        Ground.ORIGIN,
        pattern(
            r"(?:migrationshintergrund|migrationsgeschichte|ausländische\w* \w+)(?=[^.!?\n]{0,50}\b(?:nicht|"
            r"unerwünscht|zwecklos|keine chance)\b)|"
            r"in deutschland (?:geboren|aufgewachsen|groß geworden)|(?:hier|in sachsen) (?:geboren|"
            r"aufgewachsen)"
        ),
        PASSPORT,
        unless=(pattern(r"nicht nur|spielt"),),
    ),
    Rule(
        Ground.ORIGIN,
        pattern(
            r"(?<!\w)(?:deutsch(?:e|en|er)?\s(?:(?:als|ist|in)\s)?)?muttersprach(?!wissen)\w*(?:\sdeutsch\b)?|"
            r"muttersprachl\w+|deutsch als erstsprache|erstsprache deutsch|(?:seit|von)\s(?:ihrer\s|der\s)?(?:geburt|kindheit)\s(?:an\s)?(?:in deutschland|deutsch)|deutsch\s(?:wie|auf)\s(?:ein\w*\s)?(?:deutsche[rn]?|muttersprach\w+)|(?:reines|gepflegtes|sauberes|bestes)\s(?:hoch)?deutsch\b|hochdeutsch\b"
        ),
        LEVEL,
        "Deutsch B1",
        unless=(
            pattern(
                r"(?<!wie )(?:andere|weitere|eigene[nr]?|ihre[rn]?|deren|seine[rn]?|verschiedene\w?) muttersprache|muttersprache (?:\w+ )?(?:nötig|notwendig|egal)|keine muttersprache"
            ),
            pattern("muttersprachlicher unterricht"),
        ),
    ),
    Rule(
        Ground.ORIGIN,
        pattern(r"deutsch\s(?:muss|soll|sollte)\s(?:\w+\s){0,2}muttersprache\ssein"),
        LEVEL,
        "Deutsch B1",
    ),
    Rule(
        Ground.ORIGIN,
        pattern(
            r"(?<!\w)(?:deutsch\s)?akzentfrei\w*(?:\sdeutsch(?:e|en)?(?:kenntnisse|sprache)?\b)?|"
            r"(?:deutsch\s)?(?:ohne|kein\w*)\s(?:jede[nr]?\s|\w+(?:e|en|er)\s)?(?:akzent|dialekt)\b|"
            r"dialektfrei\w*"
        ),
        LEVEL,
        "Deutsch B1",
    ),
    Rule(
        Ground.ORIGIN,
        pattern(
            r"native[- ]?speaker\w*|native german\b|german native|(?:native|mother tongue)[- ]?(?:level|"
            r"niveau|german|deutsch)|native[- ]niveau|mother tongue"
        ),
        LEVEL,
        "Deutsch B1",
    ),
    Rule(
        Ground.ORIGIN,
        pattern(
            r"(?:perfekt|fehlerfrei|fehlerlos|lupenrein|einwandfrei|tadellos|makellos)\w*\s(?:und "
            r"\w+ )?(?:deutsch(?!land)\w*|aussprache)|deutsch (?:perfekt|fehlerfrei|einwandfrei)\b"
        ),
        LEVEL,
        "Deutsch B1",
    ),
    Rule(
        Ground.ORIGIN,
        pattern(
            r"(?<!\w)(?:deutsche[nr]?\s)?(?:staatsangehörig\w*|staatsbürger\w*|nationalität\w*|"
            r"volkszugehörigkeit)|deutsche[rnms]?\s(?:reise)?pass\b|deutsche[rnms]?\s(?:personal)?ausweis"
        ),
        PASSPORT,
        "Arbeitserlaubnis",
        unless=(
            pattern(
                r"verschiedene\w* nationalität|viele\w* nationalität|\d+ nationalität|nationalitäten "
                r"(?:arbeiten|im team)"
            ),
            SERVED,
        ),
    ),
    Rule(
        Ground.ORIGIN,
        pattern(
            rf"(?<!\w)(?:nur|ausschließlich|gern|gerne|bevorzugt|keine|suchen|nehmen|lieber|vorzugsweise|"
            rf"gebürtige[nr]?|sind)\s(?:an\s|für\s)?{_PEOPLES}(?!\w|-|\s(?:küche|gerichte|post|bahn|"
            rf"sprache|kunden|gäste|speisen|spezialitäten))"
        ),
        PASSPORT,
        unless=(SERVED,),
    ),
    Rule(Ground.ORIGIN, pattern(rf"(?<!\w){_PEOPLES}\s(?:bevorzugt|gesucht|gewünscht|erwünscht)"), PASSPORT),
    Rule(Ground.ORIGIN, pattern(r"(?<!\w)eu-(?:bürger\w*|staatsangehörig\w*|pass)|gebürtige[nr]?\s\w+"), PASSPORT),
    Rule(Ground.ORIGIN, pattern(r"(?<!\w)(?:ist|sind|bist|als) deutsche[nr]?(?=\s?(?:$|[.!?,;\n]))"), PASSPORT),
    Rule(
        Ground.ORIGIN,
        pattern(
            rf"(?:kein\w*|ohne|nicht für|nur für)\s(?:\w+\s)?{_FOREIGN}|{_FOREIGN}(?=[^.!?\n]{{0,40}}\b(?:nicht|"
            rf"unerwünscht|zwecklos)\b)"
        ),
        PASSPORT,
        unless=(pattern(r"\bnicht nur"),),
    ),
    Rule(
        Ground.ORIGIN,
        pattern(
            r"(?:ohne|kein\w*)\s(?:migrationshintergrund|migrationsgeschichte|ausländische\w* wurzeln)|"
            r"(?:deutsche|arische|europäische|westliche|nordeuropäische)[rn]?\s(?:herkunft|abstammung|"
            r"wurzeln|abkunft)|(?:ethnische|ihre) herkunft|herkunftsland|geburtsland|geburtsort"
        ),
        PASSPORT,
    ),
    Rule(
        Ground.ORIGIN,
        pattern(
            r"hautfarbe|(?:hell|dunkel|weiß)häutig\w*|(?:europäisch|südländisch|nordisch|orientalisch|"
            r"asiatisch|mitteleuropäisch|deutsch|westlich)\w*\s(?:\w+\s)?(?:aussehen|äußere\w*|"
            r"erscheinung\w*|typ)"
        ),
        PASSPORT,
    ),
    Rule(
        Ground.ORIGIN,
        pattern(rf"(?<!\w){_NATIONS}(?:\s[\wäöüß-]+e[nrs]?){{0,2}}\s{_PEOPLE}\b"),
        PASSPORT,
        unless=(
            SERVED,
            pattern(r"(?:für|von|mit|unsere) (?:ausländische|internationale)"),
            pattern(r"rote\w? kreuz|post\b|bahn\b"),
        ),
    ),
    Rule(
        Ground.ORIGIN,
        pattern(
            r"(?<!\w)(?:aussagekräftige[snrm]?\s|aktuelle[snrm]?\s)?(?:lichtbild(?!ausweis)\w*|"
            r"passbild(?:er)?|"
            r"passfoto|bewerbungs(?:foto|bild)|portraitfoto|porträtfoto)(?!\w)|(?:mit|samt|inkl\.?|"
            r"inklusive|plus|und|einschließlich|ein|einem?|ihr|aktuelles|aktuellem)\s(?:\w+\s){0,2}foto\b"
        ),
        PICTURE,
        unless=(SERVED, pattern(r"entwickel|aufnehm|fotogeschäft|druck\w* von|\bware\b|studio")),
    ),
)
