"""Leading each case to where it stands, step by step, as people would have done it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.candidates.drafts import ProfileChoice
from portal.candidates.words import ReleaseReason
from portal.demo.cases import CASES as RECENT
from portal.demo.cases import Case
from portal.demo.cases_earlier import EARLIER
from portal.demo.cast import PERSON, Cast
from portal.demo.days import moment_of
from portal.demo.entering import PEOPLE, chance
from portal.demo.posting import POSTINGS
from portal.demo.staying import take_job, tell_stay
from portal.kernel.audit import By
from portal.kernel.i18n import DEFAULT_LANGUAGE
from portal.labour.competences import Competence
from portal.labour.words import DayPart
from portal.proposals import services
from portal.proposals.models import Proposal
from portal.proposals.services import ConsentAnswer, Preparation
from portal.proposals.services.proposing import LETTERS
from portal.proposals.texts import reading_of
from portal.proposals.words import AnswerChannel, ConsentChannel, ConsentPurpose, DeclineReason, EndReason, ProposalState

S = ProposalState
CASES = (*EARLIER, *RECENT)
SHOW, KNOW = ConsentPurpose.SHOW, ConsentPurpose.KNOW
SHOWN = ("ask", "yes", "present")
NAMED = (*SHOWN, "want", "ask_name", "name_yes")
MET = (*NAMED, "meet", "stay")
WAYS: dict[ProposalState, tuple[str, ...]] = {
    S.DRAFT: (),
    S.CONSENT_REQUESTED: ("ask",),
    S.CONSENT_GIVEN: ("ask", "yes"),
    S.CONSENT_DECLINED: ("ask", "no"),
    S.PRESENTED: SHOWN,
    S.DECLINED: (*SHOWN, "decline"),
    S.EXPIRED: (*SHOWN, "expire"),
    S.WITHDRAWN: (*SHOWN, "withdraw"),
    S.WANTED: (*SHOWN, "want"),
    S.DISCLOSURE_REQUESTED: (*SHOWN, "want", "ask_name"),
    S.DISCLOSURE_DECLINED: (*SHOWN, "want", "ask_name", "name_no"),
    S.DISCLOSED: NAMED,
    S.MEETING_SCHEDULED: MET,
    S.INTERNSHIP: MET,
    S.OFFER: (*MET, "offer"),
    S.PLACED: (*MET, "job"),
    S.NOT_PLACED: (*MET, "end"),
}
AFTER = {
    "ask": 0, "yes": 2, "no": 2, "present": 3, "want": 6, "decline": 7, "withdraw": 8, "ask_name": 6, "name_yes": 8,
    "name_no": 8, "meet": 9, "offer": 14, "job": 20, "end": 16, "expire": 19,
}  # fmt: skip
"""So many days after the first day a step comes, unless the case says otherwise."""
BY_PHONE = ("kohren", "safran")
FIRST_HOUR = 8


@dataclass(frozen=True)
class Scene:
    """A case while it is told: who acts, where it stands."""

    session: Session
    cast: Cast
    case: Case
    proposal: Proposal
    firm: str

    @property
    def id(self) -> UUID:
        """The proposal."""
        return self.proposal.id

    @property
    def advisor(self) -> By:
        """The person's advisor, acting."""
        return self.cast.advisor_of(self.case.person)

    def at(self, verb: str) -> datetime:
        """Return when a step is made; the steps of a day follow each other."""
        hour = FIRST_HOUR + list(AFTER).index(verb) % 8
        return self.cast.days.at(self.days_ago(verb), hour, 5 + 5 * chance(self.case.person, 10))

    def days_ago(self, verb: str) -> int:
        """Return how many days ago a step is made."""
        return self.case.on.get(verb, max(self.case.began - AFTER[verb], 1))


def tell_cases(session: Session, cast: Cast) -> None:
    """Tell all cases, those that began first first."""
    firms = {posting.key: posting.firm for posting in POSTINGS}
    taken: set[str] = {case.reference for case in CASES if case.reference}
    for case in sorted(CASES, key=lambda each: -each.began):
        wanted = Preparation(cast.people[case.person], cast.places[case.place], _choice(case))
        at = cast.days.at(case.began, FIRST_HOUR)
        proposal = services.prepare_proposal(session, wanted, by=cast.advisor_of(case.person), at=at)
        proposal.reference = case.reference or _reference(case, taken)
        cast.proposals[f"{case.person}/{case.place}"] = proposal.id
        scene = Scene(session, cast, case, proposal, firms[case.place])
        for verb in WAYS[case.steps_until or case.state]:
            STEPS[verb](scene, scene.at(verb) if verb in AFTER else at)


def _choice(case: Case) -> ProfileChoice:
    """Show up to six competences, and what the place asks for."""
    person = next(each for each in PEOPLE if each.key == case.person)
    posting = next(each for each in POSTINGS if each.key == case.place)
    codes = [line.split(":")[0] for line in person.can.split(",") if line]
    return ProfileChoice(
        competences=tuple(Competence(code) for code in codes),  # type: ignore[call-arg]  # Word takes a code
        needs_shifts=posting.draft.day_part is DayPart.SHIFTS and "S" in person.extras,
        needs_forklift_licence=posting.key == "stapler" and "F" in person.extras,
        is_reachable=True,
        release_reason=ReleaseReason.AGREED,
    )


