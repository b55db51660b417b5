"""What is said of whole groups: they shall stay away, or come alone; and what an application is asked to tell."""

import re
from collections.abc import Iterator
from typing import Final

from portal.wording import age, origin, private, sex
from portal.wording.rules import SERVED, Rule, pattern
from portal.wording.words import Ground

_AGE: Final = r"(?:1[6-9]|[2-6]\d)"
_OLD_OR_YOUNG: Final = (
    r"(?:[üu]\s?-?\s?[2-6][05]|über \d\d(?:-?jährige\w*)?|ab \d\d(?:-?jährige\w*)?|unter \d\d-?jährige\w*|\d\d\+|ältere[nr]?|alte[nr]?|die jungen|junge|"
    r"jüngere[nr]?|junggebliebene\w*|senior(?:en|innen)|rentner\w*|pensionär\w*|studierende\w*|student(?:en|innen)|schüler(?:n|innen)?|"
    r"berufsanfänger\w*|berufseinsteiger\w*|omas?|opas?|hochschulabsolvent\w*|absolvent(?:en|innen)|boomer|millennials)"
)
_MEN_OR_WOMEN: Final = r"(?:frauen|männer[n]?|damen|herren|mädels|jungs|mädchen|mütter[n]?|väter[n]?|schwangere[n]?|weibliche\w*|männliche\w*|bewerberinnen|frau|mann|eltern)"
_STRANGERS: Final = (
    r"(?:ausländer\w*|inländer\w*|migrant\w*|flüchtling\w*|geflüchtete\w*|asyl(?:bewerber|ant|suchend|berechtigt)\w*|zuwander\w*|zugewanderte\w*|einheimische\w*|"
    r"(?:ost|süd|west|nord|südost)?europäer\w*|südländer\w*|orientalen|afrikaner\w*|asiaten|araber\w*|deutsche[nr]?(?!\s\w*(?:angehörig|bürger|kenntnis|sprach|küche|post|bahn|telekom|meister|pass\b|ausweis|niveau|bank|rote))|nicht-?deutsche\w*|sachsen|"
    r"roma|sinti|kurden|(?:nicht-?)?eu-(?:bürger\w*|ausländer\w*)|menschen mit (?:akzent|migrationshintergrund)|dunkelhäutige\w*|schwarze[nr]?|farbige[nr]?)"
)
_BELIEVERS: Final = (
    r"(?:muslim\w*|moslem\w*|christ(?:en|in|innen)?|jud(?:en|e)|jüdin\w*|jüdische\w*|hindus?|sikhs?|buddhist\w*|jesid\w*|atheist\w*|katholik\w*|"
    r"protestant\w*|gläubige\w*|ungläubige\w*|religiöse\w*|konfessionslose\w*|zeugen jehovas|"
    r"(?:evangelische|katholische|christliche|muslimische|orthodoxe|freikirchliche)[nr]? \w+|"
    r"kopft[uü]ch\w*|hidschab|hijab|burka|nikab|schleier\w*|verschleierte\w*|turban\w*|kippa|kreuzkette\w*|"
    r"(?:fasten|gebet\w*|beten|ramadan|freitagsgebet\w*)|religiöse\w* \w+)"
)
_ILL: Final = (
    r"(?:(?:schwer|geh|seh|hör|körper|lern|geistig )?behinderte\w*|(?:menschen|personen|bewerb\w+|leute|kandidat\w*|mitarbeit\w+) mit \w*(?:behinderung|erkrankung|krankheit|"
    r"einschränkung|handicap|depression|epilepsie|diabetes|allergie|problem)\w*|rollstuhlfahrer\w*|rollst\w+|chronisch kranke\w*|kranke|"
    r"(?:diabet|epilept|asthmat|allerg|alkohol|autist|spast|psychot)(?:ik)?er\w*|autist\w*|blinde\w*|gehörlose\w*|taube|taubstumme\w*|schwerhörige\w*|"
    r"legastheniker\w*|stotterer|übergewichtige\w*|dicke|schwerbehindertenausweis\w*|behinderung\w*|depression\w*|epilepsie|hörgerät\w*|"
    r"rückenkranke\w*|hiv-\w+|psychisch \w+)"
)
_LOVERS: Final = (
    r"(?:schwule\w*|lesb(?:en|ische)\w*|homosexuelle\w*|homos|gays?|bisexuelle\w*|trans(?:gender|sexuelle|personen|menschen|frauen|männer|leute)?\w{0,2}|queere?\w*|"
    r"heterosexuelle\w*|heteros?|nicht-?binäre\w*|regenbogen\w+|singles?|ledige\w*|verheiratete\w*|geschiedene\w*|unverheiratete\w*|paare?|pärchen|ehepaare?|"
    r"alleinerziehende\w*|alleinstehende\w*)"
)
_AWAY: Final = (
    r"(?:nicht\b[^.!?\n]{0,30}(?:bewerb|einstell|eingestell|beschäftig|berücksichtig|geeignet|vereinbar|erwünscht|gewünscht|erlaubt|gestattet|akzeptier|möglich|gesucht|"
    r"vorgesehen|zugelassen|gebrauch|passend|gefragt|infrage|in frage|nehmen|teilnehm)\w*|unerwünscht|zwecklos|ausgeschlossen|ausschluss\w*|verboten|untersagt|tabu\b|"
    r"keine (?:chance|option)|bitte nicht|lieber nicht|leider nicht|nein danke|nichts für|(?:sind|ist) (?:bei uns |hier )?(?:falsch|fehl am platz)|(?:gibt es|haben wir) (?:bei uns |hier )?nicht|"
    r"müssen draußen|nicht bei uns|ungeeignet|passen nicht|nicht(?=\s?(?:$|[.!?\n]))|abzulegen|abgelegt)"
)
_ALONE: Final = r"(?:nur|ausschließlich|bevorzugt|vorzugsweise|lieber|am liebsten|idealerweise|suchen|keine[nr]?|ohne|nicht für|nehmen keine|reserviert für|bitte keine|kein|ausgenommen)"
_SOUGHT: Final = r"(?:gesucht|bevorzugt|erwünscht|gewünscht|vorgezogen|im vorteil|haben vorrang|zuerst)(?!\w)"
_GROUPS: Final = (
    (Ground.AGE, _OLD_OR_YOUNG, age.GROUP),
    (Ground.SEX, _MEN_OR_WOMEN, sex.ONE_ONLY),
    (Ground.ORIGIN, _STRANGERS, origin.PASSPORT),
    (Ground.RELIGION, _BELIEVERS, private.BELIEF),
    (Ground.DISABILITY, _ILL, private.HEALTH),
    (Ground.IDENTITY, _LOVERS, private.PRIVATE),
)
_NOT_MEANT: Final = pattern(
    r"\bauch ohne\b|nicht nur|kein problem|kein hindernis|spielt|stört|willkommen|egal|bei gleicher eignung|diskriminier|mode\b|bekleidung|abteilung|schuhe|salon|umkleide|toilette|"
    r"grad der|frauenhaus|männerchor|ansprech\w+|keine? (?:\w+ )?(?:frage|angst)|gern gesehen|möglich\b(?<!nicht möglich)"
)

