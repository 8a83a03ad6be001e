"""What is told without a figure: a document handed in, a case opened or closed, nothing happened, in line or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from catalog.language.acts import Act, cues, says
from catalog.language.choosing import Choice, Verdict, choose
from catalog.language.days import Mark, MarkKind
from catalog.language.lexicon import Lexicon, Match
from catalog.language.message import Clause, Message
from catalog.language.tokens import Token
from catalog.model import Compliance, Deliverable, IncidentFree, Response, Target
from catalog.reading import CaseItem, ComplianceItem, DoneItem, IncidentItem, Item

_CLEAR = 0.8


@dataclass(frozen=True, slots=True)
class Told:
    """What was told, sure or to be asked about: exactly one of `item` and `choice.verdict` other than SURE counts."""

    choice: Choice
    item: Item | None = None
    done: date | None = None


def deliverables(message: Message, lexicon: Lexicon, tokens: Sequence[Token]) -> list[Told]:
    """Documents and acts that are said to be done, each on its day; nothing where the message says not yet."""
    if not says(Act.DONE, message.text) or says(Act.NOT_DONE, message.text):
        return []
    told: list[Told] = []
    left = list(tokens)
    while left:
        choice = choose(lexicon, left, _is_deliverable, written=message.written)
        if choice.verdict not in (Verdict.SURE, Verdict.SEVERAL, Verdict.PERHAPS):
            break
        if told and (choice.verdict is not Verdict.SURE or choice.matches[0].coverage < _CLEAR):
            break
        day = _day_done(message, choice, left)
        if day is None:
            break
        item = DoneItem(target=choice.target.id, done=day) if choice.verdict is Verdict.SURE else None
        told.append(Told(choice, item, day))
        used = choice.matches[0].used
        left = [token for place, token in enumerate(left) if place not in used]
    return told


def _is_deliverable(target: Target) -> bool:
    return isinstance(target, Deliverable)


def _day_done(message: Message, choice: Choice, tokens: Sequence[Token]) -> date | None:
    """The day named nearest to the document's words, else today; None where it lies ahead."""
    days = [mark for mark in message.marks if mark.kind is MarkKind.DAY]
    if not days:
        return message.today
    last = max(tokens[place].end for place in choice.matches[0].used)
    nearest = min(days, key=lambda mark: (abs(mark.start - last), mark.start))
    return nearest.first if nearest.first <= message.today else None


def cases(message: Message, lexicon: Lexicon, tokens: Sequence[Token]) -> list[Told]:
    """A case with its days: both, or the day it was opened where it is not closed yet."""
    days = [mark for mark in message.days if mark.first <= message.today]
    if not 1 <= len(days) <= 2:  # noqa: PLR2004 - opened and closed
        return []
    choice = choose(lexicon, tokens, lambda target: isinstance(target, Response), written=message.written)
    if choice.verdict is not Verdict.SURE and not (
        choice.verdict is Verdict.PERHAPS and choice.matches[0].coverage >= 0.4
    ):
        return []
    closed = _closed(message, days)
    if closed is None and len(days) == 1 and not says(Act.NOT_DONE, message.text) and says(Act.DONE, message.text):
        return []
    opened = days[0].first
    if closed is not None and closed < opened:
        return []
    return [Told(choice, CaseItem(target=choice.target.id, opened=opened, closed=closed))]


def _closed(message: Message, days: Sequence[Mark]) -> date | None:
    if len(days) < 2:  # noqa: PLR2004
        return None
    return None if says(Act.NOT_DONE, message.text) else days[1].first


def incidents(message: Message, lexicon: Lexicon, taken: Sequence[Token]) -> list[Told]:
    """Things that may not happen and did not: 没有差错, no late filings."""
    told: list[Told] = []
    before: list[Token] = []
    for clause in message.clauses:
        if says(Act.ZERO, message.text, clause.start, clause.end) and not clause.quantities:
            choice = _incident_in(message, lexicon, clause, before)
            if choice.verdict is Verdict.SURE:
                told.append(Told(choice, IncidentItem(target=choice.target.id, value=0, period=None)))
        before.extend(clause.tokens)
    return told


def _incident_in(message: Message, lexicon: Lexicon, clause: Clause, before: Sequence[Token]) -> Choice:
    def accepts(target: Target) -> bool:
        return isinstance(target, IncidentFree)

    choice = choose(lexicon, clause.tokens, accepts, written=message.written, negated=True)
    if choice.verdict is Verdict.SURE or not before:
        return choice
    return choose(
        lexicon, [*before, *clause.tokens], accepts, written=message.written, beside=clause.tokens, negated=True
    )


def compliances(message: Message, lexicon: Lexicon, tokens: Sequence[Token]) -> list[Told]:
    """Yes or no: 税负符合行业标准, our tax is not in line."""
    choice = choose(
        lexicon, tokens, lambda target: isinstance(target, Compliance), written=message.written, negated=True
    )
    if choice.verdict is not Verdict.SURE:
        return []
    if says(Act.IN_LINE, message.text) == says(Act.OUT_OF_LINE, message.text):
        kept = says(Act.OUT_OF_LINE, message.text)
        if not kept:
            return []
    value = not says(Act.OUT_OF_LINE, message.text)
    return [Told(choice, ComplianceItem(target=choice.target.id, value=value))]
