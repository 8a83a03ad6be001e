"""How well words name a target: names as weighted ideas, and what a stretch of words has of one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, TypeAlias

from catalog.language.names.tokens import Token
from catalog.language.text.vocabulary import phrases
from catalog.model import Target

_GENERIC_WEIGHT = 0.15
_WEAK_WEIGHT = 0.4
_RANK = 2
"""Of a score the weight and the coverage tell which of two names is the better one."""
_MANY_MEANINGS = 3
"""A word that may mean so many of the sender's things tells little."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a target: its words' ideas, and the weight of each."""

    target: int
    words: tuple[frozenset[str], ...]
    weighed: tuple[tuple[frozenset[str], float], ...]
    """The words, each with its weight."""
    total: float
    telling: float
    """The part of the total that more than common ideas have."""


class Match(NamedTuple):
    """How well a stretch of words names a target.

    `weight` is what the matched words tell, `coverage` the share of the name that they make up (0 to 1), `words` the
    tokens that matched.
    """

    target: Target
    weight: float
    coverage: float
    telling: float
    """The part of the weight that more than common ideas (得分, growth) have."""
    untold: float
    """How much of the name's telling weight did not match."""
    words: tuple[Token, ...]

    @property
    def all_latin(self) -> bool:
        return all(token.latin for token in self.words)


Heard: TypeAlias = tuple[frozenset[str], float]
"""A name's word, by its ideas, and what hearing it weighs."""


class Score(NamedTuple):
    """A name against what was said: what a `Match` says, with the places of the words instead of them, as bits."""

    weight: float
    coverage: float
    telling: float
    untold: float
    used: int

    def match(self, target: Target, tokens: Sequence[Token]) -> Match:
        words = tuple([token for place, token in enumerate(tokens) if self.used >> place & 1])
        return Match(target, self.weight, self.coverage, self.telling, self.untold, words)


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of words as what it has of names: which of their words, where, and how much each weighs there."""

    found: Mapping[frozenset[str], tuple[int, float]]
    """By a name's word, as ideas: the places of the words that share some of them, as bits, and the most it weighs."""

    def score(self, name: Name) -> Score | None:
        """How much of the name is said; each word stands for one word of it. None where nothing is."""
        return next(iter(self.best([name]).values()), None)

    def best(self, names: Iterable[Name]) -> dict[int, Score]:
        """For each target that is named at all, by its number, the name of which the most is said."""
        found = self.found
        best: dict[int, Score] = {}
        for name in names:
            weight = telling = 0.0
            used = 0
            for word, worth in name.weighed:
                heard = found.get(word)
                if heard is None or not heard[0] & ~used:
                    continue
                here = heard[1] if heard[1] < worth else worth  # noqa: FURB136 - in the innermost loop
                weight += here
                if here > _WEAK_WEIGHT:
                    telling += here
                used |= heard[0]
            if not used:
                continue
            coverage, other = weight / name.total, best.get(name.target)
            if other is None or (weight, coverage) > other[:_RANK]:
                best[name.target] = Score(weight, coverage, telling, name.telling - telling, used)
        return best


def said(ideas: Iterable[frozenset[str]], hear: Callable[[frozenset[str]], Iterable[Heard]]) -> Said:
    """Words as ideas; `hear` tells of each what it may be of names."""
    found: dict[frozenset[str], tuple[int, float]] = {}
    for place, some in enumerate(ideas):
        for word, worth in hear(some):
            places, most = found.get(word, (0, 0.0))
            found[word] = places | 1 << place, max(most, worth)
    return Said(found)


def hearing(some: frozenset[str], named: Iterable[frozenset[str]], own_ideas: frozenset[str]) -> tuple[Heard, ...]:
    """What a word is of the names' words that share an idea with it, for a sender whose targets are of `own_ideas`."""
    most = 1.0 if len(some & own_ideas) < _MANY_MEANINGS else _WEAK_WEIGHT
    return tuple((word, min(_worth(some & word), most)) for word in named)


def name_of(target: int, words: tuple[frozenset[str], ...], spread: Mapping[str, int]) -> Name:
    """A name with its weights: less for ideas that many of the sender's targets share (`spread` counts them)."""
    weights = tuple(min(_worth(word), 0.6 + 0.4 / max(1, min(spread.get(c, 1) for c in word))) for word in words)
    weighed = tuple(zip(words, weights, strict=True))
    return Name(target, words, weighed, sum(weights), sum(worth for worth in weights if worth > _WEAK_WEIGHT))


@cache
def common_ideas() -> frozenset[str]:
    """Ideas that are not enough to know a target by."""
    return phrases("generic", "concepts") | phrases("generic", "weak")


@cache
def _worth(ideas: frozenset[str]) -> float:
    """The most that ideas can weigh, however few targets have them."""
    if ideas <= phrases("generic", "concepts"):
        return _GENERIC_WEIGHT
    return _WEAK_WEIGHT if ideas <= common_ideas() else 1.0
