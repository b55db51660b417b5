"""The same risks said in English; openings are sometimes posted in it."""

from typing import Final

from portal.wording import age, origin, private, sex
from portal.wording.rules import Rule, pattern
from portal.wording.words import Ground

_SOMEBODY: Final = r"(?:applicants?|candidates?|people|persons?|team|men|women|man|woman|lady|girls?|boys?|guys?|staff|worker\w*|wait\w+|barista\w*|assistant\w*|helper\w*|professional\w*|talent\w*|driver\w*|cook\w*|cleaner\w*)"
RULES: Final = (
    Rule(Ground.AGE, pattern(rf"\byoung(?:er)?\b(?:,? (?:and |& )?\w+){{0,3}} {_SOMEBODY}\b|\byoung (?:and|&) \w+\b"), age.YOUNG),
    Rule(
        Ground.AGE,
        pattern(
            r"(?:max(?:imum)?|minimum) age\b(?! (?:of )?1[68])|age (?:limit|range|group)|aged? (?:between )?[1-6]\d\s?(?:-|to|and)\s?[2-6]\d|(?:under|below|not older than|no older than|over) (?:the age of )?[2-6]\d\b"
            r"(?!\s?(?:hours|km|kg|%|€|minutes|people|employees|days|years of experience))|recent(?:ly)? graduat\w+|(?:retired|retirees|pensioners|students) (?:only|preferred|welcome only)|ideal for (?:students|pensioners|retirees)|date of birth|your age\b|generation [xyz]\b|gen z\b"
        ),
        age.LIMIT,
    ),
    Rule(
        Ground.SEX,
        pattern(
            r"\b(?:waitress(?:es)?|salesm[ae]n|saleswom[ae]n|salesgirl|saleslady|hostess(?:es)?|stewardess(?:es)?|actress|chambermaid|barmaid|barman|cleaning lad(?:y|ies)|tea lady|dinner lady|handym[ae]n|foreman|repairman|"
            r"workm[ae]n|craftsm[ae]n|cameraman|postman|fireman|policeman|doorman|houseman|delivery m[ae]n|maid|nanny girl|masseuse|seamstress|manageress|headmaster|deliveryman|chairman|washerwoman)\b|"
            r"\b(?:strong|nice|friendly|pretty|attractive|experienced|female|male|hard-?working|real|smart) (?:m[ae]n|wom[ae]n|lad(?:y|ies)|girls?|guys?|boys?)\b|\b(?:fe)?male (?:only|preferred|applicants?|candidates?|staff|nurses?|workers?|cleaners?|drivers?)\b|"
            r"\b(?:m[ae]n|wom[ae]n|lad(?:y|ies)|girls?|guys?|boys?) (?:only|preferred|wanted|needed)\b|\((?:fe)?male\)|\bno (?:women|men|girls|mothers)\b|\bno (?:pregnan\w+|children)\b"
        ),
        sex.ONE_ONLY,
    ),
    Rule(
        Ground.ORIGIN,
        pattern(
            r"\b(?:native|mother[- ]tongue) (?:\w+ )?(?:speakers?|level|only)\b|\baccent[- ]free\b|\bwithout (?:an? )?(?:foreign )?accent\b|\bno accent\b|\b(?:german|eu|european) (?:citizens?|nationals?|passport|citizenship|nationality|origin)\b|"
            r"\b(?:germans|europeans|locals|westerners) (?:only|preferred)\b|\bno (?:foreigners|immigrants|refugees|migrants|asylum seekers)\b|\b(?:nationality|country of birth|ethnic(?:ity)?|place of birth)\b(?= ?(?::|required|please))"
        ),
        origin.PASSPORT,
    ),
    Rule(
        Ground.RELIGION,
        pattern(
            r"\bno (?:head ?scar(?:f|ves)|hijabs?|veils?|turbans?|religious \w+|muslims?|jews|christians?)\b|\bwithout (?:a )?(?:head ?scarf|hijab|turban)\b|\bmust be (?:an? )?(?:\w+ )?(?:christian|muslim|catholic|protestant|jewish|baptised|baptized)\b|"
            r"\b(?:christians?|muslims?|catholics?) (?:only|preferred)\b|\bchurch member\w*|\bpractising (?:christian|catholic|muslim)\b"
        ),
        private.BELIEF,
    ),
    Rule(
        Ground.DISABILITY,
        pattern(
            r"\b(?:physically |mentally |perfectly |fully )+(?:fit|healthy|able)\b(?! place)|\b(?:fit|strong|young) and healthy\b|\bhealthy (?:and|applicants?|candidates?|people|person|persons|staff)\b|\bable[- ]bodied\b|\bno (?:\w+ )?(?:disabilit\w+|disabled|health (?:problems|issues)|illness\w*|allergies|handicaps?)\b|"
            r"\bnot suitable for (?:\w+ )?(?:disabled|people with)\b|\b(?:good|perfect|excellent) (?:state of )?(?:physical )?health\b|\bmedical history\b|\bsick days\b"
        ),
        private.HEALTH,
    ),
    Rule(
        Ground.IDENTITY,
        pattern(
            r"\bno (?:gays?|lesbians?|homosexuals?|queers?|trans\w*|lgbt\w*)\b|\b(?:straight|heterosexual) (?:only|people|applicants?|men|women|couples?)\b|\bmarital status\b|\b(?:singles?|married|unmarried) (?:only|preferred|people|persons|applicants?|couples?)\b|\bsexual orientation\b(?= ?(?::|required|please))|\bmarried couples? wanted\b"
        ),
        private.PRIVATE,
    ),
)
