"""Hundreds of regular expressions as one that passes most places of a text by at their first letter.

The engine of `re` tries the alternatives of an expression one after the other, but sees at once that a letter is not
the one that an alternative begins with. So what they begin with is put first, and looked at once for all that share it.
No expression may have alternatives of its own but within brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_EDGES = (r"\b", "^", r"(?:^|(?<=[,;.]))", r"(?:^|(?<=[,.;!\n]))", r"(?:^|(?<=[,，。;；!！~\s]))")
"""What many expressions begin with: looked for once at a place."""
_LETTER = re.compile(r"(?P<behind>(?:\(\?<![^()|]+\))*)(?P<letter>[a-z一-鿿])(?![?*+{])(?P<rest>.*)", re.DOTALL)
"""An expression that begins with a letter, be it after what may not stand before it."""
_CHOICE = re.compile(r"(?P<behind>(?:\(\?<![^()|]+\))*)\(\?:(?P<each>[^()]+)\)(?![?*+{])(?P<rest>.*)", re.DOTALL)
_BEHIND = re.compile(r"\(\?<!([^()|]+)\)")


def either(words: Iterable[str]) -> str:
    """One expression for any of these words as they are written, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def any_of(expressions: Iterable[str]) -> str:
    """One expression for what any of these finds; which one is tried first where several do is not told."""
    left = list(expressions)
    parts: list[str] = []
    for edge in _EDGES:
        if led := [one.removeprefix(edge) for one in left if one.startswith(edge)]:
            parts.append(f"{edge}(?:{'|'.join(_by_letter(led))})")
            left = [one for one in left if not one.startswith(edge)]
    return "|".join([*parts, *_by_letter(left)])


def _by_letter(expressions: Iterable[str]) -> Iterator[str]:
    """Those that begin with a letter as one for each letter, what may not stand before it asked after it."""
    led: dict[str, list[str]] = {}
    for one in expressions:
        for each in _spread(one):
            if found := _LETTER.fullmatch(each):
                behind = (f"(?<!{before}{found['letter']})" for before in _BEHIND.findall(found["behind"]))
                led.setdefault(found["letter"], []).append(f"(?:{''.join(behind)}{found['rest']})")
            else:
                yield f"(?:{each})"
    yield from (f"{letter}(?:{'|'.join(rest)})" for letter, rest in led.items())


def _spread(expression: str) -> list[str]:
    """An expression that begins with plain alternatives in brackets as one for each letter that they begin with."""
    found = _CHOICE.fullmatch(expression)
    if found is None or not all(_LETTER.fullmatch(each) for each in found["each"].split("|")):
        return [expression]
    by_letter: dict[str, list[str]] = {}
    for each in found["each"].split("|"):
        by_letter.setdefault(each[0], []).append(each[1:])
    return [f"{found['behind']}{letter}(?:{'|'.join(some)}){found['rest']}" for letter, some in by_letter.items()]
