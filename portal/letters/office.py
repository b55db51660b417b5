"""The post office: the one place through which every letter leaves."""

from dataclasses import dataclass, replace

from portal.kernel.clock import now
from portal.kernel.db import Database
from portal.kernel.mail import Letter, Mailer
from portal.letters.counting import decide, is_shut_out, reader_of
from portal.letters.kinds import kind_of
from portal.letters.stopping import EVERY, stop_url
from portal.letters.words import LetterGroup, Way


@dataclass(frozen=True)
class PostOffice:
    """Looks each letter up in the register before it goes; the worker calls it with the key of a delivery."""

    mailer: Mailer
    database: Database
    base_url: str

    def send(self, letter: Letter, key: str) -> None:
        """Send a critical letter; of the others those that their reader wants at once. The rest waits or stays away."""
        kind = kind_of(letter.template)
        if not kind.reaches_blocked and self._is_shut_out(letter):
            return
        if kind.is_critical:
            self.mailer.send(letter, key)
        elif kind.group is None:
            self._post(letter, key, EVERY)
        elif self._way(letter, kind.group, key) is Way.AT_ONCE:
            self._post(letter, key, kind.group.value)

    def _is_shut_out(self, letter: Letter) -> bool:
        with self.database.reading() as session:
            return is_shut_out(session, letter.to)

    def _way(self, letter: Letter, group: LetterGroup, key: str) -> Way | None:
        with self.database.transaction() as session:
            reader = reader_of(session, letter.to, is_counted=True)
            return decide(session, reader, group, (letter.template, key), now()) if reader else Way.AT_ONCE

    def _post(self, letter: Letter, key: str, which: str) -> None:
        with self.database.reading() as session:
            reader = reader_of(session, letter.to)
        if reader is not None:
            letter = replace(letter, stop_url=self.base_url.rstrip("/") + stop_url(reader, which, letter.language))
        self.mailer.send(letter, key)
