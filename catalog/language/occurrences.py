"""What is told without a figure: a document handed in, a case opened or closed, nothing happened, in line or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from catalog.language.acts import ONE_CLAUSE, Act, acts_in, blanked, cues, says
from catalog.language.around import names_event
from catalog.language.cases import cases
from catalog.language.choosing import NOTHING, Choice, Verdict, choose
from catalog.language.days import Mark, MarkKind
from catalog.language.elsewhere import is_elsewhere
from catalog.language.items import Claim
from catalog.language.lexicon import Lexicon
from catalog.language.matching import Match
from catalog.language.message import Clause, Message
from catalog.language.quantities import Quantity
from catalog.language.scope import any_period, is_ahead, lies_ahead, looks_ahead, period_of
from catalog.language.tokens import Token
from catalog.language.unit_words import Sort
from catalog.language.vocabulary import phrases
from catalog.language.withheld import without_names
from catalog.model import Compliance, Deliverable, Grain, IncidentFree, Measure, Target, Unit
from catalog.reading import ComplianceItem, DoneItem, IncidentItem, Item, MeasureItem

_CLEAR = 0.8
"""A second document in a message must be named so far to be counted as told too."""
_PAST = re.compile("[了完好]|ed$|done$")
_JOINT = re.compile(r"(?<![a-z])and(?![a-z])|[,，;；、。]|以及|并且?|和|跟|与|同时")
_HANDED_IN = re.compile(
    r"[已就才正式又刚全部都也]{0,4}(?:上?交|提交|递|报送|报上|呈|发(?!现|起)|送|下发|收[齐回完全拢上]|回收)[^,，。;；0-9不]{0,6}"
    r"[了的过去来啦](?=$|[,，。;；\s])"
)
_TO_COME = re.compile(
    r"[初中底末]?(?:旬|份)?(?:再|才|就|会|要|正式|统一)?(?:提交|[上呈]?交|公布|发布|报|出|定|召?开|完成|下发|印发|送|做|写|编|修订|更新)"
    r"(?![^,，。;；]{0,6}[了过好完])"
)
"""What is said right after a period to come that it will be done in: 明年1月公布."""
_MOSTLY = 0.6
"""So far must a document be named to be told beside figures."""
_ENTIRE = 0.99
_MOST_BEFORE = 40
"""Words before a clause that may name what did not happen in it."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was told: an `item`, or, where it is None, candidates to ask about."""

    choice: Choice
    item: Item | None = None
    done: date | None = None


def tell(message: Message, lexicon: Lexicon, claims: Sequence[Claim]) -> list[Told]:
    """Everything told beside the figures that are claimed already."""
    taken = [clause for clause in message.clauses if any(_measures(quantity) for quantity in clause.quantities)]
    taken += [c.binding.clause for c in claims if c.items or (c.doubt and not _is_one(c.binding.quantity))]
    named = {word for c in claims if c.items for word in c.binding.choice.matches[0].words}
    free = [t for part in message.clauses if part not in taken for t in part.tokens if t not in named]
    return [
        *(_told_cases(message, lexicon, free) or _deliverables(message, lexicon, free, beside_figures=bool(named))),
        *_incidents(message, lexicon),
        *_all_in_time(message, lexicon),
        *_compliances(message, lexicon, [t for t in message.tokens if t not in named]),
        *(_implied(message, lexicon) if not any(claim.items for claim in claims) else ()),
    ]


def _told_cases(message: Message, lexicon: Lexicon, tokens: Sequence[Token]) -> list[Told]:
    return [Told(choice, item) for choice, item in cases(message, lexicon, tokens)]


def _is_one(quantity: Quantity) -> bool:
    """Whether a quantity only says that it was one: 接到一起投诉."""
    return quantity.amount == 1 and Unit.INCIDENT in quantity.units


def _measures(quantity: Quantity) -> bool:
    """Whether a quantity can only be a measure's figure, so that its clause tells of no document."""
    return quantity.unit in (Unit.PERCENT, Unit.POINT, Unit.CLASS_HOUR, Unit.ITEM, Unit.SUPPLIER)


