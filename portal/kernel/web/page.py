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
    answers_questions: ClassVar[bool] = False  # what was sent only asks for something: this page is the answer


Answer = Page | Response
