"""A small world with a record of every kind for everyone, built once, in which every route can be walked."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from portal.accounts.services.calendar_links import renew_calendar_link
from portal.accounts.words import TokenPurpose
from portal.app import create_app
from portal.candidates.models import CandidateLanguage
from portal.candidates.queries import link_secret
from portal.candidates.services import Reach, begin_intake, create_personal_link
from portal.candidates.services.wording import write_text
from portal.candidates.words import TextPurpose
from portal.companies.emails import CONFIRM
from portal.companies.models import CompanySite, Membership
from portal.companies.words import CompanyState
from portal.contacts.words import SubjectKind
from portal.internships.agreement.keys import PURPOSE as SIGN
from portal.internships.asking import ask_authority
from portal.kernel import clock
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.kernel.db import Database
from portal.kernel.identity import sign_in, sign_in_by_link
from portal.kernel.links import link_token
from portal.kernel.mail import Letter, read_mailbox
from portal.kernel.retention.models import RetentionRule
from portal.letters.stopping import stop_url
from portal.letters.words import LetterGroup
from portal.messages.words import Side as Writer
from portal.openings.models import Opening
from portal.openings.services import ImportCounts, SynonymsDraft, add_synonyms, note_import
from portal.openings.words import STILL_FREE, OpeningState
from portal.placements.following_up import PURPOSES
from portal.placements.words import Side
from portal.proposals.emails import CompanyLetter
from portal.proposals.services.company_notes import CONFIRM_DELETED
from portal.proposals.words import ConsentPurpose, ProposalState
from portal.schema import METADATA
from tests.architecture.matrix import Line, demo_app
from tests.builders.accounts import a_coordinator, a_link, a_site, an_account, an_advisor
from tests.builders.agreements import around_an_agreement
from tests.builders.candidates import a_candidate
from tests.builders.companies import a_company, a_registration, an_employer
from tests.builders.contacts import a_task, an_enquiry
from tests.builders.deliveries import a_failed_delivery
from tests.builders.internships import ASKED, a_completed_internship, an_assessment, an_internship, links_about
from tests.builders.messages import a_message
from tests.builders.openings import an_opening
from tests.builders.placements import a_follow_up, a_placement
from tests.builders.proposals import a_proposal, consent_of, offer_three_times, some_notes
from tests.builders.published import a_logo, some_news, some_texts
from tests.builders.rights import rights_of
from tests.conftest import test_settings
from tests.databases import found_rules, postgres_database
from tests.inspection import form_token_in
from tests.moments import NOON

Values = Mapping[str, Any]
TOKEN = re.compile(rb'(name="csrf_token"[^>]*value=")[^"]+|(<meta name="csrf-token" content=")[^"]+')
# What changes when somebody only looks: their own sign-in, the worker's sign of life, the note that they looked.
NOT_COMPARED = {"kernel_sign_in", "kernel_heartbeat", "kernel_audit_seal", "kernel_audit_head"}
CERTIFICATE_VIEWS = ("show", "document", "without", "copy")
LOOKED = ("profile.viewed", "identity.viewed", "candidate.viewed", "consent.receipt_printed", "agreement.scan_opened")
STALE = (NOON - timedelta(days=55)).date()
MISSING = UUID("00000000-0000-4000-8000-000000000000")


@dataclass
class World:
    """The portal twice (plain and as a demo) over one database, the people in it, and whose record is which."""

    app: Flask
    demo: Flask
    tokens: dict[str, str] = field(default_factory=dict)
    own: dict[Role, dict[str, Any]] = field(default_factory=dict)
    foreign: dict[Role, dict[str, tuple[Any, ...]]] = field(default_factory=dict)
    by_endpoint: dict[str, dict[str, Any]] = field(default_factory=dict)
    clients: dict[tuple[str, bool], FlaskClient] = field(default_factory=dict)
    form_tokens: dict[str, str] = field(default_factory=dict)
    last_seen: dict[str, str] = field(default_factory=dict)

    @property
    def database(self) -> Database:
        found: Database = self.app.extensions["portal_database"]
        return found

    def house_of(self, line: Line) -> Flask:
        """Return the application that has this route."""
        return self.demo if line.endpoint.startswith("demo.") else self.app

    def client(self, who: str, *, demo: bool = False) -> FlaskClient:
        """Return the browser of somebody."""
        if (who, demo) not in self.clients:
            client = (self.demo if demo else self.app).test_client()
            if who in self.tokens:
                with client.session_transaction() as cookie:
                    cookie["_user_id"], cookie["_fresh"] = self.tokens[who], True
            self.clients[who, demo] = client
        return self.clients[who, demo]

    def ask(self, who: str, line: Line, method: str, values: Values, fields: Values | None = None) -> TestResponse:
        """Walk a route as somebody."""
        path = self.path(line, values)
        return self.client(who, demo=line.endpoint.startswith("demo.")).open(path, method=method, data=fields)

    def path(self, line: Line, values: Values) -> str:
        """Return the address of a route for these records."""
        house = self.house_of(line)
        wanted = {name: values[name] for name in names_in(house, line.endpoint)}
        return house.url_map.bind("localhost").build(line.endpoint, {**wanted, **_german(house, line.endpoint)})

    def values(self, line: Line, role: Role) -> dict[str, Any]:
        """Return records that are this role's own."""
        return {**self.own[Role.VISITOR], **self.own[role], **self.by_endpoint.get(line.endpoint, {})}

    def others(self, line: Line, role: Role) -> tuple[UUID, ...]:
        """Return records that do not exist for this role, of the kind the route is about."""
        is_public = line.endpoint.startswith("public")
        return self.foreign[Role.VISITOR if is_public else role].get(line.key, ())

    def form_token(self, who: str) -> str:
        """Return a valid form token of somebody's browser."""
        if who not in self.form_tokens:
            page = {"visitor": "/contact", "candidate": "/my", "other candidate": "/my"}.get(who, "/account")
            self.form_tokens[who] = form_token_in(self.client(who).get(page).text)
        return self.form_tokens[who]

    def assert_unchanged(self) -> None:
        """Nothing may have changed since the last look; whoever changes something is blamed once."""
        before, self.last_seen = self.last_seen, self.checksum()
        assert self.last_seen == before

    def checksum(self) -> dict[str, str]:
        """Return what stands in every table, as a short word each."""
        with self.database.reading() as session:
            return {table.name: _short(session, table.name) for table in METADATA.sorted_tables if table.name not in NOT_COMPARED}


