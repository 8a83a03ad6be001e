"""Targets that are asked for from a day on, and documents whose due days change."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from catalog.amending import Amendment, AmendmentKind
from catalog.deadlines import deadlines
from catalog.entries import Answer, Case, Done, Entry, Figure
from catalog.errors import NotBegun
from catalog.history import history
from catalog.judging import check_entry, judge
from catalog.judging.deliverables import occurrences
from catalog.loading import load_catalog
from catalog.model import Deliverable, Grain, Period, Target
from catalog.notation import parse_schedule
from catalog.overseeing import given_for
from catalog.owing import owed
from catalog.requirements import cadence_of, grain_on, schedule_on
from catalog.status import State
from catalog.working_days import load_working_days

CALENDAR = load_working_days(None)
NEW_YEAR = date(2027, 1, 1)
COMMON: dict[str, Any] = {
    "id": "trial",
    "name": {"zh": "试行指标", "en": "Trial target"},
    "short": {"zh": "试行指标", "en": "Trial target"},
    "clause": "试行",
    "line": 1,
}
KINDS: dict[str, dict[str, Any]] = {
    "rate": {"kind": "measure", "bound": ">= 90", "unit": "percent", "cadence": "open"},
    "count": {"kind": "measure", "bound": ">= 2", "unit": "item", "cadence": "month", "counting": "sum"},
    "document": {"kind": "deliverable", "due": "by 5", "cadence": "month"},
    "case": {"kind": "response", "limit": "3 day", "cadence": "event"},
    "incidents": {"kind": "incident_free", "cadence": "year"},
    "yes_no": {"kind": "compliance", "cadence": "open"},
}


def target(kind: str, since: date | None = NEW_YEAR) -> Target:
    first = {"from": since.isoformat()} if since is not None else {}
    amendment = Amendment(AmendmentKind.TARGET, "admin:10", {**COMMON, **KINDS[kind], **first})
    return load_catalog(None, [amendment]).by_id["admin.trial"]


@pytest.mark.parametrize("kind", KINDS)
def test_before_its_first_day_nothing_is_asked(kind: str) -> None:
    """It is shown as what is to come, owes nothing, and takes no report."""
    one, eve = target(kind), date(2026, 12, 31)
    status = judge(one, [], today=eve, calendar=CALENDAR)
    assert (status.state, status.begins, status.needed) == (State.UPCOMING, NEW_YEAR, None)
    assert owed(one, [], today=eve, calendar=CALENDAR, since=date(2026, 1, 1)) == []
    assert history(one, [], today=eve, calendar=CALENDAR, since=date(2026, 1, 1)).rows == []
    assert not given_for(one, [], today=eve, since=date(2026, 1, 1))
    entries: dict[str, Entry] = {
        "document": Done(done=eve),
        "case": Case(opened=eve, on=eve),
        "yes_no": Answer(yes=True, on=eve),
    }
    with pytest.raises(NotBegun):
        check_entry(one, entries.get(kind, Figure(value=Decimal(1), on=eve)), today=eve)


EARLIER: dict[str, Entry] = {
    "rate": Figure(value=Decimal(91), on=date(2027, 1, 4), period=Period.parse("2026-12")),
    "count": Figure(value=Decimal(1), on=date(2027, 1, 4), period=Period.parse("2026-12")),
    "case": Case(opened=date(2026, 12, 30), on=date(2027, 1, 4)),
    "yes_no": Answer(yes=True, on=date(2027, 1, 4), period=Period.parse("2026-12")),
}


@pytest.mark.parametrize("kind", EARLIER)
def test_what_was_before_is_not_reported_afterwards(kind: str) -> None:
    with pytest.raises(NotBegun):
        check_entry(target(kind), EARLIER[kind], today=date(2027, 1, 4))


@pytest.mark.parametrize("kind", ["rate", "count", "document", "yes_no"])
def test_history_before_the_day_is_not_judged(kind: str) -> None:
    """Though the position was held for years."""
    one, today, held = target(kind), date(2027, 3, 10), date(2024, 1, 1)
    before = judge(one, [], today=today, calendar=CALENDAR, period=Period.parse("2026-12"), since=held)
    assert before.state is State.NOT_REQUIRED
    rows = history(one, [], today=today, calendar=CALENDAR, since=held).rows
    days = [row.delivery.due if kind == "document" else row.period.start for row in rows]  # type: ignore[union-attr]
    assert all(day >= NEW_YEAR for day in days)
    things = owed(one, [], today=today, calendar=CALENDAR, since=held)
    assert all(thing.due is None or thing.due >= NEW_YEAR for thing in things)


def test_from_its_first_day_a_target_is_like_any_other() -> None:
    """What is owed begins with the period that holds the day, whoever held the position before."""
    one = target("count", since=date(2026, 11, 10))
    things = owed(one, [], today=date(2027, 1, 10), calendar=CALENDAR, since=date(2020, 1, 1))
    assert [str(thing.what) for thing in things] == ["2026-11", "2026-12", "2027-01"]
    plain = judge(target("count", since=None), [], today=date(2027, 1, 10), calendar=CALENDAR)
    assert judge(one, [], today=date(2027, 1, 10), calendar=CALENDAR) == plain


def test_deadlines_are_shown_from_the_first_day_on() -> None:
    """A calendar shows what is to come, too."""
    found = deadlines(target("document"), [], today=date(2026, 11, 23), calendar=CALENDAR)
    assert [one.due for one in found][:2] == [date(2027, 1, 5), date(2027, 2, 5)]


def changed(*steps: tuple[str, str], id_: str = "production.monthly_production_plan") -> Deliverable:
    made = [Amendment(AmendmentKind.REQUIREMENT, id_, {"from": start, "to": to}) for start, to in steps]
    one = load_catalog(None, made).by_id[id_]
    assert isinstance(one, Deliverable)
    return one


def test_another_due_day_holds_from_its_period_on() -> None:
    """Each month is owed by the schedule of its own first day."""
    plan = changed(("2027-01-01", "by 10"))
    due = [one.due for one in occurrences(plan, date(2026, 11, 1), date(2027, 2, 28))]
    assert due == [date(2026, 11, 20), date(2026, 12, 20), date(2027, 1, 10), date(2027, 2, 10)]
    assert schedule_on(plan, date(2026, 12, 31)) == parse_schedule("by 20")


def test_how_often_a_document_is_owed_may_change() -> None:
    """A month's becomes a quarter's, and a year's again; what was owed before stays owed."""
    plan = changed(("2027-01-01", "by 03-25, 06-25, 09-25, 12-25"), ("2028-01-01", "by 12-20"))
    due = [str(one.due) for one in occurrences(plan, date(2026, 12, 1), date(2028, 12, 31))]
    assert due == ["2026-12-20", "2027-03-25", "2027-06-25", "2027-09-25", "2027-12-25", "2028-12-20"]
    assert [grain_on(plan, date(year, 2, 1)) for year in (2026, 2027, 2028)] == [Grain.MONTH, Grain.QUARTER, Grain.YEAR]
    status = judge(plan, [Done(done=date(2027, 2, 20))], today=date(2027, 3, 1), calendar=CALENDAR, since=NEW_YEAR)
    assert (status.state, str(status.period)) == (State.DONE_ON_TIME, "2027-Q1")
    late = judge(plan, [], today=date(2027, 1, 5), calendar=CALENDAR, since=date(2026, 12, 1))
    assert (late.state, late.due) == (State.OVERDUE, date(2026, 12, 20))


@pytest.mark.parametrize(
    ("notation", "cadence"),
    [
        ("by 5", "month"),
        ("on 5", "month"),
        ("window 1..5", "month"),
        ("by 03-31, 06-30, 09-30, 12-31", "quarter"),
        ("by 06-30, 12-31", "half_year"),
        ("by 03-31, 05-31", "year"),
        ("by 12-20", "year"),
        ("window 03-01..03-31", "year"),
    ],
)
def test_a_schedule_tells_how_often(notation: str, cadence: str) -> None:
    assert cadence_of(parse_schedule(notation)) == cadence


def test_a_changed_schedule_is_no_other_target() -> None:
    """Without its steps it is the same."""
    assert (
        replace(changed(("2027-01-01", "by 10")), changes=())
        == load_catalog().by_id["production.monthly_production_plan"]
    )
