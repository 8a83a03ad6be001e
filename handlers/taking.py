"""A report that was read: kept, asked after, or of targets that its sender only sees."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from catalog.reading import Reading
from handlers.asking import ask
from handlers.buttons import Button, in_rows
from handlers.help import ways_on
from handlers.keeping import asked_of, keep_and_answer
from handlers.targets import show_card
from handlers.turn import Turn
from locales.wording import reports as wording
from storage.entries import Kept, Source


async def report(turn: Turn, reading: Reading, source: Source, *, corrects: Mapping[str, int]) -> None:
    """Keep what was read, and ask after the rest; `corrects` names the entries that are superseded, by target."""
    named = {item.target for item in reading.items} | {id_ for doubt in reading.doubts for id_ in doubt.candidates}
    if not turn.member.reports_for or any(turn.reportable_target(id_) is None for id_ in named):
        await _read_only(turn, reading, named)
    elif reading.items:
        doubts = list(enumerate(reading.doubts, start=source.line + len(reading.items)))
        await keep_and_answer(turn, reading.items, source, later=doubts, corrects=corrects)
    elif (asked := asked_of(source, list(enumerate(reading.doubts)), corrects)) is not None:
        await ask(turn, asked)


async def report_in_place(
    turn: Turn, reading: Reading, source: Source, old: Sequence[Kept | None], *, asked: Mapping[str, int] | None = None
) -> None:
    """Keep each item in the place of the entry at its own place in `old`, if there is one.

    All at once, unless several are of one target: then each by itself. `asked` names what the answer to a doubt
    corrects, by target.
    """
    if len({item.target for item in reading.items}) == len(reading.items):
        corrects = {**(asked or {}), **{one.target: one.id for one in old if one is not None}}
        await report(turn, reading, source, corrects=corrects)
        return
    for line, (item, one) in enumerate(zip(reading.items, old, strict=True)):
        corrects = {one.target: one.id} if one is not None else {}
        doubts = reading.doubts if line == len(reading.items) - 1 else ()
        await report(turn, replace(reading, items=(item,), doubts=doubts), source.at_line(line), corrects=corrects)


async def _read_only(turn: Turn, reading: Reading, named: Collection[str]) -> None:
    """Targets that one sees and does not report: the card, or which one, where the message brought no figure."""
    seen = [target for target in turn.catalog.by_id.values() if target.id in named and turn.visible_target(target.id)]
    if reading.items or not seen or any(doubt.value is not None for doubt in reading.doubts):
        await turn.reply(wording.read_only(turn.t), ways_on(turn))
    elif len(seen) == 1:
        await show_card(turn, seen[0])
    else:
        choices = [Button(target.short[turn.language], "card", (target.id,)) for target in seen]
        await turn.reply(wording.which_to_see(turn.t), in_rows(choices, 2))
