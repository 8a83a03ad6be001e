"""Where numbers stand in a normalised text and what they come to: digits, 中文数字, English words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from itertools import chain, islice
from math import prod
from typing import NamedTuple

from catalog.language.numerals.numerals_en import NUMBER_WORDS, is_figure, read_english
from catalog.language.numerals.numerals_zh import NUMERAL_CHARACTERS, one_or_the_other, parse_chinese
from catalog.language.quantities.no_numbers import without_look_alikes
from catalog.language.text.normal import UNREADABLE
from catalog.language.text.patterns import any_of, either
from catalog.language.text.vocabulary import expression

_PLACES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_GROUP = 3
"""Digits between two thousands separators."""
_MOST_DIGITS = 18
"""Digits of a number that a person writes; a longer run is an identifier."""
_MOST_NUMBERS = 400
"""Numbers of one kind that are looked at of a text: more than these are a table."""
_LARGEST = 24
"""So many places has nothing that is counted: a thousand million said over and over."""
_PLAIN_DIGITS = 8
"""A run of so many digits without a separator is a phone, order or card number."""

_ZH = f"[{NUMERAL_CHARACTERS}]"
_FIGURE = (
    r"[0-9.](?:(?<=\.)[0-9]+|(?<=[0-9])(?:[0-9]{0,2}(?:,[0-9]{3})+(?![0-9])|[0-9]{0,2}(?: [0-9]{3}){2,}(?![0-9])"
    r"|[0-9]{0,2} 000(?![0-9])|[0-9]*)(?:\.[0-9]+|,[0-9]{1,2}(?![0-9,]))?)"
)
"""Begun so, a text is looked through from one digit to the next."""
_SIGN = re.compile(r"(?:(?<![0-9a-z])(?:(?<![0-9a-z]\s)-\s?|-|负\s?)+|零下\s?|(?<![a-z])minus\s|(?<![a-z])negative\s)$")
_LONGEST_SIGN = 12
_OF_HUNDRED = re.compile(
    rf"(?P<minus>(?:-|负的?)\s?)?(?P<base>[十百]?万万?|[百千亿])\s?分\s{{0,2}}之\s{{0,2}}(?P<inner>负|-)?(?P<rest>(?:{_ZH}|[点又几多]"
    rf"|{_FIGURE})(?:\s?(?:{_ZH}|点(?={_ZH}|\s)|[多几]))*)(?P<k>\s{{0,2}}k(?![a-z]))?"
    r"|百\s?分\s?百|对折|半成|半百|半个(?:百分)?点(?![钟半])"
)
_DIGITS = re.compile(
    rf"(?P<figure>{_FIGURE})(?P<power>(?:e|\^)[+-]?[0-9]{{1,2}}(?![0-9]))?"
    rf"(?:\s?/\s?(?P<below>[0-9]{{1,7}}(?:\.0)?)(?![0-9.,/]))?(?P<zh>(?:\s{{0,2}}(?:[余多]?[十百千万亿兆]|个亿))(?:\s?(?:{_ZH}|[0-9]"
    rf"|点(?={_ZH})|又|几))*)?"
    r"(?P<scale>\s?(?:k|m|w|bn|mn|million|thousand|billion|g)(?![a-z]))?"
)
_CHINESE = re.compile(
    rf"(?P<sign>(?:负|零下)\s?)?(?P<numeral>(?:[0-9]{{1,4}}(?=\s?分\s{{0,2}}之)|{_ZH}|几(?=[十百千万])|(?<=负)点)(?:\s?(?:{_ZH}|[0-9]+"
    rf"|点\s?(?={_ZH})|又\s?(?={_ZH}|[0-9])|分\s{{0,2}}之\s?负?\s?(?={_ZH}|[0-9])|[几多余](?=\s?[十百千万亿])))*)"
)
_PARTS_IN_WORDS = {"对折": "50", "半成": "5", "半百": "50", "半个百分点": "0.5", "半个点": "0.5"}
_SCALES = {
    "k": 10**3,
    "thousand": 10**3,
    "w": 10**4,
    "m": 10**6,
    "mn": 10**6,
    "million": 10**6,
    "bn": 10**9,
    "billion": 10**9,
    "g": 10**9,
}
_OUT_OF = re.compile(r"\s(?:out\s)?of\s(?:(?:the|our|these|all|a\stotal\sof)\s)?")
_HUNDRED, _HUNDREDTHS = 100, Decimal("0.01")
_OF_THEM = re.compile(rf"\s{expression('numbers', 'of_them')}\s")
"""After a fraction in words: a tenth of our customers, and no tenth of a point."""
_ONE_IN = re.compile(rf"\s(?P<what>[a-z]{{4,}}\s)?{expression('numbers', 'one_in')}\s")
_ONE_OF_THEM = re.compile(rf"\s{expression('numbers', 'one_does')}")
_SOME_OF_THEM = re.compile(rf"\s(?!{expression('numbers', 'one_in_time')})(?:of\s)?[a-z]{{4,}}")
_AND_PART = re.compile(r"\s|\sand\s|又")
_SMALLEST_PART = 16
"""Sixteenths are the smallest parts that a whole number is given with: 4 18/20 is no number."""
_BEST_SCORES = frozenset(map(Decimal, (5, 10, 100)))
_MOST_COUNTED = 10_000
"""From here on a whole is an amount: 450k of 500k."""
_WORD = re.compile(r"[a-z]+|[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_JOINT = re.compile(r"\s*-?\s*")
_ANY_WORD = re.compile(any_of([rf"(?<![a-z])(?:over|{either(NUMBER_WORDS)})(?![a-z])"]))
_ANY_NUMERAL = re.compile(rf"[0-9]|{_ZH}|半[成百个]|对折")


class Number(NamedTuple):
    """A value at [start, end); `percent` where the writing itself says of a hundred (百分之), `ratio` of 18/20."""

    start: int
    end: int
    amount: Decimal
    percent: bool = False
    vague: bool = False
    ratio: tuple[Decimal, Decimal] | None = None
    lone: bool = False
    """A single Chinese digit or `one`: a number only where something is counted by it."""


def find_numbers(text: str) -> list[Number]:
    """Every number of a text whose dates are blanked out already, in its order."""
    numeric = _ANY_NUMERAL.search(text) is not None
    worded = _ANY_WORD.search(text) is not None
    if not (numeric or worded):
        return []
    text = without_look_alikes(text)
    found = list(_english(text)) if worded else []
    covered = {place for number in found for place in range(number.start, number.end)}
    others = _chinese_and_digits(text) if numeric else ()
    found += [number for number in others if covered.isdisjoint(range(number.start, number.end))]
    found = [number for number in found if number.amount.adjusted() < _LARGEST]
    return _with_ratios(text, sorted(found, key=lambda number: number.start))


def _with_ratios(text: str, numbers: list[Number]) -> list[Number]:
    """The numbers, two that are so many of so many as one: 18 of 20, nine out of ten; a whole one and a part, too."""
    found: list[Number] = []
    for number in numbers:
        part = found[-1] if found else None
        if part and _OUT_OF.fullmatch(text, part.end, number.start) and _are_counts(part, number):
            counts = part.amount, number.amount
            found[-1] = Number(part.start, number.end, counts[0] / counts[1], ratio=counts)
        elif part and part.amount == 1 and _is_one_in(text, part, number):
            found[-1] = Number(part.start, number.end, 1 / number.amount, ratio=(part.amount, number.amount))
        elif part and _AND_PART.fullmatch(text, part.end, number.start) and _are_mixed(part, number):
            amount = part.amount + (number.amount if part.amount >= 0 else -number.amount)
            found[-1] = Number(part.start, number.end, amount)
        else:
            found.append(number)
    return found


def _is_one_in(text: str, one: Number, number: Number) -> bool:
    """Whether it is one of so many: one in five customers is new, one customer in ten left."""
    found = _ONE_IN.fullmatch(text, one.end, number.start) if 1 < number.amount <= _HUNDRED else None
    if found is None or number.ratio is not None or number.percent:
        return False
    return (_ONE_OF_THEM if found["what"] else _SOME_OF_THEM).match(text, number.end) is not None


def _are_mixed(whole: Number, part: Number) -> bool:
    """Whether a whole number and a fraction in figures are one: 4 1/2, sixty four and 3/8."""
    plain = whole.ratio is None and not whole.percent and whole.amount % 1 == 0
    return plain and part.ratio is not None and 1 < part.ratio[1] <= _SMALLEST_PART


def _are_counts(part: Number, whole: Number) -> bool:
    """Whether one number can be so many of the other: whole ones or a score of the best, and no amounts of money."""
    plain = all(n.ratio is None and not n.percent for n in (part, whole))
    whole_ones = whole.amount % 1 == 0 and (part.amount % 1 == 0 or whole.amount in _BEST_SCORES)
    return plain and whole_ones and 0 <= part.amount <= whole.amount and 1 < whole.amount < _MOST_COUNTED


def _english(text: str) -> Iterator[Number]:
    """Numbers that hold at least one English word."""
    found = list(_WORD.finditer(text))
    words = [match[0].replace(",", "") for match in found]
    reach = _reach(text, found)
    at = 0
    while at < len(words):
        segment = words[at : reach[at]]
        read = read_english(segment) if _may_begin(segment) and not _goes_on_a_word(text, found[at].start()) else None
        if read is None or (read[1] == 1 and is_figure(segment[0])):
            at += 1
            continue
        value, count = read
        sign = at and words[at - 1] in ("minus", "negative") and reach[at - 1] > at
        start = found[at - 1 if sign else at].start()
        lone = not sign and segment[:count] in (["one"], ["single"])
        end = found[at + count - 1].end()
        if not sign and 0 < value < 1 and _OF_THEM.match(text, end):
            yield Number(start, end, (value * 100).quantize(_HUNDREDTHS).normalize() + 0, percent=True)
        else:
            yield Number(start, end, -value if sign else value, lone=lone)
        at += count


def _may_begin(words: list[str]) -> bool:
    """Whether a number with a word in it may begin here: with the word, or a figure before it (3 million, 1 over 8)."""
    match words:
        case [figure, "and", "a" | "one", "half" | "quarter" | "third", *_] if is_figure(figure):
            return True
        case [figure, word, *rest] if is_figure(figure):
            return word in NUMBER_WORDS or (word == "over" and not _goes_on(rest))
        case [word, *_]:
            return word in NUMBER_WORDS
        case _:
            return False


def _goes_on_a_word(text: str, start: int) -> bool:
    """Whether what stands here is the second half of a word: nintey-nine is not nine, a top-ten no ten."""
    return text[start - 1 : start] == "-" and text[start - 2 : start - 1].isalpha()


def _goes_on(words: list[str]) -> bool:
    """Whether anything but a number follows: 2000 over 3 is a fraction, 2000 over 3 years is none."""
    return any(word not in NUMBER_WORDS and word != "and" and not is_figure(word) for word in words)


def _reach(text: str, found: list[re.Match[str]]) -> list[int]:
    """For each word, the index after the last one that only spaces and hyphens part from it."""
    reach = [len(found)] * len(found)
    for index in range(len(found) - 2, -1, -1):
        joined = _JOINT.fullmatch(text, found[index].end(), found[index + 1].start())
        reach[index] = reach[index + 1] if joined else index + 1
    return reach


def _chinese_and_digits(text: str) -> Iterator[Number]:
    taken = 0
    kinds = (islice(kind, _MOST_NUMBERS) for kind in (_parts_of_hundred(text), _figures(text), _numerals(text)))
    for read in sorted(chain.from_iterable(kinds), key=lambda number: (number.start, -number.end)):
        if read.start >= taken:
            taken = read.end
            yield read


def _parts_of_hundred(text: str) -> Iterator[Number]:
    """百分之九十二, 千分之八 (in percent), 百分百."""
    if not any(sign in text for sign in "分折成半"):
        return
    for found in _OF_HUNDRED.finditer(text):
        if found["rest"] is None:
            yield Number(*found.span(), Decimal(_PARTS_IN_WORDS.get(found[0], "100")), percent=True)
            continue
        if found.start() and text[found.start() - 1] in NUMERAL_CHARACTERS:
            continue
        value = _value(found["rest"])
        if value is not None:
            scale = Decimal(prod(_PLACES[place] for place in found["base"])) / 100
            negative = bool(found["minus"]) != bool(found["inner"])
            value = value * (1000 if found["k"] else 1) / scale
            yield Number(
                *found.span(),
                -value if negative else value,
                percent=True,
                vague="多" in found["rest"] or "几" in found["rest"],
            )


def _value(written: str) -> Decimal | None:
    """A numeral in digits or characters, spaces and separators inside it passed over."""
    plain = written.replace(" ", "").replace("\n", "")
    if plain and plain[-1] in ".,":
        plain = plain[:-1]
    try:
        return Decimal(_without_separators(plain))
    except InvalidOperation:
        return parse_chinese(plain)


def _without_separators(figure: str) -> str:
    """Thousands separators taken out, a decimal comma made a point: 1,200 and 9,5."""
    whole, comma, decimals = figure.rpartition(",")
    if comma and len(decimals) < _GROUP and "." not in figure:
        return f"{whole.replace(',', '')}.{decimals}"
    return figure.replace(",", "")


def _figures(text: str) -> Iterator[Number]:
    """Numbers that begin with digits: 92.5, 1,200, -3, 9,5, 18/20, 5万4千, 475k."""
    for found in _DIGITS.finditer(text):
        sign = _SIGN.search(text, max(0, found.start() - _LONGEST_SIGN), found.start())
        start = sign.start() if sign else found.start()
        if _part_of_a_name(text, start, found.end()):
            continue
        if read := _figure(found, start, sign[0].strip() if sign else ""):
            yield read


def _figure(found: re.Match[str], start: int, sign: str) -> Number | None:
    figure = found["figure"]
    digits = figure.replace(",", "").replace(" ", "")
    if len(digits) > _MOST_DIGITS or (digits == figure and digits.isdecimal() and len(digits) >= _PLAIN_DIGITS):
        return None
    value = Decimal(_without_separators(figure.replace(" ", "")))
    end, ratio = found.end("figure"), None
    if found["power"]:
        power = int(found["power"].lstrip("^e"))
        value, end = (value.scaleb(power) if found["power"][0] == "e" else value**power), found.end("power")
    if found["below"]:
        end = found.end("below")
        below = Decimal(found["below"])
        if not below:
            return None
        ratio, value = (value, below), value / below
    if found["zh"]:
        placed = parse_chinese((figure + found["zh"]).replace(" ", "").replace(",", "").replace("个", ""))
        value, end = (placed, found.end("zh")) if placed is not None else (value, end)
    if found["scale"] and end == found.end("zh" if found["zh"] else "figure"):
        value, end = value * _SCALES[found["scale"].strip()], found.end("scale")
    negative = sign in ("-", "负", "零下", "minus", "negative")
    return Number(start, end, -value if negative else value, ratio=ratio)


def _part_of_a_name(text: str, start: int, end: int) -> bool:
    """Whether the digits hang on a letter, an unreadable sign or a dot: d20, 9\ufffd2, .5.1."""
    before = text[start - 1] if start else " "
    after = text[end : end + 1]
    if before in (UNREADABLE, "_", "\\", "^") or after == UNREADABLE:
        return True
    return before == "." and text[start - 2 : start - 1].isalnum()


def _numerals(text: str) -> Iterator[Number]:
    """Numbers in Chinese characters."""
    for found in _CHINESE.finditer(text):
        start, written = found.start("numeral"), found["numeral"]
        whole = _value(written)
        if whole is None:
            yield from _pieces(start, written)
            continue
        bare = written.replace(" ", "")
        yield Number(
            found.start() if found["sign"] else start,
            found.end(),
            -whole if found["sign"] else whole,
            vague=any(c in bare for c in "几多余") or one_or_the_other(bare),
            lone=len(bare) == 1 and bare not in "廿卅",
        )


def _pieces(start: int, written: str) -> Iterator[Number]:
    """The numerals of a run that is not one number as a whole, parted by its spaces."""
    for piece in re.finditer(r"\S+", written):
        value = _value(piece[0])
        if value is not None:
            yield Number(start + piece.start(), start + piece.end(), value, lone=len(piece[0]) == 1)
