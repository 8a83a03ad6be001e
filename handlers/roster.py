"""A roster sent as a file: everyone in it is invited, or given further positions, all at once or not at all.

/people ── Import a roster ─┐
a table sent by HR ─────────┴─ read ─┬─ problems ── each by its row; another file is waited for
                                     ├─ nothing new ── New links, where some have not joined
                                     └─ what it does ─┬─ Do it ──── done, the links as a file ── New links
                                                      └─ Leave it
"""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from sqlmodel import Session
from telegram import Document
from telegram.constants import ParseMode
from telegram.error import BadRequest

from catalog.errors import BadFile, FileTooLarge
from catalog.roster import Fate, Problem, Wanted, read_roster
from catalog.roster_file import MOST_BYTES, read_rows
from handlers.access import INVITERS
from handlers.buttons import Button
from handlers.exporting import write_tables
from handlers.invite import link_of, making_of
from handlers.prompting import ask_for, ask_no_more
from handlers.staff_notices import tell_of
from handlers.turn import Turn
from locales.answer import Answer
from locales.table import Sheet
from locales.wording import people as people_wording
from locales.wording import questions as question_wording
from locales.wording import roster as wording
from storage import colleagues, prompts, rosters
from storage.rosters import Link, TakenIn

_TABLES = (".xlsx", ".csv", ".xlsm", ".tsv")


async def roster_query(turn: Turn) -> None:
    """A tap on Import a roster: the next file is one."""
    await ask_for(turn, "roster")
    await turn.show(wording.ask(turn.t), [[Button(people_wording.button_back(turn.t), "people")]])


def is_roster(turn: Turn) -> bool:
    """Whether a file that nobody asked for is one: a table from whoever may import it, without a word and no reply."""
    message = turn.message
    if turn.member.role not in INVITERS or message is None or message.document is None:
        return False
    alone = not turn.words and message.reply_to_message is None
    return alone and (message.document.file_name or "").lower().endswith(_TABLES)


async def roster_msg(turn: Turn) -> None:
    """A file that may be a roster, or words while one is waited for."""
    document = turn.message.document if turn.message else None
    if document is None:
        waits = turn.prompted is not None and "wanted" in turn.prompted.about
        await turn.reply(wording.confirm_first(turn.t) if waits else wording.ask(turn.t))
        return
    data = await _fetched(turn, document)
    if data is None:
        return
    try:
        wanted, problems = await asyncio.to_thread(_read, turn, data)
    except BadFile as error:
        await _wait_for_another(turn, wording.bad_file(turn.t, error))
        return
    plan = await turn.services.database.run(partial(rosters.weigh, wanted=wanted, by=turn.member.id, today=turn.today))
    problems = sorted([*problems, *plan.problems], key=lambda one: one.row)
    if problems:
        await _tell_problems(turn, problems)
    elif all(change.fate is Fate.THERE for change in plan.changes):
        await ask_no_more(turn)
        last = await turn.services.database.run(partial(rosters.last_update, plan=plan, by=turn.member.id))
        buttons = [] if last is None else [[_links_again(turn, last)]]
        await turn.reply(wording.nothing_new(turn.t, len(plan.changes)), buttons)
    else:
        await _preview(turn, wanted, plan)


async def take_query(turn: Turn) -> None:
    """A tap on Do it."""
    number = turn.pressed.number(0)

    def work(session: Session) -> TakenIn | None:
        asked = prompts.find(
            session, prompt_id=number or 0, chat_id=turn.chat_id, now=turn.now, update_id=turn.update_id
        )
        if asked is None or "wanted" not in asked.about:
            return None
        wanted = [_wanted(row) for row in asked.about["wanted"]]
        before = colleagues.everyone(session, today=turn.today)
        taken = rosters.take_in(session, wanted=wanted, making=making_of(turn), today=turn.today)
        tell_of(turn, session, colleagues.changed_since(session, before, today=turn.today))
        prompts.settle(session, prompt_id=asked.id, at=turn.now, update_id=turn.update_id)
        return taken

    taken = await turn.services.database.run(work)
    turn.services.posted.set()
    if taken is None:
        await turn.toast(question_wording.question_over(turn.t))
    elif taken.problems:
        await _tell_problems(turn, taken.problems)
    else:
        further = sum(change.fate is Fate.FURTHER for change in taken.changes)
        again = [[_links_again(turn, turn.update_id)]]
        answer = wording.taken_in(turn.t, links=len(taken.links), further=further)
        await turn.show(answer, again if taken.links else [])
        if taken.links:
            await _send_links(turn, taken.links)


