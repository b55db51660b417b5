"""The refusals the domain knows. Nothing else is caught in views."""

from typing import Protocol


class Sentence(Protocol):
    """A text for people, translated when it is shown."""

    def __str__(self) -> str: ...


class RuleBroken(Exception):
    """The domain says no, in the user's words.

    `field` names the form field the sentence belongs to; without it, it stands above the form.
    `way_on`, a label and an endpoint, leads from the 409 page to where it can be put right.
    """

    def __init__(self, sentence: Sentence, *, field: str | None = None, way_on: tuple[Sentence, str] | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field
        self.way_on = way_on

    def __str__(self) -> str:
        return str(self.sentence)
