"""A company of any size, made at once: everybody holds a position of their own and has reported for its ten targets.

A position is as busy in a small company as in a large one, so whatever a manager asks finds as many rows in either.
Reports are kept in the order of their days, everybody's mixed: what belongs to one position lies far apart.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, TypeAlias

from pydantic import TypeAdapter
from sqlalchemy import Connection, Engine, insert, text
from sqlmodel import SQLModel

from catalog.model import Unit
from catalog.reading import Doubt, Missing
from catalog.records import Verdict
from storage.evidence import FileKind
from storage.questions import Asked
from storage.tables import CampaignKind, CampaignState, DeliveryState, Role

NOW = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
A_DAY = timedelta(days=1)
TARGETS = 10
ROUNDS = 10
"""So often everybody reported for every target, a hundred days apart."""
QUESTIONS = 5
"""So often everybody was asked back, once a day."""
DIGESTS = 5
"""So often everybody was reminded, once a day."""
BROADCAST = DIGESTS + 1
"""The campaign by which HR wrote to a few; the next one sent it again to those whom it did not reach."""
_FEW = 50
_DOCUMENTS, _CASES, _UNDONE = 9, 8, 7
"""The targets that take documents and cases, and the one whose first figure was undone; all others take figures."""

_Row: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Somebody:
    """The person of that number, from 1 on: the order in which they joined, and the row's id."""

    number: int

    @property
    def chat_id(self) -> int:
        return 710_000_000 + self.number

    @property
    def position(self) -> str:
        return f"p{self.number:05}"

    @property
    def targets(self) -> list[str]:
        return [f"{self.position}.t{n}" for n in range(TARGETS)]

    @property
    def code(self) -> str:
        """The code by which they joined."""
        return f"code-{self.number}"

    @property
    def undoing_update(self) -> int:
        """The update by which they undid their first figure of one target."""
        return self.number


def fill(engine: Engine, *, people: int) -> None:
    """Fill an empty, migrated database: `people` who have made 100 reports each."""
    everybody = [Somebody(number) for number in range(1, people + 1)]
    with engine.begin() as connection:
        secondary = [index for table in SQLModel.metadata.tables.values() for index in table.indexes]
        for index in secondary:
            index.drop(connection)
        for table, rows in _tables(everybody):
            connection.execute(insert(SQLModel.metadata.tables[table]), rows)
        for index in secondary:
            index.create(connection)
        _analyze(connection)


def _analyze(connection: Connection) -> None:
    # As PostgreSQL does by itself in the course of time; SQLite does not, nor does the bot ask it to.
    if connection.dialect.name == "postgresql":
        connection.execute(text("ANALYZE"))


def _tables(everybody: list[Somebody]) -> Iterator[tuple[str, list[_Row]]]:
    """What each table is given, by its name."""
    yield "person", [_person(one) for one in everybody]
    yield "assignment", [{"person_id": p.number, "position": p.position, "starts": date(2024, 1, 1)} for p in everybody]
    yield "invitation", [_invitation(one) for one in everybody]
    for round_ in range(ROUNDS):
        for target in range(TARGETS):
            yield "entry", [_entry(one, target, round_) for one in everybody]
    yield "review", [_review(one) for one in everybody]
    for number in range(1, QUESTIONS + 1):
        yield "question", [_question(one, number) for one in everybody]
        yield "prompt", [_prompt(one, number) for one in everybody]
    for ended in (True, False):
        yield "walk", [_walk(one, ended=ended) for one in everybody]
        yield "evidence", [_evidence(one, of_target=ended) for one in everybody]
    yield "exemption", [_exemption(one) for one in everybody]
    yield "snooze", [_snooze(one) for one in everybody]
    yield "event", [_event(one) for one in everybody]
    yield "campaign", [_digest(number) for number in range(1, DIGESTS + 1)]
    yield "campaign", [_broadcast(follows) for follows in (None, BROADCAST)]
    for number in range(1, DIGESTS + 1):
        yield "delivery", [_delivery(one, number) for one in everybody]
    yield "delivery", [_delivery(one, BROADCAST) for one in everybody[:_FEW]]
    yield "delivery", [_delivery(one, BROADCAST + 1) for one in everybody[:_FEW]]
    yield (
        "inbox",
        [{"update_id": one.number, "body": "{}", "received_at": NOW, "handled_at": NOW - A_DAY} for one in everybody],
    )


def _person(one: Somebody) -> _Row:
    return {
        "telegram_id": one.chat_id,
        "name": f"Manager {one.number}",
        "role": Role.MANAGER,
        "language": "zh",
        "active": True,
        "joined_at": NOW,
    }


def _invitation(one: Somebody) -> _Row:
    return {
        "code_hash": hashlib.sha256(one.code.encode()).hexdigest(),
        "role": Role.MANAGER,
        "positions": [one.position],
        "made_at": NOW - A_DAY,
        "expires_at": NOW + A_DAY,
    }


