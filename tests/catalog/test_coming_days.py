"""A day that is still to come, as HR writes it."""

from datetime import date

import pytest

from catalog.coming_days import coming_day

TODAY = date(2026, 11, 23)
"""A Monday."""

DAYS = {
    "2026-12-01": [
        *("2026-12-01", "2026年12月1日", "12月1日", "12月1号", "12-1", "12/01", "1号", "下个月1号", "从12月1日起"),
        *("1 Dec", "Dec 1", "1 December 2026", "from 1 Dec", "the 1st", "１２月１日"),
    ],
    "2026-11-23": ["今天", "today", "周一", "Monday"],
    "2026-11-24": ["明天", "tomorrow", "从明天起"],
    "2026-11-25": ["后天", "the day after tomorrow"],
    "2026-11-27": ["周五", "Friday", "next Friday"],
    "2026-11-30": ["下周一", "next Monday", "月底", "end of the month"],
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
