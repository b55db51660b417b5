"""What the portal stores and how: entities, types, transactions."""

from portal.kernel.db.database import Database, current_database, first_in_transaction, one_reading, reading, transaction
from portal.kernel.db.entity import Entity
from portal.kernel.db.pointing import pointed_at
from portal.kernel.db.positions import DayPosition
from portal.kernel.db.ready import ReadyQuery
from portal.kernel.db.types import Codes, Moment, spaced
from portal.kernel.db.version import NEVER_SHOWN, data_version, renew_version

__all__ = [
    "NEVER_SHOWN",
    "Codes",
    "Database",
    "DayPosition",
    "Entity",
    "Moment",
    "ReadyQuery",
    "current_database",
    "data_version",
    "first_in_transaction",
    "one_reading",
    "pointed_at",
    "reading",
    "renew_version",
    "spaced",
    "transaction",
]
