"""How English writes days and periods: 24 March, on Friday, the 13th, last month, Q3 2026, second half of last year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from catalog.language.calendar import stretches_en
from catalog.language.calendar.comparisons_en import comparisons
from catalog.language.calendar.days import (
    FARTHEST_YEAR,
    NO_DAY,
    Mark,
    clamped,
    day_mark,
    day_of,
    full_year,
    period_mark,
    shifted,
    where,
)
from catalog.language.calendar.years_en import in_digits, in_words
from catalog.language.text.patterns import any_of, either
from catalog.language.text.vocabulary import vocabulary
from catalog.model import Grain

_WORDS = vocabulary("en")["calendar"]
_OFFSETS = {
    word: (grain, count)
    for grain, key in (
        (Grain.WEEK, "weeks"),
        (Grain.MONTH, "months"),
        (Grain.QUARTER, "quarters"),
        (Grain.HALF_YEAR, "half_years"),
        (Grain.YEAR, "years"),
    )
    for word, count in _WORDS[key].items()
}
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": -1}


_B, _E = r"(?<![a-z0-9.-])", r"(?![a-z0-9])"
_MONTH = rf"(?P<month>{either(_WORDS['month_names'])})\.?"
_BARE_MONTHS = either(word for word in _WORDS["month_names"] if word not in ("may", "march", "mar", "dec"))
_YEAR = r"(?P<year>(?:1[89]|20)[0-9]{2})(?![0-9%万亿千百元个家人次件笔条台辆吨公米份张篇页户单名位项套批])"
_FAR_YEAR = r"(?P<far>[2-9][0-9]{3})(?=\s*(?:$|[,.;!?]))"
"""After a month, at the end of a clause: a year that nobody lives to see, and no figure."""
_THAT_YEAR = rf"(?P<that_year>{either(_WORDS['years'])})"
_OF = r"(?:\s*,\s*|\s+of\s+(?:the\s+)?|\s*-\s*|\s+|'s\s+)"
_DAY = r"(?P<day>3[01]|[12][0-9]|0?[1-9])"
_SUFFIX = r"(?:st|nd|rd|th)"
_UNIT_AFTER = (
    r"(?!\s?(?:%|pct|percent|per\s?cent|points?|pts|class|hours?|hrs?|days?|weeks?|months?|sessions?|items?|working"
    r"|minutes?|k\b|,\d|\.\d|:\d|/))"
)

_TRIGGER = re.compile(
    any_of(
        (
            rf"[0-9](?:/[0-9]|{_SUFFIX}|q)",
            "20[0-9]{2}",
            "1[89][0-9]{2}",
            rf"{_B}(?:{either(_WORDS['month_names'])}|{either(_WORDS['weekdays'])})",
            "[qh][1-4]",
            "(?:day|week|month|quarter|qtr|season|half|year|yr|ytd|night|morning|afternoon|just now|period)",
            r"(?:ad\b|a\.d|eoy)",
            r"[ymq](?:[\s-]?o[\s-]?|/)[ymq]",
            r"(?:w/c|[1-4]h2|fy\s?'?[0-9]|nineteen|two thousand|twenty|teenth|tieth|elfth|eventh)",
        )
    )
)
_NAMES_A_MONTH = re.compile(any_of([rf"{_B}(?:{either(_WORDS['month_names'])})"]))
_EXACT_DAY = re.compile(
    rf"{_B}(?:(?P<y>20[0-9]{{2}})[-/.](?P<m>1[0-2]|0?[1-9])[-/.](?P<d>3[01]|[12][0-9]|0?[1-9]){_E}"
    rf"|(?:the\s)?{_DAY}{_SUFFIX}?\s?(?:of\s)?{_MONTH}(?:{_OF}{_YEAR})?{_E}"
    r"|(?<!/)(?P<slash_day>1[3-9]|2[0-9]|3[01])/(?P<slash_month>1[0-2]|0?[1-9])(?![0-9/%.])(?!\s?%)"
    r"|(?<![0-9.])(?P<dotted_day>3[01]|[12][0-9]|0?[1-9])\.(?P<dotted_month>1[0-2]|0?[1-9])\.(?P<dotted_year>20[0-9]{2})"
    r"(?![0-9.]))"
)
_MONTH_FIRST = re.compile(rf"{_B}{_MONTH}\s?(?:the\s)?{_DAY}{_SUFFIX}?{_UNIT_AFTER}(?:\s?,?\s?{_YEAR})?{_E}")
_BARE_DAY = re.compile(
    rf"{_B}(?:the\s|on\s|on\sthe\s)?{_DAY}{_SUFFIX}{_E}(?!\s(?:quarter|week|half|month|floor|time|quarters"
    rf"|place|draft|round|version|edition|of\s(?:the\s)?month))"
)
_NEAR_DAY = re.compile(any_of([rf"{_B}(?:{either(_WORDS['days'])}){_E}"]))
_FEW = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_DAYS_AGO = re.compile(rf"{_B}(?P<count>[0-9]{{1,2}}|{either(_FEW)})\s(?P<grain>day|week)s?\s(?:ago|earlier){_E}")
_PERIODS_AGO = re.compile(rf"{_B}(?P<count>{either(_FEW)}|[2-9])\s(?P<grain>month|quarter|year)s?\sago{_E}")
_DAY_IN_WORDS = re.compile(
    r"(?<![a-z])(?:on\s)?the\s(?P<day>(?:eleven|twelf|(?:thir|four|fif|six|seven|eigh|nine)teen|twentie|thirtie)th)"
    r"(?=$|[,.;!)]|\s(?:and|but|the|we|it|was|i)(?![a-z]))"
)
_DAYS_IN_WORDS = {
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "thirtieth": 30,
}
_WEEKDAY = re.compile(
    rf"{_B}(?:on\s)?(?P<which>last|this|next|past)?\s?(?P<weekday>{either(_WORDS['weekdays'])}){_E}"
    rf"(?!,?\s(?:the\s|on\s)*(?:[0-9]{{1,2}}{_SUFFIX}{_E}|[0-9]{{1,2}}\s?(?:of\s)?(?:{either(_WORDS['month_names'])})"
    rf"{_E}|(?:{either(_WORDS['month_names'])})\s(?:the\s)?[0-9]{{1,2}}{_SUFFIX}?{_E}))"
)
"""Not where the day follows that it is: Friday the 13th."""
_QUARTER = re.compile(
    rf"{_B}q(?P<q3>[1-4])\s?'(?P<short2>[0-9]{{2}}){_E}|{_B}(?:{_YEAR}{_OF})?(?:the\s)?(?:q(?P<q>[1-4])|(?P<nth>first|1st|second|2nd|third|3rd|fourth"
    rf"|4th)\s(?:quarter|qtr))"
    rf"(?:{_OF}?(?:{_YEAR.replace('<year>', '<after>')}|{_THAT_YEAR}))?{_E}"
    rf"|{_B}(?P<short>[0-9]{{2}})q(?P<q2>[1-4]){_E}"
)
_HALF = re.compile(
    rf"{_B}(?:{_YEAR}{_OF})?(?:the\s)?(?P<half>{either(_WORDS['halves'])})"
    rf"(?:{_OF}?(?:{_YEAR.replace('<year>', '<after>')}|{_THAT_YEAR}))?{_E}"
    rf"(?!\s(?:hour|day|of\sthe\s(?:month|week|{either(_WORDS['month_names'])})))"
)
_WAS = "".join(
    rf"(?<!{word}\s)"
    for word in (
        *("was", "were", "times", "time", "once", "twice", "filed", "returns", "return", "filings", "filing", "none"),
        *("nothing", "anything", "sent", "declarations", "declaration", "submitted", "arrived", "went in"),
        *("came in", "handed in"),
    )
)
"""Before `late this year`: what was late; late last year is the second half otherwise."""
_EDGE_OF_YEAR = re.compile(rf"{_B}(?:(?P<edge>early|end\sof|{_WAS}late)\s{_THAT_YEAR}|(?P<eoy>eoy)){_E}")
_YEAR_MONTH = re.compile(
    rf"{_B}(?:{_MONTH}{_OF}(?:{_YEAR}|{_THAT_YEAR}|{_FAR_YEAR})"
    rf"|{_YEAR.replace('<year>', '<before>')}{_OF}{_MONTH.replace('<month>', '<month2>')}"
    rf"|(?P<y>(?:19|20)[0-9]{{2}})\s?[-/]\s?(?P<m>1[0-2]|0?[1-9])|(?P<m2>1[0-2]|0?[1-9])\s?[-/]\s?(?P<y2>(?:19"
    rf"|20)[0-9]{{2}})){_E}(?![-/][0-9])"
)
_NAMED_MONTH = re.compile(
    rf"{_B}(?:(?P<which>this|last|next|in|for|during|since|(?:(?:for\s|in\s)?the\smonth\s)?of|until|by"
    rf"|from)\s(?P<month>{either(_WORDS['month_names'])})|(?P<bare>{_BARE_MONTHS}|(?:may|march|mar|dec)(?=:|\sfigures?:?)|(?:march|mar|dec)(?=\s(?:one|item|task|job|report|numbers?|results?)(?![a-z]))"
    rf"|(?:(?<=^)|(?<=[,;\n]\s)|(?<=\n)|(?<=[0-9%]\s))(?:march|mar|dec)(?=\s[a-z0-9])"
    rf"|(?:(?<=^)|(?<=\n))may(?=\s(?!i|we|you|it|they|be|the|have|not|need)[a-z]+\s)|(?<=[0-9%]\s)may(?=\s[0-9]))){_E}"
)
_WEEK_OF = re.compile(
    rf"{_B}(?:(?P<nth>first|1st|second|2nd|third|3rd|fourth|4th|last)\sweek\s(?:of|in)\s+(?:{_MONTH}(?:\s+{_YEAR})?"
    rf"|(?P<this>this\smonth)|(?P<in_year>(?:19|20)[0-9]{{2}})|{_THAT_YEAR})"
    rf"|(?:the\s)?week\s(?P<number>[0-9]{{1,2}})(?:\s(?:of|in)\s+{_YEAR.replace('<year>', '<number_year>')})?"
    r"|(?:w/c|(?:the\s)?week\s(?:of|commencing|beginning|starting)(?:\son)?)"
    rf"\s(?:(?:the\s)?{_MONTH.replace('<month>', '<of_month>')}\s?(?:the\s)?{_DAY}{_SUFFIX}?"
    rf"|the\s{_DAY.replace('<day>', '<of_day>')}{_SUFFIX})){_E}"
)
_ROUND, _THINGS = 2000, re.compile(r"\s(?:[a-z]+\s)?[a-z]+s(?![a-z])")
"""A round number and what it counts: 2000 entries."""
_COMING = re.compile(
    rf"{_B}(?:(?:upcoming|next|coming)\s(?P<count>two|three|four|[2-9])|(?P<count2>two|three|four"
    rf"|[2-9])\s(?:upcoming|coming))\s(?P<grain>week|month|quarter|year)s?{_E}"
)
_THAT = re.compile(any_of([rf"{_B}(?:{either(_OFFSETS)}){_E}"]))
_ONLY_YEAR = re.compile(
    rf"(?<![a-z0-9$€£¥.,/:#-]){_YEAR}(?:\s?a\.?d\.?)?{_E}(?!\s?(?:[万亿元块]|over(?![a-z])|yuan|rmb|dollars?|people|points?|[.,]\d"
    rf"|\d))|{_B}(?:the\s)?year\s(?:of\s)?(?P<y>[0-9]{{3,4}}){_E}|{_B}(?:in\s)?(?P<y2>[0-9]{{1,2}})\sa\.?d(?:\.|{_E})"
)


def marks(text: str, today: date) -> Iterator[Mark]:
    """Every mark, the more exact readings first: what they cover, later ones do not take."""
    if not _TRIGGER.search(text):
        return
    text, places = in_digits(text)
    yield from in_words(_marks(text, today), places)


def _marks(text: str, today: date) -> Iterator[Mark]:
    yield from comparisons(text, today)
    yield from stretches_en.marks(text, today)
    yield from _weeks(text, today)
    yield from _days(text, today)
    yield from _parts_of_years(text, today)
    yield from _months(text, today)
    for found in _THAT.finditer(text):
        grain, count = _OFFSETS[found[0]]
        yield period_mark(*found.span(), shifted(today, grain, count), grain)
    yield from _years(text)


def _days(text: str, today: date) -> Iterator[Mark]:
    for found in _EXACT_DAY.finditer(text):
        day = _exact_day(found, today)
        named = found["y"] or found["year"] or found["dotted_year"]
        yield day_mark(*found.span(), day or NO_DAY, floating=bool(day) and not named)
    for found in _MONTH_FIRST.finditer(text) if _NAMES_A_MONTH.search(text) else ():
        year = int(found["year"] or today.year)
        if day := day_of(year, _WORDS["month_names"][found["month"]], int(found["day"])):
            yield day_mark(*found.span(), day, floating=not found["year"])
    for found in _NEAR_DAY.finditer(text):
        yield day_mark(*found.span(), today + timedelta(days=_WORDS["days"][found[0]]))
    for found in where(text, ("ago", "earlier"), _DAYS_AGO):
        count = int(found["count"]) if found["count"].isdecimal() else _FEW[found["count"]]
        yield day_mark(*found.span(), clamped(today, -timedelta(days=count * (7 if found["grain"] == "week" else 1))))
    for found in _WEEKDAY.finditer(text):
        yield day_mark(*found.span(), _weekday(found, today))
    for found in where(text, ("st", "nd", "rd", "th"), _BARE_DAY, _DAY_IN_WORDS):
        number = _DAYS_IN_WORDS.get(found["day"]) or int(found["day"])
        if day := day_of(today.year, today.month, number):
            yield day_mark(*found.span(), day, floating=True, monthless=True)


def _exact_day(found: re.Match[str], today: date) -> date | None:
    """2026-11-18, 18.11.2026, 18/11 or 18 November; None for a day that the calendar does not have."""
    if found["y"]:
        return day_of(int(found["y"]), int(found["m"]), int(found["d"]))
    if found["dotted_year"]:
        return day_of(int(found["dotted_year"]), int(found["dotted_month"]), int(found["dotted_day"]))
    if found["slash_day"]:
        return day_of(today.year, int(found["slash_month"]), int(found["slash_day"]))
    return day_of(int(found["year"] or today.year), _WORDS["month_names"][found["month"]], int(found["day"]))


def _weekday(found: re.Match[str], today: date) -> date:
    """Friday and last Friday are the last one that has been, this and next Friday the coming one."""
    back = (today.weekday() - _WORDS["weekdays"][found["weekday"]]) % 7
    match found["which"]:
        case "next" | "this":
            return today + timedelta(days=7 - back if back else 0)
        case "last" | "past":
            return today - timedelta(days=back or 7)
        case _:
            return today - timedelta(days=back)


def _parts_of_years(text: str, today: date) -> Iterator[Mark]:
    for found in where(text, "q", _QUARTER):
        if short := found["short"] or found["short2"]:
            month = int(found["q2"] or found["q3"]) * 3
            yield period_mark(*found.span(), date(full_year(short), month, 1), Grain.QUARTER)
            continue
        year = _year(found, today)
        number = int(found["q"] or _ORDINALS[found["nth"]])
        yield period_mark(*found.span(), date(year or today.year, number * 3, 1), Grain.QUARTER, floating=not year)
    for found in _HALF.finditer(text):
        year = _year(found, today)
        half = _WORDS["halves"][found["half"]]
        yield period_mark(*found.span(), date(year or today.year, half * 6, 1), Grain.HALF_YEAR, floating=not year)
    for found in where(text, ("early", "end", "late", "eoy"), _EDGE_OF_YEAR):
        year = today.year if found["eoy"] else shifted(today, Grain.YEAR, _WORDS["years"][found["that_year"]]).year
        yield period_mark(*found.span(), date(year, 6 if found["edge"] == "early" else 12, 1), Grain.HALF_YEAR)


def _months(text: str, today: date) -> Iterator[Mark]:
    names = _WORDS["month_names"]
    for found in _YEAR_MONTH.finditer(text):
        if found["that_year"]:
            year = shifted(today, Grain.YEAR, _WORDS["years"][found["that_year"]]).year
        else:
            year = int(found["year"] or found["before"] or found["y"] or found["y2"] or FARTHEST_YEAR)
        name = found["month"] or found["month2"]
        month = names[name] if name else int(found["m"] or found["m2"])
        yield period_mark(*found.span(), date(year, month, 1), Grain.MONTH)
    for found in _NAMED_MONTH.finditer(text) if _NAMES_A_MONTH.search(text) else ():
        if found["which"] == "since":
            continue  # what has gone on since March is no figure of March's
        month = names[found["month"] or found["bare"]]
        first = date(today.year, month, 1)
        match found["which"]:
            case "next" if month <= today.month:
                first = date(today.year + 1, month, 1)
            case "last" if month >= today.month:
                first = date(today.year - 1, month, 1)
        named = found["which"] in ("next", "last")
        yield period_mark(*found.span(), first, Grain.MONTH, floating=not named)


def _weeks(text: str, today: date) -> Iterator[Mark]:
    for found in where(text, ("week", "w/c"), _WEEK_OF):
        if mark := _week_of(found, today):
            yield mark
    for found in where(text, ("coming", "next"), _COMING):
        written = found["count"] or found["count2"]
        count = int(written) if written.isdecimal() else {"two": 2, "three": 3, "four": 4}[written]
        grain = Grain(found["grain"])
        yield period_mark(*found.span(), shifted(today, grain, count), grain)
    for found in where(text, ("ago",), _PERIODS_AGO):
        count = int(found["count"]) if found["count"].isdecimal() else _FEW[found["count"]]
        grain = Grain(found["grain"])
        yield period_mark(*found.span(), shifted(today, grain, -count), grain)


def _week_of(found: re.Match[str], today: date) -> Mark | None:
    day = _day_in_week(found, today)
    return period_mark(*found.span(), day, Grain.WEEK) if day else None


def _day_in_week(found: re.Match[str], today: date) -> date | None:
    """A day of the week that is meant: of the 18th, week 31, the first of a year or of a month."""
    if found["of_month"]:
        return day_of(today.year, _WORDS["month_names"][found["of_month"]], int(found["day"]))
    if found["of_day"]:
        return day_of(today.year, today.month, int(found["of_day"]))
    if found["number"]:
        year, number = int(found["number_year"] or today.year), int(found["number"])
        return _first_week(year, number) if 1 <= number <= 53 else None  # noqa: PLR2004 - the weeks of a year
    nth = _ORDINALS[found["nth"] or "first"]
    if found["in_year"] or found["that_year"]:
        year = int(
            found["in_year"] or shifted(today, Grain.YEAR, _WORDS["years"][found["that_year"] or "this year"]).year
        )
        return date(year, 12, 28) if nth < 0 else _first_week(year, nth)
    month = today.month if found["this"] else _WORDS["month_names"][found["month"]]
    first = date(int(found["year"] or today.year), month, 1)
    if nth < 0:
        return shifted(first, Grain.MONTH, 1) - timedelta(days=1)
    return first + timedelta(days=-first.weekday() % 7 + 7 * (nth - 1))


def _first_week(year: int, number: int) -> date:
    """The Monday of an ISO week: the first one holds 4 January."""
    fourth = date(year, 1, 4)
    return fourth - timedelta(days=fourth.weekday()) + timedelta(days=7 * (number - 1))


def _years(text: str) -> Iterator[Mark]:
    for found in _ONLY_YEAR.finditer(text):
        year = int(found["year"] or found["y"] or found["y2"])
        if year and not (year == _ROUND and _THINGS.match(text, found.end())):
            yield period_mark(*found.span(), date(year, 1, 1), Grain.YEAR)


def _year(found: re.Match[str], today: date) -> int:
    """The year that a pattern names, 0 where it names none."""
    if found["that_year"]:
        return shifted(today, Grain.YEAR, _WORDS["years"][found["that_year"]]).year
    return int(found["year"] or found["after"] or 0)
