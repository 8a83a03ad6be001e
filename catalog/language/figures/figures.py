"""Binding each quantity of a message to the target that the words around it name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from catalog.language.acts import Act, cues
from catalog.language.figures.around import choose_for, counts_lessons, with_context, without_counted
from catalog.language.figures.fitting import Fit, fit
from catalog.language.figures.lasting import goes_into_detail
from catalog.language.message import Clause, Message
from catalog.language.names.choosing import NOTHING, Choice, Verdict, choose
from catalog.language.names.lexicon import Lexicon
from catalog.language.names.matching import Match
from catalog.language.names.tokens import Token
from catalog.language.quantities.quantity import Quantity
from catalog.language.quantities.unit_words import Sort
from catalog.language.text.patterns import any_of
from catalog.language.text.vocabulary import expression, phrases
from catalog.model import Measure, Response, Target
from catalog.units import LENGTHS_OF_TIME, LEVELS

_OLD = re.compile(rf"{expression('figures', 'moved_from')}\s*$")
_MOVED_FROM = re.compile(rf"{expression('figures', 'from')}[^,，。;；0-9]{{1,8}}$")
_MOVED_TO = re.compile(rf"[^,，。;；0-9]{{0,3}}{expression('figures', 'moved_to')}")
_SIGN = "(?<![-=])[>≥<≤]=?"
_BOUND = re.compile(
    rf"(?:{expression('figures', 'bound')}|{_SIGN})\s*"
    rf"(?:[:：=]|{expression('sentences', 'is')}|{expression('figures', 'bound_is')})?\s*$"
)
_LESS_OR_MORE = re.compile(any_of([rf"(?:{expression('figures', 'hedged_before')}|{_SIGN})\s*$"]))
_BROUGHT = re.compile(rf"{expression('figures', 'brought')}\s*$")
"""So far something was brought, before a figure: got the rules up to 91%."""
_AFTER_BOUND = re.compile(rf"\s*(?:{expression('figures', 'hedged_after')}|\+)")
_NOT_THIS = re.compile(rf"{expression('figures', 'denied')}\s?$")
_WROTE_INSTEAD = re.compile(rf"{expression('figures', 'wrote_instead')}\s$")
_GIVES_WAY = re.compile(r"\s?(?:→|->|=>|➡)")
_WHOLE = re.compile(rf"{expression('figures', 'whole')}\s?$")
"""Before a number: it is what something was one of, missed one meeting out of 22."""
_SCALE = re.compile(expression("figures", "scale"))
"""After a number: it is the best score there is."""
_OTHER_TIME = re.compile(rf"{expression('figures', 'other_time')}\s?$")
"""Before a length of time: so long something was late, or somebody busy."""
_SUBJECT = re.compile(rf"{expression('figures', 'subject')}\s")
"""What a new part of an English sentence begins with, where no preposition stands before it."""
_BESIDE_NONE = re.compile(rf"\s*{expression('figures', 'beside_none')}")
"""From a clause's start up to its figure: of something else there was none."""
_RANGE = re.compile(rf"\s*(?:[-~～]|{expression('figures', 'range')})\s*")
_MOST_FIGURES = 24
"""Figures that are read of one message: nobody writes more of them for two dozen targets."""
_NEAR = 24
"""So far before a figure stands what says how it is meant."""
_NOTABLY, _ENTIRE = 0.1, 0.99


class Binding(NamedTuple):
    """A quantity, the words that were read with it, and what they were taken to name.

    `hedged`: it is said to be more or less than the figure (不到10%, over 90).
    """

    quantity: Quantity
    clause: Clause
    choice: Choice
    hedged: bool = False
    misfit: Choice | None = None
    """The target that the words name more fully, though it cannot have the quantity's unit."""
    replied: bool = False
    """Whether the message answers the target, and need not name it."""
    beside: tuple[Match, ...] = ()
    """What the other figures of the clause are of."""
    nameless: str | None = None
    """The message's text without the names of its target and of those beside it, once that is worked out."""


def bind(message: Message, lexicon: Lexicon, taken: Sequence[Quantity] = ()) -> tuple[Binding, ...]:
    """A binding for every quantity that may be a figure and is not taken already, in the message's order."""
    bindings: list[Binding] = []
    spoken = [figure for figure in spoken_figures(message) if figure[1] not in taken]
    for index, clause in enumerate(message.clauses):
        if figures := [quantity for part, quantity in spoken if part is clause]:
            bindings.extend(_bind_clause(message, lexicon, index, figures))
    return tuple(bindings)


def spoken_figures(message: Message) -> list[tuple[Clause, Quantity]]:
    """The quantities that are given as figures, each with its clause: none that is taken back or stands aside."""
    replaced = _replaced(message)
    spoken = (
        (clause, quantity)
        for clause in message.clauses
        for quantity in clause.quantities
        if quantity not in replaced and not _aside(message, clause, quantity)
    )
    return list(islice(spoken, _MOST_FIGURES))


