"""How far a named period reaches: over its own clause, and over those after it where it leads.

10月招聘达成率91%，流失率6% are both October's; in 招聘达成率91%，10月流失率6% only the second is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple, TypeVar

from catalog.language.calendar.days import Mark, MarkKind
from catalog.language.message import Clause, Message
from catalog.language.names.matching import common_ideas
from catalog.language.names.tokens import Token
from catalog.language.quantities.quantity import Quantity
from catalog.language.quantities.unit_words import Sort
from catalog.language.text.vocabulary import expression
from catalog.model import Grain, Period

_PAST = re.compile(expression("periods", "past"))
"""What makes a clause tell of the past; the tense of English verbs does so anyway."""
_LATE = re.compile(expression("periods", "late"))
_DEED = re.compile(rf"\s?{expression('periods', 'deed_of_a_day')}")
"""What is said right after a day that something is done on."""
_AND = re.compile(rf"\s?(?:[,，、/]|{expression('sentences', 'and')})\s?")
_THEN_IN_TURN = re.compile(rf"[\s,]*{expression('periods', 'in_turn')}?[\s,]*")
"""Between a row of figures and the row of periods that they are of."""
_JOINT = re.compile(rf"\s{expression('sentences', 'and')}\s")
_TO = re.compile(rf"{expression('periods', 'ending')}?\s?(?:[-~～\s]|{expression('periods', 'until')})\s?")
_Part = TypeVar("_Part", Mark, Quantity)
_EARLIEST = date(2000, 1, 1)
_JUST_A_FIGURE = frozenset({"number_word", "result", "information"})
"""Words for the figure itself: 这是10月的数, that's the number for October."""
_OF_THEN = re.compile(expression("periods", "of_then"))
"""After a period that a clause names and nothing else."""
_BEGAN = re.compile(expression("periods", "began"))
"""After a period: it tells since when, or when something else happened."""
_FROM = re.compile(rf"{expression('figures', 'from')}$")
_TO_NOW = re.compile(expression("periods", "moved_since"))
"""After the period of an old figure: what it moved from, and to what."""


class When(NamedTuple):
    """When that was which stands at a place of a message: its `period`, whether it lies `ahead`, or `several` at once.

    `several` is None where it is of one period or of none. 9月和10月 are both; of 5-8月, 过去三个月 and what has not
    begun nothing is told for each one: no period at all.
    """

    period: Period | None = None
    ahead: bool = False
    several: tuple[Period, ...] | None = None


def when(message: Message, clause: Clause, at: int) -> When:
    """When it was that stands at this place of the clause."""
    if not message.marks:
        return When()
    in_turn, mark = _in_turn(message, at), _mark_of(message, clause, at)
    several = None if in_turn else _at_once(message, clause, mark)
    return When(in_turn or (mark.period if mark else None), _all_ahead(message, clause, mark), several)


def period_of(message: Message, clause: Clause, at: int) -> Period | None:
    """The period of what stands at this place of the clause, None where the message names none for it."""
    return when(message, clause, at).period


def lies_ahead(message: Message, clause: Clause, at: int) -> bool:
    """Whether the message says it of a period or day that has not begun: 下个月招聘达成率92%, 明天起培训3天."""
    return bool(message.marks) and _all_ahead(message, clause, _mark_of(message, clause, at))


def period_of_the_name(message: Message, clause: Clause, words: Sequence[Token]) -> Period | None:
    """The period of the clause that names the target, where the figure's own says no word: skipped one in May, 96%."""
    telling = [word for word in words if word.concepts - common_ideas()]
    if not telling or clause.marks or telling[-1].end > clause.start or not message.text.isascii():
        return None
    naming = message.clause_at(telling[-1].start)
    return naming.period if sum(mark.period is not None for mark in naming.marks) == 1 else None


