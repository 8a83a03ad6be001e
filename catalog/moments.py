"""When something is to be done, as one writes it: `明天 9:00`, `下周一下午3点`, `Friday 5 pm`, `in 2 hours`.

Unlike a report, which tells of the past, this is always ahead: a weekday is the coming one, a time without a day is
today's, or tomorrow's where today's is over. Whatever else the words say makes them unreadable: nothing is planned for
a time that was half understood.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from catalog.coming_days import DAY, WEEK, find_day, number
from catalog.language.text.normal import normalise

FARTHEST = timedelta(days=366)
"""So far ahead, and no farther, something may be planned."""

_NOON = 12
_NIGHT_ENDS = 7
"""`3点` or `at 3` without morning or afternoon is the afternoon's: nobody means the night. 3:00 is what it says."""
_COUNT = "[0-9]{1,3}|[一二两三四五六七八九十]{1,3}"
_AFTERNOON = ("下午", "傍晚", "晚上", "晚")


class NoMoment(Exception):  # noqa: N818 - named for what went wrong
    """The words name no time at which something could be done."""


class Unreadable(NoMoment):
    """No day and no time could be read, or more was said than that."""


class NoTimeOfDay(NoMoment):
    """A day without a time."""


class Past(NoMoment):
    """The moment is over: `moment`."""

    def __init__(self, moment: datetime) -> None:
        super().__init__(moment.isoformat())
        self.moment = moment


class TooFar(NoMoment):
    """The moment is more than a year ahead."""


def read_moment(text: str, *, now: datetime) -> datetime:
    """The moment in UTC; `now` is aware, in the zone of whoever wrote it. NoMoment where there is none ahead."""
    words = normalise(text).text.replace("：", ":")
    if (after := _AFTER.search(words)) is not None:
        moment = _later(now, _span(after))
        rest = words.replace(after[0], " ", 1)
    else:
        day, rest = find_day(words, now.date())
        at, rest = _time_in(rest)
        moment = _combined(day, at, now)
    if _FILLERS.sub("", rest):
        raise Unreadable(text)
    moment = moment.astimezone(UTC)
    if moment <= now:
        raise Past(moment)
    if moment - now > FARTHEST:
        raise TooFar(text)
    return moment


def _time_in(words: str) -> tuple[time | None, str]:
    """The time of the first pattern that fits, and the words without it."""
    for pattern, read in _TIMES:
        found = pattern.search(words)
        if found is not None and (at := read(found)) is not None:
            return at, f"{words[: found.start()]} {words[found.end() :]}"
    return None, words


def _combined(day: date | None, at: time | None, now: datetime) -> datetime:
    if at is None:
        raise NoTimeOfDay if day else Unreadable
    if day:
        return datetime.combine(day, at, now.tzinfo)
    today = datetime.combine(now.date(), at, now.tzinfo)
    return today if today > now else datetime.combine(now.date() + DAY, at, now.tzinfo)


# How long from now

_AFTER = re.compile(
    rf"(?:(?P<count>{_COUNT})个?(?P<more>半)?|(?P<only>半)个?)(?P<unit>分钟|小时|钟头|天|周|星期)(?:以|之)?后"
    r"|\bin (?P<count_en>[0-9]{1,3}|an?|one|two|three|half an) ?"
    r"(?P<unit_en>min(?:ute)?s?|h(?:ou)?rs?|h|days?|weeks?)\b"
)
_MINUTE, _HOUR = timedelta(minutes=1), timedelta(hours=1)
_UNITS = {"分": _MINUTE, "小": _HOUR, "钟": _HOUR, "天": DAY, "周": WEEK, "星": WEEK} | {
    "m": _MINUTE,
    "h": _HOUR,
    "d": DAY,
    "w": WEEK,
}
_COUNTS_EN = {"a": 1.0, "an": 1.0, "one": 1.0, "two": 2.0, "three": 3.0, "half an": 0.5}


def _later(now: datetime, span: timedelta) -> datetime:
    """Days later at the same time of day; hours and minutes later as they go by, whatever the clocks are put to."""
    return now + span if span >= DAY and not span % DAY else now.astimezone(UTC) + span


def _span(found: re.Match[str]) -> timedelta:
    unit = _UNITS[(found["unit"] or found["unit_en"])[0]]
    if found["count_en"]:
        return unit * (_COUNTS_EN.get(found["count_en"]) or float(found["count_en"]))
    return unit * ((number(found["count"]) if found["count"] else 0) + (0.5 if found["more"] or found["only"] else 0))


# The time


def _time_zh(found: re.Match[str]) -> time | None:
    minute = 30 if found["half"] else number(found["quarter"]) * 15 if found["quarter"] else 0
    minute = number(found["minute"]) if found["minute"] else minute
    return _time(_hour(number(found["hour"]), found["part"] or ""), minute)


def _clock(found: re.Match[str]) -> time | None:
    part = found["part"] or found["meridiem"] or ""
    hour = int(found["hour"])
    return _time(_hour(hour, part) if part else hour, int(found["minute"]))


def _time_en(found: re.Match[str]) -> time | None:
    return _time(_hour(int(found["hour"]), found["meridiem"]), 0)


def _bare(found: re.Match[str]) -> time | None:
    return _time(_hour(int(found["hour"]), "p" if found["part"] == "tonight" else ""), 0)


def _noon(_: re.Match[str]) -> time:
    return time(_NOON)


def _hour(hour: int, part: str) -> int:
    """The hour of the day; `part` is 下午 and its like, or `p` for the afternoon."""
    if part in _AFTERNOON or part == "p":
        return hour + _NOON if hour < _NOON else hour if hour > _NOON or part in ("p", "下午") else 24
    if part == "中午":
        return hour + _NOON if hour < _NOON - 2 else hour
    if part == "a":
        return 0 if hour == _NOON else hour
    return hour + _NOON if not part and 0 < hour < _NIGHT_ENDS else hour


def _time(hour: int, minute: int) -> time | None:
    return time(hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004 - a day's and an hour's


_PART = "(?P<part>凌晨|清晨|早上|早晨|早|上午|中午|下午|傍晚|晚上|晚)? ?"
_TIMES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], time | None]], ...] = (
    (
        re.compile(
            rf"{_PART}(?<![0-9:])(?P<hour>[01]?[0-9]|2[0-3])[:h](?P<minute>[0-5][0-9])(?![0-9:])"
            r"(?: ?(?P<meridiem>[ap])\.?m\b\.?)?"
        ),
        _clock,
    ),
    (
        re.compile(
            rf"{_PART}(?P<hour>{_COUNT})(?:点钟?|时)(?:(?P<half>半)|(?P<quarter>[一三])刻|(?P<minute>零[一二三四五六七八九]"
            r"|[一二三四五]?十[一二三四五六七八九]?|[0-5]?[0-9])分?)?"
        ),
        _time_zh,
    ),
    (re.compile(r"(?<![0-9:])(?P<hour>1[0-2]|0?[1-9]) ?(?P<meridiem>[ap])\.?m\b\.?"), _time_en),
    (re.compile(r"\b(?P<part>at|tonight)(?: at)? (?P<hour>[0-9]{1,2})(?![0-9:])(?: ?o'?clock\b)?"), _bare),
    (re.compile(r"\b(?:noon|midday)\b|中午"), _noon),
)
_FILLERS = re.compile(
    r"[\s,，。.、!！?？的在于吧()（）]|(?<![a-z])(?:at|on|the|by|please|send|it|tonight)(?![a-z])|发送|发出|发|群|请|定"
)
