"""Times ahead, as HR writes them; now is Wednesday 25 November 2026, 14:00 in Shanghai."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.moments import FARTHEST, NoMoment, NoTimeOfDay, Past, TooFar, Unreadable, read_moment

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 25, 14, 0, tzinfo=ZONE)

READ = {
    "明天 9:00": "Thu 2026-11-26 09:00",
    "明天上午9点": "Thu 2026-11-26 09:00",
    "明早9点": "Thu 2026-11-26 09:00",
    "今晚8点": "Wed 2026-11-25 20:00",
    "今天18点": "Wed 2026-11-25 18:00",
    "后天下午3点半": "Fri 2026-11-27 15:30",
    "周五17:00": "Fri 2026-11-27 17:00",
    "周三下午三点": "Wed 2026-11-25 15:00",
    "下周一9点": "Mon 2026-11-30 09:00",
    "本周五下午5点": "Fri 2026-11-27 17:00",
    "12月1日 14:30": "Tue 2026-12-01 14:30",
    "12-01 9:00": "Tue 2026-12-01 09:00",
    "12/1 9:00": "Tue 2026-12-01 09:00",
    "2026-12-01 09:00": "Tue 2026-12-01 09:00",
    "2026年12月1日9点": "Tue 2026-12-01 09:00",
    "1月5日上午十点": "Tue 2027-01-05 10:00",
    "15号9点": "Tue 2026-12-15 09:00",
    "26号9点半": "Thu 2026-11-26 09:30",
    "下个月3号10点": "Thu 2026-12-03 10:00",
    "半小时后": "Wed 2026-11-25 14:30",
    "2小时后": "Wed 2026-11-25 16:00",
    "30分钟后": "Wed 2026-11-25 14:30",
    "一个半小时后": "Wed 2026-11-25 15:30",
    "三天后": "Sat 2026-11-28 14:00",
    "下午三点": "Wed 2026-11-25 15:00",
    "9点": "Thu 2026-11-26 09:00",
    "15点": "Wed 2026-11-25 15:00",
    "3点": "Wed 2026-11-25 15:00",
    "3:00": "Thu 2026-11-26 03:00",
    "明天中午": "Thu 2026-11-26 12:00",
    "中午12点": "Thu 2026-11-26 12:00",
    "tomorrow 9am": "Thu 2026-11-26 09:00",
    "tomorrow at 9:00": "Thu 2026-11-26 09:00",
    "tomorrow at 3": "Thu 2026-11-26 15:00",
    "Friday 5 pm": "Fri 2026-11-27 17:00",
    "next Monday 9:00": "Mon 2026-11-30 09:00",
    "next Wednesday 9:00": "Wed 2026-12-02 09:00",
    "1 Dec 14:30": "Tue 2026-12-01 14:30",
    "Dec 1 at 2:30pm": "Tue 2026-12-01 14:30",
    "1 December 2026, 09:00": "Tue 2026-12-01 09:00",
    "today 18:00": "Wed 2026-11-25 18:00",
    "tonight 8": "Wed 2026-11-25 20:00",
    "tonight at 8pm": "Wed 2026-11-25 20:00",
    "in 30 minutes": "Wed 2026-11-25 14:30",
    "in 2 hours": "Wed 2026-11-25 16:00",
    "in half an hour": "Wed 2026-11-25 14:30",
    "noon": "Thu 2026-11-26 12:00",
    "tomorrow noon": "Thu 2026-11-26 12:00",
    "the day after tomorrow at 10 am": "Fri 2026-11-27 10:00",
    "3 pm": "Wed 2026-11-25 15:00",
    "at 9": "Thu 2026-11-26 09:00",
    "早上8点": "Thu 2026-11-26 08:00",
    "12:30 am": "Thu 2026-11-26 00:30",
    "12 pm": "Thu 2026-11-26 12:00",
    "5月1日 8:00": "Sat 2027-05-01 08:00",
    "大后天9:15": "Sat 2026-11-28 09:15",
    "三点一刻": "Wed 2026-11-25 15:15",
    "三点十五分": "Wed 2026-11-25 15:15",
    "9点05分": "Thu 2026-11-26 09:05",
    "明年3月1日9点": "Mon 2027-03-01 09:00",
    "２０２６－１２－０１ ９：００": "Tue 2026-12-01 09:00",
    "周日晚上7点": "Sun 2026-11-29 19:00",
    "周天9点": "Sun 2026-11-29 09:00",
    "明晚九点": "Thu 2026-11-26 21:00",
    "Nov 27 9 am": "Fri 2026-11-27 09:00",
}

REFUSED: dict[str, type[NoMoment]] = {
    "周三9点": Past,
    "晚上12点": Unreadable,
    "明天": NoTimeOfDay,
    "周五": NoTimeOfDay,
    "昨天9点": Unreadable,
    "Wednesday 9:00": Past,
    "2026-11-20 09:00": Past,
    "2028-01-01 09:00": TooFar,
    "2月30日9点": Unreadable,
    "25:00": Unreadable,
    "hello": Unreadable,
    "明天9点开会": Unreadable,
    "今天9点": Past,
    "11月25日13点": Past,
    "": Unreadable,
}


@pytest.mark.parametrize("words", READ)
def test_a_time_ahead_is_read(words: str) -> None:
    """A weekday is the coming one; a time without a day is today's, or tomorrow's where today's is over."""
    assert f"{read_moment(words, now=NOW).astimezone(ZONE):%a %Y-%m-%d %H:%M}" == READ[words]


@pytest.mark.parametrize("words", REFUSED)
def test_nothing_is_planned_for_a_time_that_was_half_understood(words: str) -> None:
    """Nor for one that is over or too far away."""
    with pytest.raises(REFUSED[words]):
        read_moment(words, now=NOW)


@given(st.text(max_size=60))
def test_whatever_is_written_is_a_time_ahead_or_none(words: str) -> None:
    """Never another error, never the past."""
    try:
        moment = read_moment(words, now=NOW)
    except NoMoment:
        return
    assert NOW < moment <= NOW + FARTHEST


@given(st.datetimes(NOW.replace(tzinfo=None) + timedelta(minutes=1), NOW.replace(tzinfo=None) + timedelta(days=360)))
def test_what_is_written_in_figures_is_read_back(moment: datetime) -> None:
    """In either language."""
    minute = moment.replace(second=0, microsecond=0, tzinfo=ZONE)
    for pattern in ("%Y-%m-%d %H:%M", "%Y年%m月%d日 %H:%M", "%d %b %Y %H:%M", "%B %d, %Y at %I:%M %p"):
        if minute > NOW:
            assert read_moment(minute.strftime(pattern), now=NOW) == minute, pattern


def test_the_clock_is_the_writer_s() -> None:
    """And an hour that does not come, when the clocks go forward, is the one after it."""
    berlin = ZoneInfo("Europe/Berlin")
    now = datetime(2026, 3, 28, 12, 0, tzinfo=berlin)
    assert read_moment("tomorrow 9:00", now=now) == datetime(2026, 3, 29, 7, 0, tzinfo=UTC)
    assert read_moment("明天 2:30", now=now) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert read_moment("in 20 hours", now=now) == datetime(2026, 3, 29, 7, 0, tzinfo=UTC)
    assert read_moment("in one day", now=now) == datetime(2026, 3, 29, 10, 0, tzinfo=UTC)
