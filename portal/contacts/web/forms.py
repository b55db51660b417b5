"""Forms about notes, tasks and call-backs."""

from datetime import date
from uuid import UUID

from portal.contacts.services import LogDraft, TaskDraft
from portal.contacts.words import Channel, SubjectKind, TaskKind
from portal.kernel.forms import DayField, Form, LineField, RadioChoiceField, TextField, choice_required, required
from portal.kernel.i18n import lazy_gettext as _l


class NoteForm(Form):
    """A conversation, noted down."""

    channel = RadioChoiceField(_l("How did you speak?"), Channel, [choice_required()], default=Channel.PHONE)
    text = TextField(_l("What was said"), [required(_l("Please write a line about the conversation."))])

    def draft(self, kind: SubjectKind, subject_id: UUID) -> LogDraft:
        """Return the note about a record."""
        return LogDraft(kind, subject_id, self.channel.data, self.text.data)


class TaskForm(Form):
    """Something to remember."""

    note = LineField(_l("What is to be done?"), [required(_l("Please say what is to be done."))])
    due_on = DayField(_l("By when?"), [required(_l("Please choose a day."))])

    def draft(self, kind: SubjectKind, subject_id: UUID, company_id: UUID | None, assigned_to_id: UUID) -> TaskDraft:
        """Return the task about a record, for the person who writes it down."""
        due_on: date = self.due_on.data
        return TaskDraft(TaskKind.OTHER, kind, subject_id, due_on, company_id, assigned_to_id, self.note.data)


class MoveForm(Form):
    """Another day for a task."""

    due_on = DayField(_l("New day"), [required(_l("Please choose a day."))])

    @classmethod
    def of(cls, due_on: date) -> "MoveForm":
        """Return the form filled with the present day."""
        return cls(due_on=due_on)

    def day(self) -> date:
        """Return the new day."""
        chosen: date = self.due_on.data
        return chosen
