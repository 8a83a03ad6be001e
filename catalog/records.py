"""What was ever reported, with what became of it: for whoever takes the whole history away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from catalog.entries import Entry


class Fate(StrEnum):
    STANDS = "stands"
    CORRECTED = "corrected"
    UNDONE = "undone"


class Verdict(StrEnum):
    """What HR said of a report."""

    CONFIRMED = "confirmed"
    QUESTIONED = "questioned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One report: `by` whom, `at` which moment, in which `words`, under which requirement of the day.

    `requirement` is as the catalog writes it (`>= 90 percent`, `by 12-20`), None where there was none to keep.
    `ended_by` and `ended_at` tell who corrected or undid it and when; None while it stands. Moments are aware. `id`
    counts up in the order in which reports were kept.
    """

    id: int
    target: str
    entry: Entry
    by: str
    at: datetime
    words: str
    requirement: str | None
    fate: Fate
    verdict: Verdict | None = None
    """The newest one, if anybody looked at it."""
    ended_by: str | None = None
    ended_at: datetime | None = None
