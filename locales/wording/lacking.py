"""Who of those that owe one thing has not reported it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from catalog.model import Period, Position, Target
from catalog.owing import Owed
from locales.answer import Answer, Line, faint, head
from locales.translation import Translator
from locales.wording.due import beside
from locales.wording.missing import none_owed, of_period, thing
from locales.wording.statuses import when

_MOST_LINES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Owing:
    """Who reports for a position, and when any of them was last reminded, in the reader's zone.

    `reminds`: the reader reminds people; whoever does not is not told of reminders.
    """

    names: Sequence[str]
    position: Position
    reminded: datetime | None
    reminds: bool


def several(
    t: Translator,
    owed: Sequence[tuple[Owed, Sequence[str]]],
    named: Sequence[str],
    period: Period | None,
    *,
    today: date,
) -> Answer:
    """What of several that are `named` alike is owed, or was due in a `period`, the oldest first, and by whom."""
    if not owed and period is not None:
        return Answer.of(head(none_owed(t, of_period(t, period, [], today=today))), t.listed(list(named)))
    if not owed:
        return Answer.of(head(t._("🎉 All of it is reported")), t.listed(list(named)))
    lines = [f"{thing(t, one, today)} · {_whose(t, names)}" for one, names in owed[:_MOST_LINES]]
    title = t.n_("⏰ {n} not reported", "⏰ {n} not reported", len(owed))
    return Answer.of(head(title), *lines, _more(t, len(owed)))


def _whose(t: Translator, names: Sequence[str]) -> str:
    return t.listed(list(names)) if names else t._("nobody reports for it")


def _more(t: Translator, every: int) -> str | None:
    left = every - _MOST_LINES
    return t.n_("… and {n} more", "… and {n} more", left) if left > 0 else None


def lacking(
    t: Translator, target: Target, owed: Sequence[Owed], owing: Owing, period: Period | None, *, today: date
) -> Answer:
    """Who has not, then what of it is owed, or was due in a `period`, the oldest first."""
    lines: list[Line | str | None] = [head(_title(t, _called(t, target, period, today), owing))]
    lines += [thing(t, one, today) for one in owed[:_MOST_LINES]]
    return Answer.of(*lines, _more(t, len(owed)), _reminded(t, owing, today))


def _called(t: Translator, target: Target, period: Period | None, today: date) -> str:
    name = target.short[t.language]
    return name if period is None else of_period(t, period, [name], today=today)


def _title(t: Translator, what: str, owing: Owing) -> str:
    if not owing.names:
        return t._("⏰ {what}: owed, and nobody reports for it", what=what)
    n, names = len(owing.names), t.listed(list(owing.names))
    return t.n_(
        "⏰ {what}: {names} has not reported", "⏰ {what}: {names} have not reported", n, what=what, names=names
    )


def _reminded(t: Translator, owing: Owing, today: date) -> Line | None:
    if not (owing.names and owing.reminds):
        return None
    if owing.reminded is None:
        return faint(t._("not reminded yet"))
    day = t.day(owing.reminded.date(), today=today)
    return faint(t._("last reminded {day} {time}", day=day, time=f"{owing.reminded:%H:%M}"))


def none_due_then(t: Translator, target: Target, period: Period, *, today: date) -> Answer:
    """What was due of it in the period is reported, or nothing was."""
    return Answer.of(head(none_owed(t, _called(t, target, period, today))))


def nobody_lacks(t: Translator, target: Target, after: Owed | None, *, today: date) -> Answer:
    """It is all reported; `after` is what of it comes next."""
    title = head(t._("🎉 {position}: all reported", position=target.short[t.language]))
    if after is None or after.due is None:
        return Answer.of(title)
    what, then = beside(t, after, today), when(t, after.due, today)
    return Answer.of(title, t._("Next: {what}, {when}", what=what, when=then))


def vacant(t: Translator, target: Target) -> Answer:
    """Nobody reports for its position, and nothing was ever reported there."""
    return Answer.of(head(target.short[t.language]), t._("👤 Nobody has joined yet: nothing is owed here."))
