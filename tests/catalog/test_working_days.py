"""China's working days, against a slow and obvious second counting."""

from datetime import date, timedelta
from pathlib import Path

import chinese_calendar  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.errors import CalendarError
from catalog.working_days import WorkingDays, load_working_days

CALENDAR = WorkingDays()
DAY = timedelta(days=1)
OFF_IN_ANY_YEAR = {"01-01", "05-01", "05-02", "10-01", "10-02", "10-03"}

NOT_A_DAY = "number 1 is not a day; write 2027-02-05, without quotes or a time"

known = st.dates(date(2023, 1, 1), date(2026, 12, 31))
unknown = st.dates(date(2050, 1, 1), date(2053, 12, 31))
days = known | unknown


def worked(day: date) -> bool:
    """By the library where it knows the year, else from Monday to Friday but for the days off in any year."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.strftime("%a") not in ("Sat", "Sun") and day.strftime("%m-%d") not in OFF_IN_ANY_YEAR


@given(days)
def test_is_working(day: date) -> None:
    """Every day is what the second counting says."""
    assert CALENDAR.is_working(day) == worked(day)


few = st.frozensets(st.dates(date(2026, 9, 1), date(2027, 3, 1)), max_size=40)


@given(few, few, st.frozensets(st.sampled_from([2026, 2027])), st.dates(date(2026, 9, 1), date(2027, 3, 1)))
def test_the_companys_own_days(
    holidays: frozenset[date], make_up_days: frozenset[date], years: frozenset[int], day: date
) -> None:
    """The company's make-up days, then its holidays, then a year it gives whole, then what is published or guessed."""
    calendar = WorkingDays(holidays, make_up_days, years)
    usual = day.strftime("%a") not in ("Sat", "Sun") if day.year in years else worked(day)
    assert calendar.is_working(day) == (day in make_up_days or (day not in holidays and usual))


@given(days, st.integers(0, 40))
def test_after(day: date, count: int) -> None:
    """The n-th working day is the n-th one of a list of all days that follow."""
    following = [later for n in range(1, 120) if worked(later := day + n * DAY)]
    assert CALENDAR.after(day, count) == ([day, *following][count])


@given(days, st.integers(-10, 60))
def test_between(day: date, length: int) -> None:
    """The start is not counted, the end is, and backwards there is nothing."""
    end = day + length * DAY
    assert CALENDAR.between(day, end) == len([n for n in range(1, length + 1) if worked(day + n * DAY)])


@given(days, st.integers(1, 40))
def test_after_and_between_agree(day: date, count: int) -> None:
    """Up to the n-th working day after a day there are n of them."""
    assert CALENDAR.between(day, CALENDAR.after(day, count)) == count


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-01-01", False),
        ("2026-01-04", True),
        ("2026-02-14", True),
        ("2026-02-16", False),
        ("2026-05-09", True),
        ("2026-10-10", True),
        ("2026-11-21", False),
        ("2026-11-23", True),
        ("2024-02-29", True),
    ],
)
def test_known_days(day: str, expected: bool) -> None:  # noqa: FBT001  a column of the table
    """Holidays are off, make-up days are worked."""
    assert CALENDAR.is_working(date.fromisoformat(day)) is expected


def test_guessed_years() -> None:
    """A year that is not published is said to be guessed."""
    assert [year for year in range(2003, 2027) if CALENDAR.is_guessed(year)] == [2003]
    assert CALENDAR.guessed_year(date(2049, 12, 30), date(2050, 1, 4)) == 2049
    assert CALENDAR.guessed_year(date(2025, 12, 30), date(2026, 12, 31)) is None


def written(directory: Path, text: str) -> Path:
    path = directory / "holidays.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_company_file(tmp_path: Path) -> None:
    """The company's days go before the published ones; a year it gives whole is guessed no more."""
    calendar = load_working_days(
        written(
            tmp_path,
            """
            years = [2050]
            holidays = [2026-11-25, 2050-02-04]
            make_up_days = [2026-11-28, 2026-10-02, 2050-02-13]
            """,
        )
    )
    told = ["2026-11-25", "2026-11-28", "2026-10-02", "2026-10-01", "2050-02-04", "2050-02-13", "2050-05-02"]
    found = {day: calendar.is_working(date.fromisoformat(day)) for day in told}
    assert found == dict(zip(told, [False, True, True, False, False, True, True], strict=True))
    assert [calendar.is_guessed(year) for year in (2026, 2050, 2051)] == [False, False, True]
    assert load_working_days() == CALENDAR


def test_a_year_given_whole(tmp_path: Path) -> None:
    """A year that the company gives whole has its holidays alone, not the published ones."""
    calendar = load_working_days(written(tmp_path, "years = [2026]\nholidays = [2026-10-02]"))
    told = ["2026-10-01", "2026-10-02", "2026-10-10", "2025-10-01"]
    assert [calendar.is_working(date.fromisoformat(day)) for day in told] == [True, False, False, False]


@pytest.mark.parametrize(
    ("text", "entry", "reason"),
    [
        ("holiday = []", "holiday", "unknown; write one of holidays, make_up_days, years"),
        ("holidays = 2027-02-05", "holidays", "must be a list in brackets"),
        ('holidays = ["2027-02-05"]', "holidays", NOT_A_DAY),
        ("make_up_days = [2027-02-05T08:00:00]", "make_up_days", NOT_A_DAY),
        ("holidays = [[2027-02-05]]", "holidays", NOT_A_DAY),
        ("holidays = [2027-02-05, 2027-02-05]", "holidays", "2027-02-05 is given twice"),
        (
            "holidays = [2027-02-05]\nmake_up_days = [2027-02-05]",
            "make_up_days",
            "2027-02-05 is a holiday too; keep it in one list",
        ),
        ("years = [true]", "years", "number 1 is not a year; write 2027"),
        ("years = [2027, 27000]", "years", "number 2 is not a year; write 2027"),
        ("holidays = [2027-02-30]", "file", "not TOML"),
        ("holidays = [", "file", "not TOML"),
    ],
)
def test_broken_file(tmp_path: Path, text: str, entry: str, reason: str) -> None:
    """A broken file is refused with its name, the entry and what to write instead."""
    with pytest.raises(CalendarError) as caught:
        load_working_days(written(tmp_path, text))
    assert (caught.value.file, caught.value.entry) == ("holidays.toml", entry)
    assert caught.value.reason.startswith(reason)


def test_unreadable_file(tmp_path: Path) -> None:
    """A file that is missing, or is not UTF-8, is refused by name."""
    with pytest.raises(CalendarError, match=r"^none\.toml: file: No such file"):
        load_working_days(tmp_path / "none.toml")
    other = tmp_path / "gbk.toml"
    other.write_bytes("# 春节\n".encode("gbk"))
    with pytest.raises(CalendarError, match=r"^gbk\.toml: file: not UTF-8"):
        load_working_days(other)
