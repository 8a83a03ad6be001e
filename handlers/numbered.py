"""Answers to a reminder's lines: "1 done", "2 92%", several at once, or "92" where there is but one line.

reply to a reminder ─┬─ every part names a line ── kept for just that thing, the doubtful asked after
                     ├─ one line, no number ────── the same
                     └─ several, no number ─────── which one?
no reply ── "2 92%" soon after a reminder ───────── the same, where the words mean nothing else
an edit of either ───────────────────────────────── what it says otherwise is corrected
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlmodel import Session

from catalog.entries import Answer as YesOrNo
from catalog.entries import Done, Figure
from catalog.model import Deliverable, Period, Response, Target
from catalog.numbering import numbered
from catalog.reading import CaseItem, Doubt, Intent, Item, Missing, Reading, TookItem
from catalog.reporting import entry_of, in_period, says_the_same
from catalog.status import OpenCase
from catalog.understanding import understand
from handlers.asking import ask
from handlers.digest import MOST_LINES, keys_among, keys_in
from handlers.keeping import asked_of, keep_and_answer, source_of
from handlers.owing import Due
from handlers.reading import read_as_own
from handlers.reminded import due_by_key
from handlers.turn import Turn
from locales.answer import Answer
from locales.wording import digests as wording
from locales.wording import due as due_wording
from storage import entries, reminded
from storage.entries import Kept, Source

_FRESH = timedelta(hours=16)
"""So long after a reminder its numbers are meant without a reply to it."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said of one line: its thing, where that is still owed, and what was understood."""

    target: Target
    name: str
    due: Due | None
    item: Item | None
    doubt: Doubt | None


async def answered_by_reply(turn: Turn) -> bool:
    """Take a reply to a reminder as an answer to its lines; False where it is about something else."""
    keys = keys_in(turn.message.reply_to_message) if turn.message else []
    if not keys:
        return False
    said = numbered(turn.words, lines=len(keys))
    if len(keys) == 1 and not said:
        said = [(1, turn.words)] if _is_figure(turn, keys[0]) else []
    if said:
        return await _take(turn, keys, said)
    if len(keys) > 1 and _means_nothing(read_as_own(turn)):
        await turn.reply(wording.which_number(turn.t, len(keys)))
        return True
    return False


def _is_figure(turn: Turn, key: str) -> bool:
    """Whether the words are an answer about this thing."""
    target = turn.reportable_target(key.partition(":")[0])
    if target is None:
        return False
    reading = read_as_own(turn, reply_to=target)
    named = {item.target for item in reading.items} | {id_ for one in reading.doubts for id_ in one.candidates}
    return reading.intent in (Intent.REPORT, Intent.ASK) and named == {target.id}


async def answered_by_number(turn: Turn, reading: Reading) -> bool:
    """Take "2 92%" as an answer to the last reminder, where it says nothing by itself."""
    if (turn.message and turn.message.reply_to_message) or reading.items or not _means_nothing(reading):
        return False
    if not numbered(turn.words, lines=MOST_LINES):
        return False
    keys = await _last_keys(turn)
    said = numbered(turn.words, lines=len(keys))
    return bool(said) and await _take(turn, keys, said)


async def _last_keys(turn: Turn) -> list[str]:
    """The things of the last reminder, as long as its numbers are meant without a reply to it."""
    content = await turn.services.database.run(
        lambda session: reminded.last_content(session, person_id=turn.member.id, since=turn.now - _FRESH)
    )
    return keys_among(data for row in content.buttons for _, data in row) if content else []


async def corrected_by_number(turn: Turn, kept: Sequence[Kept]) -> bool:
    """Take an edit of such an answer, of which that is `kept`; False where it names no line of which anything was.

    A line that says the same as before stays as it is, and what the edit no longer says does, too.
    """
    if not kept or not numbered(turn.words, lines=MOST_LINES):
        return False
    keys = (keys_in(turn.message.reply_to_message) if turn.message else []) or await _last_keys(turn)
    said = numbered(turn.words, lines=len(keys))
    targets = {one.target for one in kept}
    if not any(keys[place - 1].partition(":")[0] in targets for place, _ in said):
        return False
    source = source_of(turn, edit=turn.update_id)
    told = await turn.services.database.run(lambda session: _told(session, turn, source, keys, said, answered=targets))
    left = list(kept)
    for one in told:
        old = next((each for each in left if each.target == one.target.id and _is_of(each, one)), None)
        if old is not None:
            left.remove(old)
        if one.item is None or (old is not None and _same(one, old, turn.today)):
            continue
        await keep_and_answer(turn, [one.item], source, corrects={old.target: old.id} if old else None)
        source = source.at_line(source.line + 1)
    doubts = [(source.line + n, one.doubt) for n, one in enumerate(told) if one.doubt is not None]
    if (question := asked_of(source, doubts, {one.target: one.id for one in kept})) is not None:
        await ask(turn, question)
    return True


