"""The names of a set of targets, prepared once: which of them do these words name, and how completely.

A name is the ideas of its words, each weighted by how much it tells this set's targets apart. What words matched is
kept with the score, so that two targets named by the same words are told from one named by more of them.
"""

from __future__ import annotations

import re
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import TypeAlias

from catalog.language.names.matching import Heard, Match, Name, Score, common_ideas, hearing, name_of, said
from catalog.language.names.tokens import NO_CONCEPTS, Token, Words, general_words, words_of
from catalog.language.text.normal import normalise
from catalog.language.text.patterns import any_of, either
from catalog.language.text.vocabulary import phrases
from catalog.model import Compliance, Measure, Target, Unit

_MOST_CONSIDERED = 200
"""Names scored for one stretch of words: those that its rarest ideas are part of."""
_MORE = 0.35
"""So much more weight under the same words and others makes it somebody else's target."""
_KEPT = 64
"""Lexicons kept, one for each set of targets that somebody holds."""


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Targets and what they are called; build with `prepared`. Two lexicons are the same only if they are one."""

    targets: tuple[Target, ...]
    own: int
    """How many of `targets` are the sender's own; the rest are there to be told apart from them."""
    positions: frozenset[str]
    """The positions that the sender holds."""
    kinds: frozenset[type[Target]]
    """The kinds of target that the sender has: nothing is told of any other."""
    words: Words
    names: tuple[Name, ...]
    by_idea: Mapping[str, tuple[int, ...]]
    """The names of the sender's targets that an idea is part of, as indexes."""
    foreign_by_idea: Mapping[str, tuple[int, ...]]
    """The same of the others'."""
    ideas: Mapping[str, frozenset[str]]
    """By target id, the ideas of its full and short name."""
    every_idea: Mapping[str, frozenset[str]]
    """By target id, those of its synonyms too."""
    spelt: Mapping[str, tuple[tuple[frozenset[str], ...], ...]]
    """By target id, its names as the ideas of their words."""
    written: Mapping[str, tuple[str, ...]]
    """By target id, its names as messages are read."""
    named_by: Mapping[str, frozenset[frozenset[str]]]
    """The words of names, as ideas, that an idea is part of."""
    own_ideas: frozenset[str]
    called: Mapping[str, tuple[str, ...]]
    """By each whole name, as `bare` writes it, the ids of the sender's targets that bear it."""
    called_of_others: re.Pattern[str]
    """Finds the full name of somebody else's target that is in no name of the sender's own, as `bare` writes it."""
    distinctive: Mapping[str, frozenset[str]]
    """By target id, the telling ideas of its name that no other of the sender's targets is about."""

    def target(self, identity: str) -> Target | None:
        """The sender's own target of this id."""
        return next((target for target in self.targets[: self.own] if target.id == identity), None)

    def matches(self, tokens: Sequence[Token], *, negated: bool = False) -> list[Match]:
        """The sender's targets that the tokens name at least in part, best first."""
        return [score.match(target, tokens) for target, score in self.scores(tokens, negated=negated)]

    def scores(
        self, tokens: Sequence[Token], *, negated: bool = False, least: float = 0.0
    ) -> list[tuple[Target, Score]]:
        """The same as scores, of so much weight.

        A negated word (不合格) is another word, unless `negated` is set: for what may not happen, 没有差错 names it.
        """
        scores = _scores(self, _ideas_of(tokens, negated=negated))
        return [found for found in scores if found[1].weight >= least]

    def is_foreign(self, tokens: Sequence[Token], best: Match | None, *, negated: bool = False) -> bool:
        """Whether somebody else's target is named by the words of `best` and more, or, without `best`, by any."""
        ideas = _ideas_of(tokens, negated=negated)
        if best is None:
            return any(idea in self.foreign_by_idea for some in ideas for idea in some - common_ideas())
        matched = set(best.words)
        needed = sum(1 << place for place, token in enumerate(tokens) if token in matched)
        return _is_foreign(self, ideas, needed, best.weight + _MORE)

    def holds(self, target: Target, word: Token) -> bool:
        """Whether the word is part of one of the target's names, by what it means or as it is written."""
        if not word.concepts.isdisjoint(self.every_idea[target.id]):
            return True
        return any(word.text in (name.split() if word.latin else name) for name in self.written[target.id])

    def is_change(self, target: Target) -> bool:
        """Whether the target's figures tell by how much something moved."""
        is_rate = isinstance(target, Measure) and target.unit is Unit.PERCENT
        return is_rate and not self.ideas[target.id].isdisjoint({"reduce", "growth", "level_up"})

    def falls(self, target: Target) -> bool:
        """Whether a move down is the good one."""
        return "reduce" in self.ideas[target.id]

    def considered(self, ideas: Iterable[str]) -> Sequence[Name]:
        """The names of the sender's targets that words with these ideas may be, at most some hundreds."""
        found: dict[int, None] = {}
        for names in sorted((self.by_idea[idea] for idea in ideas if idea in self.by_idea), key=len):
            if len(found) + len(names) > _MOST_CONSIDERED and found:
                break
            found |= dict.fromkeys(names[:_MOST_CONSIDERED])
        return [self.names[name] for name in found]


