"""A message read as the answer to a question about one target: `92`, `昨天`, `yes`, `11月18号接的，今天处理完`.

An answer leaves out what the question said, so it is read as if the target's name stood in front of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from catalog.choosing import yes_or_no
from catalog.language.days import MarkKind
from catalog.language.normal import normalise
from catalog.language.periods import find_marks
from catalog.model import Compliance, Deliverable, IncidentFree, Measure, Response, Target, Unit
from catalog.reading import ComplianceItem, DoneItem, Doubt, IncidentItem, Intent, Item, MeasureItem, Missing, Reading
from catalog.reporting import item_of
from catalog.understanding import understand

_SHORT = 16
"""Characters of a message that, after a question, can hardly be about anything else."""


def read_answer(text: str, *, target: Target, targets: Sequence[Target], today: date) -> Reading:
    """What `text` says to one who was asked about `target` and reports `targets`.

    A message that is plainly about something else is read as that. Never raises.
    """
    item = _in_a_word(text, target, today)
    if item is not None:
        return Reading(intent=Intent.REPORT, items=(item,))
    reading = understand(text, targets=targets, today=today, reply_to=target.id)
    if not _leaves_target_out(reading, text, target):
        return reading
    named = understand(f"{target.name.zh} {text}", targets=[target], today=today)
    if named.items or any(doubt.value is not None for doubt in named.doubts):
        return named
    if reading.intent is Intent.ASK and isinstance(target, Measure):
        doubt = replace(reading.doubts[0], candidates=(target.id,), missing=Missing.VALUE)
        return replace(reading, doubts=(doubt,))
    return Reading(intent=Intent.OTHER)


def _in_a_word(text: str, target: Target, today: date) -> Item | None:
    """Yes, no and a bare day, where the question was one for them."""
    yes = yes_or_no(text)
    match target:
        case Compliance() if yes is not None:
            return ComplianceItem(target=target.id, value=yes)
        case IncidentFree() if yes is False:
            return IncidentItem(target=target.id, value=0)
        case Deliverable() if yes:
            return DoneItem(target=target.id, done=today)
        case Deliverable() if (day := _bare_day(text, today)) is not None:
            return DoneItem(target=target.id, done=day)
    return None


def _bare_day(text: str, today: date) -> date | None:
    """The day, where the text is one and nothing else."""
    normal = normalise(text)
    match [mark.in_the_past(today) for mark in find_marks(normal, today)]:
        case [mark] if mark.kind is MarkKind.DAY and normal.text[mark.start : mark.end] == normal.text.strip(" 。.!！"):
            return mark.first
    return None


def _leaves_target_out(reading: Reading, text: str, target: Target) -> bool:
    """Whether the message may be a figure or a day for a target that it does not name."""
    match reading.intent:
        case Intent.CORRECT:
            return True
        case Intent.ASK:
            return all(doubt.missing is Missing.TARGET for doubt in reading.doubts)
        case Intent.OTHER:
            # A compliance target's name says yes by itself, and a measure needs a figure, which would have been found.
            short = len(text) <= _SHORT
            return isinstance(target, Response) or (isinstance(target, Deliverable | IncidentFree) and short)
        case _:
            return False


def fitted(target: Target, doubt: Doubt, *, on: date) -> Item | Doubt | None:
    """What a doubt's figure comes to once its target is known; None where there is no figure.

    0.92 for a rate is 92 %; a figure that is not to be believed of this target stays a doubt, with what is likely.
    """
    item = item_of(target, doubt, on=on)
    if not isinstance(item, MeasureItem) or item.unit not in (None, Unit.PERCENT):
        return item
    sign = "%" if item.unit is Unit.PERCENT else ""
    match understand(f"{target.name.zh} {item.value:f}{sign}", targets=[target], today=on):
        case Reading(items=(MeasureItem() as read,)):
            return replace(item, value=read.value, unit=read.unit)
        case Reading(doubts=(Doubt(value=value, likely=likely),)) if value is not None:
            return replace(doubt, candidates=(target.id,), missing=Missing.VALUE, likely=likely)
        case _:
            return item
