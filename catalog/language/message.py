"""A message taken apart: its clauses, each with its words, quantities and calendar marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import NamedTuple, TypeAlias, TypeVar

from catalog.language.acts import Act, any_cue, cues, says
from catalog.language.calendar.days import Mark, MarkKind
from catalog.language.calendar.periods import find_marks
from catalog.language.names.elsewhere import without_own_heading
from catalog.language.names.lexicon import Lexicon
from catalog.language.names.matching import common_ideas
from catalog.language.names.spelling import respelt
from catalog.language.names.tokens import Token
from catalog.language.quantities.quantities import read_quantities
from catalog.language.quantities.quantity import Quantity
from catalog.language.text.normal import Normal, normalise
from catalog.language.text.patterns import any_of
from catalog.language.text.vocabulary import expression, phrases
from catalog.model import Period

_ASIDES = (Act.ASIDE, Act.TOLD_ALREADY, Act.HANDED_TO, Act.A_FEW)
_BREAK = re.compile(
    any_of(
        (
            *("[，。；！？\n;!?|、()（）]", r",(?![0-9]{3})", r"\.(?=\s|$)", r":\s(?=[a-z])", r"\s-\s(?![0-9])"),
            rf"(?<=[a-z0-9%])\s{expression('sentences', 'but')}\s",
        )
    )
)
_ANY_FIGURE = re.compile(rf"[0-9]\s?%|(?<![0-9])[0-9]+\.[0-9]|[0-9]{{2}}|{expression('sentences', 'figure')}")
_ASKS = re.compile(rf"[?？]|{expression('sentences', 'asks')}")
_JOINT = re.compile(rf"(?<=[a-z0-9%])\s{expression('sentences', 'and')}\s(?=[a-z0-9])")
_CALLED_BACK = re.compile(
    rf"(?<![a-z])({expression('sentences', 'called')})\s"
    r"(?!us\s|me\s)((?:[a-z0-9.%'-]+\s){0,7}[a-z0-9.%'-]+)\sback(?![a-z])"
)
"""Called 97% of the customers back: who is called back stands between the two words."""
_NONE = re.compile(expression("sentences", "none"))
_NAME = 2
"""Words of targets' names that make a name."""
_LAST_WORD = re.compile(r"[a-z]+$")
_LONGEST_SHORT = 8
_PLACE = 2
"""Characters of 那儿 and its like."""
_LONGEST_CLAUSE = 400
"""Characters of what is said in one breath, without any punctuation."""
_MOST_CLAUSES = 60
_MOST_MARKS = 60
_MOST_QUANTITIES = 60
"""What is looked at of a message: more than these is a table or a novel, and no report."""

_Part = TypeVar("_Part", Token, Quantity, Mark)
_Parts: TypeAlias = tuple[tuple[Token, ...], tuple[Quantity, ...], tuple[Mark, ...]]
"""What was found in a text."""


