"""Publishing a masked profile: the one step from a person's record to what a company may see."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.candidates.drafts import ProfileChoice
from portal.candidates.generalising import generalise
from portal.candidates.models import Candidate, PublishedProfile
from portal.candidates.words import CandidateState
from portal.kernel.audit import By, record
from portal.kernel.clock import local_day
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.profiles.services import publish_profile


def publish_masked(session: Session, candidate_id: UUID, choice: ProfileChoice, *, by: By, at: datetime) -> UUID:
    """Make a new masked profile of the person and return its id.

    Each proposal gets its own, so that two companies have nothing in hand to compare.
    """
    candidate = session.get_one(Candidate, candidate_id, with_for_update=True)
    if candidate.state is not CandidateState.ACTIVE:
        raise RuleBroken(_l("No profile can be shown while the person is not active."))
    draft = generalise(candidate, choice, on=local_day(at))
    profile_id = publish_profile(session, replace(draft, reviewed_by_id=by.account_id or candidate.advisor_id), at=at)
    session.add(PublishedProfile(candidate_id=candidate_id, profile_id=profile_id, published_at=at))
    record(session, "profile.published", candidate_id, by=by, at=at)
    return profile_id
