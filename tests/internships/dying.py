"""A worker in a process of its own that is killed while it makes an agreement: `python -m tests.internships.dying DATA URL`."""

import sys
import time
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from portal.app import create_app
from portal.internships.handlers import make_agreement
from portal.kernel import clock
from portal.kernel.outbox import Topics, follows
from tests.conftest import test_settings
from tests.kernel.following import a_worker
from tests.moments import NOON

LONG = 60
"""Seconds; it is killed long before."""


def make_and_stand_still(session: Session, agreement_id: UUID, at: datetime) -> None:
    """Make the document, say so, and stand still before it is committed."""
    make_agreement(session, agreement_id, at)
    session.flush()
    sys.stdout.write(f"{agreement_id}\n")
    sys.stdout.flush()
    time.sleep(LONG)


TOPICS: Topics = {"agreement.issued": (follows(make_and_stand_still),)}


def main() -> None:
    """Deliver what is due as long as this process lives."""
    clock.pretend_now(NOON)
    a_worker(create_app(test_settings(Path(sys.argv[1]), sys.argv[2])), TOPICS).deliver_all(NOON)


if __name__ == "__main__":
    main()
