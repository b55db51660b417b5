"""The register of letters: it is whole, and what does not stand in it does not leave."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from portal.app import make_worker
from portal.kernel.mail import Letter
from portal.kernel.outbox import writes
from portal.kernel.outbox.models import OutboxRow
from portal.letters.kinds import KINDS, groups_for, kind_of
from portal.letters.words import LetterGroup, Reader
from portal.roof import TOPICS
from tests.kernel.following import announced, the_row
from tests.letters.table import PAGE, drawn
from tests.moments import NOON

pytestmark = pytest.mark.one_database
PORTAL = Path(__file__).resolve().parents[2] / "portal"
TEMPLATE = re.compile(r"\"((?:\w+)/letters/(?:\w+|\{template\}))\"")


@dataclass(frozen=True)
class Nothing:
    """A letter that says nothing."""


def _on_the_shelf() -> set[str]:
    found = (path.relative_to(path.parents[2]).with_suffix("") for path in PORTAL.glob("*/templates/*/letters/*.*"))
    return {str(each) for each in found}


def test_each_letter_on_the_shelf_is_registered_once_and_none_besides():
    assert {kind.template for kind in KINDS} == _on_the_shelf()
    assert max(Counter(kind.template for kind in KINDS).values()) == 1


def test_each_template_a_slice_writes_with_is_registered():
    written = {name for path in PORTAL.rglob("emails.py") for name in TEMPLATE.findall(path.read_text())}
    assert len(written) > 20
    for name in written - {"proposals/letters/{template}"}:
        kind_of(name)


def test_every_listener_that_writes_lives_in_a_file_for_letters():
    writers = {each.letters for listeners in TOPICS.values() for each in listeners if each.letters}
    assert {writer.__module__.rpartition(".")[2] for writer in writers} == {"emails"}


def test_a_letter_that_is_not_registered_is_not_sent_and_shows_as_trouble(app, database, letters):
    announced(database)
    worker = make_worker(app)
    topics = {"test.happened": (writes(lambda *_: [Letter("a@b.example", "de", "accounts/letters/other", Nothing())]),)}
    worker._topics = topics  # noqa: SLF001 - the worker as the portal makes it, with a listener of our own
    worker.deliver_all(NOON)

    assert letters() == []
    row: OutboxRow = the_row(database)
    assert (row.done_at, row.last_error) == (None, "LetterUnknown")


def test_what_the_law_a_consent_or_a_password_demands_cannot_be_switched_off():
    for word in ("reset", "invitation", "password", "confirm", "please_delete", "no_longer", "question_asked", "sign_code"):
        assert [kind.is_critical for kind in KINDS if word in kind.template] != []
        assert all(kind.is_critical for kind in KINDS if word in kind.template), word


def test_each_group_has_a_letter_and_no_person_is_asked_to_choose():
    assert set(groups_for(Reader)) == set(LetterGroup)
    assert groups_for([Reader.PERSON]) == ()
    assert set(groups_for([Reader.COMPANY])) & set(groups_for([Reader.STAFF])) == {LetterGroup.MESSAGES}


def test_the_documentation_shows_the_register_of_today():
    assert PAGE.read_text() == drawn(PAGE.read_text()), "python3 -m tests.letters.table"
