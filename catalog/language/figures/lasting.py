"""Whether a length of time is how long a case took: it may be how long people were busy with anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from catalog.language.figures.fitting import Fit, fit
from catalog.language.message import Clause, Message
from catalog.language.names.choosing import Choice
from catalog.language.names.lexicon import Lexicon
from catalog.language.quantities.quantity import Quantity
from catalog.language.text.patterns import either
from catalog.language.text.vocabulary import expression, phrases
from catalog.model import Measure, Response
from catalog.units import LENGTHS_OF_TIME

_FOR = re.compile(rf"{expression('figures', 'for_so_long')}$")
_OF = re.compile(rf"\s{expression('figures', 'so_long_of')}")
"""After one: so long of anything but a case, or so often: within 12 days of the request is how long it took."""
_OF_OTHERS = re.compile(expression("figures", "of_others_time"))
"""Said of what a case is about, or of the customer: a complaint about a delivery that took 9 days."""
_BESIDE_IT = re.compile(rf"{expression('figures', 'done_with_a_case')} $")
"""Right before the case's name: something else was done with it: unloading the order, approval of the request."""

_TOOK_IT = re.compile(expression("figures", "took_it"))
_ARRIVED = re.compile(expression("figures", "arrived"))
_TOOK = frozenset({"time_limit"})
_FOR_ONESELF = re.compile(expression("figures", "for_oneself"))
"""What people buy for themselves is no purchase that somebody asked for."""


def is_a_stretch(message: Message, clause: Clause, quantity: Quantity) -> bool:
    """Whether a length of time tells how long anything went on: haggled for 2 weeks, after 2 weeks of rain."""
    if quantity.units.isdisjoint(LENGTHS_OF_TIME):
        return False
    before = _FOR.search(message.text, clause.start, quantity.start)
    return before is not None or _OF.match(message.text, quantity.end) is not None


def goes_into_detail(message: Message, lexicon: Lexicon, clause: Clause, quantity: Quantity) -> bool:
    """Whether it tells so where no figure that is owed is such a length of time."""
    own = (target for target in lexicon.targets[: lexicon.own] if isinstance(target, Measure))
    return is_a_stretch(message, clause, quantity) and all(fit(target, quantity) is Fit.NO for target in own)


def is_of_no_case(clause: Clause, quantity: Quantity, choice: Choice) -> bool:
    """Whether only what is done to a case is told, and of something that is counted: answered 860 chats in 12 days."""
    match = choice.matches[0]
    counted = any(other.start < quantity.start for other in clause.quantities)
    return counted and match.all_latin and all(_dealt_with().fullmatch(word.text) for word in match.words)


def is_of_another_thing(message: Message, lexicon: Lexicon, quantity: Quantity, choice: Choice) -> bool:
    """Whether it is the time of work that is only called after the case: 采购预算3天做完, accident drill took 2 hours.

    Unless more of the case is said after that: 采购合同从下单到到货用了12天, 采购软件12天到货.
    """
    match = choice.matches[0]
    if isinstance(match.target, Response) and _FOR_ONESELF.search(message.text, 0, quantity.start):
        return True
    own, deeds = lexicon.every_idea[match.target.id], phrases("generic", "deeds") | _TOOK
    named = [word.start for word in match.words if word.concepts.isdisjoint(deeds)]
    calling = {token.start for token in message.tokens if not token.concepts.isdisjoint(own)}
    return any(
        found.start(1) not in calling
        and not any(found.end() <= start < quantity.start for start in named)
        and not (found[1] in phrases("cases", "goods") and _has_come(message, quantity))
        for found in _called_after_it(message, quantity, choice)
    )


def may_be_bought(message: Message, quantity: Quantity, choice: Choice) -> bool:
    """Whether what is called after the case may be what was bought, with nothing else told: 采购软件用了12天."""
    if quantity.units.isdisjoint(LENGTHS_OF_TIME) or not isinstance(choice.target, Response):
        return False
    after = _called_after_it(message, quantity, choice)
    goods = [found.end() for found in after if found[1] in phrases("cases", "goods")]
    alone = not message.text[quantity.end : message.clause_at(quantity.start).end].strip(" 了")
    return alone and any(_TOOK_IT.fullmatch(message.text, end, quantity.start) for end in goods)


def _called_after_it(message: Message, quantity: Quantity, choice: Choice) -> Iterator[re.Match[str]]:
    """What stands right after a word of the name, and may be called after that."""
    after = (_about_it().match(message.text, word.end, quantity.start) for word in choice.matches[0].words)
    return (found for found in after if found)


def _has_come(message: Message, quantity: Quantity) -> bool:
    return _ARRIVED.match(message.text, quantity.end, message.clause_at(quantity.start).end) is not None


def is_called_after_it(message: Message, lexicon: Lexicon, choice: Choice) -> bool:
    """Whether what is counted is only called after what may not happen: 事故培训3次, 3 accident drills."""
    match = choice.matches[0]
    found = _about_it().match(message.text, max(word.end for word in match.words)) if match.words else None
    if found is None:
        return False
    own = lexicon.every_idea[match.target.id]
    return not any(t.start == found.start(1) and not t.concepts.isdisjoint(own) for t in message.tokens)


def is_how_long_it_took(message: Message, clause: Clause, quantity: Quantity, choice: Choice) -> bool:
    """Whether the clause says that the case was dealt with in that time, and of nothing else that it took so long."""
    if not message.text.isascii() or quantity.units.isdisjoint(LENGTHS_OF_TIME):
        return True
    case = min((word.start for word in choice.matches[0].words), default=clause.start)
    if _dealt_with().search(message.text, min(case, clause.start), clause.end) is None:
        return False
    if _OF_OTHERS.search(message.text, clause.start, quantity.start):
        return False
    return not _BESIDE_IT.search(message.text, clause.start, case)


def is_a_count(message: Message, quantity: Quantity) -> bool:
    """Whether a number without a unit counts something, or another one is a length of time: 30 pumps in 16 days."""
    if quantity.units or not message.text.isascii():
        return False
    if any(not one.units.isdisjoint(LENGTHS_OF_TIME) for one in message.clause_at(quantity.start).quantities):
        return True
    following = next((token for token in message.tokens if token.start == quantity.end + 1), None)
    return following is not None and not following.known and following.text not in phrases("fillers", "words")


@cache
def _about_it() -> re.Pattern[str]:
    return re.compile(rf"\s?({either(phrases('cases', 'about_it') | phrases('cases', 'goods'))})(?![a-z])")


@cache
def _dealt_with() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{either(phrases('cases', 'in_time'))})(?![a-z])")
