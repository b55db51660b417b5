"""The catalogues of words: what is on screens, and whether each language says all of it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from portal.kernel.i18n import LANGUAGE_NAMES, PERSON_LANGUAGES

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "translations"
SOURCES = ("portal", "public_site")
KEYWORDS = {"_": None, "_l": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}
METHODS = [("**/templates/**.html", "jinja2"), ("**/templates/**.txt", "jinja2"), ("**.py", "python")]
OPTIONS = {"**/templates/**.html": {"newstyle_gettext": "true", "trimmed": "true", "silent": "false"}}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
TRANSLATED = ("de",)
# What people we accompany read of us: every sentence of these files, of these words, and these sentences by themselves.
PERSON_CATALOGUES = tuple(code for code in PERSON_LANGUAGES if code not in (*LANGUAGE_NAMES, "de-simple"))
PERSON_FILES = (
    "portal/candidates/templates/candidates/public/closed.html",
    "portal/candidates/templates/candidates/public/link.html",
    "portal/candidates/web/public.py",
    "portal/internships/agreement/asking_person.py",
    "portal/internships/templates/internships/candidate/",
    "portal/internships/templates/internships/letters/agreement_person",
    "portal/internships/templates/internships/letters/assessment_person",
    "portal/internships/templates/internships/letters/assessment_shown_person",
    "portal/internships/templates/internships/letters/sign_code_person",
    "portal/internships/web/candidate_agreement.py",
    "portal/placements/templates/placements/letters/person_asked",
    "portal/placements/templates/placements/public/person.html",
    "portal/proposals/paper.py",
    "portal/proposals/receipts.py",
    "portal/proposals/templates/proposals/candidate/",
    "portal/proposals/templates/proposals/letters/question_asked",
    "portal/proposals/templates/proposals/text.html",
    "portal/proposals/web/candidate.py",
    "portal/proposals/web/contact.py",
    "portal/retention/document.py",
    "portal/retention/headings.py",
    "portal/retention/others.py",
    "portal/retention/templates/retention/candidate/",
    "portal/retention/web/candidate.py",
    "portal/retention/web/own_forms.py",
    "portal/ui/templates/ui/mail/base.html",
    "portal/ui/templates/ui/person.html",
)
PERSON_WORDS = {
    "portal/internships/assessment/words.py": ("LanguageAtWork", "OwnView", "Verdict"),
    "portal/labour/words.py": ("CompetenceLevel", "DayPart"),
    "portal/openings/words.py": ("OpeningKind",),
    "portal/placements/words.py": ("Sign",),
    "portal/proposals/consent_words.py": ("Explainer",),
    "portal/retention/words.py": ("RequestKind", "RequestOutcome", "Tried", "Looker", "LookKind"),
    "portal/proposals/words.py": ("ConsentChannel", "ConsentState", "PersonAnswer", "PersonStanding"),
}
# What the lines of their data are called most (`retention/labels.py`); the others are German where a language lacks them.
PERSON_LABELS = (
    "After",
    "Answer",
    "Asked",
    "Available from",
    "Before",
    "Changed last",
    "Company",
    "Date of birth",
    "Family name",
    "Field of work",
    "Given name",
    "Goal",
    "Hours a week",
    "Kept and not used since",
    "Language in which we write",
    "Made",
    "Nationality",
    "Note",
    "Notes of the advisor",
    "Other spellings of the name",
    "Phone",
    "Postcode",
    "Reason",
    "Region",
    "Residence title",
    "Residence title until",
    "Sex",
    "State",
    "Street and number",
    "Taken back on",
    "Town",
    "Valid until",
    "What was done",
    "When",
    "Who did it",
)
PERSON_SENTENCES = (
    "Everyone signs for themselves. Nobody can sign for somebody else.",
    "The agreement has changed since you read it. Please read the new version, then sign that one.",
    "The eight digits of your code",
    "These digits are not right. After five wrong tries you need a new code.",
    "This is signed already. One signature is enough.",
    "This link or code no longer works. Please call your contact person at KAI.",
    "A funded internship may still be audited.",
    "An internship is planned or running.",
    "Work was found; the follow-up is not over.",
    "You have asked for this already. It is still open. Your advisor calls you.",
    "Being punctual",
    "Working in a team",
    "Following oral instructions",
    "Asking when something is unclear",
    "Learning new tasks quickly",
    "What do you see differently?",
    "%(day)s, %(time)s",
    "%(time)s o'clock",
    "Call us or be called back",
    "KAI advice in %(place)s",
    "Nothing you did caused this. Please try again in a moment, or call us.",
    "Perhaps it has moved, has ended, or the address has a typing error. You did nothing wrong.",
    "Please choose one of the answers offered.",
    "Please choose one of the two answers.",
    "Please go back and use the button on the page.",
    "Please say who explained the German text to you.",
    "Skip to content",
    "Something broke on our side.",
    "The page was open for a long time, or something was missing. Please go back, reload the page and try again.",
    "These data are not used at the moment. The advisor can change that.",
    "(optional)",
    "The person's first yes is no longer valid.",
    "The text has changed. Please read it once more and answer then.",
    "This does not work this way.",
    "This has changed in the meantime. Please look at the current state.",
    "This is no longer possible.",
    "This page does not exist.",
    "This page is for others.",
    "To the start page",
    "We could not read that.",
    "Who explained the German text to you?",
    "You are signed in, but this page belongs to another role. You did nothing wrong.",
    "Your answer",
    "Your contact person",
    *PERSON_LABELS,
)


def extract() -> Catalog:
    """Collect every sentence of code and templates."""
    catalog = Catalog(project="KAI partner portal", charset="utf-8")
    for source in SOURCES:
        found = extract_from_dir(str(ROOT / source), METHODS, OPTIONS, KEYWORDS, comment_tags=("NOTE:",), strip_comment_tags=True)
        for filename, _lineno, message, comments, context in sorted(found, key=lambda row: (row[0], row[1])):
            catalog.add(message, None, [(f"{source}/{filename}", 0)], auto_comments=comments, context=context)
    return catalog


def read(language: str) -> Catalog:
    """Read the catalogue of a language; an empty one if there is none yet."""
    path = path_of(language)
    if not path.is_file():
        return Catalog(locale=language, project="KAI partner portal", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language)


def path_of(language: str) -> Path:
    """Return where the catalogue of a language lies."""
    return FOLDER / language / "LC_MESSAGES" / "messages.po"


def update() -> None:
    """Write the template and bring the catalogues of all languages up to date."""
    template = extract()
    _write(FOLDER / "messages.pot", template)
    for language in (*TRANSLATED, "en"):
        catalog = read(language)
        catalog.update(template, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        _write(path_of(language), catalog)
    theirs = for_persons(template)
    for language in PERSON_CATALOGUES:
        catalog = read(language)
        catalog.update(theirs, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        _write(path_of(language), catalog)


def for_persons(template: Catalog) -> Catalog:
    """Return the sentences of people's own pages alone."""
    wanted = {*PERSON_SENTENCES, *(each for path, names in PERSON_WORDS.items() for each in _labels(ROOT / path, names))}
    chosen = Catalog(project=template.project, charset="utf-8")
    for message in template:
        is_theirs = any(str(place).startswith(PERSON_FILES) for place, _line in message.locations)
        if message.id and (is_theirs or message.id in wanted):
            chosen.add(message.id, None, message.locations, auto_comments=message.auto_comments)
    return chosen


