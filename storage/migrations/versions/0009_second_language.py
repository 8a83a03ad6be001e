"""A broadcast in a second language; what somebody did, and what they said does not apply, is found by an index."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("campaign", schema=None) as batch_op:
        batch_op.add_column(sa.Column("translation", sa.JSON(none_as_null=True), nullable=True))

    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_actor_id"), ["actor", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_subject_id"), ["subject", "id"], unique=False)

    with op.batch_alter_table("exemption", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_exemption_person_id_target"), ["person_id", "target"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("exemption", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_exemption_person_id_target"))

    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_event_subject_id"))
        batch_op.drop_index(batch_op.f("ix_event_actor_id"))

    with op.batch_alter_table("campaign", schema=None) as batch_op:
        batch_op.drop_column("translation")
