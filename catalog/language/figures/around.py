"""Which target the words around a figure name: those of its clause, and of the clauses beside it where they must."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from catalog.language.acts import Act, cues, says, tells_how
from catalog.language.calendar.days import MarkKind
from catalog.language.figures.fitting import Fit, counts, fit
from catalog.language.figures.telling_apart import told_apart, with_those_alike
from catalog.language.message import Clause, Message
from catalog.language.names.choosing import NOTHING, Choice, Verdict, choose
from catalog.language.names.lexicon import Lexicon
from catalog.language.names.matching import common_ideas
from catalog.language.names.tokens import Token, ideas_in
from catalog.language.quantities.quantity import Quantity
from catalog.language.quantities.unit_words import Sort
from catalog.language.text.vocabulary import expression, phrases
from catalog.model import IncidentFree, Measure, Target, Unit
from catalog.units import LENGTHS_OF_TIME

_ENTIRE = 0.99
_TELLING, _PART = 0.6, 0.35
"""Weight of telling words, or a share of the name, with which a figure is asked about."""
_WHOLE, _NOTABLY = 0.8, 0.3
_HALF, _HIGHEST = 50, 200
"""A rate beyond the second is rather an amount."""
_TWO = 2
_CONTRARY = re.compile(expression("figures", "moved_contrary"))
"""It moved the other way than it should: 不降反升."""
_RUNNING = frozenset({"running"})
_OUR = phrases("figures", "our")
_PART_OF = re.compile(expression("figures", "part_of"))
_NEXT_WORD = re.compile(rf" ?{expression('figures', 'before_counted')}? ?")


def choose_for(
    message: Message,
    lexicon: Lexicon,
    quantity: Quantity,
    tokens: Sequence[Token],
    beside: Sequence[Token] | None = None,
    needed: Sequence[Token] = (),
) -> Choice:
    tokens = _without_moves(quantity, tokens)
    counted, part = _counted(message, quantity), _part_of(message, quantity)
    compared = _compared(message, quantity)

    def accepts(target: Target) -> bool:
        suits = (
            fit(target, quantity) is not Fit.NO
            or _counts_thing(message, lexicon, target, quantity, counted)
            or counts_lessons(target, quantity, tokens)
        )
        if not suits or not names_event(lexicon, target, tokens):
            return False
        if part is not None and part.concepts.isdisjoint(lexicon.every_idea[target.id]):
            return False
        return counted is None or (counts(target) and not counted.concepts.isdisjoint(_countable(lexicon, target)))

    def accepts_change(target: Target) -> bool:
        return lexicon.is_change(target) and accepts(target)

    choice = choose(lexicon, tokens, accepts, beside=beside, needed=needed, figure=True)
    if compared:
        change = choose(lexicon, tokens, accepts_change, beside=beside, needed=needed, figure=True)
        if change.verdict is Verdict.NOTHING and quantity.sort is Sort.UNIT:
            change = _by_verb(lexicon, tokens, accepts_change)
        if change.verdict is Verdict.SURE and not _is_rather(choice, change):
            return change
    return told_apart(message, quantity, with_those_alike(message, lexicon, quantity, choice))


def _is_rather(choice: Choice, change: Choice) -> bool:
    """Whether a target is named in full that is no change, and by more: 销售费用率 is no change of 销售额."""
    if choice.verdict is not Verdict.SURE or choice.matches[0].coverage < _WHOLE:
        return False
    return choice.matches[0].weight > change.matches[0].weight + _NOTABLY


def _by_verb(lexicon: Lexicon, tokens: Sequence[Token], accepts: Callable[[Target], bool]) -> Choice:
    """The only change that a verb alone may tell of, where it is compared: saved 2.3% on last year."""
    named = [match for match in lexicon.matches(tokens) if accepts(match.target)]
    words = {word for match in named for word in match.words}
    alone = len(named) == 1 and all(token in words or (token.known and not token.concepts) for token in tokens)
    return Choice(Verdict.SURE, tuple(named)) if alone else NOTHING


def _countable(lexicon: Lexicon, target: Target) -> frozenset[str]:
    """What a target's figures may be called that they count: an accident may go by any of its names."""
    return (lexicon.every_idea if isinstance(target, IncidentFree) else lexicon.ideas)[target.id]


