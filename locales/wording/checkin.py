"""The walk through what is owed: where it stands, where it was left, and what it came to."""

from collections.abc import Sequence
from datetime import date

from catalog.entries import Entry
from catalog.model import Target
from catalog.status import State, Status
from locales.answer import Answer, Line, head
from locales.translation import Translator
from locales.wording.overview import counted
from locales.wording.reports import stands

_SHOWN = 5


def placed(t: Translator, subject: str, place: int, of: int) -> str:
    """What is asked about, with its place in the walk: `3/8 · 招聘达成率 · 11月`."""
    return t._("{place}/{of} · {subject}", place=place, of=of, subject=subject)


def stopped(t: Translator, place: int, of: int) -> Answer:
    """Left at this place; what was reported before it is kept."""
    return Answer.of(
        head(t._("⏸ Stopped at {place}/{of}", place=place, of=of)),
        t._("What you reported is kept. To go on: /checkin"),
    )


def finished(
    t: Translator,
    reported: Sequence[tuple[Target, Entry, Status]],
    skipped: Sequence[Target],
    counts: Sequence[tuple[State, int]],
    *,
    today: date,
) -> Answer:
    """The end of a walk: what was reported on the way, what was skipped, and how many targets are in each state."""
    done = t.n_("{n} reported", "{n} reported", len(reported))
    passed = t.n_("{n} skipped", "{n} skipped", len(skipped)) if skipped else ""
    lines: list[Line | str] = [head("🏁 " + t._(", ").join(part for part in (done, passed) if part))]
    lines += [_brief(t, target, entry, where, today) for target, entry, where in reported[:_SHOWN]]
    if len(reported) > _SHOWN:
        lines.append(t.n_("and {n} more", "and {n} more", len(reported) - _SHOWN))
    if skipped:
        lines.append(t._("Skipped: {targets}", targets=_names(t, skipped)))
    return Answer.of(*lines, counted(t, counts))


def _brief(t: Translator, target: Target, entry: Entry, where: Status, today: date) -> str:
    return stands(t, target, entry, where, today=today).replace(target.name[t.language], target.short[t.language], 1)


def _names(t: Translator, targets: Sequence[Target]) -> str:
    names = [target.short[t.language] for target in targets[:_SHOWN]]
    rest = len(targets) - len(names)
    return t.listed([*names, t.n_("{n} more", "{n} more", rest)] if rest else names)


def button_one_by_one(t: Translator) -> str:
    return t._("▶️ One by one")


def button_go_on(t: Translator) -> str:
    return t._("▶️ Go on")


def button_skip(t: Translator) -> str:
    return t._("⏭ Skip")


def button_stop(t: Translator) -> str:
    return t._("⏸ Stop")
