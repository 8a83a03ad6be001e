"""A message taken apart: its clauses, each with its words, quantities and calendar marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from catalog.language.days import Mark, MarkKind
from catalog.language.lexicon import Lexicon
from catalog.language.normal import normalise
from catalog.language.periods import find_marks
from catalog.language.quantities import Quantity, read_quantities
from catalog.language.tokens import Token
from catalog.model import Period

_BREAK = re.compile(
    r"[，。；！？\n;!?|]|,(?![0-9]{3})|\.(?=\s|$)|\s-\s|(?<=[a-z0-9%])\s(?:but|although|though|while|whereas)\s|、"
)


@dataclass(frozen=True, slots=True)
class Clause:
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

    @property
    def days(self) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks if mark.kind is MarkKind.DAY)

    def written(self, token: Token) -> str:
        return self.text[token.start : token.end]


def read_message(text: str, lexicon: Lexicon, today: date) -> Message:
    """Take a message apart. Periods without a year are the latest that have begun."""
    normal = normalise(text)
    found = find_marks(normal, today)
    quantities = read_quantities(normal, found)
    marks = tuple(mark.in_the_past(today) for mark in found)
    taken = [(mark.start, mark.end) for mark in marks if mark.kind is not MarkKind.PERIOD]
    borders = [edge for mark in marks for edge in (mark.start, mark.end)]
    words = lexicon.words.tokens(normal.text, [*taken, *((q.start, q.figure_end) for q in quantities)], borders)
    tokens = tuple(token for token in words if not _within(token, marks))
    return Message(normal.text, today, tokens, quantities, marks, _clauses(normal.text, tokens, quantities, marks))


def _within(token: Token, marks: tuple[Mark, ...]) -> bool:
    """Whether a word is part of a period's name (上个月) and no idea by itself, as 下月 is in 下月生产计划."""
    idea = token.concepts and token.end - token.start > 1
    return not idea and any(mark.start <= token.start < mark.end for mark in marks)


def _clauses(
    text: str, tokens: tuple[Token, ...], quantities: tuple[Quantity, ...], marks: tuple[Mark, ...]
) -> tuple[Clause, ...]:
    """The text cut at its punctuation, except where a mark or a quantity runs over it."""
    inside = [*((mark.start, mark.end) for mark in marks), *((q.start, q.end) for q in quantities)]
    cuts = [
        found.span()
        for found in _BREAK.finditer(text)
        if not any(start < found.end() and found.start() < end for start, end in inside)
    ]
    edges = [0, *(place for cut in cuts for place in cut), len(text)]
    return tuple(
        Clause(
            start,
            end,
            tuple(token for token in tokens if start <= token.start < end),
            tuple(quantity for quantity in quantities if start <= quantity.start < end),
            tuple(mark for mark in marks if start <= mark.start < end),
        )
        for start, end in zip(edges[::2], edges[1::2], strict=True)
        if text[start:end].strip()
    )
