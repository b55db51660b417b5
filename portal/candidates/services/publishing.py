"""Publishing a masked profile: the one step from a person's record to what a company may see."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.candidates.drafts import ProfileChoice
from portal.candidates.models import Candidate, PublishedProfile
from portal.candidates.queries.release import Release, weigh
from portal.candidates.words import CandidateState
from portal.kernel.audit import By, Change, record
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
    release = weigh(session, candidate, choice, at=at)
    _refuse_singling_out(release, choice)
    reason = choice.release_reason if release.is_rare else None
    reviewed = replace(release.draft, reviewed_by_id=by.account_id or candidate.advisor_id)
    profile_id = publish_profile(session, reviewed, at=at)
    session.add(
        PublishedProfile(
            candidate_id=candidate_id,
            profile_id=profile_id,
            published_at=at,
            resembles=release.size,
            release_reason=reason,
        )
    )
    record(session, "profile.published", candidate_id, Change(reason=reason.value if reason else None), by=by, at=at)
    return profile_id


def _refuse_singling_out(release: Release, choice: ProfileChoice) -> None:
    if release.is_rare and choice.release_reason is None:
        raise RuleBroken(
            _l("Fewer than three people in the file fit this description. Please show less, or choose why it goes out so."),
            field="release_reason",
        )
