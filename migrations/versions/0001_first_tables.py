"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    # Written out and not imported: a migration stays as it is when the tables move on.
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "persons",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("last_entry", sa.Integer, nullable=False),
        sa.Column("held", sa.BigInteger, nullable=False),
        sa.Column("last_on", sa.Date, nullable=False),
        sa.Column("told_on", sa.Date),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_persons"),
    )
    op.create_table(
        "accounts",
        sa.Column("platform", sa.String, nullable=False),
        sa.Column("account", sa.String, nullable=False),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("unreachable_since", sa.Date),
        sa.PrimaryKeyConstraint("platform", "account", name="pk_accounts"),
        sa.ForeignKeyConstraint(
            ["person"], ["persons.id"], name="fk_accounts_person", deferrable=True, initially="DEFERRED"
        ),
    )
    op.create_index("ix_accounts_person", "accounts", ["person"])
    op.create_table(
        "keys",
        sa.Column("person", sa.String, nullable=False),
        sa.Column("wrapped", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("person", name="pk_keys"),
    )
    op.create_table(
        "tombstones",
        sa.Column("mark", sa.LargeBinary, nullable=False),
        sa.Column("person", sa.String),
        sa.Column("at", moment, nullable=False),
        sa.PrimaryKeyConstraint("mark", name="pk_tombstones"),
    )
    op.create_table(
        "talks",
        sa.Column("person", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("touched", moment, nullable=False),
        sa.Column("parked", sa.Boolean, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("person", "id", name="pk_talks"),
        sa.ForeignKeyConstraint(["person"], ["persons.id"], name="fk_talks_person"),
    )
    op.create_table(
        "entries",
        sa.Column("person", sa.String, nullable=False),
        sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("session", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("happened_on", sa.Date, nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("person", "id", name="pk_entries"),
        sa.ForeignKeyConstraint(["person"], ["persons.id"], name="fk_entries_person"),
        sa.UniqueConstraint("person", "session", "name", name="uq_entries_person_session_name"),
    )
    op.create_index("ix_entries_person_happened_on_id", "entries", ["person", "happened_on", "id"])
    op.create_index("ix_entries_person_kind_happened_on_id", "entries", ["person", "kind", "happened_on", "id"])
    op.create_table(
        "reminders",
        sa.Column("person", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("platform", sa.String, nullable=False),
        sa.Column("room", sa.String, nullable=False),
        sa.Column("account", sa.String, nullable=False),
        sa.Column("due", moment, nullable=False),
        sa.Column("not_before", moment, nullable=False),
        sa.PrimaryKeyConstraint("person", "name", name="pk_reminders"),
        sa.ForeignKeyConstraint(["person"], ["persons.id"], name="fk_reminders_person"),
    )
    op.create_index("ix_reminders_platform_not_before_person", "reminders", ["platform", "not_before", "person"])
    op.create_table(
        "outbox",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("platform", sa.String, nullable=False),
        sa.Column("event", sa.String, nullable=False),
        sa.Column("n", sa.Integer, nullable=False),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("owner", sa.String),
        sa.Column("not_before", moment),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("until", moment),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.ForeignKeyConstraint(["person"], ["persons.id"], name="fk_outbox_person"),
        sa.UniqueConstraint("platform", "event", "n", name="uq_outbox_platform_event_n"),
    )
    op.create_table(
        "leases",
        sa.Column("name", sa.String, nullable=False),
        sa.Column("owner", sa.String, nullable=False),
        sa.Column("until", moment, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_leases"),
    )
    op.create_table(
        "paces",
        sa.Column("name", sa.String, nullable=False),
        sa.Column("free_at", moment, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_paces"),
    )
    op.create_table(
        "seen",
        sa.Column("platform", sa.String, nullable=False),
        sa.Column("event", sa.String, nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.PrimaryKeyConstraint("platform", "event", name="pk_seen"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_seen_at", "seen", ["at"])
    op.create_table(
        "ledger",
        sa.Column("person", sa.String, nullable=False),
        sa.Column("platform", sa.String, nullable=False),
        sa.Column("event", sa.String, nullable=False),
        sa.Column("n", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("receipt", sa.String, nullable=False),
        sa.Column("sent_at", moment, nullable=False),
        sa.PrimaryKeyConstraint("person", "platform", "event", "n", name="pk_ledger"),
    )
    op.create_index("ix_ledger_sent_at", "ledger", ["sent_at"])
    op.create_table(
        "removals",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("platform", sa.String, nullable=False),
        sa.Column("until", moment, nullable=False),
        sa.Column("not_before", moment, nullable=False),
        sa.Column("wrapped", sa.LargeBinary, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_removals"),
    )
    op.create_table(
        "counts",
        sa.Column("month", sa.String, nullable=False),
        sa.Column("what", sa.String, nullable=False),
        sa.Column("n", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("month", "what", name="pk_counts"),
    )
    op.create_table(
        "link_codes",
        sa.Column("mark", sa.LargeBinary, nullable=False),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("platform", sa.String, nullable=False),
        sa.Column("until", moment, nullable=False),
        sa.Column("claimed_by", sa.String),
        sa.Column("claimed_on", sa.String),
        sa.PrimaryKeyConstraint("mark", name="pk_link_codes"),
        sa.UniqueConstraint("person", name="uq_link_codes_person"),
    )
    op.create_table(
        "invites",
        sa.Column("mark", sa.LargeBinary, nullable=False),
        sa.Column("uses", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("mark", name="pk_invites"),
    )

    op.create_table(
        "groups",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("platform", sa.String, nullable=False),
        sa.Column("room", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("alive_on", sa.Date, nullable=False),
        sa.Column("due", moment),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_groups"),
        sa.UniqueConstraint("platform", "room", name="uq_groups_platform_room"),
    )
    op.create_index("ix_groups_due", "groups", ["due"])
    op.create_table(
        "members",
        sa.Column("group", sa.String, nullable=False),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("since", moment, nullable=False),
        sa.Column("counts_from", sa.Date),
        sa.Column("advises_from", sa.Date),
        sa.Column("moderator", sa.Boolean, nullable=False),
        sa.Column("sealed", sa.LargeBinary),
        sa.PrimaryKeyConstraint("group", "person", name="pk_members"),
        sa.ForeignKeyConstraint(["group"], ["groups.id"], name="fk_members_group"),
        sa.ForeignKeyConstraint(["person"], ["persons.id"], name="fk_members_person"),
    )
    op.create_index("ix_members_person", "members", ["person"])
    op.create_table(
        "posts",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("group", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("due", moment),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("author", sa.LargeBinary),
        sa.Column("wanted", sa.Integer, nullable=False),
        sa.Column("sent", sa.Integer, nullable=False),
        sa.Column("started", sa.Boolean, nullable=False),
        sa.Column("not_before", moment),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_posts"),
        sa.ForeignKeyConstraint(["group"], ["groups.id"], name="fk_posts_group"),
    )
    for column in ("group", "at", "due"):
        op.create_index(f"ix_posts_{column}", "posts", [column])
    op.create_table(
        "marks",
        sa.Column("post", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("mark", sa.String, nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("account", sa.LargeBinary),
        sa.PrimaryKeyConstraint("post", "kind", "mark", name="pk_marks"),
        sa.ForeignKeyConstraint(["post"], ["posts.id"], name="fk_marks_post"),
    )
    op.create_index("ix_marks_at", "marks", ["at"])
    op.create_table(
        "pairs",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("group", sa.String, nullable=False),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("other", sa.String, nullable=False),
        sa.Column("until", moment, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("yes", sa.Boolean, nullable=False),
        sa.Column("other_yes", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_pairs"),
        sa.ForeignKeyConstraint(["group"], ["groups.id"], name="fk_pairs_group"),
        sa.ForeignKeyConstraint(["person"], ["persons.id"], name="fk_pairs_person"),
        sa.ForeignKeyConstraint(["other"], ["persons.id"], name="fk_pairs_other"),
    )
    for column in ("group", "person", "other"):
        op.create_index(f"ix_pairs_{column}", "pairs", [column])


def downgrade() -> None:
    for table in (
        "pairs",
        "marks",
        "posts",
        "members",
        "groups",
        "invites",
        "link_codes",
        "counts",
        "removals",
        "ledger",
        "seen",
        "paces",
        "leases",
        "outbox",
        "reminders",
        "entries",
        "talks",
        "tombstones",
        "keys",
        "accounts",
        "persons",
    ):
        op.drop_table(table)
