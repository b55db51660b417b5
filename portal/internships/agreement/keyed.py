"""What stands behind a link or a code: whose it is, which agreement, in which language they read."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.accounts.models import Account
from portal.candidates.models import Candidate
from portal.internships.agreement.hands import BY_KEY
from portal.internships.agreement.keys import WITH_DIGITS, try_digits, usable_key
from portal.internships.agreement.models import Agreement, SignKey
from portal.internships.agreement.reading import AgreementView, agreement_for_person, read_by_company
from portal.internships.agreement.words import KeyWay, Party
from portal.internships.models import Internship
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.i18n import person_language


@dataclass(frozen=True)
class Keyed:
    """A link or a code that works: for whom, and what they may read with it."""

    party: Party
    account_id: UUID | None
    candidate_id: UUID | None
    language: str
    needs_digits: bool
    agreement: AgreementView

    @property
    def is_persons(self) -> bool:
        """Whether it is the person who signs here."""
        return self.party is Party.PERSON

    def is_for(self, actor: Actor) -> bool:
        """Say whether whoever is signed in here, if anybody, is the one it was made for."""
        if actor.role is Role.VISITOR:
            return True
        return actor.subject_id == self.candidate_id if self.is_persons else actor.account_id == self.account_id


def keyed(session: Session, key_id: UUID, at: datetime) -> Keyed | None:
    """Return what stands behind a key; None where it no longer works, whyever."""
    key = usable_key(session, key_id, at)
    if key is None or key.way is KeyWay.TABLET:
        return None
    internship = session.get_one(Internship, session.get_one(Agreement, key.agreement_id).internship_id)
    needs_digits = key.way in WITH_DIGITS
    if key.party is Party.PERSON:
        language = person_language(session.get_one(Candidate, internship.candidate_id).contact_language)
        reader = Actor(Role.CANDIDATE, subject_id=internship.candidate_id)
        view = agreement_for_person(session, reader, key.agreement_id, language=language)
        return Keyed(key.party, None, internship.candidate_id, language, needs_digits, view) if view else None
    language = session.get_one(Account, key.account_id).language
    read = read_by_company(session, key.agreement_id, internship.company_id, language)
    return Keyed(key.party, key.account_id, None, language, needs_digits, read) if read else None


def open_by_digits(session: Session, key_id: UUID, typed: str, *, at: datetime) -> bool:
    """Say whether the digits open the agreement; wrong ones are counted."""
    key = session.get_one(SignKey, key_id)
    return try_digits(session, key_id, typed, by=By(key.account_id, BY_KEY[key.party].role), at=at)


def signed_behind(session: Session, key_id: UUID) -> bool:
    """Say whether somebody has signed with this key."""
    key = session.get(SignKey, key_id)
    return key is not None and key.used_at is not None
