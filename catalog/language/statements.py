"""Statements that have nothing to do with a message's figures, so that what they ask or suppose reaches no further.

招聘达成率92%↵你们几点开会？ is a report; 招聘达成率92%↵准吗？ is none. What asks when, where or who, or asks after
another target, is about something else; so is hearsay, a condition or an order between the lines of a list, or with a
figure of its own. Whatever may point back at the figures beside it reaches all of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from catalog.language.acts import Act, acts_in, cues, says
from catalog.language.figures.withheld import without_names
from catalog.language.message import Message
from catalog.language.names.choosing import Verdict, choose
from catalog.language.names.lexicon import Lexicon
from catalog.language.names.tokens import Token
from catalog.language.quantities.quantity import Quantity
from catalog.language.quantities.unit_words import Sort
from catalog.language.text.vocabulary import phrases

_END = re.compile(r"[\n。！？!?]+|\.(?=\s|$)")
_TOLD = (Act.HYPOTHETICAL, Act.HEARSAY, Act.INSTRUCTION)
_CLEAR = 0.5
"""From this coverage on, a name's own words are no cue of anything else."""
_MOST_STATEMENTS = 40
"""More are a novel, and none of them is told from the others."""
_ENOUGH_WORDS = 1.5
"""So much must be said after 听说 or `if` for it to be about that and not about the lines around."""


@dataclass(frozen=True, slots=True)
class _Statement:
    start: int
    end: int
    figures: tuple[Quantity, ...]
    words: tuple[Token, ...]


def without_strangers(message: Message, lexicon: Lexicon) -> str | None:
    """The text with the statements that are about something else as spaces; None where there are none."""
    if not message.quantities:
        return None
    text = _without_pending(message, lexicon)
    statements = _statements(message) if _END.search(message.text.rstrip(" \n。！？!?.")) else []
    if len(statements) > _MOST_STATEMENTS:
        return None
    told = [place for place, statement in enumerate(statements) if statement.figures]
    for place, one in enumerate(statements):
        beside = [other for other in told if other != place]
        if beside and _is_stranger(message, lexicon, one, between=len(beside) > 1 and told[0] < place < told[-1]):
            text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return text if text != message.text else None


def _without_pending(message: Message, lexicon: Lexicon) -> str:
    """The text without the clauses that tell of another target, or period, that its figure is not there yet.

    准确率98%，完整率还没统计 is a report of the one; in 准确率98%，还没核实 the same figure is meant.
    """
    text = message.text
    if len(message.clauses) == 1 or not says(Act.PENDING, text):
        return text
    told = [clause for clause in message.clauses if clause.quantities]
    targets = {target for clause in told for target in _named(lexicon, clause.tokens)}
    periods = {mark.period for clause in told for mark in clause.marks if mark.period}
    for clause in message.clauses:
        if clause.quantities or not says(Act.PENDING, text, clause.start, clause.end):
            continue
        named, of = _named(lexicon, clause.tokens), {mark.period for mark in clause.marks if mark.period}
        if (named and targets and named.isdisjoint(targets)) or (of and periods and of.isdisjoint(periods)):
            text = text[: clause.start] + " " * (clause.end - clause.start) + text[clause.end :]
    return text


def _named(lexicon: Lexicon, words: Sequence[Token]) -> set[str]:
    """The target that words name, be it by a part of its name that tells it."""
    best = lexicon.matches(words)[:1]
    return {match.target.id for match in best if match.telling}


def _statements(message: Message) -> list[_Statement]:
    ends = [found.span() for found in _END.finditer(message.text)]
    edges = [0, *(end for _, end in ends), len(message.text)]
    return [
        _Statement(
            start,
            end,
            tuple(q for q in message.quantities if start <= q.start < end and q.sort in (Sort.BARE, Sort.UNIT)),
            tuple(token for token in message.tokens if start <= token.start < end),
        )
        for start, end in pairwise(edges)
        if message.text[start:end].strip()
    ]


def _is_stranger(message: Message, lexicon: Lexicon, one: _Statement, *, between: bool) -> bool:
    """Whether a statement is about something else; `between`: it stands between lines that give figures."""
    text = message.text[one.start : one.end].strip()
    if acts_in(text, (Act.POINTS_BACK, Act.VOID)):
        return False
    if says(Act.QUESTION, text):
        return not one.figures and (says(Act.WHEN_OR_WHO, text) or _names(lexicon, one))
    if not acts_in(_beside_name(message, lexicon, one), _TOLD) or text.endswith((":", "：")):
        return False
    own = bool(one.figures) and _names(lexicon, one)
    return own or (between and _words_after_cue(message, one) >= _ENOUGH_WORDS)


def _beside_name(message: Message, lexicon: Lexicon, one: _Statement) -> str:
    """The statement without a target's name of several words: pay satisfaction orders nobody to pay."""
    named = choose(lexicon, one.words, lambda _: True).matches[:1]
    clear = [match for match in named if match.coverage >= _CLEAR and len(match.words) > 1]
    return without_names(message, clear)[one.start : one.end]


def _names(lexicon: Lexicon, one: _Statement) -> bool:
    """Whether the statement surely names a target."""
    return choose(lexicon, one.words, lambda _: True).verdict is Verdict.SURE


def _words_after_cue(message: Message, one: _Statement) -> float:
    """How much is said after the statement's first cue: a Chinese character that nobody knows is half a word."""
    text, fillers = message.text[one.start : one.end], phrases("fillers", "words")
    found = (cues(act, text).search(text) for act in _TOLD)
    after = one.start + min((cue.end() for cue in found if cue), default=0)
    told = [word for word in one.words if word.start >= after and word.text not in fillers]
    return sum(1.0 if word.known or word.text.isascii() else 0.5 for word in told)
