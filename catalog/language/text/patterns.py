"""Hundreds of regular expressions as one that passes most places of a text by at their first letter.

The engine of `re` tries an expression at every place of a text, unless all its alternatives begin with a letter: then
it goes from one such letter to the next. So the letter that an expression begins with is put first, what may not stand
before that is asked after it, and what begins with the same letter is tried together. No expression may have
alternatives of its own but within brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

_NEVER = "(?!)"
_BEFORE = re.compile(
    r"(?P<word>\\b)|(?P<start>\^)|\(\?:\^\|\(\?<=\[(?P<after>[^\[\]]+)\]\)\)|\(\?<(?P<is>[!=])(?P<edge>[^()]+)\)"
)
"""What an expression may say of the place before it."""
_LETTER = re.compile(r"\\x[0-9a-f]{2}|\\[^\w\s]|[^\\.^$*+?{}\[\]()|]")
_SET = re.compile(r"\[(?P<members>(?!\^)(?:\\[^\w\s]|[^\\\[\]])+)\]")
_RANGE = re.compile(r"(?P<first>.)-(?P<last>.)|\\?(?P<only>.)", re.DOTALL)
_BRACKET = re.compile(r"\((?:\?:|(?!\?))")
_BLANKS = " \n\t"
_TIMES = re.compile(r"(?:(?P<sign>[?*+])|\{(?P<least>[0-9]+)(?:(?P<only>\})|,(?P<most>[0-9]*)\}))(?P<lazy>[?+]?)")
_BY_SIGN = {"?": ("0", "1"), "*": ("0", ""), "+": ("1", "")}
STEP = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[(|)]", re.DOTALL)
"""What brackets are counted by: an escaped sign and a set are passed over."""
_MOST = 40
"""A set of more letters is no beginning: any Chinese character."""


class Head(NamedTuple):
    """A letter, escaped, that an expression may begin with, what may not stand before it, and what is left."""

    letter: str
    before: str = ""
    rest: str = ""

    def then(self, left: str) -> Head:
        return self._replace(rest=self.rest + left)


def either(words: Iterable[str]) -> str:
    """One expression for any of these words as they are written, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def any_of(expressions: Iterable[str]) -> str:
    """One expression for what any of these finds; which one is tried first where several do is not told."""
    led, loose = by_letter(expressions)
    return "|".join([*led.values(), *loose]) or _NEVER


def by_letter(expressions: Iterable[str]) -> tuple[dict[str, str], list[str]]:
    """The expressions as one for each letter, escaped, that they may begin with; those that may with any."""
    led: dict[str, dict[str, list[str]]] = {}
    loose: list[str] = []
    for one in expressions:
        heads = heads_of(one)
        if heads is None:
            loose.append(f"(?:{one})")
        for letter, before, rest in heads or ():
            led.setdefault(letter, {}).setdefault(before, []).append(rest)
    return {letter: letter + one_of(_after(alike)) for letter, alike in led.items()}, loose


def _after(alike: dict[str, list[str]]) -> Iterator[str]:
    """What follows one letter, by what may not stand before that."""
    for before, rest in alike.items():
        yield before + one_of(dict.fromkeys(rest))


def one_of(rest: Iterable[str]) -> str:
    """One of these, none of which has alternatives of its own but within brackets."""
    some = list(rest)
    return some[0] if len(some) == 1 else f"(?:{'|'.join(some)})"


@cache
def heads_of(expression: str) -> Sequence[Head] | None:
    """How an expression may begin; None where that is with too many letters, or it may be empty."""
    if found := _BEFORE.match(expression):
        heads = heads_of(expression[found.end() :])
        if heads is None or (found["word"] and not all(head.letter.isalnum() for head in heads)):
            return None
        edge = r"\w" if found["word"] else r"[\s\S]" if found["start"] else found["edge"] or f"[^{found['after']}]"
        behind = "(?<" + (found["is"] or "!")
        return [head._replace(before=f"{behind}(?:{edge}){head.letter}){head.before}") for head in heads]
    if (begun := _beginning(expression)) is None:
        return None
    heads, piece = begun
    left = expression[len(piece) :]
    if times := _TIMES.match(left):
        return _repeated(heads, piece, times, left[times.end() :])
    return [head.then(left) for head in heads]


def _repeated(heads: Sequence[Head], piece: str, times: re.Match[str], left: str) -> Sequence[Head] | None:
    """How an expression may begin whose first piece may be missing, or stand there more than once."""
    least, most = _BY_SIGN.get(times["sign"]) or (times["least"], times["most"] or "")
    if times["only"]:
        most = least
    more = most and str(int(most) - 1)
    again = "" if more == "0" else f"{piece}{{{max(int(least) - 1, 0)},{more}}}{times['lazy']}"
    some = [head.then(again + left) for head in heads]
    if int(least):
        return some
    without = heads_of(left)
    return without and [*some, *without]


def _beginning(expression: str) -> tuple[Sequence[Head], str] | None:
    """How the first letter, set or bracket of an expression may begin, and it as it is written."""
    if bracket := _BRACKET.match(expression):
        return _bracketed(expression, bracket.end())
    letters: list[str] | tuple[str, ...]
    if found := _SET.match(expression):
        letters = list(chain.from_iterable(map(_members, _RANGE.finditer(found["members"]))))
        return ([Head(letter) for letter in letters], found[0]) if len(letters) <= _MOST else None
    if expression.startswith(r"\s"):
        return [Head(re.escape(blank)) for blank in _BLANKS], r"\s"
    found = _LETTER.match(expression)
    return ([Head(re.escape(_read(found[0])))], found[0]) if found else None


def _read(letter: str) -> str:
    """The letter that is written so, or escaped, in an expression."""
    return chr(int(f"0{letter[1:]}", 0)) if letter.startswith(r"\x") else letter[-1]


def _members(part: re.Match[str]) -> Iterator[str]:
    if part["only"]:
        yield re.escape(part["only"])
    else:
        yield from (re.escape(chr(code)) for code in range(ord(part["first"]), ord(part["last"]) + 1))


def _bracketed(expression: str, start: int) -> tuple[Sequence[Head], str] | None:
    """How the bracket that an expression begins with may begin; what begins with one letter stays together."""
    choices = _choices(expression, start)
    led: dict[tuple[str, str], list[str]] = {}
    for choice in choices:
        begun = heads_of(choice)
        if begun is None:
            return None
        for letter, before, rest in begun:
            led.setdefault((letter, before), []).append(rest)
    heads = [Head(*place, one_of(rest)) for place, rest in led.items()]
    return heads, f"{expression[:start]}{'|'.join(choices)})"


def _choices(expression: str, start: int) -> list[str]:
    """What stands between the bars of the bracket that an expression begins with, from inside it."""
    choices: list[str] = []
    depth = 0
    for found in STEP.finditer(expression):
        match found[0]:
            case "(":
                depth += 1
            case "|" if depth == 1:
                choices.append(expression[start : found.start()])
                start = found.end()
            case ")":
                depth -= 1
                if not depth:
                    return [*choices, expression[start : found.start()]]
    raise ValueError(f"a bracket is not closed: {expression}")
