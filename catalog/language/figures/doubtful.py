"""Figures of a measure that may be none of it: what is enough, the highest or lowest one, a number far too small."""

from __future__ import annotations

import re
from itertools import pairwise

from catalog.language.acts import Act, acts_in, cue_pattern, says, tells_how
from catalog.language.figures.figures import Binding, own_starts
from catalog.language.message import Message
from catalog.language.names.choosing import lasts
from catalog.language.names.lexicon import Lexicon
from catalog.language.names.tokens import ideas_in, words_for
from catalog.language.quantities.quantity import Quantity
from catalog.language.quantities.unit_words import Sort
from catalog.language.text.vocabulary import expression, phrases
from catalog.model import Cadence, Counting, Measure, Unit
from catalog.units import LENGTHS_OF_TIME, LEVELS

_PASSES = re.compile(rf"\s?{expression('figures', 'passes')}")
_SO_FAR = re.compile(rf"\s{expression('figures', 'so_far')}")
_COMES_ALONG = frozenset(
    {
        "completed",
        "complete",
        "perfected",
        "fulfil",
        "build",
        "realise",
        "implemented",
        "plan",
        "task",
        "use",
        "resolve",
        "handle",
    }
)
_WHO_CAME = re.compile(rf"\s{expression('figures', 'who_came')}")
_PART_OF = re.compile(rf"\s{expression('figures', 'of_what')}([a-z]+)")
_OF = re.compile(rf"{expression('figures', 'of_whom')}([a-z]+)")
_WHO = re.compile(rf"\s*([a-z]+) {expression('figures', 'had')}")
_DONE_SO = re.compile(rf" ([a-z]+{expression('figures', 'done_so')})(?![a-z])")
_AGAINST_PLAN = re.compile(expression("figures", "against_plan"))
_WHEN_AFTER = re.compile(rf"\s{expression('figures', 'when_after')}")
_WHEN_BEFORE = re.compile(rf"{expression('figures', 'when_before')}\s$")
_MODIFIES = re.compile(rf"(?:(?!{expression('sentences', 'and')})[^,，、 0-9]){{0,2}}")
_ENDINGS = phrases("figures", "rate_or_share")
_STRANGE = re.compile(expression("figures", "strange"))
"""Between a name and 率: so few characters are one word, 供应商续约率."""
_BETWEEN = re.compile(expression("figures", "strange_between"))
"""The same between two words of a name: 任务分解完成率."""
_PLURALS = phrases("figures", "plural")
_TOGETHER = re.compile(rf"{expression('figures', 'together')}\s?$")
_RATE_MOVED = re.compile(rf"{expression('figures', 'rate')}{expression('figures', 'rate_moved')}\s?$")
"""By so much a rate of change itself moved: 成本降低率提高1个点."""
_RATED = frozenset({"training", "meeting", "reception", "after_sales", "publicity", "new_hire"})
"""What people may be satisfied with."""
_SATISFIED = frozenset({"satisfaction", "score"})
_OF_CUSTOMERS = phrases("figures", "of_customers")
"""What customers do rather than staff, as far as nothing else is said."""
_CHANGE = frozenset({"growth", "reduce", "level_up", "improvement"})
_NEW = frozenset({"added"})
_PEOPLE = frozenset({"customer", "staff", "supplier"})
_LENGTHS = frozenset({"time_limit", "hours_long", "length", "lead_time"})
_IN_FULL = 0.8
"""From this coverage on, a name counts as given in full."""
_SIGN = rf"(?:[+*×÷^x]|{expression('figures', 'reckoned')})"
_COMPUTED = re.compile(rf"(?:[0-9)%]\s?{_SIGN}|[≠√±∓]|%-|(?<![0-9a-z.])[0-9] )\s?$")
"""Right before a number that is reckoned with, or a digit of a longer one: 90+2%, ±2%, 92%-93%, 9 2 %."""
_TO = re.compile(rf"-[0-9]|\s?(?:{_SIGN}\s?[0-9]|\.\.\s?[0-9])|(?<=%)[0-9]{{1,2}}(?:$|\s|%)")
_POWER = re.compile(r"[0-9](?:e[+-]?[0-9]|\^|\s?/\s?[0-9]+\s?%)")
"""Written as nobody writes a rate: 9.2e1, 2^6, 184/2%."""
_OF_THE_WORK = re.compile(rf"{expression('figures', 'work_on_it')}$")
"""Before a length of time: so long people worked on it, be it longer or shorter than it lasted."""
_AWAY = re.compile(expression("figures", "away"))
"""Where the company has no lines: in a hotel, on a train."""
_ALTOGETHER, _LONGEST = re.compile(expression("figures", "altogether")), re.compile(expression("figures", "longest"))
"""All of several together, where the longest one counts."""
_SINGLE = 10
_LEAST, _HIGH, _FAR = 1, 50, 5
"""Up to the first a bare number is a rate as it is computed, 0.92; of rates that ought to be high a small part of the
bound is rather that of what failed: quality reject rate 3%."""


