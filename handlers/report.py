"""What a manager writes: understood, then kept, asked about or answered.

words ─┬─ a menu label ───────── that command
       ├─ a wish about others ── what it is about, for whoever oversees them (handlers/wishing.py)
       ├─ a department ───────── its status, for whoever oversees it
       ├─ "check in", "go on" ── everything owed, one by one (handlers/checkin.py)
       ├─ a reminder's lines ─── the answer to them (handlers/numbered.py)
       ├─ an open question ───── its answer (handlers/answering_in_words.py)
       ├─ figures ────────────── kept (handlers/keeping.py)
       ├─ doubtful ───────────── asked back (handlers/asking.py)
       ├─ a correction ───────── of what was told last (handlers/correcting.py)
       ├─ a query ────────────── targets, status, due, card, history, files, help
       ├─ somebody's name ────── their card, for HR (handlers/people.py)
       └─ nothing of ours ────── how to write it, nothing kept
"""

from catalog.choosing import is_cancel, is_check_in, is_greeting, is_resume, is_thanks
from catalog.commanding import position_named
from catalog.model import Position
from catalog.reading import Intent, Reading
from handlers.access import INVITERS, OVERSEERS
from handlers.answering_in_words import answered_in_words
from handlers.buttons import Button, in_rows
from handlers.cases import with_closing
from handlers.checkin import checkin_cmd, is_left
from handlers.correcting import correct, report_instead
from handlers.due import due_cmd
from handlers.export import send_export
from handlers.help import help_cmd, ways_on
from handlers.history import history_of
from handlers.keeping import source_of
from handlers.menu import menu_action
from handlers.missing import missing_cmd
from handlers.numbered import answered_by_number, answered_by_reply
from handlers.overview import overview_cmd
from handlers.people import show_named
from handlers.reading import position_meant, read
from handlers.standing import standings
from handlers.status import most_pressing, show_overview, status_cmd
from handlers.taking import report
from handlers.targets import show_card, targets_cmd
from handlers.turn import Turn
from handlers.undo import undo_cmd
from handlers.wishing import granted
from locales.answer import Answer
from locales.wording import checkin as checkin_wording
from locales.wording import company as company_wording
from locales.wording import menu as menu_wording
from locales.wording import questions as question_wording
from locales.wording import reports as wording
from locales.wording import targets as target_wording

_CHOICES = 6
_WRITES = frozenset({Intent.REPORT, Intent.ASK, Intent.CORRECT, Intent.UNDO})
"""What only one's own words may do: somebody else's that are passed on change nothing."""


async def text_msg(turn: Turn) -> None:
    action = menu_action(turn.words)
    if action is not None:
        await _menu(turn, action)
    elif not turn.is_forwarded and await _leads_through(turn):
        await checkin_cmd(turn)
    elif not turn.is_forwarded and await _answered(turn):
        return
    elif (position := _asked_after(turn)) is not None:
        await show_overview(turn, position)
    elif is_cancel(turn.words):
        await turn.reply(question_wording.nothing_to_cancel(turn.t))
    else:
        reading = await with_closing(turn, read(turn))
        if turn.is_forwarded or not await answered_by_number(turn, reading):
            await respond(turn, reading)


async def _answered(turn: Turn) -> bool:
    """Whether the words answered what was asked or sent, or were a wish of whoever oversees others."""
    if await answered_by_reply(turn) or await answered_in_words(turn):
        return True
    return turn.member.role in OVERSEERS and await granted(turn)


def _asked_after(turn: Turn) -> Position | None:
    """The position whose department the words ask after, of those that the member oversees."""
    if turn.member.role not in OVERSEERS:
        return None
    return position_named(turn.words, [turn.catalog.by_position[id_] for id_ in turn.visible_positions()])


async def _leads_through(turn: Turn) -> bool:
    """Whether the words begin a check-in, or take up the one that was left."""
    return is_check_in(turn.words) or (is_resume(turn.words) and await is_left(turn))