def _is_of(kept: Kept, said: _Said) -> bool:
    """Whether what was kept is of the line's own period or due day, where there are several of its target."""
    match kept.entry:
        case Figure(period=Period() as own) | YesOrNo(period=Period() as own) | Done(due=date() as own):
            return str(own) == said.name
        case _:
            return True


def _same(said: _Said, kept: Kept, on: date) -> bool:
    return said.item is not None and says_the_same(said.target, kept.entry, entry_of(said.item, on=on))


def _means_nothing(reading: Reading) -> bool:
    if reading.intent is Intent.OTHER:
        return True
    return reading.intent is Intent.ASK and all(len(doubt.candidates) != 1 for doubt in reading.doubts)


async def _take(turn: Turn, keys: Sequence[str], said: Sequence[tuple[int, str]]) -> bool:
    """Keep what is said of the lines; False where none of them is this member's any more."""
    source = source_of(turn)
    told = await turn.services.database.run(lambda session: _told(session, turn, source, keys, said))
    if not told:
        return False
    over = [one for one in told if one.item is None and one.doubt is None]
    items = [one.item for one in told if one.item is not None]
    doubts = [(n, one.doubt) for n, one in enumerate((o for o in told if o.doubt), start=source.line + len(items))]
    if over:
        names = [wording.named(turn.t, one.target, one.name, today=turn.today) for one in over]
        await turn.reply(Answer.joined([due_wording.reported_already(turn.t, name) for name in names]))
    asked = [(line, doubt) for line, doubt in doubts if doubt is not None]
    if items:
        await keep_and_answer(turn, items, source, later=asked, corrects=_closed(told))
    elif (question := asked_of(source, asked)) is not None:
        await ask(turn, question)
    return True


def _told(
    session: Session,
    turn: Turn,
    source: Source,
    keys: Sequence[str],
    said: Sequence[tuple[int, str]],
    answered: Collection[str] = (),
) -> list[_Said]:
    """What is said of each line; of `answered` targets it may be a correction of what is no longer owed."""
    told: list[_Said] = []
    for place, words in sorted(said):
        target_id, _, name = keys[place - 1].partition(":")
        target = turn.reportable_target(target_id)
        if target is None:
            continue
        due = due_by_key(session, turn, keys[place - 1])
        line = source.at_line(source.line + sum(one.item is not None for one in told))
        handled = target.id in answered or _is_kept(session, line, target)
        told.append(_understood(turn, target, name, due, words, handled=handled))
    return told


def _is_kept(session: Session, line: Source, target: Target) -> bool:
    """Whether this very line was kept for the target when the message was handled before."""
    kept = entries.find_at(session, line)
    return kept is not None and kept.target == target.id


def _understood(turn: Turn, target: Target, name: str, due: Due | None, words: str, *, handled: bool) -> _Said:
    """What the words say of the thing. Of a document or a case that was reported since, nothing is taken."""
    if due is None and not handled and isinstance(target, Deliverable | Response):
        return _Said(target, name, None, None, None)
    period = None if isinstance(target, Deliverable | Response) else Period.parse(name)
    day = date.fromisoformat(name) if isinstance(target, Deliverable) else None
    own = turn.catalog.targets_of(turn.member.reports_for)
    everyone = turn.catalog.targets_of(turn.catalog.by_position)
    reading = understand(words, targets=own, others=everyone, today=turn.today, reply_to=target.id)
    if len(reading.items) == 1 and reading.items[0].target == target.id:
        return _Said(target, name, due, _of_case(in_period(reading.items[0], period, day), due), None)
    own_doubts = [one for one in reading.doubts if target.id in one.candidates]
    doubt = own_doubts[0] if own_doubts else Doubt(missing=Missing.VALUE)
    return _Said(target, name, due, None, replace(doubt, candidates=(target.id,), period=doubt.period or period))


def _of_case(item: Item, due: Due | None) -> Item:
    """The end of a case with what tells it from others."""
    match item, due.owed.what if due else None:
        case CaseItem(opened=None, label=None), OpenCase(label=label, opened=opened):
            return replace(item, label=label, opened=opened)
        case _:
            return item


def _closed(told: Sequence[_Said]) -> dict[str, int]:
    """The open case that each answer ends, where only one is told of a target."""
    ended = [one for one in told if isinstance(one.item, CaseItem | TookItem) and one.due and one.due.case]
    targets = [one.target.id for one in ended]
    return {
        one.target.id: one.due.case for one in ended if one.due and one.due.case and targets.count(one.target.id) == 1
    }
