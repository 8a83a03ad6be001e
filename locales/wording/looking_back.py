"""How positions stood in a period that is over."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from catalog.history.values import BAD, GOOD, PeriodRow, Row
from catalog.model import Period, Position, Target
from catalog.overseeing import Summary
from catalog.status import RISKIEST_FIRST
from locales.answer import Answer, head
from locales.translation import Translator
from locales.wording.amounts import period as period_in_words
from locales.wording.company import named_briefly, overview_line
from locales.wording.history import in_its_period, required_of
from locales.wording.overview import counted
from locales.wording.paging import paged


def past(
    t: Translator,
    shown: Sequence[Summary],
    every: Sequence[Summary],
    period: Period,
    *,
    page: int,
    pages: int,
    today: date,
) -> Answer:
    """A line for each position, riskiest first, below what all of them came to."""
    states = [state for one in every if not one.vacant for state in one.states]
    title = _title(t, period, [state in GOOD for state in states], sum(one.reported for one in every), today)
    lines = [overview_line(t, one) for one in shown if not one.vacant]
    names = named_briefly(t, [one.position for one in every if one.vacant])
    without = t._("Nothing yet: {positions}", positions=names) if names and page == pages - 1 and states else None
    return Answer.of(head(paged(t, title, page, pages)), _counted(t, states), "" if states else None, *lines, without)


def _title(t: Translator, period: Period, met: Sequence[bool], reported: int, today: date) -> str:
    which = period_in_words(t, period, today=today)
    if not met:
        return t._("🏢 {period}: nothing came to a verdict", period=which)
    return t._("🏢 {period}: {n}/{asked} reported, {met} met", period=which, n=reported, asked=len(met), met=sum(met))


def _counted(t: Translator, states: Sequence[object]) -> str | None:
    total = Counter(states)
    return counted(t, [(state, total[state]) for state in RISKIEST_FIRST if state in total]) or None


def past_of(
    t: Translator,
    position: Position,
    shown: Sequence[tuple[Target, Row]],
    every: Sequence[tuple[Target, Row]],
    period: Period,
    *,
    page: int,
    pages: int,
    today: date,
) -> Answer:
    """What each target of a position came to, riskiest first."""
    lines = [_line(t, target, row, period, today) for target, row in shown]
    none = t._("Nothing came to a verdict then.") if not every else None
    states = _counted(t, [row.state for _, row in every])
    return Answer.of(
        head(paged(t, title_of(t, position, period, today=today), page, pages)),
        states,
        "" if every else None,
        *lines,
        none,
    )


def title_of(t: Translator, position: Position, period: Period, *, today: date) -> str:
    """`📊 采购经理 · 10月`."""
    which = period_in_words(t, period, today=today)
    return t._("📊 {position} · {period}", position=position.name[t.language], period=which)


def _line(t: Translator, target: Target, row: Row, period: Period, today: date) -> str:
    """The mark, the target and what it came to; what was required, where a figure fell short of it."""
    line = in_its_period(t, target, row, period, today=today)
    if isinstance(row, PeriodRow) and row.figure is not None and row.state in BAD:
        return t._("{line} (required {bound})", line=line, bound=required_of(t, target, row))
    return line


def not_so_far(t: Translator, period: Period, *, today: date) -> Answer:
    """A period that has not begun, or is too long ago."""
    return Answer.of(t._("There is no overview for {period}.", period=period_in_words(t, period, today=today)))


def button_now(t: Translator) -> str:
    return t._("🏢 This month")
