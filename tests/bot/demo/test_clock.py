from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.demo.clock import DemoClock

_SOON = timedelta(seconds=5)
_SHANGHAI = ZoneInfo("Asia/Shanghai")


def test_moved_clock_runs_on() -> None:
    """Moved to a moment, it goes on from there; reset, it is real time again."""
    clock, moment = DemoClock(), datetime(2026, 12, 20, 1, 30, tzinfo=UTC)
    clock.move_to(moment)
    assert moment <= clock() < moment + _SOON
    assert clock.is_moved
    clock.reset()
    assert abs(clock() - datetime.now(UTC)) < _SOON
    assert not clock.is_moved


@pytest.mark.parametrize("day", [date(2026, 12, 31), date(2024, 2, 29), date(2030, 1, 1)])
def test_a_day_is_moved_to_in_the_morning(day: date) -> None:
    """On another day it is nine o'clock, when the reminders of that day come."""
    clock = DemoClock()
    clock.move_to(datetime(2026, 11, 23, 23, 15, tzinfo=_SHANGHAI))
    clock.move_to_day(day, _SHANGHAI)
    local = clock().astimezone(_SHANGHAI)
    assert (local.date(), local.hour, local.minute) == (day, 9, 0)


def test_listeners_hear_of_every_move() -> None:
    """Whoever asked is called after each move, when the new time holds."""
    clock, heard = DemoClock(), list[date]()
    clock.when_moved(lambda: heard.append(clock().date()))
    clock.move_to(datetime(2026, 12, 20, 1, 30, tzinfo=UTC))
    clock.move_to_day(date(2026, 12, 24), UTC)
    assert heard == [date(2026, 12, 20), date(2026, 12, 24)]
