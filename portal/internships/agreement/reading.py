"""Reading agreements: for the team, for the company whose turn it is, for the person themselves."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from portal.internships.agreement.content import Content, Terms
from portal.internships.agreement.document import reading_copy, sections_of
from portal.internships.agreement.making import issue_of
from portal.internships.agreement.models import Agreement, Signature
from portal.internships.agreement.proving import is_whole
from portal.internships.agreement.signing import signatures_of
from portal.internships.agreement.texts import text_of
from portal.internships.agreement.words import AgreementState, Party, SignChannel, parties_of
from portal.internships.models import Internship
from portal.kernel.access import Actor
from portal.kernel.clock import local_day, today
from portal.kernel.i18n import DEFAULT_LANGUAGE
from portal.proposals.disclosure import identities_for

COUNTING = Agreement.state != AgreementState.VOID


@dataclass(frozen=True)
class Fact:
    """A line of the agreement."""

    label: str
    value: str


@dataclass(frozen=True)
class Section:
    """A part of the agreement: lines, then sentences."""

    heading: str
    facts: tuple[Fact, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class SignedBy:
    """A signature as people read it."""

    party: Party
    name: str
    channel: SignChannel
    on: date
    scan_id: UUID | None


@dataclass(frozen=True)
class AgreementView:
    """A version of an agreement: what it says, who has signed it, who has not."""

    id: UUID
    internship_id: UUID
    number: int
    state: AgreementState
    template: str
    sha256: str
    issued_on: date
    company_name: str
    reference: str
    starts_on: date
    ends_on: date
    sections: tuple[Section, ...]
    signatures: tuple[SignedBy, ...]
    missing: tuple[Party, ...]

    @property
    def is_open(self) -> bool:
        """Whether it can be signed."""
        return self.state is AgreementState.OPEN

    @property
    def needs_guardian(self) -> bool:
        """Whether a legal guardian signs too."""
        return Party.GUARDIAN in self.missing or self.is_signed_by(Party.GUARDIAN.value)

    @property
    def scans(self) -> tuple[UUID, ...]:
        """The signed sheets that were taken in, each once."""
        return tuple(dict.fromkeys(each.scan_id for each in self.signatures if each.scan_id))

    def is_signed_by(self, party: str) -> bool:
        """Say whether a party has signed."""
        return any(each.party.value == party for each in self.signatures)


@dataclass(frozen=True)
class Standing:
    """Where the agreement of an internship stands, without a word of what it says."""

    id: UUID
    internship_id: UUID
    state: AgreementState
    signed: tuple[Party, ...]
    missing: tuple[Party, ...]

    @property
    def is_turn_of_company(self) -> bool:
        """Whether the company can read and sign: the person has, for the agreement tells their address."""
        return self.state is AgreementState.OPEN and Party.PERSON in self.signed and Party.COMPANY in self.missing

    @property
    def is_signed_by_company(self) -> bool:
        """Whether the company has signed."""
        return Party.COMPANY in self.signed

    @property
    def is_turn_of_person(self) -> bool:
        """Whether the person can sign."""
        return self.state is AgreementState.OPEN and Party.PERSON in self.missing


def standing_of(session: Session, internship_id: UUID) -> Standing | None:
    """Return where the agreement of an internship stands; None where there is none."""
    return _standings(session, Agreement.internship_id == internship_id).get(internship_id)


def _standings(session: Session, wanted: ColumnElement[bool]) -> dict[UUID, Standing]:
    """Return where agreements stand, in one statement."""
    columns = (Agreement.id, Agreement.internship_id, Agreement.state, Agreement.needs_guardian, Signature.party)
    rows = select(*columns).outerjoin(Signature, Signature.agreement_id == Agreement.id).where(COUNTING, wanted)
    found: dict[UUID, tuple[UUID, AgreementState, bool]] = {}
    signed: dict[UUID, set[Party]] = {}
    for row in session.execute(rows):
        found[row.internship_id] = (row.id, row.state, row.needs_guardian)
        signed.setdefault(row.internship_id, set()).update({row.party} if row.party else ())
    return {key: _standing(key, facts, signed[key]) for key, facts in found.items()}


def agreement_for_staff(session: Session, _actor: Actor, agreement_id: UUID) -> AgreementView | None:
    """Return a version for the team, in German."""
    agreement = session.get(Agreement, agreement_id)
    return _view(session, agreement, DEFAULT_LANGUAGE) if agreement else None


def agreement_for_company(session: Session, actor: Actor, agreement_id: UUID) -> AgreementView | None:
    """Return the version that counts to its company: once the person has signed it, and while the company may know them."""
    return read_by_company(session, agreement_id, actor.organisation_id, actor.language)


def read_by_company(session: Session, agreement_id: UUID, company_id: UUID | None, language: str) -> AgreementView | None:
    """Return what a company may read of an agreement."""
    wanted = _counting(agreement_id).where(Internship.company_id == company_id)
    row = session.execute(wanted.add_columns(Internship.proposal_id)).one_or_none()
    if row is None or not identities_for(session, [row.proposal_id], on=today()):
        return None
    view = _view(session, row[0], language if language == "en" else DEFAULT_LANGUAGE)
    return view if view.is_signed_by(Party.PERSON.value) else None


def agreement_for_person(session: Session, actor: Actor, agreement_id: UUID, *, language: str) -> AgreementView | None:
    """Return the version that counts to the person it is about."""
    found = session.scalar(_counting(agreement_id).where(Internship.candidate_id == actor.subject_id))
    return _view(session, found, language) if found and found.state is not AgreementState.MAKING else None


def own_standings(session: Session, candidate_id: UUID) -> tuple[Standing, ...]:
    """Return where the person's agreements stand, as far as there is something to read."""
    mine = select(Internship.id).where(Internship.candidate_id == candidate_id)
    found = _standings(session, Agreement.internship_id.in_(mine))
    return tuple(each for each in found.values() if each.state is not AgreementState.MAKING)


