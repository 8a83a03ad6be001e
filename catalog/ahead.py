"""A day to come, as one writes it: a moment (`catalog.moments`) of which the hour does not matter."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from catalog.choosing import plain
from catalog.moments import NoMoment, read_moment

FARTHEST = timedelta(days=92)
"""Nothing is put off for longer than a quarter."""

_DAY = timedelta(days=1)
_EVENING = "23:59"
_NEXT_WEEK = frozenset({"下周", "下星期", "下礼拜", "下个星期", "next week"})


def day_ahead(text: str, *, today: date, farthest: timedelta = FARTHEST) -> date | None:
    """The day after `today` that the text names, at most so far away; None where it names none."""
    words = plain(text)
    day = next_monday(today) if words in _NEXT_WEEK else _read(f"{words} {_EVENING}", today) or _read(words, today)
    return day if day is not None and today < day <= today + farthest else None


def next_monday(today: date) -> date:
    """The Monday of the week after this one."""
    return today + (7 - today.weekday()) * _DAY


def _read(words: str, today: date) -> date | None:
    try:
        return read_moment(words, now=datetime.combine(today, time(), UTC)).date()
    except NoMoment:
        return None
