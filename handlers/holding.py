"""The positions that somebody holds: another one, one as deputy, from one to another, one no longer.

card ─┬─ Move ────────── which position ends ── to which ── from which day ─┐
      ├─ Position ────── which ── from which day ───────────────────────────┼─ done, on the card
      ├─ Deputy ──────── which ── to which day ─────────────────────────────┤
      └─ End position ── which ── to which day ─────────────────────────────┘

A day is tapped, or written; what has been chosen so far stands in the button.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from sqlmodel import Session

from catalog.coming_days import coming_day
from catalog.language.calendar.days import months_after
from catalog.model import Position
from handlers.buttons import Button, in_rows
from handlers.prompting import ask_for
from handlers.staffing import carry_out, to_card, whom
from handlers.turn import Turn
from locales.wording import staff as wording
from storage import staffing
from storage.assignments import Held
from storage.colleagues import Colleague

_ASK = "ask"
_FARTHEST = timedelta(days=3 * 366)
_BACK = timedelta(days=366)
"""A move may be told so late."""


@dataclass(frozen=True, slots=True)
class _Step:
    """What has been chosen of an act: whose, and which position, or which of those held."""

    act: str
    one: Colleague
    held: Held | None = None
    position: Position | None = None

    @property
    def chosen(self) -> tuple[object, ...]:
        """As the act's buttons name it."""
        held = (self.held.id,) if self.held else ()
        position = (self.position.id,) if self.position and self.act != "end" else ()
        return (self.one.key, *held, *position)

    @property
    def asks_last_day(self) -> bool:
        return self.act in _UNTIL


_UNTIL = ("deputy", "end")


async def give_query(turn: Turn) -> None:
    """A further position, which a director may see."""
    await _walk(turn, "give")


async def deputy_query(turn: Turn) -> None:
    await _walk(turn, "deputy")


async def move_query(turn: Turn) -> None:
    await _walk(turn, "move")


async def end_query(turn: Turn) -> None:
    await _walk(turn, "end")


async def day_msg(turn: Turn) -> None:
    """The day that was asked for, written."""
    about = turn.prompted.about if turn.prompted is not None else {}
    act, chosen = str(about.get("act", "")), [str(part) for part in about.get("chosen", [])]
    step = await _step(turn, act, chosen)
    if step is None:
        return
    day = coming_day(turn.words, today=turn.today, past=not step.asks_last_day)
    if day is None or not _may_be(day, step, turn.today):
        await turn.reply(wording.no_day(turn.t, today=turn.today))
        return
    await _do(turn, step, day)


async def _walk(turn: Turn, act: str) -> None:
    """One step of an act on a position: what is still to be chosen, or what was."""
    steps = 3 if act == "move" else 2
    chosen, day = turn.pressed.arguments[:steps], turn.pressed.text(steps)
    step = await _step(turn, act, chosen)
    if step is None:
        return
    if step.held is None and act in ("move", "end"):
        await _choose_held(turn, step)
    elif step.position is None:
        await _choose_position(turn, step)
    elif day == _ASK:
        await ask_for(turn, "staff_day", act=act, chosen=list(map(str, step.chosen)))
        await turn.show(
            wording.write_day(turn.t, last=step.asks_last_day, today=turn.today), [[to_card(turn, step.one)]]
        )
    elif (on := _day(day)) is not None and _may_be(on, step, turn.today):
        await _do(turn, step, on)
    else:
        await _choose_day(turn, step)


async def _step(turn: Turn, act: str, chosen: Sequence[str]) -> _Step | None:
    """What the buttons name so far, where it is there; None where it is not, or not theirs to do, which is told."""
    one = await whom(turn, chosen[0] if chosen else "", person=True)
    if one is None:
        return None
    rest = list(chosen[1:])
    held = None
    if act in ("move", "end"):
        on_it = [each for each in one.held if each.position in turn.catalog.by_position]
        held = next((each for each in on_it if rest and str(each.id) == rest[0]), on_it[0] if len(on_it) == 1 else None)
        rest = rest[1:]
    position = turn.catalog.by_position.get(rest[0]) if rest else None
    if act == "end" and held is not None:
        position = turn.catalog.by_position[held.position]
    return _Step(act, one, held, position)


