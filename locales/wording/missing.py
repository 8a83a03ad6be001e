"""/missing: who owes what, since when, and when they were last reminded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from catalog.model import Period, Position
from catalog.overseeing import Summary
from catalog.owing import Owed
from locales.answer import Answer, Line, faint, head
from locales.translation import Translator
from locales.wording.amounts import period as period_in_words
from locales.wording.due import beside
from locales.wording.paging import paged
from locales.wording.statuses import MARKS, when


class Scope(StrEnum):
    """What of everything owed is listed."""

    LATE = "late"
    MONTH = "month"
    """What is due by the end of the month, and what is overdue."""
    EXEMPT = "exempt"
    """What does not apply."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owing:
    """Somebody who owes `things`; without a name, nobody reports for the positions.

    `reminded` is when they last were, in the reader's zone.
    """

    name: str
    positions: Sequence[Position]
    things: int
    oldest: Owed
    reminded: datetime | None


def button_missing(t: Translator) -> str:
    return t._("⏰ Missing")


def by_person(
    t: Translator,
    shown: Sequence[Owing],
    scope: Scope,
    *,
    things: int,
    people: int,
    page: int,
    pages: int,
    today: date,
) -> Answer:
    """Two lines a person: how much they owe and since when, and when they were last reminded."""
    who = t.n_("{n} person", "{n} people", people)
    title = t._(", ").join([_owed(t, scope, things, today), who] if people else [_owed(t, scope, things, today)])
    lines: list[Line | str | None] = [head(paged(t, title, page, pages))]
    for one in shown:
        lines += [_person(t, one, today), _reminded(t, one, today)]
    return Answer.of(*lines)


def in_period(
    t: Translator,
    period: Period,
    shown: Sequence[Owing],
    *,
    of: Sequence[Position],
    things: int,
    people: int,
    left: int,
    today: date,
) -> Answer:
    """The same for what was due in a period, `of` the positions that were named; `left` is how many people more."""
    which = of_period(t, period, [position.name[t.language] for position in of], today=today)
    if not things:
        return Answer.of(head(none_owed(t, which)))
    title = t.n_("⏰ {period}: {n} not reported", "⏰ {period}: {n} not reported", things, period=which)
    who = [t.n_("{n} person", "{n} people", people)] if people else []
    lines: list[Line | str | None] = [head(t._(", ").join([title, *who]))]
    for one in shown:
        lines += [_person(t, one, today), _reminded(t, one, today)]
    return Answer.of(*lines, t.n_("… and {n} other", "… and {n} others", left) if left else None)


def of_period(t: Translator, period: Period, names: Sequence[str], *, today: date) -> str:
    """`10月`, with the names of what is meant before it, where any is named: `采购经理 · 10月`."""
    which = period_in_words(t, period, today=today)
    return t._("{names} · {period}", names=t.listed(list(names)), period=which) if names else which


def none_owed(t: Translator, which: str) -> str:
    return t._("👍 {period}: nothing due then is still owed", period=which)


def _owed(t: Translator, scope: Scope, n: int, today: date) -> str:
    if scope is Scope.MONTH:
        month = t.month(today, today=today)
        return t.n_("⏰ {n} to report in {month}", "⏰ {n} to report in {month}", n, month=month)
    return t.n_("⏰ {n} overdue", "⏰ {n} overdue", n)


def _who(t: Translator, one: Owing) -> str:
    positions = t.listed([position.name[t.language] for position in one.positions])
    return f"{one.name} · {positions}" if one.name else t._("Nobody · {positions}", positions=positions)


def _person(t: Translator, one: Owing, today: date) -> str:
    n = t.n_("{n} thing", "{n} things", one.things)
    return f"{MARKS[one.oldest.state]} {_who(t, one)} · {n}{_since(t, one.oldest, today)}"


def _since(t: Translator, oldest: Owed, today: date) -> str:
    if oldest.due is None:
        return ""
    day = t.day(oldest.due, today=today)
    return t._(", since {day}", day=day) if oldest.overdue else t._(", first by {day}", day=day)


