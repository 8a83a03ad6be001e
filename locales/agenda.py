"""What a calendar holds: days. Made in `locales.wording`, written by `locales.calendar_file`."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """Something on the days from `first` to `last`, both included; `uid` is the same in every file.

    `reminds`: the phone tells of it at nine in the morning, seven days and one day before `last`.
    """

    uid: str
    first: date
    last: date
    summary: str
    description: str
    category: str
    reminds: bool
