"""The subject itself: positions, their duties, and the five kinds of target a duty may set.

Everything here is frozen and knows nothing of files, Telegram or SQL. Figures are `Decimal`, days are
`datetime.date` in the company's time zone. A target's unit is the unit its bound is written in.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Generic, Literal, TypeAlias, TypeVar

Language: TypeAlias = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


class Op(StrEnum):
    """How a figure is compared with a bound. 以上, 以内, 达到, 不少于 include it; 超过, 大于, 高于, 低于 do not."""

    AT_LEAST = ">="
    MORE_THAN = ">"
    AT_MOST = "<="
    LESS_THAN = "<"
    EXACTLY = "=="

    @property
    def higher_is_better(self) -> bool:
        return self in (Op.AT_LEAST, Op.MORE_THAN)


_COMPARE: Mapping[Op, Callable[[Decimal, Decimal], bool]] = MappingProxyType(
    {
        Op.AT_LEAST: operator.ge,
        Op.MORE_THAN: operator.gt,
        Op.AT_MOST: operator.le,
        Op.LESS_THAN: operator.lt,
        Op.EXACTLY: operator.eq,
    }
)


class Unit(StrEnum):
    PERCENT = "percent"
    POINT = "point"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    WORKING_DAY = "working_day"
    HOUR = "hour"
    MINUTE = "minute"
    CLASS_HOUR = "class_hour"
    SESSION = "session"
    ITEM = "item"
    SUPPLIER = "supplier"
    INCIDENT = "incident"

    @property
    def counts_whole_things(self) -> bool:
        """Whether a figure in this unit is a whole number: there is no half supplier."""
        return self in (Unit.SESSION, Unit.ITEM, Unit.SUPPLIER, Unit.INCIDENT)


class Cadence(StrEnum):
    """How often a target asks for its figure or its document."""

    OPEN = "open"
    """The source names no period: the latest figure stands."""
    EACH = "each"
    """Every single run must reach the bound: the worst of the period decides."""
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    EVENT = "event"


class Counting(StrEnum):
    """How several figures of one period become the one that is judged."""

    LATEST = "latest"
    SUM = "sum"
    WORST = "worst"
    GROWING = "growing"
    """A running total, given anew each time: judged like a sum, its latest figure being the total."""


class Comparison(StrEnum):
    """What rate two amounts make, this one and the one it is compared with."""

    SHARE = "share"
    """This as a percentage of the other: spent, budget."""
    GROWTH = "growth"
    """By how many percent this is above the other."""
    REDUCTION = "reduction"
    """By how many percent this is below the other."""


@dataclass(frozen=True, slots=True)
class Bound:
    op: Op
    value: Decimal

    def holds(self, figure: Decimal) -> bool:
        return _COMPARE[self.op](figure, self.value)


@dataclass(frozen=True, slots=True)
class Limit:
    """The time a response may take. In days, the opening day is not counted (Civil Code art. 201)."""

    amount: Decimal
    unit: Literal[Unit.DAY, Unit.WORKING_DAY, Unit.HOUR]


@dataclass(frozen=True, slots=True)
class By:
    """Owed on or before each of these days: (month, day), with month None for every month.

    A day that a month does not have, 31 in April, is that month's last day; so it is for `On` and `Window`.
    """

    days: tuple[tuple[int | None, int], ...]


@dataclass(frozen=True, slots=True)
class On:
    """Owed on this day of every month; met on or before it."""

    day: int


@dataclass(frozen=True, slots=True)
class Window:
    """Owed between two days, both included; (month, day), with month None for every month. Due is the end."""

    opens: tuple[int | None, int]
    closes: tuple[int | None, int]


Schedule: TypeAlias = By | On | Window

Requirement = TypeVar("Requirement", Bound, Limit, Schedule)


@dataclass(frozen=True, slots=True)
class Change(Generic[Requirement]):
    """From the day `start` on, `to` is required: see `catalog.requirements`."""

    start: date
    to: Requirement


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in every language of the product."""

    zh: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Words:
    """Other names of a target, by language."""

    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    def __getitem__(self, language: Language) -> tuple[str, ...]:
        return self.zh if language == "zh" else self.en

    def __iter__(self) -> Iterator[str]:
        yield from self.zh
        yield from self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetBase:
    """What every kind of target has. `id` is `position.name`; `clause` is the source's text, verbatim."""

    id: str
    position: str
    duty: int
    line: int
    clause: str
    name: Bilingual
    short: Bilingual
    synonyms: Words = field(default_factory=Words)
    note: Bilingual | None = None
    """How the clause is read, where the reading is not literal."""
    since: date | None = None
    """The first day on which it is asked for; None: it always was."""
    cadence: Cadence


MOST_PERCENT = Decimal(1000)
"""More than ten times the whole is a slip of the pen, not a requirement."""


