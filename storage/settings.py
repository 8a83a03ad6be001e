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


def change(session: Session, *, rules: ReminderRules, by: int, at: datetime) -> None:
    """Choose these rules; nothing is written of what is chosen already."""
    before, after = _dumped(reminder_rules(session)), _dumped(rules)
    for name in [name for name in after if after[name] != before[name]]:
        row = session.get(Setting, name) or Setting(name=name, value=None, set_at=at)
        row.value, row.set_by, row.set_at = after[name], by, at
        session.add(row)
        session.flush()
        subject = f"setting:{name}"
        events.record(session, at=at, actor=by, action="set", subject=subject, value=after[name], before=before[name])


def _dumped(rules: ReminderRules) -> dict[str, Any]:
    """The rules as JSON: times as `09:00:00`, days as lists."""
    dumped: dict[str, Any] = _RULES.dump_python(rules, mode="json")
    return dumped