def terms_of(session: Session, internship_id: UUID) -> tuple[UUID | None, Terms | None]:
    """Return which version counts for an internship, and what an advisor had entered for it."""
    found = session.scalar(select(Agreement).where(Agreement.internship_id == internship_id, COUNTING).limit(1))
    return (found.id, Content.kept(found.content).terms) if found else (None, None)


def document_of(session: Session, agreement_id: UUID) -> bytes | None:
    """Return the document, if it is what was signed; a changed one is handed out to nobody."""
    agreement = session.get(Agreement, agreement_id)
    if agreement is None or agreement.made_at is None or not is_whole(session, agreement):
        return None
    return agreement.document


def _counting(agreement_id: UUID) -> Select[Agreement]:
    """Look for the version that counts; the address of an older one leads there, too."""
    asked = select(Agreement.internship_id).where(Agreement.id == agreement_id).scalar_subquery()
    wanted = select(Agreement).join(Internship, Internship.id == Agreement.internship_id)
    return wanted.where(Agreement.internship_id == asked, COUNTING)


def _standing(internship_id: UUID, facts: tuple[UUID, AgreementState, bool], signed: set[Party]) -> Standing:
    agreement_id, state, is_minor = facts
    parties = parties_of(is_minor=is_minor)
    missing = tuple(party for party in parties if party not in signed)
    return Standing(agreement_id, internship_id, state, tuple(party for party in parties if party in signed), missing)


def _view(session: Session, agreement: Agreement, language: str) -> AgreementView:
    content, signatures = Content.kept(agreement.content), signatures_of(session, agreement.id)
    signed = {each.party for each in signatures}
    return AgreementView(
        id=agreement.id,
        internship_id=agreement.internship_id,
        number=agreement.number,
        state=agreement.state,
        template=agreement.template,
        sha256=agreement.sha256 or "",
        issued_on=local_day(agreement.issued_at),
        company_name=content.company_name,
        reference=content.reference,
        starts_on=content.first_day,
        ends_on=content.last_day,
        sections=_sections(content, agreement, language),
        signatures=tuple(_signed_by(each) for each in signatures),
        missing=tuple(party for party in agreement.parties if party not in signed),
    )


def _sections(content: Content, agreement: Agreement, language: str) -> tuple[Section, ...]:
    parts = sections_of(content, agreement.number, text_of(agreement.template, language))
    return tuple(
        Section(part["heading"], _lines(part["facts"]), tuple(part["sentences"]))
        for part in parts
        if part["facts"] or part["sentences"]
    )


def _lines(facts: Sequence[dict[str, str]]) -> tuple[Fact, ...]:
    return tuple(Fact(fact["label"], fact["value"]) for fact in facts)


def _signed_by(signature: Signature) -> SignedBy:
    return SignedBy(signature.party, signature.signer_name, signature.channel, signature.signed_on, signature.scan_id)


def notes_for(template: str, language: str, reviewed: Collection[str]) -> tuple[str, ...]:
    """Return what stands above a copy that helps to read: that the German one counts, and whether anybody has checked this."""
    text = text_of(template, language)
    if text.language == DEFAULT_LANGUAGE:
        return ()
    marks = () if text.language in reviewed else (text.sentences["unreviewed"],)
    return (text.sentences["reading"], *marks)


def copy_of(session: Session, agreement_id: UUID, language: str, reviewed: Collection[str]) -> bytes:
    """Return the copy that helps to read, in a language."""
    agreement = session.get_one(Agreement, agreement_id)
    return reading_copy(Content.kept(agreement.content), issue_of(agreement), language, reviewed)


def german_sections(session: Session, agreement_id: UUID) -> tuple[Section, ...]:
    """Return what the German agreement says, word by word."""
    agreement = session.get_one(Agreement, agreement_id)
    return _sections(Content.kept(agreement.content), agreement, DEFAULT_LANGUAGE)