def is_hedged(message: Message, clause: Clause, quantity: Quantity) -> bool:
    """Whether the figure is said to be more or less than that: 不到10%, 90 or more."""
    before = _LESS_OR_MORE.search(message.text, max(clause.start, quantity.start - _NEAR), quantity.start)
    if before and _BROUGHT.search(message.text, clause.start, quantity.start):
        before = None
    return bool(before or _AFTER_BOUND.match(message.text, quantity.end))


def is_denied(message: Message, quantity: Quantity) -> bool:
    """Whether a figure is named as the wrong one: 71, not 17."""
    before = message.text[max(0, quantity.start - 2 * _NEAR) : quantity.start]
    return _NOT_THIS.search(before) is not None and not _WROTE_INSTEAD.search(before)


def _replaced(message: Message) -> list[Quantity]:
    """The quantities that the sender takes back in the same breath: 91... sorry 92; 74, no wait, 76; 71, not 17."""
    cue = cues(Act.CORRECTION, message.text)
    taken_back = [quantity for quantity in message.quantities[1:] if is_denied(message, quantity)]
    pairs = [(one, other) for one, other in pairwise(message.quantities) if _alike(one, other)]
    return [
        *taken_back,
        *(one for one, other in pairs if other not in taken_back and cue.search(message.text, one.end, other.start)),
    ]


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether one quantity may stand in for another: 错了两张 takes no percentage back."""
    return Sort.BARE in (one.sort, other.sort) or (one.sort is other.sort and one.units == other.units)


def _aside(message: Message, clause: Clause, quantity: Quantity) -> bool:
    """Whether a quantity is not the figure itself but beside it: the old value, the aim, one end of a range."""
    before = message.text[max(clause.start, quantity.start - _NEAR) : quantity.start]
    if _WHOLE.search(before) or _SCALE.match(message.text, quantity.end):
        return True
    if not quantity.units.isdisjoint(LENGTHS_OF_TIME) and _OTHER_TIME.search(before):
        return True
    if len(clause.quantities) == 1:
        return False
    if _MOVED_FROM.search(before) and _MOVED_TO.match(message.text, quantity.end):
        return True
    if _OLD.search(before) or _BOUND.search(before) or _GIVES_WAY.match(message.text, quantity.end):
        return True
    place = clause.quantities.index(quantity)
    neighbours = [*clause.quantities[max(0, place - 1) : place], *clause.quantities[place + 1 : place + 2]]
    return any(_is_range(message.text, quantity, other) for other in neighbours)


def _is_range(text: str, one: Quantity, other: Quantity) -> bool:
    first, second = sorted((one, other), key=lambda q: q.start)
    joined = _RANGE.fullmatch(text, first.end, second.start) is not None or _is_upper_end(text, first, second)
    return joined and not _OLD.search(text, max(0, first.start - _NEAR), first.start)


def _is_upper_end(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether the second is what the first reaches to, and its sign no minus: 92%-93%, 92%、93%."""
    minus = second.amount < 0 and text[first.end : second.start + 1].strip() == "-"
    return minus and first.unit is second.unit


def _bind_clause(message: Message, lexicon: Lexicon, index: int, figures: Sequence[Quantity]) -> Iterator[Binding]:
    clause = message.clauses[index]
    if len(figures) == 1:
        windows = [_own_part(message, clause, figures[0])]
    else:
        before, after = _windows(clause, figures, ahead=False), _windows(clause, figures, ahead=True)
        led = all(map(_tells, before)) and not message.text[figures[-1].end : clause.end].strip()
        led = led and all(figure.sort is not Sort.THING for figure in figures)
        windows = before if led else max((before, after), key=lambda some: _worth(message, lexicon, figures, some))
    for quantity, window in zip(figures, windows, strict=True):
        if goes_into_detail(message, lexicon, clause, quantity):
            continue
        choice = _choose_in(message, lexicon, clause, quantity, window)
        choice = with_context(message, lexicon, index, quantity, window, choice)
        hedged = is_hedged(message, clause, quantity)
        yield Binding(quantity, clause, choice, hedged, _misfit(message, lexicon, quantity, window, choice))


def _choose_in(
    message: Message, lexicon: Lexicon, clause: Clause, quantity: Quantity, window: Sequence[Token]
) -> Choice:
    """What the window names; where that is not sure, without what other numbers of the clause count."""
    choice = choose_for(message, lexicon, quantity, window)
    others = [one for one in clause.quantities if one.start < quantity.start]
    if choice.verdict not in (Verdict.PERHAPS, Verdict.SEVERAL):
        return choice
    if others and quantity.sort is Sort.UNIT:
        without = choose_for(message, lexicon, quantity, without_counted(message, others, window))
        if without.verdict is Verdict.SURE:
            return without
    narrow = _of_its_own_part(message, lexicon, clause, quantity, window)
    return narrow if narrow.verdict is Verdict.SURE and narrow.target.id in choice.candidates else choice


