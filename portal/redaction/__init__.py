"""Finding what names a person in a free text. Knows no database: words in, marks out."""

from portal.redaction.marking import People, find_marks
from portal.redaction.marks import Mark
from portal.redaction.words import Kind, Reason

__all__ = ["Kind", "Mark", "People", "Reason", "find_marks"]