def _deliverables(message: Message, lexicon: Lexicon, tokens: Sequence[Token], *, beside_figures: bool) -> list[Told]:
    """Documents and acts that are said to be done, each on its day; nothing where the message says not yet.

    Beside figures only a clause of its own tells of one: what was completed may be what the figure is about.
    """
    tokens = _without_those_ahead(message, tokens)
    if beside_figures:
        telling = [part for part in message.clauses if says(Act.DONE, message.text, part.start, part.end)]
        tokens = [token for part in telling for token in part.tokens if token in tokens]
    if not tokens or not says(Act.DONE, _beside_measures(message, lexicon, tokens)):
        return []
    joined = [part for part in _joined(message, tokens) if says(Act.BOTH, message.text) or _ends_done(message, part)]
    parts = [_document_in(lexicon, part) for part in joined]
    clear = [c for c in parts if c.verdict is Verdict.SURE and c.matches[0].coverage >= _CLEAR]
    if len({c.target.id for c in clear}) < 2:  # noqa: PLR2004 - one document, whatever its words are joined by
        clear = [_document_in(lexicon, tokens)]
    if beside_figures:
        clear = [c for c in clear if c.matches and c.matches[0].coverage >= _MOSTLY]
    return [told for choice in clear if (told := _done(message, lexicon, choice))]


def _without_those_ahead(message: Message, tokens: Sequence[Token]) -> list[Token]:
    """The words but for the clauses that only say what comes next: the report went out, the budget next week."""
    ahead = [
        part
        for part in message.clauses
        if part.marks
        and part.marks[-1].first > message.today
        and (part.marks[-1].grain is Grain.WEEK or part.marks[-1].kind is MarkKind.DAY)
        and not says(Act.DONE, message.text, part.start, part.end)
    ]
    return [t for t in tokens if not any(part.start <= t.start < part.end for part in ahead)]


def _beside_measures(message: Message, lexicon: Lexicon, tokens: Sequence[Token]) -> str:
    """The text without a name of another kind, given more fully than a document's: policies complete are not done."""
    matches = lexicon.matches(tokens)
    fullest = max((m.coverage for m in matches if isinstance(m.target, Deliverable)), default=0.0)
    others = [m for m in matches if not isinstance(m.target, Deliverable) and m.coverage > max(fullest, _CLEAR)]
    return without_names(message, others)


def _ends_done(message: Message, part: Sequence[Token]) -> bool:
    return bool(part) and says(Act.DONE, message.text, part[0].start, part[-1].end)


def _joined(message: Message, tokens: Sequence[Token]) -> list[list[Token]]:
    """The words in the parts that conjunctions and punctuation make: X issued and Y held."""
    parts: list[list[Token]] = [[]]
    last = 0
    for token in tokens:
        if parts[-1] and _JOINT.search(message.text, last, token.end):
            parts.append([])
        parts[-1].append(token)
        last = token.end
    return parts


def _document_in(lexicon: Lexicon, tokens: Sequence[Token]) -> Choice:
    def accepts(target: Target) -> bool:
        return isinstance(target, Deliverable)

    whole = len([token for token in tokens if token.concepts]) > 1
    return choose(lexicon, tokens, accepts, by_whole_name=whole)


def _done(message: Message, lexicon: Lexicon, choice: Choice) -> Told | None:
    """The document as done; to be asked about where one word alone names it (预算表更新好了); None if not done."""
    if choice.verdict not in (Verdict.SURE, Verdict.SEVERAL, Verdict.PERHAPS) or _is_part_of_another(
        message, lexicon, choice.matches[0]
    ):
        return None
    rest = _beside_name(message, lexicon, choice.matches[0])
    day = _day_done(message, choice)
    if day is None or acts_in(rest, (Act.NOT_DONE, Act.PLAN, Act.RULE, Act.OTHERS)):
        return None
    best = choice.matches[0]
    sure = choice.verdict is Verdict.SURE and (best.coverage >= _CLEAR or len(best.words) > 1)
    item = DoneItem(target=best.target.id, done=day) if sure else None
    return Told(choice, item, day)


