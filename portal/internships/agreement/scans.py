"""Scans of signed paper: what they are is read from their content; a name that says something else is refused."""

import hashlib
import io
from datetime import datetime
from typing import Final
from uuid import UUID

from PIL import Image, ImageOps
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.internships.agreement.models import Agreement, Scan
from portal.internships.agreement.words import ScanKind
from portal.kernel.access import Actor
from portal.kernel.audit import By, Change, record
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l

MOST_BYTES: Final = 12_000_000
"""A photo of a phone, with room to spare."""
MOST_PIXELS: Final = 60_000_000
LONGEST_SIDE: Final = 2480
"""A sheet of A4 at 210 dots an inch: every word can be read."""
QUALITY: Final = 80
BROKEN: Final = _l("We take PDF, JPEG and PNG. This file is none of them, or it is broken.")
TAIL: Final = 2048
ENDINGS: Final = {"pdf": ScanKind.PDF, "jpg": ScanKind.JPEG, "jpeg": ScanKind.JPEG, "png": ScanKind.PNG}
TYPES: Final = {ScanKind.PDF: "application/pdf", ScanKind.JPEG: "image/jpeg", ScanKind.PNG: "image/png"}


def kind_of(content: bytes) -> ScanKind | None:
    """Say what a file is by its content; None for everything we do not take."""
    if content.startswith(b"%PDF-"):
        return ScanKind.PDF if b"%%EOF" in content[-TAIL:] else None
    pictures = {"JPEG": ScanKind.JPEG, "PNG": ScanKind.PNG}
    try:
        with Image.open(io.BytesIO(content), formats=list(pictures)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return None
            picture.verify()
            return pictures.get(picture.format or "")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None  # whatever it is, it is no picture


def checked_kind(content: bytes, name: str) -> ScanKind:
    """Return what a scan is, or refuse it: too large, no scan at all, or not what its name says."""
    if not content:
        raise RuleBroken(_l("Please choose the scan or the photo."), field="scan")
    if len(content) > MOST_BYTES:
        raise RuleBroken(
            _l("The file is too large. Up to 12 megabytes, please: scan in grey, or take a smaller photo."), field="scan"
        )
    kind = kind_of(content)
    if kind is None:
        raise RuleBroken(BROKEN, field="scan")
    _stem, dot, ending = name.rpartition(".")
    if not dot or ENDINGS.get(ending.lower()) is not kind:
        raise RuleBroken(_l("The file is not what its name says. Please scan the sheet once more."), field="scan")
    return kind


def as_kept(content: bytes, kind: ScanKind) -> tuple[bytes, ScanKind]:
    """Return a scan as it is kept: a picture is made anew and smaller, upright, without where, when and by what it was taken."""
    if kind is ScanKind.PDF:
        return content, kind
    try:
        with Image.open(io.BytesIO(content), formats=["JPEG", "PNG"]) as picture:
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is not even unpacked larger
            sheet = _on_white(ImageOps.exif_transpose(picture))
            sheet.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            plain, kept = Image.new("RGB", sheet.size), io.BytesIO()
            plain.paste(sheet)  # pixels alone: what stands beside them stays behind
            plain.save(kept, "JPEG", quality=QUALITY, optimize=True)
            return kept.getvalue(), ScanKind.JPEG
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise RuleBroken(BROKEN, field="scan") from None


def _on_white(picture: Image.Image) -> Image.Image:
    """Return a picture in plain colours; what was transparent is white, like paper."""
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    clear = picture.convert("RGBA")
    sheet = Image.new("RGB", clear.size, "white")
    sheet.paste(clear, mask=clear.getchannel("A"))
    return sheet


def keep_scan(session: Session, agreement_id: UUID, content: bytes, name: str, *, by: By, at: datetime) -> Scan:
    """Keep a scan, encrypted; its name is not kept, and a photo does not tell where it was taken."""
    kept, kind = as_kept(content, checked_kind(content, name))
    scan = Scan(
        agreement_id=agreement_id,
        kind=kind,
        content=kept,
        sha256=hashlib.sha256(kept).hexdigest(),
        taken_at=at,
        taken_by_id=by.account_id,
    )
    session.add(scan)
    session.flush()  # signatures refer to it
    return scan


def find_scan(session: Session, _actor: Actor, scan_id: UUID) -> UUID | None:
    """Return a scan for the team: that it exists."""
    return session.scalar(select(Scan.id).where(Scan.id == scan_id))


def open_scan(session: Session, scan_id: UUID, *, by: By, at: datetime) -> tuple[bytes, ScanKind]:
    """Return a scan to be handed out, and note who opened it."""
    scan = session.get_one(Scan, scan_id)
    internship_id = session.get_one(Agreement, scan.agreement_id).internship_id
    record(session, "agreement.scan_opened", internship_id, Change(reason=scan.kind.value), by=by, at=at)
    return scan.content, scan.kind
