"""Bringing a database up to the tables this version needs."""

from pathlib import Path
from typing import TYPE_CHECKING

from portal.kernel import clock
from portal.kernel.db import Database, renew_version

if TYPE_CHECKING:
    from alembic.config import Config

SCRIPTS = Path(__file__).parent / "migrations"


def alembic_config(database: Database) -> "Config":
    """Return Alembic's configuration for this database."""
    # Alembic takes a second to import; only those who migrate wait for it.
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["database"] = database
    return config


def revision_of(database: Database) -> str:
    """Return the name of the last migration the database has seen; empty if none."""
    from alembic.runtime.migration import MigrationContext  # noqa: PLC0415 - see above

    with database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() or ""


def is_known(revision: str) -> bool:
    """Say whether this version of the portal can go on from a migration: a newer portal may have run one we do not have."""
    return any(path.name.startswith(f"{revision}_") for path in (SCRIPTS / "versions").glob("*.py"))


def upgrade(database: Database) -> None:
    """Run every migration that is missing."""
    from alembic import command  # noqa: PLC0415 - see above

    command.upgrade(alembic_config(database), "head")
    from portal.kernel.audit import seal_all_earlier  # noqa: PLC0415 - what reads Alembic's configuration needs none of these
    from portal.openings.services import found_synonyms  # noqa: PLC0415

    with database.transaction() as session:
        seal_all_earlier(session)
        found_synonyms(session, at=clock.now())
        renew_version(session)
