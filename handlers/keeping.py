"""Keeping what was reported: one unit of work, then one answer.

report ─┬─ kept ────── its status, with Change and Undo
        ├─ refused ─── why, and what to write instead
        └─ doubtful ── asked back (handlers/asking.py), the next doubt when the first is answered
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from sqlmodel import Session

from catalog.entries import Case, Done, Entry, Figure
from catalog.errors import AlreadyCorrected, BadReport
from catalog.judging import check_entry
from catalog.judging.deliverables import ToldBefore
from catalog.model import Deliverable, Target
from catalog.reading import Doubt, Item, Missing
from catalog.reporting import adds_or_replaces, closing, corrected, ends_an_unknown, entry_of, requirement_of
from catalog.status import Status
from handlers.asking import ask
from handlers.buttons import Button, Rows
from handlers.owing import open_on
from handlers.services import Services
from handlers.standing import (
    Standing,
    due_day_closed,
    figure_before,
    kept_for,
    standings,
    status_with,
    told_before,
)
from handlers.turn import Turn
from handlers.walking import next_step, with_step
from locales.answer import Answer
from locales.wording import due as due_wording
from locales.wording import reports as wording
from storage import entries, questions
from storage.entries import Kept, Source
from storage.questions import Asked

_MOST_OTHERS = 2


@dataclass(frozen=True, slots=True)
class KeptOne:
    """What was kept, the status that it counts for, and what it corrects."""

    standing: Standing
    kept: Kept
    status: Status
    replaced: Kept | None


@dataclass(frozen=True, slots=True)
class RefusedOne:
    target: Target
    error: BadReport


@dataclass(frozen=True, slots=True)
class DoubtfulOne:
    doubt: Doubt


Outcome: TypeAlias = KeptOne | RefusedOne | DoubtfulOne


def source_of(turn: Turn, *, message_id: int | None = None, edit: int = 0, words: str | None = None) -> Source:
    """The message of this turn, or another one; of a tap, which has none, the update's number below zero."""
    if message_id is None:
        message_id = turn.message.message_id if turn.message else -turn.update_id
    return Source(
        person_id=turn.member.id,
        at=turn.now,
        on=turn.today,
        chat_id=turn.chat_id,
        message_id=message_id,
        edit=edit,
        words=turn.words if words is None else words,
    )


def source_of_asked(turn: Turn, asked: Asked) -> Source:
    """The message that raised a question, at the line of the doubt that is answered; this turn's where a tap did."""
    if asked.message_id is None:
        return source_of(turn)
    source = source_of(turn, message_id=asked.message_id, edit=asked.edit, words=asked.words)
    return replace(source, line=asked.lines[0], on=asked.on, answer=turn.words)


def keep_all(
    session: Session, services: Services, items: Sequence[Item], source: Source, corrects: Mapping[str, int]
) -> list[Outcome]:
    """Keep each item on its own line, from `source.line` on, and judge it with everything kept.

    `corrects` names the entry that is superseded, by target.
    """
    targets = [services.catalog.by_id[item.target] for item in items]
    before = kept_for(session, targets, today=source.on)
    closed = _closed_by(session, services, targets, corrects, today=source.on)
    told = [_with_due(entry_of(item, on=source.on), closed.get(item.target)) for item in items]
    outcomes = [
        _keep(session, target, told[n], source.at_line(source.line + n), before, corrects)
        for n, target in enumerate(targets)
    ]
    # Not those of the items: handled again, a correction may find another target's entry where it was kept.
    kept = [services.catalog.by_id[one.target] for one in outcomes if isinstance(one, Kept)]
    after = standings(session, services, kept, today=source.on)
    return [
        _judged(
            services,
            one,
            after[one.target],
            source,
            entries.replaced_by(session, entry_id=one.id) if one.target in corrects else None,
        )
        if isinstance(one, Kept)
        else one
        for one in outcomes
    ]


