"""Deadlines as a calendar shows them."""

from collections.abc import Sequence
from datetime import date

from catalog.deadlines import Deadline
from catalog.model import Position
from locales.agenda import CalendarDay
from locales.translation import Translator
from locales.wording.amounts import requirement

_DOMAIN = "dutybot"


def calendar_name(t: Translator, positions: Sequence[Position]) -> str:
    held = t.listed([position.name[t.language] for position in positions])
    return t._("{position} · deadlines", position=held)


def calendar_day(t: Translator, position: Position, deadline: Deadline, *, today: date) -> CalendarDay:
    """The deadline as it stands: one that is met is marked, and reminds of nothing."""
    return CalendarDay(
        uid=f"{deadline.key}@{_DOMAIN}",
        first=deadline.opens or deadline.due,
        last=deadline.due,
        summary=_summary(t, deadline),
        description=_description(t, position, deadline, today),
        category=position.name[t.language],
        reminds=deadline.done is None,
    )


def _summary(t: Translator, deadline: Deadline) -> str:
    name = deadline.target.name[t.language]
    what = f"{name} {deadline.label}" if deadline.label else name
    return what if deadline.done is None else t._("✅ {what} (done)", what=what)


def _description(t: Translator, position: Position, deadline: Deadline, today: date) -> str:
    target, year = deadline.target, deadline.guessed_year
    lines = [
        position.name[t.language],
        t._("Required: {what}", what=requirement(t, target, on=deadline.required_on)),
        t._("Done on {day}", day=t.day(deadline.done, today=today)) if deadline.done else None,
        t._("Source: {clause}", clause=target.clause),
        target.note[t.language] if target.note else None,
        t._("The holidays of {year} are not published yet: Monday to Friday are counted.", year=year) if year else None,
    ]
    return "\n".join(line for line in lines if line)
