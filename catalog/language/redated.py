"""A correction of when: 不对，是25号交的; sorry, that was for October. What it is of is not told.

The expressions are vocabulary ([redated]); there `@` is a day or a period. They are the whole message, for what day
it is comes up in ordinary talk as well.
"""

from __future__ import annotations

import re

from catalog.language.calendar.days import MarkKind
from catalog.language.message import Message
from catalog.language.text.normal import blanked
from catalog.language.text.vocabulary import expression
from catalog.reading import Intent, Reading

_MARK, _END, _MOST_MARKS = "\x1f", "\x1e", 2
"""The day that was wrong and the one that is right are all that is told."""
_FRAMES = expression("redated", "frames").replace("@", rf"\s?{_MARK}*{_END}")
_FRAME = re.compile(rf"\s*{_FRAMES}[\s.。!！]*")


def as_redated(message: Message) -> Reading | None:
    """The correction of a day or a period, where the message says nothing else; None where it is none.

    What is to come is no day that something was done on: that is talk of something else.
    """
    if message.quantities or not 1 <= len(message.marks) <= _MOST_MARKS or not _FRAME.fullmatch(_masked(message)):
        return None
    mark = message.marks[-1]
    if mark.first > message.today:
        return None
    if mark.kind is MarkKind.DAY:
        return Reading(intent=Intent.CORRECT, done=mark.first)
    return Reading(intent=Intent.CORRECT, period=mark.period) if mark.period else None


def _masked(message: Message) -> str:
    """The text with a sign for every character of a day or a period, and another one for its last."""
    text = message.text
    for mark in message.marks:
        text = blanked(text, mark.start, mark.end, _MARK)
        text = blanked(text, mark.end - 1, mark.end, _END)
    return text