def _labels(path: Path, names: tuple[str, ...]) -> Iterator[str]:
    """Return the labels of these classes of words."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef) and node.name in names:
            for call in ast.walk(node):
                if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "_l":
                    yield ast.literal_eval(call.args[0])


def problems() -> list[str]:
    """List what is missing, fuzzy, out of date or has other placeholders than its source."""
    template = extract()
    wanted = {_key(message) for message in template if message.id}
    with (FOLDER / "messages.pot").open("rb") as file:
        written = {_key(message) for message in read_po(file) if message.id}
    found = [] if wanted == written else ["translations/messages.pot is not up to date: run 'portal catalogue update'"]
    theirs = {_key(message) for message in for_persons(template) if message.id}
    for language in (*TRANSLATED, *PERSON_CATALOGUES):
        catalog = read(language)
        for key in wanted if language in TRANSLATED else theirs:
            first = key[0] if isinstance(key, tuple) else key
            message = catalog.get(first)
            found += [f"{language}: {problem}: {first!r}" for problem in _problems_of(message, key)]
    return sorted(found)


def _key(message: Message) -> str | tuple[str, ...]:
    return message.id if isinstance(message.id, str) else tuple(message.id)


def _problems_of(message: Message | None, key: str | tuple[str, ...]) -> Iterator[str]:
    string = message.string if message else None
    texts = [string] if isinstance(string, str) else list(string or ())
    if message is None or not texts or not all(texts):
        yield "missing"
        return
    if message.fuzzy:
        yield "fuzzy"
    sources = [key] if isinstance(key, str) else list(key)
    wanted = set().union(*(PLACEHOLDER.findall(source) for source in sources))
    for text in texts:
        got = set(PLACEHOLDER.findall(text))
        if got - wanted or (len(sources) == 1 and got != wanted):
            yield "other placeholders"


def _write(path: Path, catalog: Catalog) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=120, sort_output=True, omit_header=False, no_location=True, include_previous=False)
    # Dates in headers would make every update a change.
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r'"(POT-Creation-Date|PO-Revision-Date): [^"]*\\n"\n', "", text), encoding="utf-8")
