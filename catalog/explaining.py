"""How a message was understood, step by step, as values: what `dutybot understand --explain` prints.

The steps are read off the decision itself, so that they cannot differ from what was done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from catalog.language.deciding import Decision
from catalog.language.figures.figures import Binding
from catalog.language.figures.fitting import value_of
from catalog.language.figures.withheld import is_of_others, is_withheld
from catalog.language.message import Message
from catalog.language.names.choosing import Choice, Verdict
from catalog.language.names.lexicon import Lexicon, prepared
from catalog.language.scope import lies_ahead
from catalog.model import Measure, Target, Unit
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


class Reason(StrEnum):
    """Why a figure was asked about, left alone, or read as something else than it stands."""

    IMPOSSIBLE = "impossible"
    """The target cannot have this value, or hardly so."""
    HEDGED = "hedged"
    """It is said to be more or less than that."""
    UNIT = "unit"
    """What is named cannot have this unit."""
    ELSEWHERE = "elsewhere"
    """What is named is another department's."""
    AHEAD = "ahead"
    """The period has not begun."""
    SEVERAL = "several"
    """Several targets are named alike."""
    PERHAPS = "perhaps"
    """A target is named only in part, or beside other words."""
    WITHHELD = "withheld"
    """It is planned, required, denied or told of others."""
    RATIO = "ratio"
    """It is, or is one of, two numbers that were made a rate."""
    CONTRADICTED = "contradicted"
    """The message has another figure for the same target."""


@dataclass(frozen=True, slots=True)
class Reasoned:
    """A figure as it was written, and the reason."""

    text: str
    reason: Reason


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
    reasons: tuple[Reasoned, ...]
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
        reasons=tuple(dict.fromkeys((*_ratios(decision), *_reasons(decision, prepared(targets, others))))),
        reading=decision.reading,
    )


def _of_figures(message: Message, bindings: Sequence[Binding]) -> list[Choosing]:
    return [
        _choosing(message.text[binding.quantity.start : binding.quantity.end], binding.choice) for binding in bindings
    ]


def _ratios(decision: Decision) -> Iterator[Reasoned]:
    """The two numbers that each rate of the reading was made of."""
    made = {number for item in decision.reading.items for number in getattr(item, "amounts", None) or ()}
    message = decision.message
    for quantity in message.quantities:
        if quantity.amount in made and quantity not in [binding.quantity for binding in decision.bindings]:
            yield Reasoned(message.text[quantity.start : quantity.end], Reason.RATIO)


def _reasons(decision: Decision, lexicon: Lexicon) -> Iterator[Reasoned]:
    """Why figures that name something were not simply taken as they stand."""
    message, items = decision.message, decision.reading.items
    taken = {(item.target, getattr(item, "value", getattr(item, "took", None))) for item in items}
    for binding in decision.bindings:
        choice, quantity = binding.choice, binding.quantity
        if choice.matches and (choice.target.id, quantity.figure) in taken:
            if quantity.ratio:
                yield Reasoned(message.text[quantity.start : quantity.end], Reason.RATIO)
            continue
        reason = _reason(message, lexicon, binding, decision.reading)
        if reason is not None:
            yield Reasoned(message.text[quantity.start : quantity.end], reason)


def _reason(message: Message, lexicon: Lexicon, binding: Binding, reading: Reading) -> Reason | None:
    """The first that applies, in the order in which a figure is looked at."""
    choice, quantity = binding.choice, binding.quantity
    if binding.misfit and choice.verdict is not Verdict.FOREIGN:
        return Reason.UNIT
    if choice.verdict in (Verdict.NOTHING, Verdict.FOREIGN):
        return Reason.ELSEWHERE if choice.verdict is Verdict.FOREIGN else None
    unsure = {Verdict.SEVERAL: Reason.SEVERAL, Verdict.PERHAPS: Reason.PERHAPS}
    target = choice.target
    looked_at: dict[Reason, Callable[[], bool]] = {
        Reason.WITHHELD: lambda: is_withheld(message, lexicon, binding),
        Reason.AHEAD: lambda: lies_ahead(message, binding.clause, quantity.start),
        unsure.get(choice.verdict, Reason.ELSEWHERE): lambda: (
            choice.verdict in unsure or is_of_others(message, lexicon, binding)
        ),
        Reason.HEDGED: lambda: binding.hedged,
        Reason.IMPOSSIBLE: lambda: isinstance(target, Measure) and value_of(target, quantity).impossible,
        Reason.CONTRADICTED: lambda: any(
            doubt.value is None and len(doubt.likely) > 1 and target.id in doubt.candidates for doubt in reading.doubts
        ),
    }
    return next((reason for reason, applies in looked_at.items() if applies()), None)


def _of_told(decision: Decision) -> list[Choosing]:
    found = []
    for told in decision.told:
        words = told.choice.matches[0].words if told.choice.matches else ()
        found.append(_choosing(" ".join(word.text for word in words), told.choice))
    return found


def _choosing(text: str, choice: Choice) -> Choosing:
    scores = tuple(Scored(m.target.id, round(m.weight, 2), round(m.coverage, 2)) for m in choice.matches)
    return Choosing(text, choice.verdict.value, scores)
