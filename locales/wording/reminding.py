"""Reminding somebody by HR's hand: whom it reaches, when, and that it may be called off until then."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from locales.answer import Answer, Line, faint, head
from locales.translation import Translator
from locales.wording.paging import first_of
from locales.wording.receipts import state_name
from locales.wording.reminders import clock

_MOST_NAMES = 6


def preview(
    t: Translator,
    names: Sequence[str],
    message: Answer,
    *,
    kind: str,
    unreachable: Sequence[str],
    later: tuple[int, datetime | None],
    reminded: datetime | None,
    on_the_way: Sequence[str],
    today: date,
) -> Answer:
    """Whom HR is about to remind, of what (`kind` as in the button), and what the first of them gets.

    `reminded` is the last time any of them was; `unreachable` are those whom nothing reaches, `on_the_way` those who
    are left out because they are reminded of all of it anyway. `later`: how many get it after their quiet hours, and
    when, where that is one moment.
    """
    n = len(names)
    lines: list[str | Line | None] = [
        head(t.n_("📣 Remind {n} person?", "📣 Remind {n} people?", n)),
        first_of(t, names, _MOST_NAMES),
    ]
    lines.append(faint(_counted(t, kind)))
    if reminded is not None:
        day = t.day(reminded.date(), today=today)
        lines.append(t._("Last reminded: {day} {time}", day=day, time=clock(reminded.time())))
    if on_the_way:
        lines.append(t._("On its way already, not sent twice: {names}", names=first_of(t, on_the_way, _MOST_NAMES)))
    if unreachable:
        lines.append(t._("📵 Probably does not get it: {names}", names=first_of(t, unreachable, _MOST_NAMES)))
    lines.append(_after_quiet_hours(t, later[0], of=n, arrives=later[1], today=today))
    lines.append(faint(t._("This is what arrives:") if n == 1 else t._("This is what {name} gets:", name=names[0])))
    return Answer.joined([Answer.of(*lines), message])


def _counted(t: Translator, kind: str) -> str:
    """What of all that is owed a reminder tells."""
    match kind:
        case "target":
            return t._("Counts what is overdue, and what is due within 30 days")
        case "overdue":
            return t._("Counts only what is overdue")
        case _:
            return t._("Counts what is overdue, and what is due within 7 days")


def _after_quiet_hours(t: Translator, at_night: int, *, of: int, arrives: datetime | None, today: date) -> str | None:
    if not at_night:
        return None
    if arrives is None:
        return t.n_(
            "{n} of them has quiet hours now, and gets it when they end.",
            "{n} of them have quiet hours now, and get it when they end.",
            at_night,
        )
    fields = {"day": t.day(arrives.date(), today=today), "time": clock(arrives.time())}
    if of == 1:
        return t._("🌙 Quiet hours now: it arrives on {day} at {time}.", **fields)
    return t.n_(
        "🌙 {n} of them has quiet hours now, and gets it on {day} at {time}.",
        "🌙 {n} of them have quiet hours now, and get it on {day} at {time}.",
        at_night,
        **fields,
    )


def nobody_reports(t: Translator, called: str) -> Answer:
    """Whatever is owed there, there is nobody who could be reminded of it."""
    return Answer.of(t._("👤 {name}: nobody reports for it, so nobody can be reminded.", name=called))


def nobody_to_remind(t: Translator, kind: str, called: str = "") -> Answer:
    """`kind` as in the button, and what it is `called`: a name, a department or what is owed."""
    none = t._("👍 There is nobody to remind: nothing of this is owed now.")
    named = t._("👍 {name}: nothing to remind of now.", name=called) if called else none
    return Answer.of(named, faint(_counted(t, kind)))


def whom_meant(t: Translator) -> Answer:
    """Several have the name that HR wrote."""
    return Answer.of(t._("Whom do you mean?"))


def one_by_one(t: Translator) -> Answer:
    """HR's words name several together."""
    return Answer.of(t._("📣 One after the other, please. Whom first?"))


def nobody_called(t: Translator, about: str) -> Answer:
    """HR's words to remind name nobody and nothing."""
    return Answer.of(
        t._("Whom shall I remind? I know no “{about}”.", about=about),
        t._("Write a name, a department or what is owed, for example: remind procurement"),
    )


def going_out(
    t: Translator, names: Sequence[str], *, at_night: int = 0, arrives: datetime | None = None, today: date = date.min
) -> Answer:
    """Whom HR reminds: at once, or, `at_night` of them, when their quiet hours end."""
    n = len(names)
    if not at_night or at_night < n:
        title = t.n_("📣 {n} person is being reminded", "📣 {n} people are being reminded", n)
        later = _after_quiet_hours(t, at_night, of=n, arrives=arrives, today=today)
        return Answer.of(head(title), first_of(t, names, _MOST_NAMES), later)
    if arrives is None:
        title = t.n_(
            "🌙 {n} person will be reminded when their quiet hours end",
            "🌙 {n} people will be reminded when their quiet hours end",
            n,
        )
    else:
        title = t.n_(
            "🌙 {n} person will be reminded on {day} at {time}",
            "🌙 {n} people will be reminded on {day} at {time}",
            n,
            day=t.day(arrives.date(), today=today),
            time=clock(arrives.time()),
        )
    return Answer.of(head(title), first_of(t, names, _MOST_NAMES))


def on_its_way(t: Translator, cards: Sequence[Answer]) -> Answer:
    """Everybody is reminded of it already, as the cards tell: nothing is sent twice."""
    return Answer.joined([Answer.of(t._("👌 On its way already, and not sent twice:")), *cards])


def called_off(
    t: Translator, spared: Sequence[str], reached: Sequence[str], others: Mapping[str, Sequence[str]]
) -> Answer:
    """Who is spared a reminder that was called off, and whom it had reached before."""
    n = len(spared)
    title = t.n_("⏹ Called off: {n} person is not reminded", "⏹ Called off: {n} people are not reminded", n)
    before = t._("Reminded before: {names}", names=first_of(t, reached, _MOST_NAMES)) if reached else None
    return Answer.of(head(title), first_of(t, spared, _MOST_NAMES), before, *_told_by_state(t, others))


def gone_already(t: Translator) -> str:
    """A tap to call off what is out."""
    return t._("It has gone out already and cannot be called off.")


def reminding_over(t: Translator, reached: Sequence[str], others: Mapping[str, Sequence[str]]) -> Answer:
    """Whom HR's reminder reached, and by what became of it whom it did not."""
    n = len(reached)
    title = t.n_("✅ {n} person was reminded", "✅ {n} people were reminded", n) if n else t._("Nobody was reminded")
    return Answer.of(head(title), first_of(t, reached, _MOST_NAMES) if reached else None, *_told_by_state(t, others))


def _told_by_state(t: Translator, others: Mapping[str, Sequence[str]]) -> list[str]:
    return [
        t._("{state}: {names}", state=_not_reached(t, state), names=first_of(t, some, _MOST_NAMES))
        for state, some in others.items()
    ]


def _not_reached(t: Translator, state: str) -> str:
    match state:
        case "not_needed":
            return t._("owes nothing of it any more")
        case "sending":
            return t._("going out now")
        case _:
            return state_name(t, state)


def not_reminded(t: Translator) -> Answer:
    return Answer.of(t._("All right, nobody is reminded."))


def button_remind(t: Translator, n: int) -> str:
    return t.n_("📣 Remind {n} person", "📣 Remind {n} people", n)


def button_remind_overdue(t: Translator) -> str:
    return t._("📣 Remind all overdue")
