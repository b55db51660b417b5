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

    @property
    def is_missing(self) -> bool:
        """Whether it says that there is nothing here: the answer is that of any address that does not exist."""
        return False

    @property
    def is_secret(self) -> bool:
        """Whether no other site may learn its address: that of a link is a key, those of people's pages tell who they are."""
        return self.audience is Role.CANDIDATE


Answer = Page | Response
