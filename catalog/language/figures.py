"""Binding each quantity of a message to the target that the words around it name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from catalog.language.acts import Act, cues, says
from catalog.language.choosing import NOTHING, Choice, Verdict, choose
from catalog.language.fitting import Fit, fit
from catalog.language.lexicon import Lexicon
from catalog.language.message import Clause, Message
from catalog.language.quantities import Quantity, Sort
from catalog.language.tokens import Token
from catalog.model import IncidentFree, Measure, Response, Target, Unit

_RANGE = re.compile(r"\s*(?:-|~|到|至|to|and|—)\s*")
_FROM = re.compile(r"(?:从|由|原来|原先|之前|上次|原为|from|was)\s*(?:的|是)?\s*$")
_BOUND = re.compile(
    r"(?:目标值?|要求|标准|指标|计划|考核线|不低于|不少于|不超过|至少|最多|低于|高于|超过|大于|小于|不足|近|不到|target|goal|at least|at most|over|under|above|below|nearly|almost|less than|more than|up to|minimum|maximum|[>≥<≤]=?)"
    r"\s*(?:是|为|值|定的?|要求|of|was|is|:|：|=)?\s*$"
)
_BOUND_AFTER = re.compile(r"\s*(?:以上|以下|以内|左?右?的?目标|or more|or less|or above|or better|target|goal)")
_BULLET = re.compile(r"(?:^|\n)\s*$")


@dataclass(frozen=True, slots=True)
class Binding:
    """A quantity, the words that were read with it, and what they were taken to name."""

    quantity: Quantity
    clause: Clause
    choice: Choice
    negated: bool = False


def bind(message: Message, lexicon: Lexicon) -> tuple[Binding, ...]:
    """A binding for every quantity that may be a figure, in the message's order."""
    bindings: list[Binding] = []
    for index, clause in enumerate(message.clauses):
        figures = _figures(message, clause)
        if figures:
            bindings.extend(_bind_clause(message, lexicon, index, figures, bindings))
    return tuple(bindings)


def _figures(message: Message, clause: Clause) -> list[Quantity]:
    """The quantities of a clause that may be reported: not the old value, not the aim, not a change by so much."""
    text, kept = message.text, []
    for index, quantity in enumerate(clause.quantities):
        following = clause.quantities[index + 1] if index + 1 < len(clause.quantities) else None
        if following and cues(Act.CORRECTION).search(text, quantity.end, following.start):
            continue
        before = text[clause.start : quantity.start]
        if len(clause.quantities) > 1 and (_FROM.search(before) or _BOUND.search(before)):
            continue
        kept.append(quantity)
    return kept


def _bind_clause(
    message: Message, lexicon: Lexicon, index: int, figures: Sequence[Quantity], earlier: Sequence[Binding]
) -> Iterator[Binding]:
    clause = message.clauses[index]
    if len(figures) == 1:
        windows = [list(clause.tokens)]
    else:
        before, after = _windows(clause, figures, ahead=False), _windows(clause, figures, ahead=True)
        windows = max((before, after), key=lambda some: _worth(message, lexicon, figures, some))
    for quantity, window in zip(figures, windows, strict=True):
        choice = _choose_for(message, lexicon, quantity, window)
        choice = _with_context(message, lexicon, index, quantity, window, choice, earlier)
        yield Binding(quantity, clause, choice)


def _windows(clause: Clause, figures: Sequence[Quantity], *, ahead: bool) -> list[list[Token]]:
    """For each figure the words between it and its neighbour: those before it, or those after it."""
    edges = [clause.start, *(q.start for q in figures), clause.end]
    windows = []
    for position, _ in enumerate(figures):
        start, end = (edges[position + 1], edges[position + 2]) if ahead else (edges[position], edges[position + 1])
        if not ahead and position == len(figures) - 1:
            end = clause.end
        windows.append([t for t in clause.tokens if start <= t.start < end])
    if ahead:
        shared = [t for t in clause.tokens if t.start < figures[0].start]
        windows = [[*shared, *window] for window in windows]
    return windows


def _worth(message: Message, lexicon: Lexicon, figures: Sequence[Quantity], windows: Sequence[list[Token]]) -> float:
    """How well these windows name targets, all figures together."""
    worth = 0.0
    for quantity, window in zip(figures, windows, strict=True):
        choice = _choose_for(message, lexicon, quantity, window)
        if choice.verdict is Verdict.SURE:
            worth += 1 + choice.matches[0].coverage
        elif choice.verdict in (Verdict.PERHAPS, Verdict.SEVERAL):
            worth += 0.5
    return worth


def _choose_for(
    message: Message,
    lexicon: Lexicon,
    quantity: Quantity,
    tokens: Sequence[Token],
    beside: Sequence[Token] | None = None,
) -> Choice:
    def accepts(target: Target) -> bool:
        return fit(target, quantity) is not Fit.NO

    return choose(lexicon, tokens, accepts, written=message.written, beside=beside)


def _with_context(  # noqa: PLR0913 - what stands around a figure
    message: Message,
    lexicon: Lexicon,
    index: int,
    quantity: Quantity,
    window: list[Token],
    choice: Choice,
    earlier: Sequence[Binding],
) -> Choice:
    """The choice once the clauses around are looked at, where the figure's own words do not settle it."""
    if choice.verdict in (Verdict.SURE, Verdict.FOREIGN):
        return choice
    names_something = any(token.concepts for token in window)
    before = [token for clause in message.clauses[max(0, index - 2) : index] for token in clause.tokens]
    if before:
        wider = _choose_for(message, lexicon, quantity, [*before, *window], beside=window)
        own = set(range(len(before), len(before) + len(window)))
        if wider.verdict is Verdict.SURE and (not names_something or wider.matches[0].used & own):
            return wider
        if choice.verdict is Verdict.NOTHING and wider.matches and (not names_something or wider.matches[0].used & own):
            choice = wider
    if choice.verdict is Verdict.NOTHING and not names_something and index + 1 < len(message.clauses):
        following = message.clauses[index + 1]
        if not following.quantities:
            return _choose_for(message, lexicon, quantity, following.tokens)
    return choice
