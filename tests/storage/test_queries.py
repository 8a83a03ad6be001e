"""What somebody waits for is found by an index, on either database, however much there is of others."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any, TypeAlias

import pytest
from sqlalchemy import Connection, event
from sqlmodel import Session

from storage.database import Database
from tests.crowd import Somebody, fill
from tests.queries import QUERIES

Parameters: TypeAlias = tuple[Any, ...] | dict[str, Any]
Statement: TypeAlias = tuple[str, Parameters]

PEOPLE = 100
_ONE_CAMPAIGN = ("ix_campaign_kind_id", "ix_campaign_made_by_id")
"""Among so few campaigns, PostgreSQL finds one by its id in any index that has it."""
INDEXES: Mapping[str, set[str]] = MappingProxyType(
    {
        "who it is": {"ix_assignment_person_id"},
        "since when the position is held": {"ix_assignment_position_starts"},
        "since when several positions are held": {"ix_assignment_position_starts"},
        "who reports for a position": {"ix_assignment_position_starts"},
        "what of a position does not apply": {"ix_exemption_in_force"},
        "when somebody was last reminded": {"ix_delivery_person_id_id", *_ONE_CAMPAIGN},
        "what HR reminds of that is on its way": {"ix_delivery_waiting", "ix_delivery_person_id_id", *_ONE_CAMPAIGN},
        "what the last reminder said": {"ix_delivery_person_id_id", *_ONE_CAMPAIGN},
        "what somebody lets rest": {"ix_snooze_person_id_until"},
        "saying that something does not apply": {"ix_exemption_person_id_target", "ix_exemption_in_force"},
        "what of a position is questioned": {"ix_review_questioned"},
        "what was said of a report": {"ix_review_entry_id_id"},
        "somebody as HR sees them": {"ix_assignment_person_id"},
        "what somebody did, or was done to them": {"ix_event_actor_id", "ix_event_subject_id"},
        "who is awaited under a name": {"ix_invitation_open"},
        "whom an update invited": {"ix_invitation_made_update"},
        "the question that waits": {"ix_question_chat_id_expires_at"},
        "the question of a button": {"ix_question_chat_id_expires_at"},
        "the question that a message answered": {"ix_question_chat_id_settled_message"},
        "asking a question": {"ix_question_chat_id_expires_at", "ix_question_chat_id_settled_at", "ix_prompt_open"},
        "what a flow waits for": {"ix_prompt_open", "ix_prompt_chat_id_settled_update"},
        "the walk under way": {"ix_walk_chat_id_ended_at"},
        "the walk that an update ended": {"ix_walk_chat_id_ended_at"},
        "the unfinished walk": {"ix_walk_chat_id_ended_at"},
        "a target's reports since last year": {"ix_entry_current"},
        "a position's reports since last year": {"ix_entry_current"},
        "a target's reports": {"ix_entry_current", "ix_entry_target_id"},
        "a position's open cases": {"ix_entry_open_case"},
        "a target's records": {"ix_entry_target_id", "ix_review_entry_id_id"},
        "the newest report": {"ix_entry_person_id_id"},
        "the last message that reported": {"ix_entry_person_id_id"},
        "what somebody has reported since": {"ix_entry_person_id_id"},
        "what an update undid": {"ix_entry_revoked_update"},
        "a target's evidence": {"ix_evidence_target"},
        "reporting, correcting, undoing": {"ix_entry_superseded_by"},
        "whose turn it is to get a message": {"ix_delivery_waiting", *_ONE_CAMPAIGN},
        "when the next message is due": {"ix_delivery_waiting", *_ONE_CAMPAIGN},
        "settling a message": {"ix_delivery_waiting"},
        "what was being sent by whoever is gone": {"ix_delivery_waiting"},
        "which campaigns are under way": {"ix_campaign_not_over"},
        "what a message delivered": {"ix_delivery_message", *_ONE_CAMPAIGN},
        "the newest broadcasts": {"ix_campaign_kind_id"},
        "which broadcasts come due": {"ix_campaign_not_over", "ix_campaign_kind_id"},
        "how far a broadcast is": {"ix_delivery_campaign_id_state"},
        "who of a broadcast's recipients could not be reached": {"ix_delivery_campaign_id_state"},
        "whom a broadcast reached": {"ix_campaign_follows", "ix_delivery_campaign_id_state"},
        "who has read a broadcast": {"ix_campaign_follows", "ix_delivery_campaign_id_state"},
        "confirming that a broadcast was read": {"ix_campaign_follows", "ix_delivery_campaign_id_state"},
        "updates to be handled": {"ix_inbox_handled_at"},
    }
)
"""What each may use beside the primary and unique keys, which each database names as it likes."""

SMALL = frozenset({"ix_delivery_waiting", "ix_campaign_not_over", "amendment", "pk_amendment"})
"""These hold only what is not over yet, or what HR changed of the catalog, and may be read from end to end."""


@pytest.fixture
def crowd(database: Database) -> Database:
    fill(database.engine, people=PEOPLE)
    return database


def test_every_query_uses_its_index(crowd: Database) -> None:
    """None reads a table, or an index, from end to end."""
    explain = sqlite_reads if crowd.engine.dialect.name == "sqlite" else postgres_reads
    found = {}
    with Session(crowd.engine) as session:
        for what, query in QUERIES.items():
            with asked(session) as statements:
                query(session, Somebody(PEOPLE // 2))
            session.flush()
            found[what] = [read for statement in statements for read in explain(session.connection(), *statement)]
    assert [what for what, reads in found.items() if not reads] == []
    assert {what: reads for what, reads in found.items() if not all(s or name in SMALL for name, s in reads)} == {}
    used = {what: {name for name, _ in reads if name.startswith("ix_")} for what, reads in found.items()}
    assert {what: names for what, names in used.items() if names - INDEXES.get(what, set())} == {}


@contextmanager
def asked(session: Session) -> Iterator[list[Statement]]:
    """The statements that look for rows, with their parameters."""
    statements: list[Statement] = []

    def listen(*called: object) -> None:
        match called:
            case (_, _, str(statement), tuple() | dict() as parameters, _, False) if not statement.startswith("INSERT"):
                statements.append((statement, parameters))

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", listen)
    yield statements
    event.remove(engine, "before_cursor_execute", listen)


def sqlite_reads(connection: Connection, statement: str, parameters: Parameters) -> Iterator[tuple[str, bool]]:
    """Each table or index that is read, and whether rows are sought in it by a value."""
    for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters):
        read = re.match(r"(SEARCH|SCAN) (\w+)(?: USING (?:COVERING )?INDEX (\w+))?", row.detail)
        if read is not None and "CONSTANT ROW" not in row.detail:
            yield read[3] or read[2], read[1] == "SEARCH"


def postgres_reads(connection: Connection, statement: str, parameters: Parameters) -> Iterator[tuple[str, bool]]:
    """As `sqlite_reads`."""
    for way in ("seqscan", "hashjoin", "mergejoin"):  # by these it reads a small table whole
        connection.exec_driver_sql(f"SET LOCAL enable_{way} = off")
    explained = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", parameters).scalar_one()
    plans = json.loads(explained) if isinstance(explained, str) else explained
    pending = [plan["Plan"] for plan in plans]
    while pending:
        node = pending.pop()
        pending += node.get("Plans", ())
        if "Index Name" in node or node["Node Type"] == "Seq Scan":
            yield node.get("Index Name", node.get("Relation Name")), "Index Cond" in node
