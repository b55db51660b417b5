"""Small pictures."""

import io

from PIL import Image


def a_jpeg() -> bytes:
    """A grey square as JPEG."""
    return _picture("JPEG")


def a_png() -> bytes:
    """A grey square as PNG."""
    return _picture("PNG")


def _picture(kind: str) -> bytes:
    written = io.BytesIO()
    Image.new("L", (8, 8), 128).save(written, kind)
    return written.getvalue()
