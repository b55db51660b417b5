"""Who was proposed for what, and what came of it: every state a proposal can be in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from portal.internships.words import AbortedBy, AbortReason, InternshipState, Outcome
from portal.placements.words import PlacementKind, PlacementState
from portal.proposals.words import DeclineReason, EndReason, ProposalState

S, IN, P = ProposalState, InternshipState, PlacementState


@dataclass(frozen=True)
class Stay:
    """An internship: it begins on the Monday of a week counted from this one."""

    week: int
    weeks: int
    state: InternshipState
    outcome: Outcome | None = None
    aborted: tuple[AbortedBy, AbortReason] | None = None


@dataclass(frozen=True)
class NewJob:
    """Work that was found: it begins on a Monday, too; `lasted` counts the days until it ended."""

    week: int
    hours: int
    state: PlacementState = P.STARTED
    kind: PlacementKind = PlacementKind.JOB
    lasted: int | None = None


@dataclass(frozen=True)
class Case:
    """A proposal from its first day on. `on` says for single steps how many days ago they were."""

    person: str
    place: str
    state: ProposalState
    began: int
    on: Mapping[str, int] = field(default_factory=dict)
    stay: Stay | None = None
    job: NewJob | None = None
    reference: str | None = None
    meets_in: int | None = None
    why: DeclineReason | EndReason | None = None
    steps_until: ProposalState | None = None
    """The state the steps lead to, where something else leads on from there."""


# Bäckerei Lindner: the company of the ready person "employer".
BAKERY = (
    Case("petro", "backstube", S.PLACED, 175, {"job": 112}, Stay(-20, 4, IN.COMPLETED, Outcome.JOB), job=NewJob(-15, 38)),
    Case("marjam", "praktikum-verkauf", S.OFFER, 80, {"offer": 10}, Stay(-8, 4, IN.COMPLETED, Outcome.JOB)),
    Case("ibrahim", "backstube", S.INTERNSHIP, 60, stay=Stay(-4, 4, IN.RUNNING)),
    Case("parwana", "konditorei", S.EXPIRED, 60),
    Case("salma", "backstube", S.INTERNSHIP, 45, stay=Stay(-2, 5, IN.RUNNING)),
    Case("rojda", "aushilfe-verkauf", S.DECLINED, 40, why=DeclineReason.TIMES),
    Case("oksana", "praktikum-verkauf", S.MEETING_SCHEDULED, 30, {"meet": 18}, Stay(2, 4, IN.PLANNED), reference="W9XF"),
    Case(
        "yusuf", "backstube", S.MEETING_SCHEDULED, 17, {"want": 10, "ask_name": 10, "name_yes": 6, "meet": 3},
        reference="H8NW", meets_in=2,
    ),
    Case("amanuel", "backstube", S.PRESENTED, 14, {"present": 11}, reference="7K2M"),
    # The worker asks the person as soon as the demo begins.
    Case(
        "daria", "aushilfe-verkauf", S.DISCLOSURE_REQUESTED, 8, {"present": 5, "want": 1}, reference="R4TD",
        steps_until=S.WANTED,
    ),
)  # fmt: skip

# Elektro Schöne: the company of the ready person "employer2".
ELECTRICIANS = (
    Case("samuel", "elektro-helfer", S.NOT_PLACED, 68, why=EndReason.COMPANY),
    Case("sukran", "elektro-praktikum", S.MEETING_SCHEDULED, 40, {"meet": 28}, Stay(1, 6, IN.APPROVED), reference="V3JK"),
    Case("viktor", "elektro-helfer", S.DECLINED, 35, why=DeclineReason.TASKS),
    Case("tesfay", "elektro-praktikum", S.DISCLOSED, 16, {"want": 8, "ask_name": 8, "name_yes": 5}, reference="N6QD"),
    Case("ruslan", "elektro-praktikum", S.WANTED, 12, {"want": 6}, reference="Z2PC"),
    Case("jawad", "elektro-praktikum", S.PRESENTED, 6, {"present": 3}, reference="T5HB"),
    Case("khaled", "elektro-praktikum", S.CONSENT_GIVEN, 6, {"yes": 3}),
)

OTHERS = (
    Case("haile", "sortieranlage", S.PLACED, 198, job=NewJob(-25, 40)),
    Case("george", "kueche-hotel", S.PLACED, 158, job=NewJob(-20, 35, P.ENDED, lasted=33)),
    Case(
        "marjana", "pflege-praktikum", S.PLACED, 125, {"job": 8}, Stay(-12, 6, IN.COMPLETED, Outcome.JOB),
        NewJob(2, 30, P.AGREED),
    ),
    Case("hassan", "sortieranlage", S.SUPERSEDED, 116, {"present": 105}, steps_until=S.PRESENTED),
    Case("hassan", "kommissionieren", S.PLACED, 115, {"job": 98}, job=NewJob(-13, 40)),
    Case("emmanuel", "kommissionieren", S.PLACED, 110, job=NewJob(-12, 40)),
    Case(
        "nadia", "service", S.NOT_PLACED, 80, {"end": 28},
        Stay(-8, 4, IN.ABORTED, aborted=(AbortedBy.CANDIDATE, AbortReason.TIMES)), why=EndReason.PERSON,
    ),
    Case("george", "stapler", S.PLACED, 75, {"job": 45}, job=NewJob(-5, 40)),
    Case("ahmed", "stadtwerke-praktikum", S.NOT_PLACED, 70, {"end": 40}, Stay(-6, 6, IN.CANCELLED), why=EndReason.OTHER),
    Case("elif", "zimmer", S.OFFER, 60, {"offer": 6}),
    Case("andriy", "lager-praktikum", S.INTERNSHIP, 50, stay=Stay(-3, 4, IN.RUNNING)),
    Case("grace", "lehre-pflege", S.DISCLOSURE_DECLINED, 50),
    Case("milan", "sortieranlage", S.NOT_PLACED, 45, {"end": 20}, why=EndReason.OTHER),
    Case("amina", "pflege-praktikum", S.INTERNSHIP, 40, stay=Stay(-1, 6, IN.RUNNING)),
    Case("ewa", "zimmer", S.EXPIRED, 40),
    Case("adam", "recycling", S.CONSENT_DECLINED, 25),
    Case("leyla", "kasse", S.WITHDRAWN, 20),
    Case("soraya", "kita-praktikum", S.MEETING_SCHEDULED, 20, {"meet": 5}, meets_in=3),
    Case("joao", "service", S.DISCLOSED, 15),
    Case("tsehay", "safran-kueche", S.DISCLOSURE_REQUESTED, 14, {"want": 6, "ask_name": 5}),
    Case("rojda", "kasse", S.PRESENTED, 13, {"present": 12}, reference="M8FW"),
    Case("bo", "lehre-hotel", S.PRESENTED, 9),
    Case("nino", "kita-praktikum", S.CONSENT_REQUESTED, 5),
    Case("obrien", "safran-kueche", S.PRESENTED, 5, {"yes": 4, "present": 3}),
    Case("ion", "kommissionieren", S.CONSENT_GIVEN, 5),
    Case("sahar", "lehre-pflege", S.CONSENT_REQUESTED, 2),
    Case("hoa", "lehre-pflege", S.DRAFT, 2),
    Case("obrien", "zimmer", S.DRAFT, 1),
)  # fmt: skip

CASES = (*BAKERY, *ELECTRICIANS, *OTHERS)