def _without_moves(quantity: Quantity, tokens: Sequence[Token]) -> Sequence[Token]:
    """The words, with an `up` right before a small rate saying only that something rose: office rent up 6%."""
    if quantity.sort is not Sort.UNIT or quantity.amount > _HALF:
        return tokens
    return [
        replace(token, concepts=token.concepts - _RUNNING)
        if token.latin and token.end == quantity.start - 1 and token.concepts > _RUNNING
        else token
        for token in tokens
    ]


def _part_of(message: Message, quantity: Quantity) -> Token | None:
    """What a percentage is a part of or says of: 92%的销售任务, 8%的部门."""
    of = _PART_OF.match(message.text, quantity.end)
    if of is None:
        return None
    following = next((token for token in message.tokens if token.start == of.end()), None)
    filler = following is None or following.text in phrases("fillers", "words")
    return None if filler else following


def _compared(message: Message, quantity: Quantity) -> bool:
    """Whether the figure's clause compares with an earlier period: it tells of a change, then."""
    index = next(i for i, part in enumerate(message.clauses) if part.start <= quantity.start < part.end)
    clause = message.clauses[index]
    before = message.clauses[index - 1] if index and not any(map(_may_name, clause.tokens)) else clause
    told_of = [part for part in (before, clause) if part is clause or not part.quantities]
    return any(
        any(mark.kind is MarkKind.COMPARISON for mark in part.marks)
        or _CONTRARY.search(message.text, part.start, part.end)
        for part in told_of
    )


def _may_name(token: Token) -> bool:
    return bool(token.concepts) and not tells_how(token.text)


def names_event(lexicon: Lexicon, target: Target, tokens: Sequence[Token]) -> bool:
    """Whether, where something may not happen, the happening itself is named, and what it happens to.

    An error and not just a document; a safety accident and not just any accident, unless it goes by such a name too
    (major accidents).
    """
    if not isinstance(target, IncidentFree):
        return True
    events = phrases("generic", "events")
    own = lexicon.distinctive.get(target.id, frozenset()) - events or lexicon.ideas[target.id] - events
    if own and all(token.concepts.isdisjoint(own) for token in tokens):
        return _calls_by_name(lexicon, target, tokens)
    events &= lexicon.every_idea[target.id]
    if not events or any(not token.concepts.isdisjoint(events) for token in tokens):
        return True
    return _calls_by_name(lexicon, target, tokens)


def _calls_by_name(lexicon: Lexicon, target: Target, tokens: Sequence[Token]) -> bool:
    """Whether a name of several words, or of a telling one, is given in full."""
    said = ideas_in(tokens)
    names = (name for name in lexicon.spelt[target.id] if len(name) > 1 or not name[0] <= common_ideas())
    return any(all(not word.isdisjoint(said) for word in name) for name in names if name)


def _counts_thing(
    message: Message, lexicon: Lexicon, target: Target, quantity: Quantity, counted: Token | None
) -> bool:
    """一本证书, 证书丢了一本, three filings: what may go wrong is counted itself, named after the count or before."""
    if not isinstance(target, IncidentFree) or quantity.sort is not Sort.THING:
        return False
    clause = message.clause_at(quantity.start)
    things = [counted] if counted else [token for token in clause.tokens if token.start < quantity.start]
    things += () if counted else _counted_before(message, clause, quantity)
    own = lexicon.ideas[target.id] - phrases("generic", "events")
    return any(not thing.concepts.isdisjoint(own) for thing in things)


def _counted_before(message: Message, clause: Clause, quantity: Quantity) -> Sequence[Token]:
    """The words of the clause before, where the same counter counts there: 发了23份文件，错了一份."""
    place = message.clauses.index(clause)
    before = message.clauses[place - 1] if place else None
    if before is None or message.text.isascii():
        return ()
    counter = message.text[quantity.end - 1 : quantity.end]
    return before.tokens if any(message.text[one.end - 1 : one.end] == counter for one in before.quantities) else ()


