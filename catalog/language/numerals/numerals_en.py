"""English numerals: ninety-one and a half, two dozen, 3 million, twenty-three fifths, eighteen point o five."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

_SMALL = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
} | {"naught": 0, "nought": 0, "nil": 0, "single": 1}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
} | {"fourty": 40, "ninty": 90}
_LARGE = {
    word: 10 ** (3 * power)
    for power, word in enumerate(
        ["thousand", "million", "billion", "trillion", "quadrillion", "quintillion", "sextillion"], start=1
    )
} | {"bln": 10**9, "tln": 10**12, "mln": 10**6, "lakh": 10**5, "lkh": 10**5, "crore": 10**7, "koti": 10**7, "kr": 10**7}
_ORDINALS = {
    word: value
    for value, word in enumerate(
        [
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
        ],
        start=3,
    )
}
_ORDINAL_TENS = {word.removesuffix("y") + "ieth": value for word, value in _TENS.items()}
_PARTS = (
    {"half": 2, "halves": 2, "quarter": 4, "quarters": 4, "first": 1, "firsts": 1}
    | _ORDINALS
    | _ORDINAL_TENS
    | {"hundredth": 100}
    | {f"{word}th": scale for word, scale in _LARGE.items()}
)
_PARTS |= {f"{word}s": below for word, below in _PARTS.items() if not word.endswith(("s", "half"))}

_ENDINGS = frozenset(f"{word}s" for word, value in _PARTS.items() if value < 10) - {"halfs", "quarters"}  # noqa: PLR2004
"""What a fraction's lower part may end with after tens: three twenty-firsts."""
_STARTS = frozenset(_SMALL) | frozenset(_TENS)
_SCALES = frozenset(_LARGE) | {"hundred", "dozen"}
_SINGULAR = {f"{word}s": word for word in _SCALES}
_HUNDRED, _THOUSAND, _BOUNDLESS = 100, 1000, 10**30
NUMBER_WORDS = _STARTS | _SCALES | frozenset(_SINGULAR) | {"half", "a", "an", "point"}
"""The words that a numeral may begin with."""


def is_figure(word: str) -> bool:
    """Whether a word is written in digits: 3, 1,200.5."""
    return word[0].isdecimal()


def read_english(words: Sequence[str], start: int = 0) -> tuple[Decimal, int] | None:
    """The number that begins at `start` and the index after it, None where none does.

    `words` are lower-case, hyphens split off; figures among them are plain decimals.
    """
    article = words[start] in ("a", "an")
    at = start + article
    if article and (at == len(words) or not (words[at] in _SCALES or words[at] in _PARTS)):
        return None
    fraction = _part_of_scale(words, at, article=article)
    if fraction:
        return fraction
    read = (
        (Decimal(0), at)
        if words[at] == "point" and words[at + 1 : at + 2] in (["zero"], ["o"], ["oh"])
        else _whole(words, at)
    )
    if read is None:
        return None
    value, at = _with_decimals(words, *read)
    return _compound_part(words, value, at) or _with_part(words, value, at)


def _part_of_scale(words: Sequence[str], at: int, *, article: bool) -> tuple[Decimal, int] | None:
    """Half a dozen, half million, a fifth, half a percent."""
    if at == len(words) or words[at] not in _PARTS:
        return None
    if words[at] == "half":
        after = at + 1 + (words[at + 1 : at + 2] in (["a"], ["an"]))
        if words[after : after + 1] and _scale(words[after]):
            return Decimal(_scale(words[after])) / 2, after + 1
        return Decimal("0.5"), after if after < len(words) else at + 1
    below = _PARTS[words[at]]
    if not article or below <= _PARTS["half"]:
        return None
    scale = _LARGE.get(words[at + 1], 0) if words[at] == "quarter" and at + 1 < len(words) else 0
    return (Decimal(scale) / below, at + 2) if scale else (Decimal(1) / below, at + 1)


def _scale(word: str) -> int:
    word = _SINGULAR.get(word, word)
    return {"hundred": 100, "dozen": 12}.get(word) or _LARGE.get(word, 0)


@dataclass(slots=True)
class _Sum:
    """A whole number while it is read: `section` counts below the next large scale, `room` bounds what may follow."""

    total: Decimal = Decimal(0)
    section: Decimal = Decimal(0)
    room: int = _BOUNDLESS
    last_large: int = _BOUNDLESS

    def takes(self, word: str) -> bool:
        """Add a word; False where it cannot belong to the same number."""
        value = _small_value(word)
        if value is not None:
            return self._takes_value(value, 10 if word in _TENS else 1)
        scale = _scale(word)
        return bool(scale) and self._takes_scale(scale)

    def _takes_value(self, value: Decimal, room: int) -> bool:
        if value >= self.room:
            return False
        self.section, self.room = self.section + value, room
        return True

    def _takes_scale(self, scale: int) -> bool:
        if scale < _THOUSAND:
            self.section, self.room = (self.section or Decimal(1)) * scale, _HUNDRED
        elif scale >= self.last_large:
            if self.section:
                return False
            self.total, self.last_large = self.total * scale, scale
        else:
            self.total += (self.section or 1) * scale
            self.section, self.last_large, self.room = Decimal(0), scale, _THOUSAND
        return True