def names_in(app: Flask, endpoint: str) -> set[str]:
    """Return the names of the parts of an endpoint's address, but for the language."""
    return {name for rule in app.url_map.iter_rules(endpoint) for name in rule.arguments} - {"language"}


def without_token(response: TestResponse) -> bytes:
    """Return a page without what is new in it each time: the form token."""
    return TOKEN.sub(rb"\1\2", response.get_data())


@contextmanager
def a_house(backend: str, folder: Path) -> Iterator[Flask]:
    """Build the portal over an empty database of its own, for tests that share what they only look at."""
    with postgres_database() if backend == "postgresql" else nullcontext("") as url:
        app = create_app(test_settings(folder, url))
        METADATA.create_all(app.extensions["portal_database"].engine)
        found_rules(app.extensions["portal_database"])
        yield app
        app.extensions["portal_database"].close()


@contextmanager
def a_world(backend: str, folder: Path) -> Iterator[World]:
    """Build the world."""
    with a_house(backend, folder) as app:
        settings = app.extensions["portal_settings"]
        app.extensions["portal_default_texts"] = some_texts
        world = World(app, demo_app(folder, settings.database_url))
        yield from _built(world)
        world.demo.extensions["portal_database"].close()


def _built(world: World) -> Iterator[World]:
    clock.pretend_now(NOON)
    with world.app.test_request_context("/"), world.database.transaction() as session:
        _people_the_world(session, world)
        world.app.extensions["portal_mailer"].send(*_a_letter())
    (letter,) = read_mailbox(world.app.extensions["portal_settings"].mail_directory)
    world.by_endpoint["demo.letter"] = world.by_endpoint["demo.letter_html"] = {"letter_id": letter.id}
    world.last_seen = world.checksum()
    yield world


