"""Opening the database: what an operator can mend is told in one line."""

from sqlalchemy.exc import DBAPIError

from bot.settings import Settings, SettingsError
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
