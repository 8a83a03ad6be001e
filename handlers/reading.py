"""What a message says, among the targets of whoever wrote it."""

from catalog.model import Position, Target
from catalog.reading import Intent, Reading
from catalog.understanding import understand
from handlers.buttons import Pressed
from handlers.turn import Turn

_QUERIES = frozenset({Intent.TARGETS, Intent.STATUS, Intent.DUE, Intent.HISTORY})


def read(turn: Turn, *, about: Target | None = None) -> Reading:
    """Understand the message among the targets one reports, then among those that one only sees.

    It answers `about`, or the target of the message that it replies to: a figure by itself is theirs.
    """
    reading = read_as_own(turn, reply_to=about or replied_target(turn))
    visible = turn.visible_positions()
    if _is_plain(reading) or turn.member.reports_for == frozenset(visible):
        return reading
    wider = understand(turn.words, targets=turn.catalog.targets_of(visible), today=turn.today)
    return reading if reading.intent in _QUERIES and wider.target is None else wider


def read_as_own(turn: Turn, *, reply_to: Target | None = None) -> Reading:
    """Understand the message among the targets one reports; other positions' are known, and left alone."""
    own = turn.catalog.targets_of(turn.member.reports_for)
    everyone = turn.catalog.targets_of(turn.catalog.by_position)
    reply = reply_to.id if reply_to is not None else None
    return understand(turn.words, targets=own, others=everyone, today=turn.today, reply_to=reply)


def position_meant(turn: Turn) -> Position | None:
    """The one other position of whose targets the message reports, None where it is anything else."""
    everyone = turn.catalog.targets_of(turn.catalog.by_position)
    reading = understand(turn.words, targets=everyone, today=turn.today)
    named = {turn.catalog.by_id[item.target].position for item in reading.items}
    if len(named) != 1 or not named.isdisjoint(turn.visible_positions()):
        return None
    return turn.catalog.by_position[named.pop()]


def _is_plain(reading: Reading) -> bool:
    """Whether a wider look would add nothing: something was understood, and not just a query that names no target."""
    return reading.intent is not Intent.OTHER and (reading.intent not in _QUERIES or reading.target is not None)


def replied_target(turn: Turn) -> Target | None:
    """The target of the message that this one answers: the only one that its buttons name."""
    message = turn.message.reply_to_message if turn.message else None
    rows = message.reply_markup.inline_keyboard if message and message.reply_markup else ()
    data = [Pressed.read(str(button.callback_data or "")) for row in rows for button in row]
    named = {pressed.text(0) for pressed in data if pressed.action in ("card", "history", "report", "evidence", "done")}
    return turn.reportable_target(named.pop()) if len(named) == 1 else None
