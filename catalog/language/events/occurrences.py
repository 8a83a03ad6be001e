"""What is told without a figure: a document handed in, a case opened or closed, nothing happened, in line or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from catalog.language.acts import ONE_CLAUSE, Act, acts_in, cues, says
from catalog.language.events.cases import cases
from catalog.language.events.documents import documents
from catalog.language.events.happened import happened
from catalog.language.events.told import Told
from catalog.language.events.unnamed import unnamed_documents
from catalog.language.figures.around import names_event
from catalog.language.figures.items import Claim
from catalog.language.figures.withheld import without_names
from catalog.language.message import Clause, Message
from catalog.language.names.choosing import NOTHING, Choice, Verdict, choose
from catalog.language.names.elsewhere import is_elsewhere
from catalog.language.names.lexicon import Lexicon
from catalog.language.names.tokens import Token
from catalog.language.quantities.quantity import Quantity
from catalog.language.quantities.unit_words import Sort
from catalog.language.scope import any_period, lies_ahead, looks_ahead, period_of, when
from catalog.language.text.normal import blanked
from catalog.language.text.vocabulary import expression, phrases
from catalog.model import Compliance, IncidentFree, Measure, Period, Response, Target, Unit
from catalog.reading import ComplianceItem, IncidentItem, MeasureItem

_CLEAR = 0.8
"""So far must be named of what all are said to be done."""
_PAST = re.compile(expression("events", "all_of_it_done"))
_NOT = re.compile(expression("cases", "not_any"))
_BARELY_NOT = phrases("cases", "barely_not")
"""Denied without a verb to go with it: what goes before may plan it (may not happen)."""
_THEN = phrases("cases", "then")
"""What follows a denial that says nothing more of what did not happen."""
_WITHOUT = re.compile(rf"\s{expression('cases', 'for_so_long_without')}\s")
_IN = re.compile(rf"{expression('cases', 'none_for_so_long')} $")
_YEARS, _YEAR = re.compile(expression("cases", "years")), len(" years ")
_TIMES = frozenset({Unit.DAY, Unit.WORKING_DAY, Unit.WEEK, Unit.MONTH})
_MOST_BEFORE = 40
"""Words before a clause that may name what did not happen in it."""


def tell(message: Message, lexicon: Lexicon, claims: Sequence[Claim], rated: Sequence[Choice] = ()) -> list[Told]:
    """Everything told beside the figures that are claimed already, and what is `rated` by two amounts."""
    taken = [clause for clause in message.clauses if any(_measures(quantity) for quantity in clause.quantities)]
    taken += [c.binding.clause for c in claims if c.items or (c.doubt and not _is_one(c.binding.quantity))]
    figured = [*(c.binding.choice for c in claims if c.items), *rated]
    named = {word for choice in figured for word in choice.matches[0].words}
    free = [t for part in message.clauses if part not in taken for t in part.tokens if t not in named]
    return [
        *(
            _told_cases(message, lexicon, free)
            or documents(message, lexicon, free, beside_figures=bool(named))
            or ([] if claims else unnamed_documents(message, lexicon))
        ),
        *_incidents(message, lexicon),
        *(Told(choice, item) for choice, item in happened(message, lexicon)),
        *_all_in_time(message, lexicon),
        *_compliances(message, lexicon, [t for t in message.tokens if t not in named]),
        *(_implied(message, lexicon) if not any(claim.items for claim in claims) else ()),
    ]


def _told_cases(message: Message, lexicon: Lexicon, tokens: Sequence[Token]) -> list[Told]:
    if Response not in lexicon.kinds:
        return []
    return [Told(choice, item) for choice, item in cases(message, lexicon, tokens)]


def _is_one(quantity: Quantity) -> bool:
    """Whether a quantity only says that it was one: 接到一起投诉."""
    return quantity.amount == 1 and Unit.INCIDENT in quantity.units


def _measures(quantity: Quantity) -> bool:
    """Whether a quantity can only be a measure's figure, so that its clause tells of no document."""
    return quantity.unit in (Unit.PERCENT, Unit.POINT, Unit.CLASS_HOUR, Unit.ITEM, Unit.SUPPLIER)


