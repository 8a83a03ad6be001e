"""Chinese numerals: 两万三, 一百二, 廿, 零点九, 5万4千6百, 三又二分之一.

A numeral may hold Arabic digits (100万三千). The grammar is code, since places give the values; which everyday words
only look like numerals (统一, 十分) is vocabulary.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {c: i for i, c in enumerate("〇壹贰叁肆伍陆柒捌玖")}
_DIGITS |= {"幺": 1, "两": 2, "俩": 2, "仨": 3, "参": 3}
_TENS = {"廿": 20, "卅": 30, "卌": 40}
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
_VAGUE = "几多余"
_PLACED = frozenset(_SMALL) | frozenset(_LARGE) | frozenset(_TENS)
_TOKEN = re.compile(r"[0-9]+(?:\.[0-9]+)?|.")

NUMERAL_CHARACTERS = "".join((*_DIGITS, *_TENS, *_SMALL, *_LARGE))


_NEIGHBOURS = re.compile(
    "(?<![零一二两三四五六七八九点])(?:一[二两]|[二两]三|三[四五]|四五|五六|六七|七八|八九)(?![零一二两三四五六七八九])"
)


def one_or_the_other(numeral: str) -> bool:
    """Whether two digits in a row leave it open which is meant: 八九, 两三, 九十七八."""
    return _NEIGHBOURS.search(numeral) is not None


@lru_cache(maxsize=1024)
def parse_chinese(numeral: str) -> Decimal | None:
    """The value of a numeral without spaces or sign, None where the characters do not make one."""
    if numeral.count("分之") > 1 or numeral.count("又") > 1:
        return None
    whole, between, rest = numeral.partition("又")
    if "分之" in (rest or whole):
        below, _, above = (rest or whole).partition("分之")
        parts = (
            parse_chinese(below),
            parse_chinese(above.removeprefix("负")),
            parse_chinese(whole) if between else Decimal(0),
        )
        if parts[0] is None or parts[1] is None or parts[2] is None or not parts[0]:
            return None
        part = parts[1] / parts[0]
        return parts[2] + (-part if above.startswith("负") else part)
    return None if between else _decimal(numeral)


def _decimal(numeral: str) -> Decimal | None:
    """A numeral that may have a 点: 八点五, 十二点三万, 四万点六."""
    whole, point, fraction = numeral.partition("点")
    if not point:
        return _integer(numeral)
    scale = 1
    while fraction and fraction[-1] in _LARGE:
        scale *= _LARGE[fraction[-1]]
        fraction = fraction[:-1]
    digits = "".join(c if c.isdecimal() else str(_DIGITS.get(c, "x")) for c in fraction)
    value = _integer(whole) if whole else Decimal(0)
    if value is None or not digits.isdecimal():
        return None
    return (value + Decimal(f"0.{digits}")) * scale


def _integer(numeral: str) -> Decimal | None:
    tokens = [t for t in _TOKEN.findall(numeral) if t not in _VAGUE]
    if not tokens:
        return None
    if len(tokens) > 1 and _PLACED.isdisjoint(tokens):
        return _spelled(tokens)
    return _placed(tokens)


def _spelled(tokens: list[str]) -> Decimal | None:
    """Digits one by one: 一二三四, 一七二零."""
    if any(t not in _DIGITS for t in tokens):
        return None
    return Decimal("".join(str(_DIGITS[t]) for t in tokens))


def _placed(tokens: list[str]) -> Decimal | None:
    """Digits with their places: 一千一百十, 四万万, 两万三 (a last digit alone stands one below the place before)."""
    total, section, place, largest = Decimal(0), Decimal(0), 1, 0
    digit: Decimal | None = None
    for token in tokens:
        if token in _DIGITS or token[0].isdecimal():
            if digit is not None:
                return None
            digit = Decimal(_DIGITS.get(token, token))
            if not digit and len(tokens) > 1:
                digit, place = None, 1
        elif token in _TENS:
            section, place = section + _TENS[token], 10
        elif token in _SMALL:
            section, digit, place = section + (1 if digit is None else digit) * _SMALL[token], None, _SMALL[token]
        elif token not in _LARGE:
            return None
        else:
            section, digit, place = section + (digit or 0), None, _LARGE[token]
            if not total and not section:
                return None
            total = _grown(total, section, place, largest)
            section, largest = Decimal(0), place
    last = digit or Decimal(0)
    return total + section + (last * place / 10 if place >= _SMALL["百"] else last)


def _grown(total: Decimal, section: Decimal, scale: int, before: int) -> Decimal:
    """The total once a section is closed by 万, 亿 or 兆; a larger one than before counts all that stands before it."""
    if not section:
        return total * scale
    return (total + section) * scale if scale > before else total + section * scale
