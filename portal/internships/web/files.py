"""Files about agreements, as they are handed out: never kept by a cache, never shown inside a page."""

from flask import Response

PDF = "application/pdf"


def attachment(content: bytes, mimetype: str, name: str) -> Response:
    """Return a file to be saved; its name tells nobody's."""
    document = Response(content, mimetype=mimetype)
    document.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    document.headers["Cache-Control"] = "no-store"
    document.headers["Referrer-Policy"] = "no-referrer"
    document.headers["X-Content-Type-Options"] = "nosniff"
    return document
