"""Finding what names a person in a free text. Knows no database: words in, marks out."""

from portal.redaction.marking import NameBook, People, find_marks, find_marks_by
from portal.redaction.marks import Mark
from portal.redaction.words import Kind, Reason

__all__ = ["Kind", "Mark", "NameBook", "People", "Reason", "find_marks", "find_marks_by"]
