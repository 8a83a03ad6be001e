"""Bringing a database to the present tables. Safe when two processes start at once: one works, the other waits.

Alembic is loaded only where there is something to do: it would take 10 MB and a tenth of a second at every start.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine, inspect, text

from catalog.errors import Refusal

if TYPE_CHECKING:
    from alembic.config import Config

SCRIPTS = Path(__file__).parent / "migrations"


class LaterDatabase(Refusal):
    """A newer version of the product has been at this database."""


def alembic_config() -> "Config":
    from alembic.config import Config  # noqa: PLC0415 - see above

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    return config


def migrate(engine: Engine, revision: str = "head") -> None:
    """Upgrade to `revision`; nothing of a failed migration stays. LaterDatabase where one is not known here."""
    if revision == "head" and _revision_of(engine) == newest_revision():
        return
    from alembic import command  # noqa: PLC0415 - see above
    from alembic.util import CommandError  # noqa: PLC0415

    config = alembic_config()
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, revision)
    except CommandError as error:
        raise LaterDatabase(f"the database is of a later version of Dutybot, start that one: {error}") from None


def newest_revision() -> str:
    """The last script's revision: they are numbered, and named by it."""
    return max(path.name for path in (SCRIPTS / "versions").glob("[0-9]*_*.py")).partition("_")[0]


def _revision_of(engine: Engine) -> str | None:
    """The revision of the database's tables, None for an empty one."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return revision
