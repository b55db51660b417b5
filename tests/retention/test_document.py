"""The document a person takes along: every line has a name, codes are words, it is tagged, and it says what the file says."""

import io
import re
from datetime import timedelta

import pikepdf
import pypdfium2
import pytest

from portal.catalogues import PERSON_CATALOGUES
from portal.contacts.services import LogDraft, add_log_entry
from portal.contacts.words import Channel, SubjectKind
from portal.kernel.audit import By
from portal.kernel.i18n import speaking
from portal.proposals.words import ProposalState
from portal.retention.document import as_document, said_of
from portal.retention.headings import HEADINGS
from portal.retention.holdings import LEADS, columns_of, holdings
from portal.retention.labels import COLUMNS
from portal.schema import METADATA
from tests.builders.proposals import a_proposal
from tests.moments import MONDAY, NOON

pytestmark = pytest.mark.one_database
TITLES = {
    "de": "Alle Daten über mich",
    "ar": "كل البيانات عني",
    "ti": "ብዛዕባይ ዘሎ ኩሉ ዳታ",
    "vi": "Tất cả dữ liệu về tôi",
    "uk": "Усі дані про мене",
}


def test_every_table_and_every_column_has_a_name():
    tables = [METADATA.tables[name] for name, _key in LEADS]
    written = {table.name: {column.name for column in columns_of(table)} for table in tables}

    assert {name for name, columns in written.items() if columns} == set(HEADINGS)
    assert {name for columns in written.values() for name in columns} | {"company", "opening"} == set(COLUMNS)


@pytest.mark.parametrize(
    ("table", "name", "value", "said"),
    [
        ("candidates_candidate", "state", "paused", "pausiert"),
        ("candidates_candidate", "birth_on", "1998-04-02", "Donnerstag, 2. April 1998"),
        ("candidates_candidate", "has_licence_b", False, "Nein"),
        ("candidates_candidate", "contact_language", "fa", "Persisch"),
        ("candidates_experience", "occupation_group", "293", "Küche"),
        ("candidates_experience", "occupation_group", "no such code", "no such code"),
        ("kernel_audit_entry", "verb", "candidate.entered", "Akte angelegt"),
        ("kernel_audit_entry", "by_role", "advisor", "Jemand aus dem KAI-Team"),
        ("kernel_audit_entry", "verb", "some.thing", "some.thing"),
        ("candidates_candidate", "notes", "", ""),
        ("candidates_candidate", "known_work", ["293"], "Küche"),
    ],
)
def test_codes_are_words_and_what_has_none_stays(app, table, name, value, said):
    with app.test_request_context("/"), speaking("de"):
        assert said.casefold() in said_of(table, name, value).casefold()
        assert bool(said) == bool(said_of(table, name, value))


@pytest.mark.parametrize("language", PERSON_CATALOGUES)
def test_the_lines_about_who_somebody_is_are_called_in_their_language(app, language):
    names = ("given_name", "family_name", "birth_on", "street", "nationality", "notes", "state", "restricted_at", "verb")

    def called(tongue):
        with app.test_request_context("/"), speaking(tongue):
            return {name: str(COLUMNS[name]) for name in names}

    theirs, german, english = called(language), called("de"), called("en")

    assert [name for name in names if theirs[name] in (german[name], english[name])] == []


def test_the_document_says_what_the_file_says_in_the_persons_language(app, session):
    proposal = a_proposal(session, state=ProposalState.DISCLOSED, at=NOON - timedelta(days=3))
    note = LogDraft(SubjectKind.CANDIDATE, proposal.candidate_id, Channel.PHONE, "Kommt gern früh, auch am Samstag.")
    add_log_entry(session, note, by=By.system(), at=NOON)
    session.flush()
    held = holdings(session, proposal.candidate_id)
    own = held["candidates_candidate"][0]

    for language, title in TITLES.items():
        with app.test_request_context("/"), speaking(language):
            document = as_document(held, on=MONDAY)
        pdf = pypdfium2.PdfDocument(document)
        flat = _flat("".join(page.get_textpage().get_text_range() for page in pdf))
        pdf.close()
        assert _flat(title) in flat, language
        for value in (own["family_name"], own["email"], "Kommt gern früh, auch am Samstag.", proposal.reference):
            assert _flat(value) in flat, (language, value)
        with pikepdf.open(io.BytesIO(document)) as file:
            assert file.Root.MarkInfo.Marked
            assert str(file.Root.Lang) == language
            assert str(file.docinfo["/Title"]) == title


def _flat(text):
    """Without what lines and words are joined by."""
    return re.sub(r"[\s\u200c\ufffe\xad]", "", text)
