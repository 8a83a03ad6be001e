"""/reminders: HR chooses when people are reminded, and sees what they say does not apply.

/reminders ─┬─ Time, Before, Overdue, Quiet hours ── a tap chooses ── back
            ├─ Working days only, Switch off ─────── chosen at once
            ├─ Not applicable ────────────────────── page by page, with the reasons; a tap lets one apply again
            └─ Remind all overdue ────────────────── handlers/remind.py

A button says what is to be, `reminders:before:7:on`, and never "the other": tapped twice, it chooses the same.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import time
from functools import partial
from types import MappingProxyType
from typing import Any

from sqlmodel import Session

from catalog.reminders import ReminderRules
from handlers.buttons import Button, Rows, box, in_rows, paging
from handlers.remind import remind_data
from handlers.turn import Turn
from locales.answer import Answer
from locales.wording import digests, reminding
from locales.wording import people as people_wording
from locales.wording import reminders as wording
from storage import exemptions, settings
from storage.exemptions import Exempted

_TIMES = [time(hour, minute) for hour in range(7, 12) for minute in (0, 30)]
_BEFORE = (14, 10, 7, 5, 3, 2, 1, 0)
_AFTER = (1, 2, 3, 5, 7, 10, 14)
_FROM = [time(hour) for hour in range(17, 24)]
_UNTIL = [time(hour) for hour in range(5, 12)]
_ON_A_PAGE = 5
_MINUTES = 60


async def reminders_cmd(turn: Turn) -> None:
    """The rules; below a button of theirs, what it opens or chooses."""
    page = turn.pressed.text(0)
    if page == "exempt":
        await _show_exempt(turn)
    elif not page or turn.query is None:
        await _show_rules(turn)
    elif page in _PAGES and not turn.pressed.text(1):
        rules = await turn.services.database.run(settings.reminder_rules)
        await turn.show(*_PAGES[page](turn, rules))
    else:
        await _choose(turn, page)


async def _show_rules(turn: Turn) -> None:
    def work(session: Session) -> tuple[ReminderRules, int]:
        return settings.reminder_rules(session), len(_exempt(session, turn))

    rules, exempt = await turn.services.database.run(work)
    t = turn.t
    rows = [
        [
            Button(wording.button_time(t), "reminders", ("at",)),
            Button(wording.button_quiet(t), "reminders", ("quiet",)),
        ],
        [
            Button(wording.button_before(t), "reminders", ("before",)),
            Button(wording.button_after(t), "reminders", ("after",)),
        ],
        [
            Button(
                wording.button_working_days(t, rules), "reminders", ("working", _word(on=not rules.working_days_only))
            ),
            Button(wording.button_enabled(t, rules), "reminders", ("enabled", _word(on=not rules.enabled))),
        ],
        [
            Button(wording.button_exemptions(t, exempt), "reminders", ("exempt",)),
            Button(reminding.button_remind_overdue(t), *remind_data("overdue")),
        ],
    ]
    await turn.show(wording.rules(t, rules), rows)


def _word(*, on: bool) -> str:
    return "on" if on else "off"


async def _choose(turn: Turn, page: str) -> None:
    """A tap that chooses: keep it, and show where it was chosen."""
    before = await turn.services.database.run(settings.reminder_rules)
    rules = _chosen(turn, page, before)
    if rules is None:
        await turn.toast(people_wording.button_over(turn.t))
    elif rules.is_quiet(rules.at):
        await turn.toast(wording.at_night(turn.t))
    else:
        changing = partial(settings.change, rules=rules, by=turn.member.id, at=turn.now)
        await turn.services.database.run(changing)
        show = _PAGES.get(_SHOWN_AFTER.get(page, page))
        await (_show_rules(turn) if show is None else turn.show(*show(turn, rules)))


def _chosen(turn: Turn, page: str, rules: ReminderRules) -> ReminderRules | None:
    """The rules with what the button says; None where it says nothing that can be chosen."""
    moment, number, on = _moment(turn), turn.pressed.number(1, below=100), turn.pressed.text(2) == "on"
    changes: dict[str, Any] = {}
    match page:
        case "at" if moment in _TIMES:
            changes["at"] = moment
        case "from" if moment in _FROM:
            changes["quiet_from"] = moment
        case "until" if moment in _UNTIL:
            changes["quiet_until"] = moment
        case "before" if number in _BEFORE:
            changes["days_before"] = tuple(sorted(_with(rules.days_before, number, on=on), reverse=True))
        case "after" if number in _AFTER:
            changes["days_after"] = tuple(sorted(_with(rules.days_after, number, on=on)))
        case "working":
            changes["working_days_only"] = turn.pressed.text(1) == "on"
        case "enabled":
            changes["enabled"] = turn.pressed.text(1) == "on"
    return replace(rules, **changes) if changes else None


def _with(days: Sequence[int], number: int, *, on: bool) -> set[int]:
    return {*days, number} if on else {*days} - {number}


def _moment(turn: Turn) -> time:
    """`0930` as a time; midnight, which nobody can choose, where it is none."""
    number = turn.pressed.number(1, below=2400)
    return time(number // 100, number % 100) if number is not None and number % 100 < _MINUTES else time()


def _code(moment: time) -> str:
    return f"{moment:%H%M}"


def _times(turn: Turn, rules: ReminderRules) -> tuple[Answer, Rows]:
    buttons = [
        Button(f"{_sign(moment == rules.at)}{wording.clock(moment)}", "reminders", ("at", _code(moment)))
        for moment in _TIMES
    ]
    return wording.which_time(turn.t), [*in_rows(buttons, 4), _back(turn)]


def _before(turn: Turn, rules: ReminderRules) -> tuple[Answer, Rows]:
    rows = _days(turn, "before", _BEFORE, rules.days_before)
    return wording.which_days(turn.t, overdue=False), [*rows, _back(turn)]


def _after(turn: Turn, rules: ReminderRules) -> tuple[Answer, Rows]:
    rows = _days(turn, "after", _AFTER, rules.days_after)
    return wording.which_days(turn.t, overdue=True), [*rows, _back(turn)]


def _days(turn: Turn, page: str, offered: Sequence[int], chosen: Sequence[int]) -> list[list[Button]]:
    buttons = [
        Button(
            box(wording.button_days(turn.t, n), ticked=n in chosen),
            "reminders",
            (page, n, _word(on=n not in chosen)),
        )
        for n in offered
    ]
    return in_rows(buttons, 3)


def _quiet(turn: Turn, rules: ReminderRules) -> tuple[Answer, Rows]:
    begins = [
        Button(f"{_sign(m == rules.quiet_from)}{wording.from_time(turn.t, m)}", "reminders", ("from", _code(m)))
        for m in _FROM
    ]
    ends = [
        Button(f"{_sign(m == rules.quiet_until)}{wording.until_time(turn.t, m)}", "reminders", ("until", _code(m)))
        for m in _UNTIL
    ]
    return wording.which_quiet(turn.t), [*in_rows(begins, 3), *in_rows(ends, 3), _back(turn)]


def _sign(chosen: bool) -> str:  # noqa: FBT001 - it has no other argument
    return "☑ " if chosen else ""


def _back(turn: Turn) -> list[Button]:
    return [Button(people_wording.button_back(turn.t), "reminders")]


_PAGES: Mapping[str, Callable[[Turn, ReminderRules], tuple[Answer, Rows]]] = MappingProxyType(
    {"at": _times, "before": _before, "after": _after, "quiet": _quiet}
)
_SHOWN_AFTER = MappingProxyType({"from": "quiet", "until": "quiet"})


def _exempt(session: Session, turn: Turn) -> list[Exempted]:
    """What is said not to apply, the newest first."""
    found = exemptions.in_force(session, targets=turn.catalog.by_id).values()
    return sorted(found, key=lambda one: one.id, reverse=True)


async def _show_exempt(turn: Turn) -> None:
    found = await turn.services.database.run(lambda session: _exempt(session, turn))
    pages = [found[n : n + _ON_A_PAGE] for n in range(0, len(found), _ON_A_PAGE)] or [[]]
    page = min(turn.pressed.number(1, below=1000) or 0, len(pages) - 1)
    things = [
        (digests.named(turn.t, turn.catalog.by_id[one.target], one.what, today=turn.today), one.by, one.reason)
        for one in pages[page]
    ]
    revoking = [
        Button(digests.button_revoke_number(n), "exempt_off", (one.id,)) for n, one in enumerate(pages[page], start=1)
    ]
    answer = wording.exemptions(turn.t, things, page=page, pages=len(pages))
    await turn.show(answer, [revoking, paging("reminders", "exempt", page, len(pages)), _back(turn)])
