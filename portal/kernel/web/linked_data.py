"""What a page says about itself to machines (JSON-LD): data inside the page, never run, and unable to break out of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from jinja2.utils import htmlsafe_json_dumps

Thing = Mapping[str, object]


@dataclass(frozen=True)
class LinkedData:
    """Things in the words of schema.org, written so that no text in them can end the element they stand in."""

    text: str

    @classmethod
    def of(cls, *things: Thing) -> "LinkedData":
        """Write things down; what is not known is left out."""
        graph = [{name: value for name, value in thing.items() if value not in (None, "")} for thing in things]
        # Jinja's writer turns <, >, & and ' into \\u003c and the like: safe between <script> and </script>.
        return cls(str(htmlsafe_json_dumps({"@context": "https://schema.org", "@graph": graph})))

    def __html__(self) -> str:
        return self.text
