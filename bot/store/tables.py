"""The tables. What a person said or chose is sealed; only kinds, dates and ids are in clear."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    TypeDecorator,
    UniqueConstraint,
)

REVISION = "0001"
"""The migration that these tables stand at. Revisions count up, so that a later one is seen to be later."""


class NaiveTimeError(ValueError):
    """A time without a zone: a mistake of the program, refused before it can be stored."""


def in_utc(moment: datetime) -> datetime:
    if moment.utcoffset() is None:
        raise NaiveTimeError("a stored time needs a zone")
    return moment.astimezone(UTC)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: only aware times go in, only UTC comes out. SQLite itself would forget the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else in_utc(value)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def _person(*, first: bool = True) -> Column[str]:
    return Column("person", String, ForeignKey("persons.id"), primary_key=first, nullable=False)


persons = Table(
    "persons",
    metadata,
    Column("id", String, primary_key=True),
    Column("created_at", UtcDateTime, nullable=False),
    # The highest entry id ever given, so that the id of an erased entry never comes back as another one.
    Column("last_entry", Integer, nullable=False),
    # How many bytes their entries take, sealed: known without reading them.
    Column("held", BigInteger, nullable=False),
    # The day on which they last did anything, and the one on which they were told that they will be erased.
    Column("last_on", Date, nullable=False),
    Column("told_on", Date),
    Column("sealed", LargeBinary, nullable=False),
)

accounts = Table(
    "accounts",
    metadata,
    Column("platform", String, primary_key=True),
    Column("account", String, primary_key=True),
    # Deferred: a first event claims the account before the person it belongs to is written.
    Column(
        "person",
        String,
        ForeignKey("persons.id", deferrable=True, initially="DEFERRED"),
        nullable=False,
        index=True,
    ),
    Column("created_at", UtcDateTime, nullable=False),
    # Since when nobody is reached there.
    Column("unreachable_since", Date),
)

# No foreign key on purpose: keys and tombstones are backed up apart from the rows, and outlive them.
keys = Table(
    "keys",
    metadata,
    Column("person", String, primary_key=True),
    Column("wrapped", LargeBinary, nullable=False),
)

tombstones = Table(
    "tombstones",
    metadata,
    Column("mark", LargeBinary, primary_key=True),
    # Whose erasing is under way; emptied when the key is gone and only the keyed hash stays.
    Column("person", String),
    Column("at", UtcDateTime, nullable=False),
)

talks = Table(
    "talks",
    metadata,
    _person(),
    Column("id", String, primary_key=True),
    # Not indexed, for it changes with every turn: the daily sweep reads all open talks instead.
    Column("touched", UtcDateTime, nullable=False),
    Column("parked", Boolean, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)

entries = Table(
    "entries",
    metadata,
    _person(),
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("session", String, nullable=False),
    Column("name", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("happened_on", Date, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    UniqueConstraint("person", "session", "name"),
    Index(None, "person", "happened_on", "id"),
    # For what is looked up by kind: the latest of one, how many there were, and which comes back.
    Index(None, "person", "kind", "happened_on", "id"),
)

reminders = Table(
    "reminders",
    metadata,
    _person(),
    Column("name", String, primary_key=True),
    # Where it was promised: the same platform and room get it.
    Column("platform", String, nullable=False),
    Column("room", String, nullable=False),
    Column("account", String, nullable=False),
    Column("due", UtcDateTime, nullable=False),
    # When it is looked at: its time, or later after a turn that failed. Apart from `due`, which says how late it is.
    Column("not_before", UtcDateTime, nullable=False),
    # With the person: many fall due in the same minute, and all workers have to go through them in one order.
    Index("ix_reminders_platform_not_before_person", "platform", "not_before", "person"),
)

outbox = Table(
    "outbox",
    metadata,
    # Counts up in the order of saving, which is the order of sending. SQLite counts only a plain INTEGER.
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("platform", String, nullable=False),
    Column("event", String, nullable=False),
    Column("n", Integer, nullable=False),
    _person(first=False),
    Column("at", UtcDateTime, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    # Which worker delivers it, by the name of its lease. Not indexed, so that taking a row over is a small write.
    Column("owner", String),
    # After an attempt that failed: when the next one may be made.
    Column("not_before", UtcDateTime),
    Column("attempts", Integer, nullable=False),
    # After this it says nothing any more; only what nobody asked for has such a time.
    Column("until", UtcDateTime),
    UniqueConstraint("platform", "event", "n"),
)

# Who does what, until when: a worker is alive while it renews the lease of its own name. By the database's clock.
leases = Table(
    "leases",
    metadata,
    Column("name", String, primary_key=True),
    Column("owner", String, nullable=False),
    Column("until", UtcDateTime, nullable=False),
)

# When a bot may next say something that nobody asked for, all workers together.
paces = Table(
    "paces",
    metadata,
    Column("name", String, primary_key=True),
    Column("free_at", UtcDateTime, nullable=False),
)

seen = Table(
    "seen",
    metadata,
    Column("platform", String, primary_key=True),
    Column("event", String, primary_key=True),
    Column("at", UtcDateTime, nullable=False, index=True),
    sqlite_with_rowid=False,
)

# What was sent, without content: what the platform calls the message, for edits, deletes and counts.
ledger = Table(
    "ledger",
    metadata,
    Column("person", String, primary_key=True),
    Column("platform", String, primary_key=True),
    Column("event", String, primary_key=True),
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("receipt", String, nullable=False),
    Column("sent_at", UtcDateTime, nullable=False, index=True),
)

# Messages to be taken out of the chats of somebody who erased everything. It names nobody, and is gone within the hour.
removals = Table(
    "removals",
    metadata,
    Column("id", String, primary_key=True),
    Column("platform", String, nullable=False),
    # After this it is given up.
    Column("until", UtcDateTime, nullable=False),
    # When it may be taken up: after the goodbye, or later where somebody is at it or it failed.
    Column("not_before", UtcDateTime, nullable=False),
    # A key for this row alone, wrapped like a person's, and what it seals: the chat and the messages.
    Column("wrapped", LargeBinary, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)

# Of everybody together, by month: nothing here says whose it was, or on which day.
counts = Table(
    "counts",
    metadata,
    Column("month", String, primary_key=True),
    Column("what", String, primary_key=True),
    Column("n", Integer, nullable=False),
)

# Codes by which another account may become this person's: a keyed hash, for ten minutes. Who typed it is noted until
# the one who made it says yes.
link_codes = Table(
    "link_codes",
    metadata,
    Column("mark", LargeBinary, primary_key=True),
    Column("person", String, nullable=False, unique=True),
    Column("platform", String, nullable=False),
    Column("until", UtcDateTime, nullable=False),
    Column("claimed_by", String),
    Column("claimed_on", String),
)

# Codes by which the operator lets strangers in: a keyed hash, and how many may still use it. Not who did.
invites = Table(
    "invites",
    metadata,
    Column("mark", LargeBinary, primary_key=True),
    Column("uses", Integer, nullable=False),
)

# Groups that the bot is in. Their names and settings are sealed under a key of their own, like a person's things.
groups = Table(
    "groups",
    metadata,
    Column("id", String, primary_key=True),
    Column("platform", String, nullable=False),
    Column("room", String, nullable=False),
    Column("state", String, nullable=False),
    # The last day on which anybody tapped, replied or shared.
    Column("alive_on", Date, nullable=False),
    # When something is to happen in it next.
    Column("due", UtcDateTime, index=True),
    Column("sealed", LargeBinary, nullable=False),
    UniqueConstraint("platform", "room"),
)

# Who said that they belong to a group: nobody is found by looking through a group.
members = Table(
    "members",
    metadata,
    Column("group", String, ForeignKey("groups.id"), primary_key=True),
    Column("person", String, ForeignKey("persons.id"), primary_key=True, index=True),
    Column("since", UtcDateTime, nullable=False),
    # From which day on their no's and tries go into the group's total; empty: they do not.
    Column("counts_from", Date),
    # From which day on they may be asked for a line for the next person; empty: never.
    Column("advises_from", Date),
    # They help to moderate, and may be told of reports.
    Column("moderator", Boolean, nullable=False),
    # What they look for in a buddy, sealed under the person's key; empty: nothing.
    Column("sealed", LargeBinary),
)

# What stands in a group, waits to, or is being taken away.
posts = Table(
    "posts",
    metadata,
    Column("id", String, primary_key=True),
    Column("group", String, ForeignKey("groups.id"), nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("state", String, nullable=False),
    Column("at", UtcDateTime, nullable=False, index=True),
    Column("due", UtcDateTime, index=True),
    Column("sealed", LargeBinary, nullable=False),
    # Who wrote it, sealed under the group's key, for thirty days.
    Column("author", LargeBinary),
    # It stands as it should when these are the same.
    Column("wanted", Integer, nullable=False),
    Column("sent", Integer, nullable=False),
    # It was on its way to the platform once.
    Column("started", Boolean, nullable=False),
    Column("not_before", UtcDateTime),
    Column("attempts", Integer, nullable=False),
)

# Who tapped what on a post: a keyed hash. The account is sealed under the group's key, for telling them good news.
marks = Table(
    "marks",
    metadata,
    Column("post", String, ForeignKey("posts.id"), primary_key=True),
    Column("kind", String, primary_key=True),
    Column("mark", String, primary_key=True),
    Column("at", UtcDateTime, nullable=False, index=True),
    Column("account", LargeBinary),
)

# Two who agreed to walk together for four weeks.
pairs = Table(
    "pairs",
    metadata,
    Column("id", String, primary_key=True),
    Column("group", String, ForeignKey("groups.id"), nullable=False, index=True),
    Column("person", String, ForeignKey("persons.id"), nullable=False, index=True),
    Column("other", String, ForeignKey("persons.id"), nullable=False, index=True),
    Column("until", UtcDateTime, nullable=False),
    # asked, together, ended or never (again); what is over stays for a while, so that the same two are not found again.
    Column("state", String, nullable=False),
    # Which of the two has said yes.
    Column("yes", Boolean, nullable=False),
    Column("other_yes", Boolean, nullable=False),
)

# Alembic's own table, here so that a new database can be stamped without importing Alembic.
alembic_version = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
