"""Age: limits, "young", groups of people of one age."""

from typing import Final

from portal.kernel.i18n import lazy_gettext as _l
from portal.wording.rules import SERVED, Rule, pattern
from portal.wording.words import Ground

YOUNG: Final = _l("“Young” keeps older people away. Say what the team is like, or what there is to do.")
LIMIT: Final = _l("An age limit is hardly ever allowed. Say what the work asks for.")
GROUP: Final = _l("This names a group of one age. Say that experience is not needed, or that a few hours are enough.")
ASKED: Final = _l("Please do not ask for the age: it must not decide.")

_AGE: Final = r"(?:1[6-9]|[2-6]\d)"
_YEARS: Final = r"(?:\s?-?\s?(?:Jahren?|J\.|jährig\w*))"
_NO_UNIT: Final = (
    r"(?!\s?(?:[.,:/]\s?\d|\d|%|€|kg|g\b|t\b|m\b|m²|cm|km|h\b|min|std|stunden?|wochen?|"
    r"tage?n?|monat|euro|prozent|grad|personen|uhr|stück|"
    r"mitarbeit|plätze|kilo|tonnen|liter|gäst|kinder|bewohner|zimmer|betten|kunden|filialen|"
    r"meter|sekunden))"
)
_CHILDREN: Final = pattern(r"kind(?:er|ern|es)?\b|jugendlich|schüler|bewohner|patient|gäste|senior")
_SINCE: Final = pattern(
    r"berufserfahrung|erfahrung|\bseit\b|befrist|garantie|gewährleistung|tradition|betrieb "
    r"besteht|firmengeschichte"
)
_PEOPLE: Final = (
    r"(?:\w*teams?|auszubildende\w*|\w*mannschaft|truppe|crew|kolleg\w+|leute|kräfte|\w*kraft|"
    r"\w*kräfte|verstärkung|mitarbeit\w+|mann|männer|frau(?:en)?|dame\w*|"
    r"herr(?:en)?|talente?|belegschaft|personal|bewerb\w+|verkäufer\w*|aushilfe\w*|köch\w+|"
    r"koch|fahrer\w*|helfer\w*|person(?:en)?|typ(?:en)?|hilfe|"
    r"leser|nachwuchs\w*|azubis?|gesell\w+|monteur\w*|techniker\w*|macher\w*|köpfe|wilde\w*)"
)