def counts_lessons(target: Target, quantity: Quantity, tokens: Sequence[Token]) -> bool:
    """培训课时25个: lessons are counted in 个 where they are named."""
    in_lessons = isinstance(target, Measure) and target.unit is Unit.CLASS_HOUR
    generic = Unit.ITEM in quantity.units and len(quantity.units) > 1 and not quantity.amount % 1
    return in_lessons and generic and any("class_hours" in token.concepts for token in tokens)


def _counted(message: Message, quantity: Quantity) -> Token | None:
    """The word right after a bare number or a counter, which it counts then: 12 announcements, 3个新规定.

    None where the word before the number is what it belongs to (churn 8 after ...) or nothing follows at once.
    """
    is_share = quantity.ratio or quantity.amount % 1
    if is_share or (quantity.sort is Sort.UNIT and not any(unit.counts_whole_things for unit in quantity.units)):
        return None
    gap = _NEXT_WORD.match(message.text, quantity.end)
    start = gap.end() if gap else quantity.end
    if quantity.sort is Sort.BARE and _in_row(message, quantity):
        return None
    if (
        quantity.sort is Sort.UNIT
        and message.text[quantity.end : quantity.end + 1] == " "
        and not message.text[start : start + 1].isascii()
    ):
        return None
    following = next((token for token in message.tokens if token.start == start), None)
    return following if following and _may_be_counted(message, quantity, following) else None


def _in_row(message: Message, quantity: Quantity) -> bool:
    """Whether each figure of the clause follows its name: in churn 7 growth 12 no growth is counted."""
    clause = message.clause_at(quantity.start)
    if len(clause.quantities) == 1 or message.text[clause.quantities[-1].end : clause.end].strip():
        return False
    if any(other.sort is Sort.THING for other in clause.quantities):
        return False
    edges = [clause.start, *(other.end for other in clause.quantities)]
    return all(
        any(start <= token.start < other.start and token.concepts for token in clause.tokens)
        for start, other in zip(edges, clause.quantities, strict=False)
    )


def _may_be_counted(message: Message, quantity: Quantity, following: Token) -> bool:
    """Whether the word may be a thing: no filler, nor a verdict (6项达标), and in Chinese after a counter only."""
    if following.text in phrases("fillers", "words"):
        return False
    if cues(Act.IN_LINE, message.text).match(message.text, following.start):
        return False
    if quantity.sort is Sort.BARE:
        return following.text.isascii()
    return quantity.sort is not Sort.UNIT or bool(following.concepts - common_ideas())


def without_counted(message: Message, quantities: Sequence[Quantity], tokens: Sequence[Token]) -> list[Token]:
    """The words but for those that the quantities count: two videos and 11 articles later the plan stands at 91%."""
    counted = [_counted(message, quantity) for quantity in quantities]
    inside = (token for token in tokens if any(q.start <= token.start < q.end for q in quantities))
    counted += inside
    return [token for token in tokens if token not in counted]


def with_context(
    message: Message, lexicon: Lexicon, index: int, quantity: Quantity, window: list[Token], choice: Choice
) -> Choice:
    """The choice once the clauses around are looked at, where the figure's own words do not settle it."""
    clause = message.clauses[index]
    if choice.verdict in (Verdict.SURE, Verdict.FOREIGN):
        return choice
    if _is_called_whole(quantity, window, choice):
        return choice._replace(verdict=Verdict.SURE)
    own = _telling(window, spent=not quantity.units.isdisjoint(LENGTHS_OF_TIME))
    near = _words_before(message, index)
    around = [
        list(clause.tokens) if len(clause.tokens) > len(window) else [],
        near,
        [token for part in message.clauses[max(0, index - 2) : index] for token in part.tokens],
    ]
    if index > _TWO and says(Act.TOTAL, message.text, clause.start, clause.end):
        around.append([token for part in message.clauses[:index] for token in part.tokens])
    for before in around:
        if not before:
            continue
        wider = choose_for(message, lexicon, quantity, [*before, *window], beside=window, needed=own)
        if choice.verdict is Verdict.SEVERAL and not set(choice.candidates) & set(wider.candidates):
            continue
        if wider.verdict is Verdict.SURE and _is_told_of_another(message, lexicon, own, wider):
            continue
        perhaps = choice.verdict is Verdict.NOTHING and wider.matches and before is not near
        if wider.verdict is Verdict.SURE or perhaps:
            return wider
    return _with_following(message, lexicon, index, quantity, window, choice)


