"""A process that is killed in the middle: at the n-th place inside its handlers it sends itself the signal nobody survives."""

import os
import signal
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from portal.kernel.mail import Letter
from portal.kernel.outbox import Listener, Topics
from portal.kernel.outbox.topics import WriteLetters
from portal.kernel.schedule import Job


class Fuse:
    """Counts the places at which a process could die, and dies at the one it was told."""

    def __init__(self, log: Path) -> None:
        self._left = 0
        self._log = log

    def set(self, places: int) -> None:
        """Die at so many places from now; 0 leaves what was set."""
        self._left = places or self._left

    def burn(self, place: str) -> None:
        """Come to a place."""
        if self._left == 0:
            return
        self._left -= 1
        if self._left == 0:
            with self._log.open("a", encoding="utf-8") as log:
                log.write(f"{place}\n")
                log.flush()
                os.fsync(log.fileno())
            os.kill(os.getpid(), signal.SIGKILL)

    def sending(self, send: Callable[[Letter, str], None]) -> Callable[[Letter, str], None]:
        """Come by before a letter goes out, and when the server has it but nobody has noted that."""

        def burning(letter: Letter, key: str) -> None:
            self.burn(f"worker before sending {key}")
            send(letter, key)
            self.burn(f"worker after sending {key}")

        return burning

    def topics(self, topics: Topics) -> Topics:
        """Come by in every listener: when it has changed what it changes and nothing is committed, and before it writes."""
        return {topic: tuple(self._listening(each) for each in listeners) for topic, listeners in topics.items()}

    def jobs(self, jobs: tuple[Job, ...]) -> tuple[Job, ...]:
        """Come by at the end of recurring work, before it is committed."""
        return tuple(replace(job, run=self._running(job)) for job in jobs)

    def _running(self, job: Job) -> Callable[[Session, datetime], None]:
        def burning(session: Session, at: datetime) -> None:
            job.run(session, at)
            session.flush()  # all of it is said to the database, and none of it is committed
            self.burn(f"worker in {job.code}")

        return burning

    def _listening(self, listener: Listener) -> Listener:
        follow, letters = listener.follow, listener.letters

        def burning(session: Session, subject_id: UUID, at: datetime) -> None:
            assert follow is not None  # noqa: S101 - only then is it called
            follow(session, subject_id, at)
            session.flush()  # see above
            self.burn(f"worker in {listener.name}")

        return replace(
            listener, follow=burning if follow else None, letters=self._writing(listener.name, letters) if letters else None
        )

    def _writing(self, name: str, write: WriteLetters) -> WriteLetters:
        def burning(session: Session, subject_id: UUID) -> list[Letter]:
            letters = list(write(session, subject_id))
            self.burn(f"worker writing {name}")
            return letters

        return burning
