"""The post office: the one place through which every letter leaves."""

from dataclasses import dataclass

from portal.kernel.mail import Letter, Mailer
from portal.letters.kinds import kind_of


@dataclass(frozen=True)
class PostOffice:
    """Looks each letter up in the register before it goes; the worker calls it with the key of a delivery."""

    mailer: Mailer

    def send(self, letter: Letter, key: str) -> None:
        """Send a letter that is registered."""
        kind_of(letter.template)
        self.mailer.send(letter, key)