def is_doubtful(message: Message, lexicon: Lexicon, binding: Binding, target: Measure) -> bool:
    """Whether a figure is asked about though its target is sure."""
    if _is_reckoned(message, binding.quantity) or _is_said_by_another(message, binding):
        return True
    if binding.replied:
        return _tells_the_bound(message, binding, target)
    if lasts(target) and _is_of_the_work_or_away(message, binding):
        return True
    unlikely = _is_unlikely(binding, target) or _is_progress(message, lexicon, binding, target)
    unlikely = unlikely or _is_another_rate(message, lexicon, binding, target)
    unlikely = unlikely or _rates_something_else(message, lexicon, binding, target)
    unlikely = unlikely or _may_be_of_customers(lexicon, binding, target)
    unlikely = unlikely or (lexicon.is_change(target) and _moved(message, binding))
    unlikely = unlikely or _tells_no_change(message, lexicon, binding, target)
    unlikely = unlikely or tells_when(message, binding) or _is_of_a_part(message, binding, target)
    unlikely = unlikely or _are_not_new(message, binding, target) or _counts_people(message, lexicon, binding, target)
    unlikely = (
        unlikely or _is_of_what_is_left(message, binding, target) or _is_of_all(message, lexicon, binding, target)
    )
    return unlikely or _is_an_extreme(message, binding, target) or _tells_the_bound(message, binding, target)


def _is_reckoned(message: Message, quantity: Quantity) -> bool:
    """Whether the number is one of two that something is reckoned from, or a digit with a blank before it."""
    before = _COMPUTED.search(message.text, max(0, quantity.start - _SINGLE), quantity.start)
    if before and before[0][-1:] == " " and before[0][:-1].isdigit():
        return 0 <= quantity.amount < _SINGLE
    written = _POWER.search(message.text, quantity.start, quantity.end)
    return (before or written or _TO.match(message.text, quantity.end)) is not None


def _is_said_by_another(message: Message, binding: Binding) -> bool:
    """Whether the clause is headed by one strange word, as what somebody wrote is by her name: Anna: churn 8%."""
    index = message.clauses.index(binding.clause)
    heading = message.clauses[index - 1] if index else None
    if heading is None or len(heading.tokens) != 1 or message.text[heading.end : heading.end + 1] != ":":
        return False
    word = heading.tokens[0]
    alone = message.text[heading.start : heading.end].strip() == word.text
    return alone and word.latin and not word.known and word.text not in phrases("fillers", "words")


def _is_of_the_work_or_away(message: Message, binding: Binding) -> bool:
    """Whether a length is that of a repair, of several together, or of what lasted elsewhere: repairs took 3 hours."""
    clause = binding.clause
    if _OF_THE_WORK.search(message.text, clause.start, binding.quantity.start):
        return True
    together = _ALTOGETHER.search(message.text, clause.start, clause.end) and not _LONGEST.search(message.text)
    return bool(together) or _AWAY.search(message.text, clause.start, clause.end) is not None


