"""/export: one's own figures as a workbook, one's deadlines as a calendar; a workbook of all positions one oversees.

/export ─┬─ which file? ─── a tap ── the document, and the other one a tap away
         ├─ named in words ───────── the same
         └─ all positions ────────── how far it is, as long as it takes ── the document
"""

import asyncio
import logging
from functools import partial

from sqlmodel import Session
from telegram.constants import ChatAction, ParseMode
from telegram.error import Forbidden

from catalog.model import Position
from catalog.reading import ExportForm
from handlers.access import OVERSEERS
from handlers.buttons import Button, Rows, keyboard
from handlers.errands import Progress
from handlers.exporting import Exported, calendar_of, company_workbook_of, workbook_of
from handlers.help import ways_on
from handlers.turn import Turn
from locales.answer import Answer
from locales.wording import exports as wording
from locales.wording import menu as menu_wording
from storage import events

_LOG = logging.getLogger(__name__)
_COMPANY = "all"
"""What a button names for the workbook of all positions that one sees."""


async def export_cmd(turn: Turn) -> None:
    """`/export`, `/export ics`, or a tap on one of the files."""
    named = turn.pressed.text(0).lower()
    if named == _COMPANY and _oversees(turn):
        await _begin_company(turn)
        return
    form = next((form for form in ExportForm if form == named), None)
    if form is ExportForm.WORKBOOK and _own(turn):
        await _send_workbook(turn, _own(turn))
    else:
        await send_export(turn, form)


async def send_export(turn: Turn, form: ExportForm | None) -> None:
    """Send the file of this form; without one, or where there are two of it, ask which."""
    own = _own(turn)
    match form:
        case ExportForm.CALENDAR if own:
            await _send_calendar(turn, own)
        case ExportForm.CALENDAR:
            await turn.reply(wording.nothing_to_export(turn.t), _ways_on(turn))
        case _ if own and (form is None or _oversees(turn)):
            await turn.reply(wording.choose_form(turn.t, oversees=_oversees(turn)), _choices(turn))
        case _ if own:
            await _send_workbook(turn, own)
        case _ if _oversees(turn):
            await _begin_company(turn)
        case _:
            await turn.reply(wording.nothing_to_export(turn.t), ways_on(turn))


def _own(turn: Turn) -> list[Position]:
    return [turn.catalog.by_position[id_] for id_ in turn.visible_positions() if id_ in turn.member.reports_for]


def _oversees(turn: Turn) -> bool:
    return turn.member.role in OVERSEERS and bool(turn.visible_positions())


def _choices(turn: Turn) -> Rows:
    company = [[_company_button(turn)]] if _oversees(turn) else []
    return [[_button(turn, form) for form in ExportForm], *company]


def _ways_on(turn: Turn) -> Rows:
    return [[_company_button(turn)]] if _oversees(turn) else ways_on(turn)


async def _begin_company(turn: Turn) -> None:
    """Begin with the workbook of all positions that one sees: the chat goes on meanwhile."""
    if not turn.services.errands.begin(turn.chat_id, partial(_company, turn)):
        await (
            turn.reply(wording.under_way(turn.t)) if turn.query is None else turn.toast(wording.under_way(turn.t).text)
        )


async def _company(turn: Turn) -> None:
    t, services = turn.t, turn.services
    positions = [turn.catalog.by_position[id_] for id_ in turn.visible_positions()]
    progress = Progress(turn.bot, turn.chat_id, every_s=services.errands.show_every_s)

    async def show(done: int) -> None:
        await progress.show(wording.progress(t, done, len(positions)))

    try:
        await turn.bot.send_chat_action(turn.chat_id, ChatAction.UPLOAD_DOCUMENT)
        file = await company_workbook_of(
            services,
            positions,
            t=t,
            today=turn.today,
            zone=turn.zone,
            all_words=turn.member.sees_everyone,
            done=show,
        )
        targets = sum(len(position.targets) for position in positions)
        caption = wording.company_caption(t, positions, targets=targets, records=file.count)
        await _send(turn, positions, ExportForm.WORKBOOK, file, caption, [])
    except asyncio.CancelledError:
        await progress.fail(wording.interrupted(t))
        raise
    except Forbidden:
        _LOG.info("update %s: the workbook was refused, the bot is blocked there", turn.update_id)
    except Exception:  # noqa: BLE001 - no handler waits for it, and so bot.failures does not hear of it
        _LOG.exception("update %s: the workbook could not be made or sent", turn.update_id)
        await progress.fail(menu_wording.failed(t))
    else:
        await progress.end()


async def _send_workbook(turn: Turn, positions: list[Position]) -> None:
    await turn.bot.send_chat_action(turn.chat_id, ChatAction.UPLOAD_DOCUMENT)
    file = await workbook_of(turn.services, positions, t=turn.t, today=turn.today, zone=turn.zone)
    targets = sum(len(position.targets) for position in positions)
    caption = wording.workbook_caption(turn.t, positions, targets=targets, records=file.count)
    await _send(turn, positions, ExportForm.WORKBOOK, file, caption, [[_button(turn, ExportForm.CALENDAR)]])


async def _send_calendar(turn: Turn, positions: list[Position]) -> None:
    await turn.bot.send_chat_action(turn.chat_id, ChatAction.UPLOAD_DOCUMENT)
    file = await calendar_of(turn.services, positions, t=turn.t, now=turn.now)
    if file.count:
        caption = wording.calendar_caption(turn.t, positions, deadlines=file.count)
        await _send(turn, positions, ExportForm.CALENDAR, file, caption, [[_button(turn, ExportForm.WORKBOOK)]])
    else:
        await turn.reply(wording.no_deadlines(turn.t), [[_button(turn, ExportForm.WORKBOOK)]])


async def _send(
    turn: Turn, positions: list[Position], form: ExportForm, file: Exported, caption: Answer, buttons: Rows
) -> None:
    def work(session: Session) -> None:
        events.record(
            session,
            at=turn.now,
            actor=turn.member.id,
            action="exported",
            subject=f"person:{turn.member.id}",
            form=form,
            positions=[position.id for position in positions],
        )

    await turn.services.database.run(work)
    await turn.bot.send_document(
        turn.chat_id,
        file.content,
        filename=wording.file_name(positions, form, today=turn.today),
        caption=caption.html,
        parse_mode=ParseMode.HTML,
        reply_markup=keyboard(buttons),
    )


def _button(turn: Turn, form: ExportForm) -> Button:
    return Button(wording.button_form(turn.t, form), "export", (form,))


def _company_button(turn: Turn) -> Button:
    return Button(wording.button_company(turn.t), "export", (_COMPANY,))