def _at_once(message: Message, clause: Clause, mark: Mark | None) -> tuple[Period, ...] | None:
    if mark is None:
        return () if any(found.kind is MarkKind.STRETCH for found in _near_marks(message, clause)) else None
    row = next((row for row in _rows(message) if mark in row), ())
    if all(_is_listed(message.text, one, other) for one, other in pairwise(row)):
        return None
    begun = all(_has_begun(one, message.today) for one in row)
    ranged = any(_TO.fullmatch(message.text, one.end, other.start) for one, other in pairwise(row))
    periods = tuple(one.period for one in row if one.period)
    return periods if begun and not (ranged and periods[0].end != periods[-1].start) else ()


def _is_listed(text: str, one: Mark, other: Mark) -> bool:
    """Whether nothing but a comma parts them: no report last month, this month 92%."""
    return text[one.end : other.start].strip() in (",", "，")


def _near_marks(message: Message, clause: Clause) -> list[Mark]:
    """The marks of the clause and of those that lead up to it, telling no figure."""
    before = [part for part in message.clauses if part.end <= clause.start and not part.quantities][-1:]
    return [mark for part in (*before, clause) for mark in part.marks]


def _rows(message: Message) -> list[list[Mark]]:
    """The periods, those of one length together that a conjunction parts, or what says from which to which."""
    rows: list[list[Mark]] = []
    for mark in message.marks:
        if not mark.period:
            continue
        last = rows[-1][-1] if rows else None
        if last and last.grain is mark.grain and _are_joined(message.text, last, mark):
            rows[-1].append(mark)
        else:
            rows.append([mark])
    return rows


def _are_joined(text: str, one: Mark, other: Mark) -> bool:
    joined = _AND.fullmatch(text, one.end, other.start) or _TO.fullmatch(text, one.end, other.start)
    return joined is not None or one.end == other.start


def _in_turn(message: Message, at: int) -> Period | None:
    """Of several periods in a row the one whose turn it is, where as many figures are: 9月、10月流失率6%、7%.

    The periods may follow: churn was 6 and 7 in May and June.
    """
    text = message.text
    periods = _row_around([mark for mark in message.marks if mark.period], text, None)
    figures = _row_around([q for q in message.quantities if q.sort is not Sort.THING], text, at)
    if not len(periods) == len(figures) > 1:
        return None
    if periods[-1].end > figures[0].start and not _THEN_IN_TURN.fullmatch(text, figures[-1].end, periods[0].start):
        return None
    place = next(i for i, figure in enumerate(figures) if figure.start == at)
    return periods[place].period


def _row_around(parts: Sequence[_Part], text: str, at: int | None) -> Sequence[_Part]:
    """The first of the parts that only conjunctions part, or those among which one begins `at` a place."""
    rows: list[list[_Part]] = []
    for part in parts:
        if rows and (rows[-1][-1].end == part.start or _AND.fullmatch(text, rows[-1][-1].end, part.start)):
            rows[-1].append(part)
        else:
            rows.append([part])
    return next((row for row in rows if len(row) > 1 and (at is None or any(one.start == at for one in row))), [])


def _all_ahead(message: Message, clause: Clause, mark: Mark | None) -> bool:
    if mark is not None and not _has_begun(mark, message.today):
        return True
    days = [mark for mark in clause.marks if mark.kind is MarkKind.DAY or mark.grain is Grain.WEEK]
    return bool(days) and all(is_ahead(message, day) for day in days)


def is_ahead(message: Message, day: Mark) -> bool:
    """Whether a day is to come: 28号交 on the 23rd is this month's, 28号交的 the last one's."""
    if not (day.monthless and (day.first.year, day.first.month) != (message.today.year, message.today.month)):
        return not _has_begun(day, message.today)
    return _names_this_month(message) or not tells_of_the_past(message, day)


def is_to_come(message: Message, day: Mark) -> bool:
    """Whether a document's day is to come: 周五交 is the next one, 周五交的 and 周五已交 the last."""
    if is_ahead(message, day):
        return True
    may = day.weekless and _DEED.match(message.text, day.end) is not None
    return may and not tells_of_the_past(message, day)


def _names_this_month(message: Message) -> bool:
    """Whether the month is named, so that a day to come is none of the last one: 11月的报告24号就交了 on the 22nd."""
    return any(mark.grain is Grain.MONTH and mark.first <= message.today < mark.after for mark in message.marks)