def _entry(one: Somebody, target: int, round_: int) -> _Row:
    day = TODAY - timedelta(days=100 * (ROUNDS - round_))
    row: _Row = {
        "target": one.targets[target],
        "person_id": one.number,
        "reported_at": NOW,
        "on_day": day,
        "chat_id": one.chat_id,
        "message_id": round_ * TARGETS + target + 1,
        "edit": 0,
        "line": 0,
        "words": "招聘达成率92%",
        "kind": "figure",
        "value": Decimal(92),
        "unit": Unit.PERCENT,
        "bound": ">= 90 percent",
        "done": None,
        "opened": None,
        "closed": None,
        "revoked_at": None,
        "revoked_by": None,
        "revoked_update": None,
    }
    match target:
        case _ if target == _DOCUMENTS:
            row |= {"kind": "done", "value": None, "unit": None, "done": day}
        case _ if target == _CASES:
            closed = day + A_DAY if round_ else None
            row |= {"kind": "case", "value": None, "unit": None, "opened": day, "closed": closed}
        case _ if target == _UNDONE and not round_:
            row |= {"revoked_at": NOW, "revoked_by": one.number, "revoked_update": one.undoing_update}
    return row


_ABOUT = TypeAdapter(Asked).dump_python(
    Asked(
        doubts=(Doubt(candidates=("hr.recruitment_rate",), missing=Missing.VALUE),),
        lines=(0,),
        message_id=1,
        edit=0,
        words="招聘达成率",
        on=TODAY,
    ),
    mode="json",
)


def _question(one: Somebody, number: int) -> _Row:
    """The last one still waits."""
    waits, asked_at = number == QUESTIONS, NOW - (QUESTIONS - number) * A_DAY
    return {
        "person_id": one.number,
        "chat_id": one.chat_id,
        "about": _ABOUT,
        "asked_at": asked_at,
        "expires_at": asked_at + A_DAY,
        "settled_at": None if waits else asked_at,
        "asked_update": number,
        "settled_message": None if waits else number,
    }


def _review(one: Somebody) -> _Row:
    """HR confirmed their first report."""
    return {
        "entry_id": one.number,
        "verdict": Verdict.CONFIRMED,
        "note": "",
        "by": 1,
        "at": NOW,
        "update_id": one.number,
        "answer": "",
    }


def _prompt(one: Somebody, number: int) -> _Row:
    """What a flow once waited for; none waits."""
    return {
        "person_id": one.number,
        "chat_id": one.chat_id,
        "flow": "note",
        "about": {},
        "expires_at": NOW + A_DAY,
        "asked_update": number,
        "settled_at": NOW,
        "settled_update": number,
    }


def _walk(one: Somebody, *, ended: bool) -> _Row:
    return {
        "person_id": one.number,
        "chat_id": one.chat_id,
        "items": one.targets,
        "skipped": [],
        "after": 0,
        "began_on": TODAY,
        "active_until": None if ended else NOW + A_DAY,
        "ended_at": NOW if ended else None,
    }


def _evidence(one: Somebody, *, of_target: bool) -> _Row:
    """A file for the first target itself, or that came with the first figure for it."""
    return {
        "chat_id": one.chat_id,
        "message_id": 1000 if of_target else 1,
        "person_id": one.number,
        "at": NOW,
        "kind": FileKind.PHOTO,
        "file_id": f"photo-{one.number}",
        "name": "",
        "target": one.targets[0] if of_target else None,
    }


def _exemption(one: Somebody) -> _Row:
    return {"person_id": one.number, "target": one.targets[0], "what": "2026-10", "reason": "—", "at": NOW}


def _snooze(one: Somebody) -> _Row:
    return {
        "person_id": one.number,
        "target": one.targets[0],
        "what": "2026-11",
        "until": TODAY,
        "at": NOW,
        "update_id": one.number,
    }


def _event(one: Somebody) -> _Row:
    return {"at": NOW, "actor": one.number, "action": "reported", "subject": f"entry:{one.number}", "detail": {}}


def _broadcast(follows: int | None) -> _Row:
    return {
        "kind": CampaignKind.BROADCAST,
        "key": f"broadcast:{follows or 0}",
        "state": CampaignState.ENDED,
        "content": {"html": "—"},
        "audience": {"kind": "all"},
        "made_by": 1,
        "made_at": NOW,
        "send_at": NOW,
        "follows": follows,
        "ended_at": NOW,
    }


def _digest(number: int) -> _Row:
    """One day's reminders, the last one of yesterday."""
    day = TODAY - (DIGESTS + 1 - number) * A_DAY
    return {
        "kind": CampaignKind.DIGEST,
        "key": f"digest:{day}",
        "state": CampaignState.ENDED,
        "content": {},
        "audience": {},
        "made_at": NOW,
        "ended_at": NOW,
    }


def _delivery(one: Somebody, number: int) -> _Row:
    at = NOW - max(DIGESTS + 1 - number, 0) * A_DAY
    return {
        "campaign_id": number,
        "person_id": one.number,
        "chat_id": one.chat_id,
        "state": DeliveryState.SENT,
        "content": {},
        "due_at": at,
        "message_id": 3000 + number,
        "settled_at": at,
    }
