"""The words of a message, each with the ideas it may stand for, misspelt ones included.

An idea (concept) has one key in all languages, so 客户资料, customer data and 客户 data are the same words. What is not
found as written is looked up by sound (pinyin), by shape (look-alike characters) or with two characters swapped;
`spelling` has written Latin words right before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from catalog.language.text.sounds import sound
from catalog.language.text.vocabulary import Phrasebook, expression, phrases, tables

NO_CONCEPTS: frozenset[str] = frozenset()
_LONGEST_MISSPELT = 6
"""Characters of the longest Chinese word that is looked up by sound or shape."""
_MOST_WORDS = 400
"""Words, or unknown Chinese characters, that are looked at of one text."""
_MOSTLY_CHINESE = re.compile("[一-鿿](?:[一-鿿]*|[A-Za-z]+)")
_LATIN = re.compile(r"[a-z]+(?:'[a-z]+)?")
_NEGATING = re.compile(rf"{expression('sentences', 'not')}$")
_ENDS_NO_WORD = phrases("fillers", "particles")
"""Characters that stand by themselves: 师是 is no slip of 实施."""
_NO = phrases("fillers", "negations")


@dataclass(slots=True, eq=False)
class Token:
    """A word at [start, end), like no other of its text, and how it is written there.

    `concepts` is empty for filler and for what nobody knows; `known` tells the two apart.
    """

    start: int
    end: int
    text: str
    concepts: frozenset[str]
    known: bool
    negated: bool = False
    exact: bool = True
    latin: bool = False


def ideas_in(words: Iterable[Token]) -> frozenset[str]:
    """Every idea that the words may stand for."""
    return NO_CONCEPTS.union(*(word.concepts for word in words))


@dataclass(frozen=True, slots=True)
class Words:
    """A dictionary of words: as written, by stem, and by what they are mistaken for."""

    book: Phrasebook[frozenset[str]]
    stems: Mapping[str, frozenset[str]]
    mistaken: Mapping[str, frozenset[str]]
    mistaken_keys: Sequence[str]
    """The keys of `mistaken` in their order, to see at once that none begins like a piece."""
    by_first: Mapping[str, tuple[str, ...]]
    longer: Mapping[str, tuple[int, ...]]
    """By each Chinese word that others begin with, their lengths."""
    alike: Mapping[str, Mapping[str, frozenset[str]]]
    """The keys of `mistaken` that say nothing, as words that mean different things share them: 实现, 时限."""

    def tokens(
        self, text: str, taken: Iterable[tuple[int, int]] = (), borders: Iterable[int] = ()
    ) -> tuple[Token, ...]:
        """The words of a normalised text outside the stretches that are taken already; none runs over a border."""
        spans = dict(taken)
        edges = sorted({*spans, *borders, len(text)})
        return tuple(islice(_tokens(self, text, spans, edges), _MOST_WORDS))


def words_of(concepts: Mapping[str, frozenset[str]]) -> Words:
    """The dictionary of these words, each with its concepts."""
    latin = [word for word in concepts if word.isascii() and " " not in word and len(word) >= 4]  # noqa: PLR2004
    stems: dict[str, frozenset[str]] = {}
    for word in latin:
        stems[stem(word)] = stems.get(stem(word), NO_CONCEPTS) | concepts[word]
    by_first: dict[str, list[str]] = {}
    for word in latin:
        if concepts[word]:
            by_first.setdefault(word[0], []).append(word)
    mistaken = _mistaken(concepts)
    return Words(
        book=Phrasebook(concepts),
        stems=stems,
        mistaken=mistaken,
        mistaken_keys=sorted(mistaken),
        by_first={first: tuple(found) for first, found in by_first.items()},
        longer=_longer(concepts),
        alike=_alike(concepts, mistaken),
    )


def _longer(concepts: Mapping[str, frozenset[str]]) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for word, meant in concepts.items():
        if meant and "一" <= word[0] <= "鿿" and len(word) <= _LONGEST_MISSPELT:
            for length in range(2, len(word)):
                if word[:length] in concepts:
                    found.setdefault(word[:length], set()).add(len(word))
    return {word: tuple(sorted(lengths, reverse=True)) for word, lengths in found.items()}


@cache
def general_words() -> Mapping[str, frozenset[str]]:
    """Every word of the vocabulary with its concepts; fillers with none."""
    found: dict[str, frozenset[str]] = dict.fromkeys(sorted(phrases("fillers", "words")), NO_CONCEPTS)
    for table in tables("concepts"):
        for concept, words in table.items():
            for word in words:
                found[word] = found.get(word, NO_CONCEPTS) | {concept}
    return found


def is_plain(piece: str) -> bool:
    """Whether a piece of text is a word that only looks like one of ours, or holds a particle."""
    return piece in phrases("fillers", "real_words") or not _ENDS_NO_WORD.isdisjoint(piece)


@lru_cache(maxsize=512)
def words_for(concepts: frozenset[str]) -> tuple[str, ...]:
    """The words of the vocabulary that stand for nothing but these concepts."""
    return tuple(word for word, meant in general_words().items() if meant and meant <= concepts)


def stem(word: str) -> str:
    """An English word without its ending, alike for its forms; not always a word itself."""
    word = word.removesuffix("'s").replace("'", "")
    for ending in ("ings", "ing", "ies", "ied", "ed", "es", "s", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= (4 if ending == "ly" else 3):  # reply is no rep
            word = word[: -len(ending)] + ("y" if ending in ("ies", "ied") else "")
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sl":  # noqa: PLR2004
        word = word[:-1]
    return word.removesuffix("e")


def _tokens(words: Words, text: str, taken: Mapping[int, int], edges: Sequence[int]) -> Iterator[Token]:
    at, edge = 0, 0
    while at < len(text):
        while edges[edge] <= at and edge < len(edges) - 1:
            edge += 1
        within = text if edges[edge] == len(text) else text[: edges[edge]]
        if at in taken:
            at = max(taken[at], at + 1)
        elif "a" <= text[at] <= "z":
            token = _latin(words, within, at)
            yield token
            at = token.end
        elif "一" <= text[at] <= "鿿":
            token = _chinese(words, within, at)
            yield token
            at = token.end
        else:
            at += 1


def _latin(words: Words, text: str, at: int) -> Token:
    found = words.book.at(text, at)
    if found:
        end, concepts = found
        return Token(at, end, text[at:end], concepts, known=True, negated=_negated(text, at), latin=True)
    match = _LATIN.match(text, at)
    end = match.end() if match else at + 1
    word = text[at:end]
    negated = _negated(text, at)
    if (meant := words.stems.get(stem(word))) is not None:
        return Token(at, end, word, meant, known=True, negated=negated, latin=True)
    guessed = words.mistaken.get(word, NO_CONCEPTS)
    return Token(at, end, word, guessed, known=bool(guessed), negated=negated, exact=False, latin=True)


def _chinese(words: Words, text: str, at: int) -> Token:
    found = words.book.glued_at(text, at)
    if found and found[0] - at > 1:
        return _longer_misspelt(words, text, at, found[0]) or Token(
            at, found[0], text[at : found[0]], found[1], known=True, negated=_negated(text, at)
        )
    for end in range(_farthest_misspelt(words, text, at), at + 1, -1):
        piece = text[at:end]
        if not _MOSTLY_CHINESE.fullmatch(piece) or piece[-1] in _ENDS_NO_WORD:
            continue
        following = _word_at(words, text, end - 1)
        for key in _keys(piece):
            concepts = words.mistaken.get(key, NO_CONCEPTS) or _meant_of_alike(words, key, piece)
            if concepts and not (following and following.isdisjoint(concepts)):
                return Token(at, end, piece, concepts, known=True, negated=_negated(text, at), exact=False)
    if found:
        return Token(at, found[0], text[at : found[0]], found[1], known=True, negated=_negated(text, at))
    return Token(at, at + 1, text[at], NO_CONCEPTS, known=False)


def _farthest_misspelt(words: Words, text: str, at: int) -> int:
    """Where the longest piece ends that may be a slip of a word; `at` where nothing is misspelt so."""
    begun = text[at : at + 2]
    if len(begun) < 2 or not any(_begins(words.mistaken_keys, key) for key in _keys(begun)):  # noqa: PLR2004 - a pair
        return at
    return at if _negates(words, text, at) else min(len(text), at + _LONGEST_MISSPELT)


def _begins(keys: Sequence[str], begun: str) -> bool:
    """Whether one of the sorted keys begins so."""
    place = bisect_left(keys, begun)
    return place < len(keys) and keys[place].startswith(begun)


def _longer_misspelt(words: Words, text: str, at: int, end: int) -> Token | None:
    """The longer word that begins with the one in text[at:end] and is misspelt after it: 售后服物."""
    for length in words.longer.get(text[at:end], ()):
        piece = text[at : at + length]
        if length <= end - at or len(piece) < length or not _MOSTLY_CHINESE.fullmatch(piece):
            continue
        if words.book.glued_at(text, end) is not None:
            return None
        if length == end - at + 1 and _is_slip(words, text[end : end + 2]):
            return None
        for key in _keys(piece):
            if concepts := words.mistaken.get(key):
                return Token(at, at + length, piece, concepts, known=True, negated=_negated(text, at), exact=False)
    return None


def _is_slip(words: Words, pair: str) -> bool:
    """Whether two characters are a word misspelt, so that the first ends none: 技术陪训."""
    return len(pair) > 1 and pair not in words.book and any(words.mistaken.get(key) for key in _keys(pair))


def _word_at(words: Words, text: str, at: int) -> frozenset[str]:
    """What a known word of two characters or more means that begins here: 小事 in 小事故 is no slip of 小时."""
    found = words.book.glued_at(text, at)
    return found[1] if found and found[0] - at > 1 else NO_CONCEPTS


def _negates(words: Words, text: str, at: int) -> bool:
    """Whether the character says no to the known word after it: 没逾期 is no slip of anything."""
    following = words.book.glued_at(text, at + 1) if text[at] in _NO else None
    return following is not None and following[0] - at > 2  # noqa: PLR2004 - a word of two characters or more


def _negated(text: str, at: int) -> bool:
    return _says_no(text[max(0, at - 4) : at])


@lru_cache(maxsize=4096)
def _says_no(before: str) -> bool:
    return _NEGATING.search(before) is not None


def _mistaken(concepts: Mapping[str, frozenset[str]]) -> Mapping[str, frozenset[str]]:
    """For each Chinese word of two characters or more, the keys of what it is mistaken for; a key of two words is none.

    English phrases may be written as one word.
    """
    found: dict[str, frozenset[str]] = {}
    for word, meant in concepts.items():
        if len(word) > 1 and meant and all("一" <= c <= "鿿" for c in word):
            for key in (*_keys(word), *_swapped(word)):
                found[key] = found[key] & meant if key in found else meant
        elif " " in word and meant and word.isascii():
            found.setdefault(word.replace(" ", ""), meant)
    return found


def _alike(
    concepts: Mapping[str, frozenset[str]], mistaken: Mapping[str, frozenset[str]]
) -> Mapping[str, Mapping[str, frozenset[str]]]:
    """The words that share a key of `mistaken` and mean different things."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for word, meant in concepts.items():
        if len(word) > 1 and meant and all("一" <= c <= "鿿" for c in word):
            for key in _keys(word):
                if not mistaken[key]:
                    found.setdefault(key, {})[word] = meant
    return found


def _meant_of_alike(words: Words, key: str, piece: str) -> frozenset[str]:
    """What the only one of several words means that has a character of the piece in its place: 实线 is no 时限."""
    some = words.alike.get(key, {}).items()
    meant = [ideas for word, ideas in some if any(one == other for one, other in zip(word, piece, strict=False))]
    return meant[0] if len(meant) == 1 else NO_CONCEPTS


def _swapped(word: str) -> Iterator[str]:
    """The word with each two neighbouring characters swapped: a rotation, 单采购 for 采购单, is no slip."""
    for place in range(len(word) - 1):
        yield "=" + word[:place] + word[place + 1] + word[place] + word[place + 2 :]


@lru_cache(maxsize=1 << 14)
def _keys(piece: str) -> tuple[str, ...]:
    """How a word sounds, how it looks, and itself, to be found where two characters are swapped."""
    heard = "".join(sound(c) for c in piece)
    shape = "~" + "".join(_shapes().get(c, c) for c in piece)
    return heard, shape, "=" + piece


@cache
def _shapes() -> Mapping[str, str]:
    """Each look-alike character with the one that stands for its group."""
    return {c: group[0] for group in sorted(phrases("fillers", "lookalikes")) for c in group}
