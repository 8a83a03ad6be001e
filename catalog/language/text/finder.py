"""Whether any of hundreds of expressions is found in a text.

Where one of them may begin is told by its first letters, in an expression so small that it stays at hand; only
there what begins with the first one is tried, which is not even compiled before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from catalog.language.text.patterns import STEP, by_letter, heads_of, one_of

_NO_WORD_BEFORE = r"(?<!(?:\w)"
_LOOK = re.compile(r"\(\?<?[=!]")
_LOOKED_AT = 3
"""Letters by which it is told where an expression may begin."""


class _ByLetter(dict[str, re.Pattern[str]]):
    """Expressions by the letter that they begin with, each compiled when it is first looked for."""

    def __init__(self, written: Mapping[str, str]) -> None:
        self.written = {letter[-1]: expression for letter, expression in written.items()}

    def __missing__(self, letter: str) -> re.Pattern[str]:
        pattern = self[letter] = re.compile(self.written[letter])
        return pattern


class Finder:
    """Tells whether any of some expressions is found; those that only a text may begin with are tried there alone.

    No expression may have alternatives of its own but within brackets.
    """

    __slots__ = ("_at_start", "_beginnings", "_firsts", "_led", "_loose", "_loose_at_start")

    def __init__(self, expressions: Iterable[str]) -> None:
        some = list(expressions)
        anywhere = [one for one in some if not one.startswith("^")]
        led, loose = by_letter(anywhere)
        self._led = _ByLetter(led)
        self._beginnings = tuple(map(re.compile, _beginnings(anywhere)))
        self._loose = re.compile("|".join(loose)) if loose else None
        at_start, loose = by_letter(one[1:] for one in some if one.startswith("^"))
        self._at_start = _ByLetter(at_start)
        self._firsts = frozenset(self._at_start.written)
        self._loose_at_start = re.compile("|".join(loose)) if loose else None

    def finds(self, text: str, start: int, end: int) -> bool:
        """Whether one of them is found in text[start:end]."""
        for beginning in self._beginnings:
            begun = beginning.search(text, start, end)
            while begun:
                at = begun.start()
                if self._led[text[at]].match(text, at, end):
                    return True
                begun = beginning.search(text, at + 1, end)
        if self._loose and self._loose.search(text, start, end):
            return True
        if start or not end:
            return False
        if text[0] in self._firsts and self._at_start[text[0]].match(text, 0, end):
            return True
        return self._loose_at_start is not None and self._loose_at_start.match(text, 0, end) is not None


def _beginnings(expressions: Iterable[str]) -> list[str]:
    """Expressions for where these may begin, with a word or not: their first letters, and what may not stand before."""
    words: dict[str, dict[str, list[str]]] = {}
    others: dict[str, dict[str, list[str]]] = {}
    for one in expressions:
        for letter, before, rest in heads_of(one) or ():
            is_word = before.startswith(_NO_WORD_BEFORE)
            (words if is_word else others).setdefault(letter, {}).setdefault("" if is_word else before, []).append(rest)
    found = ["|".join(letter + one_of(_around(places)) for letter, places in some.items()) for some in (words, others)]
    return [f"{edge}(?:{some})" for edge, some in zip((r"\b", ""), found, strict=True) if some]


def _around(places: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """What may follow a letter, and what may not stand before it; `places` are what is left, by the latter."""
    for before, rest in places.items():
        following = _first_letters(rest, _LOOKED_AT - 1)
        yield (f"(?={following})" if following else "") + before


def _first_letters(expressions: Iterable[str], most: int) -> str:
    """The letters that any of these may begin with, at most so many; nothing where that may be any."""
    found: dict[str, list[str]] = {}
    for one in expressions if most else ():
        begun = heads_of(_without_looks(one))
        if not begun:
            return ""
        for letter, _, rest in begun:
            found.setdefault(letter, []).append(rest)
    alike: dict[str, list[str]] = {}
    for letter, left in found.items():
        alike.setdefault(_first_letters(left, most - 1), []).append(letter)
    return one_of(f"[{''.join(letters)}]{following}" for following, letters in alike.items()) if alike else ""


def _without_looks(expression: str) -> str:
    """An expression without what it says of the places around its beginning."""
    while _LOOK.match(expression):
        depth = 0
        for found in STEP.finditer(expression):
            depth += {"(": 1, ")": -1}.get(found[0], 0)
            if not depth:
                expression = expression[found.end() :]
                break
        else:
            raise ValueError(f"a bracket is not closed: {expression}")
    return expression
