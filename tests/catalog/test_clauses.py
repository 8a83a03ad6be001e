"""What is required, read from words."""

from datetime import date
from decimal import Decimal

import pytest

from catalog.clauses import cadence_in, limit_in, op_in, quantity_in, schedule_in, unit_in
from catalog.loading import load_catalog
from catalog.model import LANGUAGES, Cadence, Deliverable, Measure, Op, Response, Unit
from catalog.notation import format_schedule
from locales.translation import Translator
from locales.wording.amounts import requirement

ANY_DAY = date(2026, 1, 1)
TARGETS = tuple(load_catalog().by_id.values())
UNSAID = {"hr.average_time_to_hire", "admin.cost_within_budget"}
"""Clauses that do not say what the catalog reads in them: 1个月 for at most a month, 预算内 for 100%."""


def written(target: Measure | Deliverable | Response) -> list[str]:
    """The clause of the duty table, and what the bot itself says."""
    own = [requirement(Translator(language), target, on=ANY_DAY) for language in LANGUAGES]
    return own if target.id in UNSAID else [target.clause, *own]


@pytest.mark.parametrize("measure", [one for one in TARGETS if isinstance(one, Measure)], ids=lambda one: one.id)
def test_every_bound_of_the_duty_table_is_read(measure: Measure) -> None:
    """From its clause, and from the bot's own words for it."""
    for text in written(measure):
        quantity = quantity_in(text)
        assert quantity is not None, text
        op = op_in(text) or Op.AT_LEAST
        assert (op, quantity.amount, unit_in(quantity, op)) == (measure.bound.op, measure.bound.value, measure.unit)


@pytest.mark.parametrize("document", [one for one in TARGETS if isinstance(one, Deliverable)], ids=lambda one: one.id)
def test_every_due_day_of_the_duty_table_is_read(document: Deliverable) -> None:
    assert [schedule_in(text) for text in written(document)] == [document.schedule] * 3


@pytest.mark.parametrize("response", [one for one in TARGETS if isinstance(one, Response)], ids=lambda one: one.id)
def test_every_limit_of_the_duty_table_is_read(response: Response) -> None:
    assert [limit_in(text) for text in written(response)] == [response.limit] * 3


SCHEDULES = {
    "每月5日前": "by 5",
    "每月二十日前": "by 20",
    "每月10号之前": "by 10",
    "每月22日": "on 22",
    "每月20到25号": "window 20..25",
    "每月月底前": "by 31",
    "每季度末": "by 03-31, 06-30, 09-30, 12-31",
    "每季度末月25日前": "by 03-25, 06-25, 09-25, 12-25",
    "每季度首月10日前": "by 01-10, 04-10, 07-10, 10-10",
    "每季度结束后10天内": "by 01-10, 04-10, 07-10, 10-10",
    "每半年修订一次": "by 06-30, 12-31",
    "每年6月30日、12月31日前": "by 06-30, 12-31",
    "每年12月20日前": "by 12-20",
    "每年年底前": "by 12-31",
    "每年三月": "window 03-01..03-31",
    "3月1日至3月15日": "window 03-01..03-15",
    "每年3月1日-15日": "window 03-01..03-15",
    "by the 5th of every month": "by 5",
    "monthly by 5": "by 5",
    "the 22nd of every month": "on 22",
    "between the 20th and 25th of each month": "window 20..25",
    "by the end of every month": "by 31",
    "by the end of every quarter": "by 03-31, 06-30, 09-30, 12-31",
    "by day 10 of the first month of every quarter": "by 01-10, 04-10, 07-10, 10-10",
    "by 31 Mar, 30 Jun, 30 Sep and 31 Dec": "by 03-31, 06-30, 09-30, 12-31",
    "every half-year": "by 06-30, 12-31",
    "every year by Dec 20": "by 12-20",
    "by the end of March": "by 03-31",
    "in March every year": "window 03-01..03-31",
    "1 March to 15 March": "window 03-01..03-15",
    "1-15 March every year": "window 03-01..03-15",
    "at the end of each year": "by 12-31",
    "by 12-20": "by 12-20",
    "on 22": "on 22",
}


@pytest.mark.parametrize(("text", "notation"), SCHEDULES.items())
def test_due_days_are_read_in_both_languages(text: str, notation: str) -> None:
    """Every month, quarter, half-year or year; where only that is said, by its last day."""
    schedule = schedule_in(text)
    assert schedule is not None
    assert format_schedule(schedule) == notation


@pytest.mark.parametrize(
    "text", ["", "随便", "soon", "每月40日前", "2月29日前", "13月1日前", "90%以上", "by the 45th of every month"]
)
def test_what_names_no_day_is_not_guessed(text: str) -> None:
    assert schedule_in(text) is None


BOUNDS = [
    ("at least 90 %", Op.AT_LEAST, "90", Unit.PERCENT),
    ("满意度90分以上", Op.AT_LEAST, "90", Unit.POINT),
    ("不超过3起", Op.AT_MOST, "3", Unit.INCIDENT),
    ("no more than 3 incidents a year", Op.AT_MOST, "3", Unit.INCIDENT),
    ("每次不多于4小时", Op.AT_MOST, "4", Unit.HOUR),
    ("每月不少于3次", Op.AT_LEAST, "3", Unit.SESSION),
    ("全年差错不超过3个", Op.AT_MOST, "3", Unit.INCIDENT),
    ("每年至少10个", Op.AT_LEAST, "10", Unit.ITEM),
    ("每月不少于2条", Op.AT_LEAST, "2", None),
    ("> 5%", Op.MORE_THAN, "5", Unit.PERCENT),
    (">=5%", Op.AT_LEAST, "5", Unit.PERCENT),
    ("< 2.5 hours", Op.LESS_THAN, "2.5", Unit.HOUR),
    ("overall satisfaction 90%", None, "90", Unit.PERCENT),
    ("staff turnover below 5%", Op.LESS_THAN, "5", Unit.PERCENT),
    ("not less than five percent", Op.AT_LEAST, "5", Unit.PERCENT),
]


@pytest.mark.parametrize(("text", "op", "amount", "unit"), BOUNDS)
def test_a_bound_is_read_with_its_unit(text: str, op: Op | None, amount: str, unit: Unit | None) -> None:
    """A sign at the beginning is no quotation, a word that holds another is none."""
    quantity = quantity_in(text)
    assert quantity is not None
    assert (op_in(text), quantity.amount, unit_in(quantity, op or Op.AT_LEAST)) == (op, Decimal(amount), unit)


@pytest.mark.parametrize("text", ["", "很多", "80%到90%", "十几个", "3 of 5", "5万元"])
def test_without_one_plain_number_there_is_no_bound(text: str) -> None:
    assert quantity_in(text) is None


HOW_OFTEN = {
    "每月2次": Cadence.MONTH,
    "每季度2次": Cadence.QUARTER,
    "半年2次": Cadence.HALF_YEAR,
    "全年2次": Cadence.YEAR,
    "每次3天": Cadence.EACH,
    "twice every quarter": Cadence.QUARTER,
    "2 a year": Cadence.YEAR,
    "3 items per month": Cadence.MONTH,
    "90%以上": None,
}


@pytest.mark.parametrize(("text", "cadence"), HOW_OFTEN.items())
def test_how_often_is_read(text: str, cadence: Cadence | None) -> None:
    assert cadence_in(text) is cadence
