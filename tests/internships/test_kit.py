"""The first-day kit: who may read it and from when, what the company says, when letters go, and its sheet in every script."""

import io
import re
import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime, time
from uuid import UUID

import pikepdf
import pypdfium2
import pytest
from sqlalchemy import select

from portal.accounts.queries import AdvisorCard
from portal.internships.agreement.reminding import remind_signers
from portal.internships.kit import filling, reading
from portal.internships.kit.models import Kit
from portal.internships.kit.sheet import kit_pdf, sheet_of
from portal.internships.kit.texts import LANGUAGES, kit_text
from portal.internships.kit.words import TRADES, Trade, words_of
from portal.internships.words import InternshipState
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.documents.lettering import printable
from portal.kernel.errors import RuleBroken
from portal.kernel.outbox.models import OutboxRow
from portal.labour.words import OccupationField
from portal.proposals.models import Proposal
from portal.proposals.words import ProposalState
from tests.builders.agreements import a_signed_agreement, an_agreement
from tests.builders.internships import an_internship
from tests.moments import NOON

pytestmark = pytest.mark.postgres_later
EVIL = '#import "/x.typ" *b* _i_ $x$ [y] @z <label> \\ #panic("x") = H\n- p'
VIEW = reading.KitView(
    internship_id=UUID(int=1),
    reference="V3JK",
    company_name="Bäckerei Lindner",
    address="Brückenstraße 4, 04668 Grimma",
    starts_on=date(2028, 2, 29),
    ends_on=date(2028, 3, 31),
    hours_per_week=30,
    begins_at=time(6, 30),
    meets_at=time(6, 45),
    meeting_point="Haupteingang, bitte klingeln",
    contact_name="Jens Lindner",
    contact_phone="+493437123456",
    clothes=None,
    trade=Trade.BAKERY,
    with_food=True,
    advisor=AdvisorCard(UUID(int=2), "Kim Wolf", "Grimma", "+493437999999", "kim@kai.example", ""),
    is_filled=True,
)


def plain(text: str) -> str:
    written = re.sub(r"\d+ / \d+", "", unicodedata.normalize("NFC", str(printable(text))))
    return re.sub(r"[\s\u200b-\u200f]", "", written)


