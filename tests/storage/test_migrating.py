import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text
from sqlmodel import SQLModel

from storage.database import create_database_engine
from storage.migrating import LaterDatabase, alembic_config, migrate, newest_revision

ROOT = Path(__file__).parents[2]
MIGRATE = """
import sys
from storage.database import create_database_engine
from storage.migrating import migrate
migrate(create_database_engine(sys.argv[1]))
"""
REVISIONS = [
    revision.revision for revision in reversed(list(ScriptDirectory.from_config(alembic_config()).walk_revisions()))
]


def test_every_step_goes_up_and_down_and_up_again(database_url: str) -> None:
    """A migration can be taken back: each revision, from an empty database to the newest."""
    engine = create_database_engine(database_url)
    config = alembic_config()
    for revision in REVISIONS:
        for step, to in ((command.upgrade, revision), (command.downgrade, "-1"), (command.upgrade, revision)):
            with engine.begin() as connection:
                config.attributes["connection"] = connection
                step(config, to)
    assert {"person", "entry", "inbox"} <= set(inspect(engine).get_table_names())
    engine.dispose()


def test_an_emptied_database_has_no_table_left(database_url: str) -> None:
    """Down to the base, nothing of ours stays but Alembic's own table."""
    engine = create_database_engine(database_url)
    migrate(engine)
    config = alembic_config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
    assert inspect(engine).get_table_names() == ["alembic_version"]
    engine.dispose()


def test_the_migrations_make_what_the_models_say(database_url: str) -> None:
    """A changed model without its migration is found."""
    engine = create_database_engine(database_url)
    migrate(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []
    engine.dispose()


def test_processes_that_start_at_once_migrate_once(database_url: str) -> None:
    """All find the present tables, and none fails."""
    started = [subprocess.Popen([sys.executable, "-c", MIGRATE, database_url], cwd=ROOT) for _ in range(3)]  # noqa: S603
    assert [process.wait(timeout=60) for process in started] == [0, 0, 0]
    engine = create_database_engine(database_url)
    with engine.connect() as connection:
        assert MigrationContext.configure(connection).get_current_revision() == REVISIONS[-1]
    engine.dispose()


def test_the_newest_revision_is_known_without_alembic() -> None:
    """The numbers in the scripts' names are their revisions."""
    assert newest_revision() == REVISIONS[-1]
    assert sorted(REVISIONS) == REVISIONS


def test_a_start_with_nothing_to_do_goes_without_alembic(database_url: str) -> None:
    """The present tables are recognised, and left alone."""
    migrate_twice = f"{MIGRATE}\nprint('alembic' in sys.modules)"
    said = [
        subprocess.run(  # noqa: S603 - our own script
            [sys.executable, "-c", migrate_twice, database_url], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout
        for _ in range(2)
    ]
    assert said == ["True\n", "False\n"]


def test_a_database_of_a_later_version_is_refused(database_url: str) -> None:
    """In one line: an older bot must not write to it."""
    engine = create_database_engine(database_url)
    migrate(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(LaterDatabase) as refused:
        migrate(engine)
    assert str(refused.value) == (
        "the database is of a later version of Dutybot, start that one: Can't locate revision identified by '9999'"
    )
    engine.dispose()


def test_a_migration_that_fails_leaves_nothing(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables of a broken upgrade are rolled back with it."""
    engine = create_database_engine(database_url)
    upgrade = command.upgrade

    def fails_at_the_end(*arguments: object) -> None:
        upgrade(*arguments)  # type: ignore[arg-type]
        raise RuntimeError("power cut")

    monkeypatch.setattr(command, "upgrade", fails_at_the_end)
    with pytest.raises(RuntimeError, match="power cut"):
        migrate(engine)
    assert inspect(engine).get_table_names() == []
    engine.dispose()
