"""People who have not joined, what is sent to many, reviews of figures, and changes of the catalog by HR."""

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

from storage import columns

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def _create_partial(table: BatchOperations, name: str, columns: list[str], where: str) -> None:
    table.create_index(name, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))


def upgrade() -> None:

    op.create_table(
        "lease",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("until", columns.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_lease")),
    )
    op.create_table(
        "amendment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("made_at", columns.UtcDateTime(), nullable=False),
        sa.Column("revoked_at", columns.UtcDateTime(), nullable=True),
        sa.Column("revoked_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_amendment_made_by")),
        sa.ForeignKeyConstraint(["revoked_by"], ["person.id"], name=op.f("fk_amendment_revoked_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amendment")),
        sa.UniqueConstraint("key", name=op.f("uq_amendment_key")),
    )
    op.create_table(
        "campaign",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("audience", sa.JSON(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("made_at", columns.UtcDateTime(), nullable=False),
        sa.Column("send_at", columns.UtcDateTime(), nullable=True),
        sa.Column("wants_acknowledgement", sa.Boolean(), nullable=False),
        sa.Column("report_chat", sa.BigInteger(), nullable=True),
        sa.Column("report_message", sa.BigInteger(), nullable=True),
        sa.Column("preview_message", sa.BigInteger(), nullable=True),
        sa.Column("follows", sa.Integer(), nullable=True),
        sa.Column("ended_at", columns.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_campaign_made_by")),
        sa.ForeignKeyConstraint(["follows"], ["campaign.id"], name=op.f("fk_campaign_follows")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign")),
        sa.UniqueConstraint("key", name=op.f("uq_campaign_key")),
    )
    with op.batch_alter_table("campaign", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_campaign_made_by_id"), ["made_by", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_campaign_kind_id"), ["kind", "id"], unique=False)
        _create_partial(batch_op, "ix_campaign_follows", ["follows"], "follows IS NOT NULL")
        _create_partial(batch_op, "ix_campaign_not_over", ["kind"], "ended_at IS NULL")

    op.create_table(
        "exemption",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", columns.UtcDateTime(), nullable=False),
        sa.Column("revoked_at", columns.UtcDateTime(), nullable=True),
        sa.Column("revoked_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_exemption_person_id")),
        sa.ForeignKeyConstraint(["revoked_by"], ["person.id"], name=op.f("fk_exemption_revoked_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exemption")),
    )
    with op.batch_alter_table("exemption", schema=None) as batch_op:
        _create_partial(batch_op, "ix_exemption_in_force", ["target", "what"], "revoked_at IS NULL")

    op.create_table(
        "prompt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("flow", sa.String(), nullable=False),
        sa.Column("about", sa.JSON(), nullable=False),
        sa.Column("expires_at", columns.UtcDateTime(), nullable=False),
        sa.Column("asked_update", sa.BigInteger(), nullable=False),
        sa.Column("settled_at", columns.UtcDateTime(), nullable=True),
        sa.Column("settled_update", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_prompt_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prompt")),
    )
    with op.batch_alter_table("prompt", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_prompt_chat_id_settled_update"), ["chat_id", "settled_update"], unique=False
        )
        _create_partial(batch_op, "ix_prompt_open", ["chat_id"], "settled_at IS NULL")

    op.create_table(
        "setting",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("set_by", sa.Integer(), nullable=True),
        sa.Column("set_at", columns.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["set_by"], ["person.id"], name=op.f("fk_setting_set_by")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
    )
    op.create_table(
        "snooze",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("at", columns.UtcDateTime(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_snooze_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snooze")),
        sa.UniqueConstraint("update_id", "target", "what", name=op.f("uq_snooze_update_id_target_what")),
    )
    with op.batch_alter_table("snooze", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_snooze_person_id_until"), ["person_id", "until"], unique=False)

    op.create_table(
        "delivery",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("due_at", columns.UtcDateTime(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("failing_since", columns.UtcDateTime(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("settled_at", columns.UtcDateTime(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("acknowledged_at", columns.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name=op.f("fk_delivery_campaign_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_delivery_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery")),
        sa.UniqueConstraint("campaign_id", "person_id", name=op.f("uq_delivery_campaign_id_person_id")),
    )
    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_delivery_campaign_id_state"), ["campaign_id", "state"], unique=False)
        _create_partial(batch_op, "ix_delivery_message", ["chat_id", "message_id"], "message_id IS NOT NULL")
        batch_op.create_index(batch_op.f("ix_delivery_person_id_id"), ["person_id", "id"], unique=False)
        _create_partial(batch_op, "ix_delivery_waiting", ["due_at"], "state IN ('queued', 'sending')")

    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("questioned", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.Column("at", columns.UtcDateTime(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answered_by", sa.Integer(), nullable=True),
        sa.Column("answered_at", columns.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["answered_by"], ["person.id"], name=op.f("fk_review_answered_by")),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_review_by")),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_review_entry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
        sa.UniqueConstraint("update_id", name=op.f("uq_review_update_id")),
    )
    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_review_entry_id_id"), ["entry_id", "id"], unique=False)
        _create_partial(batch_op, "ix_review_questioned", ["questioned"], "questioned IS NOT NULL")

    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("name", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("ends", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("revoked_at", columns.UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column("made_update", sa.BigInteger(), nullable=True))
        _create_partial(batch_op, "ix_invitation_open", ["name"], "used_at IS NULL")
        _create_partial(batch_op, "ix_invitation_made_update", ["made_update"], "made_update IS NOT NULL")

    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(sa.Column("unreachable_since", columns.UtcDateTime(), nullable=True))

    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reads", sa.Boolean(), server_default=sa.false(), nullable=False))
    director = "person_id IN (SELECT id FROM person WHERE role = 'director')"
    op.execute(sa.text(f"UPDATE assignment SET reads = :reads WHERE {director}").bindparams(reads=True))  # noqa: S608


def downgrade() -> None:

    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.drop_column("reads")

    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.drop_column("unreachable_since")

    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.drop_index("ix_invitation_made_update")
        batch_op.drop_index("ix_invitation_open")
        batch_op.drop_column("made_update")
        batch_op.drop_column("revoked_at")
        batch_op.drop_column("ends")
        batch_op.drop_column("name")

    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.drop_index("ix_review_questioned")
        batch_op.drop_index(batch_op.f("ix_review_entry_id_id"))

    op.drop_table("review")
    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.drop_index("ix_delivery_waiting")
        batch_op.drop_index(batch_op.f("ix_delivery_person_id_id"))
        batch_op.drop_index("ix_delivery_message")
        batch_op.drop_index(batch_op.f("ix_delivery_campaign_id_state"))

    op.drop_table("delivery")
    with op.batch_alter_table("snooze", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_snooze_person_id_until"))

    op.drop_table("snooze")
    op.drop_table("setting")
    with op.batch_alter_table("prompt", schema=None) as batch_op:
        batch_op.drop_index("ix_prompt_open")
        batch_op.drop_index(batch_op.f("ix_prompt_chat_id_settled_update"))

    op.drop_table("prompt")
    with op.batch_alter_table("exemption", schema=None) as batch_op:
        batch_op.drop_index("ix_exemption_in_force")

    op.drop_table("exemption")
    with op.batch_alter_table("campaign", schema=None) as batch_op:
        batch_op.drop_index("ix_campaign_not_over")
        batch_op.drop_index("ix_campaign_follows")
        batch_op.drop_index(batch_op.f("ix_campaign_kind_id"))
        batch_op.drop_index(batch_op.f("ix_campaign_made_by_id"))

    op.drop_table("campaign")
    op.drop_table("amendment")
    op.drop_table("lease")
