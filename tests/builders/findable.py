"""Documents for the index: valid by default, nothing hidden."""

from datetime import date

from search_index import Document


def a_document(id: str = "1", title: str = "Koch (m/w/d)", **fields: object) -> Document:  # noqa: A002  the name of the field
    """Return a document."""
    return Document(**{"id": id, "title": title, "published": date(2026, 3, 2), **fields})  # type: ignore[arg-type]  # any field may be given