def tells_when(message: Message, binding: Binding) -> bool:
    """Whether a length of time tells when, how late or how much longer, or since when nothing happened."""
    if binding.quantity.units.isdisjoint(LENGTHS_OF_TIME):
        return False
    after = _WHEN_AFTER.match(message.text, binding.quantity.end)
    return (
        after is not None or _WHEN_BEFORE.search(message.text, binding.clause.start, binding.quantity.start) is not None
    )


def _moved(message: Message, binding: Binding) -> bool:
    """Whether the rate of change itself moved by the figure."""
    return _RATE_MOVED.search(message.text, binding.clause.start, binding.quantity.start) is not None


def _is_another_rate(message: Message, lexicon: Lexicon, binding: Binding, target: Measure) -> bool:
    """Whether the word right before 率 is none of the target's: 新客户成交率20% is no development of customers."""
    start = max((q.end for q in binding.clause.quantities if q.end <= binding.quantity.start), default=0)
    start = max(start, binding.clause.start)
    rate = max((message.text.rfind(ending, start, binding.quantity.start) for ending in _ENDINGS), default=-1)
    if rate < 0:
        return False
    words = binding.choice.matches[0].words
    between = ((one.end, other.start) for one, other in pairwise(words) if one.end < other.start)
    strange = (gap for gap in between if _BETWEEN.fullmatch(message.text, *gap) and _is_strange(binding, *gap))
    if any(message.text[slice(*gap)] not in phrases("fillers", "words") for gap in strange):
        return True
    named = [word.end for word in binding.choice.matches[0].words if word.end <= rate]
    if named and _STRANGE.fullmatch(message.text, max(named), rate) and _is_strange(binding, max(named), rate):
        return True
    word = next((token for token in binding.clause.tokens if token.start <= rate <= token.end), None)
    if word is None or word.text in phrases("fillers", "words") or word in binding.choice.matches[0].words:
        return False
    before = [end for end in named if end <= word.start]
    if not before or not _MODIFIES.fullmatch(message.text, max(before), word.start):
        return False
    return word.concepts.isdisjoint(lexicon.every_idea[target.id])


def _is_strange(binding: Binding, start: int, end: int) -> bool:
    """Whether nothing in a stretch is known."""
    marked = any(mark.start < end and start < mark.end for mark in binding.clause.marks)
    return not marked and not any(token.concepts for token in binding.clause.tokens if start <= token.start < end)


def _rates_something_else(message: Message, lexicon: Lexicon, binding: Binding, target: Measure) -> bool:
    """Whether only `satisfaction` names the target, and its clause or the one before tells of what else may be rated.

    新员工培训办了2次，满意度95分: with the training, or with the pay? New hire satisfaction 88: whose, of what?
    """
    words = binding.choice.matches[0].words
    if not words or not all(word.concepts <= _SATISFIED for word in words):
        return False
    place = message.clauses.index(binding.clause)
    told_in = message.clauses[max(0, place - 1) : place + 1]
    said = ideas_in([token for clause in told_in for token in clause.tokens])
    return not said.isdisjoint(_RATED - lexicon.every_idea[target.id])


def _may_be_of_customers(lexicon: Lexicon, binding: Binding, target: Measure) -> bool:
    """Whether staff are not named where a word is said that is used of customers first: churn 7.5%."""
    words = binding.choice.matches[0].words
    if "staff" not in lexicon.ideas[target.id] or not all(word.text in _OF_CUSTOMERS for word in words):
        return False
    return "staff" not in ideas_in(binding.clause.tokens)


