"""/status: one screen of a position, riskiest first."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from catalog.model import IncidentFree, Measure, Position, Response, Target
from catalog.status import OpenCase, State, Status
from locales.answer import Answer, Line, head, unbroken
from locales.translation import Translator
from locales.wording import statuses


def overview(
    t: Translator,
    position: Position,
    page: Sequence[tuple[Target, Status]],
    counts: Sequence[tuple[State, int]],
    *,
    all_quiet: bool,
    today: date,
) -> Answer:
    """One screen: counts by mark, then what needs attention, riskiest first, with what would turn it green."""
    lines: list[Line | str] = [head(t._("📊 {position}", position=position.name[t.language])), counted(t, counts), ""]
    lines += [attention(t, target, where, today=today) for target, where in page]
    if all_quiet:
        lines.append(t._("Nothing needs your attention. 👍"))
    elif all(where.riskiest is State.PENDING for _, where in page):
        lines.append(t._("Just write the figures, one message will do."))
    return Answer.of(*lines)


def vacant(t: Translator, position: Position) -> Answer:
    """Nobody reports for it, and nothing was ever reported."""
    return Answer.of(
        head(t._("📊 {position}", position=position.name[t.language])),
        t._("👤 Nobody has joined yet: nothing is owed here."),
    )


def attention(t: Translator, target: Target, where: Status, *, today: date) -> str:
    """One line: mark, name, figure, and what is to be done; the state in words where nothing is."""
    name = target.short[t.language]
    if where.riskiest is not where.state:  # the figure is not of the period that is told of
        return f"{statuses.mark(where)} {name} · {statuses.missing(t, where, today=today)}"
    if where.figure is not None and isinstance(target, Measure | IncidentFree):
        name = f"{name} {statuses.figure(t, target, name, where.figure)}"
    what = _to_do(t, target, where, today) or statuses.state_of(t, target, where)
    return f"{statuses.mark(where)} {name} · {what}"


def _to_do(t: Translator, target: Target, where: Status, today: date) -> str:
    if isinstance(target, Response) and where.open_cases:
        return _most_urgent(t, where.open_cases, today)
    if len(where.owed) > 1:
        oldest = t.day(where.owed[0], today=today)
        return t.n_("{n} owed, first due {day}", "{n} owed, first due {day}", len(where.owed), day=oldest)
    if isinstance(target, Measure) and where.figure is not None and where.needed is None:
        return statuses.against_bound(t, target, where, today=today)
    if isinstance(target, Response) and where.counted:
        return t._("{kept} of {counted} kept", kept=where.kept, counted=where.counted)
    return statuses.needed(t, target, where, today=today)


def _most_urgent(t: Translator, cases: Sequence[OpenCase], today: date) -> str:
    first = statuses.case_in_words(t, cases[0], today, brief=True)
    if len(cases) == 1:
        return first
    return t.n_("{first}; {n} more open", "{first}; {n} more open", len(cases) - 1, first=first)


def counted(t: Translator, counts: Iterable[tuple[State, int]]) -> str:
    """How many targets have each mark, in one line."""
    total: Counter[str] = Counter()
    for state, n in counts:
        total[statuses.MARKS[state]] += n
    words = _words(t)
    return "  ".join(
        unbroken(t._("{mark} {n} {state}", mark=mark, n=n, state=words[mark])) for mark, n in total.items()
    )


def _words(t: Translator) -> Mapping[str, str]:
    """One short word for all the states that share a mark."""
    return MappingProxyType(
        {
            "🔴": t._("overdue"),
            "❌": t._("missed"),
            "🟠": t._("due today"),
            "🟡": t._("pressing"),
            "⏳": t._("running"),
            "🕒": t._("needs a new figure"),
            "⚪": t._("to report"),
            "☑️": t._("done late"),
            "📅": t._("not due yet"),
            "🟢": t._("on track"),
            "✅": t._("fine"),
            "➖": t._("nothing to report"),
        }
    )


def button_more(t: Translator, n: int) -> str:
    return t.n_("{n} more ›", "{n} more ›", n)