def tells_of_the_past(message: Message, day: Mark) -> bool:
    """Whether the day's clause may: it has a particle that does, or is in English, whose verbs do.

    才 tells of the past where the rest does: 晚了一天，周五才交.
    """
    clause = message.clause_at(day.start)
    late = _LATE.search(message.text, clause.start, clause.end) is not None
    start, end = (0, len(message.text)) if late else (clause.start, clause.end)
    return _PAST.search(message.text, start, end) is not None


def looks_ahead(message: Message) -> bool:
    """Whether the message names a period that has not begun."""
    return any(mark.period and not _has_begun(mark, message.today) for mark in message.marks)


def any_period(message: Message) -> Period | None:
    """The first period that the message names and that has begun."""
    return next((mark.period for mark in message.marks if mark.period and _has_begun(mark, message.today)), None)


def _has_begun(mark: Mark, today: date) -> bool:
    """Whether figures are told of it: it lies neither ahead nor in another century, as a slip does."""
    return _EARLIEST <= mark.first <= today


def _mark_of(message: Message, clause: Clause, at: int) -> Mark | None:
    """The clause's own mark, else the last one that leads, else the one that ends what `and` joins, else one alone."""
    if inside := _nearest(
        [mark for mark in clause.marks if mark.period and not _is_where_from(message, mark)], at, message.today
    ):
        return inside
    led = [mark for part in message.clauses if part.start < clause.start for mark in _leading(message, part)]
    after = [part for part in message.clauses if part.start > clause.start and _stands_alone(message, part)]
    begun = [mark for part in after for mark in part.marks if mark.period and _has_begun(mark, message.today)]
    return next(iter(led[-1:] or _ending_joined(message, clause) or begun), None)


def _ending_joined(message: Message, clause: Clause) -> list[Mark]:
    """The mark at the very end of the clause that `and` joins to this one: no errors and no accidents in October."""
    following = next((part for part in message.clauses if part.start > clause.start), None)
    if following is None or not _JOINT.fullmatch(message.text, clause.end, following.start):
        return []
    at_end = [mark for mark in following.marks if mark.end == following.end]
    return [mark for mark in at_end if mark.period and _has_begun(mark, message.today)]


def _stands_alone(message: Message, clause: Clause) -> bool:
    """Whether a clause says nothing but when: in October, 这是10月的数, 三季度的事; not "no errors this quarter"."""
    if clause.marks and _OF_THEN.fullmatch(message.text, clause.marks[-1].end, clause.end):
        return True
    said = [token for token in clause.tokens if not _in_any(token.start, clause.marks)]
    return not clause.quantities and all(token.known and token.concepts <= _JUST_A_FIGURE for token in said)


def _is_where_from(message: Message, mark: Mark) -> bool:
    """Whether a mark is that of the old figure: 从三季度的9%降到8%."""
    is_from = _FROM.search(message.text, max(0, mark.start - 1), mark.start) is not None
    return is_from and _TO_NOW.match(message.text, mark.end) is not None


def _nearest(marks: Sequence[Mark], at: int, today: date) -> Mark | None:
    """Of one clause's marks the last before the place, else the first; one that has begun before one ahead."""
    some = [mark for mark in marks if _has_begun(mark, today)] or marks
    before = [mark for mark in some if mark.start < at]
    if len(before) > 1 and before[-1].grain is Grain.YEAR and before[-1].start == before[-2].end:
        before.pop()  # 8月全年计划完成率 is August's
    return next(iter(before[-1:] or some), None)


def _leading(message: Message, clause: Clause) -> list[Mark]:
    """The marks that reach over the clauses that follow: none after a figure, and none ahead that dates a document."""
    figure = clause.quantities[0].start if clause.quantities else clause.end
    marks = [mark for mark in clause.marks if mark.period and mark.start < figure]
    named = any(token.concepts and not _in_any(token.start, marks) for token in clause.tokens)
    return [
        mark
        for mark in marks
        if (_has_begun(mark, message.today) or not named) and not _BEGAN.match(message.text, mark.end, clause.end)
    ]


def _in_any(place: int, marks: Sequence[Mark]) -> bool:
    return any(mark.start <= place < mark.end for mark in marks)