MOST_PERCENT = Decimal(1000)
"""More than ten times the whole is a slip of the pen, not a requirement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(TargetBase):
    """A figure with a bound. `least` and `most` are the values that are possible at all, None where open."""

    bound: Bound
    unit: Unit
    counting: Counting
    least: Decimal | None = None
    most: Decimal | None = None
    from_amounts: Comparison | None = None
    """The rate that two amounts make where it may be given so, this and the comparison; else None."""
    changes: tuple[Change[Bound], ...] = ()
    """The bounds after the first, the earliest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deliverable(TargetBase):
    """A document or an act that is owed at set times."""

    schedule: Schedule
    changes: tuple[Change[Schedule], ...] = ()
    """The schedules after the first, the earliest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response(TargetBase):
    """Each event must be answered within a limit; without a limit, it must be answered at all."""

    limit: Limit | None
    changes: tuple[Change[Limit], ...] = ()
    """The limits after the first, the earliest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentFree(TargetBase):
    """Nothing of the kind may happen in the year; incidents add up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compliance(TargetBase):
    """Answered yes or no."""


Target: TypeAlias = Measure | Deliverable | Response | IncidentFree | Compliance


@dataclass(frozen=True, slots=True)
class Duty:
    """A line of the duty table. One in five sets no target: `targets` is empty then."""

    number: int
    text: Bilingual
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class Position:
    id: str
    name: Bilingual
    duties: tuple[Duty, ...]
    short: Bilingual
    """What it is called in a list: 客服 for 客服部经理."""

    @property
    def targets(self) -> tuple[Target, ...]:
        return tuple(target for duty in self.duties for target in duty.targets)


@dataclass(frozen=True)
class Catalog:
    """All positions, in the order of the duty table."""

    positions: tuple[Position, ...]

    @cached_property
    def by_position(self) -> Mapping[str, Position]:
        return MappingProxyType({position.id: position for position in self.positions})

    @cached_property
    def by_id(self) -> Mapping[str, Target]:
        return MappingProxyType({target.id: target for position in self.positions for target in position.targets})

    def targets_of(self, positions: Iterable[str]) -> tuple[Target, ...]:
        """The targets of these positions, in table order; a position that the catalog no longer has is passed over."""
        held = set(positions)
        return tuple(target for p in self.positions if p.id in held for target in p.targets)


class Grain(StrEnum):
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


_MONTHS_IN: Mapping[Grain, int] = MappingProxyType(
    {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.HALF_YEAR: 6, Grain.YEAR: 12}
)


_PERIOD = re.compile(r"(?P<year>[0-9]{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>0[1-9]|1[0-2])))?")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A calendar period that a figure is for, from `start` to before `end`.

    Written `2026-10`, `2026-Q3`, `2026-H1` or `2025`; `Period.parse(str(period)) == period`.
    """

    start: date
    end: date

    @classmethod
    def containing(cls, day: date, grain: Grain) -> Period:
        """The month, quarter, half-year or year that holds `day`."""
        months = _MONTHS_IN[grain]
        return _period(day.year, (day.month - 1) // months * months + 1, months)

    @classmethod
    def parse(cls, code: str) -> Period:
        """Read `2026-10`, `2026-Q3`, `2026-H1` or `2025`; ValueError where it is none of them."""
        found = _PERIOD.fullmatch(code)
        if found is None:
            raise ValueError(f"not a period: {code!r}")
        year = int(found["year"])
        quarter, half, month = (int(found[part] or 0) for part in ("quarter", "half", "month"))
        if quarter:
            return cls.containing(date(year, quarter * 3, 1), Grain.QUARTER)
        if half:
            return cls.containing(date(year, half * 6, 1), Grain.HALF_YEAR)
        return cls.containing(date(year, month or 1, 1), Grain.MONTH if month else Grain.YEAR)

    @property
    def grain(self) -> Grain:
        months = (self.end.year - self.start.year) * 12 + self.end.month - self.start.month
        return next(grain for grain, n in _MONTHS_IN.items() if n == months)

    @property
    def previous(self) -> Period:
        months = _MONTHS_IN[self.grain]
        return Period(_months_after(self.start, -months), self.start)

    def holds(self, day: date) -> bool:
        return self.start <= day < self.end

    def covers(self, other: Period) -> bool:
        return self.start <= other.start and other.end <= self.end

    def __str__(self) -> str:
        match self.grain:
            case Grain.YEAR:
                return f"{self.start.year:04}"
            case Grain.HALF_YEAR:
                return f"{self.start.year:04}-H{(self.start.month + 5) // 6}"
            case Grain.QUARTER:
                return f"{self.start.year:04}-Q{(self.start.month + 2) // 3}"
            case _:
                return f"{self.start.year:04}-{self.start.month:02}"


@lru_cache(maxsize=1024)
def _period(year: int, first: int, months: int) -> Period:
    """The period of so many months from the `first` of the year on. Every report asks for its own: it is made once."""
    start = date(year, first, 1)
    return Period(start, _months_after(start, months))


def _months_after(first: date, months: int) -> date:
    total = first.year * 12 + first.month - 1 + months
    return date(total // 12, total % 12 + 1, 1)


def own_grain(target: Target) -> Grain:
    """The period of a figure whose message names none: the target's own year, half-year or quarter, else the month."""
    return grain_of(target.cadence)


def grain_of(cadence: Cadence) -> Grain:
    match cadence:
        case Cadence.YEAR:
            return Grain.YEAR
        case Cadence.HALF_YEAR:
            return Grain.HALF_YEAR
        case Cadence.QUARTER:
            return Grain.QUARTER
        case _:
            return Grain.MONTH
