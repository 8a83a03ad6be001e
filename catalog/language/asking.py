"""What to ask where nothing is told whole: a target without a value, a value without a target, part of a name."""

from __future__ import annotations

from decimal import Decimal

from catalog.language.acts import ONE_CLAUSE, Act, acts_in, cues, says
from catalog.language.figures.fitting import Fit, fit
from catalog.language.figures.withheld import without_names
from catalog.language.message import Message
from catalog.language.names.choosing import MOST_CANDIDATES, Choice, Verdict, choose
from catalog.language.names.lexicon import Lexicon
from catalog.language.names.tokens import Token
from catalog.language.quantities.labels import label_in
from catalog.language.quantities.quantity import Quantity
from catalog.language.quantities.unit_words import Sort
from catalog.language.scope import any_period, is_to_come, tells_of_the_past
from catalog.language.text.vocabulary import phrases
from catalog.model import Deliverable, IncidentFree, Measure, Response, Unit
from catalog.reading import Doubt, Intent, Missing, Reading

_FEW_WORDS = 4
"""More words than these are a sentence, and no name or part of one."""
_MANY = 100
"""So many accidents are none that happened."""
_NAMED = 0.6
"""So far must a target be named to be asked its figure."""


def asked_back(message: Message, lexicon: Lexicon) -> Reading:
    """The question that the message raises; other where it says too much else."""
    choice = choose(lexicon, message.tokens, lambda _: True)
    if case := _numbered_case(message, lexicon, choice):
        return unvalued((case.id,))
    rest = without_names(message, choice.matches[:1])
    against = acts_in(rest, (*ONE_CLAUSE, Act.NOT_DONE))
    events = _named_in_part(message, lexicon) if against == (Act.NOT_DONE,) else None
    if events and events.doubts[0].value is not None:
        return events  # 出了一起事故 is no document that is not done
    told_against = bool(against) and not (against == (Act.NEGATION,) and _falls_short(message, choice, rest))
    if told_against or _is_due_later(message, choice):
        return Reading(intent=Intent.OTHER)
    figures = [q for q in message.quantities if q.sort in (Sort.BARE, Sort.UNIT)]
    if len(figures) == 1 and not message.days and not _content(message):
        period = next((mark.period for mark in message.marks if mark.period), None)
        doubt = Doubt(
            candidates=_likely_targets(lexicon, figures[0]),
            missing=Missing.TARGET,
            value=figures[0].figure,
            unit=figures[0].unit,
            period=period,
        )
        return Reading(intent=Intent.ASK, doubts=(doubt,))
    named = choice.verdict is Verdict.SURE and choice.matches[0].coverage >= _NAMED
    if named and not (len(choice.matches[0].words) == 1 and _speaks_of_more(message, choice.matches[0].words[0])):
        return unvalued(choice.candidates)
    return _named_in_part(message, lexicon) or Reading(intent=Intent.OTHER)


def _is_due_later(message: Message, choice: Choice) -> bool:
    """Whether a document is named with a day to come: 采购报告25号交 on the 22nd is a plan."""
    named = bool(choice.matches) and isinstance(choice.matches[0].target, Deliverable)
    return named and any(is_to_come(message, day) and not tells_of_the_past(message, day) for day in message.days)


def _numbered_case(message: Message, lexicon: Lexicon, choice: Choice) -> Response | None:
    """What a case told by its number is of, where the sender has one such target: 8801处理完了."""
    if not label_in(message.text) or not says(Act.ANSWERED, message.text):
        return None
    if choice.verdict is not Verdict.SURE and message.text.isascii():  # ticket #442 may be anything
        return None
    own = [target for target in lexicon.targets[: lexicon.own] if isinstance(target, Response)]
    if len(own) != 1:
        return None
    if says(Act.NOT_DONE, message.text) or (choice.matches and choice.target.duty != own[0].duty):
        return None
    return own[0]


def _speaks_of_more(message: Message, name: Token) -> bool:
    """Whether words beside a name of one everyday word say something else: lost 2-1 last night, gutted."""
    others = [token for token in _content(message) if token != name]
    return name.latin and any(not token.known for token in others)


def _falls_short(message: Message, choice: Choice, rest: str) -> bool:
    """Whether a measure is said to have missed its bound, and not by how much: 招聘达成率没达标."""
    named = choice.verdict is Verdict.SURE and isinstance(choice.target, Measure)
    return named and not message.quantities and says(Act.OUT_OF_LINE, rest)


def _named_in_part(message: Message, lexicon: Lexicon) -> Reading | None:
    """What to ask where a few words are part of targets' names, and nothing else is said: 创新项目, 没有事故."""
    count = _count_of_events(message)
    nothing = count is not None or says(Act.ZERO, message.text)
    words = _besides_none(message) if nothing else message.tokens
    telling = [word for word in words if word.concepts - phrases("generic", "concepts")]
    if (message.quantities and count is None) or message.days or not telling or len(words) > _FEW_WORDS:
        return None
    matches = lexicon.matches(words, negated=nothing)
    if not {word for match in matches for word in match.words}.issuperset(words):
        return None
    most = max(len(match.words) for match in matches)
    named = [match.target for match in matches if len(match.words) == most]
    if len(named) > MOST_CANDIDATES:
        return None
    events = tuple(target.id for target in named if isinstance(target, IncidentFree))
    if nothing and events:
        period = any_period(message)
        return Reading(intent=Intent.ASK, doubts=(Doubt(candidates=events, value=count or Decimal(0), period=period),))
    return None if count is not None else unvalued(tuple(target.id for target in named))


def _besides_none(message: Message) -> list[Token]:
    """The words that say more than that there was none of it, and when."""
    none = [found.span() for found in cues(Act.ZERO, message.text).finditer(message.text)]
    spans = [*none, *((mark.start, mark.end) for mark in message.marks if mark.period)]
    return [
        token
        for token in _content(message)
        if token.concepts - phrases("generic", "concepts") or not any(a <= token.start < b for a, b in spans)
    ]


def _count_of_events(message: Message) -> Decimal | None:
    """How often something happened, where that is the only figure: 重大事故0起, 0 serious accidents."""
    match message.quantities:
        case [quantity] if quantity.amount == 0 or (Unit.INCIDENT in quantity.units and quantity.amount > 0):
            return quantity.amount
        case [quantity] if quantity.sort is Sort.BARE and 0 < quantity.amount < _MANY and not quantity.amount % 1:
            return quantity.amount
        case _:
            return None


def unvalued(candidates: tuple[str, ...]) -> Reading:
    """A target is named, and nothing said of it."""
    return Reading(intent=Intent.ASK, doubts=(Doubt(candidates=candidates, missing=Missing.VALUE),))


def _likely_targets(lexicon: Lexicon, quantity: Quantity) -> tuple[str, ...]:
    """The sender's measures that can have this figure, those with the nearest bounds first, at most six."""
    measures = [t for t in lexicon.targets[: lexicon.own] if isinstance(t, Measure) and fit(t, quantity) is not Fit.NO]
    return tuple(t.id for t in sorted(measures, key=lambda t: abs(quantity.figure - t.bound.value)))[:MOST_CANDIDATES]


def _content(message: Message) -> list[Token]:
    """The words that say more than that a figure is given."""
    fillers = phrases("fillers", "words")
    return [token for token in message.tokens if token.text not in fillers]