def _closed_by(
    session: Session, services: Services, targets: Sequence[Target], corrects: Mapping[str, int], *, today: date
) -> dict[str, date | None]:
    """The due days of what the deliveries to be corrected closed: with another day they are of the same month still."""
    documents = [target for target in targets if target.id in corrects and isinstance(target, Deliverable)]
    found = standings(session, services, documents, today=today) if documents else {}
    return {
        target: due_day_closed(standing, kept, today=today)
        for target, standing in found.items()
        for kept in standing.kept
        if kept.id == corrects[target]
    }


def _with_due(entry: Entry, due: date | None) -> Entry:
    return replace(entry, due=due) if isinstance(entry, Done) and entry.due is None else entry


def _judged(services: Services, kept: Kept, standing: Standing, source: Source, replaced: Kept | None) -> KeptOne:
    return KeptOne(standing, kept, status_with(standing, kept.entry, services, today=source.on), replaced)


def _keep(
    session: Session,
    target: Target,
    entry: Entry,
    source: Source,
    before: Mapping[str, Sequence[Kept]],
    corrects: Mapping[str, int],
) -> Kept | RefusedOne | DoubtfulOne:
    if (kept_before := entries.find_at(session, source)) is not None:
        return kept_before
    stands = before.get(target.id, ())
    supersedes = corrects.get(target.id)
    if supersedes is None and isinstance(entry, Case):
        if closed := closing(entry, [(k.id, k.entry) for k in stands]):
            supersedes, entry = closed
        elif ends_an_unknown(target, entry, [k.entry for k in stands]):
            doubt = Doubt(candidates=(target.id,), missing=Missing.CASE, done=entry.closed, label=entry.label)
            return DoubtfulOne(doubt)
    if supersedes is not None and (old := entries.find_to_correct(session, entry_id=supersedes)) is not None:
        if not old.current:
            return RefusedOne(target, AlreadyCorrected(target.id))
        entry = corrected(target, old.entry, entry)
    try:
        check_entry(target, entry, today=source.on)
    except BadReport as error:
        return RefusedOne(target, error)
    others = [one.entry for one in stands]
    if supersedes is None and isinstance(entry, Figure) and adds_or_replaces(target, entry, others):
        value, unit, period = entry.value, entry.unit, entry.period
        doubt = Doubt(candidates=(target.id,), missing=Missing.MODE, value=value, unit=unit, period=period)
        return DoubtfulOne(doubt)
    bound = requirement_of(target, entry)
    return entries.keep(session, target=target.id, entry=entry, bound=bound, source=source, supersedes=supersedes)


async def keep_and_answer(
    turn: Turn,
    items: Sequence[Item],
    source: Source,
    *,
    later: Sequence[tuple[int, Doubt]] = (),
    corrects: Mapping[str, int] | None = None,
    settles: int | None = None,
    in_place: bool = False,
) -> None:
    """Keep the items, answer with what became of each, then ask after the first doubt or go on in a walk.

    `later` are doubts still to be asked about, each with its line; `settles` is the question that the items answer,
    which goes on waiting where they are refused.
    """

    def work(session: Session) -> list[Outcome]:
        outcomes = keep_all(session, turn.services, items, source, corrects or {})
        if settles is not None and not any(isinstance(one, RefusedOne) for one in outcomes):
            message_id = turn.message.message_id if turn.message else None
            questions.settle(session, question_id=settles, at=turn.now, update_id=turn.update_id, message_id=message_id)
        return outcomes

    outcomes = await turn.services.database.run(work)
    kept = [one for one in outcomes if isinstance(one, KeptOne)]
    refused = [one for one in outcomes if isinstance(one, RefusedOne)]
    answers = [_kept_answer(turn, kept)] if kept else []
    answers += [wording.refused(turn.t, one.target, one.error, today=turn.today) for one in refused]
    doubts = [(source.line + n, one.doubt) for n, one in enumerate(outcomes) if isinstance(one, DoubtfulOne)]
    asked = asked_of(source, [*doubts, *later], corrects if settles is None else None)
    if answers:
        following = await next_step(turn) if asked is None and not refused else None
        # In a walk no card's button: it would make a reply to the message mean what was kept, not what is asked.
        buttons = kept_buttons(turn, kept) if following is None else [[undo_button(turn, kept)]]
        shown = with_step(Answer.joined(answers), buttons, following)
        await (turn.show if in_place and not refused else turn.reply)(*shown)
    if settles is not None and refused:
        return  # the question waits for another answer
    if asked is not None:
        await ask(turn, asked, in_place=in_place and not answers)


