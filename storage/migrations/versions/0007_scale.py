"""Whatever somebody waits for is found by an index, however many reports there are.

Indexes that also held the many empty values of their column misled SQLite, which reads them instead of what is asked
for: every entry without a correction for a question about several targets, all evidence that names no target.
"""

from dataclasses import dataclass

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


@dataclass(frozen=True, slots=True)
class _Index:
    name: str
    table: str
    columns: tuple[str, ...]
    where: str | None = None

    def create(self) -> None:
        where = sa.text(self.where) if self.where else None
        op.create_index(self.name, self.table, self.columns, sqlite_where=where, postgresql_where=where)

    def drop(self) -> None:
        op.drop_index(self.name, table_name=self.table)


_OPEN_CASE = "kind = 'case' AND closed IS NULL AND value IS NULL AND superseded_by IS NULL AND revoked_at IS NULL"
_OLD = (
    _Index("ix_entry_superseded_by", "entry", ("superseded_by",)),
    _Index("ix_evidence_target", "evidence", ("target",)),
    _Index("ix_assignment_position_ends", "assignment", ("position", "ends")),
)
_NEW = (
    _Index("ix_entry_superseded_by", "entry", ("superseded_by",), "superseded_by IS NOT NULL"),
    _Index("ix_evidence_target", "evidence", ("target",), "target IS NOT NULL"),
    _Index("ix_entry_revoked_update", "entry", ("revoked_update",), "revoked_update IS NOT NULL"),
    _Index("ix_entry_open_case", "entry", ("target", "closed", "on_day"), _OPEN_CASE),
    _Index("ix_assignment_position_starts", "assignment", ("position", "starts")),
    _Index("ix_question_chat_id_expires_at", "question", ("chat_id", "expires_at")),
)


def upgrade() -> None:
    _replace(_OLD, _NEW)


def downgrade() -> None:
    _replace(_NEW, _OLD)


def _replace(present: tuple[_Index, ...], wanted: tuple[_Index, ...]) -> None:
    for index in present:
        index.drop()
    for index in wanted:
        index.create()
