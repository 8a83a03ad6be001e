"""Who is reminded of what: the stages by table, then a year of days against a slow second way of telling."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from catalog.entries import Answer, Case, Done, Entry, Figure
from catalog.judging.deliverables import Delivery
from catalog.loading import load_catalog
from catalog.model import Cadence, Compliance, Deliverable, IncidentFree, Measure, Period, Response, Target
from catalog.owing import Owed, owed
from catalog.reminders import (
    ReminderRules,
    Reporter,
    digest_day,
    digest_moment,
    reminders_due,
    riskiest_first,
    stage_days,
)
from catalog.status import OpenCase
from catalog.working_days import WorkingDays

CATALOG = load_catalog()
CALENDAR = WorkingDays()
DAY = timedelta(days=1)
SHANGHAI, BERLIN, LOS_ANGELES = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin"), ZoneInfo("America/Los_Angeles")
RULES = ReminderRules()


@dataclass(frozen=True, slots=True)
class Thing:
    owed: Owed
    is_exempt: bool = False
    is_unheard: bool = False

    @property
    def key(self) -> str:
        match self.owed.what:
            case Delivery(due=due):
                return f"{self.owed.target.id}:{due}"
            case Period() as period:
                return f"{self.owed.target.id}:{period}"
            case OpenCase(label=label):
                return f"{self.owed.target.id}:{label}"


STAGES = {
    # The Spring Festival of 2026: rest from Sunday 15 to Monday 23 February, work on Saturdays 14 and 28.
    date(2026, 2, 13): "2026-02-06 2026-02-10 2026-02-12 2026-02-13 2026-02-14 2026-02-24",
    date(2026, 2, 17): "2026-02-10 2026-02-14 2026-02-24",
    date(2026, 2, 25): "2026-02-14 2026-02-24 2026-02-25 2026-02-26 2026-02-28 2026-03-04",
    # An ordinary Wednesday and an ordinary Saturday.
    date(2026, 11, 25): "2026-11-18 2026-11-20 2026-11-24 2026-11-25 2026-11-26 2026-11-30 2026-12-02",
    date(2026, 11, 28): "2026-11-20 2026-11-25 2026-11-27 2026-11-30 2026-12-01 2026-12-07",
}


@pytest.mark.parametrize("due", STAGES, ids=str)
def test_the_stages_of_what_is_owed(due: date) -> None:
    """7, 3, 1 and 0 days before, 1, 3 and 7 after; on rest days the last working day before, or the next one."""
    assert " ".join(map(str, sorted(stage_days(due, RULES, CALENDAR)))) == STAGES[due]


def test_on_rest_days_too_where_hr_wants_it() -> None:
    rules = ReminderRules(working_days_only=False, days_before=(2, 0), days_after=(1,))
    sunday = date(2026, 11, 29)
    assert sorted(stage_days(sunday, rules, CALENDAR)) == [sunday - 2 * DAY, sunday, sunday + DAY]


QUIET = [
    (time(20), time(8), "00:00 07:59 20:00 23:59", "08:00 12:00 19:59"),
    (time(12), time(14), "12:00 13:59", "00:00 11:59 14:00 23:59"),
    (time(0), time(0), "", "00:00 12:00 23:59"),
]


@pytest.mark.parametrize(("begins", "ends", "quiet", "loud"), QUIET)
def test_quiet_hours(begins: time, ends: time, quiet: str, loud: str) -> None:
    """They may span midnight; from a time to the same time there are none."""
    rules = ReminderRules(quiet_from=begins, quiet_until=ends)
    assert all(rules.is_quiet(time.fromisoformat(moment)) for moment in quiet.split())
    assert not any(rules.is_quiet(time.fromisoformat(moment)) for moment in loud.split())


def day_at(moment: str, zone: ZoneInfo, *, rules: ReminderRules = RULES, company: ZoneInfo = SHANGHAI) -> str:
    now = datetime.fromisoformat(moment).replace(tzinfo=zone)
    return str(digest_day(zone, rules, now=now, company=company, calendar=CALENDAR))


HOURS = [
    ("2026-11-23 08:59", SHANGHAI, "None"),
    ("2026-11-23 09:00", SHANGHAI, "2026-11-23"),
    ("2026-11-23 19:59", SHANGHAI, "2026-11-23"),
    ("2026-11-23 20:00", SHANGHAI, "None"),
    ("2026-11-24 00:30", SHANGHAI, "None"),
    ("2026-11-22 09:00", SHANGHAI, "None"),  # a Sunday
    ("2026-02-28 09:00", SHANGHAI, "2026-02-28"),  # a Saturday on which work is done
    ("2026-10-01 09:00", SHANGHAI, "None"),
    ("2026-11-23 09:00", BERLIN, "2026-11-23"),
    # In Los Angeles 9:00 is past the company's midnight: the digest is that of its next day.
    ("2026-11-23 09:00", LOS_ANGELES, "2026-11-24"),
    ("2026-11-27 09:00", LOS_ANGELES, "None"),
    ("2026-11-29 09:00", LOS_ANGELES, "2026-11-30"),
    # In Chicago 9:00 is an hour before it: what could not be sent at once is still that day's.
    ("2026-11-23 09:00", ZoneInfo("America/Chicago"), "2026-11-23"),
    ("2026-11-23 19:00", ZoneInfo("America/Chicago"), "2026-11-23"),
    ("2026-11-24 08:30", ZoneInfo("America/Chicago"), "None"),
]


@pytest.mark.parametrize(("moment", "zone", "day"), HOURS)
def test_the_day_whose_digest_may_be_sent(moment: str, zone: ZoneInfo, day: str) -> None:
    """From the hour that HR chose, by the clock of whoever is reminded, until the quiet hours; on working days."""
    assert day_at(moment, zone) == day
    assert day_at(moment, zone, rules=ReminderRules(enabled=False)) == "None"


@pytest.mark.parametrize("company", [SHANGHAI, BERLIN, LOS_ANGELES], ids=str)
@pytest.mark.parametrize(
    "zone", ["Asia/Shanghai", "Europe/Berlin", "America/Los_Angeles", "Australia/Lord_Howe", "Asia/Jerusalem"]
)
@pytest.mark.parametrize("hour", [0, 2, 8, 9, 16, 23])
def test_each_company_day_has_its_moment(company: ZoneInfo, zone: str, hour: int) -> None:
    """Whatever the clocks do: one moment a day, at the hour that HR chose or when the day begins."""
    rules = ReminderRules(at=time(hour, 30), quiet_from=time(0), quiet_until=time(0))
    days = [date(2026, 1, 1) + n * DAY for n in range(365)]
    moments = [digest_moment(day, ZoneInfo(zone), rules, company=company) for day in days]
    assert [moment.astimezone(company).date() for moment in moments] == days
    assert all(earlier < later for earlier, later in pairwise(moments))
    odd = [m for m in moments if m.astimezone(ZoneInfo(zone)).time() != rules.at]
    assert len(odd) <= 2, odd


# A year of simulated days.

PEOPLE = (
    Reporter(id=1, zone=SHANGHAI, positions=frozenset({"hr", "admin"})),
    Reporter(id=2, zone=BERLIN, positions=frozenset({"finance"})),
    Reporter(id=3, zone=ZoneInfo("America/New_York"), positions=frozenset({"sales"})),
    Reporter(id=4, zone=LOS_ANGELES, positions=frozenset({"public_relations"})),
    Reporter(id=5, zone=ZoneInfo("Asia/Kathmandu"), positions=frozenset({"customer_service"})),
    Reporter(id=6, zone=ZoneInfo("Pacific/Kiritimati"), positions=frozenset({"procurement"})),
    Reporter(id=7, zone=ZoneInfo("Australia/Lord_Howe"), positions=frozenset({"production"})),
    Reporter(id=8, zone=ZoneInfo("America/Sao_Paulo"), positions=frozenset({"technology"})),
    Reporter(id=9, zone=ZoneInfo("Asia/Shanghai"), positions=frozenset({"network"})),
)
SINCE = date(2026, 1, 1)
FIRST, LAST = date(2026, 1, 5), date(2027, 1, 4)


@dataclass(slots=True)
class Year:
    """What was reported, snoozed and said not to apply, each from its moment on."""

    company: ZoneInfo
    reports: dict[str, list[tuple[datetime, Entry]]]
    snoozes: dict[str, list[tuple[datetime, date]]]
    exempt: dict[str, datetime]

    def things(self, position: str, now: datetime) -> list[Thing]:
        today = now.astimezone(self.company).date()
        found = []
        for target in CATALOG.by_position[position].targets:
            entries = [entry for at, entry in self.reports.get(target.id, ()) if at <= now]
            for one in owed(target, entries, today=today, calendar=CALENDAR, days=RULES.days_ahead, since=SINCE):
                thing = Thing(one)
                is_exempt = self.exempt.get(thing.key, now + DAY) <= now
                found.append(Thing(one, is_exempt, is_unheard=not entries and today >= date(2026, 2, 1)))
        return found

    def snoozed(self, now: datetime) -> dict[str, date]:
        return {
            key: until[-1]
            for key, snoozes in self.snoozes.items()
            if (until := [until for at, until in snoozes if at <= now])
        }


def year(company: ZoneInfo, seed: int) -> Year:
    """Reports at random moments: some in time, some late, some never; some snoozed, some said not to apply."""
    chance = random.Random(seed)  # noqa: S311 - the same year every time
    lived = Year(company, {}, {}, {})
    for day in days(FIRST, LAST):
        moment = datetime.combine(day, time(chance.randrange(24), chance.randrange(60)), company).astimezone(UTC)
        for target in CATALOG.by_id.values():
            if isinstance(target, Response) and chance.random() < 0.02:
                lived.reports.setdefault(target.id, []).append((moment, Case(opened=day, label=f"{day}", on=day)))
        for position in CATALOG.by_position:
            for thing in lived.things(position, moment):
                _live(lived, thing, moment, chance)
    return lived


def _live(lived: Year, thing: Thing, now: datetime, chance: random.Random) -> None:
    today, fate = now.astimezone(lived.company).date(), chance.random()
    if not thing.owed.begun:
        return
    if fate < 0.02:
        lived.reports.setdefault(thing.owed.target.id, []).append((now, report(thing.owed, today)))
    elif fate < 0.04:
        lived.snoozes.setdefault(thing.key, []).append((now, today + DAY * chance.randrange(1, 12)))
    elif fate < 0.041:
        lived.exempt.setdefault(thing.key, now)


def report(one: Owed, today: date) -> Entry:
    match one.target, one.what:
        case Deliverable(), _:
            return Done(done=today)
        case Response(), OpenCase(label=label, opened=opened):
            return Case(opened=opened, label=label, closed=today, on=today)
        case Compliance(), Period() as period:
            return Answer(yes=True, on=today, period=period)
        case _, Period() as period:
            return Figure(value=Decimal(1), on=today, period=period)
    raise AssertionError(one)


def days(first: date, last: date) -> Iterator[date]:
    return (first + DAY * n for n in range((last - first).days + 1))


def is_told_slowly(thing: Thing, snoozed_until: date | None, day: date) -> bool:
    """The same told the other way round: a working day stands for the rest days around it.

    For those after it, up to the last day of what is owed; for those before it, once that is past.
    """
    rest_after = [day]
    while not CALENDAR.is_working(rest_after[-1] + DAY):
        rest_after.append(rest_after[-1] + DAY)
    rest_before = [day]
    while not CALENDAR.is_working(rest_before[-1] - DAY):
        rest_before.append(rest_before[-1] - DAY)
    if thing.is_exempt or not thing.owed.begun:
        return False
    if snoozed_until in rest_before:
        return True
    if snoozed_until is not None and day < snoozed_until:
        return False
    target, due = thing.owed.target, thing.owed.due
    if isinstance(target, Compliance) or getattr(target, "cadence", None) is Cadence.OPEN:
        return (thing.owed.overdue or thing.is_unheard) and any(one.day == 1 for one in rest_before)
    left = [(due - one).days for one in rest_after] if due is not None else []
    past = [(one - due).days for one in rest_before] if due is not None else []
    return bool({7, 3, 1, 0}.intersection(left) or {1, 3, 7}.intersection(past))


@pytest.mark.parametrize(("company", "seed"), [(SHANGHAI, 1), (BERLIN, 2)], ids=str)
def test_a_year_of_reminders(company: ZoneInfo, seed: int) -> None:
    """Looked at every quarter of an hour of a year: each day everyone has one digest of what the slow way tells of."""
    lived = year(company, seed)
    looked: dict[tuple[int, date], tuple[datetime, list[str]]] = {}
    now, end = (datetime.combine(day, time(), company).astimezone(UTC) for day in (FIRST, LAST))
    while now < end:
        for one in PEOPLE:
            day = digest_day(one.zone, RULES, now=now, company=company, calendar=CALENDAR)
            if day is not None and day >= FIRST and (one.id, day) not in looked:
                looked[one.id, day] = now, _told_at(lived, one, now, day)
        now += timedelta(minutes=15)
    assert looked == dict(_expected(lived))
    assert sum(bool(keys) for _, keys in looked.values()) > 500
    for (person, day), (moment, _) in looked.items():
        assert moment.astimezone(PEOPLE[person - 1].zone).time() == time(9)
        assert CALENDAR.is_working(day), day


def _told_at(lived: Year, one: Reporter, now: datetime, day: date) -> list[str]:
    things = {position: lived.things(position, now) for position in one.positions}
    reporter = Reporter(id=one.id, zone=one.zone, positions=one.positions, snoozed=lived.snoozed(now))
    found = reminders_due([reporter], things, RULES, now=now, company=lived.company, calendar=CALENDAR)
    assert {(digest.person, digest.day) for digest in found} <= {(one.id, day)}
    return [thing.key for digest in found for thing in digest.things]


def _expected(lived: Year) -> Iterator[tuple[tuple[int, date], tuple[datetime, list[str]]]]:
    for one in PEOPLE:
        for own_day in days(FIRST - DAY, LAST + DAY):
            moment = datetime.combine(own_day, time(9), one.zone).astimezone(UTC)
            day = moment.astimezone(lived.company).date()
            if not FIRST <= day < LAST or not CALENDAR.is_working(day):
                continue
            snoozed = lived.snoozed(moment)
            things = [thing for position in sorted(one.positions) for thing in lived.things(position, moment)]
            told = [thing for thing in things if is_told_slowly(thing, snoozed.get(thing.key), day)]
            yield (one.id, day), (moment, [thing.key for thing in riskiest_first(told)])


def test_what_is_never_reported_is_told_of_seven_times_and_then_no_more() -> None:
    """A document due on a Wednesday, through the weeks around it."""
    target = CATALOG.by_id["procurement.monthly_report"]
    told = [str(day) for day in days(date(2026, 11, 1), date(2026, 12, 15)) if "2026-11-25" in _keys(target, day)]
    assert " ".join(told) == STAGES[date(2026, 11, 25)]


def test_what_never_ends_is_told_of_once_a_month() -> None:
    """Recruitment fulfilment, given on 10 October: fresh through November, stale from December on."""
    target = CATALOG.by_id["hr.recruitment_rate"]
    given = Figure(value=Decimal(92), on=date(2026, 10, 10))
    told = [str(day) for day in days(date(2026, 10, 10), date(2027, 2, 28)) if _keys(target, day, given)]
    assert told == ["2026-12-01", "2027-01-04", "2027-02-01"]
    never = [str(day) for day in days(date(2026, 3, 1), date(2026, 6, 30)) if _keys(target, day)]
    assert never == ["2026-03-02", "2026-04-01", "2026-05-06", "2026-06-01"]


def _keys(target: Target, day: date, *entries: Entry) -> Sequence[str]:
    """What somebody with this target alone is reminded of on the day, each by its period or day."""
    now = datetime.combine(day, time(9), SHANGHAI)
    given = [entry for entry in entries if not isinstance(entry, Figure) or entry.on <= day]
    found = owed(target, given, today=day, calendar=CALENDAR, days=RULES.days_ahead, since=date(2026, 1, 1))
    things: Mapping[str, Sequence[Thing]] = {target.position: [Thing(one, is_unheard=not given) for one in found]}
    reporter = Reporter(id=1, zone=SHANGHAI, positions=frozenset({target.position}))
    due = reminders_due([reporter], things, RULES, now=now, company=SHANGHAI, calendar=CALENDAR)
    return [thing.key.partition(":")[2] for digest in due for thing in digest.things]


def test_the_riskiest_comes_first() -> None:
    """Overdue longest first, then by date, what never ends last."""
    now = datetime(2026, 12, 1, 9, tzinfo=SHANGHAI)
    things = [
        Thing(one)
        for target in CATALOG.by_position["procurement"].targets
        for one in owed(target, [], today=now.date(), calendar=CALENDAR, since=date(2026, 10, 1))
    ]
    first, *_, last = riskiest_first(things)
    assert (first.key, last.owed.target.cadence) == ("procurement.monthly_report:2026-10-25", Cadence.OPEN)


def test_incidents_are_asked_after_before_their_year_ends() -> None:
    target = next(one for one in CATALOG.by_id.values() if isinstance(one, IncidentFree))
    told = [str(day) for day in days(date(2026, 12, 1), date(2027, 1, 31)) if _keys(target, day)]
    assert told == ["2026-12-24", "2026-12-28", "2026-12-30", "2026-12-31"]


def test_a_measure_is_still_one() -> None:
    """A count that adds up is owed for its month until anything of it is reported."""
    target = CATALOG.by_id["procurement.new_suppliers"]
    assert isinstance(target, Measure)
    given = Figure(value=Decimal(2), on=date(2026, 11, 20))
    assert _keys(target, date(2026, 11, 27)) == ["2026-11"]
    assert _keys(target, date(2026, 11, 27), given) == []
