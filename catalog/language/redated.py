"""A correction of when: 不对，是25号交的; sorry, that was for October. What it is of is not told."""

from __future__ import annotations

import re

from catalog.language.acts import Act, cues, says
from catalog.language.calendar.days import MarkKind
from catalog.language.message import Message
from catalog.language.text.vocabulary import expression
from catalog.reading import Intent, Reading

_NOT = re.compile(rf"{expression('periods', 'not_then')}$")


def as_redated(message: Message) -> Reading | None:
    """The correction of a day or a period, where the message says nothing else; None where it is none.

    What is to come is no day that something was done on: that is talk of something else.
    """
    if message.quantities or not says(Act.REDATED, message.text):
        return None
    meant = [mark for mark in message.marks if not _NOT.search(message.text, 0, mark.start)]
    if len(meant) != 1 or meant[0].first > message.today or not _says_no_more(message):
        return None
    mark = meant[0]
    if mark.kind is MarkKind.DAY:
        return Reading(intent=Intent.CORRECT, done=mark.first)
    return Reading(intent=Intent.CORRECT, period=mark.period) if mark.period else None


def _says_no_more(message: Message) -> bool:
    """Whether beside the days there are only words that say nothing, or that it was done, or wrong."""
    spans = [
        found.span()
        for act in (Act.REDATED, Act.CORRECTION, Act.DONE, Act.ANSWERED)
        for found in cues(act, message.text).finditer(message.text)
    ]
    rest = [token for token in message.tokens if not any(start <= token.start < end for start, end in spans)]
    return all(token.known and not token.concepts for token in rest)