async def _choose_held(turn: Turn, step: _Step) -> None:
    by_position = turn.catalog.by_position
    held = [each for each in step.one.held if each.position in by_position]
    buttons = [
        Button(
            wording.holding(
                turn.t, wording.Holding(by_position[each.position], each.starts, each.ends), today=turn.today
            ),
            f"staff_{step.act}",
            (step.one.key, each.id),
        )
        for each in held
    ]
    if buttons:
        rows = [*in_rows(buttons, 1), [to_card(turn, step.one)]]
        await turn.show(wording.choose_held(turn.t, step.act, step.one.name), rows)
    else:
        await turn.toast(wording.no_position_left(turn.t))


async def _choose_position(turn: Turn, step: _Step) -> None:
    there = {each.position for each in step.one.held if each.ends is None}
    free = [position for position in turn.catalog.positions if position.id not in there]
    buttons = [Button(p.name[turn.language], f"staff_{step.act}", (*step.chosen, p.id)) for p in free]
    if not buttons:
        await turn.toast(wording.no_position_left(turn.t))
        return
    asked = "see" if step.act == "give" and not step.one.reports else step.act
    rows = [*in_rows(buttons, 2), [to_card(turn, step.one)]]
    await turn.show(wording.choose_position(turn.t, asked, step.one.name), rows)


async def _choose_day(turn: Turn, step: _Step) -> None:
    if step.position is None:
        raise ValueError("the position comes before the day")
    today, month = turn.today, months_after(turn.today, 1)
    if step.act == "end":
        days = [today - timedelta(days=1), today, month - timedelta(days=1)]
    elif step.asks_last_day:
        days = [today + timedelta(days=6), today + timedelta(days=13), month - timedelta(days=1)]
    else:
        days = [today, today + timedelta(days=1), month]
    action = f"staff_{step.act}"
    buttons = [
        Button(wording.button_day(turn.t, day, today=today), action, (*step.chosen, day)) for day in sorted(set(days))
    ]
    buttons.append(Button(wording.button_other_day(turn.t), action, (*step.chosen, _ASK)))
    choose = wording.choose_last_day if step.asks_last_day else wording.choose_first_day
    await turn.show(choose(turn.t, step.one.name, step.position), [*in_rows(buttons, 2), [to_card(turn, step.one)]])


async def _do(turn: Turn, step: _Step, day: date) -> None:
    """Have it done: from that day on, or to its end."""
    if step.position is None or step.one.person_id is None:
        raise ValueError("whom and what it is about comes before the day")
    act, who, position, after = step.act, step.one.person_id, step.position, day + timedelta(days=1)
    assign = partial(staffing.assign, person_id=who, position=position.id, actor=turn.member.id, at=turn.now)
    t, today = turn.t, turn.today
    held = step.held.id if step.held else 0
    work: Callable[[Session], object]
    match act:
        case "give":
            work = partial(assign, starts=day)
            done = wording.assigned(t, position, day, None, today=today)
        case "deputy":
            work = partial(assign, starts=today, ends=after)
            done = wording.assigned(t, position, today, after, today=today)
        case "move":
            move = partial(staffing.move, person_id=who, assignment_id=held, actor=turn.member.id, at=turn.now)
            work = partial(move, position=position.id, starts=day)
            done = wording.moved(t, position, day, today=today)
        case _:
            end = partial(staffing.end, person_id=who, assignment_id=held, actor=turn.member.id, at=turn.now)
            work = partial(end, ends=after)
            done = wording.ended(t, position, day, today=today)
    await carry_out(turn, step.one, work, done)


def _may_be(day: date, step: _Step, today: date) -> bool:
    """Whether the act may have this day: a deputy's last one is to come, one's last position may be over since."""
    first = today if step.act == "deputy" else today - _BACK
    return first <= day <= today + _FARTHEST


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