def _tells_no_change(message: Message, lexicon: Lexicon, binding: Binding, target: Measure) -> bool:
    """Whether nothing says that it moved, of what a target's change is asked: sales 14% is no growth for sure."""
    match = binding.choice.matches[0]
    if not (match.words and match.all_latin and lexicon.is_change(target)) or binding.quantity.sort is not Sort.UNIT:
        return False
    if _AGAINST_PLAN.search(message.text) or _SO_FAR.match(message.text, binding.quantity.end):
        return True
    if acts_in(message.text, (Act.UP, Act.DOWN)):
        return False
    return ideas_in(match.words).isdisjoint(_CHANGE)


def _is_progress(message: Message, lexicon: Lexicon, binding: Binding, target: Measure) -> bool:
    """Whether it is how far something has come, or a part of something else, and its target is not so measured.

    The new website is 70% finished; the campaign reached 80% of households.
    """
    if _WHO_CAME.match(message.text, binding.quantity.end) or _is_of_people(message, lexicon, binding, target):
        return True
    if binding.choice.matches[0].coverage >= _IN_FULL or not message.text.isascii():
        return False
    if _SO_FAR.match(message.text, binding.quantity.end):
        return lexicon.every_idea[target.id].isdisjoint(_COMES_ALONG)
    of = _PART_OF.match(message.text, binding.quantity.end)
    named = (token for token in binding.clause.tokens if of and token.start == of.start(1))
    return any(not token.known and token.text not in phrases("fillers", "words") for token in named)


def _is_of_people(message: Message, lexicon: Lexicon, binding: Binding, target: Measure) -> bool:
    """Whether a percentage is of people, where they are no part of the target: 85% of users like the new system."""
    of = _PART_OF.match(message.text, binding.quantity.end) if binding.quantity.unit is Unit.PERCENT else None
    named = [token for token in binding.clause.tokens if of and token.start == of.start(1)]
    whose = [token.concepts & _PEOPLE for token in named if message.text[token.end : token.end + 1] != "'"]
    return any(people and lexicon.every_idea[target.id].isdisjoint(people) for people in whose)


def _counts_people(message: Message, lexicon: Lexicon, binding: Binding, target: Measure) -> bool:
    """Whether a bare number is of people or of nothing that is named: new joiners 12, average age of hires 30."""
    words = binding.choice.matches[0].words
    if binding.quantity.sort is not Sort.BARE or not message.text.isascii():
        return binding.quantity.sort is Sort.BARE and lasts(target) and ideas_in(words).isdisjoint(_LENGTHS)
    if target.unit is Unit.SESSION:
        return all(word.text in phrases("things", "words") for word in words)
    takes_time = target.unit in LENGTHS_OF_TIME and "time_limit" in lexicon.ideas[target.id]
    return takes_time and all(word.concepts.isdisjoint(_LENGTHS) for word in words)


def _is_of_a_part(message: Message, binding: Binding, target: Measure) -> bool:
    """Whether a word that nobody knows says whose the rate is, or what came so far: satisfaction at the airport."""
    if target.unit not in LEVELS or not message.text.isascii():
        return False
    clause = binding.clause
    named = min(word.start for word in binding.choice.matches[0].words)
    start = next((one for one in own_starts(message, clause, binding.quantity) if one <= named), clause.start)
    unknown = {token.start for token in clause.tokens if start <= token.start and not (token.known or token.concepts)}
    if not unknown:
        return False
    if (who := _WHO.match(message.text, start)) and who.start(1) in unknown:
        return True
    so_far = _DONE_SO.match(message.text, binding.quantity.end)
    if so_far and so_far.start(1) in unknown and not tells_how(so_far[1]):
        return True
    words = binding.choice.matches[0].words
    if len(words) == 1 and any(token.end == words[0].start - 1 and token.start in unknown for token in clause.tokens):
        return True
    lasted = {quantity.end + 1 for quantity in clause.quantities if not quantity.units.isdisjoint(LENGTHS_OF_TIME)}
    found = (one for one in _OF.finditer(message.text, start, clause.end) if one.start() not in lasted)
    return any(one.start(1) in unknown for one in found)


