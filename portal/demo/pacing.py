"""How often one of the invented people wants letters."""

from sqlalchemy.orm import Session

from portal.demo.cast import Cast
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.letters.choosing import Owner, choose
from portal.letters.words import LetterGroup, Pace


def choose_paces(session: Session, cast: Cast) -> None:
    """Let the electrician answer the questions afterwards in one go."""
    account_id = cast.members["schoene"]
    wish = {LetterGroup.AFTERWARDS: Pace.DAILY}
    choose(session, Owner(account_id), wish, by=By(account_id, Role.EMPLOYER.value), at=cast.days.morning)
