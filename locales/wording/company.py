"""/overview: positions by what is at risk, and the picture of their months."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from catalog.model import Position
from catalog.overseeing import Summary, Tally, total_of
from catalog.status import RISKIEST_FIRST
from locales.answer import Answer, faint, head, unbroken
from locales.chart import Cell, HeatMap, Shade
from locales.translation import Translator
from locales.wording.overview import counted
from locales.wording.paging import paged
from locales.wording.statuses import MARKS, QUESTIONED

_MOST_KINDS = 3
"""So many kinds of risk stand beside a position."""
_MOST_NAMED = 2
_LOUD = frozenset({"🔴", "❌", "🟠", "🟡", "⏳", "🕒"})
"""What asks for attention; what only waits for its figure is told by how much is reported."""
_FROM: Final[Mapping[Shade, int]] = {
    Shade.BEST: 95,
    Shade.GOOD: 85,
    Shade.FAIR: 70,
    Shade.POOR: 50,
    Shade.WORST: 0,
}
"""The percentage from which on a month has each shade."""


def overview(
    t: Translator, page: Sequence[Summary], every: Sequence[Summary], *, number: int, pages: int, today: date
) -> Answer:
    """A line for each position, riskiest first, below what all of them come to. `number` counts pages from 0."""
    states = Counter(state for one in every if not one.vacant for state in one.states)
    title = paged(t, _reported(t, every, today), number, pages)
    totals = counted(t, [(state, states[state]) for state in RISKIEST_FIRST if state in states]) or None
    lines = [overview_line(t, one, told=True) for one in page if not one.vacant]
    return Answer.of(head(title), totals, "", *lines, _vacant(t, [one for one in page if one.vacant]))


def _reported(t: Translator, every: Sequence[Summary], today: date) -> str:
    month = t.month(today, today=today)
    asked = sum(one.asked for one in every)
    if not asked:
        return t._("🏢 {month}: nothing to report", month=month)
    return t._("🏢 {month}: {n}/{asked} reported", month=month, n=sum(one.reported for one in every), asked=asked)


def _vacant(t: Translator, vacant: Sequence[Summary]) -> str | None:
    names = named_briefly(t, [one.position for one in vacant])
    return t._("👤 Nobody has joined yet: {positions}", positions=names) if names else None


def named_briefly(t: Translator, positions: Sequence[Position]) -> str:
    """Their names, of many the first of them and how many there are more."""
    names = [position.short[t.language] for position in positions[:_MOST_NAMED]]
    more = len(positions) - len(names)
    if not more:
        return t.listed(names)
    return t.n_("{names} and {n} more position", "{names} and {n} more positions", more, names=t._(", ").join(names))


def overview_line(t: Translator, one: Summary, *, told: bool = False) -> str:
    """`🔴 财务经理 3/9 · 🔴2 ❌1 ❓1`; where it is to be `told`, that nobody reports for it."""
    share = f" {one.reported}/{one.asked}" if one.asked else ""
    nobody = t._("nobody reports for it") if told and not one.holders else ""
    parts = [f"{button_position(t, one)}{share}", _risks(one), nobody]
    return " · ".join(part for part in parts if part)


def _risks(one: Summary) -> str:
    counts = Counter(MARKS[state] for state in one.states)  # in the order of the states: riskiest first
    loud = [f"{mark}{n}" for mark, n in counts.items() if mark in _LOUD]
    doubted = [f"{QUESTIONED}{one.questioned}"] if one.questioned else []
    return unbroken(" ".join([*loud[:_MOST_KINDS], *doubted]))


def button_position(t: Translator, one: Summary) -> str:
    """The position with the mark of its riskiest target."""
    return f"{MARKS[one.states[0]]} {one.position.short[t.language]}"


def not_understood(t: Translator, department: str, *, invites: bool) -> Answer:
    """To whoever reports nothing: how to ask after a department, and, where they may invite, after people."""
    how = (
        t._(
            "Write for example: who is missing; how is {department} doing; remind procurement; or somebody's name",
            department=department,
        )
        if invites
        else t._("Write for example: overview; how is {department} doing", department=department)
    )
    return Answer.of(t._("I did not get that."), how)


def button_overview(t: Translator) -> str:
    return t._("🏢 Overview")


def button_months(t: Translator) -> str:
    return t._("🗺 The year's months")


Months = Sequence[tuple[Position, Mapping[int, Tally]]]
"""What the months of this year came to, by position."""


def months_caption(t: Translator, months: Months, *, today: date) -> Answer:
    """The picture in words: what each position came to in the year and in its latest month, and its worst month."""
    lines = [_in_words(t, position, tallies, today) for position, tallies in months if tallies]
    names = named_briefly(t, [position for position, tallies in months if not tallies])
    without = t._("Nothing yet: {positions}", positions=names) if names else None
    return Answer.of(head(_title(t, today)), faint(_meaning(t)), *lines, without)


def _title(t: Translator, today: date) -> str:
    return t._("🗺 Targets met in {year}, by position", year=today.year)


def _meaning(t: Translator) -> str:
    return t._("Of what came to a verdict in a month, the share that is met")


def _in_words(t: Translator, position: Position, tallies: Mapping[int, Tally], today: date) -> str:
    name, share = position.short[t.language], _percent(t, total_of(tallies.values()))
    latest = max(tallies)
    worst = min(tallies, key=lambda month: (tallies[month].percent, -month))
    parts = [_of_month(t, latest, tallies, today)]
    if tallies[worst].percent < tallies[latest].percent:
        parts.append(t._("lowest {month}", month=_of_month(t, worst, tallies, today)))
    return t._("{position}: {share} · {months}", position=name, share=share, months=t._(", ").join(parts))


def _of_month(t: Translator, month: int, tallies: Mapping[int, Tally], today: date) -> str:
    return f"{t.month(date(today.year, month, 1), today=today)} {_percent(t, tallies[month])}"


def _percent(t: Translator, tally: Tally) -> str:
    return t._("{n}%", n=t.number(tally.percent))


def heat_map(t: Translator, months: Months, *, today: date) -> HeatMap | None:
    """The picture: a row for each position, a cell for each month; None where no month has a verdict."""
    if not any(tallies for _, tallies in months):
        return None
    return HeatMap(
        title=_title(t, today).removeprefix("🗺 "),
        subtitle=_meaning(t),
        columns=tuple(t.month(date(today.year, month, 1), today=today) for month in range(1, 13)),
        rows=tuple((position.short[t.language], _cells(t, tallies)) for position, tallies in months),
        key={shade: _range(t, shade) for shade in _FROM},
    )


def _cells(t: Translator, tallies: Mapping[int, Tally]) -> tuple[Cell | None, ...]:
    return tuple(_cell(t, tallies[month]) if month in tallies else None for month in range(1, 13))


def _cell(t: Translator, tally: Tally) -> Cell:
    shade = next(shade for shade, least in _FROM.items() if tally.percent >= least)
    return Cell(t.number(tally.percent), shade)


def _range(t: Translator, shade: Shade) -> str:
    if shade is Shade.WORST:
        return t._("under {n}%", n=_FROM[Shade.POOR])
    return t._("from {n}%", n=_FROM[shade])
