"""What contacts add to a record: what happened and was said, a line to note a conversation, what is still to be done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Session

from portal.contacts.story import Story, story_of
from portal.contacts.web.forms import NoteForm
from portal.contacts.words import SubjectKind
from portal.kernel.access import Actor
from portal.kernel.clock import today
from portal.kernel.web.records import Further, Panel, Telling, record_url


@dataclass(frozen=True)
class StoryPanel(Panel):
    """The timeline of a record with its conversations, the form to note one, and the open tasks."""

    template: ClassVar[str] = "contacts/panel.html"
    is_story: ClassVar[bool] = True

    kind: SubjectKind
    subject_id: UUID
    story: Story
    form: NoteForm
    today: date
    further_kind: str

    def further_url(self, further_id: UUID) -> str:
        """Return the address of a further record that a line is about."""
        return record_url(self.further_kind, further_id)


def contacts_about(
    kind: SubjectKind, telling: Telling, *, also: Further | None = None
) -> Callable[[Session, Actor, UUID], Panel]:
    """Return the source of this panel for one kind of record, whose history is told in these words."""

    def panel(session: Session, _actor: Actor, subject_id: UUID) -> Panel:
        story = story_of(session, subject_id, telling, also=also)
        return StoryPanel(kind, subject_id, story, NoteForm(), today(), also.kind if also else "")

    return panel