def _people_the_world(session: Session, world: World) -> None:
    site, advisor, coordinator = a_site(session), an_advisor(session), a_coordinator(session)
    companies = [a_company(session), a_company(session, name="Elektro Schöne"), a_company(session, state=CompanyState.IN_REVIEW)]
    employers = [an_employer(session, company) for company in companies]
    persons = [a_candidate(session, advisor_id=advisor.id) for _ in range(2)]
    mine, theirs = (_records_of(session, company, person) for company, person in zip(companies, persons, strict=False))
    staff = {
        **mine,
        "candidate_id": persons[0].id,
        "company_id": companies[0].id,
        "account_id": advisor.id,
        "task_id": a_task(session, subject_id=companies[0].id).id,
        "enquiry_id": an_enquiry(session).id,
        "rule_id": session.scalars(select(RetentionRule.id).where(RetentionRule.code == "enquiries")).one(),
        "subject_id": companies[0].id,
        "kind": "company",
        "row_id": a_failed_delivery(session, mine["proposal_id"]).id,
        "lead_id": a_company(session, state=CompanyState.LEAD).id,
        "line_id": session.scalars(select(CandidateLanguage.id).where(CandidateLanguage.candidate_id == persons[0].id)).one(),
        "link_id": create_personal_link(session, persons[0].id, by=By(advisor.id, Role.ADVISOR.value), at=NOON).id,
    }
    by = By(advisor.id, Role.ADVISOR.value)
    write_text(session, persons[0].id, TextPurpose.SHORT_TEXT, "Kocht gern für viele.", by=by, at=NOON)
    about_person = a_task(session, subject_kind=SubjectKind.CANDIDATE, subject_id=persons[0].id, assigned_to_id=advisor.id)
    world.own = {
        Role.VISITOR: {"opening_id": mine["opening_id"], **_released(session)},
        Role.CANDIDATE: {
            "consent_id": mine["consent_id"],
            "agreement_id": mine["agreement_id"],
            "internship_id": mine["internship_id"],
        },
        Role.EMPLOYER: mine,
        Role.ADVISOR: staff,
        Role.COORDINATOR: {**staff, "account_id": coordinator.id},
    }
    world.foreign = {
        Role.VISITOR: {"opening_id": (mine["draft_id"],)},
        Role.CANDIDATE: {
            "consent_id": (theirs["consent_id"], theirs["answer_id"]),
            "agreement_id": (theirs["agreement_id"],),
            "internship_id": (theirs["internship_id"], theirs["completed_id"]),
        },
        Role.EMPLOYER: {
            "opening_id": (theirs["opening_id"], theirs["draft_id"]),
            "proposal_id": (theirs["proposal_id"], theirs["known_id"], mine["hidden_id"], theirs["hidden_id"]),
            "internship_id": (theirs["internship_id"],),
            "agreement_id": (theirs["agreement_id"],),
            "site_id": (theirs["site_id"],),
            "membership_id": (theirs["membership_id"],),
        },
        Role.ADVISOR: {},
        Role.COORDINATOR: {"task_id": (about_person.id,), "account_id": (employers[0].id,)},
    }
    world.by_endpoint = {
        **_special_values(session, mine, site.id),
        **_meetings(session, mine),
        "coordinator_notes.edit": {"code": "no_pay"},
    }
    actors = {"advisor": advisor, "coordinator": coordinator, "employer": employers[0], "other employer": employers[1]}
    actors["employer in review"] = employers[2]
    world.tokens = {name: sign_in(session, account.id, at=NOON, is_trusted=True) for name, account in actors.items()}
    for name, person in zip(("candidate", "other candidate"), persons, strict=True):
        world.tokens[name] = sign_in_by_link(session, person.id, "de", at=NOON)
    own, foreign = (rights_of(session, person, by) for person in persons)
    world.own[Role.CANDIDATE].update(own)
    world.own[Role.ADVISOR].update(own)
    world.foreign[Role.CANDIDATE].update({key: (value,) for key, value in foreign.items()})