class Clause(NamedTuple):
    """A stretch between two marks of punctuation, with what stands in it."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    quantities: tuple[Quantity, ...]
    marks: tuple[Mark, ...]

    @property
    def period(self) -> Period | None:
        """The first period that is named in the clause."""
        return next((mark.period for mark in self.marks if mark.period), None)


@dataclass(frozen=True, slots=True)
class Message:
    """`text` is normalised; every place in the parts is a place in it."""

    text: str
    today: date
    tokens: tuple[Token, ...]
    quantities: tuple[Quantity, ...]
    marks: tuple[Mark, ...]
    clauses: tuple[Clause, ...]

    def clause_at(self, place: int) -> Clause:
        """The clause that holds this place; StopIteration for one between two."""
        return next(part for part in self.clauses if part.start <= place < part.end)

    @property
    def days(self) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks if mark.kind is MarkKind.DAY)


def read_message(text: str, lexicon: Lexicon, today: date) -> Message:
    """Take a message apart. Periods without a year are the latest that have begun."""
    spelt = respelt(normalise(text), lexicon.words)
    normal = _without_asides(spelt.normal, lexicon)
    found = find_marks(normal, today)
    if len(found) > _MOST_MARKS:  # what follows is not looked at: a month left over would be a number
        normal, found = normal._replace(text=normal.text[: found[_MOST_MARKS].start]), found[:_MOST_MARKS]
    quantities = read_quantities(normal, found, _MOST_QUANTITIES)
    marks = tuple(mark.in_the_past(today) for mark in found)
    taken = [(mark.start, mark.end) for mark in marks if mark.kind is not MarkKind.PERIOD]
    borders = [edge for mark in marks for edge in (mark.start, mark.end)]
    words = lexicon.words.tokens(normal.text, [*taken, *((q.start, q.figure_end) for q in quantities)], borders)
    tokens = _outside(words, marks)
    if spelt.mended:
        tokens = tuple(
            replace(token, exact=False) if token.concepts and spelt.is_mended(token.start, token.end) else token
            for token in tokens
        )
    clauses = _clauses(normal.text, tokens, quantities, marks)
    end = clauses[-1].end if clauses else 0
    looked_at = _within(tokens, 0, end), _within(quantities, 0, end), _within(marks, 0, end)
    return Message(normal.text, today, *looked_at, clauses)


def _without_asides(normal: Normal, lexicon: Lexicon) -> Normal:
    """The text without the clauses that tell of the sender's own day, an approval or what was told before: as spaces.

    The place after somebody's name (送到董事长那儿) goes as well: it tells of nobody else's figures.
    So are a few of something, where a figure stands beside them: 回访率97%，还有几家没打通 asks how many of nothing.
    """
    text = without_own_heading(normal.text, lexicon)
    if " back" in text:
        text = _CALLED_BACK.sub(r"\1 back \2", text)
    if not any_cue("acts", _ASIDES, text):
        return normal if text == normal.text else normal._replace(text=text)
    if says(Act.ASIDE, text):
        text = cues(Act.ASIDE, text).sub(lambda found: " " * len(found[0]), text)
    for found in cues(Act.TOLD_ALREADY, text).finditer(text) if says(Act.TOLD_ALREADY, text) else ():
        start = max(text.rfind(sign, 0, found.start()) for sign in ",;.") + 1
        text = text[:start] + " " * (found.end() - start) + text[found.end() :]
    if says(Act.HANDED_TO, text):
        text = cues(Act.HANDED_TO, text).sub(lambda found: found[0][:-_PLACE] + " " * _PLACE, text)
    if (few := cues(Act.A_FEW, text)).search(text) and _ANY_FIGURE.search(text) and not _ASKS.search(text):
        text = few.sub(lambda found: " " * len(found[0]), text)
    return normal if text == normal.text else normal._replace(text=text)


def _outside(tokens: tuple[Token, ...], marks: tuple[Mark, ...]) -> tuple[Token, ...]:
    """The words that stand in no mark, or mean something else too."""
    if not marks:
        return tokens
    periods = {place for mark in marks for place in range(mark.start, mark.end)}
    return tuple(token for token in tokens if token.start not in periods or _is_idea(token))


def _is_idea(token: Token) -> bool:
    """Whether a word that is part of a period's name means something else too, as 下月 does in 下月生产计划."""
    return bool(token.concepts) and token.end - token.start > 1


