"""/overview: positions by what is at risk, each leading to its status, and the picture of the year's months.

/overview ─┬─ position ── its status as its manager sees it, with the way back (handlers/status.py)
           ├─ months ──── the heat map, positions by months, with the same in words
           └─ missing ─── who owes what (handlers/missing.py), where one may remind
"""

import asyncio
from collections.abc import Mapping

from sqlmodel import Session
from telegram.constants import ChatAction

from catalog.history import history
from catalog.model import Position
from catalog.overseeing import Tally, months_of, riskiest_first
from handlers.access import INVITERS
from handlers.buttons import Button, Rows, in_rows, paging
from handlers.overseeing import Overseen, overseen
from handlers.turn import Turn
from locales.chart import HeatMap
from locales.wording import company as wording
from locales.wording import missing as missing_wording
from locales.wording import targets as target_wording

_ON_A_PAGE = 10
_EVERY = "all"
_ALL = 10_000
"""More rows than a target has of a year."""


def visible(turn: Turn) -> list[Position]:
    return [turn.catalog.by_position[id_] for id_ in turn.visible_positions()]


async def overview_cmd(turn: Turn) -> None:
    """The positions that one may see, riskiest first."""
    positions = visible(turn)
    if not positions:
        await turn.show(target_wording.no_positions(turn.t))
        return

    def work(session: Session) -> list[Overseen]:
        return overseen(session, turn.services, positions, today=turn.today)

    every = riskiest_first(one.summary for one in await turn.services.database.run(work))
    pages = [every[n : n + _ON_A_PAGE] for n in range(0, len(every), _ON_A_PAGE)]
    page = min(turn.pressed.number(1, below=1000) or 0, len(pages) - 1)
    shown = pages[page]
    answer = wording.overview(turn.t, shown, every, number=page, pages=len(pages), today=turn.today)
    names = [
        Button(wording.button_position(turn.t, one), "status", (one.position.id,)) for one in shown if not one.vacant
    ]
    await turn.show(answer, [*in_rows(names, 2), paging("overview", _EVERY, page, len(pages)), _ways_on(turn)])


def _ways_on(turn: Turn) -> list[Button]:
    months = Button(wording.button_months(turn.t), "months")
    return [*_missing(turn), months]


def _missing(turn: Turn) -> list[Button]:
    """The way to who owes what, where one may remind."""
    return [Button(missing_wording.button_missing(turn.t), "missing")] if turn.member.role in INVITERS else []


async def months_query(turn: Turn) -> None:
    """A tap on the year's months: the picture as a new message, with the same in words."""
    positions = visible(turn)
    if not positions:
        await turn.toast(target_wording.no_positions(turn.t).text)
        return

    def work(session: Session) -> list[Overseen]:
        return overseen(session, turn.services, positions, today=turn.today)

    every = await turn.services.database.run(work)
    await turn.close()
    months = await asyncio.to_thread(lambda: [(one.summary.position, _months(turn, one)) for one in every])
    caption = wording.months_caption(turn.t, months, today=turn.today)
    back: Rows = [[*_missing(turn), Button(wording.button_overview(turn.t), "overview")]]
    heat = wording.heat_map(turn.t, months, today=turn.today)
    if heat is None:
        await turn.reply(caption, back)
        return
    await turn.bot.send_chat_action(turn.chat_id, ChatAction.UPLOAD_PHOTO)
    await turn.send_picture(await asyncio.to_thread(_draw, heat), caption, back)


def _months(turn: Turn, whose: Overseen) -> Mapping[int, Tally]:
    """What the position's months came to: nothing where nobody has joined yet."""
    pasts = (
        history(
            one.target,
            [kept.entry for kept in one.kept],
            today=turn.today,
            calendar=turn.services.calendar,
            since=one.since,
            exempt=one.exempt,
            most=_ALL,
        )
        for one in whose.standing
    )
    return {} if whose.summary.vacant else months_of(pasts, today=turn.today)


def _draw(heat: HeatMap) -> bytes:
    # Imported for the first picture, and in its thread: it takes half a second.
    from locales.heat_picture import png  # noqa: PLC0415

    return png(heat)
