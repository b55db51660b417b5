"""Words of an agreement: who signs it, how, and where it stands."""

from portal.kernel.access import Role
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.states import StateTable, move
from portal.kernel.words import Word


class AgreementState(Word):
    """Where a version of an agreement stands."""

    MAKING = "making", _l("Is being made")
    OPEN = "open", _l("To be signed")
    SIGNED = "signed", _l("Signed by everyone")
    VOID = "void", _l("No longer counts")


_A = AgreementState
AGREEMENT_STATES = StateTable(
    (
        move("make", _A.MAKING, _A.OPEN),
        # Whoever signs last, in their own role: links and one-time codes are a visitor's.
        move("complete", _A.OPEN, _A.SIGNED, Role.CANDIDATE, Role.EMPLOYER, Role.ADVISOR, Role.VISITOR),
        move("void", {_A.MAKING, _A.OPEN, _A.SIGNED}, _A.VOID, Role.ADVISOR),
    )
)


class Party(Word):
    """Who signs an agreement; a guardian only for people under 18."""

    PERSON = "person", _l("the person")
    GUARDIAN = "guardian", _l("the legal guardian")
    COMPANY = "company", _l("the company")
    ADVICE = "advice", _l("KAI advice")


def parties_of(*, is_minor: bool) -> tuple[Party, ...]:
    """Return who has to sign."""
    return tuple(party for party in Party if party is not Party.GUARDIAN or is_minor)


class SignChannel(Word):
    """How somebody signed."""

    SIGNED_IN = "signed_in", _l("signed in to the portal")
    LINK = "link", _l("by personal link")
    CODE = "code", _l("by one-time code")
    TABLET = "tablet", _l("on the advisor's tablet, in person")
    PAPER = "paper", _l("on paper")


class KeyWay(Word):
    """How somebody got what they sign with."""

    LINK = "link", _l("personal link in a letter")
    EMAIL = "email", _l("one-time code by e-mail")
    SLIP = "slip", _l("one-time code on a slip of paper")
    TABLET = "tablet", _l("the advisor's tablet")


class ScanKind(Word):
    """What a scan really is, read from its content."""

    PDF = "pdf", _l("PDF")
    JPEG = "jpeg", _l("JPEG")
    PNG = "png", _l("PNG")
