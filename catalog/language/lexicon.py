"""The names of a set of targets, prepared once: which of them do these words name, and how completely.

A name is the ideas of its words, each weighted by how much it tells this set's targets apart. What words matched is
kept with the score, so that two targets named by the same words are told from one named by more of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache

from catalog.language.normal import normalise
from catalog.language.tokens import Token, Words, general_words, words_of
from catalog.language.vocabulary import phrases
from catalog.model import Measure, Target, Unit

_GENERIC_WEIGHT = 0.15
_WEAK_WEIGHT = 0.4
_MANY_MEANINGS = 3
_MOST_CONSIDERED = 200
"""Targets scored for one stretch of words: those that its rarest ideas name."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a target: its words' ideas, and the weight of each."""

    target: int
    words: tuple[frozenset[str], ...]
    weights: tuple[float, ...]
    total: float
    telling: float
    """The part of the total that more than common ideas have."""


@dataclass(frozen=True, slots=True)
class Match:
    """How well a stretch of words names a target.

    `weight` is what the matched words tell, `coverage` the share of the name that they make up (0 to 1), `used` the
    indexes of the tokens that matched.
    """

    target: Target
    weight: float
    coverage: float
    used: frozenset[int]
    words: tuple[Token, ...] = ()
    """The tokens that matched."""
    telling: float = 0.0
    """The part of the weight that more than common ideas (得分, growth) have."""
    untold: float = 0.0
    """How much of the name's telling weight did not match."""

    @property
    def all_latin(self) -> bool:
        return all(token.latin for token in self.words)


@dataclass(frozen=True)
class Lexicon:
    """Targets and what they are called. Compare by identity; build with `lexicon_of`."""

    targets: tuple[Target, ...]
    own: int
    """How many of `targets` are the sender's own; the rest are there to be told apart from them."""
    words: Words
    names: tuple[tuple[Name, ...], ...]
    by_concept: Mapping[str, tuple[int, ...]]
    ideas: Mapping[str, frozenset[str]]
    """By target id, the ideas of its full and short name."""
    every_idea: Mapping[str, frozenset[str]]
    """By target id, those of its synonyms too."""

    def matches(self, tokens: Sequence[Token], *, negated: bool = False) -> list[Match]:
        """The targets that the tokens name at least in part, best first; own ones and others alike.

        A negated word (不合格) is another word, unless `negated` is set: for what may not happen, 没有差错 names it.
        """
        ideas = [frozenset[str]() if token.negated and not negated else token.concepts for token in tokens]
        found = [
            best
            for target in self._considered(ideas)
            if (best := max((self._match(target, name, ideas) for name in self.names[target]), key=_rank))
            and best.used
        ]
        ranked = sorted(found, key=_rank, reverse=True)
        return [replace(match, words=tuple(tokens[place] for place in sorted(match.used))) for match in ranked]

    def _match(self, target: int, name: Name, ideas: Sequence[frozenset[str]]) -> Match:
        """How much of the name the words make up; each of them stands for one word of it."""
        weight, telling, used = 0.0, 0.0, set[int]()
        for word, worth in zip(name.words, name.weights, strict=True):
            places = [index for index, some in enumerate(ideas) if not some.isdisjoint(word)]
            if not places or used.issuperset(places):
                continue
            here = min(worth, max(self._worth_said(ideas[index], word) for index in places))
            weight += here
            telling += here if here > _WEAK_WEIGHT else 0.0
            used.update(places)
        coverage = weight / name.total if name.total else 0.0
        return Match(
            self.targets[target], weight, coverage, frozenset(used), telling=telling, untold=name.telling - telling
        )

    def _worth_said(self, said: frozenset[str], word: frozenset[str]) -> float:
        """What a word said can weigh: one that may mean many of the sender's things tells little."""
        meanings = len(said & self._own_ideas)
        return min(_worth(said & word), 1.0 if meanings < _MANY_MEANINGS else _WEAK_WEIGHT)

    @cached_property
    def _own_ideas(self) -> frozenset[str]:
        return frozenset(idea for target in self.targets[: self.own] for idea in self.ideas[target.id])

    def is_change(self, target: Target) -> bool:
        """Whether the target's figures tell by how much something moved."""
        is_rate = isinstance(target, Measure) and target.unit is Unit.PERCENT
        return is_rate and not self.ideas[target.id].isdisjoint({"reduce", "growth", "level_up"})

    def falls(self, target: Target) -> bool:
        """Whether a move down is the good one."""
        return "reduce" in self.ideas[target.id]

    def is_own(self, target: Target) -> bool:
        return target.id in self._own_ids

    @cached_property
    def _own_ids(self) -> frozenset[str]:
        return frozenset(target.id for target in self.targets[: self.own])

    def _considered(self, ideas: Sequence[frozenset[str]]) -> Iterable[int]:
        lists = sorted({self.by_concept.get(c, ()) for some in ideas for c in some}, key=len)
        found: dict[int, None] = {}
        for targets in lists:
            if len(found) + len(targets) > _MOST_CONSIDERED and found:
                break
            found |= dict.fromkeys(targets[:_MOST_CONSIDERED])
        return found


