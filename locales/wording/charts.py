"""The picture of a history: which figures it shows, and its labels."""

from datetime import date
from typing import assert_never

from catalog.history.values import BAD, GOOD, CaseRow, Past, PeriodRow
from catalog.model import (
    Compliance,
    Counting,
    Deliverable,
    Grain,
    IncidentFree,
    Measure,
    Period,
    Response,
    Target,
    Unit,
)
from catalog.requirements import bound_on, limit_on
from catalog.status import State
from locales.chart import Chart, Point, Shape
from locales.translation import Translator
from locales.wording.amounts import limit, period, unit_word
from locales.wording.history import asked, day_of, required_of, tally, trend_words, unit_of_cases

_LONGEST_TICK = 6


def chart(t: Translator, past: Past, *, today: date) -> Chart | None:
    """The picture of the figures; None where there is none.

    Yes or no and deliveries have no height to draw: their marks, line by line, are the picture. Incidents have one
    only where something happened.
    """
    match past.target:
        case Measure():
            points, stems = _periods(t, past), past.target.counting is Counting.SUM and not past.adds_up
            unit = past.target.unit
        case IncidentFree():
            points, stems, unit = _periods(t, past), True, Unit.INCIDENT
        case Response():
            points, stems, unit = _cases(t, past, today), True, unit_of_cases(limit_on(past.target, today))
        case Deliverable() | Compliance():
            return None
        case _:
            assert_never(past.target)
    values = [point.value for point in points if point.value is not None]
    if not values or (isinstance(past.target, IncidentFree) and not any(values)):
        return None
    return Chart(
        title=_title(t, past.target, unit),
        subtitle=_subtitle(t, past, today),
        points=tuple(points),
        key={Shape.GOOD: t._("met"), Shape.BAD: t._("missed"), Shape.OPEN: t._("not over yet")},
        bound_key=asked(t, past.target, required_of(t, past.target, past.rows[-1])),
        stems=stems,
    )


def _title(t: Translator, target: Target, unit: Unit) -> str:
    name = target.name[t.language]
    return t._("{name} ({unit})", name=name, unit="%" if unit is Unit.PERCENT else unit_word(t, unit))


def _subtitle(t: Translator, past: Past, today: date) -> str:
    parts = [tally(t, past)]
    if past.trend is not None:
        parts.append(trend_words(t, past.target, past.trend, today))
    return " · ".join(parts)


def _shape(state: State) -> Shape:
    if state in GOOD:
        return Shape.GOOD
    return Shape.BAD if state in BAD else Shape.OPEN


def _periods(t: Translator, past: Past) -> list[Point]:
    """A point a period, a gap where it has no figure; the year stands below the first, and where it turns."""
    rows = [row for row in past.rows if isinstance(row, PeriodRow)]
    several_years = len({row.period.start.year for row in rows}) > 1
    points = []
    for older, row in zip([None, *rows], rows, strict=False):
        turns = older is None or older.period.start.year != row.period.start.year
        points.append(
            Point(
                tick=_tick(t, row.period, year=several_years and turns),
                value=row.figure,
                label="" if row.figure is None else t.short_number(row.figure),
                shape=_shape(row.state),
                bound=bound_on(past.target, row.period.start).value if isinstance(past.target, Measure) else None,
                bound_label=required_of(t, past.target, row),
                follows=older is not None and older.period.grain is row.period.grain,
            )
        )
    return points


def _tick(t: Translator, p: Period, *, year: bool) -> str:
    if p.grain is Grain.YEAR:
        return str(p.start.year)
    name = period(t, p, today=p.start)
    return f"{name}\n{p.start.year}" if year else name


def _cases(t: Translator, past: Past, today: date) -> list[Point]:
    """A point a case; one whose time is not known in days or hours of its limit has none."""
    return [
        Point(
            tick=_short(row.case.label or t.day(day_of(row.case), today=today)),
            value=row.took,
            label=t.short_number(row.took),
            shape=_shape(row.state),
            bound=row.limit.amount if row.limit else None,
            bound_label=limit(t, row.limit),
        )
        for row in past.rows
        if isinstance(row, CaseRow) and row.took is not None
    ]


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST_TICK else label[: _LONGEST_TICK - 1] + "…"
