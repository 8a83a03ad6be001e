"""How Alembic meets the database: always through a connection that the caller has begun."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, text
from sqlmodel import SQLModel

import storage.tables  # noqa: F401 - fills the metadata

_LOCK = 0x64757479  # any number of our own; "duty"


def render_item(kind: str, item: object, autogen: AutogenContext) -> str | Literal[False]:
    """Write our column types, and SQLModel's string, with the import they need."""
    if kind == "type" and type(item).__module__ == "storage.columns":
        autogen.imports.add("from storage import columns")
        return f"columns.{item!r}"
    if kind == "type" and type(item).__module__ == "sqlmodel.sql.sqltypes":
        return "sa.String()"
    return False


def run(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    # On SQLite the caller's BEGIN IMMEDIATE is the lock.
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_as_batch=True,
        render_item=render_item,
        transactional_ddl=True,
        compare_type=True,
    )
    context.run_migrations()


run(context.config.attributes["connection"])
