"""Opening the database: what an operator can mend is told in one line."""

from alembic.util import CommandError
from sqlalchemy.exc import DBAPIError

from bot.settings import Settings, SettingsError
from storage.database import Database
from storage.migrating import migrate


def open_database(settings: Settings) -> Database:
    """The database, brought to the present tables. SettingsError where it cannot be reached or is not one of ours."""
    database = Database(settings.database_url)
    try:
        database.engine.connect().close()
    except DBAPIError as error:
        reason = str(error.orig).partition("\n")[0]
        raise SettingsError(f"DUTYBOT_DATABASE_URL: the database cannot be opened: {reason}") from None
    try:
        migrate(database.engine)
    except CommandError as error:
        database.close()
        raise SettingsError(
            f"DUTYBOT_DATABASE_URL: the database is of another version of Dutybot: {error}; start that version"
        ) from None
    return database
