"""What came of the people who came earlier in the year: work that lasts, work that ended, internships without work."""

from portal.demo.cases import Case, NewJob, Stay
from portal.internships.words import AbortedBy, AbortReason, InternshipState, Outcome
from portal.placements.words import PlacementKind, PlacementState
from portal.proposals.words import DeclineReason, EndReason, ProposalState

S, IN, P = ProposalState, InternshipState, PlacementState
WEEK = 7
FROM_PROPOSAL_TO_STAY, FROM_PROPOSAL_TO_JOB = 31, 25
MINI_JOB, INTRODUCTION, TRAINING = PlacementKind.MINI_JOB, PlacementKind.INTRODUCTORY_TRAINING, PlacementKind.APPRENTICESHIP


def hired(person: str, place: str, job: NewJob) -> Case:
    """Tell of somebody who was hired after getting to know each other; `job.week` lies in the past."""
    return Case(person, place, S.PLACED, -job.week * WEEK + FROM_PROPOSAL_TO_JOB, job=job)


def stayed_on(person: str, place: str, stay: tuple[int, int], hours: int, kind: PlacementKind = PlacementKind.JOB) -> Case:
    """Tell of somebody who stayed where the internship was: `stay` is its first week and how many there were."""
    week, weeks = stay
    outcome = Outcome.JOB if kind in (PlacementKind.JOB, MINI_JOB) else Outcome.INTRODUCTORY_TRAINING
    return Case(
        person, place, S.PLACED, -week * WEEK + FROM_PROPOSAL_TO_STAY, {"job": -(week + weeks) * WEEK},
        Stay(week, weeks, IN.COMPLETED, outcome), NewJob(week + weeks + 1, hours, kind=kind),
    )  # fmt: skip


def parted(person: str, place: str, stay: Stay, why: EndReason) -> Case:
    """Tell of an internship after which no work came."""
    began = -stay.week * WEEK + FROM_PROPOSAL_TO_STAY
    return Case(person, place, S.NOT_PLACED, began, {"end": max(-(stay.week + stay.weeks) * WEEK, 1)}, stay, why=why)


EARLIER = (
    hired("maksym", "sortieranlage", NewJob(-40, 40)),
    stayed_on("huda", "backstube", (-42, 5), 30),
    hired("kidane", "sortieranlage", NewJob(-33, 40)),
    hired("oleh", "kueche-hotel", NewJob(-37, 35)),
    stayed_on("mykola", "lager-praktikum", (-34, 4), 40),
    hired("rahel", "zimmer", NewJob(-29, 30)),
    stayed_on("gulsum", "pflege-praktikum", (-33, 6), 30),
    hired("reza", "kommissionieren", NewJob(-31, 40, P.ENDED, lasted=120)),
    hired("kawa", "kommissionieren", NewJob(-26, 40)),
    stayed_on("shirin", "pflege-praktikum", (-24, 6), 39, INTRODUCTION),
    hired("sorin", "kueche-hotel", NewJob(-34, 35, P.ENDED, lasted=61)),
    Case("duc", "lehre-hotel", S.PLACED, 140, {"job": 110}, job=NewJob(-15, 40, kind=TRAINING)),
    hired("samba", "kommissionieren", NewJob(-28, 40, P.CANCELLED)),
    stayed_on("tatjana", "praktikum-verkauf", (-28, 4), 25),
    hired("chiara", "zimmer", NewJob(-22, 10, kind=MINI_JOB)),
    parted("fadumo", "recycling", Stay(-8, 4, IN.COMPLETED, Outcome.COURSE), EndReason.PERSON),
    parted("blessing", "pflege-praktikum", Stay(-14, 6, IN.COMPLETED, Outcome.COURSE), EndReason.OTHER),
    parted(
        "lamin", "lager-praktikum", Stay(-12, 4, IN.ABORTED, aborted=(AbortedBy.COMPANY, AbortReason.TASKS)), EndReason.COMPANY,
    ),
    parted("bibi", "service", Stay(-7, 4, IN.ABORTED, aborted=(AbortedBy.AUTHORITY, AbortReason.OTHER)), EndReason.OTHER),
    Case("goharik", "kita-praktikum", S.INTERNSHIP, 70, stay=Stay(-4, 6, IN.RUNNING)),
    Case("mehdi", "recycling", S.INTERNSHIP, 60, stay=Stay(-3, 4, IN.RUNNING)),
    Case("yevheniia", "elektro-helfer", S.OFFER, 60, {"offer": 12}),
    Case("lamin", "stadtwerke-praktikum", S.DECLINED, 60, why=DeclineReason.PERMIT),
    Case("zoran", "sortieranlage", S.DECLINED, 150, why=DeclineReason.FILLED),
    Case("jelena", "zimmer", S.EXPIRED, 90),
    Case("reza", "sortieranlage", S.PRESENTED, 10, {"present": 6}),
    Case("nasrin", "praktikum-verkauf", S.DECLINED, 75, why=DeclineReason.NO_MENTOR),
    Case("blessing", "lehre-pflege", S.CONSENT_REQUESTED, 6),
    Case("bibi", "zimmer", S.CONSENT_GIVEN, 9),
)  # fmt: skip
