"""What HR chose in the chat: the rules of reminding."""

from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlmodel import Session, select

from catalog.reminders import ReminderRules
from storage import events
from storage.tables import Setting

_RULES = TypeAdapter(ReminderRules)


def reminder_rules(session: Session) -> ReminderRules:
    """The rules as HR left them; what was never chosen is as the product comes."""
    chosen = {row.name: row.value for row in session.exec(select(Setting))}
    return _RULES.validate_python(chosen)


def change(session: Session, *, name: str, value: object, by: int, at: datetime) -> ReminderRules:
    """Choose one field of the rules, by its name, and return them all; nothing happens where it was chosen before."""
    before = _dumped(reminder_rules(session))
    if before[name] == value:
        return reminder_rules(session)
    row = session.get(Setting, name) or Setting(name=name, value=value, set_at=at)
    row.value, row.set_by, row.set_at = value, by, at
    session.add(row)
    session.flush()
    events.record(session, at=at, actor=by, action="set", subject=f"setting:{name}", value=value, before=before[name])
    return reminder_rules(session)


def _dumped(rules: ReminderRules) -> dict[str, Any]:
    """The rules as JSON: times as `09:00:00`, days as lists."""
    dumped: dict[str, Any] = _RULES.dump_python(rules, mode="json")
    return dumped
