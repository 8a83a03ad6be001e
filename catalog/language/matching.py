"""How well words name a target: names as weighted ideas, and what a stretch of words has of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from catalog.language.tokens import Token
from catalog.language.vocabulary import phrases
from catalog.model import Target

_GENERIC_WEIGHT = 0.15
_WEAK_WEIGHT = 0.4
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


@dataclass(frozen=True, slots=True)
class Match:
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


class Score(NamedTuple):
    """A name against what was said: what a `Match` says, with the places of the words instead of them, as bits."""

    weight: float
    coverage: float
    telling: float
    untold: float
    used: int

    def match(self, target: Target, tokens: Sequence[Token]) -> Match:
        words = tuple(token for place, token in enumerate(tokens) if self.used >> place & 1)
        return Match(target, self.weight, self.coverage, self.telling, self.untold, words)


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of words as ideas: where each idea stands, and the most that a word can weigh."""

    ideas: tuple[frozenset[str], ...]
    places: Mapping[str, tuple[int, ...]]
    most: tuple[float, ...]
    _found: dict[frozenset[str], tuple[int, float]] = field(default_factory=dict)

    def score(self, name: Name) -> Score | None:
        """How much of the name is said; each word stands for one word of it. None where nothing is."""
        weight = telling = 0.0
        used = 0
        known = self._found
        for word, worth in name.weighed:
            found, most = known[word] if word in known else self._find(word)
            if not found & ~used:
                continue
            here = min(most, worth)
            weight += here
            if here > _WEAK_WEIGHT:
                telling += here
            used |= found
        if not used:
            return None
        return Score(weight, weight / name.total, telling, name.telling - telling, used)

    def _find(self, word: frozenset[str]) -> tuple[int, float]:
        """Where one of a word's ideas is said, and the most that it weighs there; names have many words in common."""
        places = {place for idea in word for place in self.places.get(idea, ())}
        most = max((min(_worth(self.ideas[place] & word), self.most[place]) for place in places), default=0.0)
        self._found[word] = sum(1 << place for place in places), most
        return self._found[word]


def said(ideas: tuple[frozenset[str], ...], own_ideas: frozenset[str]) -> Said:
    """Words as ideas, seen from a sender whose targets are about `own_ideas`."""
    places: dict[str, list[int]] = {}
    for place, some in enumerate(ideas):
        for idea in some:
            places.setdefault(idea, []).append(place)
    most = tuple(1.0 if len(some & own_ideas) < _MANY_MEANINGS else _WEAK_WEIGHT for some in ideas)
    return Said(ideas, {idea: tuple(found) for idea, found in places.items()}, most)


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
