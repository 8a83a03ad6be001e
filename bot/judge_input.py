"""Reading one line of `dutybot judge`. What is not as it must be is a `Malformed`, naming the key."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NoReturn, TypeAlias

from catalog.entries import Answer, Case, Done, Entry, Figure
from catalog.errors import BadReport, UnknownUnit
from catalog.model import Period, Unit
from catalog.reading import Mode

Fields: TypeAlias = Mapping[str, object]

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEARS = range(1900, 2201)
_REPORT_KEYS = frozenset({"value", "unit", "period", "on", "mode", "label"})
_DONE_KEYS = frozenset({"done", "on", "label"})
_CASE_KEYS = frozenset({"opened", "closed", "took", "unit", "label", "on"})


class Malformed(BadReport):
    code = "malformed"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: where `target` stands on `today`, by these entries."""

    target: str
    today: date
    entries: tuple[Entry, ...]
    period: Period | None
    since: date | None


def read_object(line: str) -> Fields:
    try:
        fields = json.loads(line, parse_float=Decimal, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise Malformed(f"not JSON: {error}") from error
    if not isinstance(fields, dict):
        raise Malformed("not a JSON object")
    return fields


def read_question(fields: Fields) -> Question:
    entries = fields.get("entries")
    if not isinstance(entries, list):
        raise Malformed("entries: must be a list")
    return Question(
        target=_text(fields, "target") or _missing("target"),
        today=_day(fields, "today") or _missing("today"),
        entries=tuple(_entry(entry) for entry in entries),
        period=_period(fields),
        since=_day(fields, "since"),
    )


def _entry(entry: object) -> Entry:
    if not isinstance(entry, dict):
        raise Malformed("entries: must be objects")
    keys = entry.keys()
    if "value" in keys and keys <= _REPORT_KEYS:
        return _report(entry)
    if "done" in keys and keys <= _DONE_KEYS:
        return Done(done=_day(entry, "done") or _missing("done"))
    if keys and keys <= _CASE_KEYS:
        return Case(
            opened=_day(entry, "opened"),
            closed=_day(entry, "closed"),
            took=_number(entry, "took"),
            unit=_unit(entry),
            label=_text(entry, "label"),
            on=_day(entry, "on"),
        )
    raise Malformed(f"entries: no report has the keys {', '.join(map(str, keys)) or '(none)'}")


def _report(entry: Fields) -> Figure | Answer:
    on, period = _day(entry, "on") or _missing("on"), _period(entry)
    if isinstance(yes := entry["value"], bool):
        return Answer(yes=yes, on=on, period=period)
    value = _number(entry, "value")
    return Figure(
        value=_missing("value") if value is None else value,
        on=on,
        unit=_unit(entry),
        period=period,
        mode=_mode(entry),
        label=_text(entry, "label"),
    )


def _text(fields: Fields, key: str) -> str | None:
    match fields.get(key):
        case None | str() as text:
            return text
        case _:
            raise Malformed(f"{key}: must be a text")


def _number(fields: Fields, key: str) -> Decimal | None:
    match fields.get(key):
        case None | Decimal() as number:
            return number
        case int() as number if not isinstance(number, bool):
            return Decimal(number)
        case _:
            raise Malformed(f"{key}: must be a number")


def _day(fields: Fields, key: str) -> date | None:
    text = _text(fields, key)
    if text is None:
        return None
    if not _DAY.fullmatch(text):
        raise Malformed(f"{key}: {text!r} is not a day such as 2026-11-23")
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise Malformed(f"{key}: {error}") from error
    _check_year(key, day)
    return day


def _period(fields: Fields) -> Period | None:
    text = _text(fields, "period")
    if text is None:
        return None
    try:
        period = Period.parse(text)
    except ValueError as error:
        raise Malformed(f"period: {text!r} is none such as 2026-10, 2026-Q3, 2026-H1 or 2026") from error
    _check_year("period", period.start)
    return period


def _check_year(key: str, day: date) -> None:
    if day.year not in _YEARS:
        raise Malformed(f"{key}: the year must be from {_YEARS[0]} to {_YEARS[-1]}")


def _unit(fields: Fields) -> Unit | None:
    text = _text(fields, "unit")
    if text is None:
        return None
    try:
        return Unit(text)
    except ValueError as error:
        raise UnknownUnit(text) from error


def _mode(fields: Fields) -> Mode | None:
    text = _text(fields, "mode")
    if text is None:
        return None
    try:
        return Mode(text)
    except ValueError as error:
        raise Malformed("mode: must be add or total") from error


def _missing(key: str) -> NoReturn:
    raise Malformed(f"{key}: is missing")


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number")
