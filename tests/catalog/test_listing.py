"""The catalog as rows."""

import json
from collections.abc import Mapping
from decimal import Decimal

import pytest

from catalog.listing import catalog_rows
from catalog.loading import load_catalog
from catalog.model import Bilingual, Bound, Cadence, Catalog, Counting, Duty, Measure, Op, Position, Unit

_ROWS = {row["id"]: row for row in catalog_rows(load_catalog())}
_BOUND = ("kind", "op", "value", "unit", "cadence", "due")


@pytest.mark.parametrize(
    ("target", "asked"),
    [
        ("hr.staff_turnover", ("measure", "<", 10, "percent", "open", None)),
        ("technology.innovations_proposed", ("measure", ">", 5, "item", "year", None)),
        ("network.outage_duration", ("measure", "<=", 4, "hour", "each", None)),
        ("sales.annual_targets_and_plan", ("deliverable", None, None, None, "year", "by 12-20")),
        ("admin.chronicle_revision", ("deliverable", None, None, None, "half_year", "by 06-30, 12-31")),
        ("production.planning_meeting", ("deliverable", None, None, None, "month", "on 22")),
        ("hr.job_description_review", ("deliverable", None, None, None, "year", "window 03-01..03-31")),
        ("hr.performance_appraisal_round", ("deliverable", None, None, None, "month", "window 20..25")),
        ("hr.job_description_turnaround", ("response", "<=", 7, "day", "event", None)),
        ("customer_service.complaint_response_time", ("response", "<=", 3, "working_day", "event", None)),
        ("finance.feasibility_reports", ("response", None, None, None, "event", None)),
        ("admin.lost_certificates", ("incident_free", "==", 0, "incident", "year", None)),
        ("finance.tax_in_line", ("compliance", None, None, None, "open", None)),
    ],
)
def test_what_is_asked(target: str, asked: tuple[object, ...]) -> None:
    """A row says what its target asks for, in the notation of the position files."""
    assert tuple(_ROWS[target][key] for key in _BOUND) == asked


def test_whole_row() -> None:
    """A row has exactly these keys, in this order."""
    row = _ROWS["sales.expense_to_sales"]
    assert list(row.items()) == [
        ("id", "sales.expense_to_sales"),
        ("position", "sales"),
        ("duty", 4),
        ("clause", "费销率控制在10%以内"),
        ("name_zh", "费销率"),
        ("name_en", "Expense-to-sales ratio"),
        ("kind", "measure"),
        ("op", "<="),
        ("value", 10),
        ("unit", "percent"),
        ("cadence", "open"),
        ("due", None),
    ]


def test_rows_are_json() -> None:
    """The rows survive JSON, whole numbers as whole numbers."""
    rows = list(_ROWS.values())
    assert json.loads(json.dumps(rows)) == rows
    assert {type(row["value"]) for row in rows} == {int, type(None)}


@pytest.mark.parametrize(
    ("value", "written"), [("2.5", "2.5"), ("0.1", "0.1"), ("90.0", "90"), ("123456789.654321", "123456789.654321")]
)
def test_value_prints_as_the_bound_is_written(value: str, written: str) -> None:
    """A fraction prints with the digits of its bound."""
    assert json.dumps(_row_of(Bound(Op.AT_LEAST, Decimal(value)))["value"]) == written


def _row_of(bound: Bound) -> Mapping[str, object]:
    name = Bilingual("空置率", "Vacancy rate")
    measure = Measure(
        id="lettings.vacancy",
        position="lettings",
        duty=1,
        line=1,
        clause="空置率",
        name=name,
        short=name,
        cadence=Cadence.OPEN,
        bound=bound,
        unit=Unit.PERCENT,
        counting=Counting.LATEST,
    )
    [row] = catalog_rows(Catalog((Position("lettings", name, (Duty(1, name, (measure,)),), short=name),)))
    return row