RULES: Final = (
    Rule(
        Ground.AGE,
        pattern(
            rf"(?:bewerb\w+|person(?:en)?|leute|menschen|mitarbeit\w+|solltest|sollten|sollte|bist|"
            rf"sind|bis du|höchstens|niemand\w*)"
            rf"\s(?:\w+\s){{0,3}}(?P<mark>(?:über|unter|jünger als|älter als|bis)\s{_AGE})(?!\d){_NO_UNIT}"
        ),
        LIMIT,
        unless=(_CHILDREN, _SINCE, SERVED),
    ),
    Rule(
        Ground.AGE,
        pattern(
            r"jugendlich\w*\s(?:erscheinung\w*|ausstrahlung|frische|typ)|(?:kein\w*\s)(?:\w+\s){0,2}(?:alte[nr]?\s(?:hasen|"
            r"leute|menschen|semester)|alten|senioren|älteren?)\b|ideal-?alter|wunschalter"
        ),
        LIMIT,
    ),
    Rule(
        Ground.AGE,
        pattern(r"(?:max(?:imal|\.)?|höchstens|nicht mehr als|bis zu)\s\w+\sjahren?\s(?:berufs)?erfahrung"),
        GROUP,
    ),
    Rule(
        Ground.AGE,
        pattern(rf"(?<!\w)(?P<mark>jung(?:e[nrsm]?)?)(?:,?\s(?:und\s)?[\wäöüß-]+e[nrsm]?){{0,3}}\s{_PEOPLE}\b"),
        YOUNG,
        "",
    ),
    Rule(
        Ground.AGE,
        pattern(
            r"(?<!\w)(?P<mark>junge[nrm]?)(?:,?\s(?:und\s)?[\wäöüß-]+e[nrsm]?){0,2}\s(?:menschen|"
            r"erwachsene\w*)\b"
        ),
        YOUNG,
        unless=(
            SERVED,
            pattern(
                r"\b(?:arbeit mit|wohngruppe|ausbildung von|begleitung|bildung)\b|(?:hilfe|wohn\w+|"
                r"angebot\w*|zentrum|treff|einrichtung|café|haus) für"
            ),
        ),
    ),
    Rule(
        Ground.AGE,
        pattern(
            r"(?<!\w)jung(?!\s?[- ]?gebliebe|\w|\s(?:und|oder|wie)\salt\b|,\s?alt\b|\sgeblieb|\svon\b)(?<!alt "
            r"und jung)"
        ),
        YOUNG,
        unless=(pattern(r"\b(?:pflanzen|tiere|gemüse|unternehmen)\b"),),
    ),
    Rule(
        Ground.AGE,
        pattern(
            r"(?<!\w)jung(?=köch|koch|fach|verkäufer|techniker|arbeiter|kellner|kraft|kräfte|gesell|"
            r"meister|ingenieur|unternehmer|dynamisch)\w+"
        ),
        YOUNG,
        unless=(pattern("junggesellenab"),),
    ),
    Rule(
        Ground.AGE,
        pattern(
            rf"(?<!\w)jüngere[nrsm]?(?:\s[\wäöüß-]+e[nrsm]?){{0,2}}\s(?:{_PEOPLE}|menschen)\b|(?:oder|"
            rf"und) jünger\b|jünger als \d\d"
        ),
        YOUNG,
        unless=(SERVED,),
    ),
    Rule(
        Ground.AGE,
        pattern(
            r"(?<!\w)young(?:,? (?:(?:and|&) )?\w+)? (?:team|people|professionals?|talents?)\b|"
            r"digital[- ]?natives?\b|berufsjugendlich\w*|jugendlich(?:e[snr]?)? (?:team|auftreten|"
            r"aussehen|elan)"
        ),
        YOUNG,
    ),
    Rule(
        Ground.AGE,
        pattern(
            rf"(?:(?<!\w)(?:bis(?: zu)?|unter|höchstens|max(?:imal|\.)?|nicht älter als|nicht über)\s(?:zum "
            rf"alter von\s|alter\s)?{_AGE}(?!\d)(?:{_YEARS}(?:\salt)?|{_NO_UNIT}(?=\s?(?:$|[.!?)\n,;]))(?<!bis "
            rf"\d\d))(?!\s?(?:erfahrung|berufs)))"
        ),
        LIMIT,
        unless=(_CHILDREN, _SINCE),
    ),
    Rule(
        Ground.AGE,
        pattern(
            rf"(?<!\w)nicht älter als {_AGE}\b|(?<!\w)älter als {_AGE}\b|noch keine {_AGE}\b{_NO_UNIT}|"
            rf"(?<!mindest)(?:alter|altersgruppe|altersspanne)\W{{1,3}}(?:zwischen |von |ca\.? )?{_AGE}(?:\s?(?:bis|"
            rf"-|und)\s?{_AGE})?|höchstalter|altersgrenze|altersobergrenze|altersstruktur|altersmäßig\w*|"
            rf"altersdurchschnitt|durchschnittsalter"
        ),
        LIMIT,
        unless=(_CHILDREN,),
    ),
    Rule(
        Ground.AGE,
        pattern(
            rf"(?<!\w)(?:zwischen|von)\s{_AGE}\s(?:und|bis)\s{_AGE}(?:{_YEARS}(?:\salt)?|{_NO_UNIT}(?=\s?(?:$|"
            rf"[.!?)\n,;])))|(?<!\w){_AGE}\s?(?:-|bis)\s?{_AGE}\s?(?:-jährig\w*|jährig\w*|jahren?\b)"
        ),
        LIMIT,
        unless=(_CHILDREN, _SINCE),
    ),
    Rule(
        Ground.AGE,
        pattern(r"(?<!\w)(?:ab|mindestens|über)\s(?:2[2-9]|[3-6]\d)\s?(?:jahren?|j\.)(?:\salt)?(?!\s\w*erfahrung)"),
        LIMIT,
        unless=(_CHILDREN, _SINCE),
    ),
    Rule(
        Ground.AGE,
        pattern(
            rf"(?<!\w)kein\w*\s(?:\w+\s){{0,2}}(?:über|ab)\s{_AGE}\b|keine älteren\b|nicht zu alt\b|"
            rf"(?<!\w)zu alt\b|(?:über|ab)\s{_AGE}\s(?:bitte\s)?(?:nicht|zwecklos|unerwünscht)"
        ),
        LIMIT,
    ),
    Rule(
        Ground.AGE,
        pattern(
            r"(?:anfang|mitte|ende)\s(?:der\s)?(?:zwanzig\w*|dreißig\w*|vierzig\w*|fünfzig\w*|[2-5]0\b(?:er\w*)?)|"
            r"besten alter|jahrgang\s(?:19|20)\d\d|(?:19|20)\d\d geboren|frisch von der (?:schule|"
            r"uni)\w*|frisch aus der schule"
        ),
        LIMIT,
    ),
    Rule(
        Ground.AGE,
        pattern(
            r"(?<!\w)(?:früh)?(?:rentner\w*|pensionär\w*|ruheständler\w*|vorruheständler\w*|student(?:en|"
            r"innen|in)?|studierende[nr]?|schüler(?:n|innen|in)?|berufsanfänger\w*|berufseinsteiger\w*|"
            r"berufsstarter\w*|schulabgänger\w*|schulabsolvent\w*|young professionals?|best ager\w*|"
            r"silver ager\w*)(?![\w-])"
        ),
        GROUP,
        unless=(
            SERVED,
            pattern(
                r"werkstudent|ausbildung von|nachhilfe|mensa|praktikum|wohnheim|rabatt|schulbus|transport|"
                r"anleit"
            ),
        ),
    ),
    Rule(
        Ground.AGE,
        pattern(
            rf"(?<!\w)(?:u|ü|unter|über)[- ]?[2-6][05](?!\d|[.,:]\d|\w)(?!\s?(?:%|€|euro|std|stunden|kg|km|personen|mitarb|kunden|jahre\s\w*erfahrung))(?<!unter \d\d)(?<!über \d\d)|"
            rf"(?<!\w)alter\w{{0,6}}\s?:?\s(?:bis|von|ab|zwischen|unter|über|max\w*\.?|höchstens|ca\.?|um)\s(?:zu\s|die\s)?{_AGE}|(?<!mindest)(?<!\w)alter\s?:\s?{_AGE}|"
            rf"{_AGE}\s?(?:-|bis|und)\s?{_AGE}\s?(?:j\.|jahre\w*|lenze|jährig\w*)|(?:solltest|sollten|sollte|sind|bist|ist|gern|gerne|idealerweise)\s(?:du\s|sie\s|etwa\s|so\s|ca\.\s|circa\s)?(?:zwischen|um die|von)\s{_AGE}(?:\s(?:und|bis)\s{_AGE})?(?=\s?(?:$|[.!?,;]|\ssein|\salt|\sjahre))|"
            rf"(?:die|das)\s{_AGE}\.?\s(?:lebensjahr\s)?(?:noch\s)?nicht\s(?:\w+\s)?(?:überschritten|überschreiten|erreicht|vollendet)|um die (?:[2-6]0|zwanzig|dreißig|vierzig|fünfzig)(?!\s?\w*(?:euro|stunden|leute|personen|kund|gäst|kilo))|"
            rf"(?<!\w)(?:nachwuchs\w*|kraft|kräfte|\w*kraft|\w*kräfte|leute|personen?|mitarbeit\w+|bewerb\w+|kolleg\w*|jemand\w*|team|azubis?|auszubildende\w*|jungs|mädels|\w*helfer\w*|\w*fahrer\w*)[\s,(]{{1,2}}(?:\w+\s)?(?:zwischen|unter|bis|über|ab|älter als|jünger als|um)\s(?:die\s)?{_AGE}(?!\d){_NO_UNIT}|"
            rf"(?:einstiegs|eintritts|wunsch|ideal|höchst)alter\w*|(?:jahrgang|jahrgänge|geburtsjahrgang)\s(?:ab\s|bis\s|von\s)?(?:19|20)\d\d|im alter\b|in unserem alter|(?<![\d.,])[2-5]\d\+(?!\d)"
        ),
        LIMIT,
        unless=(
            _CHILDREN,
            _SINCE,
            SERVED,
            pattern(r"mindestalter|volljährig|nachtarbeit|jugendschutz|\bstd\b|stunden|teilzeit|euro|€"),
        ),
    ),
    Rule(
        Ground.AGE,
        pattern(rf"\(\s?(?:alter:?\s)?(?:bis\s|ab\s|max\.?\s)?{_AGE}\s?(?:(?:-|bis)\s?{_AGE})?\s?(?:j\.?|jahre)?\s?\)"),
        LIMIT,
        unless=(
            _CHILDREN,
            _SINCE,
            SERVED,
            pattern(r"stunden|std|teilzeit|vollzeit|€|euro|raum|halle|kw|woche|wochen|gruppe|hallen?\b|§|kg"),
        ),
    ),
    Rule(
        Ground.AGE,
        pattern(
            r"(?<!\w)(?:studentisch\w*\s\w+|student(?:en|innen)?-?(?:job|jobs|aushilfe\w*|kraft|kräfte)|schüler-?(?:job|jobs|aushilfe\w*)|senior(?:en|innen)?\s(?:als|gesucht|für|zum)|rüstige\w*|(?:im|in den)\s(?:\w+\s)?ruhestand|in (?:der )?rente\b|"
            r"generation\s(?:x|y|z|alpha)\b|gen z\b|millennials|"
            r"(?:frische\w*|jüngere\w*|nur|recent)\s\w*absolvent\w*|(?:hochschul|universitäts|uni|fh|schul)-?absolvent\w*|frisch\s(?:von|aus)\sder\s\w+|direkt\s(?:nach|von|aus)\s(?:de[mr]\s)?(?:schule|uni|ausbildung|abitur|studium|abschluss)|mitt-?(?:zwanzig|dreißig|vierzig)er\w*|abschluss\s(?:liegt\s)?(?:max\w*|höchstens|nicht (?:mehr|länger) als)\s\w+\sjahr\w*|"
            r"jungs und mädels|mädels und jungs|die jungen|die jungs|nachwuchstalent\w*|jugendlich\w*\s(?:auftreten|aussehen|team|elan|schwung|charme))"
        ),
        GROUP,
        unless=(SERVED,),
    ),
    Rule(
        Ground.AGE,
        pattern(
            r"(?<!\w)(?P<mark>junge[nrsm]?)(?:,?\s(?:und\s)?[\wäöüß-]+e[nrsm]?){0,3}\s(?:\w*(?:bedienung|kraft|hilfe|in|innen|ist|ant|eur|euer|geist|hüpfer|wilde|seele|familie sucht|gesichter|generation|köpfe|hände|beine|burschen|mädels|mädchen|jungs))\b"
        ),
        YOUNG,
        "",
        unless=(SERVED, pattern(r"familien? (?!sucht)|hund|katze|pflanz|tier|gouda|käse|gemüse|wein\b|kinder|pferd")),
    ),
    Rule(
        Ground.AGE,
        pattern(
            r"(?<!\w)(?:leih-?)?(?:oma|opa|omas|opas)\s(?:gesucht|für|zum|als)|(?:suche|suchen|gesucht:?|brauchen)\s(?:eine\s|einen\s)?(?:liebe\s|lieben\s|nette\s)?(?:leih-?)?(?:oma|opa)s?(?!\w)|"
            r"(?:bewerbung\w*|lebenslauf|unterlagen)\s(?:bitte\s)?mit\b[^.!?\n]{0,40}\b(?:alter|geburts\w+)(?!\w)"
        ),
        ASKED,
    ),
    Rule(
        Ground.AGE,
        pattern(
            r"lebensalter\w*|geburtsdatum|geburtsdatums|geburtsjahr|altersangabe|\bihr(?:em|es)? alter\b|angabe "
            r"(?:des|ihres) alters|\bwie alt sie sind"
        ),
        ASKED,
        unless=(SERVED,),
    ),
)
