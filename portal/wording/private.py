"""Religion, health and private life."""

from typing import Final

from portal.kernel.i18n import lazy_gettext as _l
from portal.wording.rules import SERVED, Rule, pattern
from portal.wording.words import Ground

BELIEF: Final = _l(
    "Belief and clothes of belief must not count. Only religious communities may ask, for some of their work (AGG s. 9)."
)
HEALTH: Final = _l("Health and disability must not count. Name the task, for example: lifting boxes of up to 15 kg.")
PRIVATE: Final = _l("Whom somebody loves or lives with is private. Please leave it out.")

_BELIEFS: Final = (
    r"(?:christlich|evangelisch|katholisch|muslimisch|islamisch|jüdisch|religiös|hinduistisch|"
    r"buddhistisch|orthodox|atheistisch)"
)
_BELIEVERS: Final = (
    r"(?:muslim\w*|moslem\w*|christ(?:en|in|innen)?|jude[n]?|jüdin\w*|atheist\w*|katholik\w*|"
    r"protestant\w*|hindus?|buddhist\w*|gläubige[nr]?|ungläubige[nr]?)"
)

_RELIGION: Final = (
    Rule(
        Ground.RELIGION,
        pattern(
            r"(?:gehör\w+|angehörig\w*)\s(?:\w+\s){0,3}(?:kirche|konfession|religion\w*|glaubensgemeinschaft)|"
            r"(?:kirche|konfession)\s(?:an)?gehören|"
            r"(?<!\w)religion\w*\s?:|bekennen\w*\s(?:\w+\s){0,3}(?:glauben?|christentum|islam)"
        ),
        BELIEF,
        unless=(SERVED,),
    ),
    Rule(
        Ground.RELIGION,
        pattern(
            r"(?:ohne|kein\w*|nicht mit)\s(?:\w+\s)?(?:kopftuch|kopftücher\w*|kopftuchträgerin\w*|"
            r"schleier|verschleierung|turban|kippa|burka|religiöse\w* (?:symbole?|zeichen|kleidung|"
            r"kopfbedeckung\w*))"
        ),
        BELIEF,
    ),
    Rule(
        Ground.RELIGION,
        pattern(
            r"(?:kopft[uü]ch\w*|schleier|turban|kippa|religiöse\w* (?:symbole?|zeichen|kleidung))(?=[^.!?\n]{0,50}\b(?:nicht|"
            r"verboten|unerwünscht|untersagt|ablegen|abnehmen|unzulässig)\b)"
        ),
        BELIEF,
    ),
    Rule(
        Ground.RELIGION,
        pattern(
            r"(?<!\w)(?:konfession(?:en|szugehörigkeit|slos\w*)?|(?:ihre|angabe der|der)\s(?:religion(?:szugehörigkeit)?)|"
            r"religionszugehörigkeit|kirchenmitglied\w*|kirchenzugehörigkeit|kirchlich gebunden|"
            r"glaubensbekenntnis|bibelfest\w*)(?!\w)"
        ),
        BELIEF,
        unless=(SERVED,),
    ),
    Rule(
        Ground.RELIGION,
        pattern(
            r"mitglied\w*\s(?:in\s)?(?:einer|der|ein(?:er)?)\s(?:\w+\s){0,2}(?:kirche|gemeinde|glaubens\w+|religions\w+)|taufschein\w*|kirchenaustritt\w*|(?<!\w)(?:aktive[rs]?\s)?kirchgänger\w*|(?:erwarten|setzen|verlangen|regelmäßige[rn]?)\s(?:\w+\s){0,4}(?:gottesdienst\w*|kirchgang|glauben|gebet)|^(?:evangelisch|katholisch|christlich|muslimisch)(?:\s(?:getauft|sein))?$|"
            r"(?:zugehörigkeit|mitglied\w*|bekenntnis)\s(?:zu|in|bei|zur|der|zu einer|in einer)\s(?:\w+\s){0,2}(?:kirche|"
            r"glaubensgemeinschaft|religionsgemeinschaft|gemeinde)|(?<!\w)getauft"
        ),
        BELIEF,
    ),
    Rule(
        Ground.RELIGION,
        pattern(
            rf"(?<!\w){_BELIEFS}(?:e[nrsm]?)?\s(?:\w+\s)?(?:glauben?s?|grundhaltung|haltung|überzeugung\w*|"
            rf"weltanschauung|konfession|bewerb\w+|mitarbeit\w+|personen?|werte\w*|menschenbild\w*|"
            rf"einstellung|kräfte|\w*kraft|kolleg\w+|frauen|männer|menschen)\b|(?:ihren|deinen|ihrem|"
            rf"deinem)\s(?:christlichen\s)?glauben\b|gläubig(?:e[nr]?)?(?!\w|\sgeworden)"
        ),
        BELIEF,
        unless=(SERVED,),
    ),
    Rule(
        Ground.RELIGION,
        pattern(
            rf"(?:(?:kein\w*|nur|ausschließlich|sind|bist|als|bevorzugt|suchen|gern|für)\s(?:\w+e[nr]?\s)?{_BELIEVERS}|"
            rf"{_BELIEVERS}\s(?:sein\b|bevorzugt|unerwünscht|bitte nicht|gesucht))(?![\w-])"
        ),
        BELIEF,
        unless=(SERVED,),
    ),
)

