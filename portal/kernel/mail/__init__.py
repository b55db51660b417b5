"""Letters: what is said to whom, how it is written, and how it leaves the house."""

from portal.kernel.mail.letter import Attachment, Letter, LetterRefused, RefusedForGood
from portal.kernel.mail.mailbox import StoredLetter, read_letter, read_mailbox
from portal.kernel.mail.mailer import Mailer, current_mailer
from portal.kernel.mail.transports import FolderTransport, SmtpTransport, Transport
from portal.kernel.mail.writing import LetterFrame, Writer

__all__ = [
    "Attachment",
    "FolderTransport",
    "Letter",
    "LetterFrame",
    "LetterRefused",
    "Mailer",
    "RefusedForGood",
    "SmtpTransport",
    "StoredLetter",
    "Transport",
    "Writer",
    "current_mailer",
    "read_letter",
    "read_mailbox",
]
