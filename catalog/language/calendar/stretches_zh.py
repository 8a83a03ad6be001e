"""How Chinese writes several periods at once: 9-10月, 7至9月, Q1到Q3, 过去三个月; and 民国114年, 202510."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from catalog.language.calendar.days import Mark, day_of, full_year, period_mark, shifted, spanning, stretch_mark, where
from catalog.language.numerals.numerals_zh import parse_chinese
from catalog.language.text.vocabulary import vocabulary
from catalog.model import Grain

_YEARS = vocabulary("zh")["calendar"]["years"]
_YEAR = (
    rf"(?:(?P<year>(?<![0-9])(?:20)?[0-9]{{2}})年|(?P<that_year>{'|'.join(sorted(_YEARS, key=len, reverse=True))}))?的?"
)
_TO = r"\s?(?:-|~|～|至|到)\s?"
_JOINT = re.compile("[-~～至到、]")
_MONTH = "(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])"
_MONTHS = re.compile(
    rf"{_YEAR}(?<![0-9.])(?P<first>{_MONTH})(?P<gap>月?份?{_TO}|\s?、\s?)(?P<last>{_MONTH})月份?(?!\s?[0-9]{{1,2}}\s?[号日])"
)
_NAMED = ("率", "度", "数")
"""What a first number follows that is a figure: 流失率9、10月开会."""
_QUARTERS = re.compile(
    rf"{_YEAR}(?<![a-z0-9])(?:q(?P<q>[1-4])(?P<gap>{_TO})q?(?P<q2>[1-4])(?![0-9a-z])"
    rf"|第?(?P<first>[一二三1-3])季?度?(?P<gap2>{_TO})第?(?P<last>[二三四2-4])季度?)"
)
_PAST = re.compile(
    r"(?:最近|(?<!刚)过去|(?:(?<=^)|(?<=[\n，。；,;:：\s]))近)这?的?\s?"
    r"(?:(?:[2-9]|1[0-9]|[两二三四五六七八九十几])\s?(?:个多?月|个?季度|个?星期|个礼拜|周|年)|半年|[一1]年)"
)
_REPUBLIC = re.compile(r"民国\s?(?P<year>[0-9]{2,3})\s?年(?:\s?(?P<month>1[0-2]|0?[1-9])\s?月份?)?")
_REPUBLIC_BEGAN = 1911
_RUN = re.compile(
    r"(?:(?<=^)|(?<=[\n，。；,;:：\s（(]))(?P<year>20[12][0-9])(?P<month>0[1-9]|1[0-2])(?=\s?[一-鿿:：])(?!\s?[元块万亿千个人家件份条户次])"
)


def marks(text: str, today: date) -> Iterator[Mark]:
    if _JOINT.search(text):
        yield from _joined(text, today)
    for found in where(text, "近过", _PAST):
        yield stretch_mark(*found.span(), today)
    for found in where(text, "民", _REPUBLIC):
        if day := day_of(_REPUBLIC_BEGAN + int(found["year"]), int(found["month"] or 1), 1):
            yield period_mark(*found.span(), day, Grain.MONTH if found["month"] else Grain.YEAR)
    for found in where(text, ("201", "202"), _RUN):
        yield period_mark(*found.span(), date(int(found["year"]), int(found["month"]), 1), Grain.MONTH)


def _joined(text: str, today: date) -> Iterator[Mark]:
    """The months or quarters that are joined by a dash, a word or a Chinese comma."""
    for found in where(text, "月", _MONTHS):
        year = _year(found, today)
        first, last = (date(year or today.year, _number(found[name]), 1) for name in ("first", "last"))
        if first < last and not ("、" in found["gap"] and text[found.start() - 1 : found.start()] in _NAMED):
            yield from spanning(found.span(), found.span("gap"), first, last, Grain.MONTH, floating=not year)
    for found in where(text, "季q", _QUARTERS):
        year = _year(found, today)
        numbers = _number(found["q"] or found["first"]), _number(found["q2"] or found["last"])
        first, last = (date(year or today.year, 3 * number, 1) for number in numbers)
        if first < last:
            gap = found.span("gap" if found["gap"] else "gap2")
            yield from spanning(found.span(), gap, first, last, Grain.QUARTER, floating=not year)


def _year(found: re.Match[str], today: date) -> int:
    if found["that_year"]:
        return shifted(today, Grain.YEAR, _YEARS[found["that_year"]]).year
    return full_year(found["year"]) if found["year"] else 0


def _number(written: str) -> int:
    return int(parse_chinese(written) or 0)
