"""Questions know the message whose words answered them."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("question", schema=None) as batch_op:
        batch_op.add_column(sa.Column("settled_message", sa.BigInteger(), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_question_chat_id_settled_message"), ["chat_id", "settled_message"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("question", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_question_chat_id_settled_message"))
        batch_op.drop_column("settled_message")
