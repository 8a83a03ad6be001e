"""A day that is still to come, as HR and managers write it."""

from datetime import date

import pytest

from catalog.coming_days import coming_day, day_ahead, next_monday

TODAY = date(2026, 11, 23)
"""A Monday."""

DAYS = {
    "2026-12-01": [
        *("2026-12-01", "2026年12月1日", "12月1日", "12月1号", "12-1", "12/01", "1号", "下个月1号", "从12月1日起"),
        *("1 Dec", "Dec 1", "1 December 2026", "from 1 Dec", "the 1st", "１２月１日"),
    ],
    "2026-11-23": ["今天", "today", "周一", "Monday"],
    "2026-11-24": ["明天", "tomorrow", "从明天起"],
    "2026-11-25": ["后天", "the day after tomorrow", "两天后", "in 2 days"],
    "2026-11-27": ["周五", "Friday", "next Friday"],
    "2026-11-30": ["下周一", "next Monday", "月底", "end of the month", "下周", "一周后"],
    "2026-12-31": ["12月31日", "until 31 Dec", "至12月31日"],
    "2027-01-01": ["明年1月1日", "1月1日", "1 Jan"],
    "2027-11-01": ["11月1日", "1 Nov"],
}


@pytest.mark.parametrize(("day", "words"), [(day, words) for day, all_ in DAYS.items() for words in all_])
def test_a_day_to_come(day: str, words: str) -> None:
    assert coming_day(words, today=TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "words", ["", "乱写", "92%", "12月", "2月30日", "13月1日", "30 Feb", "12月1日和12月3日", "hello"]
)
def test_what_is_no_day(words: str) -> None:
    assert coming_day(words, today=TODAY) is None


@pytest.mark.parametrize("words", ["11月1日", "1 Nov", "11/1"])
def test_a_day_that_has_just_been_may_be_meant(words: str) -> None:
    """A move is sometimes told late."""
    assert coming_day(words, today=TODAY, past=True) == date(2026, 11, 1)
    assert coming_day("12月1日", today=TODAY, past=True) == date(2026, 12, 1)


WEDNESDAY = date(2026, 11, 25)
PUT_OFF = {
    "2026-11-26": "明天 tomorrow 1天后",
    "2026-11-27": "后天 周五 本周五 Friday 27号",
    "2026-11-28": "三天后 3天后 大后天 28号 11月28日 Saturday",
    "2026-11-30": "下周 周一 下周一 Monday 30号",
    "2026-12-02": "一周后 下周三",
    "2026-12-04": "下周五",
    "2026-12-05": "12月5日 12/5 下个月5号 2026-12-05 5号",
    "2026-12-09": "两周后",
    "2027-01-04": "1月4日 1/4 2027年1月4日",
}
IN_ENGLISH = {
    "the day after tomorrow": "2026-11-27",
    "in 3 days": "2026-11-28",
    "next week": "2026-11-30",
    "in two weeks": "2026-12-09",
    "Dec 5": "2026-12-05",
    "5 December": "2026-12-05",
}
CASES = [(text, day) for day, texts in PUT_OFF.items() for text in texts.split()] + list(IN_ENGLISH.items())


@pytest.mark.parametrize(("text", "day"), CASES)
def test_a_day_that_something_is_put_off_until(text: str, day: str) -> None:
    """Whatever leaves the week, month or year open is the next one."""
    assert str(day_ahead(text, today=WEDNESDAY)) == day


@pytest.mark.parametrize(
    "text", ["今天", "昨天", "yesterday", "去年", "92", "", "好的", "5月1日", "2月30日", "2026-11-25"]
)
def test_no_day_to_come(text: str) -> None:
    """Today and before, more than a quarter away, no such day."""
    assert day_ahead(text, today=WEDNESDAY) is None


def test_the_next_monday_is_of_another_week() -> None:
    assert [str(next_monday(date(2026, 11, day))) for day in (29, 30)] == ["2026-11-30", "2026-12-07"]