def _beside_name(message: Message, lexicon: Lexicon, document: Match) -> str:
    """The text without the words that the document's name is made of: sales targets are a document, and no aim.

    Its periods stay: what a document is for may be when it is due (技术战略规划下个月交).
    """
    text = message.text
    periods = {place for mark in message.marks if mark.period for place in range(mark.start, mark.end)}
    for token in message.tokens:
        own = token in document.words or (token.concepts and token.concepts <= lexicon.ideas[document.target.id])
        if own and token.start not in periods:
            text = blanked(text, token.start, token.end)
    return text


def _is_part_of_another(message: Message, lexicon: Lexicon, document: Match) -> bool:
    """Whether the document's words are part of another target's whole name: no budget is sent in budget realisation."""
    words = set(document.words)
    return document.coverage < _ENTIRE and any(
        match.coverage >= _ENTIRE and words < set(match.words) and not isinstance(match.target, Deliverable)
        for match in lexicon.matches(message.tokens)
    )


def _day_done(message: Message, choice: Choice) -> date | None:
    """The day it was handed in, else the one named nearest to its words, else today; None where it lies ahead."""
    if any(m.period and _may_lie_ahead(message, m) and _TO_COME.match(message.text, m.end) for m in message.marks):
        return None
    if not message.days:
        return message.today
    handed_in = [mark for mark in message.days if _HANDED_IN.match(message.text, mark.end)]
    if len(message.days) > 1 and handed_in:
        last_step = max(handed_in, key=lambda mark: mark.first)  # forms are handed out on one day and in on another
        return None if is_ahead(message, last_step) else last_step.first
    last = max(token.end for token in choice.matches[0].words)
    nearest = min(message.days, key=lambda mark: (abs(mark.start - last), mark.start))
    return None if is_ahead(message, nearest) else nearest.first


def _may_lie_ahead(message: Message, mark: Mark) -> bool:
    """Whether a period is to come, or may be as its year was left open: 12月份修订 in November."""
    left_open = mark.floating and mark.first.year < message.today.year
    return mark.first > message.today or left_open


def _incidents(message: Message, lexicon: Lexicon) -> list[Told]:
    """Things that may not happen and did not: 没有差错, no late filings."""
    told: list[Told] = []
    before: list[Token] = []
    for clause in message.clauses:
        counted = all(quantity.sort is Sort.THING for quantity in clause.quantities)
        of_others = is_elsewhere(message.text, lexicon, clause.start, clause.end)
        ahead = lies_ahead(message, clause, clause.end)
        if counted and not (ahead or of_others) and says(Act.ZERO, message.text, clause.start, clause.end):
            choice = _incident_in(lexicon, clause, before)
            if choice.verdict is Verdict.SURE and not acts_in(
                without_names(message, choice.matches[:1]), ONE_CLAUSE, clause.start, clause.end
            ):
                period = period_of(message, clause, clause.end)
                told.append(Told(choice, IncidentItem(target=choice.target.id, value=0, period=period)))
        before = [*clause.tokens, *before][:_MOST_BEFORE]
    return told


def _incident_in(lexicon: Lexicon, clause: Clause, before: Sequence[Token]) -> Choice:
    def accepts(target: Target) -> bool:
        return isinstance(target, IncidentFree) and names_event(lexicon, target, wider)

    wider = [*before, *clause.tokens]
    choice = choose(lexicon, clause.tokens, accepts, negated=True)
    if choice.verdict is Verdict.SURE or not before:
        return choice
    choice = choose(lexicon, wider, accepts, beside=clause.tokens, negated=True)
    own = any(token in clause.tokens for token in choice.matches[0].words) if choice.matches else False
    bare = not any(token.concepts for token in clause.tokens)
    return choice if own or bare else NOTHING


