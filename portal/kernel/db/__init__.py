"""What the portal stores and how: entities, types, transactions."""

from portal.kernel.db.database import Database, current_database, reading, transaction
from portal.kernel.db.entity import Entity
from portal.kernel.db.types import Moment

__all__ = ["Database", "Entity", "Moment", "current_database", "reading", "transaction"]
