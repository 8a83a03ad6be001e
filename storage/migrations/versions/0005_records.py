"""All that was ever reported for a target is found by it, corrected and undone entries included."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(op.f("ix_entry_target_id"), "entry", ["target", "id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_entry_target_id"), table_name="entry")