_ASKED_FOR: Final = (
    r"(?:angeben|mitteilen|nennen|beifügen|beilegen|mitbringen|vorlegen|einreichen|mitsenden|mitschicken|vermerken|ausfüllen|teilen sie (?:uns )?(?:bitte )?mit|"
    r"schreiben sie (?:uns )?(?:bitte )?|geben sie (?:uns )?(?:bitte )?(?:an)?|sagen sie uns|verraten sie|nachweis\w*|unter angabe|mit angabe|angaben? (?:zu|über|von|zum|zur|der|des|ihrer|ihres))"
)
_TOPICS: Final = (
    (Ground.AGE, r"(?:lebensalter\w*|alter|alters|geburtstag\w*|geburtsdatum|geburtsjahr\w*|jahrgang)", age.ASKED),
    (Ground.ORIGIN, r"(?:nationalität\w*|herkunft\w*|geburtsort\w*|geburtsland\w*|staatsangehörigkeit\w*|abstammung|migrationshintergrund)", origin.PASSPORT),
    (Ground.RELIGION, r"(?:konfession\w*|religion\w*|taufschein\w*|glauben\w*|kirchenzugehörigkeit|kirchenmitgliedschaft)", private.BELIEF),
    (
        Ground.DISABILITY,
        (r"(?:gesundheitszustand\w*|gesundheitsfragebogen|gesundheitsattest|gesundheit|krankheiten|vorerkrankungen|erkrankungen|\w*behinderung\w*|schwerbehindertenausweis|"
        r"krank\b|krankheitstage|attest|gewicht|medikamente|sehstärke)"),
        private.HEALTH,
    ),
    (Ground.IDENTITY, r"(?:familienstand\w*|beziehungsstatus|sexuelle\w* \w+|verheiratet|ledig|personenstand)", private.PRIVATE),
    (Ground.SEX, r"(?:kinderzahl|anzahl (?:der|ihrer) kinder|kinder\b|schwanger\w*|familienplanung|kinderwunsch)", sex.FAMILY),
)  # fmt: skip