_Ideas: TypeAlias = tuple[frozenset[str], ...]
"""The ideas of each word of a stretch."""


def _ideas_of(tokens: Sequence[Token], *, negated: bool) -> _Ideas:
    return tuple([NO_CONCEPTS if token.negated and not negated else token.concepts for token in tokens])


@lru_cache(maxsize=512)
def _scores(lexicon: Lexicon, ideas: _Ideas) -> tuple[tuple[Target, Score], ...]:
    """For each target that is named at all its best-named name, the best target first."""
    heard = said(ideas, partial(_hear, lexicon))
    best = heard.best(lexicon.considered(frozenset().union(*ideas)))
    found = sorted(best.items(), key=lambda found: (found[1].weight, found[1].coverage, -found[0]), reverse=True)
    return tuple([(lexicon.targets[target], score) for target, score in found])


@lru_cache(maxsize=4096)
def _hear(lexicon: Lexicon, some: frozenset[str]) -> tuple[Heard, ...]:
    named = {word for idea in some for word in lexicon.named_by.get(idea, ())}
    return hearing(some, named, lexicon.own_ideas)


@lru_cache(maxsize=512)
def _is_foreign(lexicon: Lexicon, ideas: _Ideas, needed: int, least: float) -> bool:
    """Whether a name of somebody else's target weighs as much, with the needed words and others."""
    words = [some for place, some in enumerate(ideas) if needed >> place & 1]
    names = set.intersection(*({n for idea in word for n in lexicon.foreign_by_idea.get(idea, ())} for word in words))
    if not names:
        return False
    heard = said(ideas, partial(_hear, lexicon))
    scores = (score for name in names if (score := heard.score(lexicon.names[name])))
    return any(needed != s.used == needed | s.used and s.weight >= least for s in scores)


_prepared: OrderedDict[tuple[tuple[int, ...], tuple[int, ...]], Lexicon] = OrderedDict()


def prepared(targets: Sequence[Target] | Lexicon, others: Sequence[Target] = ()) -> Lexicon:
    """The lexicon of the sender's own targets, built on first use and kept.

    `others` are recognised, so as not to be taken for own ones. Targets are looked up by identity: to hash a hundred
    of them takes as long as to read a message. A kept lexicon holds its targets, so that no identity is used twice.
    """
    if isinstance(targets, Lexicon):
        return targets
    key = tuple(map(id, targets)), tuple(map(id, others))
    if key not in _prepared:
        _prepared[key] = build_lexicon(targets, others)
        while len(_prepared) > _KEPT:
            _prepared.popitem(last=False)
    return _prepared[key]


def build_lexicon(targets: Sequence[Target], others: Sequence[Target] = ()) -> Lexicon:
    """What `prepared` keeps."""
    own = {target.id for target in targets}
    everyone = (*targets, *(target for target in others if target.id not in own))
    words = words_of(_with_own_words(everyone))
    spelt = [{name: _ideas(name, words) for name in names_of(target)} for target in everyone]
    named = [_names_in_ideas(some) for some in spelt]
    every_idea = [frozenset(idea for name in some for word in name for idea in word) for some in named]
    spread = Counter(idea for some in every_idea[: len(targets)] for idea in some)
    names = [name_of(index, name, spread) for index, some in enumerate(named) for name in some if name]
    ideas = {target.id: _idea_of(target, some) for target, some in zip(everyone, spelt, strict=True)}
    return Lexicon(
        targets=everyone,
        own=len(targets),
        positions=frozenset(target.position for target in targets),
        kinds=frozenset(type(target) for target in targets),
        words=words,
        names=tuple(names),
        by_idea=_by_idea(names, range(len(targets))),
        foreign_by_idea=_by_idea(names, range(len(targets), len(everyone))),
        ideas=ideas,
        every_idea={target.id: some for target, some in zip(everyone, every_idea, strict=True)},
        spelt={target.id: tuple(some) for target, some in zip(everyone, named, strict=True)},
        written={target.id: tuple(some) for target, some in zip(everyone, spelt, strict=True)},
        named_by=_named_by(names),
        own_ideas=frozenset(idea for target in targets for idea in ideas[target.id]),
        called=_called(targets),
        called_of_others=_called_of_others(targets, everyone[len(targets) :]),
        distinctive=_distinctive([(target.id, ideas[target.id]) for target in targets]),
    )


