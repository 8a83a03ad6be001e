"""/history: what a target came to, period by period, with its picture.

/history ─┬─ a target named ── its history
          └─ none ── (which position?) ── which target? ── its history
Trend under a report or a card ── its history
"""

import asyncio

from sqlmodel import Session
from telegram.constants import ChatAction

from catalog.entries import Entry
from catalog.history import history
from catalog.history.values import Past
from catalog.model import Position, Target
from catalog.reading import Reading
from handlers.buttons import Button, Rows, in_rows, paging
from handlers.reading import read
from handlers.standing import every_report, excused_of, exempt_of, standings
from handlers.targets import choose_position
from handlers.turn import Turn
from locales.chart import Chart
from locales.wording import charts
from locales.wording import history as wording
from locales.wording import people as people_wording
from locales.wording import reports as report_wording
from locales.wording import targets as target_wording
from storage import people, reviews

_CHOICES = 6


async def history_cmd(turn: Turn) -> None:
    """The history of the target that stands behind the command, else which one."""
    await history_of(turn, read(turn))


async def history_of(turn: Turn, reading: Reading) -> None:
    """The history that somebody asked for in words."""
    target = turn.visible_target(reading.target) if reading.target else None
    visible = turn.visible_positions()
    if target is not None:
        await show_history(turn, target)
    elif len(visible) == 1:
        await _choose(turn, turn.catalog.by_position[visible[0]], page=0)
    else:
        await choose_position(turn, "histories")


async def choose_query(turn: Turn) -> None:
    """A tap on a position, or on the next page of its targets."""
    asked = turn.pressed.text(0)
    if asked in turn.visible_positions():
        await _choose(turn, turn.catalog.by_position[asked], page=turn.pressed.number(1, below=1000) or 0)
    else:
        await turn.toast(people_wording.not_yours(turn.t))


async def _choose(turn: Turn, position: Position, *, page: int) -> None:
    """The position's targets by the page, those with something reported before those without."""
    standing = await turn.services.database.run(
        lambda session: standings(session, turn.services, position.targets, today=turn.today)
    )
    in_order = sorted(standing.values(), key=lambda one: not one.kept)
    pages = -(-len(in_order) // _CHOICES)
    page = min(page, pages - 1)
    shown = in_order[page * _CHOICES : (page + 1) * _CHOICES]
    buttons = [
        Button(target_wording.button_target(turn.t, one.target, one.status.riskiest), "history", (one.target.id,))
        for one in shown
    ]
    await turn.show(wording.which(turn.t), [*in_rows(buttons, 2), paging("histories", position.id, page, pages)])


async def history_query(turn: Turn) -> None:
    """A tap on Trend, or on a target that was offered."""
    target = turn.visible_target(turn.pressed.text(0))
    if target is None:
        await turn.toast(people_wording.not_yours(turn.t))
        return
    await show_history(turn, target)


async def show_history(turn: Turn, target: Target) -> None:
    """The history as a new message: a picture with the words below it, or the words where there is nothing to draw."""

    def work(session: Session) -> tuple[Past, list[Entry]]:
        every = every_report(session, target)
        reports = [one.entry for one in every]
        since = people.position_since(session, position=target.position) or turn.today
        exempt = exempt_of(target, excused_of(session, [target]).get(target.id, ()), every)
        past = history(target, reports, today=turn.today, calendar=turn.services.calendar, since=since, exempt=exempt)
        doubted = reviews.questioned(session, targets=[target.id])
        return past, [one.entry for one in every if one.id in doubted]

    past, questioned = await turn.services.database.run(work)
    answer = wording.told(turn.t, past, questioned=questioned, today=turn.today)
    chart = charts.chart(turn.t, past, today=turn.today)
    if chart is None:
        await turn.reply(answer, _buttons(turn, target))
        return
    await turn.close()
    await turn.bot.send_chat_action(turn.chat_id, ChatAction.UPLOAD_PHOTO)
    await turn.send_picture(await asyncio.to_thread(_draw, chart), answer, _buttons(turn, target))


def _draw(chart: Chart) -> bytes:
    # Imported for the first picture, and in its thread: it takes half a second.
    from locales.picture import png  # noqa: PLC0415

    return png(chart)


def _buttons(turn: Turn, target: Target) -> Rows:
    card = Button(report_wording.button_card(turn.t), "card", (target.id,))
    report = Button(report_wording.button_report(turn.t), "report", (target.id,))
    return [[report, card] if target.position in turn.member.reports_for else [card]]