def _rules() -> Iterator[Rule]:
    for ground, group, advice in _GROUPS:
        unless = (_NOT_MEANT,) if ground in (Ground.RELIGION, Ground.DISABILITY, Ground.SEX) else (_NOT_MEANT, SERVED)
        for text in (
            rf"(?<![\w-])(?P<mark>{group})(?![\w-])(?=[^.!?\n]{{0,60}}?\b{_AWAY})",
            rf"(?<!\w){_ALONE}\s(?:an\s|für\s|als\s|von\s|mit\s)?(?:\w+e[nr]?\s)?(?P<mark>{group})(?![\w-])",
            rf"(?<![\w-])(?P<mark>{group})\s(?:\w+\s){{0,3}}{_SOUGHT}",
        ):
            yield Rule(ground, pattern(text), advice, unless=unless, is_open_to_all=False)
    for ground, topic, advice in _TOPICS:
        text = (
            rf"(?<!\w)(?P<mark>{topic})(?=[^.!?\n]{{0,40}}?{_ASKED_FOR})|{_ASKED_FOR}[^.!?\n]{{0,40}}?\b(?P<other>{topic})(?!\w)"
        )
        yield Rule(ground, pattern(text), advice, unless=(_NOT_ASKED, SERVED))


_NOT_ASKED: Final = re.compile(
    r"\bkeine?\b|\bohne\b|nicht|§|ifsg|pflegebedürftig|\bkinder (?:bis|unter|ab|von|zwischen)|kinderbetreuung|\bunsere\w*|in der (?:kita|küche)",
    re.IGNORECASE,
)
_ONE_GENDER: Final = Rule(
    Ground.SEX,
    pattern(
        r"(?<!\w)(?:männlich|weiblich)(?:e[nrsm]?)?(?!\w)(?!\s?[/,|]\s?(?:weiblich|männlich|divers))(?!\s(?:und|oder)\s(?:weiblich|männlich|divers))(?!\s(?:form|bewohner|patient|klient|kund|gäste|tiere|rinder|kälber|jugendlich|person\w*\s(?:mit|zu)|bezeichnung|endung|sprachform))|"
        r"(?<!\w)(?:sie|du)\sals\s(?:mann|frau)(?!\w)|(?<!\w)(?:für|als|an)\s(?:eine[nrm]?)\s(?:\w+e[nr]?\s)?(?:herrn?|dame|mann|frau|kerl|burschen?|mädchen|lady)(?!\w)|"
        r"(?<!\w)(?:suchen|brauchen|sucht|braucht|gesucht:?)\s(?:eine[nr]?\s)?(?:\w+e[nrs]?\s){0,3}(?:herrn?|dame[n]?|mann|männer|frau|frauen|kerle?|burschen?|mädchen|mädels|jungs|lady)(?!\w)|"
        r"(?<!\w)(?:ein|echter|richtiger|ganzer)\s(?:\w+er\s)?(?:kerl|mann|bursche)(?!\w)|familien(?:vater|mutter)|(?:wehr|zivil|grundwehr)dienst\w*|gedient\w*|mannsbild\w*|weibsbild\w*|handwerksbursche\w*|(?<!\w)(?:mann|frau)\sgesucht"
    ),
    sex.ONE_ONLY,
    unless=(
        SERVED,
        pattern(
            r"männlich\w*\W{1,3}weiblich|freiwillig\w* wehrdienst|mode|bekleid|frauenhaus|männer und frauen|frauen und männer|frauenarzt"
        ),
    ),
)
RULES: Final = (*_rules(), _ONE_GENDER)
