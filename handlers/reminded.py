"""Which thing of a reminder a button or an answer is about."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeAlias

from sqlmodel import Session
from telegram import Message

from handlers.buttons import Button, Pressed, in_rows
from handlers.digest import keys_in
from handlers.owing import Due, find_due
from handlers.turn import Turn
from locales.answer import Answer
from locales.wording import digests as wording
from locales.wording import due as due_wording
from locales.wording import people as people_wording

Next: TypeAlias = Callable[[Turn, Due], Awaitable[None]]
"""What is asked about the thing that was chosen."""


async def choose_thing(turn: Turn, action: str, question: Answer, then: Next, *, every: Button | None = None) -> None:
    """A tap on `action`: the thing that it names, the only one of the reminder that is left, or first which of them.

    Whatever is asked is a new message: the reminder stays as it is. `every` is offered below several.
    """
    if turn.pressed.text(0):
        due = await tapped_due(turn, 0)
        if due is not None:
            await then(turn, due)
        return
    left = await turn.services.database.run(lambda session: _left(session, turn))
    if not left:
        await turn.toast(wording.nothing_left(turn.t))
    elif len(left) == 1:
        await then(turn, left[0][1])
    else:
        buttons = [Button(wording.button_which(turn.t, n, due.owed), action, (due.key,)) for n, due in left]
        await turn.reply(question, [*in_rows(buttons, 2), *([[every]] if every else [])])


async def all_offered(turn: Turn, action: str) -> list[Due]:
    """What the buttons of a question about `action` name, as far as it is still owed and applies."""
    message = turn.query.message if turn.query else None
    markup = message.reply_markup if isinstance(message, Message) else None
    pressed = (
        [Pressed.read(str(one.callback_data or "")) for row in markup.inline_keyboard for one in row] if markup else []
    )
    keys = [":".join(one.arguments) for one in pressed if one.action == action]
    return await dues_by_keys(turn, keys)


async def dues_by_keys(turn: Turn, keys: Sequence[str]) -> list[Due]:
    """The things of these keys that are still owed and apply, and that this member reports."""

    def work(session: Session) -> list[Due]:
        found = [due_by_key(session, turn, key) for key in keys]
        return [due for due in found if due is not None and not due.is_exempt]

    return await turn.services.database.run(work)


def _left(session: Session, turn: Turn) -> list[tuple[int, Due]]:
    """What of the reminder is still owed and applies, with the numbers of its lines."""
    keys = keys_in(turn.query.message) if turn.query else []
    found = [(n, due_by_key(session, turn, key)) for n, key in enumerate(keys, start=1)]
    return [(n, due) for n, due in found if due is not None and not due.is_exempt]


async def tapped_due(turn: Turn, place: int) -> Due | None:
    """The thing whose key begins at that argument of the button; else say why there is none."""
    if turn.reportable_target(turn.pressed.text(place)) is None:
        await turn.toast(people_wording.not_yours(turn.t))
        return None
    key = f"{turn.pressed.text(place)}:{turn.pressed.text(place + 1)}"
    due = await turn.services.database.run(lambda session: due_by_key(session, turn, key))
    if due is None:
        await turn.toast(due_wording.no_longer_owed(turn.t))
    return due


def due_by_key(session: Session, turn: Turn, key: str) -> Due | None:
    """The thing owed, where it still is, and this member reports it."""
    target_id, _, name = key.partition(":")
    target = turn.reportable_target(target_id)
    return None if target is None else find_due(session, turn, target, name)


def subject(turn: Turn, due: Due) -> str:
    return due_wording.subject(turn.t, due.owed, today=turn.today)


async def put(turn: Turn, answer: Answer, buttons: list[list[Button]] | None = None) -> None:
    """In the place of a question about a thing; below a reminder, which stays as it is."""
    below = turn.query is not None and bool(keys_in(turn.query.message))
    await (turn.reply if below else turn.show)(answer, buttons or [])