def _incidents(message: Message, lexicon: Lexicon) -> list[Told]:
    """Things that may not happen and did not: 没有差错, no late filings."""
    told: list[Told] = []
    before: list[Token] = []
    for clause in message.clauses if IncidentFree in lexicon.kinds else ():
        apart = _counts_nothing(message, clause)
        choice = _denied_in(message, lexicon, clause, before) if apart else _denied_beside(message, lexicon, clause)
        if choice.verdict in (Verdict.SURE, Verdict.SEVERAL):
            sure = choice.verdict is Verdict.SURE
            for period in _periods_of(message, clause):
                item = IncidentItem(target=choice.target.id, value=0, period=period) if sure else None
                told.append(Told(choice, item, value=Decimal(0), period=period))
        before = [*clause.tokens, *before][:_MOST_BEFORE]
    return told


def _periods_of(message: Message, clause: Clause) -> tuple[Period | None, ...]:
    """The periods in each of which nothing happened: none in September and October is none in either."""
    told = when(message, clause, clause.end)
    return told.several or (told.period,)


def _denied_in(message: Message, lexicon: Lexicon, clause: Clause, before: Sequence[Token]) -> Choice:
    """What is said not to have happened in a clause without a figure."""
    if not says(Act.ZERO, message.text, clause.start, clause.end) or _is_elsewhere_or_ahead(message, lexicon, clause):
        return NOTHING
    choice = _incident_in(lexicon, clause.tokens, before)
    known = choice.matches and _is_denied_itself(message, clause, choice)
    return choice if known and not _is_withheld(message, clause, choice) else NOTHING


def _denied_beside(message: Message, lexicon: Lexicon, clause: Clause) -> Choice:
    """What is surely said not to have happened between the figures of a clause, right after what denies it.

    40 people worked for 6 weeks and there were no accidents.
    """
    if not message.text.isascii() or not says(Act.ZERO, message.text, clause.start, clause.end):
        return NOTHING
    if _is_elsewhere_or_ahead(message, lexicon, clause):
        return NOTHING
    zero = cues(Act.ZERO, message.text)
    none = [found.span() for found in zero.finditer(message.text, clause.start, clause.end)]
    apart = [
        one for one in clause.quantities if one.amount != 1 or not any(start <= one.start < end for start, end in none)
    ]
    starts = [clause.start, *(quantity.end for quantity in apart)]
    for start, end in zip(starts, [*(quantity.start for quantity in apart), clause.end], strict=True):
        denied = zero.search(message.text, start, end)
        tokens = [token for token in clause.tokens if denied and denied.end() <= token.start < end]
        if not tokens or tokens[0].text in phrases("cases", "others") or _is_since(message, clause, start, end):
            continue
        choice = _incident_in(lexicon, tokens, ())
        named = min((word.start for word in choice.matches[0].words), default=end) if choice.matches else end
        other = any(token.start < named and _may_be_denied(token) for token in tokens)
        if choice.verdict is Verdict.SURE and not other and not _is_withheld(message, clause, choice):
            return choice
    return NOTHING


def _is_since(message: Message, clause: Clause, start: int, end: int) -> bool:
    """Whether a length of time tells since when nothing happened: 100 days without an accident, none in 100 days."""
    lasting = [
        quantity
        for quantity in clause.quantities
        if not quantity.units.isdisjoint(_TIMES) or _YEARS.search(message.text, quantity.start, quantity.end + _YEAR)
    ]
    after = any(quantity.end == start and _WITHOUT.match(message.text, start) for quantity in lasting)
    return after or any(quantity.start == end and _IN.search(message.text, start, end) for quantity in lasting)


def _may_be_denied(token: Token) -> bool:
    """Whether a word is what is denied, rather than the name after it: without rain the safety accident."""
    return not token.known and token.text not in phrases("fillers", "words")


def _is_elsewhere_or_ahead(message: Message, lexicon: Lexicon, clause: Clause) -> bool:
    return lies_ahead(message, clause, clause.end) or _is_of_others(message, lexicon, clause)