def _clauses(
    text: str, tokens: tuple[Token, ...], quantities: tuple[Quantity, ...], marks: tuple[Mark, ...]
) -> tuple[Clause, ...]:
    """The text cut at its punctuation, except where a mark or a quantity runs over it."""
    inside = {place for mark in marks for place in range(mark.start, mark.end)}
    inside |= {place for quantity in quantities for place in range(quantity.start, quantity.end)}
    first = quantities[0].start if quantities else len(text)
    breaks = (
        found.span()
        for found in _BREAK.finditer(text)
        if inside.isdisjoint(range(*found.span()))
        and not (found[0] == "." and _is_short(text[: found.start()]))
        and not (found[0][0] == ":" and found.start() > first)
    )
    cuts = _with_joints(text, (tokens, quantities, marks), list(breaks))
    edges = [0, *(place for cut in cuts for place in cut), len(text)]
    stretches = (
        piece
        for start, end in zip(edges[::2], edges[1::2], strict=True)
        for piece in _in_breaths(text, inside, start, end)
        if text[start:end].strip()
    )
    return tuple(
        Clause(start, end, _within(tokens, start, end), _within(quantities, start, end), _within(marks, start, end))
        for start, end in islice(stretches, _MOST_CLAUSES)
    )


def _in_breaths(text: str, inside: AbstractSet[int], start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch as it is, or, where nobody would say so much at once, in pieces that end between words."""
    while end - start > _LONGEST_CLAUSE:
        places = range(start + _LONGEST_CLAUSE, start, -1)
        cut = next((p for p in places if p not in inside and not (text[p].isascii() and text[p].isalnum())), None)
        if cut is None:
            break
        yield start, cut
        start = cut
    yield start, end


def _with_joints(text: str, parts: _Parts, breaks: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The breaks, and each `and` between two statements: what stands before it tells something by itself already."""
    if not _JOINT.search(text):
        return list(breaks)
    cuts: list[tuple[int, int]] = []
    start = 0
    for since, until in (*breaks, (len(text), len(text))):
        for joint in islice(_JOINT.finditer(text, start, since), _MOST_CLAUSES):
            told_from = max(start, joint.start() - _LONGEST_CLAUSE)
            if _tells(text, parts[1], told_from, joint.start()) and _states(text, parts, joint.end(), since):
                cuts.append(joint.span())
                start = joint.end()
        if since < len(text):
            cuts.append((since, until))
        start = until
    return cuts


def _tells(text: str, quantities: tuple[Quantity, ...], start: int, end: int) -> bool:
    """Whether a stretch gives a figure, or says that something is done, in line or did not happen."""
    told = any(says(act, text, start, end) for act in (Act.DONE, Act.ZERO, Act.IN_LINE))
    return told or bool(_within(quantities, start, end))


def _states(text: str, parts: _Parts, start: int, end: int) -> bool:
    """Whether a stretch is a statement of its own: of nothing that happened, or of what is named before its figure.

    A figure with its own period is one: 8% in May and 7% in June, and one late filing in May.
    """
    if _NONE.match(text, start):
        return True
    tokens, quantities, marks = parts
    figure = next(iter(_within(quantities, start, end)), None)
    if figure and figure.start == start and _within(marks, start, end):
        return any(token.concepts - common_ideas() for token in _within(tokens, start, end)) or _is_dated(parts, start)
    named = [token.concepts for token in _within(tokens, start, figure.start if figure else start) if token.concepts]
    return len(named) >= _NAME or any(concepts - common_ideas() for concepts in named)


def _is_dated(parts: _Parts, end: int) -> bool:
    """Whether the last figure before has a period after it: 8.1% in Q1 and 7.4% in Q2."""
    _, quantities, marks = parts
    figures = _within(quantities, 0, end)
    return bool(figures) and bool(_within(marks, figures[-1].end, end))


def _is_short(text: str) -> bool:
    """Whether a text ends with a word that is written short, as cust. is."""
    word = _LAST_WORD.search(text, max(0, len(text) - _LONGEST_SHORT))
    return word is not None and word[0] in phrases("fillers", "shortened")


def _within(parts: tuple[_Part, ...], start: int, end: int) -> tuple[_Part, ...]:
    """Those of the parts, which stand in the text's order, that begin in [start, end)."""
    if not parts or (start <= parts[0].start and parts[-1].start < end):
        return parts
    first = bisect_left(parts, start, key=lambda part: part.start)
    return parts[first : bisect_left(parts, end, lo=first, key=lambda part: part.start)]
