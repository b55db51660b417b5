"""Pictures from outside: looked at, drawn anew, and never passed on as they came."""

import hashlib
import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l

MOST_BYTES = 1_000_000
MOST_PIXELS = 2000
KINDS = ("PNG", "JPEG", "WEBP")
# Twice as many pixels as it is ever shown with, for sharp screens.
SHOWN_IN = (480, 240)


@dataclass(frozen=True)
class Picture:
    """A picture of our own making: WebP, without anything that was hidden in the file it came from."""

    content: bytes
    digest: str
    width: int
    height: int


def read_logo(content: bytes) -> Picture:
    """Draw a logo anew from a file somebody sent; what the file calls itself does not count, only what it holds."""
    if len(content) > MOST_BYTES:
        raise RuleBroken(_l("This picture is too large. Please choose a file of at most 1 MB."), field="picture")
    if b"<svg" in content[:1000].lower():
        raise RuleBroken(_l("SVG files cannot be taken: they may hold programs. Please save the logo as PNG."), field="picture")
    drawn = _opened(content)
    drawn.thumbnail(SHOWN_IN, Image.Resampling.LANCZOS)
    out = io.BytesIO()
    drawn.save(out, "WEBP", quality=90, method=6, exact=True)
    made = out.getvalue()
    return Picture(made, hashlib.sha256(made).hexdigest()[:32], drawn.width, drawn.height)


def _opened(content: bytes) -> Image.Image:
    try:
        # A broken colour profile, an odd text or a torn note of the camera in the file is thrown away anyway.
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(content), formats=KINDS) as picture:
            # The size stands at the file's beginning: a small file that would fill the memory is never unfolded.
            if max(picture.size) > MOST_PIXELS:
                raise RuleBroken(
                    _l("This picture is too large. Please choose one of at most 2000 by 2000 pixels."), field="picture"
                )
            return ImageOps.exif_transpose(picture).convert("RGBA")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError) as error:
        raise RuleBroken(
            _l("This file cannot be read as a picture. Please choose a PNG, JPEG or WebP."), field="picture"
        ) from error
