"""A copy of everything: made while others write, opened by its key alone, put back whole or not at all."""

import io
import tarfile
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from uuid import uuid4

import pyrage
import pytest
from alembic import command
from pydantic import SecretStr
from sqlalchemy import func, select, text

from portal.cli import main
from portal.kernel.crypto import new_key
from portal.kernel.db import Database
from portal.kernel.outbox.models import OutboxRow
from portal.kernel.settings import Settings
from portal.running.backup.parcel import STAMP, make, put_everything_back
from portal.running.backup.sealing import new_pair, unseal
from portal.running.backup.snapshot import NotDone
from portal.schema import METADATA
from portal.upgrading import alembic_config
from tests.conftest import test_settings
from tests.databases import postgres_database
from tests.moments import NOON

pytestmark = pytest.mark.postgres_later

PAIR = new_pair()
OTHER_PAIR = new_pair()


@pytest.fixture
def places(backend: str, tmp_path: Path) -> Iterator[Callable[[str], Settings]]:
    """Make places for data, each with a database of its own that holds nothing yet."""
    with ExitStack() as stack:

        def made(name: str) -> Settings:
            (tmp_path / name).mkdir()
            url = stack.enter_context(postgres_database()) if backend == "postgresql" else ""
            return test_settings(tmp_path / name, url)

        yield made


@pytest.fixture
def house(places: Callable[[str], Settings]) -> Iterator[tuple[Settings, Database]]:
    """A portal with a little in it."""
    settings = places("house")
    database = Database(settings.url)
    METADATA.create_all(database.engine)
    command.stamp(alembic_config(database), "head")
    write(database, 40)
    (settings.data / "mail").mkdir()
    (settings.data / "mail" / "letter.eml").write_bytes(b"\x00\xff one letter")
    (settings.data / "search").mkdir()
    (settings.data / "search" / "segment").write_text("made anew from the database")
    (settings.data / "metrics").mkdir()
    (settings.data / "metrics" / "counter_7.db").write_text("begins with the server")
    yield settings, database
    database.close()


def write(database: Database, count: int) -> None:
    with database.transaction() as session:
        session.add_all(OutboxRow(topic="a.fact", subject_id=uuid4(), happened_at=NOON, due_at=NOON) for _ in range(count))


def counted(url: str) -> int:
    with closing(Database(url)) as database, database.reading() as session:
        return session.scalar(select(func.count(OutboxRow.id))) or 0


def test_what_was_copied_while_others_write_stands_again_file_by_file(house, places, tmp_path):
    settings, database = house
    stopped = threading.Event()

    def go_on() -> None:
        while not stopped.is_set():
            write(database, 10)

    writer = threading.Thread(target=go_on)
    writer.start()
    try:
        made = make(settings, PAIR[0], tmp_path / "copy", at=NOON)
    finally:
        stopped.set()
        writer.join()
    after = counted(settings.url)
    empty = places("empty")
    put_back = put_everything_back(empty, PAIR[1], tmp_path / "copy")

    assert put_back == made
    found = counted(empty.url)
    assert found % 10 == 0  # whole transactions
    assert 40 <= found <= after
    assert (empty.data / "mail" / "letter.eml").read_bytes() == b"\x00\xff one letter"
    assert sorted(path.name for path in empty.data.iterdir() if not path.name.startswith("portal.sqlite3")) == ["mail"]
    assert (settings.data / STAMP).exists()
    assert (tmp_path / "copy").stat().st_mode & 0o777 == 0o600


@pytest.mark.one_database
@pytest.mark.parametrize("kind", ["a way out", "a link"])
def test_a_parcel_that_leads_out_of_its_folder_is_refused(tmp_path, kind):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as tar:
        member = tarfile.TarInfo("../outside" if kind == "a way out" else "inside")
        if kind == "a link":
            member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(member, io.BytesIO(b""))
    (tmp_path / "folder").mkdir()
    (tmp_path / "copy").write_bytes(pyrage.encrypt(packed.getvalue(), [pyrage.x25519.Recipient.from_str(PAIR[0])]))

    with pytest.raises(NotDone, match="no file of ours"):
        unseal(tmp_path / "copy", PAIR[1], tmp_path / "folder")

    assert not (tmp_path / "outside").exists()
    assert list((tmp_path / "folder").iterdir()) == []