_HEALTH: Final = (
    Rule(
        Ground.DISABILITY,
        pattern(
            r"(?:kein\w*|nicht mit|ohne)\s(?:(?:menschen|personen|leute|bewerb\w+|"
            r"mitarbeit\w+)\smit\s)(?:\w+\s){0,2}(?:behinderung\w*|"
            r"handicap|einschränkung\w*|erkrankung\w*)|"
            r"nicht (?:schwer|körper)?behindert\w*|(?:ohne|kein\w*)\srollst\w+|(?:kein\w*|ohne)\s(?:\w+\s){0,2}(?:depression\w*|"
            r"psychische\w* \w+|sucht\w*|burn-?out)|"
            r"(?<!\w)(?:schwer)?behinderte?\b(?=[^.!?\n]{0,30}\b(?:nicht|können nicht|unerwünscht|"
            r"keine chance)\b)|kranke\w* \w+ unerwünscht"
        ),
        HEALTH,
        unless=(SERVED, pattern(r"nicht nur")),
    ),
    Rule(
        Ground.DISABILITY,
        pattern(
            r"(?<!\w)(?:(?:(?:körperlich|geistig|psychisch|seelisch|völlig|absolut|gesundheitlich)\w*|"
            r"belastbar|fit|robust)(?:,|\sund)?\s)*(?:kern)?gesund(?=\s?(?:$|[.!?,;)\n]|und (?:fit|"
            r"belastbar|leistungs\w+|kräftig|robust|stark|sportlich|motiviert)|sein\b|sind\b|bist\b|"
            r"ist\b|oder\b))"
        ),
        HEALTH,
        "",
        unless=(
            pattern(
                r"\bgesund (?:und (?:frisch|lecker|fit bleib)|bleib|ess|koch|ernähr|leb)|\b(?:kochen|"
                r"essen|ernähren|küche|obst|speisen|bleib\w*)\b"
            ),
        ),
    ),
    Rule(
        Ground.DISABILITY,
        pattern(
            r"(?<!\w)gesunde[nrsm]?\s(?:[\wäöüß-]+e[nrsm]?\s)?(?:mitarbeit\w+|person(?:en)?|mensch(?:en)?|"
            r"bewerb\w+|kolleg\w+|leute|kräfte|\w*kraft|konstitution|verfassung|männer|frauen|mann|"
            r"frau)\b|(?<!\w)nur\sfür\sgesunde(?=\s?(?:$|[.!?,;)\n]))"
        ),
        HEALTH,
        unless=(SERVED,),
    ),
    Rule(
        Ground.DISABILITY,
        pattern(
            r"(?:voll|uneingeschränkt|gut|robust|stabil|best|einwandfrei|körperlich|geistig|eisern)\w*\s(?:\w+\s)?gesundheit\b|"
            r"(?:uneingeschränkt|voll)\w*\s(?:\w+\s)?(?:gesundheitlich|körperlich|leistungsfähig|"
            r"belastbar|einsatzfähig)\w*|gesundheitlich\w*\s(?:voll|uneingeschränkt|einwandfrei|"
            r"fit|belastbar)\w*|gesundheitszustand\w*"
        ),
        HEALTH,
    ),
    Rule(
        Ground.DISABILITY,
        pattern(
            r"(?:ohne|keine[nr]?|frei von)\s(?:\w+(?:e|en|er)\s){0,2}(?:\w*behinderung\w*|\w*behinderte[nr]?|"
            r"handicaps?|beeinträchtigung\w*|gebrechen|rücken\w+|bandscheiben\w*|\w*erkrankung\w*|"
            r"krankheit\w*|allergie\w*|kranke[nr]?|leiden)(?!\w)"
        ),
        HEALTH,
    ),
    Rule(
        Ground.DISABILITY,
        pattern(
            r"(?:ohne|keine[nr]?)\s(?:jegliche\s)?(?:körperlich|gesundheitlich|geistig|psychisch|"
            r"motorisch)\w*\s(?:(?:und|oder)\s\w+\s)?(?:einschränkung\w*|beschwerden|probleme\w*|"
            r"defizite|mängel)"
        ),
        HEALTH,
    ),
    Rule(
        Ground.DISABILITY,
        pattern(
            r"(?:nicht|ungeeignet)\s(?:\w+\s)?für\s(?:\w+\s){0,2}(?:schwer)?(?:behinderte\w*|behinderung\w*|"
            r"rollstuhlfahrer\w*|körperbehinderte\w*)|(?:für\s)?(?:menschen mit (?:schwer)?behinderung\w*|"
            r"(?:schwer)?behinderte\w*|rollstuhlfahrer\w*)(?=[^.!?\n]{0,30}\b(?:nicht|ungeeignet|"
            r"unerwünscht|zwecklos)\b)|nichtbehindert\w*|nicht[- ]behindert\w*"
        ),
        HEALTH,
        unless=(pattern(r"nicht nur"),),
    ),
    Rule(
        Ground.DISABILITY,
        pattern(
            r"(?:gute|beste|einwandfreie|stabile|robuste|eiserne)[rnsm]?\s(?:\w+(?:e|er|en)\s(?:und\s\w+\s)?)?(?:verfassung|konstitution|gesundheit)|(?<!\w)keine (?:\w+ )?einschränkung\w*|gesundheitsfragebogen|attest\w* (?:über|zur|zum|ihre|vom)|(?:wie oft|wann|ob) [^.!?\n]{0,30}\bkrank\b|"
            r"gute[ns]? (?:augen|gehör|seh\w+|hör\w+)|(?:sind|bist|bleiben|seien) nie(?:mals)? krank|einsatzfähig\w* ohne|(?:physisch|körperlich|geistig|psychisch)\w*(?: und (?:physisch|körperlich|geistig|psychisch)\w*)? (?:gesund|fit|unversehrt|intakt)\b|gesund und \w+|topfit|kerngesund\w*|"
            r"vorerkrankung\w*|krankheitstage\w*|fehlzeiten|(?:psychisch|seelisch|geistig)\w*\s(?:stabil|"
            r"gesund|normal)\w*|normal begabt|(?:100|hundert)\s?(?:%|prozent)\w*\s(?:leistungsfähig|"
            r"fit|gesund|belastbar)\w*|(?:grad der|ihre|angabe (?:der|einer)) (?:schwer)?behinderung|"
            r"krankenakte|nie krank|selten krank"
        ),
        HEALTH,
        unless=(SERVED,),
    ),
)

