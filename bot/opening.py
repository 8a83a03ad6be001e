"""Opening the database: what an operator can mend is told in one line."""

from sqlalchemy.exc import DBAPIError

from bot.settings import Settings, SettingsError
from storage.database import Database, create_database_engine
from storage.migrating import migrate


def open_database(settings: Settings) -> Database:
    """The database, brought to the present tables. Refusal where it cannot be reached or is of a later version."""
    database = Database(settings.database_url)
    try:
        database.engine.connect().close()
    except DBAPIError as error:
        reason = str(error.orig).partition("\n")[0]
        raise SettingsError(f"DUTYBOT_DATABASE_URL: the database cannot be opened: {reason}") from None
    patient = create_database_engine(settings.database_url)
    migrate(patient)  # another process may be at it
    patient.dispose()
    return database