def _records_of(session: Session, company: Any, person: Any) -> dict[str, Any]:
    """One record of each kind that belongs to a company, and the questions to a person about it."""
    openings = [an_opening(session, company) for _ in range(6)]
    ways = (S.PRESENTED, S.CONSENT_REQUESTED, S.DISCLOSED, S.CONSENT_GIVEN)
    shown, asked, known, hidden = (
        a_proposal(session, state=state, candidate=person, opening=opening)
        for state, opening in zip(ways, openings, strict=False)
    )
    internship = an_internship(session, known)
    a_message(session, shown, Writer.COMPANY)
    a_message(session, shown, Writer.TEAM)
    worked = a_proposal(session, state=S.DISCLOSED, candidate=a_candidate(session), opening=openings[4])
    placement = a_placement(session, worked)
    return {
        "opening_id": openings[5].id,
        "assessment_id": an_assessment(session, internship).id,
        "draft_id": an_opening(session, company, state=OpeningState.DRAFT).id,
        "proposal_id": shown.id,
        "notes_id": some_notes(session, company).id,
        "known_id": known.id,
        "hidden_id": hidden.id,
        "internship_id": internship.id,
        "completed_id": a_completed_internship(session, person, an_opening(session, company)).id,
        **around_an_agreement(session, internship),
        "asked_id": ask_authority(session, internship.id, ASKED, by=By.system(), at=NOON).id,
        "placement_id": placement.id,
        "follow_up_id": a_follow_up(session, placement).id,
        "consent_id": consent_of(session, asked).id,
        "answer_id": consent_of(session, known, ConsentPurpose.KNOW).id,
        "site_id": session.scalars(select(CompanySite.id).where(CompanySite.company_id == company.id)).one(),
        "membership_id": session.scalars(select(Membership.id).where(Membership.company_id == company.id)).one(),
    }


def _released(session: Session) -> dict[str, Any]:
    """What is released for the public, and may be known to everyone."""
    logo, news = a_logo(session), some_news(session)
    words = add_synonyms(session, SynonymsDraft(("Kahnführer", "Muldenschiffer")), by=By.system(), at=NOON)
    values = {
        "synonyms_id": words.id,
        "import_id": note_import(session, ImportCounts("stellen.csv", By.system(), 1, 1, 0, 0), (), at=NOON).id,
        "code": "minimum_wage",
        "figure": "measure_days",
        "news_id": news.id,
        "slug": news.slug,
        "logo_id": logo.id,
        "digest": logo.digest,
    }
    return {**values, "page": "about", "tongue": "de"}


def _meetings(session: Session, mine: Values) -> dict[str, dict[str, Any]]:
    """A meeting that is arranged, and one for which each side has offered times."""
    opening = session.get_one(Opening, mine["opening_id"])
    arranged, asked, named = (
        a_proposal(session, state=state, opening=opening, candidate=a_candidate(session))
        for state in (S.MEETING_SCHEDULED, S.DISCLOSED, S.DISCLOSED)
    )
    moment = offer_three_times(session, asked, By(asked.made_by_id, Role.ADVISOR.value))
    offer_three_times(session, named, By(None, Role.EMPLOYER.value))
    chosen = {"employer_proposals": asked.id, "advisor_proposals": named.id}
    return {
        **{
            f"{desk}.{view}": {"proposal_id": arranged.id}
            for desk in chosen
            for view in ("offer_times", "call_off", "meeting_file")
        },
        **{f"{desk}.take_time": {"proposal_id": key, "moment": moment} for desk, key in chosen.items()},
        **{f"{desk}.refuse_times": {"proposal_id": key} for desk, key in chosen.items()},
    }


