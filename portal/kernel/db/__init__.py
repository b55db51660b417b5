"""What the portal stores and how: entities, types, transactions."""

from portal.kernel.db.database import Database, current_database, reading, transaction
from portal.kernel.db.entity import Entity
from portal.kernel.db.types import Moment
from portal.kernel.db.version import NEVER_SHOWN, data_version, renew_version

__all__ = [
    "NEVER_SHOWN",
    "Database",
    "Entity",
    "Moment",
    "current_database",
    "data_version",
    "reading",
    "renew_version",
    "transaction",
]
