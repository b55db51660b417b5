"""A sealed parcel of files: a tar in the format of age, with a list of everything in it and its checksums."""

import hashlib
import json
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import pyrage

from portal.running.backup.snapshot import NotDone

MANIFEST = "manifest.json"
FORMAT = 1


@dataclass(frozen=True)
class Manifest:
    """What is in a parcel: when and by which version it was packed, which keys its data need, SHA-256 of each file."""

    made_at: str
    version: str
    revision: str
    database: str
    keys: tuple[str, ...]
    files: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT


def new_pair() -> tuple[str, str]:
    """Make a recipient, which may lie on the server, and its identity, which must not."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity.to_public()), str(identity)


def seal(folder: Path, manifest: Manifest, recipients: str, target: Path) -> None:
    """Pack a folder for the recipients; `target` appears when it is whole, readable by its owner alone."""
    try:
        keys = [pyrage.x25519.Recipient.from_str(each.strip()) for each in recipients.split(",") if each.strip()]
    except pyrage.RecipientError as error:
        raise NotDone("That is no recipient: it begins with age1. 'portal keys backup' makes one.") from error
    part = target.with_name(f"{target.name}.part")
    with TemporaryFile(dir=folder) as packed:
        with tarfile.open(fileobj=packed, mode="w:gz") as tar:
            (folder / MANIFEST).write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")
            for name in (MANIFEST, *manifest.files):
                tar.add(folder / name, arcname=name, recursive=False)
        packed.seek(0)
        part.touch(mode=0o600)
        with part.open("wb") as sealed:
            pyrage.encrypt_io(packed, sealed, keys)
    part.replace(target)


def unseal(source: Path, identities: str, folder: Path) -> Manifest:
    """Open a parcel into a folder and compare every file with the list; raises NotDone with what is wrong."""
    with TemporaryFile(dir=folder) as packed:
        with _reasons(), source.open("rb") as sealed:
            pyrage.decrypt_io(sealed, packed, [pyrage.x25519.Identity.from_str(line) for line in _keys_of(identities)])
        packed.seek(0)
        with _reasons(), tarfile.open(fileobj=packed, mode="r:gz") as tar:
            for member in tar:
                _take_out(tar, member, folder)
    return _compared(folder)


def _take_out(tar: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    """Write one file into the folder. `extractall` refuses what leads out of it since Python 3.11.4; Debian 12 has 3.11.2."""
    content = tar.extractfile(member) if member.isfile() else None
    target = (folder / member.name).resolve()
    if content is None or not target.is_relative_to(folder.resolve()):
        raise NotDone(f"The copy holds something that is no file of ours: {member.name}.")
    target.parent.mkdir(parents=True, exist_ok=True)
    with content, target.open("wb") as opened:
        shutil.copyfileobj(content, opened)


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file, read piece by piece."""
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _keys_of(identities: str) -> list[str]:
    return [line.strip() for line in identities.splitlines() if line.strip() and not line.startswith("#")]


def _compared(folder: Path) -> Manifest:
    listed: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    if listed.get("format") != FORMAT:
        raise NotDone("The copy was made by a newer portal. Please install that version first.")
    manifest = Manifest(**{**listed, "keys": tuple(listed["keys"])})
    wrong = [name for name, listed_sum in manifest.files.items() if checksum(folder / name) != listed_sum]
    if wrong:
        raise NotDone(f"The copy is damaged: {', '.join(wrong)} is not what was packed.")
    return manifest


@contextmanager
def _reasons() -> Iterator[None]:
    try:
        yield
    except pyrage.IdentityError as error:
        raise NotDone("That is no key: it begins with AGE-SECRET-KEY-.") from error
    except (pyrage.DecryptError, tarfile.TarError, OSError) as error:
        raise NotDone(f"The copy cannot be opened: the key does not fit, or the file is damaged ({error}).") from error
