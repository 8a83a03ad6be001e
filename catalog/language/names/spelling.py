"""English words a key or two off are written right before anything is read: septmber, submited, nxt mnth.

What stands for days, units and numbers and what is said are looked up as written, so that a slip there would lose the
month of a figure or its unit. A real word is never one, however near; `real_words_en.txt` lists those that are near.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from rapidfuzz import process
from rapidfuzz.distance import OSA

from catalog.language.names.tokens import Words
from catalog.language.numerals.numerals_en import NUMBER_WORDS
from catalog.language.text.normal import Normal
from catalog.language.text.vocabulary import phrases, vocabulary

_WORD = re.compile(r"(?<![a-z0-9'])[a-z]{3,}(?![a-z0-9'])")
_SHORTEST, _LONG = 5, 8
"""Letters of the shortest word outside the targets' names that is looked for, and from which on two keys may be off."""


@dataclass(frozen=True, slots=True)
class Spelt:
    """A text with its slips mended, and where the mended words stand in it."""

    normal: Normal
    mended: tuple[tuple[int, int], ...] = ()

    def is_mended(self, start: int, end: int) -> bool:
        """Whether something in [start, end) was mended."""
        return any(start < until and since < end for since, until in self.mended)


def respelt(normal: Normal, words: Words) -> Spelt:
    """The text as it was meant; `words` are those of the targets' names and the vocabulary."""
    text, offsets, mended, last = "", list[int](), list[tuple[int, int]](), 0
    for start, end, meant in _slips(normal.text, words):
        text += normal.text[last:start]
        offsets += normal.offsets[last:start]
        mended.append((len(text), len(text) + len(meant)))
        text += meant
        offsets += [normal.offsets[min(start + place, end - 1)] for place in range(len(meant) - 1)]
        offsets.append(normal.offsets[end - 1])
        last = end
    if not mended:
        return Spelt(normal)
    return Spelt(Normal(text + normal.text[last:], (*offsets, *normal.offsets[last:])), tuple(mended))


def _slips(text: str, words: Words) -> Iterator[tuple[int, int, str]]:
    """Each misspelt word with what was meant."""
    for found in _WORD.finditer(text):
        word = found[0]
        if word in words.book or word in words.mistaken:
            continue
        if (meant := _short_forms().get(word) or _meant(word, words)) and meant != word:
            yield *found.span(), meant


def _meant(word: str, words: Words) -> str | None:
    """The one word that this is a slip of; none for short words, real ones and far misses."""
    slips = 0 if len(word) < 4 else 1 if len(word) < _LONG else 2  # noqa: PLR2004 - a word of three letters with a slip is another word
    if not slips or word in _real_words() or word in _spoken_words() or word in _phrased():
        return None
    firsts = word[0], word[1]
    near = tuple(some.get(first, ()) for some in (words.by_first, _spoken()) for first in firsts)
    return _nearest(word, slips, *near) or (_jumbled(word, *near) if len(word) == _LONG - 1 else None)


@lru_cache(maxsize=4096)
def _nearest(word: str, slips: int, *choices: tuple[str, ...]) -> str | None:
    best = None
    for some in choices:
        found = process.extractOne(word, some, scorer=OSA.distance, score_cutoff=slips)
        if found and (best is None or found[1] < best[1]):
            best = found
    return best[0] if best else None


def _jumbled(word: str, *choices: tuple[str, ...]) -> str | None:
    """The word that this one is of the letters of, one left out and two changed about: truover."""
    meant = _nearest(word, 2, *choices)
    if meant is None or len(meant) != len(word) + 1 or Counter(word) - Counter(meant):
        return None
    return meant


@cache
def _real_words() -> frozenset[str]:
    text = resources.files("catalog.language").joinpath("real_words_en.txt").read_text(encoding="utf-8")
    return phrases("fillers", "real_words") | frozenset(text.split())


@cache
def _short_forms() -> Mapping[str, str]:
    """Words that are written short in a way of their own: mnth, nxt."""
    return dict(vocabulary("en")["spelling"]["short"])


@cache
def _phrased() -> Counter[str]:
    """The words of the phrases that stand for ideas, each with the number of phrases that have it."""
    joined = {word for some in vocabulary("en")["concepts"].values() for word in some if " " in word}
    return Counter(part for word in joined for part in set(word.split()))


@cache
def _spoken_words() -> frozenset[str]:
    """The words outside the targets' names that tell of days, units, numbers and what is said.

    A word of one phrase alone is an everyday one, and what is near to it is rather a word of its own: placing, playing.
    """
    english = vocabulary("en")
    listed = {word for table in ("calendar", "units") for some in english[table].values() for word in some}
    every = {part for word in (*listed, *english["spelling"]["words"], *NUMBER_WORDS) for part in word.split()}
    every |= {part for part, times in _phrased().items() if times > 1}
    return frozenset(word for word in every if word.isalpha() and len(word) >= _SHORTEST)


@cache
def _spoken() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in sorted(_spoken_words()):
        found[word[0]].append(word)
    return {first: tuple(some) for first, some in found.items()}