def _reference(case: Case, taken: set[str]) -> str:
    """Draw a code that is the same on each day of the demo."""
    for number in range(100):
        digest = hashlib.sha256(f"{case.person} {case.place} {number}".encode()).digest()
        reference = "".join(LETTERS[byte % len(LETTERS)] for byte in digest[:4])
        if reference not in taken:
            taken.add(reference)
            return reference
    raise LookupError("no free reference found")


def _ask(scene: Scene, at: datetime) -> None:
    services.request_consent(scene.session, scene.id, by=scene.advisor, at=at)


def _ask_name(scene: Scene, at: datetime) -> None:
    services.ask_disclosure(scene.session, scene.id, by=By.system(), at=at)


def _answer(purpose: ConsentPurpose, *, is_yes: bool) -> Callable[[Scene, datetime], None]:
    """Let the person answer on the tablet or on paper, with the advisor."""

    def step(scene: Scene, at: datetime) -> None:
        on_paper = chance(scene.case.person + purpose, 2) == 1
        answer = ConsentAnswer(
            purpose,
            is_yes,
            ConsentChannel.PAPER if on_paper else ConsentChannel.TABLET,
            reading_of(purpose, DEFAULT_LANGUAGE, ()),
            paper_number=f"E-{100 + chance(scene.case.person + purpose, 200)}" if on_paper else None,
            interpreter_helped=chance(scene.case.person, 3) == 0,
        )
        services.record_consent(scene.session, scene.id, answer, by=scene.advisor, at=at)

    return step


def _present(scene: Scene, _at: datetime) -> None:
    # Not moved to a working day: the company's two weeks are counted from here.
    at = moment_of(scene.cast.days.ago(scene.days_ago("present")), 10, 15)
    services.present(scene.session, scene.id, by=scene.advisor, at=at)


def _want(scene: Scene, at: datetime) -> None:
    by, how = _voice(scene)
    if how is AnswerChannel.PORTAL:
        services.note_view(scene.session, scene.id, with_name=False, by=by, at=at)
    services.want_candidate(scene.session, scene.id, how, by=by, at=at)


def _decline(scene: Scene, at: datetime) -> None:
    by, how = _voice(scene)
    reason = scene.case.why if isinstance(scene.case.why, DeclineReason) else DeclineReason.OTHER
    services.decline_proposal(scene.session, scene.id, reason, how, by=by, at=at)


def _voice(scene: Scene) -> tuple[By, AnswerChannel]:
    """Say who answers for the company: its own person, or the advisor who called."""
    member = scene.cast.member_of(scene.firm)
    if member is None or scene.firm in BY_PHONE:
        return scene.cast.advisor_of_firm(scene.firm), AnswerChannel.PHONE
    return member, AnswerChannel.PORTAL


def _meet(scene: Scene, at: datetime) -> None:
    days = scene.cast.days
    day = days.ahead(scene.case.meets_in) if scene.case.meets_in else days.ahead(4 - scene.days_ago("meet"))
    services.schedule_meeting(scene.session, scene.id, moment_of(day, 14), by=scene.advisor, at=at)


def _withdraw(scene: Scene, at: datetime) -> None:
    services.withdraw_proposal(scene.session, scene.id, by=PERSON, at=at)


def _expire(scene: Scene, _at: datetime) -> None:
    at = moment_of(scene.cast.days.ago(scene.days_ago("present") - 15), 0, 5)
    services.expire_proposal(scene.session, scene.id, at)


def _offer(scene: Scene, at: datetime) -> None:
    services.make_offer(scene.session, scene.id, by=scene.advisor, at=at)


def _end(scene: Scene, at: datetime) -> None:
    reason = scene.case.why if isinstance(scene.case.why, EndReason) else EndReason.OTHER
    services.end_without_work(scene.session, scene.id, reason, by=scene.advisor, at=at)


def _stay(scene: Scene, _at: datetime) -> None:
    if scene.case.stay:
        tell_stay(scene.session, scene.cast, scene.id, scene.case.stay, by=scene.advisor)


def _job(scene: Scene, at: datetime) -> None:
    if scene.case.job:
        take_job(scene.session, scene.cast, scene.case, scene.id, at=at)


STEPS: dict[str, Callable[[Scene, datetime], None]] = {
    "ask": _ask,
    "yes": _answer(SHOW, is_yes=True),
    "no": _answer(SHOW, is_yes=False),
    "present": _present,
    "want": _want,
    "decline": _decline,
    "withdraw": _withdraw,
    "expire": _expire,
    "ask_name": _ask_name,
    "name_yes": _answer(KNOW, is_yes=True),
    "name_no": _answer(KNOW, is_yes=False),
    "meet": _meet,
    "stay": _stay,
    "offer": _offer,
    "job": _job,
    "end": _end,
}
