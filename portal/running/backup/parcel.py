"""What belongs into a copy, and where it goes back to."""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from portal import __version__
from portal.kernel.db import Database
from portal.kernel.settings import DEMO_MARK, Settings
from portal.running.backup.sealing import Manifest, checksum, seal, unseal
from portal.running.backup.snapshot import NotDone, is_empty, put_back, take
from portal.upgrading import is_known, revision_of

STAMP = "backup.stamp"
"""The file whose age says when everything was last copied."""
# The index is built anew from the database, counts begin with the server; the database is copied by its own means.
LEFT_OUT = ("search", "metrics", "portal.sqlite3", "portal.sqlite3-wal", "portal.sqlite3-shm", STAMP)
FILES = "files"


def make(settings: Settings, recipients: str, target: Path, *, at: datetime) -> Manifest:
    """Copy database and files as they are now into one sealed file."""
    if target.exists():
        raise NotDone(f"{target} is there already. Please name a new file.")
    with _workshop(settings.data) as folder:
        name = take(settings.url, folder)
        _copy_files(settings.data, folder / FILES, without=(*LEFT_OUT, folder.name))
        manifest = Manifest(
            made_at=at.isoformat(timespec="seconds"),
            version=__version__,
            revision=_revision(settings.url),
            database=name,
            keys=fingerprints(settings),
            files={str(path.relative_to(folder)): checksum(path) for path in sorted(folder.rglob("*")) if path.is_file()},
        )
        seal(folder, manifest, recipients, target)
    (settings.data / STAMP).write_text(manifest.made_at, encoding="utf-8")
    return manifest


def put_everything_back(settings: Settings, identities: str, source: Path) -> Manifest:
    """Open a copy and put it where nothing stands yet. Whatever is wrong is found before anything is put there."""
    is_bare = not [path for path in settings.data.iterdir() if path.name != DEMO_MARK]
    if not is_bare or not is_empty(settings.url):
        raise NotDone(f"{settings.data} or the database is not empty. A copy is only put where nothing stands.")
    with _workshop(settings.data) as folder:
        manifest = unseal(source, identities, folder)
        if set(manifest.keys) - set(fingerprints(settings)):
            raise NotDone("The keys differ: set PORTAL_DATA_KEYS and PORTAL_INDEX_KEY to those of the portal that was copied.")
        if not is_known(manifest.revision):
            raise NotDone(f"The copy was made by portal {manifest.version}, which is newer. Please install that version first.")
        if (folder / FILES).exists():
            shutil.copytree(folder / FILES, settings.data, dirs_exist_ok=True)
        put_back(settings.url, folder / manifest.database)  # last: whoever sees a database sees all of it
    return manifest


def fingerprints(settings: Settings) -> tuple[str, ...]:
    """Name the keys the data cannot be read without, by what does not tell them."""
    keys = [*settings.data_keys.get_secret_value().split(","), settings.index_key.get_secret_value()]
    return tuple(hashlib.sha256(f"portal key {key.strip()}".encode()).hexdigest()[:16] for key in keys if key.strip())


@contextmanager
def _workshop(data: Path) -> Iterator[Path]:
    """Work in a folder that only its owner can open, beside the data so that nothing lies elsewhere if it breaks off."""
    with TemporaryDirectory(prefix="copying-", dir=data) as folder:
        yield Path(folder)


def _copy_files(data: Path, target: Path, *, without: tuple[str, ...]) -> None:
    def skipped(folder: str, names: list[str]) -> list[str]:
        return [name for name in names if Path(folder) == data and (name in without or name.startswith("copying-"))]

    shutil.copytree(data, target, ignore=skipped)


def _revision(url: str) -> str:
    database = Database(url)
    try:
        return revision_of(database)
    finally:
        database.close()