async def links_query(turn: Turn) -> None:
    """A tap on New links: the file may be lost, and nobody else knows them. Those who joined need none."""
    making = replace(making_of(turn), update_id=turn.pressed.number(0, below=2**63))
    links = await turn.services.database.run(partial(rosters.links_again, making=making))
    if links:
        await _send_links(turn, links, again=True)
    else:
        await turn.toast(wording.nobody_left(turn.t))


async def leave_query(turn: Turn) -> None:
    await ask_no_more(turn)
    await turn.show(question_wording.cancelled(turn.t))


async def _fetched(turn: Turn, document: Document) -> bytes | None:
    """What is in the file; None where it cannot be had, which is told."""
    if (document.file_size or 0) > MOST_BYTES:
        await _wait_for_another(turn, wording.bad_file(turn.t, FileTooLarge()))
        return None
    try:
        file = await turn.bot.get_file(document.file_id)
        return bytes(await file.download_as_bytearray())
    except BadRequest:
        await _wait_for_another(turn, wording.file_gone(turn.t))
        return None


def _read(turn: Turn, data: bytes) -> tuple[list[Wanted], list[Problem]]:
    return read_roster(read_rows(data), turn.catalog)


async def _wait_for_another(turn: Turn, answer: Answer) -> None:
    await ask_for(turn, "roster")
    await turn.reply(answer)


async def _tell_problems(turn: Turn, found: Sequence[Problem]) -> None:
    in_file = len(found) > wording.MOST_TOLD
    await _wait_for_another(turn, wording.problems(turn.t, turn.catalog, found, in_file=in_file))
    if in_file:
        sheet = wording.problems_sheet(turn.t, found, turn.catalog)
        await _send(turn, sheet, wording.problems_file_name(turn.today), None)


async def _preview(turn: Turn, wanted: Sequence[Wanted], plan: TakenIn) -> None:
    rows = [[one.row, one.name, one.role, list(one.positions)] for one in wanted]
    number = await ask_for(turn, "roster", wanted=rows)
    buttons = [
        Button(wording.button_take_in(turn.t), "roster_take", (number,)),
        Button(wording.button_leave(turn.t), "roster_leave"),
    ]
    await turn.reply(wording.preview(turn.t, plan.changes, turn.catalog), [buttons])


def _links_again(turn: Turn, update_id: int) -> Button:
    return Button(wording.button_links_again(turn.t), "roster_links", (update_id,))


async def _send_links(turn: Turn, links: Sequence[Link], *, again: bool = False) -> None:
    rows = [
        wording.LinkRow(one.offer.name or "", one.offer.role, one.offer.positions, link_of(turn, one.code))
        for one in links
    ]
    caption = wording.links_caption(turn.t, len(rows), turn.services.invitation_lifetime.days, again=again)
    sheet = wording.links_sheet(turn.t, rows, turn.catalog)
    await _send(turn, sheet, wording.links_file_name(turn.today), caption)


async def _send(turn: Turn, sheet: Sheet, name: str, caption: Answer | None) -> None:
    await turn.bot.send_document(
        turn.chat_id,
        await asyncio.to_thread(write_tables, [sheet]),
        filename=name,
        caption=caption.html if caption else None,
        parse_mode=ParseMode.HTML,
    )


def _wanted(row: Sequence[Any]) -> Wanted:
    number, name, role, positions = row
    return Wanted(int(number), str(name), str(role), tuple(map(str, positions)))
