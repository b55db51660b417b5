"""The words that were found, shown in what people read: marked as whole words, in the text as the database has it."""

from dataclasses import dataclass

from markupsafe import Markup, escape

from search_index import highlight


@dataclass(frozen=True)
class Marks:
    """What was looked for, to be shown wherever it stands; without anything a text stays as it is."""

    sought: frozenset[str] = frozenset()

    def __call__(self, text: str) -> str:
        """Escape a text and mark what was looked for in it."""
        if not self.sought:
            return text
        parts = highlight(text, self.sought)
        return Markup("").join(Markup("<mark>{}</mark>").format(part) if is_found else escape(part) for part, is_found in parts)


NO_MARKS = Marks()
