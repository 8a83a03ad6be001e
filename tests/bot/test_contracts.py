"""`dutybot understand`: one JSON object a line in, one a line out, in the same order."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.contracts import understand_lines
from catalog.loading import load_catalog

CATALOG = load_catalog()


def _answers(*lines: object) -> tuple[bool, list[dict[str, Any]]]:
    written: list[str] = []
    asked = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    well = understand_lines(asked, written.append, CATALOG)
    return well, [json.loads(line) for line in written]


def _asked(text: str, position: str = "hr", **more: str) -> dict[str, str]:
    return {"id": "1", "text": text, "position": position, "today": "2026-11-22", **more}


ANSWERS = [
    (
        _asked("9月离职率7.5%"),
        {
            "intent": "report",
            "items": [{"target": "hr.staff_turnover", "value": 7.5, "unit": "percent", "period": "2026-09"}],
        },
    ),
    (
        _asked("采购成本98万，去年同期100万", "procurement"),
        {
            "intent": "report",
            "items": [
                {
                    "target": "procurement.cost_reduction",
                    "value": 2,
                    "unit": "percent",
                    "period": None,
                    "amounts": [980000, 1000000],
                }
            ],
        },
    ),
    (
        _asked("本月没有重大安全事故", "production"),
        {"intent": "report", "items": [{"target": "production.safety_accidents", "value": 0, "period": "2026-11"}]},
    ),
    (
        _asked("月度采购报告昨天交了", "procurement"),
        {"intent": "report", "items": [{"target": "procurement.monthly_report", "done": "2026-11-21"}]},
    ),
    (
        _asked("客户投诉响应用了2个工作日", "customer_service"),
        {
            "intent": "report",
            "items": [
                {
                    "target": "customer_service.complaint_response_time",
                    "took": 2,
                    "value": 2,
                    "unit": "working_day",
                }
            ],
        },
    ),
    (
        _asked("11月16日的客户投诉，18日答复了", "customer_service"),
        {
            "intent": "report",
            "items": [
                {"target": "customer_service.complaint_response_time", "opened": "2026-11-16", "closed": "2026-11-18"}
            ],
        },
    ),
    (
        _asked("92", reply_to="hr.recruitment_rate"),
        {"intent": "report", "items": [{"target": "hr.recruitment_rate", "value": 92, "unit": None, "period": None}]},
    ),
    (_asked("不对，是88.5%"), {"intent": "correct", "value": 88.5, "unit": "percent"}),
    (_asked("不对，是10月的"), {"intent": "correct", "period": "2026-10"}),
    (_asked("不对，是19号交的"), {"intent": "correct", "done": "2026-11-19"}),
    (_asked("员工流失率现在多少"), {"intent": "status", "target": "hr.staff_turnover"}),
    (
        _asked("员工流失率"),
        {"intent": "ask", "candidates": ["hr.staff_turnover"], "missing": "value", "target": "hr.staff_turnover"},
    ),
    (_asked("午饭吃什么"), {"intent": "other"}),
]


@pytest.mark.parametrize(("asked", "expected"), ANSWERS)
def test_answers(asked: dict[str, str], expected: dict[str, object]) -> None:
    """Every kind of reading has its keys."""
    assert _answers(asked) == (True, [{"id": "1", **expected}])


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("{", {"error": "not JSON"}),
        ("[" * 100_000, {"error": "not JSON"}),
        ([1], {"error": "not a JSON object"}),
        ({"id": "1", "position": "hr", "today": "2026-11-22"}, {"id": "1", "error": '"text" is missing or no text'}),
        (_asked("92", "nobody"), {"id": "1", "error": "unknown position: 'nobody'"}),
        (_asked("92", reply_to="hr.nothing"), {"id": "1", "error": "unknown target: 'hr.nothing'"}),
        (_asked("92") | {"today": "22.11."}, {"id": "1", "error": '"today" is no date such as 2026-11-22'}),
    ],
)
def test_a_line_that_cannot_be_used_does_not_end_the_run(line: object, answer: dict[str, object]) -> None:
    """It is answered with what is wrong with it, the next line as ever, and the run is told not to have gone well."""
    assert _answers(line, "", _asked("午饭吃什么")) == (False, [answer, {"id": "1", "intent": "other"}])