def _whole(words: Sequence[str], start: int) -> tuple[Decimal, int] | None:
    """A whole number, or a figure with scales after it: two hundred and twelve, 3 million."""
    read, at = _Sum(), start
    while at < len(words):
        joined = words[at] == "and"
        if joined and (read.room not in (_HUNDRED, _THOUSAND) or not _goes_on(words, at + 1, read.room)):
            break
        if not read.takes(words[at + joined]):
            break
        at += 1 + joined
    return (read.total + read.section, at) if at > start else None


def _goes_on(words: Sequence[str], at: int, room: int) -> bool:
    """Whether what follows an `and` is more of the number, and not a fraction or another one."""
    match list(words[at : at + 2]):
        case [word, part] if _scale(part) == room or (part in _PARTS and word in _SMALL):
            return False
        case [word, *_]:
            return word in _STARTS or (is_figure(word) and int(Decimal(word)) < _HUNDRED)
        case _:
            return False


def _small_value(word: str) -> Decimal | None:
    if is_figure(word):
        return Decimal(word)
    value = _SMALL.get(word, _TENS.get(word))
    return None if value is None else Decimal(value)


def _with_decimals(words: Sequence[str], value: Decimal, at: int) -> tuple[Decimal, int]:
    """Point two five, point o six; a scale may follow: one point eight four billion."""
    if words[at : at + 1] != ["point"]:
        return value, at
    digits, after = "", at + 1
    while after < len(words):
        digit = "0" if words[after] in ("o", "oh") else str(_SMALL.get(words[after], ""))
        if not digit and is_figure(words[after]):
            digit = words[after]
        if not digit.isdecimal() or (len(digit) > 1 and digits):
            break
        digits, after = digits + digit, after + 1
    if not digits:
        return value, at
    value += Decimal(f"0.{digits}")
    if after < len(words) and (scale := _scale(words[after])):
        return value * scale, after + 1
    return value, after


def _with_part(words: Sequence[str], value: Decimal, at: int) -> tuple[Decimal, int]:
    """... and a half, two thirds, one over eight, twenty-three fifths, 3 million and a half."""
    rest = list(words[at : at + 4])
    match rest:
        case ["and", "a" | "an" | "one", part, *_] if part in _PARTS and _PARTS[part] > 1:
            return _with_fraction(words, value, at, Decimal(1) / _PARTS[part], at + 3)
        case ["and", _, _, *_] if fraction := _fraction(words, at + 1):
            return _with_fraction(words, value, at, *fraction)
        case ["over", *_]:
            below = _whole(words, at + 1)
            return (value / below[0], below[1]) if below and below[0] else (value, at)
        case [part, *more] if _is_fraction(value, part):
            if more[:2] == ["of", "a"] and words[at + 3 : at + 4] and _scale(words[at + 3]):
                return value / _PARTS[part] * _scale(words[at + 3]), at + 4
            return value / _PARTS[part], at + 1
    return value, at


def _compound_part(words: Sequence[str], value: Decimal, at: int) -> tuple[Decimal, int] | None:
    """Three twenty-firsts, one hundred thirty-fifths."""
    match list(words[at : at + 2]):
        case [tens, part] if tens in _TENS and part in _ENDINGS:
            return value / (_TENS[tens] + _PARTS[part]), at + 2
        case [part, *_] if part in _ENDINGS and words[at - 2 : at - 1] != ["and"]:
            lower = _TENS.get(words[at - 1], 0)
            return ((value - lower) / (lower + _PARTS[part]), at + 1) if value > lower > 0 else None
        case _:
            return None


def _with_fraction(words: Sequence[str], value: Decimal, at: int, fraction: Decimal, end: int) -> tuple[Decimal, int]:
    """Two and a half; of the scale before it (3 million and a half), or of the one after (two and a half million)."""
    before, after = _last_scale(words, at), _LARGE.get(words[end], 0) if end < len(words) else 0
    if not after:
        return value + fraction * before, end
    return (value + fraction * after if before > 1 else (value + fraction) * after), end + 1


def _fraction(words: Sequence[str], at: int) -> tuple[Decimal, int] | None:
    """Three quarters, fifty-four hundredths."""
    read = _whole(words, at)
    if read and read[1] < len(words) and _is_fraction(read[0], words[read[1]]):
        return read[0] / _PARTS[words[read[1]]], read[1] + 1
    return None


def _is_fraction(count: Decimal, part: str) -> bool:
    """Whether so many of a part are one: two thirds and one third, and not two third."""
    return part in _PARTS and _PARTS[part] > 1 and (count == 1 or part.endswith("s") or part == "half")


def _last_scale(words: Sequence[str], at: int) -> int:
    """What a half after it is half of: a million in `3 million and a half`, one otherwise."""
    scale = _scale(words[at - 1])
    return scale if scale >= 10**6 else 1