def _special_values(session: Session, mine: Values, site_id: UUID) -> dict[str, dict[str, Any]]:
    """Records for the routes that need one in a certain state, and words in addresses that are no ids."""
    person = a_candidate(session)
    link = create_personal_link(session, person.id, by=By(person.advisor_id, Role.ADVISOR.value), at=NOON)
    begun = begin_intake(session, Reach("Tesfay", "Haile"), by=By(person.advisor_id, Role.ADVISOR.value), at=NOON)
    steps = ("take_in", "take_in_languages", "take_in_aims", "take_in_times", "take_in_review")
    invited, forgetful = (a_link(session, an_account(session), purpose) for purpose in TokenPurpose)
    return {
        **{f"advisor_candidates.{step}": {"candidate_id": begun.id} for step in steps},
        "candidate_proposals.answered": {"consent_id": mine["answer_id"]},
        "candidate_proposals.withdraw": {"consent_id": mine["answer_id"]},
        "candidate_proposals.shown": {"consent_id": mine["answer_id"]},
        "candidate_proposals.receipt": {"consent_id": mine["answer_id"]},
        "coordinator_accounts.site": {"site_id": site_id},
        "members_accounts.end_sign_in": {"sign_in_id": site_id},
        "public_candidates.open_link": {"token": link_secret(link.id)},
        "public_accounts.accept_invitation": {"token": link_token(TokenPurpose.INVITATION.value, invited.id)},
        "public_accounts.reset": {"token": link_token(TokenPurpose.RESET.value, forgetful.id)},
        "public.register_confirm": {"token": link_token(CONFIRM, a_registration(session).id)},
        "public_placements.company": {"token": link_token(PURPOSES[Side.COMPANY], mine["follow_up_id"])},
        "public_proposals.notes_deleted": {"token": link_token(CONFIRM_DELETED, mine["notes_id"])},
        "public_signing.sign": {"token": link_token(SIGN, mine["slip_id"])},
        "advisor_internships.certificate": {"internship_id": mine["completed_id"]},
        **{f"candidate_certificates.{view}": {"internship_id": mine["completed_id"]} for view in CERTIFICATE_VIEWS},
        "advisor_agreements.slip": {"key_id": mine["slip_id"]},
        **links_about(mine["assessment_id"]),
        "public_work.person": {"token": link_token(PURPOSES[Side.PERSON], mine["follow_up_id"])},
        "public.still_free": {"token": link_token(STILL_FREE, an_opening(session, fresh_on=STALE).id)},
        "public_letters.stop": {
            "which": LetterGroup.MESSAGES.value,
            "token": stop_url(person.advisor_id, LetterGroup.MESSAGES.value, "de").rpartition("/")[2],
        },
        "public_calendar.feed": {"secret": renew_calendar_link(session, person.advisor_id, by=By.system(), at=NOON)},
        "advisor_companies.move": {"verb": "rest"},
        "advisor_companies.tick": {"how": "visit"},
        "advisor_proposals.record_consent": {"purpose": ConsentPurpose.SHOW.value},
        "advisor_proposals.blank_sheet": {"purpose": ConsentPurpose.SHOW.value, "tongue": "ar"},
        "advisor_proposals.filled_sheet": {"purpose": ConsentPurpose.SHOW.value, "tongue": "ti"},
        "advisor_proposals.staff_receipt": {"purpose": ConsentPurpose.SHOW.value},
        "advisor_proposals.take_back_consent": {"purpose": ConsentPurpose.SHOW.value},
        "coordinator_companies.move": {"verb": "block"},
        "coordinator_companies.trust": {"verb": "trust"},
        "employer_companies.change_role": {"role": "member"},
        "employer_openings.new": {"kind": "vacancy"},
        "employer_openings.review": {"opening_id": mine["draft_id"]},
    }


def _a_letter() -> tuple[Letter, str]:
    facts = CompanyLetter("Katrin Lindner", "P-2026-0001", MISSING, "Praktikum in der Backstube")
    return Letter("katrin@lindner.example", "de", "proposals/letters/proposal_presented", facts), "a-key"


def _german(app: Flask, endpoint: str) -> dict[str, str]:
    return {"language": "de"} if any("language" in (rule.defaults or {}) for rule in app.url_map.iter_rules(endpoint)) else {}


def _short(session: Session, table: str) -> str:
    rows = session.connection().exec_driver_sql(f'SELECT * FROM "{table}"').all()  # noqa: S608 - names of our own tables
    kept = sorted(repr(row) for row in rows if not (table == "kernel_audit_entry" and set(row) & set(LOOKED)))
    return f"{len(kept)} rows {sha256(repr(kept).encode()).hexdigest()[:12]}"


S = ProposalState
