"""Which one of a document's a message means: 11月的分析报告, November's report, the report for Q3."""

from __future__ import annotations

import re
from collections.abc import Sequence

from catalog.language.calendar.days import Mark
from catalog.language.message import Message
from catalog.language.names.tokens import Token
from catalog.language.text.vocabulary import expression
from catalog.model import Period

_OF_IT = re.compile(rf"{expression('periods', 'ending')}?{expression('periods', 'of_it')}")
"""After a period: something is of it (11月的), and not done in it (11月交的)."""
_TO_THE_NAME = re.compile(rf"{expression('periods', 'ending')}?{expression('periods', 'to_the_name')}?\s?")
"""Between a period and the document's name."""
_AFTER_THE_NAME = re.compile(rf"\s?(?:[(（]|{expression('periods', 'after_the_name')})")
_JOINT = re.compile(rf"{expression('periods', 'ending')}?\s?(?:[、,，&+]|{expression('sentences', 'and')})\s?")
_MORE_BEFORE, _NEAR = re.compile(r"[0-9一二三四五六七八九十]\s?[、,，和]\s?$"), 4
"""Before the first of several: there is one more, said without its month's name (8、9、10月)."""
_FOR = re.compile(expression("periods", "for"))
_FOR_IT = re.compile(rf"{expression('periods', 'for')}$")


def period_known_by(message: Message, words: Sequence[Token]) -> Period | None:
    """The period by which the message knows the document whose name these words are, None where it tells none.

    Only what stands at the name counts: 11月交的 and "handed in in November" tell when. Without words, the message
    answers what was asked about the document. Of two periods at once (10月和11月的) none is it.
    """
    periods = periods_known_by(message, words)
    return periods[0] if len(periods) == 1 else None


def periods_known_by(message: Message, words: Sequence[Token]) -> tuple[Period, ...]:
    """The periods by which the message knows several of the document (10月和11月的采购报告), or the one; else none."""
    rows: list[list[Mark]] = []
    for mark in message.marks:
        if not mark.period or mark.first > message.today:
            continue
        if rows and _JOINT.fullmatch(message.text, rows[-1][-1].end, mark.start):
            rows[-1].append(mark)
        else:
            rows.append([mark])
    named = [row for row in rows if any(_is_at_name(message.text, mark, words) for mark in row)]
    if len(named) != 1 or _MORE_BEFORE.search(message.text, max(0, named[0][0].start - _NEAR), named[0][0].start):
        return ()
    return tuple(mark.period for mark in named[0] if mark.period)


def _is_at_name(text: str, mark: Mark, words: Sequence[Token]) -> bool:
    if _FOR.match(text, mark.start) or _FOR_IT.search(text, 0, mark.start):
        return True
    if words and mark.end <= (first := min(word.start for word in words)):
        return bool(_TO_THE_NAME.fullmatch(text, mark.end, first))
    after = _AFTER_THE_NAME.match(text, max(word.end for word in words)) if words else None
    return bool(_OF_IT.match(text, mark.end)) or (after is not None and mark.start <= after.end() <= mark.end)
