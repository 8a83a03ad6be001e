"""Days as an .ics file that a phone's calendar takes in; taken in once more, it updates what is there."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final

from icalendar import Alarm, Calendar, Event

from locales.agenda import CalendarDay

MEDIA_TYPE: Final = "text/calendar"

_DAY = timedelta(days=1)
_REMINDED_DAYS_BEFORE = (7, 1)
_REMINDED_AT = timedelta(hours=9)


def write_calendar(name: str, days: Sequence[CalendarDay], *, now: datetime) -> bytes:
    """The file; `now`, aware, tells calendars which of two files is the later one."""
    calendar = Calendar()
    calendar.add("prodid", "-//Dutybot//Deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    for day in days:
        calendar.add_component(_event(day, now))
    return bytes(calendar.to_ical())


def _event(day: CalendarDay, now: datetime) -> Event:
    event = Event()
    event.add("uid", day.uid)
    event.add("dtstamp", now)
    event.add("last-modified", now)
    event.add("sequence", int(now.timestamp()) // 60)  # grows from file to file: an older one changes nothing
    event.add("dtstart", day.first)
    event.add("dtend", day.last + _DAY)  # the first day after it, by RFC 5545
    event.add("summary", day.summary)
    event.add("description", day.description)
    event.add("categories", [day.category])
    event.add("transp", "TRANSPARENT")  # a deadline takes up nobody's day
    for alarm in _alarms(day) if day.reminds else ():
        event.add_component(alarm)
    return event


def _alarms(day: CalendarDay) -> Iterator[Alarm]:
    """Counted from the first day's midnight, which every calendar understands: in a window they may come after it."""
    for days_before in _REMINDED_DAYS_BEFORE:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", day.summary)
        alarm.add("trigger", day.last - day.first - days_before * _DAY + _REMINDED_AT)
        yield alarm