def _of_its_own_part(
    message: Message, lexicon: Lexicon, clause: Clause, quantity: Quantity, window: Sequence[Token]
) -> Choice:
    """What the words name from where the figure's own subject begins: with 9 vans and a yard in town our churn is 8%.

    One word that is not the whole name may have been told of more before: the canteen has 2 rooms, the satisfaction.
    """
    for start in own_starts(message, clause, quantity):
        own = [token for token in window if token.start >= start]
        choice = choose_for(message, lexicon, quantity, own) if 0 < len(own) < len(window) else NOTHING
        if choice.verdict is Verdict.SURE and (
            len(choice.matches[0].words) > 1 or choice.matches[0].coverage >= _ENTIRE
        ):
            return choice
    return NOTHING


def own_starts(message: Message, clause: Clause, quantity: Quantity) -> list[int]:
    """Where, between another number and the figure, a new part of an English sentence may begin, the last first."""
    others = [one.end for one in message.quantities if one.start < quantity.start]
    if not others:
        return []
    found = _SUBJECT.finditer(message.text, max(clause.start, others[-1]), quantity.start)
    return [one.start() for one in found][::-1]


def _own_part(message: Message, clause: Clause, quantity: Quantity) -> list[Token]:
    """The clause's words but for what it says first, not to have happened: no accidents and 92% of the plan done."""
    none = message.text.isascii() and _BESIDE_NONE.fullmatch(message.text, clause.start, quantity.start)
    after = [token for token in clause.tokens if token.start >= quantity.end]
    return after if none and _tells(after) else list(clause.tokens)


def _misfit(
    message: Message, lexicon: Lexicon, quantity: Quantity, window: Sequence[Token], choice: Choice
) -> Choice | None:
    """招聘达成率 5天: the rate is meant, and its figure is not told."""
    if quantity.sort is not Sort.UNIT and not quantity.ratio:
        return None

    def has_figures(target: Target) -> bool:
        return isinstance(target, Measure | Response)

    nearest = next((target for target, _ in lexicon.scores(window) if has_figures(target)), None)
    if nearest is None or fit(nearest, quantity) is not Fit.NO:
        return None
    named = choose(lexicon, window, has_figures)
    one = named.verdict is Verdict.SURE and fit(named.target, quantity) is Fit.NO
    is_none = one or (len(message.quantities) == 1 and _are_other_levels(named, quantity))
    if not is_none or counts_lessons(named.target, quantity, window) or _tells_an_average(choice):
        return None
    if not choice.matches:
        return named
    best, other = named.matches[0], choice.matches[0]
    more = [word for word in best.words if word not in other.words]
    if isinstance(other.target, Response) and all(word.concepts & phrases("generic", "deeds") for word in more):
        return None  # sorted out in two days tells how long it took, and of no rate
    apart = set(best.words).isdisjoint(other.words) and _has_its_own(message, named.target, quantity)
    return named if best.weight > other.weight + _NOTABLY and not apart else None


def _has_its_own(message: Message, target: Target, quantity: Quantity) -> bool:
    """Whether another figure of the message is of the target: outage and uptime were 2 hours and 98.5%."""
    return any(one is not quantity and fit(target, one) is Fit.UNIT for one in message.quantities)


def _are_other_levels(named: Choice, quantity: Quantity) -> bool:
    """Whether several scores are named and a rate is given, or the other way round: satisfaction 87%."""
    levels = [
        m.target for m in named.matches[: named.tied] if isinstance(m.target, Measure) and m.target.unit in LEVELS
    ]
    if named.verdict is not Verdict.SEVERAL or quantity.unit not in LEVELS or len(levels) < named.tied:
        return False
    return all(fit(target, quantity) is Fit.NO for target in levels)


def _tells_an_average(choice: Choice) -> bool:
    """Whether an average is surely meant: a vacancy is filled in 23 days on average."""
    return choice.verdict is Verdict.SURE and any("average" in word.concepts for word in choice.matches[0].words)


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


def _tells(window: Sequence[Token]) -> bool:
    return any(token.concepts or not token.known for token in window)


def _worth(message: Message, lexicon: Lexicon, figures: Sequence[Quantity], windows: Sequence[list[Token]]) -> float:
    """How well these windows name targets, all figures together."""
    worth, named = 0.0, set[str]()
    for quantity, window in zip(figures, windows, strict=True):
        choice = choose_for(message, lexicon, quantity, window)
        if choice.verdict is Verdict.SURE and choice.target.id not in named:
            worth += 1 + choice.matches[0].coverage
            named.add(choice.target.id)
        elif choice.verdict in (Verdict.PERHAPS, Verdict.SEVERAL):
            worth += 0.5
    return worth
