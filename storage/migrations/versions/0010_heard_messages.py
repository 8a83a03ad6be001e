"""Which message a flow got: edited, it is no report."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("prompt", schema=None) as batch_op:
        batch_op.add_column(sa.Column("heard_message", sa.BigInteger(), nullable=True))
        batch_op.create_index(batch_op.f("ix_prompt_heard_message_chat_id"), ["heard_message", "chat_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("prompt", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_prompt_heard_message_chat_id"))
        batch_op.drop_column("heard_message")