def _called(targets: Iterable[Target]) -> Mapping[str, tuple[str, ...]]:
    """The targets by their names, but for those whose name is a statement: 纳税符合行业标准 says so."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for target in targets:
        if not isinstance(target, Compliance):
            for name in names_of(target):
                if name not in phrases("fillers", "words"):
                    found[bare(name)][target.id] = None
    return {name: tuple(some) for name, some in found.items()}


def _called_of_others(own: Sequence[Target], others: Iterable[Target]) -> re.Pattern[str]:
    ours = [bare(name) for target in own for name in names_of(target)]
    full = {bare(_normal(name)) for target in others for name in (target.name.zh, target.name.en)}
    names = [name for name in full if name and not any(name in one for one in ours)]
    return re.compile(any_of([f"(?:{either(names)})"] if names else []))


def bare(text: str) -> str:
    """A normalised text without blanks and the punctuation around it, to compare whole names by."""
    return "".join(text.split()).strip("。.!！:：,，;；…~")


def _distinctive(ideas: Sequence[tuple[str, frozenset[str]]]) -> Mapping[str, frozenset[str]]:
    spread = Counter(idea for _, some in ideas for idea in some)
    return {target: frozenset(i for i in some if spread[i] == 1) - common_ideas() for target, some in ideas}


def _by_idea(names: Sequence[Name], targets: range) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, list[int]] = defaultdict(list)
    for index, name in enumerate(names):
        if name.target in targets:
            for idea in {idea for word in name.words for idea in word}:
                found[idea].append(index)
    return {idea: tuple(some) for idea, some in found.items()}


def _named_by(names: Iterable[Name]) -> Mapping[str, frozenset[frozenset[str]]]:
    found: dict[str, set[frozenset[str]]] = defaultdict(set)
    for word in {word for name in names for word in name.words}:
        for idea in word:
            found[idea].add(word)
    return {idea: frozenset(some) for idea, some in found.items()}


def names_of(target: Target) -> list[str]:
    """All names of a target, as messages are read."""
    every = (target.name.zh, target.name.en, target.short.zh, target.short.en, *target.synonyms)
    return list(dict.fromkeys(_normal(name) for name in every if name))


@lru_cache(maxsize=1 << 16)
def _normal(name: str) -> str:
    """A name as messages are read, kept since a lexicon looks at each one several times."""
    return normalise(name).text


def _with_own_words(targets: Iterable[Target]) -> Mapping[str, frozenset[str]]:
    """The vocabulary, and each word of the names that it does not have yet as an idea of its own."""
    known = dict(general_words())
    general = replace(words_of(known), mistaken={}, mistaken_keys=())  # what is misspelt is a word of their own
    for target in targets:
        for name in names_of(target):
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


def _names_in_ideas(spelt: Mapping[str, tuple[frozenset[str], ...]]) -> list[tuple[frozenset[str], ...]]:
    """The names of a target as ideas; an English word of several is narrowed to what the Chinese names are about."""
    chinese = [ideas for name, ideas in spelt.items() if not name.isascii()]
    about = frozenset(concept for name in chinese for word in name for concept in word)
    english = (ideas for name, ideas in spelt.items() if name.isascii())
    narrowed = [tuple(dict.fromkeys(word & about or word for word in name)) for name in english]
    return list(dict.fromkeys([*chinese, *narrowed]))


def _idea_of(target: Target, spelt: Mapping[str, tuple[frozenset[str], ...]]) -> frozenset[str]:
    """What a target is about, by its full and short name."""
    chinese = [name for name in (_normal(target.name.zh), _normal(target.short.zh)) if not name.isascii()]
    return frozenset(concept for name in chinese for word in spelt.get(name, ()) for concept in word)


def _ideas(name: str, words: Words) -> tuple[frozenset[str], ...]:
    return tuple(dict.fromkeys(token.concepts for token in words.tokens(name) if token.concepts))
