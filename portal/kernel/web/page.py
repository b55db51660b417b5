"""Pages: what a view answers with."""

from dataclasses import dataclass
from typing import ClassVar

from werkzeug.wrappers import Response

from portal.kernel.access import Role


@dataclass(frozen=True)
class Page:
    """What a template may know: the fields of one frozen dataclass, and the frame."""

    template: ClassVar[str]
    audience: ClassVar[Role]

    @property
    def answers_questions(self) -> bool:
        """Whether what was sent only asked for something: then this page is the answer, and no form to be corrected."""
        return False


Answer = Page | Response
