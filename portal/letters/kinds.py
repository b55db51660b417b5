"""The register of letters: a letter that does not stand here cannot be sent.

A letter without a group is critical: law, consent, safety, or something its reader must act on. It comes at once, and nobody
can switch it off. Letters of a group come as their reader chooses, at once as long as they are few. The letter of the day
gathers letters of groups and goes like one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from portal.letters.words import LetterGroup, Reader

DIGEST: Final = "letters/letters/digest"


class LetterUnknown(LookupError):
    """Somebody wrote a letter that the register does not know."""


@dataclass(frozen=True)
class LetterKind:
    """A kind of letter: its template, who reads it, and its group; without one it is critical.

    Whoever acts for a company that is blocked or has left gets only what `reaches_blocked`: the law and their own account.
    """

    template: str
    reader: Reader
    group: LetterGroup | None = None
    reaches_blocked: bool = False

    @property
    def is_critical(self) -> bool:
        """Whether it comes at once, whatever was chosen."""
        return self.group is None and self.template != DIGEST


R, G = Reader, LetterGroup
KINDS: Final[tuple[LetterKind, ...]] = (
    LetterKind("accounts/letters/invitation", R.MEMBER, reaches_blocked=True),
    LetterKind("accounts/letters/reset", R.MEMBER, reaches_blocked=True),
    LetterKind("accounts/letters/password_changed", R.MEMBER, reaches_blocked=True),
    LetterKind("accounts/letters/security", R.MEMBER, reaches_blocked=True),
    LetterKind("companies/letters/confirm", R.COMPANY, reaches_blocked=True),
    LetterKind("companies/letters/already_with_us", R.MEMBER, reaches_blocked=True),
    LetterKind("companies/letters/approved", R.COMPANY),
    LetterKind("companies/letters/rejected", R.COMPANY),
    LetterKind("openings/letters/opening_sent_back", R.COMPANY),
    LetterKind("openings/letters/opening_is_online", R.COMPANY, G.PLACES),
    LetterKind("openings/letters/is_it_still_free", R.COMPANY, G.PLACES),
    LetterKind("openings/letters/went_offline", R.COMPANY, G.PLACES),
    LetterKind("proposals/letters/proposal_presented", R.COMPANY),
    LetterKind("proposals/letters/answer_missing", R.COMPANY, G.REMINDERS),
    LetterKind("proposals/letters/name_is_known", R.COMPANY),
    LetterKind("proposals/letters/no_longer_available", R.COMPANY),
    LetterKind("proposals/letters/something_is_gone", R.COMPANY, reaches_blocked=True),
    LetterKind("proposals/letters/please_delete", R.COMPANY, reaches_blocked=True),
    LetterKind("proposals/letters/meeting", R.MEMBER),
    LetterKind("proposals/letters/company_wants", R.STAFF),
    LetterKind("proposals/letters/company_declines", R.STAFF, G.ANSWERS),
    LetterKind("proposals/letters/person_answered", R.STAFF),
    LetterKind("proposals/letters/question_asked", R.PERSON),
    LetterKind("messages/letters/team_wrote", R.COMPANY, G.MESSAGES),
    LetterKind("messages/letters/company_wrote", R.STAFF, G.MESSAGES),
    LetterKind("internships/letters/agreement_person", R.PERSON),
    LetterKind("internships/letters/agreement_company", R.COMPANY),
    LetterKind("internships/letters/agreement_changed", R.COMPANY),
    LetterKind("internships/letters/agreement_complete", R.COMPANY),
    LetterKind("internships/letters/agreement_complete_advisor", R.STAFF, G.SIGNATURES),
    LetterKind("internships/letters/agreement_advisor", R.STAFF),
    LetterKind("internships/letters/sign_code", R.COMPANY),
    LetterKind("internships/letters/sign_code_person", R.PERSON),
    LetterKind("internships/letters/kit_company", R.COMPANY, G.FIRST_DAY),
    LetterKind("internships/letters/kit_person", R.PERSON),
    LetterKind("internships/letters/assessment_company", R.COMPANY, G.AFTERWARDS),
    LetterKind("internships/letters/assessment_person", R.PERSON),
    LetterKind("internships/letters/assessment_shown_person", R.PERSON),
    LetterKind("placements/letters/company_asked", R.COMPANY, G.AFTERWARDS),
    LetterKind("placements/letters/person_asked", R.PERSON),
    LetterKind(DIGEST, R.MEMBER),
)
_BY_TEMPLATE: Final[Mapping[str, LetterKind]] = {kind.template: kind for kind in KINDS}


def kind_of(template: str) -> LetterKind:
    """Return the kind of a letter; one that nobody registered is not sent."""
    found = _BY_TEMPLATE.get(template)
    if found is None:
        raise LetterUnknown(template)
    return found


def groups_for(readers: Iterable[Reader]) -> tuple[LetterGroup, ...]:
    """Return what these readers choose about, in the order of the words."""
    wanted = set(readers)
    has_one = {kind.group for kind in KINDS if kind.reader in wanted}
    return tuple(group for group in LetterGroup if group in has_one)


def table() -> str:
    """Write the register down for docs/letters.md."""
    lines = ["| letter | reader | critical | group |", "|---|---|---|---|"]
    for kind in KINDS:
        critical, group = "yes" if kind.is_critical else "no", kind.group.value if kind.group else ""
        lines.append(f"| `{kind.template}` | {kind.reader.value} | {critical} | {group} |")
    return "\n".join(lines) + "\n"
