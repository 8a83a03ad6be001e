"""Whether any of hundreds of expressions is found in a text.

Where one of them may begin is told by its first letters, in an expression so small that it stays at hand; only
there what begins with the first one is tried, which is not even compiled before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from catalog.language.text.patterns import beginnings, by_letter

_ESCAPED = {r"\n": "\n", r"\t": "\t"}


class _ByLetter(dict[str, re.Pattern[str]]):
    """Expressions by the letter that they begin with, each compiled when it is first looked for."""

    def __init__(self, written: Mapping[str, str]) -> None:
        self.written = {_read(letter): expression for letter, expression in written.items()}

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
        self._beginnings = tuple(map(re.compile, beginnings(anywhere)))
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


def _read(letter: str) -> str:
    """The letter that is written so in an expression."""
    if letter.startswith(r"\x"):
        return chr(int(f"0{letter[1:]}", 0))
    return _ESCAPED.get(letter, letter[-1])
