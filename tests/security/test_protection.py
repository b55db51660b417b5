"""How signing in is protected stands in the operators' book with the figures of the code (ASVS 5.0, 6.1.1)."""

from datetime import timedelta
from pathlib import Path

from portal.accounts.models import LOCK_LASTS, MOST_TRIES
from portal.accounts.passwords import LONGEST, SHORTEST
from portal.accounts.services.factors import CODE_BYTES, CODES, DRIFT, STEP
from portal.accounts.services.setting_passwords import MOST_LETTERS, PER
from portal.accounts.words import TokenPurpose
from portal.kernel.identity.signing import IDLE, PROOF_LASTS
from portal.kernel.identity.signing import LONGEST as LONGEST_SIGN_IN

BOOK = Path(__file__).resolve().parents[2] / "docs" / "operations.md"


LOCK, RESET = int(LOCK_LASTS.total_seconds()) // 60, int(TokenPurpose.RESET.lasts.total_seconds()) // 60


def minutes(span: timedelta) -> int:
    return int(span.total_seconds()) // 60


def test_the_book_names_the_limits_of_signing_in_as_they_are():
    lines = [
        f"| passwords | {SHORTEST} to {LONGEST} characters; length and guessing decide, kinds of characters do not |",
        f"| wrong passwords | after {MOST_TRIES} an address rests for {LOCK} minutes, whether it has an account or not |",
        f"| wrong codes | after {MOST_TRIES} an account rests for {LOCK} minutes; a right password does not end that |",
        f"| codes of the app | one for each {STEP} seconds, each once; a clock may be {DRIFT * STEP} seconds wrong |",
        f"| recovery codes | {CODES}, each once, of {CODE_BYTES * 8} bits |",
        f"| without a click | signed out after {minutes(IDLE)} minutes |",
        f"| at the longest | signed out after {minutes(LONGEST_SIGN_IN) // 60} hours |",
        f"| asked once more | before exports, erasure, taking over, inviting, after {minutes(PROOF_LASTS)} minutes |",
        f"| letters for a new password | {MOST_LETTERS} in {minutes(PER)} minutes; the link works for {RESET} minutes |",
        f"| invitations | work for {TokenPurpose.INVITATION.lasts.days} days |",
    ]
    book = BOOK.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line not in book] == []
