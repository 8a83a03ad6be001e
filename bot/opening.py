"""Opening the database: what an operator can mend is told in one line."""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import inspect, make_url
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from bot.settings import Settings, SettingsError
from catalog.amending import Amendment
from catalog.errors import CatalogError, Refusal
from catalog.loading import load_catalog
from catalog.model import Catalog
from storage import amendments
from storage.database import Database, create_database_engine
from storage.migrating import migrate


def open_database(settings: Settings) -> Database:
    """The database, brought to the present tables. Refusal where it cannot be reached or is of a later version."""
    patient = create_database_engine(settings.database_url)  # another process may be at it
    try:
        patient.connect().close()
    except DBAPIError as error:
        reason = str(error.orig).partition("\n")[0]
        raise SettingsError(f"DUTYBOT_DATABASE_URL: the database cannot be opened: {reason}") from None
    migrate(patient)
    patient.dispose()
    return Database(settings.database_url)


def kept_amendments(settings: Settings) -> list[Amendment]:
    """What HR changed of the catalog: only read, nothing is made or brought to other tables.

    None where there is no database yet. Refusal where it cannot be read.
    """
    address = make_url(settings.database_url)
    if address.get_backend_name() == "sqlite" and not Path(address.database or "").is_file():
        return []
    engine = create_database_engine(settings.database_url)
    try:
        if not inspect(engine).has_table("amendment"):
            return []
        with Session(engine) as session:
            return amendments.in_force(session)
    except DBAPIError as error:
        reason = str(error.orig).partition("\n")[0]
        raise SettingsError(
            f"DUTYBOT_DATABASE_URL: the database cannot be opened: {reason}; `--files-only` does without it"
        ) from None
    finally:
        engine.dispose()


def amended_catalog(settings: Settings, amended: Sequence[Amendment], *, lenient: bool = False) -> Catalog:
    """The position files with what HR changed. Refusal where they cannot be used.

    Where they could be without the changes, since a file was edited later, that is said; `lenient` leaves them all out
    then, so that one of them can be taken back.
    """
    try:
        return load_catalog(settings.catalog, amended)
    except CatalogError as error:
        plain = load_catalog(settings.catalog)
        if lenient:
            return plain
        raise Refusal(f"{error}; HR's changes are in the way: `dutybot catalog amendments`, then `revoke`") from None