def words_in(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return plain("\n".join(page.get_textpage().get_text_range() for page in document))
    finally:
        document.close()


def test_six_trades_have_thirty_words_each_in_german_and_english():
    for trade in Trade:
        words = words_of(trade)
        assert (len(words), len({word.german for word in words})) == (30, 30), trade
        assert all(word.german and word.meaning for word in words)
    assert set(TRADES) == set(OccupationField)
    assert set(TRADES.values()) == {*Trade, None}


def test_every_language_says_everything_and_all_but_german_and_english_say_that_nobody_checked_them():
    german = kit_text()
    for language in LANGUAGES:
        text = kit_text(language)
        for part in ("headings", "labels", "sentences", "signs"):
            assert list(getattr(text, part)) == list(getattr(german, part)), (language, part)
        assert all((*text.headings.values(), *text.labels.values(), *text.sentences.values(), *text.bring, text.title))
        assert len(text.bring) == len(german.bring)
        assert bool(text.notes(())) is (language not in ("de", "en")), language
        assert text.notes(LANGUAGES) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_is_tagged_and_can_be_read_from_the_file_in_every_script(language):
    pdf, sheet = kit_pdf(VIEW, language, ()), sheet_of(VIEW, language, ())
    said = words_in(pdf)
    wanted = [sheet.title, sheet.lead, sheet.safety, sheet.words_heading, *sheet.notes, *(sign.sentence for sign in sheet.signs)]
    wanted += [word.german for word in sheet.words] + [word.meaning for word in sheet.words]
    for part in sheet.parts:
        wanted += [
            part.heading,
            *part.sentences,
            *part.items,
            *(each for line in part.lines for each in (line.label, line.value)),
        ]
    assert [each for each in wanted if plain(each) not in said] == []
    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_metadata() as xmp:
        assert opened.Root.MarkInfo.Marked
        assert str(opened.Root.Lang) == language.partition("-")[0]
        assert (xmp["pdfuaid:part"], xmp["pdfaid:part"]) == ("1", "2")
    assert pdf == kit_pdf(VIEW, language, ())


def test_a_meeting_at_another_time_leaves_the_working_hours_and_says_so_and_the_same_time_is_said_once():
    text, said = kit_text(), {}
    for meets_at in (VIEW.meets_at, None):
        part = sheet_of(replace(VIEW, meets_at=meets_at), "de", ()).parts[1]
        said[meets_at] = {line.label: line.value for line in part.lines}, part.sentences
    lines, sentences = said[VIEW.meets_at]
    assert (lines[text.labels["meet_at"]], lines[text.labels["start"]]) == ("6:45 Uhr", "6:30 Uhr"), "the agreed time stays"
    assert sentences == (text.sentences["meets"],)
    lines, sentences = said[None]
    assert (text.labels["meet_at"] in lines, lines[text.labels["start"]], sentences) == (False, "6:30 Uhr", ())


def test_what_a_company_types_is_printed_and_never_run():
    typed = dict.fromkeys(("company_name", "address", "meeting_point", "contact_name", "contact_phone", "clothes"), EVIL)
    said = words_in(kit_pdf(replace(VIEW, **typed), "de", ()))
    assert said.count(plain(EVIL)) >= len(typed)


def test_who_works_with_food_reads_of_the_certificate_and_nobody_else():
    food = kit_text().sentences["food"]
    assert food in sheet_of(VIEW, "de", ()).parts[4].items
    assert food not in sheet_of(replace(VIEW, with_food=False), "de", ()).parts[4].items


@pytest.fixture
def internship(session):
    return an_internship(session, state=InternshipState.APPROVED, begins_at=time(14, 0))


def company(internship) -> Actor:
    return Actor(Role.EMPLOYER, organisation_id=internship.company_id)


def person(internship) -> Actor:
    return Actor(Role.CANDIDATE, subject_id=internship.candidate_id)


def both(session, internship) -> tuple[bool, bool]:
    by_company = reading.kit_for_company(session, company(internship), internship.id)
    return by_company is not None, reading.kit_for_person(session, person(internship), internship.id) is not None


def test_there_is_a_kit_once_there_is_an_agreement_and_for_the_company_while_it_may_know_the_person(session, internship):
    assert both(session, internship) == (False, False)
    an_agreement(session, internship)
    assert both(session, internship) == (True, True)
    other = an_internship(session, state=InternshipState.APPROVED)
    assert reading.kit_for_company(session, company(other), internship.id) is None
    assert reading.kit_for_person(session, person(other), internship.id) is None
    session.get_one(Proposal, internship.proposal_id).state = ProposalState.WITHDRAWN
    session.flush()
    assert both(session, internship) == (False, True), "a yes taken back"
    internship.state = InternshipState.CANCELLED
    session.flush()
    assert both(session, internship) == (False, False), "nobody comes any more"


def test_what_the_company_says_stands_in_the_kit_and_is_offered_the_next_time(session, internship):
    by = By(internship.planned_by_id, Role.EMPLOYER.value)
    draft = filling.KitDraft("Haupteingang", time(7, 0), "Jens Lindner", "+493437123456", "Weiße Hose")
    with pytest.raises(RuleBroken):
        filling.fill_kit(session, internship.id, draft, by=by, at=NOON)
    an_agreement(session, internship)
    filling.fill_kit(session, internship.id, draft, by=by, at=NOON)
    filling.fill_kit(session, internship.id, draft, by=by, at=NOON)
    session.flush()
    view = reading.kit_for_person(session, person(internship), internship.id)
    assert (view.meeting_point, view.meets_at, view.clothes, view.is_filled) == ("Haupteingang", time(7, 0), "Weiße Hose", True)
    assert view.begins_at == internship.begins_at == time(14, 0), "what was agreed is not changed by a sheet"
    filling.fill_kit(session, internship.id, replace(draft, begins_at=internship.begins_at), by=by, at=NOON)
    session.flush()
    assert reading.kit_for_person(session, person(internship), internship.id).meets_at is None, "one time is said once"
    other = an_internship(session, state=InternshipState.APPROVED)
    assert filling.suggested_kit(session, other.id).clothes is None, "another company's words are its own"
    other.company_id = internship.company_id
    session.flush()
    assert filling.suggested_kit(session, other.id).clothes == "Weiße Hose"


def sent(session) -> int:
    return len(session.scalars(select(OutboxRow.id).where(OutboxRow.topic == "internship.kit_sent")).all())


@pytest.mark.parametrize(
    ("starts_on", "day_before", "day"),
    [
        (date(2026, 11, 26), date(2026, 11, 23), date(2026, 11, 24)),
        (date(2026, 11, 30), date(2026, 11, 25), date(2026, 11, 26)),  # over a weekend
        (date(2027, 11, 18), date(2027, 11, 14), date(2027, 11, 15)),  # over the day of repentance, a holiday in Saxony
        (date(2028, 2, 29), date(2028, 2, 24), date(2028, 2, 25)),  # the 29th of February
        (date(2027, 3, 29 + 1), date(2027, 3, 23), date(2027, 3, 24)),  # Easter, and the change to summer time
    ],
)
def test_two_working_days_before_the_start_both_sides_are_told_once(session, starts_on, day_before, day):
    internship = an_internship(session, state=InternshipState.APPROVED, starts_on=starts_on, ends_on=starts_on)
    a_signed_agreement(session, internship)
    remind_signers(session, datetime(day_before.year, day_before.month, day_before.day, 12, tzinfo=UTC))
    assert sent(session) == 0
    for _again in range(2):
        remind_signers(session, datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
    assert sent(session) == 1
    assert session.scalars(select(Kit.sent_at)).one() is not None


def test_without_all_signatures_no_kit_is_sent(session, internship):
    an_agreement(session, internship)
    internship.starts_on = date(2026, 11, 24)
    session.flush()
    remind_signers(session, NOON)
    assert sent(session) == 0
