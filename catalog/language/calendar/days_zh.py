"""How Chinese writes days and periods: 去年三季度, 2026年10月, 上个月20号, 上周五, 大前天, 今年第三十七周."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from catalog.language.calendar import stretches_zh
from catalog.language.calendar.days import (
    FARTHEST_YEAR,
    NO_DAY,
    Mark,
    comparison_mark,
    day_mark,
    day_of,
    full_year,
    months_after,
    period_mark,
    shifted,
    where,
)
from catalog.language.numerals.numerals_zh import parse_chinese
from catalog.language.text.patterns import any_of, either
from catalog.language.text.vocabulary import vocabulary
from catalog.model import Grain

_WORDS = vocabulary("zh")["calendar"]
_DIGIT = "零〇一二三四五六七八九"
_RELATIVE = {
    Grain.WEEK: _WORDS["weeks"],
    Grain.MONTH: _WORDS["months"],
    Grain.QUARTER: _WORDS["quarters"],
    Grain.HALF_YEAR: _WORDS["half_years"],
    Grain.YEAR: _WORDS["years"],
}
_OFFSETS = {word: (grain, count) for grain, words in _RELATIVE.items() for word, count in words.items()}


_YEAR = (
    rf"(?:(?P<year>(?<![0-9])[0-9]{{2,4}}(?:(?<=[0-9]{{4}})\s)?|[{_DIGIT}]{{2,4}}\s?)年度?|(?P<that_year>{either(_WORDS['years'])}))"
    r"(?:的|以来)?\s?"
)
_MONTH = r"(?P<month>(?<![0-9.])(?:1[0-2]|0?[1-9])|十[一二]?|[一二三四五六七八九]|[首元])\s?个?月份?"
_BARE_YEAR = r"(?P<bare_year>(?<![0-9])20[0-9]{2})\s?"
"""A year without 年, before a part of it: 2019下半年."""
_THAT_MONTH = rf"(?P<that_month>{either(_WORDS['months'])})"
_DAY = (
    r"(?P<day>(?:3[01]|[12][0-9]|0?[1-9])|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]"
    r"|廿[一二三四五六七八九]?)"
)
_WEEK_WORD = "(?:周|星期|礼拜)"
_ORDINAL = r"(?P<count>[0-9]{1,2}|[一二三四五六七八九十]{1,3})"

_TRIGGER = re.compile(
    any_of(
        (
            *("[年月日号周季昨今明前刚星礼比半]", "20[0-9]{2}", "[qh][1-4]", "[0-9]/[0-9]"),
            r"[0-9][.-][0-9]{1,2}\s?[已就才上交提递报呈印召收发]",
        )
    )
)
_THAN = r"(?:(?:相)?较|(?<!占)(?<!费[销效])(?<!费用销售)相?比|对比"
"""What a period follows that is compared with; 占比, 费销比 and the like are names."""
_PART = rf"(?:{either(_WORDS['halves'])}|第?[一二三四]季度?|q[1-4])"
_A_MONTH = _MONTH.replace("(?P<month>", "(?:")
_COMPARISON = re.compile(
    any_of(
        (
            (
                rf"{_THAN}|相对|与|和|跟|同)(?:于|起)?"
                rf"(?:{either(_OFFSETS)}|上一?期|同期|{_A_MONTH})(?:的?同(?:期|月|季度?))?(?:末|底|度)?(?:数据?)?(?:相比|对比|比)?"
            ),
            rf"(?:{either(_OFFSETS)}|上一?期)的?同(?:期|月|季度?)",
            "同比",
            "环比",
            "上一?期",
            (
                rf"{_THAN}|不如|不及|优于|[好强高低多少差逊大小]于|[好强高胜低]过|超过?了?|赶超了?"
                r"|没有?(?=[^,，。;；0-9]{2,6}[高好强多低差少]))(?:于|起|了)?"
                rf"(?:{either(_OFFSETS)}|{_PART}|上一?期|{_A_MONTH})[末底度]?的?(?:数据?|水平|成绩)?"
            ),
            rf"[与和跟同]{_PART}[末底]?的?(?:数据?|水平)?(?:相?比|持平|一样|差不多|相当|一致|基本|接近|没(?:什么|啥)?变)",
        )
    )
)
_IN_ROW, _LIKE = (
    re.compile("[与和跟同](?!期)(?!.*比$)"),
    re.compile(r"[^,，。;；\n0-9%]*(?:比|持平|一样|差不多|相当|一致|接近|没.?变|变化|相同|相等)"),
)
"""9月和10月流失率8% names two months; 10月和9月持平 compares them."""
_NOT_AFTER = r"(?![0-9]*\s?(?:楼|线|机|馆|门|店|室|桌|院|仓|车间|库))"
_EXACT_DAY = re.compile(
    rf"(?P<y>20[0-9]{{2}})\s?[-/.]\s?(?P<m>1[0-2]|0?[1-9])\s?[-/.]\s?(?P<d>3[01]|[12][0-9]|0?[1-9])(?![0-9])"
    rf"|(?:{_YEAR})?(?:{_MONTH}|{_THAT_MONTH})的?\s?{_DAY}\s?(?:号|日){_NOT_AFTER}"
)
_NO_SUCH_DAY = re.compile(rf"(?:{_YEAR})?(?<![0-9.])[0-9]{{1,2}}\s?月的?\s?[0-9]{{1,2}}\s?[号日]{_NOT_AFTER}")
"""A day as it is written, whether or not there is one: where nothing better reads it (12月32日) there is none."""
_SHORT_DAY = re.compile(
    r"(?<![0-9./-])(?<![了成约占为到达])(?P<m>1[0-2]|0?[1-9])[/](?P<d>3[01]|[12][0-9]|0?[1-9])(?![0-9./%-])"
    r"(?=\s?[已就刚才交提发报送递呈上出开召完定修收接响处回结那的全制弄做写办更，,])"
)
_DOTTED_DAY = re.compile(
    r"(?<![0-9./-])(?<![了成约占为到达率度分])(?P<m>1[0-2]|0?[1-9])\.(?P<d>3[01]|[12][0-9]|0?[1-9])(?![0-9./%-])"
    r"(?=\s?(?:已经?|就|刚|才)*(?:(?<=已)完成|[上呈]?交(?!流)|提交|递交|报送|呈报|印发|召开|收齐|发[的出给]|交付))"
)
"""A day with a dot, told from a figure by what was done on it: 11.19已交."""
_DASHED_DAY = re.compile(_DOTTED_DAY.pattern.replace(r"\.(?P<d>", "-(?P<d>"))
"""The same with a dash: 11-19交了."""
_BRACKETED_DAY = re.compile(r"(?<=[交完好了发报开办])\s?[（(](?P<m>1[0-2]|0?[1-9])/(?P<d>3[01]|[12][0-9]|0?[1-9])[)）]")
_BARE_DAY = re.compile(rf"(?<![0-9一二三四五六七八九十第.-]){_DAY}\s?(?:号|日){_NOT_AFTER}")
_WEEKDAY = re.compile(rf"(?P<which>上上|上个?|这个?|本|下个?)?{_WEEK_WORD}(?P<weekday>[一二三四五六日天])(?![0-9])")
_NEAR_DAY = re.compile(either(_WORDS["days"]))
_WEEK_OF = re.compile(
    rf"(?:(?:{_YEAR})?(?:{_MONTH}|{_THAT_MONTH})"
    rf"|{_YEAR.replace('<year>', '<year2>').replace('<that_year>', '<that_year2>')})"
    rf"的?(?:第?{_ORDINAL}|(?P<last>最后一?))个?{_WEEK_WORD}"
)
_QUARTER = re.compile(rf"(?:{_YEAR}|{_BARE_YEAR})?(?:第?(?P<quarter>[一二三四1-4首])季度?|q(?P<q>[1-4])(?![0-9a-z]))")
_QUARTER_END = re.compile(rf"(?:{_YEAR})?第?(?P<quarter>[一二三四1-4])季度?末")
_FIRST_QUARTERS = re.compile(rf"(?:{_YEAR})?前(?P<last>[一二两三123])个?季度?")
_HALF = re.compile(
    rf"(?:{_YEAR}|{_BARE_YEAR})?(?:(?P<half>{either(_WORDS['halves'])})|(?<![a-z])h(?P<h>[12])(?![0-9a-z]))"
)
_YEAR_MONTH = re.compile(
    rf"(?:{_YEAR})(?:年?[底末初]的?|第)?{_MONTH}|(?P<y>20[0-9]{{2}})[-./](?P<m>1[0-2]|0?[1-9])(?![0-9./%-])"
)
_ONLY_MONTH = re.compile(rf"(?<![第每个过近]){_MONTH}(?!以内|之内|内)")
_ONLY_YEAR = re.compile(rf"(?<![0-9第近过这每]){_YEAR}")
_THAT = re.compile(any_of([rf"(?<!20[0-9][0-9])(?:{either(_OFFSETS)})"]))
_AGO = re.compile(
    r"(?<![0-9第])(?P<count>[1-9][0-9]?|[一二两三四五六七八九十]{1,3})\s?(?P<unit>年|个多?月|个季度)(?P<half>半?)(?:以|之)?(?P<side>前|后)"
)
_DAYS_AGO = re.compile(
    r"(?<![0-9第])(?P<count>[1-9][0-9]?|[一两二三四五六七八九十])\s?(?:天|个?(?P<week>周|星期|礼拜))(?:以|之)?前(?!后)"
)
_COUNTED_MONTH = re.compile(r"(?<![0-9])[0-9一二三四五六七八九十]{1,3}\s?个月")


def marks(text: str, today: date) -> Iterator[Mark]:
    """Every mark, the more exact readings first: what they cover, later ones do not take."""
    if not _TRIGGER.search(text):
        return
    for found in _COMPARISON.finditer(text):
        if not (
            _IN_ROW.match(found[0]) and text[found.start() - 1] in "年月季度半" and not _LIKE.match(text, found.end())
        ):
            yield comparison_mark(*found.span(), today)
    yield from stretches_zh.marks(text, today)
    yield from _days(text, today)
    yield from _parts_of_years(text, today)
    yield from _months(text, today)
    for found in where(text, "前后", _AGO):
        yield _counted_off(found, today)
    for found in _THAT.finditer(text):
        grain, count = _OFFSETS[found[0]]
        yield period_mark(*found.span(), shifted(today, grain, count), grain)
    for found in where(text, "年", _ONLY_YEAR):
        if year := _year(found, today):
            yield period_mark(found.start(), found.end(), date(year, 1, 1), Grain.YEAR)


def _days(text: str, today: date) -> Iterator[Mark]:
    for found in where(text, ("号", "日", "20"), _EXACT_DAY):
        if found["y"]:
            day = day_of(int(found["y"]), int(found["m"]), int(found["d"]))
            floating = False
        else:
            month, floating = _month_and_whether_open(found, today)
            day = month and day_of(month.year, month.month, _number(found["day"]))
        yield day_mark(*found.span(), day or NO_DAY, floating=floating and day is not None)
        if day:
            yield from _days_after(text, found.end(), day, floating=floating)
    for found in where(text, "号日", _NO_SUCH_DAY):
        yield day_mark(*found.span(), NO_DAY)
    for found in (
        *where(text, "/", _SHORT_DAY, _BRACKETED_DAY),
        *where(text, ".", _DOTTED_DAY),
        *where(text, "-", _DASHED_DAY),
    ):
        if day := day_of(today.year, int(found["m"]), int(found["d"])):
            yield day_mark(*found.span(), day, floating=True)
    yield from _near_days(text, today)
    yield from _weekdays(text, today)
    for found in where(text, "号日", _BARE_DAY):
        if day := day_of(today.year, today.month, _number(found["day"])):
            yield day_mark(*found.span(), day, floating=True, monthless=True)


def _near_days(text: str, today: date) -> Iterator[Mark]:
    for found in _NEAR_DAY.finditer(text):
        yield day_mark(*found.span(), today + timedelta(days=_WORDS["days"][found[0]]))
    for found in where(text, "前", _DAYS_AGO):
        yield day_mark(*found.span(), today - timedelta(days=_number(found["count"]) * (7 if found["week"] else 1)))


def _days_after(text: str, end: int, first: date, *, floating: bool) -> Iterator[Mark]:
    """The days without a month that follow one with it: 10月28号提的，15号到的 is the 15th of November."""
    for found in _BARE_DAY.finditer(text, end):
        if _EXACT_DAY.search(text, end, found.end()):
            return
        if day := day_of(first.year, first.month, _number(found["day"])):
            after = months_after(day, 1)
            later = day if day >= first else day_of(after.year, after.month, day.day)
            if later:
                yield day_mark(*found.span(), later, floating=floating)


def _weekdays(text: str, today: date) -> Iterator[Mark]:
    """Days of the week; one without a week is of the same as the named one before it: 上周三来的投诉，周五回的."""
    named: date | None = None
    for found in where(text, "周期拜", _WEEKDAY):
        if text.startswith("第", max(0, found.start() - 2)):  # 第二周四项 are four of the second week
            continue
        day = _weekday(found, today)
        if found["which"]:
            named = day
        elif named and (day - named).days >= 7:  # noqa: PLR2004 - a week later
            day -= timedelta(days=7 * ((day - named).days // 7))
        yield day_mark(*found.span(), day, weekless=not found["which"] and not named)


def _weekday(found: re.Match[str], today: date) -> date:
    """周五 alone is the last one that has been; 本周五 is this week's, 上周五 the week's before."""
    monday = today - timedelta(days=today.weekday())
    day = monday + timedelta(days=_WORDS["weekdays"][found["weekday"]])
    match (found["which"] or "")[:2]:
        case "上上":
            return day - timedelta(days=14)
        case "上" | "上个":
            return day - timedelta(days=7)
        case "下" | "下个":
            return day + timedelta(days=7)
        case "":
            return day if day <= today else day - timedelta(days=7)
        case _:
            return day


def _parts_of_years(text: str, today: date) -> Iterator[Mark]:
    for found in where(text, "周期拜", _WEEK_OF):
        if mark := _week_of(found, today):
            yield mark
    for found in where(text, "季q", _QUARTER):
        number = 1 if found["quarter"] == "首" else _number(found["quarter"] or found["q"])
        year = _year(found, today)
        if number:
            day = date(year or today.year, number * 3, 1)
            yield period_mark(*found.span(), day, Grain.QUARTER, floating=not year)
    for found in where(text, "季", _QUARTER_END):
        day = date(_year(found, today) or today.year, _number(found["quarter"]) * 3, 1)
        yield period_mark(*found.span(), day, Grain.MONTH, floating=not _year(found, today))
    for found in where(text, "季", _FIRST_QUARTERS):
        grain = {1: Grain.QUARTER, 2: Grain.HALF_YEAR}.get(_number(found["last"]), Grain.YEAR)
        yield period_mark(*found.span(), date(_year(found, today) or today.year, 1, 1), grain)
    for found in where(text, "半h", _HALF):
        half = _WORDS["halves"][found["half"]] if found["half"] else int(found["h"])
        year = _year(found, today)
        yield period_mark(*found.span(), date(year or today.year, half * 6, 1), Grain.HALF_YEAR, floating=not year)


def _months(text: str, today: date) -> Iterator[Mark]:
    for found in where(text, ("月", "20"), _YEAR_MONTH):
        if found["y"]:
            yield period_mark(*found.span(), date(int(found["y"]), int(found["m"]), 1), Grain.MONTH)
        elif (year := _year(found, today)) and (month := _month_number(found["month"])):
            yield period_mark(*found.span(), date(year, month, 1), Grain.MONTH)
    counted = [found.span() for found in where(text, "月", _COUNTED_MONTH)]
    for found in where(text, "月", _ONLY_MONTH):
        month = _month_number(found["month"])
        if month and not any(start <= found.start() < end for start, end in counted):
            yield period_mark(*found.span(), date(today.year, month, 1), Grain.MONTH, floating=True)


def _week_of(found: re.Match[str], today: date) -> Mark | None:
    """The n-th week of a month or year, or the last; weeks begin on Monday.

    A month's first is the one with its first Monday in it, a year's the one with 4 January.
    """
    count = _number(found["count"] or "一")
    year = _year(found, today) or today.year
    if found["year2"] or found["that_year2"]:
        year = full_year(found["year2"]) if found["year2"] and found["year2"].isascii() else year
        if found["that_year2"]:
            year = shifted(today, Grain.YEAR, _WORDS["years"][found["that_year2"]]).year
        first, after = date(year, 1, 4), date(year + 1, 1, 1)
        limit, monday = 53, first - timedelta(days=first.weekday())
    else:
        month, _ = _month_and_whether_open(found, today)
        if month is None:
            return None
        first, after, limit = month, months_after(month, 1), 5
        monday = first + timedelta(days=-first.weekday() % 7)
    if found["last"]:
        return period_mark(*found.span(), after - timedelta(days=1), Grain.WEEK)
    if not 1 <= count <= limit:
        return None
    return period_mark(*found.span(), monday + timedelta(days=7 * (count - 1)), Grain.WEEK)


def _counted_off(found: re.Match[str], today: date) -> Mark:
    """三年前 is that year, 十个月后 and 两年半前 that month."""
    count = _number(found["count"]) * (1 if found["side"] == "后" else -1)
    if found["unit"] == "年" and not found["half"]:
        return period_mark(*found.span(), shifted(today, Grain.YEAR, count), Grain.YEAR)
    months = count * {"年": 12, "个季度": 3}.get(found["unit"], 1)
    half = 6 if found["half"] and found["unit"] == "年" else 0
    return period_mark(*found.span(), months_after(today, months + (half if count > 0 else -half)), Grain.MONTH)


def _month_and_whether_open(found: re.Match[str], today: date) -> tuple[date | None, bool]:
    """The first day of the named month, and whether its year was left open."""
    if found["that_month"]:
        return months_after(today, _WORDS["months"][found["that_month"]]), False
    year, month = _year(found, today), _month_number(found["month"])
    return (date(year or today.year, month, 1) if month else None), not year


def _year(found: re.Match[str], today: date) -> int:
    """The year that a pattern names, 0 where it names none."""
    if found["that_year"]:
        return shifted(today, Grain.YEAR, _WORDS["years"][found["that_year"]]).year
    written = found["year"] or found.groupdict().get("bare_year")
    if not written:
        return 0
    digits = written if written.isascii() else "".join(str(_DIGIT.index(c) - (c != "零")) for c in written)
    return min(full_year(digits), FARTHEST_YEAR)


def _month_number(written: str) -> int:
    return 1 if written in ("首", "元") else _number(written)


def _number(written: str) -> int:
    value = parse_chinese(written)
    return int(value) if value is not None else 0