def _is_unlikely(binding: Binding, target: Measure) -> bool:
    """Whether a number, told of part of a name, is far too small for a rate: the supplier base is at 44 now.

    A year's figure begins small.
    """
    quantity, rate = binding.quantity, target.unit in LEVELS
    if quantity.ratio or not rate or not _LEAST < quantity.amount < target.bound.value / 2:
        return False
    if quantity.sort is not Sort.BARE:
        failed = target.bound.value >= _HIGH and quantity.amount < target.bound.value / _FAR
        return failed and target.cadence is not Cadence.YEAR
    return binding.choice.matches[0].coverage < _IN_FULL or _is_a_count(binding) or _is_of_things(binding, target)


def _is_a_count(binding: Binding) -> bool:
    """Whether a bare number stands right after things that can be counted: new customers 3."""
    quantity, word = binding.quantity, max(binding.choice.matches[0].words, key=lambda word: word.start)
    single = [word.text.removesuffix(ending) for ending in _PLURALS if word.text.endswith(ending)]
    single += [f"{one.removesuffix('ie')}y" for one in single if one.endswith("ie")]
    things = word.latin and any(one in words_for(word.concepts) for one in single)
    return quantity.sort is Sort.BARE and things and not quantity.amount % 1 and word.end <= quantity.start


def _is_of_things(binding: Binding, target: Measure) -> bool:
    """Whether a whole number stands right after a Chinese word for a thing, and none for a rate: 晨会12, 证照12."""
    quantity, word = binding.quantity, max(binding.choice.matches[0].words, key=lambda word: word.start)
    if word.latin or target.bound.value < _HIGH or quantity.amount % 1 or word.end > quantity.start:
        return False
    return "policy" in word.concepts or not word.text.endswith(tuple(phrases("figures", "ends_as_a_rate")))


def _is_of_all(message: Message, lexicon: Lexicon, binding: Binding, target: Measure) -> bool:
    """Whether a length is that of all together, where that of each is asked for: 培训2期，共6天."""
    several = any(Unit.SESSION in quantity.units and quantity.amount > 1 for quantity in message.quantities)
    if "each" not in lexicon.ideas[target.id] or not several:
        return False
    return _TOGETHER.search(message.text, binding.clause.start, binding.quantity.start) is not None


def _are_not_new(message: Message, binding: Binding, target: Measure) -> bool:
    """Whether a count is not said to be of new ones, where those are asked for: we have 45 suppliers."""
    match, quantity = binding.choice.matches[0], binding.quantity
    in_row = len(binding.clause.quantities) > 1 and match.words[-1].end == quantity.start - 1
    if not match.all_latin or target.unit is not Unit.SUPPLIER or in_row:
        return False
    said = ideas_in((*match.words, *binding.clause.tokens))
    return said.isdisjoint(_NEW) and "+" not in message.text[max(0, quantity.start - 1) : quantity.end]


def _is_of_what_is_left(message: Message, binding: Binding, target: Measure) -> bool:
    """Whether it is told of what is still open: 7% of the plan is still open, 3% of the customers are unhappy."""
    if target.bound.value < _HIGH or not message.text.isascii():
        return False
    return cue_pattern("opposites", "left", message.text).match(message.text, binding.quantity.end) is not None


def _is_an_extreme(message: Message, binding: Binding, target: Measure) -> bool:
    """Whether the figure is the highest or lowest one, of a target that not the lowest decides."""
    if target.counting is Counting.WORST:
        return False
    return says(Act.EXTREME, message.text[binding.clause.start : binding.quantity.start])


def _tells_the_bound(message: Message, binding: Binding, target: Measure) -> bool:
    """Whether the figure may be what is required: 美誉度80分达标, where 80 is enough."""
    quantity = binding.quantity
    return quantity.amount == target.bound.value and _PASSES.match(message.text, quantity.end) is not None
