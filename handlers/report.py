"""What a manager writes: understood, then kept, asked about or answered.

words ─┬─ a menu label ───────── that command
       ├─ an open question ───── its answer (handlers/answering.py)
       ├─ figures ────────────── kept (handlers/keeping.py)
       ├─ doubtful ───────────── asked back (handlers/asking.py)
       ├─ a query ────────────── targets, status, card, help
       └─ nothing of ours ────── how to write it, nothing kept
"""

from dataclasses import replace

from catalog.model import IncidentFree, Measure, Target
from catalog.reading import Doubt, Intent, Reading
from catalog.reporting import item_of, takes
from catalog.status import RISK
from catalog.understanding import understand
from handlers.answering import answered_in_words
from handlers.asking import MOST_CHOICES, ask
from handlers.buttons import Pressed
from handlers.help import help_cmd, ways_on
from handlers.keeping import asked_of, keep_and_answer, source_of
from handlers.menu import menu_action
from handlers.standing import standings
from handlers.status import status_cmd
from handlers.targets import show_card, targets_cmd
from handlers.turn import Turn
from handlers.undo import undo_cmd
from locales.wording import menu as menu_wording
from locales.wording import reports as wording
from storage import entries
from storage.questions import Asked


async def text_msg(turn: Turn) -> None:
    action = menu_action(turn.words)
    if action is not None:
        await _menu(turn, action)
    elif not await answered_in_words(turn):
        await respond(turn, read(turn))


async def _menu(turn: Turn, action: str) -> None:
    match action:
        case "targets":
            await targets_cmd(turn)
        case "status":
            await status_cmd(turn)
        case "report":
            await turn.reply(menu_wording.choose_to_report(turn.t, turn.example), ways_on(turn))
        case _:
            await help_cmd(turn)


def read(turn: Turn) -> Reading:
    """Understand the message among the targets one reports; a query may also be about others that one sees."""
    own = turn.catalog.targets_of(turn.member.reports_for)
    replied = replied_target(turn)
    reading = understand(turn.words, targets=own, today=turn.today, reply_to=replied.id if replied else None)
    if reading.intent is not Intent.OTHER or turn.member.reports_for == frozenset(turn.visible_positions()):
        return reading
    return understand(turn.words, targets=turn.catalog.targets_of(turn.visible_positions()), today=turn.today)


def replied_target(turn: Turn) -> Target | None:
    """The target of the message that this one answers: the only one that its buttons name."""
    message = turn.message.reply_to_message if turn.message else None
    rows = message.reply_markup.inline_keyboard if message and message.reply_markup else ()
    data = [Pressed.read(str(button.callback_data or "")) for row in rows for button in row]
    named = {pressed.text(0) for pressed in data if pressed.action in ("card", "report")}
    return turn.reportable_target(named.pop()) if len(named) == 1 else None


async def respond(turn: Turn, reading: Reading) -> None:
    match reading.intent:
        case Intent.REPORT | Intent.ASK:
            await _report(turn, reading)
        case Intent.TARGETS:
            await _query(turn, reading, otherwise=False)
        case Intent.STATUS | Intent.DUE | Intent.HISTORY:
            await _query(turn, reading, otherwise=True)
        case Intent.HELP:
            await help_cmd(turn)
        case Intent.UNDO:
            await (undo_cmd(turn) if turn.member.reports_for else turn.reply(wording.read_only(turn.t)))
        case Intent.CORRECT:
            await _correct(turn, reading)
        case Intent.OTHER:
            await turn.reply(wording.not_understood(turn.t, turn.example), ways_on(turn))


async def _report(turn: Turn, reading: Reading) -> None:
    named = {item.target for item in reading.items} | {id_ for doubt in reading.doubts for id_ in doubt.candidates}
    if any(turn.reportable_target(id_) is None for id_ in named):
        await turn.reply(wording.read_only(turn.t))
        return
    source = source_of(turn)
    doubts = list(enumerate(reading.doubts, start=len(reading.items)))
    if reading.items:
        await keep_and_answer(turn, reading.items, source, later=doubts)
    elif (asked := asked_of(source, doubts)) is not None:
        await ask(turn, await with_candidates(turn, asked))
    else:
        await turn.reply(wording.not_understood(turn.t, turn.example), ways_on(turn))


async def with_candidates(turn: Turn, asked: Asked) -> Asked:
    """Where the message named no target at all: the likeliest of those that take such a figure."""
    doubt = asked.doubt
    if doubt.candidates:
        return asked
    own = [target for target in turn.catalog.targets_of(turn.member.reports_for) if isinstance(target, Measure)]
    fitting = [t for t in own if doubt.value is None or takes(t, doubt.value, doubt.unit)]
    standing = await turn.services.database.run(
        lambda session: standings(session, turn.services, fitting, today=turn.today)
    )
    fitting.sort(key=lambda target: RISK[standing[target.id].status.state])
    candidates = tuple(target.id for target in fitting[:MOST_CHOICES])
    return replace(asked, doubts=(replace(doubt, candidates=candidates), *asked.doubts[1:]))


async def _query(turn: Turn, reading: Reading, *, otherwise: bool) -> None:
    target = turn.visible_target(reading.target) if reading.target else None
    if target is not None:
        await show_card(turn, target)
    else:
        await (status_cmd(turn) if otherwise else targets_cmd(turn))


async def _correct(turn: Turn, reading: Reading) -> None:
    """`不对，是93%`: the figure that was kept last is to be another."""
    last = await turn.services.database.run(lambda session: entries.last_of(session, person_id=turn.member.id))
    target = turn.reportable_target(last[-1].target) if last else None
    item = None
    if isinstance(target, Measure | IncidentFree):
        item = item_of(target, Doubt(value=reading.value, unit=reading.unit), on=turn.today)
    if item is None:
        await turn.reply(wording.nothing_to_correct(turn.t), ways_on(turn))
        return
    await keep_and_answer(turn, [item], source_of(turn), corrects={last[-1].target: last[-1].id})


async def edited_msg(turn: Turn) -> None:
    """An edited message corrects its own figures; what it no longer says is left as it was kept."""
    if turn.message is None or turn.message.edit_date is None:
        return
    message_id = turn.message.message_id
    kept = await turn.services.database.run(
        lambda session: entries.kept_from(session, chat_id=turn.chat_id, message_id=message_id)
    )
    reading = read(turn)
    corrects = {one.target: one.id for one in kept}
    items = [item for item in reading.items if item.target in corrects]
    if reading.intent is Intent.REPORT and items:
        source = source_of(turn, edit=int(turn.message.edit_date.timestamp()))
        await keep_and_answer(turn, items, source, corrects=corrects)