_PRIVATE: Final = (
    Rule(
        Ground.IDENTITY,
        pattern(
            r"mann[- ]frau[- ]beziehung|(?:ehe|beziehung|partnerschaft|paar)\s(?:\w+\s)?(?:aus|"
            r"zwischen)\smann und frau|in fester beziehung|keine regenbogen\w*|nicht (?:schwul|"
            r"lesbisch|queer|homosexuell)"
        ),
        PRIVATE,
    ),
    Rule(
        Ground.IDENTITY,
        pattern(
            r"(?<!\w)(?:hetero(?:s|sexuell\w*)?|homosexuell\w*|schwule?[nr]?|lesb(?:en|isch\w*)|"
            r"bisexuell\w*|transsexuell\w*|transgender\w*|trans(?:personen|frauen|männer|menschen)|"
            r"queere?[nrs]?|intersexuell\w*|gays?)(?!\w)"
        ),
        PRIVATE,
        unless=(SERVED, pattern("queerfreundlich")),
    ),
    Rule(
        Ground.IDENTITY,
        pattern(
            r"sexuelle[nr]?\s(?:orientierung|identität|neigung\w*|ausrichtung)|familienstand\w*|"
            r"beziehungsstatus|lebenspartner\w*|(?<!\w)(?:glücklich\s)?(?:un)?verheiratet(?!\w)|"
            r"(?<!\w)ledig(?!\w|lich)|alleinstehend(?!\w)|(?<!\w)(?:privat\s|familiär\s)?ungebunden(?!\w)|"
            r"traditionelle[nrs]?\s(?:familie\w*|ehe|lebensweise|rollenbild)"
        ),
        PRIVATE,
    ),
    Rule(
        Ground.IDENTITY,
        pattern(
            r"(?<!\w)(?:pärchen|ehepaar|paar)\s(?:gesucht|bevorzugt|als)|(?:suchen|gesucht:?)\s(?:ein\s)?(?:\w+es\s)?(?:pärchen|ehepaar|paar)(?!\w|\s\w+e\b)|(?:bist|sind)\s(?:du|sie)\s(?:single|verheiratet|vergeben|ledig|homosexuell|schwul|lesbisch)|familienstand|sexuelle\s\w+\?|"
            r"(?:normale[nr]?|klassische[nr]?|intakte[nr]?|geordnete[nr]?)\s(?:ehe|familie|beziehung|"
            r"partnerschaft|familienverhältnisse\w*|lebensverhältnisse\w*|geschlechtsidentität)|"
            r"ehe zwischen mann und frau|eheleute|ehepaar(?!e)"
        ),
        PRIVATE,
        unless=(SERVED,),
    ),
)

RULES: Final = (*_RELIGION, *_HEALTH, *_PRIVATE)