def _all_in_time(message: Message, lexicon: Lexicon) -> Iterator[Told]:
    """None of what may not be late was, where all of it is said to have been in time: every filing went in on time."""
    for clause in message.clauses:
        in_time = any("on_time" in token.concepts and not token.negated for token in clause.tokens)
        if clause.quantities or not in_time or not says(Act.ALL, message.text, clause.start, clause.end):
            continue
        if acts_in(message.text, (*ONE_CLAUSE, Act.NOT_DONE, Act.NOT_QUITE), clause.start, clause.end):
            continue
        choice = choose(lexicon, clause.tokens, lambda target: _may_be_late(lexicon, target))
        named = choice.verdict in (Verdict.SURE, Verdict.PERHAPS) and choice.matches[0].telling > 0
        if named and not (lies_ahead(message, clause, clause.end) or _is_of_others(message, lexicon, clause)):
            period = period_of(message, clause, clause.end)
            yield Told(choice, IncidentItem(target=choice.target.id, value=0, period=period))


def _may_be_late(lexicon: Lexicon, target: Target) -> bool:
    return isinstance(target, IncidentFree) and "late" in lexicon.ideas[target.id]


def _is_of_others(message: Message, lexicon: Lexicon, clause: Clause) -> bool:
    return is_elsewhere(message.text, lexicon, clause.start, clause.end)


def _compliances(message: Message, lexicon: Lexicon, tokens: Sequence[Token]) -> list[Told]:
    """Yes or no: 税负符合行业标准, our tax is not in line; 我达标了几个 names none."""
    kept, broken = says(Act.IN_LINE, message.text), says(Act.OUT_OF_LINE, message.text)
    if not (kept or broken) or looks_ahead(message):
        return []
    choice = choose(lexicon, tokens, lambda target: isinstance(target, Compliance), negated=True)
    words = {word for match in choice.matches[:1] for word in match.words}
    named = words.issuperset(message.tokens) or any(not says(Act.IN_LINE, word.text) for word in words)
    if choice.verdict is not Verdict.SURE or not named:
        return []
    item = ComplianceItem(target=choice.target.id, value=not broken, period=any_period(message))
    return [Told(choice, item)]


def _implied(message: Message, lexicon: Lexicon) -> list[Told]:
    """All of them, of what must be all: every accident dealt with is an accident resolution of 100."""
    if not says(Act.ALL, message.text) or not all(_all_of_them(message, quantity) for quantity in message.quantities):
        return []
    if acts_in(message.text, (*ONE_CLAUSE, Act.NOT_DONE, Act.ZERO, Act.NOT_QUITE)):
        return []

    def accepts(target: Target) -> bool:
        return isinstance(target, Measure) and target.unit is Unit.PERCENT and target.bound.value == 100  # noqa: PLR2004

    choice = choose(lexicon, message.tokens, accepts)
    if choice.verdict is not Verdict.SURE or choice.matches[0].coverage < _CLEAR:
        return []
    if not (says(Act.DONE, message.text) or _tells_itself(message, choice)):
        return []
    return [Told(choice, MeasureItem(target=choice.target.id, value=Decimal(100), period=any_period(message)))]


def _all_of_them(message: Message, quantity: Quantity) -> bool:
    """Whether a count only says how many all were: 5起全部处理完."""
    counted = quantity.sort is Sort.THING or any(unit.counts_whole_things for unit in quantity.units)
    return counted and cues(Act.ALL, message.text).match(message.text, quantity.end) is not None


def _tells_itself(message: Message, choice: Choice) -> bool:
    """Whether the name's own words say that it is done: 投诉都解决了, all complaints resolved, all licences on time."""
    verbs = phrases("generic", "deeds")
    if any("on_time" in word.concepts for word in choice.matches[0].words):
        return True
    own = [word for word in choice.matches[0].words if not word.concepts.isdisjoint(verbs)]
    return any(_PAST.match(message.text, word.end) or _PAST.search(word.text) for word in own)