async def _menu(turn: Turn, action: str) -> None:
    """What the menu's label says; what is for all positions means one's own to whoever oversees none."""
    match action:
        case "overview":
            await (overview_cmd if turn.member.role in OVERSEERS else status_cmd)(turn)
        case "missing":
            await (missing_cmd if turn.member.role in INVITERS else due_cmd)(turn)
        case "targets":
            await targets_cmd(turn)
        case "status":
            await status_cmd(turn)
        case "due":
            await due_cmd(turn)
        case "report":
            await _choose_to_report(turn)
        case _:
            await help_cmd(turn)


async def _choose_to_report(turn: Turn) -> None:
    """The targets that most want a report, and how to write one."""
    own = turn.catalog.targets_of(turn.member.reports_for)
    if not own:
        await turn.reply(wording.read_only(turn.t), ways_on(turn))
        return
    standing = await turn.services.database.run(
        lambda session: standings(session, turn.services, own, today=turn.today)
    )
    pressing = most_pressing(standing.values())[:_CHOICES]
    buttons = [
        Button(target_wording.button_target(turn.t, one.target, one.status.state), "report", (one.target.id,))
        for one in pressing
    ]
    await turn.reply(
        menu_wording.choose_to_report(turn.t, turn.example, any_pressing=bool(pressing)),
        [*in_rows(buttons, 2), [Button(checkin_wording.button_one_by_one(turn.t), "checkin")], *ways_on(turn)],
    )


async def respond(turn: Turn, reading: Reading) -> None:
    if turn.is_forwarded and turn.member.reports_for and reading.intent in _WRITES:
        await turn.reply(wording.forwarded(turn.t), ways_on(turn))
        return
    match reading.intent:
        case Intent.REPORT | Intent.ASK:
            if reading.instead:
                await report_instead(turn, reading)
            else:
                await report(turn, reading, source_of(turn), corrects={})
        case Intent.UNDO:
            may = turn.member.reports_for or turn.member.role in INVITERS
            await (undo_cmd(turn) if may else turn.reply(wording.read_only(turn.t)))
        case Intent.CORRECT:
            await correct(turn, reading)
        case Intent.OTHER:
            await _small_talk(turn)
        case _:
            await _query(turn, reading)


async def _small_talk(turn: Turn) -> None:
    if is_thanks(turn.words):
        await turn.reply(menu_wording.welcome_back(turn.t))
    elif is_greeting(turn.words):
        await turn.reply(menu_wording.greeting(turn.t, turn.example), ways_on(turn))
    elif not turn.visible_positions():
        await turn.reply(target_wording.no_positions(turn.t))
    elif (position := position_meant(turn)) is not None:
        await turn.reply(wording.somebody_else_s(turn.t, position, turn.example), ways_on(turn))
    elif turn.member.role not in INVITERS or not await show_named(turn):
        await turn.reply(_not_understood(turn), ways_on(turn))


def _not_understood(turn: Turn) -> Answer:
    """How to write a figure; to who reports none and oversees others, how to ask after them."""
    visible = turn.visible_positions()
    if turn.member.reports_for or turn.member.role not in OVERSEERS:
        return wording.not_understood(turn.t, turn.example)
    department = turn.catalog.by_position[visible[0]].short[turn.language]
    return company_wording.not_understood(turn.t, department, invites=turn.member.role in INVITERS)


async def _query(turn: Turn, reading: Reading) -> None:
    """What one wants to see; of a target that is named, its card."""
    target = turn.visible_target(reading.target) if reading.target else None
    if target is None and turn.member.role in INVITERS and await show_named(turn):
        return
    match reading.intent:
        case Intent.HELP:
            await help_cmd(turn)
        case Intent.DUE:
            await due_cmd(turn)
        case Intent.HISTORY:
            await history_of(turn, reading)
        case Intent.EXPORT:
            await send_export(turn, reading.form)
        case _ if target is not None:
            await show_card(turn, target)
        case Intent.TARGETS:
            await targets_cmd(turn)
        case _:
            await status_cmd(turn)
