"""A worker in a process of its own, made to be killed: `python -m tests.kernel.dying DATA DATABASE_URL`."""

import os
import sys
import time
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from portal.app import create_app
from portal.kernel.outbox import Topics, follows
from tests.conftest import test_settings
from tests.kernel.following import a_worker, note, note_again
from tests.moments import NOON


def stand_still(session: Session, subject_id: UUID, at: datetime) -> None:
    """Write, say so, and stand still before it is committed; but only in the process that will be killed."""
    note_again(session, subject_id, at)
    session.flush()
    sys.stdout.write(f"{subject_id}\n")
    sys.stdout.flush()
    time.sleep(float(os.environ.get("STAND_STILL", "0")))


TOPICS: Topics = {"test.happened": (follows(note), follows(stand_still))}


def main() -> None:
    """Deliver everything as long as this process lives."""
    app = create_app(test_settings(Path(sys.argv[1]), sys.argv[2]))
    a_worker(app, TOPICS).deliver_all(NOON)


if __name__ == "__main__":
    main()
