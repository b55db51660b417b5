"""A company learns of another language only where its opening asks for it, whatever an advisor ticks or sends."""

from dataclasses import replace
from datetime import date

import pytest

from portal.candidates.drafts import LevelDraft
from portal.candidates.queries import release_of
from portal.candidates.services import set_language_level
from portal.kernel.audit import By
from portal.labour.languages import SpokenLanguage
from portal.labour.words import LanguageLevel, LevelSource
from portal.profiles.models import Profile
from portal.proposals.services import Preparation, prepare_proposal
from tests.builders.accounts import an_advisor
from tests.builders.candidates import SHOWS_DOUGH, a_candidate
from tests.builders.openings import an_opening
from tests.builders.proposals import a_proposal, advisor_of
from tests.moments import NOON

ARABIC, TURKISH = SpokenLanguage.ARABIC, SpokenLanguage.TURKISH


def a_speaker(session, language=ARABIC, source=LevelSource.SELF_REPORT):
    person = a_candidate(session)
    level = LevelDraft(LanguageLevel.C1, source, date(2026, 11, 2), language)
    set_language_level(session, person.id, level, by=By.system(), at=NOON)
    session.expire_all()
    return person


def shown_languages(session, person, opening, choice=SHOWS_DOUGH):
    proposal = prepare_proposal(session, Preparation(person.id, opening.id, choice), by=advisor_of(person), at=NOON)
    return session.get_one(Profile, proposal.profile_id).other_languages


@pytest.mark.one_database
def test_only_what_the_opening_asks_for_is_shown(session):
    silent, asks = an_opening(session), an_opening(session, asked_languages=("ar",))
    other = an_opening(session, asked_languages=("tr",))

    assert shown_languages(session, a_speaker(session), silent) == []
    assert shown_languages(session, a_speaker(session), other) == []
    assert shown_languages(session, a_speaker(session), asks) == ["ar"]
    assert shown_languages(session, a_speaker(session, source=LevelSource.JOBCENTER), asks) == []


@pytest.mark.one_database
def test_a_choice_that_names_more_changes_nothing(session):
    choice = replace(SHOWS_DOUGH, languages=(ARABIC, TURKISH))

    assert shown_languages(session, a_speaker(session), an_opening(session), choice) == []


@pytest.mark.one_database
def test_a_language_that_is_shown_makes_the_crowd_smaller(session):
    person = a_speaker(session)
    for _ in range(3):
        a_candidate(session)
    a_speaker(session)

    silent = release_of(session, person.id, SHOWS_DOUGH, at=NOON)
    asked = release_of(session, person.id, replace(SHOWS_DOUGH, languages=(ARABIC,)), at=NOON)

    assert (silent.size, asked.size) == (5, 2)


@pytest.mark.one_database
@pytest.mark.parametrize("asked", [(), ("ar",)])
def test_the_page_of_the_company_says_it_or_is_silent(database, visit, asked):
    with database.transaction() as session:
        advisor, person, opening = an_advisor(session), a_speaker(session), an_opening(session, asked_languages=asked)
        ids = advisor.id, person.id, opening.id, a_proposal(session, candidate=person, opening=opening).profile_id
    advisor_id, person_id, _opening_id, profile_id = ids

    prepared = visit.as_(advisor_id).get(f"/advisor/candidates/{person_id}/profile?chosen=yes&languages=ar").text

    assert "asked for by this opening" not in prepared  # no address makes it show
    with database.transaction() as session:
        assert session.get_one(Profile, profile_id).other_languages == list(asked)


@pytest.mark.one_database
def test_a_company_asks_for_one_language_and_takes_it_back(database, visit):
    with database.transaction() as session:
        advisor, opening = an_advisor(session), an_opening(session)
    page = f"/advisor/openings/{opening.id}/needs"
    visitor = visit.as_(advisor)

    assert visitor.submit(page, {"language": "de"}).status_code == 422
    visitor.submit(page, {"language": "ar"})
    assert "Arabisch" in visitor.get(f"/advisor/openings/{opening.id}").text
    visitor.submit(page, {"language": ""})
    assert "Arabisch" not in visitor.get(f"/advisor/openings/{opening.id}").text
