"""How English writes several periods at once: Jan-Oct, Q1 to Q3, the past three months; and Oct '25, 3Q25, FY2025."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from catalog.language.calendar.days import Mark, full_year, period_mark, spanning, stretch_mark, where
from catalog.language.text.vocabulary import vocabulary
from catalog.model import Grain

_NAMES = vocabulary("en")["calendar"]["month_names"]
_MONTH = "|".join(sorted(_NAMES, key=len, reverse=True))
_WORDS_TOO = frozenset({"may", "march", "mar", "dec"})
"""What may be no month where nothing joins it to one."""
_TO = r"\s?-\s?|\s(?:to|through|thru|till|until)\s(?:the\send\sof\s)?"
_YEAR = r"(?:,?\s(?:of\s)?(?P<year>20[0-9]{2}))?"
_B, _E = r"(?<![a-z0-9.-])", r"(?![a-z0-9]|[.,][0-9])"
_MONTHS = re.compile(rf"{_B}(?:from\s)?(?P<first>{_MONTH})\.?(?P<gap>{_TO}|\s)(?P<last>{_MONTH})\.?{_YEAR}{_E}(?!\s?%)")
_QUARTERS = re.compile(rf"{_B}(?:from\s)?q(?P<first>[1-4])(?P<gap>{_TO})q?(?P<last>[1-4]){_YEAR}{_E}(?!\s?%)")
_PAST = re.compile(
    r"(?<![a-z0-9])(?:the\s)?(?:past|last|previous|trailing|rolling)\s(?:two|three|four|five|six|nine|ten|twelve|few"
    r"|couple\sof|several|[2-9]|1[0-2])\s(?:weeks|months|quarters|years)(?![a-z])"
)
_SHORT_YEAR = re.compile(
    rf"{_B}(?P<month>{_MONTH})\.?(?:\s?'(?P<short>[0-9]{{2}})|(?<!on\s.{{3}})(?<!ed\s.{{3}})-(?P<near>[0-9]{{2}})){_E}(?!\s?%|[-/])"
)
_QUARTER = re.compile(rf"{_B}(?P<q>[1-4])q(?:\s?'?(?P<year>20[0-9]{{2}}|[0-9]{{2}}))?{_E}(?!\s?%)")
_HALF = re.compile(r"(?:(?<=^)|(?<=\n))(?P<half>[12])h\s?'?(?P<year>20[0-9]{2}|2[0-9])(?=:?\s[a-z])")
_FISCAL = re.compile(rf"{_B}fy\s?'?(?P<year>20[0-9]{{2}}|[0-9]{{2}}){_E}(?!\s?%)")


def marks(text: str, today: date) -> Iterator[Mark]:
    for found in _MONTHS.finditer(text):
        if found["gap"].isspace() and (found["first"] in _WORDS_TOO or found["last"] == "may"):
            continue
        year = int(found["year"] or 0)
        first, last = (date(year or today.year, _NAMES[found[name]], 1) for name in ("first", "last"))
        if first < last:
            yield from spanning(found.span(), found.span("gap"), first, last, Grain.MONTH, floating=not year)
    for found in where(text, "q", _QUARTERS):
        year = int(found["year"] or 0)
        first, last = (date(year or today.year, 3 * int(found[name]), 1) for name in ("first", "last"))
        if first < last:
            yield from spanning(found.span(), found.span("gap"), first, last, Grain.QUARTER, floating=not year)
    for found in where(text, ("past ", "last ", "previous ", "trailing ", "rolling "), _PAST):
        yield stretch_mark(*found.span(), today)
    yield from _written_short(text, today)


def _written_short(text: str, today: date) -> Iterator[Mark]:
    """Periods with a year of two digits: Oct '25, 3Q25, 1H26, FY25."""
    for found in where(text, "'-", _SHORT_YEAR):
        if year := _short_year(found, today):
            yield period_mark(*found.span(), date(year, _NAMES[found["month"]], 1), Grain.MONTH)
    for found in where(text, ("1q", "2q", "3q", "4q"), _QUARTER):
        year = full_year(found["year"]) if found["year"] else 0
        day = date(year or today.year, 3 * int(found["q"]), 1)
        yield period_mark(*found.span(), day, Grain.QUARTER, floating=not year)
    for found in where(text, ("1h", "2h"), _HALF):
        yield period_mark(*found.span(), date(full_year(found["year"]), 6 * int(found["half"]), 1), Grain.HALF_YEAR)
    for found in where(text, ("fy",), _FISCAL):
        yield period_mark(*found.span(), date(full_year(found["year"]), 1, 1), Grain.YEAR)


def _short_year(found: re.Match[str], today: date) -> int:
    """The year of Oct '25; Oct-25 is that of this year or the last one, and else a day."""
    if found["short"]:
        return full_year(found["short"])
    year = full_year(found["near"])
    return year if today.year - 1 <= year <= today.year else 0