def _rank(match: Match) -> tuple[float, float]:
    return match.weight, match.coverage


def _worth(ideas: frozenset[str]) -> float:
    """The most that ideas can weigh, however few targets have them."""
    if ideas <= _generic():
        return _GENERIC_WEIGHT
    return _WEAK_WEIGHT if ideas <= _common() else 1.0


@cache
def _common() -> frozenset[str]:
    return _generic() | phrases("generic", "weak")


@cache
def _generic() -> frozenset[str]:
    return phrases("generic", "concepts")


def prepared(targets: Sequence[Target] | Lexicon, others: Sequence[Target] = ()) -> Lexicon:
    """The lexicon of these targets, built on first use and kept."""
    return targets if isinstance(targets, Lexicon) else lexicon_of(tuple(targets), tuple(others))


@lru_cache(maxsize=64)
def lexicon_of(targets: tuple[Target, ...], others: tuple[Target, ...] = ()) -> Lexicon:
    """The lexicon of the sender's own targets; `others` are recognised, so as not to be taken for them."""
    own = {target.id for target in targets}
    everyone = (*targets, *(target for target in others if target.id not in own))
    words = words_of(_with_own_words(everyone))
    names = [_names_in_ideas(target, words) for target in everyone]
    spread = Counter(
        concept for some in names[: len(targets)] for concept in {c for name in some for word in name for c in word}
    )
    by_concept: dict[str, list[int]] = defaultdict(list)
    for index, some in enumerate(names):
        for concept in {c for name in some for word in name for c in word}:
            by_concept[concept].append(index)
    return Lexicon(
        targets=everyone,
        own=len(targets),
        words=words,
        ideas={target.id: _idea_of(target, words) for target in everyone},
        every_idea={
            target.id: frozenset(c for name in some for word in name for c in word)
            for target, some in zip(everyone, names, strict=True)
        },
        names=tuple(tuple(_weighted(index, name, spread) for name in some if name) for index, some in enumerate(names)),
        by_concept={concept: tuple(found) for concept, found in by_concept.items()},
    )


def _names(target: Target) -> list[str]:
    every = (target.name.zh, target.name.en, target.short.zh, target.short.en, *target.synonyms)
    return list(dict.fromkeys(normalise(name).text for name in every if name))


def _with_own_words(targets: Iterable[Target]) -> Mapping[str, frozenset[str]]:
    """The vocabulary, and each word of the names that it does not have yet as an idea of its own."""
    known = dict(general_words())
    general = words_of(known)
    for target in targets:
        for name in _names(target):
            for word in _unknown(name, general):
                known.setdefault(word, frozenset({f"word:{word}"}))
    return known


def _unknown(name: str, words: Words) -> Iterable[str]:
    """The stretches of a name that the vocabulary has no word for; Chinese ones in pairs of characters."""
    tokens = words.tokens(name)
    run = ""
    for token, following in zip(tokens, (*tokens[1:], None), strict=True):
        piece = name[token.start : token.end]
        if token.exact and token.known:
            continue
        if piece.isascii():
            yield piece
            continue
        run += piece
        if following is None or following.known or following.start != token.end:
            yield from _pairs(run)
            run = ""


def _pairs(run: str) -> Iterable[str]:
    while len(run) > 3:  # noqa: PLR2004 - three characters left are one word
        yield run[:2]
        run = run[2:]
    if len(run) > 1:
        yield run


def _names_in_ideas(target: Target, words: Words) -> list[tuple[frozenset[str], ...]]:
    """The names of a target as ideas; an English word of several is narrowed to what the Chinese names are about."""
    chinese = [_ideas(name, words) for name in _names(target) if not name.isascii()]
    about = frozenset(concept for name in chinese for word in name for concept in word)
    english = (_ideas(name, words) for name in _names(target) if name.isascii())
    narrowed = [tuple(dict.fromkeys(word & about or word for word in name)) for name in english]
    return list(dict.fromkeys([*chinese, *narrowed]))


def _idea_of(target: Target, words: Words) -> frozenset[str]:
    """What a target is about, by its full and short name."""
    names = (normalise(name).text for name in (target.name.zh, target.short.zh, target.name.en, target.short.en))
    chinese = [c for name in names if not name.isascii() for word in _ideas(name, words) for c in word]
    return frozenset(chinese)


def _ideas(name: str, words: Words) -> tuple[frozenset[str], ...]:
    return tuple(dict.fromkeys(token.concepts for token in words.tokens(name) if token.concepts))


def _weighted(target: int, name: tuple[frozenset[str], ...], spread: Mapping[str, int]) -> Name:
    weights = tuple(min(_worth(word), 0.6 + 0.4 / max(1, min(spread.get(c, 1) for c in word))) for word in name)
    return Name(target, name, weights, sum(weights), sum(worth for worth in weights if worth > _WEAK_WEIGHT))