def _is_told_of_another(message: Message, lexicon: Lexicon, own: Sequence[Token], wider: Choice) -> bool:
    """Whether that target is named in full by a clause with its own figure, and the words of this one say another.

    In 招聘达成率94，规划实现率71 the second is of no plan of recruitment.
    """
    if counts(wider.target):
        return False
    clause = message.clause_at(wider.matches[0].words[0].start)
    figures = [q for q in clause.quantities if q.amount <= _HIGHEST and fit(wider.target, q) is not Fit.NO]
    if not figures or all(token in clause.tokens for token in own):
        return False
    named = (m for m in lexicon.matches(clause.tokens) if m.target is wider.target and m.coverage >= _ENTIRE)
    return any(token.concepts.isdisjoint(ideas_in(match.words)) for match in named for token in own)


def _words_before(message: Message, index: int) -> list[Token]:
    """The words of the clause before, unless it is in brackets and only goes into detail: 流失率(员工)8.5%."""
    if index < _TWO or message.text[message.clauses[index - 1].start - 1] in "(（":
        return []
    return list(message.clauses[index - 1].tokens)


def _is_called_whole(quantity: Quantity, window: Sequence[Token], choice: Choice) -> bool:
    """Whether `our` or `the` and the whole name stand right before the figure, whatever was told before that."""
    if choice.verdict is not Verdict.PERHAPS or choice.matches[0].coverage < _ENTIRE or quantity.sort is not Sort.UNIT:
        return False
    name = choice.matches[0].words
    before = [token for token in window if token.start < name[0].start]
    rest = [token for token in window if token.start > name[0].start and token not in name]
    fillers = phrases("fillers", "words")
    led = bool(before) and before[-1].text in _OUR
    return led and name[0].end <= quantity.start and all(token.text in fillers for token in rest)


def _with_following(
    message: Message, lexicon: Lexicon, index: int, quantity: Quantity, window: list[Token], choice: Choice
) -> Choice:
    """The choice with the next clause's words, where no figure stands in it: 客户打了88分，满意度还行."""
    if index + 1 == len(message.clauses) or message.clauses[index + 1].quantities:
        return choice
    following = message.clauses[index + 1].tokens
    if choice.verdict is Verdict.NOTHING and not _telling(window):
        return choose_for(message, lexicon, quantity, following)
    if len(message.clauses[index].quantities) > 1:
        return choice
    own = _telling(window)
    wider = choose_for(message, lexicon, quantity, [*window, *following], beside=window, needed=own)
    confirmed = wider.verdict is Verdict.SURE and wider.target.id in choice.candidates
    return wider if confirmed and not set(following).isdisjoint(wider.matches[0].words) else choice


def _telling(words: Sequence[Token], *, spent: bool = False) -> list[Token]:
    """The words that may be part of a target's name and do not only tell how the figure moved, or that it is spent."""
    named = (token for token in words if token.concepts - phrases("generic", "concepts"))
    told = (token for token in named if not tells_how(token.text))
    return [token for token in told if not (spent and cues(Act.SPENT, token.text).fullmatch(token.text))]


def is_hardly_named(message: Message, choice: Choice) -> bool:
    """Whether an everyday word is part of a target's name, and more is said.

    Who says that a flight lands asks nothing.
    """
    match, fillers = choice.matches[0], phrases("fillers", "words")
    if all(token in match.words or token.text in fillers for token in message.tokens):
        return False
    hardly = match.all_latin and match.telling < _TELLING and match.coverage < _PART
    return choice.verdict is not Verdict.SURE and hardly
