"""/export: one's own figures as a workbook, one's deadlines as a calendar.

/export ─┬─ which file? ─── a tap ── the document, and the other one a tap away
         └─ named in words ───────── the same
"""

from sqlmodel import Session
from telegram.constants import ChatAction, ParseMode

from catalog.model import Position
from catalog.reading import ExportForm
from handlers.buttons import Button, keyboard
from handlers.exporting import Exported, calendar_of, workbook_of
from handlers.help import ways_on
from handlers.turn import Turn
from locales.answer import Answer
from locales.wording import exports as wording
from storage import events


async def export_cmd(turn: Turn) -> None:
    """`/export`, `/export ics`, or a tap on one of the two."""
    named = turn.pressed.text(0).lower()
    await send_export(turn, next((form for form in ExportForm if form == named), None))


async def send_export(turn: Turn, form: ExportForm | None) -> None:
    """Send the file of this form; without one, ask which."""
    positions = [turn.catalog.by_position[id_] for id_ in turn.visible_positions() if id_ in turn.member.reports_for]
    if not positions:
        await turn.reply(wording.nothing_to_export(turn.t), ways_on(turn))
        return
    match form:
        case ExportForm.WORKBOOK:
            await _send_workbook(turn, positions)
        case ExportForm.CALENDAR:
            await _send_calendar(turn, positions)
        case None:
            await turn.reply(wording.choose_form(turn.t), [[_button(turn, form) for form in ExportForm]])


async def _send_workbook(turn: Turn, positions: list[Position]) -> None:
    await turn.bot.send_chat_action(turn.chat_id, ChatAction.UPLOAD_DOCUMENT)
    file = await workbook_of(turn.services, positions, t=turn.t, today=turn.today, zone=turn.zone)
    targets = sum(len(position.targets) for position in positions)
    caption = wording.workbook_caption(turn.t, positions, targets=targets, records=file.count)
    await _send(turn, positions, ExportForm.WORKBOOK, file, caption)


async def _send_calendar(turn: Turn, positions: list[Position]) -> None:
    await turn.bot.send_chat_action(turn.chat_id, ChatAction.UPLOAD_DOCUMENT)
    file = await calendar_of(turn.services, positions, t=turn.t, now=turn.now)
    if file.count:
        caption = wording.calendar_caption(turn.t, positions, deadlines=file.count)
        await _send(turn, positions, ExportForm.CALENDAR, file, caption)
    else:
        await turn.reply(wording.no_deadlines(turn.t), [[_button(turn, ExportForm.WORKBOOK)]])


async def _send(turn: Turn, positions: list[Position], form: ExportForm, file: Exported, caption: Answer) -> None:
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
        reply_markup=keyboard([[_button(turn, other) for other in ExportForm if other is not form]]),
    )


def _button(turn: Turn, form: ExportForm) -> Button:
    return Button(wording.button_form(turn.t, form), "export", (form,))
