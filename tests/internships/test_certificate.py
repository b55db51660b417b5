"""The certificate of an internship: who has it and when, what stands on it and what never does, readable in every script."""

import io
from dataclasses import fields, replace
from datetime import date
from uuid import UUID

import pikepdf
import pypdfium2
import pytest

from portal.internships.assessment.models import Assessment
from portal.internships.assessment.words import LanguageAtWork, OwnView, WouldHire
from portal.internships.certificate.reading import Certificate, certificate_for_person, certificate_for_staff
from portal.internships.certificate.sheet import certificate_copy, certificate_pdf
from portal.internships.certificate.texts import LANGUAGES, certificate_text
from portal.internships.words import InternshipState
from portal.kernel.access import Actor, Role
from portal.kernel.i18n import speaking
from portal.labour.competences import Competence
from portal.labour.words import CompetenceLevel, OccupationField
from tests.builders.agreements import a_signed_agreement
from tests.builders.internships import an_internship
from tests.internships.test_agreement_document import EVIL, plain
from tests.moments import NOON

pytestmark = pytest.mark.one_database
TODAY = NOON.date()
FOUND = Certificate(
    internship_id=UUID(int=1),
    reference="V3JK",
    person_name="Şükran Yılmaz محمد Тарас",
    company_name="Bäckerei Lindner",
    advice_name="KAI, Volkshochschule",
    first_day=date(2028, 2, 29),
    last_day=date(2028, 4, 10),
    hours_per_week=20,
    field=OccupationField.FOOD_PRODUCTION,
    tasks="Teig abwiegen\nBleche belegen",
    strengths=(Competence.PUNCTUALITY, Competence.LEARNING),
)


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return plain("\n".join(page.get_textpage().get_text_range() for page in document))
    finally:
        document.close()


def test_it_is_tagged_archivable_and_says_who_where_when_what_and_what_went_well():
    pdf = certificate_pdf(FOUND, on=TODAY)
    said, text = words_of(pdf), certificate_text()
    wanted = [text.title, FOUND.company_name, FOUND.advice_name, "Şükran Yılmaz", "29. Februar 2028", "10. April 2028"]
    with speaking("de"):
        wanted += ["Teig abwiegen", "Bleche belegen", str(FOUND.field.label)]
    wanted += [text.strengths["punctuality"], text.strengths["learning"]]
    assert [each for each in wanted if plain(each) not in said] == []
    assert plain(text.strengths["team"]) not in said
    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_metadata() as xmp:
        assert opened.Root.MarkInfo.Marked
        assert str(opened.Root.Lang) == "de"
        assert (xmp["pdfuaid:part"], xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("1", "2", "A")
    without = words_of(certificate_pdf(FOUND, on=TODAY, with_seen=False))
    assert plain(text.labels["seen"]) not in without
    assert plain(FOUND.company_name) in without


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_copy_to_read_can_be_read_from_the_file_in_every_script_and_has_no_line_to_sign(language):
    text, german = certificate_text(language), certificate_text()
    said = words_of(certificate_copy(FOUND, language, (), on=TODAY))
    wanted = [text.title, *text.notes(()), text.strengths["learning"]]
    wanted += [text.labels[key] for key in ("company", "tasks", "seen")]
    assert [each for each in wanted if plain(each) not in said] == []
    assert (plain(text.labels["date_place"]) in said) is (language == "de")
    assert (list(text.labels), list(text.strengths)) == (list(german.labels), list(german.strengths))
    assert all((*text.labels.values(), *text.strengths.values()))
    assert (text.unreviewed in text.notes(())) is (language not in ("de", "en"))
    assert text.unreviewed not in text.notes(LANGUAGES)


def test_what_people_typed_is_printed_and_never_run():
    typed = dict.fromkeys(("person_name", "company_name", "advice_name"), EVIL.replace("\n", " "))
    said = words_of(certificate_pdf(replace(FOUND, **typed, tasks=EVIL), on=TODAY))
    assert said.count(plain(EVIL.replace("\n", " "))) >= len(typed)


@pytest.fixture
def internship(session):
    found = an_internship(session, state=InternshipState.APPROVED, tasks="Teig abwiegen")
    a_signed_agreement(session, found)
    return found


def completed(session, internship, **said) -> None:
    internship.state, internship.ended_on = InternshipState.COMPLETED, internship.ends_on
    session.add(Assessment(internship_id=internship.id, due_on=internship.ends_on, asked_at=NOON, asks=1, **said))
    session.flush()


def for_person(session, internship, subject_id=None):
    return certificate_for_person(session, Actor(Role.CANDIDATE, subject_id=subject_id or internship.candidate_id), internship.id)


def test_only_the_person_and_the_team_have_it_and_only_of_what_was_completed(session, internship):
    staff = Actor(Role.ADVISOR)
    for state in InternshipState:
        internship.state = state
        session.flush()
        is_there = state is InternshipState.COMPLETED
        assert (for_person(session, internship) is not None) is is_there, state
        assert (certificate_for_staff(session, staff, internship.id) is not None) is is_there, state
    internship.state = InternshipState.COMPLETED
    session.flush()
    assert for_person(session, internship, an_internship(session).candidate_id) is None, "somebody else's"


def test_only_what_speaks_for_the_person_stands_on_it_and_nothing_of_law_health_or_hiring(session, internship):
    levels = dict(zip(("punctuality", "team", "instructions", "asking"), CompetenceLevel, strict=True))
    completed(session, internship, language_at_work=LanguageAtWork.HARD, would_hire=WouldHire.NO, own_view=OwnView.BAD, **levels)
    internship.ended_on = date(2026, 12, 11)
    found = for_person(session, internship)
    assert found.strengths == (Competence.INSTRUCTIONS, Competence.ASKING), "on their own, and can show others"
    assert (found.last_day, found.tasks) == (date(2026, 12, 11), "Teig abwiegen")
    may_stand = {"internship_id", "reference", "person_name", "company_name", "advice_name", "first_day", "last_day"}
    assert {each.name for each in fields(Certificate)} == may_stand | {"hours_per_week", "field", "tasks", "strengths"}
    said = words_of(certificate_pdf(found, on=TODAY))
    never = (LanguageAtWork.HARD.label, WouldHire.NO.label, OwnView.BAD.label, internship.basis.label, "Jobcenter", "Maßnahme")
    assert [str(each) for each in never if plain(str(each)) in said] == []
