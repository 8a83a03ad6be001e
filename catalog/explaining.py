"""How a message was understood, step by step, as values: what `dutybot understand --explain` prints.

The steps are read off the decision itself, so that they cannot differ from what was done.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from catalog.language.deciding import Decision
from catalog.language.figures.figures import Binding
from catalog.language.message import Message
from catalog.language.names.choosing import Choice
from catalog.language.names.lexicon import Lexicon
from catalog.model import Target, Unit
from catalog.reading import Reading
from catalog.understanding import explained


@dataclass(frozen=True, slots=True)
class NumberRead:
    """A stretch of the text taken as a number; `units` are those that its unit word may mean."""

    text: str
    amount: Decimal
    units: tuple[Unit, ...]
    sort: str


@dataclass(frozen=True, slots=True)
class DaysRead:
    """A stretch taken as a period, a day or a comparison: `first` to before `after`."""

    text: str
    kind: str
    first: date
    after: date


@dataclass(frozen=True, slots=True)
class WordRead:
    """A word that stands for ideas; `exact` is False for one found by its sound, shape or spelling."""

    text: str
    ideas: tuple[str, ...]
    exact: bool


@dataclass(frozen=True, slots=True)
class Scored:
    """What a target scored: the weight of the matched words, and the share of its name that they make up."""

    target: str
    weight: float
    coverage: float


@dataclass(frozen=True, slots=True)
class Choosing:
    """For one stretch of text, how its target was chosen: the verdict and the scores, best first."""

    text: str
    verdict: str
    scores: tuple[Scored, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The steps in their order. `held_back` are the acts that keep the message from being a report."""

    text: str
    """As read: half-width, lower-case, simplified."""
    numbers: tuple[NumberRead, ...]
    days: tuple[DaysRead, ...]
    words: tuple[WordRead, ...]
    choices: tuple[Choosing, ...]
    held_back: tuple[str, ...]
    reading: Reading


def explain(
    text: str,
    *,
    targets: Sequence[Target] | Lexicon,
    today: date,
    reply_to: str | None = None,
    others: Sequence[Target] = (),
) -> Explanation:
    """The steps by which `understand` comes to its reading of the same message."""
    decision = explained(text, targets=targets, today=today, reply_to=reply_to, others=others)
    message = decision.message
    return Explanation(
        text=message.text,
        numbers=tuple(
            NumberRead(message.text[q.start : q.end], q.amount, tuple(sorted(q.units)), q.sort.value)
            for q in message.quantities
        ),
        days=tuple(
            DaysRead(message.text[mark.start : mark.end], mark.kind.value, mark.first, mark.after)
            for mark in message.marks
        ),
        words=tuple(
            WordRead(token.text, tuple(sorted(token.concepts)), token.exact)
            for token in message.tokens
            if token.concepts
        ),
        choices=(*_of_figures(message, decision.bindings), *_of_told(decision)),
        held_back=tuple(act.value for act in decision.acts),
        reading=decision.reading,
    )


def _of_figures(message: Message, bindings: Sequence[Binding]) -> list[Choosing]:
    return [
        _choosing(message.text[binding.quantity.start : binding.quantity.end], binding.choice) for binding in bindings
    ]


def _of_told(decision: Decision) -> list[Choosing]:
    found = []
    for told in decision.told:
        words = told.choice.matches[0].words if told.choice.matches else ()
        found.append(_choosing(" ".join(word.text for word in words), told.choice))
    return found


def _choosing(text: str, choice: Choice) -> Choosing:
    scores = tuple(Scored(m.target.id, round(m.weight, 2), round(m.coverage, 2)) for m in choice.matches)
    return Choosing(text, choice.verdict.value, scores)
