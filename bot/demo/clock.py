"""The demo's clock: real time, moved by an offset."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, tzinfo

_MORNING = time(9)


class DemoClock:
    """Callable that gives the time of the demo, aware and in UTC. Moved, it keeps running from there."""

    def __init__(self) -> None:
        self._offset = timedelta()
        self._listeners: list[Callable[[], None]] = []

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self._offset

    @property
    def is_moved(self) -> bool:
        return self._offset != timedelta()

    def when_moved(self, listener: Callable[[], None]) -> None:
        """Have `listener` called after every move, so that what is due can be looked at again."""
        self._listeners.append(listener)

    def move_to(self, moment: datetime) -> None:
        """Make it `moment` (aware) now."""
        self._move(moment - datetime.now(UTC))

    def move_to_day(self, day: date, zone: tzinfo) -> None:
        """Make it nine in the morning of `day` in `zone`: reminders come then, and not at night."""
        self.move_to(datetime.combine(day, _MORNING, zone))

    def reset(self) -> None:
        """Go back to real time."""
        self._move(timedelta())

    def _move(self, offset: timedelta) -> None:
        self._offset = offset
        for listener in self._listeners:
            listener()