def _reminded(t: Translator, one: Owing, today: date) -> Line | None:
    """When that was last; None where there is nobody to be reminded."""
    if not one.name:
        return None
    if one.reminded is None:
        return faint(t._("not reminded yet"))
    day = t.day(one.reminded.date(), today=today)
    return faint(t._("last reminded {day} {time}", day=day, time=f"{one.reminded:%H:%M}"))


def by_thing(
    t: Translator,
    shown: Sequence[tuple[Owed, Summary]],
    scope: Scope,
    *,
    things: int,
    page: int,
    pages: int,
    today: date,
) -> Answer:
    """A line a thing: what, since when, and who owes it."""
    title = head(paged(t, _owed(t, scope, things, today), page, pages))
    return Answer.of(title, *(f"{thing(t, one, today)} · {_holders(t, whose)}" for one, whose in shown))


def thing(t: Translator, one: Owed, today: date) -> str:
    """`🔴 月度采购报告 · 11月25日（4 天前）`."""
    last = f" · {when(t, one.due, today)}" if one.due else ""
    return f"{MARKS[one.state]} {beside(t, one, today)}{last}"


def _holders(t: Translator, whose: Summary) -> str:
    if whose.holders:
        return t.listed(list(whose.holders))
    return t._("Nobody · {positions}", positions=whose.position.name[t.language])


def person(t: Translator, one: Owing, shown: Sequence[Owed], *, page: int, pages: int, today: date) -> Answer:
    """Everything that somebody owes, the oldest first."""
    title = paged(t, t._("👤 {who}", who=_who(t, one)), page, pages)
    return Answer.of(head(title), _reminded(t, one, today), *(thing(t, owed, today) for owed in shown))


def exempt(
    t: Translator,
    shown: Sequence[tuple[Owed, str, str, date]],
    *,
    count: int,
    page: int,
    pages: int,
    today: date,
) -> Answer:
    """What does not apply: each thing with who said so, when and why."""
    title = t.n_("➖ {n} does not apply", "➖ {n} do not apply", count)
    lines: list[Line | str] = [head(paged(t, title, page, pages))]
    for owed, by, reason, day in shown:
        said = t._("{name}, {day}: {reason}", name=by, day=t.day(day, today=today), reason=reason)
        lines += [beside(t, owed, today), faint(said)]
    return Answer.of(*lines)


def nothing_missing(t: Translator, scope: Scope, counts: Mapping[Scope, int], *, today: date) -> Answer:
    """Nothing is owed in this scope; what there is in the other one is a tap away."""
    month = t.month(today, today=today)
    if scope is Scope.LATE and counts[Scope.MONTH]:
        n = counts[Scope.MONTH]
        return Answer.of(
            head(t._("🎉 Nothing is overdue")),
            t.n_("{n} still to report in {month}.", "{n} still to report in {month}.", n, month=month),
        )
    return Answer.of(head(t._("🎉 {month}: everything is reported", month=month)))


def owes_nothing(t: Translator) -> str:
    return t._("They owe nothing any more.")


def button_then(t: Translator, period: Period, *, today: date) -> str:
    return t._("🏢 Overview of {period}", period=period_in_words(t, period, today=today))


def button_person(t: Translator, one: Owing) -> str:
    name = one.name or one.positions[0].name[t.language]
    return f"{name} {t.number(one.things)}"


def button_remind(t: Translator) -> str:
    return t._("📣 Remind")


def button_order(t: Translator, *, by_thing: bool) -> str:
    return t._("By thing") if by_thing else t._("By person")


def button_scope(t: Translator, scope: Scope, n: int, *, today: date) -> str:
    match scope:
        case Scope.LATE:
            return t._("Overdue {n}", n=t.number(n))
        case Scope.MONTH:
            return t._("All of {month} {n}", month=t.month(today, today=today), n=t.number(n))
        case Scope.EXEMPT:
            return t._("Does not apply {n}", n=t.number(n))