def test_nothing_of_it_can_be_read_without_the_key(house, tmp_path):
    settings, _ = house
    make(settings, PAIR[0], tmp_path / "copy", at=NOON)
    sealed = (tmp_path / "copy").read_bytes()

    assert not [word for word in (b"a.fact", b"one letter", b"letter.eml", b"manifest", PAIR[1].encode()) if word in sealed]
    assert not [path.name for path in settings.data.iterdir() if path.name.startswith("copying-")]


@pytest.mark.parametrize("damage", ["one byte", "cut off", "other key", "no key", "other data keys", "newer portal"])
def test_what_is_wrong_is_said_before_anything_is_put_anywhere(house, places, tmp_path, damage):
    settings, database = house
    if damage == "newer portal":
        with database.engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    make(settings, PAIR[0], tmp_path / "copy", at=NOON)
    empty = places("empty")
    whole = (tmp_path / "copy").read_bytes()
    if damage == "one byte":
        middle = len(whole) // 2
        (tmp_path / "copy").write_bytes(whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :])
    elif damage == "cut off":
        (tmp_path / "copy").write_bytes(whole[:-20])
    elif damage == "other data keys":
        empty = empty.model_copy(update={"data_keys": SecretStr(new_key())})
    key = {"other key": OTHER_PAIR[1], "no key": "my key"}.get(damage, PAIR[1])
    sentence = {
        "no key": "begins with AGE-SECRET-KEY",
        "other data keys": "The keys differ",
        "newer portal": "install that version first",
    }.get(damage, "cannot be opened")

    with pytest.raises(NotDone, match=sentence):
        put_everything_back(empty, key, tmp_path / "copy")

    assert list(empty.data.iterdir()) == []
    with pytest.raises(Exception, match="outbox"):
        counted(empty.url)


def test_a_place_that_is_not_empty_and_a_copy_that_is_there_stay_as_they_are(house, places, tmp_path):
    settings, _ = house
    make(settings, PAIR[0], tmp_path / "copy", at=NOON)
    before = (tmp_path / "copy").read_bytes()

    with pytest.raises(NotDone, match="is there already"):
        make(settings, PAIR[0], tmp_path / "copy", at=NOON)
    with pytest.raises(NotDone, match="not empty"):
        put_everything_back(settings, PAIR[1], tmp_path / "copy")
    bare = places("bare").model_copy(update={"database_url": settings.url})
    with pytest.raises(NotDone, match="not empty"):
        put_everything_back(bare, PAIR[1], tmp_path / "copy")

    assert (tmp_path / "copy").read_bytes() == before
    assert counted(settings.url) == 40


def test_the_commands_say_in_a_sentence_what_is_missing(house, tmp_path, capsys, monkeypatch):
    settings, _ = house
    monkeypatch.setenv("PORTAL_ENVIRONMENT", "test")
    monkeypatch.setenv("PORTAL_DATABASE_URL", settings.database_url)
    monkeypatch.delenv("PORTAL_BACKUP_RECIPIENTS", raising=False)
    monkeypatch.setenv("PORTAL_DATA_KEYS", settings.data_keys.get_secret_value())
    words = ["backup", str(tmp_path / "copy"), "--data", str(settings.data)]

    assert main(words) == 2
    assert "portal keys backup" in capsys.readouterr().err
    assert main([*words, "--to", "me"]) == 1
    assert "No copy was made. That is no recipient" in capsys.readouterr().err
    assert not (tmp_path / "copy").exists()
    assert main([*words, "--to", f"{PAIR[0]}, {OTHER_PAIR[0]}"]) == 0
    (tmp_path / "key").write_text(f"# a remark\n{OTHER_PAIR[1]}\n")
    assert main(["restore", str(tmp_path / "copy"), "--key", str(tmp_path / "key"), "--data", str(settings.data)]) == 1
    assert "not empty" in capsys.readouterr().err


@pytest.mark.one_database
def test_the_printed_pair_can_be_handed_to_restore_as_it_is(capsys):
    assert main(["keys", "backup"]) == 0
    printed = capsys.readouterr().out
    secret = [line for line in printed.splitlines() if not line.startswith("#")]

    assert len(secret) == 1
    assert secret[0].startswith("AGE-SECRET-KEY-1")
    assert "# age1" in printed