def _is_withheld(message: Message, clause: Clause, choice: Choice) -> bool:
    """Whether the clause plans, quotes or denies that, or names another thing: no accident drills.

    Haven't had any is no denial of it, but tells of none.
    """
    last = max(word.end for word in choice.matches[0].words)
    following = next((token for token in clause.tokens if token.start >= last), None)
    if following and following.start == last + 1 and following.text in phrases("cases", "compounds"):
        return True
    text = without_names(message, choice.matches[:1])
    for found in cues(Act.ZERO, message.text).finditer(message.text, clause.start, clause.end):
        if _NOT.search(found[0]) and found[0] not in _BARELY_NOT:
            text = blanked(text, *found.span())
    heading = [part.start for part in message.clauses if part.end < clause.start and message.text[part.end] == ":"]
    start = heading[-1] if heading and message.text.isascii() else clause.start
    return bool(acts_in(text, ONE_CLAUSE, start, clause.end))


def _counts_nothing(message: Message, clause: Clause) -> bool:
    """Whether no quantity of the clause may be a number of cases: of people, or of none (haven't lost a single one)."""
    figures = [quantity for quantity in clause.quantities if quantity.sort is not Sort.THING]
    if not figures or not says(Act.DENIED, message.text, clause.start, clause.end):
        return not figures
    denial = cues(Act.DENIED, message.text).search(message.text, clause.start, clause.end)
    return all(denial and denial.start() <= quantity.start < denial.end() for quantity in figures)


def _is_denied_itself(message: Message, clause: Clause, choice: Choice) -> bool:
    """Whether what a verb denies is the happening: we haven't had any late filings; any news is none."""
    denial = cues(Act.DENIED, message.text).search(message.text, clause.start, clause.end)
    if denial is None:
        return True
    if "happen" in denial[0] or "occur" in denial[0] or denial[0].endswith("once"):
        return True
    after = (token for token in clause.tokens if token.start >= denial.end() and not _adds_nothing(token))
    denied = next(after, None)
    return denied is None or denied in choice.matches[0].words or denied.text in _THEN


def _adds_nothing(token: Token) -> bool:
    return "major" in token.concepts or token.text in ("any", "one")


def _incident_in(lexicon: Lexicon, own: Sequence[Token], before: Sequence[Token]) -> Choice:
    def accepts(target: Target) -> bool:
        return isinstance(target, IncidentFree) and names_event(lexicon, target, wider)

    wider = [*before, *own]
    choice = choose(lexicon, own, accepts, negated=True)
    if choice.verdict is Verdict.SURE or not before:
        return choice
    choice = choose(lexicon, wider, accepts, beside=own, negated=True)
    named = any(token in own for token in choice.matches[0].words) if choice.matches else False
    bare = not any(token.concepts for token in own)
    return choice if named or bare else NOTHING


def _all_in_time(message: Message, lexicon: Lexicon) -> Iterator[Told]:
    """None of what may not be late was, where all of it is said to have been in time: every filing went in on time."""
    for clause in message.clauses if IncidentFree in lexicon.kinds else ():
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
    if Compliance not in lexicon.kinds:
        return []
    kept, broken = says(Act.IN_LINE, message.text), says(Act.OUT_OF_LINE, message.text)
    if not (kept or broken) or looks_ahead(message):
        return []
    choice = choose(lexicon, tokens, lambda target: isinstance(target, Compliance), negated=True)
    words = {word for match in choice.matches[:1] for word in match.words}
    named = words.issuperset(message.tokens) or any(not says(Act.IN_LINE, word.text) for word in words)
    if choice.verdict is not Verdict.SURE or not named:
        return []
    told_in = [part for part in message.clauses if not words.isdisjoint(part.tokens)]
    rest = without_names(message, choice.matches[:1])
    if any(acts_in(rest, (Act.PLAN, Act.FORECAST, Act.RULE), part.start, part.end) for part in told_in):
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
        return isinstance(target, Measure) and target.unit is Unit.PERCENT and target.bound.value == 100  # noqa: PLR2004 - all of them

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
