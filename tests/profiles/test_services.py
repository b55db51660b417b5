"""Storing masked profiles, and taking them out of sight."""

from uuid import uuid4

import pytest

from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import speaking
from portal.labour.competences import Competence
from portal.labour.languages import SpokenLanguage
from portal.labour.words import CompetenceLevel, Evidence
from portal.profiles.draft import ShownCompetence
from portal.profiles.models import Profile, ProfileCompetence
from portal.profiles.queries import masked_profile, preview
from portal.profiles.services import publish_profile, withdraw_profile
from tests.builders.accounts import an_advisor
from tests.builders.profiles import a_profile, a_profile_draft
from tests.moments import NOON

FULL = {
    "other_languages": (SpokenLanguage.ENGLISH, SpokenLanguage.ARABIC),
    "is_reachable": True,
    "has_licence_b": True,
    "has_forklift_licence": False,
    "works_shifts": True,
    "competences": (
        ShownCompetence(Competence.FOOD_HYGIENE, CompetenceLevel.WITH_GUIDANCE, Evidence.CERTIFICATE),
        ShownCompetence(Competence.DOUGH, CompetenceLevel.INDEPENDENT, Evidence.OBSERVED),
    ),
}


@pytest.mark.parametrize("changes", [{}, FULL, {"occupation_group": None, "course_part": None}])
def test_what_was_previewed_is_what_is_shown(session, changes):
    draft = a_profile_draft(**changes)
    profile_id = a_profile(session, **changes)
    session.expire_all()

    with speaking("en"):
        assert masked_profile(session, profile_id) == preview(draft)


def test_a_withdrawn_profile_shows_nothing(session):
    profile_id = a_profile(session)
    assert masked_profile(session, profile_id) is not None

    withdraw_profile(session, profile_id)
    session.flush()

    assert masked_profile(session, profile_id) is None


def test_an_unknown_profile_shows_nothing(session):
    assert masked_profile(session, uuid4()) is None


def test_a_profile_nobody_checked_is_not_published(session):
    with pytest.raises(RuleBroken):
        publish_profile(session, a_profile_draft(), at=NOON)

    assert publish_profile(session, a_profile_draft(reviewed_by_id=an_advisor(session).id), at=NOON)


def test_a_profile_knows_no_person():
    columns = {column.name for table in (Profile, ProfileCompetence) for column in table.__table__.columns}

    assert not [name for name in columns if "candidate" in name or "person" in name or "name" in name]
