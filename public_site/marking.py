"""An opening's page shows by which words it was found, if its address says so."""

from uuid import UUID

from flask import current_app, request

from portal.openings.marking import NO_MARKS, Marks
from search_index import IndexBroken, Query, SearchIndex

LONGEST = 200


def marks_here(opening_id: UUID) -> Marks:
    """Return what to mark on an opening's page; without an index nothing."""
    words = request.args.get("q", "")[:LONGEST].strip()
    if not words:
        return NO_MARKS
    index: SearchIndex = current_app.extensions["portal_index"]
    try:
        return Marks(index.find(Query(words, ids=frozenset({str(opening_id)}), limit=0, with_facets=False)).sought)
    except IndexBroken:
        return NO_MARKS
