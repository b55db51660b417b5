"""Origin, belief, health, family: single words, and phrases that only together say it."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from babel import Locale

from portal.redaction.marks import Mark
from portal.redaction.ordinary import lines_of
from portal.redaction.reading import WORD
from portal.redaction.words import Kind, Reason

_FILES: Final = {
    Kind.NATIONALITY: ("nationality.txt", Reason.COMING),
    Kind.PLACE_ORIGIN: ("origin.txt", Reason.COMING),
    Kind.RELIGION: ("religion.txt", Reason.BELIEF),
    Kind.HEALTH: ("health.txt", Reason.BODY),
    Kind.FAMILY: ("family.txt", Reason.RELATIVES),
}
_NO_ORIGINS: Final = frozenset(
    ["DE", "EU", "EZ", "UN", "QO", "ZZ", "XA", "XB", "AQ", "BV", "CP", "DG", "HM", "IM", "IO", "TF", "UM"]
)
"""Germany, unions, unknown regions and islands without inhabitants."""
_HYPHENATED: Final = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+){0,4}")
_WHOSE: Final = r"(?:sein(?:e[rnms]?)?|ihr(?:e[rnms]?)?|mein(?:e[rnms]?)?|dein(?:e[rnms]?)?|his|her|their|my)"
_COUNT: Final = r"(?:\d{1,2}|ein(?:e[mnr]?)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|one|two|three|four|five|six|seven|eight|mehrere|kleine[nr]?|jüngste[sn]?|älteste[sn]?|beiden?|erwachsene[n]?|minderjährige[n]?|schulpflichtige[n]?|no|keine|small|young|little)"
_PHRASES: Final = {
    Kind.FAMILY: (
        (rf"{_WHOSE}\s(?:{_COUNT}\s){{0,2}}(?:Kind(?:er[ns]?|es)?|Mann(?:e?s)?|Frau|Mitbewohner(?:in)?|Familienangehörigen?|Angehörigen?|Mama|Papa|Mutti|Kleinen?|Verwandten?|Söhnchen|Jüngste[rn]?|Älteste[rn]?|mom|mum|dad|Familie|Eltern|Mutter|Vaters?|Schwester|Partner(?:in)?|children|kids|child|"
        r"family|parents|mother|father|sister|partner)(?!\w)"),
        r"(?:hat|haben|habe|mit|für|has|have|with|betreut|versorgt|erzieht)\s(?:(?:kleine|zwei|drei|vier|fünf|sechs|sieben|acht|\d{1,2}|ein|mehrere|two|three|four|five|six|one|small|young)\s){1,2}(?:eigene\s)?(?:Kind(?:er[n]?)?|children|kids|child)(?!\w)",
        r"(?:Mutter|Vater|Eltern|mother|father|parent)\s(?:von|eines|einer|zweier|dreier|of)\s(?:\w{1,12}\s)?(?:Kind\w{0,3}|Töchtern?|Söhnen?|Zwillingen?|children|kids)",
        r"(?:dreifache[rn]?|zweifache[rn]?|vierfache[rn]?|fünffache[rn]?|\dfache[rn]?|alleinstehende[rn]?|junge|werdende[rn]?)\s(?:Mutter|Vater|Mama|Papa)(?!\w)",
        r"(?:hat|habe)\s(?:keine\s|noch\skeine\s)?Kinder(?=[\s.,;!]|$)(?!\s(?:betreut|unterrichtet|gern|lieb))",
        rf"(?:verheiratet|ledig|geschieden|verwitwet|married|divorced)(?:,|\sund|\smit|,?\sand)\s{_COUNT}\s(?:Kind(?:er[n]?)?|Söhne[n]?|Töchter[n]?|children|kids)(?!\w)",
        r"(?:zahlt|bezahlt|bekommt|schuldet|erhält)\s(?:\w{3,9}\s)?Unterhalt(?!\w)|Unterhalt\s(?:für|an)\s(?:\w{3,8}\s)?(?:Kind|Sohn|Söhne|Tochter|Töchter|Frau)",
        r"(?:lebt|wohnt|kam|ist|reiste)\s(?:\w{2,8}\s){0,2}(?:mit|ohne)\s(?:de[nmr]\s)?(?:Familie|Eltern|Kindern|Geschwistern)(?!\w)",
        r"(?:hat|haben|mit|für|has|have|with|and)\s(?:zwei|drei|vier|fünf|two|three|four|five|\d)\s(?:kleine\s|small\s|little\s)?(?:Jungs|Jungen|Mädchen|boys|girls)(?!\w)",
        r"(?:single|lone)\s(?:mother|father|parent|mum|mom)|has\s(?:no\s)?(?:children|kids)(?!\w)|Kinder\s\(\d",
        rf"{_WHOSE}\s(?:\w{{3,9}}\s)?(?:Freund(?:in)?|Verlobte[rn]?|Bekannte[rn]?|girlfriend|boyfriend)(?!\w)|(?:Mutter|Vater)\s(?:{_WHOSE}|de[rs])\s(?:\w{{3,9}}\s)?(?:Kind(?:e?s|er)?|Tochter|Töchter|Sohne?s|Söhne)(?!\w)",
        r"(?:allein|getrennt)\s?lebend(?:e[rn]?)?(?!\w)|alleinstehend(?:e[rn]?)?(?!\w)|(?:zwei|drei|vier|fünf|sechs|\d)\s(?:kleine|schulpflichtige|minderjährige|eigene|erwachsene)\s?(?:n\s)?Kinder[n]?",
        # "die Schwester" also bandages, "die Eltern" bring children to a day nursery: the article alone says it only beside care, money, distance.
        r"(?:pflegt|unterstützt|besucht|versorgt|vermisst|begleitet|supports|visits)\s(?:(?:sie|er)\s)?(?:die|der|den|das|beide|the)\s(?:Mutter|Vater|Eltern|Schwester|Mütter|Familie|mother|father|parents|sister|family)(?!\w)",
        r"(?:die|der|den)\s(?:Eltern|Familie|Mutter|Vater|Schwester|Kinder)\s(?:leb|wohn|starb|stirbt|ist\s(?:tot|gestorben|verstorben|noch)|sind\s(?:tot|gestorben|verstorben|noch)|(?:schickt|hilft|sendet)\s(?:sie|er)\s)\w{0,9}",
        r"(?:des|eines)\s(?:Vaters|Kindes|Mannes)\s(?:wegen|willen)|des\sVaters(?!\w)|wegen\s(?:der|des|ihrer|seiner)\s(?:Kinder|Kindes|Familie|Mutter|Eltern|Vaters)(?!\w)|den\s(?:Kindern|Eltern)\s(?:hilft|schickt|ist|zuliebe|wegen)|mit\sden\sKindern\s(?:ist|allein|zu\sHause|lebt|wohnt)",
        r"Mütter\s(?:der|ihrer|seiner|von)\s(?:Kinder|Kindern)(?!\w)|(?:two|three|four|five|six|\d)\s(?:small\s|little\s|young\s)?(?:children|kids)\s(?:at\sschool|at\shome|of\s(?:her|his|their)\sown)",
        r"(?:Kind|Kinder|Sohn|Tochter)\s(?:geht|gehen|besucht|besuchen|ist|sind)\s(?:in\sd(?:ie|er)|die|den|im)\s(?:Kita|Kindergarten|Schule|Krippe|Grundschule)",
    ),
    Kind.HEALTH: (
        r"(?:nimmt|braucht|benötigt|auf|takes|needs)\s(?:\w{3,12}\s){0,2}(?:Medikamente[n]?|Pflege(?=[.,;!?]|$)|Tabletten|medication|Insulin)(?:\s(?:ein|angewiesen))?(?!\w)",
        (r"[^\W\d_]{3,}(?:krankheit|erkrankung|leiden|schmerz|operation|allergie|verletzung|entzündung|infarkt|krebs|lähmung|vergiftung|blutung|syndrom|unverträglichkeit|anfall|anfälle|"
         r"(?:schlaf|angst|ess|sprach|hör|seh|persönlichkeits|belastungs|zwangs|stoffwechsel|entwicklungs|aufmerksamkeits|gedächtnis|kreislauf|durchblutungs|herzrhythmus)störung)(?:en|s|n)?(?!\w)|"
         r"(?:posttraumatische[srn]?|chronische[srn]?|psychische[srn]?|angeborene[srn]?|seelische[srn]?)\s[A-ZÄÖÜ]\w{4,30}"),
        r"(?:GdB|Grad\sder\sBehinderung)(?:\s(?:von\s)?\d{2,3})?(?!\w)",
        r"(?:hat|habe|mit|wegen|trotz|eine[rn]?|seine[rn]?|ihre[rn]?)\s(?:(?:einer?|seiner|ihrer|leichten?|schweren?|geistigen?|körperlichen?)\s){0,2}Behinderung(?!\w)",
        r"(?:ist|war|bin|wurde|wird|oft|lange|länger|häufig|schwer|psychisch|is|was)\s(?:(?:sehr|oft|lange|länger|häufig|schwer|seit\s\w{1,12}|psychisch|gerade|derzeit|manchmal)\s){0,2}(?:krank|taub|blind|behindert|sick|ill)(?!\w)",
        r"(?:in|macht\seine|wegen\seiner|beginnt\seine|an\seiner|zur|einer)\s(?:Therapie|Reha|Kur)(?!\w)",
        r"(?:Allergien?\s(?:gegen|auf)\s\w{1,30})|Nussallergie|Mehlallergie|Mehlstauballergie|Heuschnupfen|Hausstauballergie|Latexallergie",
        r"(?:darf|kann|soll)\s(?:aus\sgesundheitlichen\sGründen|nicht\sschwer\sheben|nicht\slange\sstehen)|gesundheitlich(?:e[rnms]?)?\s(?:eingeschränkt|Einschränkung\w{0,2}|Gründen?|Problemen?|angeschlagen|Beschwerden|beeinträchtigt)",
        r"(?:Schmerzen|Probleme[n]?|Beschwerden)\s(?:im|am|in|mit)\s(?:\w{2,5}\s)?(?:Rücken|Knie[en]?|Herz(?:en)?|Schulter|Bein(?:en)?|Arm|Hand|Gelenken?|Bandscheibe|Kopf|Auge[n]?|Hüfte|Psyche|Blutdruck)",
        r"(?:Herz|Knie|Hüft|Rücken|Augen|Bandscheiben|Krebs)-?(?:operation|OP)(?!\w)|(?:nach|wegen|vor|had)\s(?:einer|an|der)\s(?:Operation|OP|operation)(?!\w)",
        (r"(?:im|ins)\s(?:Krankenhaus|Spital|Klinikum)\s(?:behandelt|gelegen|operiert|musste|eingeliefert)(?!\w)|(?:war|lag|liegt|musste|muss|kam|ist)\s(?:\w{2,9}\s){0,4}(?:im|ins|in\sder|in\sdie)\s(?:Krankenhaus|Spital|Klinik|Psychiatrie|Notaufnahme|Reha)(?!\s(?:als|tätig|angestellt|beschäftigt|gearbeitet|\w+\sgearbeitet))(?!\w)|"
         r"(?:wurde|war|ist|muss|soll)\s(?:\w{2,9}\s){0,4}operiert(?!\w)|(?:nach|wegen|vor|seit)\s(?:eine[rmn]?|de[rmn]|seine[rmn]?|ihre[rmn]?)\s(?:\w{3,12}\s)?(?:Operation|OP|Narkose|Impfung|Infektion|Erkrankung|Entbindung|Geburt)(?!\w)|health\s(?:problems?|issues?|condition)|mental\shealth|back\s(?:pain|problems?)|chronic(?:ally)?\s\w{3,12}|bad\s(?:knees?|back|hip|eyesight|hearing|heart)|serious(?:ly)?\sill(?:ness)?|hearing\s(?:aid|loss)|(?:has|had)\s(?:an?\s)?(?:allergy|operation|injury|asthma)"),
        r"(?:Lähmung|verlor|verloren)\s(?:\w{3,8}\s)?(?:Bein|Arm|Hand|Auge|Finger)(?!\w)|(?:Asthma|Herz|Rheuma)-?(?:medikamente|tabletten|spray)|multiple\sSklerose|MS-Erkrankung",
    ),
    Kind.RELIGION: (
        r"(?:is\s(?:an?\s)?|as\san?\s|devout\s|orthodox\s|practising\s)Christian(?!\w)",
        r"(?:geht|gehen|ging|besucht)\s(?:\w{2,10}\s){0,3}(?:in|zur|die|der)\s(?:die\s)?Kirche(?:ngemeinde)?(?!\w)|(?:goes|go)\sto\s(?:church|mosque|temple)|Kirchengemeinde|fasten(?=\sim|\swährend)|no\spork|trinkt\s(?:aus\s\w{4,10}\sGründen\s)?keinen\sAlkohol",
        r"(?:Zeugen?|Zeugin)\sJehovas?|(?:im|des|den|während\sdes)\sFastenmonat\w{0,2}|am\sFreitag\s(?:zum\s)?(?:Gebet|beten)|fünfmal\s(?:am\sTag|täglich)|aus\sreligiösen\sGründen|schwört\sauf\sAllah|Allah|wears\sa\s(?:headscarf|hijab|veil|turban)|fasting",
    ),
    Kind.NATIONALITY: (
        r"§\s?(?:16[a-g]?|18[a-g]?|19[c-e]?|22|23a?|24|25[ab]?|28|60[a-d]?)\s(?:Abs\.\s?\d\s)?(?:AufenthG|Aufenthaltsgesetz)|nach\s§\s?24(?!\w)|residence\s(?:permit|title|status)|(?:Blaue|Blue)\s(?:Karte|Card)(?:\sEU)?|(?:blauer|grauer|deutscher|syrischer|ukrainischer)\sPass",
        r"native\s(?:speaker|language)|mother\stongue",
        r"(?:[A-Z][a-z]{2,14}(?:an|ian|ese|ish|sh|ch|i|q|en|sch)|deutsche[rnms]?|doppelte[rn]?|zweite[rn]?)\s(?:citizens?|nationals?|nationality|citizenship|passport|origin|descent)(?!\w)",
        r"[a-zäöü]{3,16}(?:ische|sche|lesische)[rnms]?\s(?:Staatsbürger(?:in|schaft)?|Staatsangehörige[rn]?|Staatsangehörigkeit|Pass|Reisepass|Herkunft|Abstammung|Wurzeln|Nationalität)(?!\w)",
    ),
    Kind.PLACE_ORIGIN: (
        (r"(?:Deir\s?(?:ez|al|es)-?\s?Zor|Mas?z?ar-?\s?[ei]-?\s?Scharif|Mazar-?\s?[ei]-?\s?Sharif|Addis\sAbeba|Addis\sAbaba|Bahir\sDar|Dire\sDawa|Ho\sChi\sMinh(?:\sStadt|\sCity)?|Hai\sPhong|Da\sNang|Can\sTho|Nghe\sAn|Benin\sCity|Krywyj\sRih|Kryvyi\sRih|"
        r"Iwano\sFrankiwsk|Saudi\s?-?Arabien|Sri\sLanka|Sierra\sLeone|Burkina\sFaso|Gaza\sStreifen|Republik\sMoldau|Demokratische\sRepublik\sKongo|Naher\sOsten|Middle\sEast|Zentralafrika|Nordafrika|Südamerika|Ostafrika|Westafrika)(?!\w)"),
    ),
}  # fmt: skip
_REASONS: Final = {kind: reason for kind, (_file, reason) in _FILES.items()}
_PATTERNS: Final = {
    kind: tuple(re.compile(rf"(?<!\w)(?:{phrase})", re.IGNORECASE) for phrase in phrases) for kind, phrases in _PHRASES.items()
}
# Words that are about the work or the company when they stand before or after.
_ABOUT_WORK: Final = re.compile(
    r"\s?-?\s?(?:Küche|Restaurant|Spezialität|Gericht|Kund|Kita|Kindergarten|Krankenhaus|Klinik|Träger|Stiftung|Pflegeheim|Altenheim|Schule\b|Imbiss|Feinkost|"
    r"Lebensmittel|Lieferant|Autos?\b|Modell|Markt|Filiale|restaurant|cuisine|food|customers?|kitchen|kindergarten)", re.IGNORECASE,
)  # fmt: skip
_OTHERS: Final = re.compile(
    r"(?:menschen|personen|patienten|bewohner\w*|kinder[n]?|gäste[n]?|people|patients|residents)\s(?:(?:mit|with)\s(?:\w{3,14}\s)?)?$",
    re.IGNORECASE,
)

_CARED_FOR: Final = re.compile(
    r"\s(?:Menschen|Personen|Patient|Bewohner|Kinder|Gäste|Senior|people|patients|residents)", re.IGNORECASE
)


def find_topics(plain: str) -> Iterator[Mark]:
    """Mark words and phrases about origin, belief, health and family."""
    for found in _HYPHENATED.finditer(plain):
        kind = _kind_of(found[0]) or _kind_of_compound(found[0])
        if kind and not _is_about_work(plain, found.start(), found.end(), kind):
            yield Mark(*found.span(), kind, _REASONS[kind])
    for found in _countries().finditer(plain):
        yield Mark(*found.span(), Kind.PLACE_ORIGIN, Reason.COMING)
    for kind, patterns in _PATTERNS.items():
        for pattern in patterns:
            for match in pattern.finditer(plain):
                if not _OTHERS.search(plain[max(0, match.start() - 40) : match.start()]):
                    yield Mark(*match.span(), kind, _REASONS[kind])


def _kind_of_compound(word: str) -> Kind | None:
    """Return what a word with hyphens speaks of: its last part that says anything ("äthiopisch-orthodox": belief)."""
    if word.isalpha():
        return None
    return next((kind for part in reversed(WORD.findall(word)) if (kind := _kind_of(part))), None)


def kind_of(word: str) -> Kind | None:
    """Return what a single word speaks of: origin, belief, health, family; None for most words."""
    return _kind_of(word)


def kind_of_place(word: str) -> bool:
    """Say whether this is a country or a town people come from."""
    return _kind_of(word) is Kind.PLACE_ORIGIN


def _is_about_work(plain: str, start: int, end: int, kind: Kind) -> bool:
    if kind in (Kind.NATIONALITY, Kind.RELIGION) and _ABOUT_WORK.match(plain, end):
        return True
    if kind is not Kind.HEALTH:
        return False
    return bool(_OTHERS.search(plain[max(0, start - 40) : start]) or _CARED_FOR.match(plain, end))


@cache
def _lexicon() -> tuple[dict[str, Kind], dict[str, tuple[tuple[str, Kind], ...]], dict[str, Kind]]:
    """Return whole words, beginnings of words by their first three letters, and words that count in this spelling alone."""
    whole: dict[str, Kind] = {}
    beginnings: dict[str, list[tuple[str, Kind]]] = {}
    exact: dict[str, Kind] = {}
    for kind, (name, _reason) in _FILES.items():
        for entry in (entry for line in lines_of(name) for entry in line.split()):
            if entry.startswith("="):
                exact[entry[1:]] = kind
            elif entry.endswith("*"):
                if kind is Kind.NATIONALITY and entry.endswith("e*"):  # a Kroate and a Kroatin
                    whole |= {entry[:-2] + "in": kind, entry[:-2] + "innen": kind}
                beginnings.setdefault(entry[:3], []).append((entry[:-1], kind))
            else:
                whole[entry] = kind
                whole[entry + "s"] = whole.get(entry + "s", kind)
    for country in _territories():
        whole.setdefault(country.lower(), Kind.PLACE_ORIGIN)
        whole.setdefault(country.lower() + "s", Kind.PLACE_ORIGIN)
    return whole, {letters: tuple(found) for letters, found in beginnings.items()}, exact


@cache
def _territories() -> frozenset[str]:
    """Return the countries of the world in German and English (CLDR), but for those nobody here comes from."""
    names = {
        name
        for language in ("de", "en")
        for code, name in Locale(language).territories.items()
        if code.isalpha() and code not in _NO_ORIGINS
    }
    return frozenset(name.partition(" (")[0] for name in names)


@cache
def _countries() -> re.Pattern[str]:
    """Return a pattern for countries of more than one word."""
    names = sorted((re.escape(name) for name in _territories() if " " in name), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)")


_ENDING: Final = re.compile(
    r"(?:e[rnsm]?|en|in|innen|s|n|ern|erin|erinnen|er|ung|ungen|keit|heit|em|isch(?:e[rnsm]?)?|tum|tums)?", re.IGNORECASE
)


def _kind_of(word: str) -> Kind | None:
    whole, beginnings, exact = _lexicon()
    lower = word.lower()
    if lower in whole:
        return whole[lower]
    if word in exact:
        return exact[word]
    for beginning, kind in beginnings.get(lower[:3], ()):
        if lower.startswith(beginning) and _ENDING.fullmatch(lower, len(beginning)):
            return kind
    umlauts = lower.replace("ae", "ä").replace("oe", "ö").replace("ue", "ü")
    return _kind_of(umlauts) if umlauts != lower else None