def asked_of(
    source: Source, doubts: Sequence[tuple[int, Doubt]], corrects: Mapping[str, int] | None = None
) -> Asked | None:
    """The question about these doubts of a message, each with the line it takes; None where there is no doubt.

    `corrects` names the entries that an answer supersedes, by target.
    """
    if not doubts:
        return None
    candidates = doubts[0][1].candidates
    return Asked(
        doubts=tuple(doubt for _, doubt in doubts),
        lines=tuple(line for line, _ in doubts),
        message_id=source.message_id,
        edit=source.edit,
        words=source.words,
        on=source.on,
        corrects=(corrects or {}).get(candidates[0]) if len(candidates) == 1 else None,
    )


def _kept_answer(turn: Turn, kept: Sequence[KeptOne]) -> Answer:
    if len(kept) > 1:
        told = [
            (one.standing.target, one.kept.entry, one.status, _closes(turn, one), _told_before(turn, one))
            for one in kept
        ]
        return wording.several(turn.t, told, today=turn.today)
    one = kept[0]
    return wording.kept(
        turn.t,
        one.standing.target,
        one.kept.entry,
        one.status,
        past=figure_before(one.standing, one.kept, one.replaced),
        closes=_closes(turn, one),
        before=_told_before(turn, one),
        today=turn.today,
    )


def _closes(turn: Turn, one: KeptOne) -> date | None:
    return due_day_closed(one.standing, one.kept, today=turn.today)


def _told_before(turn: Turn, one: KeptOne) -> ToldBefore | None:
    return told_before(one.standing, one.kept, today=turn.today)


def kept_buttons(turn: Turn, kept: Sequence[KeptOne]) -> Rows:
    """What may be done next with what was kept."""
    t = turn.t
    if not kept:
        return []
    ids = tuple(one.kept.id for one in kept)
    if len(kept) > 1:
        targets = list(dict.fromkeys(one.standing.target for one in kept))[:3]
        return [
            [Button(target.short[t.language], "card", (target.id,)) for target in targets],
            [undo_button(turn, kept)],
        ]
    return [
        [
            Button(wording.button_change(t), "change", ids),
            undo_button(turn, kept),
        ],
        [
            Button(wording.button_card(t), "card", (kept[0].kept.target,)),
            Button(wording.button_history(t), "history", (kept[0].kept.target,)),
        ],
        _meant_buttons(turn, kept[0]),
    ]


def _meant_buttons(turn: Turn, one: KeptOne) -> list[Button]:
    """Which other one a delivery may be, where the message did not tell, or told one that was not owed."""
    entry = one.kept.entry
    if not isinstance(entry, Done) or (entry.due and due_day_closed(one.standing, one.kept, today=turn.today)):
        return []
    others = open_on(turn.services, one.standing, entry.done, today=turn.today)
    return [
        Button(due_wording.button_is_for(turn.t, due.owed, today=turn.today), "is_for", (one.kept.id, due.name))
        for due in others[:_MOST_OTHERS]
    ]


def undo_button(turn: Turn, kept: Sequence[KeptOne]) -> Button:
    """Take back what was kept, all of it."""
    if len(kept) > 1:
        return Button(wording.button_undo_all(turn.t), "undo_all", (kept[0].kept.id,))
    return Button(wording.button_undo(turn.t), "undo", (kept[0].kept.id,))
