"""People's own pages are whole in every language: not one sentence of ours in another one."""

import re
from typing import Any

import html5lib
import pytest

from portal import catalogues
from portal.kernel.clock import now
from portal.kernel.db import Database
from portal.kernel.i18n import PERSON_LANGUAGES, direction_of
from portal.proposals.texts import reading_of
from portal.proposals.words import ConsentPurpose, ProposalState
from tests.builders.candidates import a_candidate
from tests.builders.openings import an_opening
from tests.builders.proposals import a_proposal, consent_of
from tests.visiting import Visitor

S = ProposalState
SHOW, KNOW = ConsentPurpose.SHOW, ConsentPurpose.KNOW
OTHERS = sorted(set(PERSON_LANGUAGES) - {"de", "de-simple", "en"})
STATES = (S.CONSENT_REQUESTED, S.DISCLOSURE_REQUESTED, S.DISCLOSED, S.CONSENT_DECLINED)
# What a placeholder stands for cannot be known here; whole sentences can.
OURS = {
    " ".join(str(text).split())
    for message in catalogues.read("de")
    if isinstance(message.id, str) and message.id and "%(" not in message.id
    for text in (message.id, message.string)
}


@pytest.mark.long  # reads every source; the check of the catalogues asks the same
def test_every_sentence_of_peoples_pages_is_in_every_catalogue() -> None:
    wanted = {message.id for message in catalogues.for_persons(catalogues.extract()) if message.id}

    assert len(wanted) > 150
    assert len(OTHERS) == 7
    assert [each for each in wanted if not isinstance(each, str)] == [], "no counted sentences: Arabic has six forms"
    for language in OTHERS:
        catalogue = catalogues.read(language)
        said = {message.id for message in catalogue if message.id and message.string and not message.fuzzy}
        assert wanted - said == set(), language


@pytest.mark.long
@pytest.mark.one_database
def test_no_page_of_a_person_says_anything_in_another_language(visit: Visitor, database: Database) -> None:
    person, addresses = everything_about_somebody(database)
    for language in PERSON_LANGUAGES:
        browser = visit.by_link(person, language=language)
        assert f'<html lang="{language}" dir="{direction_of(language)}">' in browser.get("/my").text
        for path in addresses if language in OTHERS else ():
            answer = browser.get(path)
            assert answer.status_code == 200, path
            assert foreign(answer.text, language) == set(), path


@pytest.mark.one_database
@pytest.mark.parametrize("language", ["ar", "ti"])
def test_what_goes_wrong_is_said_in_the_persons_language_too(visit: Visitor, database: Database, language: str) -> None:
    person, addresses = everything_about_somebody(database)
    browser, mark = visit.by_link(person, language=language), reading_of(SHOW, language, {"de", "de-simple", "en"}).mark

    for wrong in ({}, {"answer": "maybe"}, {"answer": "yes"}, {"answer": "yes", "read": mark}):
        refused = browser.submit(addresses[0], wrong)
        assert refused.status_code == 422
        assert foreign(refused.text, language) == set(), wrong
    missing = browser.get("/my/answers/00000000-0000-4000-8000-000000000000")
    assert missing.status_code == 404
    assert f'<html lang="{language}"' in missing.text
    assert foreign(missing.text, language) == set()


def everything_about_somebody(database: Database) -> tuple[Any, list[str]]:
    """A person in several standings, and the addresses of their pages."""
    with database.transaction() as session:
        person = a_candidate(session)
        found = [a_proposal(session, state=each, candidate=person, opening=an_opening(session), at=now()) for each in STATES]
        asked = [consent_of(session, found[0]).id, consent_of(session, found[1], KNOW).id]
        given, refused = consent_of(session, found[2], KNOW).id, consent_of(session, found[3]).id
        key = person.id
    answers = [f"/my/answers/{given}{page}" for page in ("", "/shown", "/withdraw")]
    answers.append(f"/my/answers/{refused}")
    return key, [*(f"/my/questions/{each}" for each in asked), "/my/pause", "/my/withdraw", *answers]


def foreign(text: str, language: str) -> set[str]:
    """Return our own sentences on a page that are not in its language; German parts say that they are German."""
    own = {" ".join(str(message.string).split()) for message in catalogues.read(language) if message.id}
    said: set[str] = set()
    _walk(html5lib.parse(text, namespaceHTMLElements=False), language, language, said)
    return {each for each in said if each in OURS and each not in own and re.search(r"[a-z]{2}", each)}


def _walk(element: Any, spoken: str, language: str, said: set[str]) -> None:
    spoken = element.get("lang") or spoken
    if element.tag in ("script", "style") or element.get("class") == "demo-ribbon":
        return
    if spoken == language:
        said |= {" ".join(part.split()) for part in (element.text, element.get("aria-label")) if part and part.strip()}
    for child in element:
        _walk(child, spoken, language, said)
        if spoken == language and child.tail and child.tail.strip():
            said.add(" ".join(child.tail.split()))
