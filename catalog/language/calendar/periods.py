"""The calendar of a message: its periods and days, in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from catalog.language.calendar import days_en, days_zh
from catalog.language.calendar.days import Mark, MarkKind, without_overlaps
from catalog.language.text.normal import Normal, normalise
from catalog.model import Grain


@dataclass(frozen=True, slots=True)
class Span:
    """A calendar period in a text: from `start` to before `end`."""

    start: date
    end: date
    grain: Grain


def find_periods(text: str, today: date) -> list[Span]:
    """The weeks, months, quarters, half-years and years that a text names, seen from `today`, in its order.

    A period that something is compared with (同比, 去年同期, vs last year) is none. A month without a year is this
    year's.
    """
    marks = find_marks(normalise(text), today)
    return [Span(m.first, m.after, m.grain) for m in marks if m.kind is MarkKind.PERIOD and m.grain is not None]


def find_marks(normal: Normal, today: date) -> tuple[Mark, ...]:
    """Every stretch of the normalised text that names days, periods or comparisons, none overlapping."""
    written = (days_zh, days_en)
    return without_overlaps(mark for language in written for mark in language.marks(normal.text, today))
