"""Which one of a document's a message means, by the month, quarter or half-year at its name."""

from __future__ import annotations

from datetime import date

import pytest

from catalog.loading import load_catalog
from catalog.reading import DoneItem
from catalog.understanding import understand

CATALOG = load_catalog()
EVERYONE = CATALOG.targets_of(CATALOG.by_position)
TODAY = date(2026, 11, 23)
REPORT = "procurement.monthly_report"

NAMED = {
    "采购报告交了": None,
    "11月的采购报告交了": "2026-11-25",
    "10月采购报告昨天交了": "2026-10-25",
    "10月份的采购报告交了": "2026-10-25",
    "本月的采购报告交了": "2026-11-25",
    "上个月的采购报告今天交了": "2026-10-25",
    "采购报告11月的交了": "2026-11-25",
    "采购报告（10月）已交": "2026-10-25",
    "11月我们部门的采购报告交了": "2026-11-25",
    "去年12月的采购报告交了": "2025-12-25",
    "采购报告11月交的": None,
    "11月交了采购报告": None,
    "11月会议上交了采购报告": None,
    "三季度的采购报告交了": None,
    "2026年的采购报告交了": None,
    "procurement report handed in": None,
    "October's procurement report is in": "2026-10-25",
    "November's monthly report is in": "2026-11-25",
    "procurement report for October handed in": "2026-10-25",
    "procurement report handed in for October": "2026-10-25",
    "handed in the procurement report of October yesterday": "2026-10-25",
    "October procurement report done": "2026-10-25",
    "procurement report (Oct) done": "2026-10-25",
    "last month's procurement report is done": "2026-10-25",
    "the procurement report was handed in in November": None,
}
SEVERAL = {
    "10月和11月的采购报告都交了": ["2026-10-25", "2026-11-25"],
    "9月、10月的采购报告昨天交了": ["2026-09-25", "2026-10-25"],
    "采购报告9月和10月的都交了": ["2026-09-25", "2026-10-25"],
    "procurement report for October and November handed in": ["2026-10-25", "2026-11-25"],
    "the September and October procurement reports are both in": ["2026-09-25", "2026-10-25"],
    "11月和10月的采购报告都交了": ["2026-10-25", "2026-11-25"],
    "10月和9月的采购报告都交了": ["2026-09-25", "2026-10-25"],
    "1月和12月的采购报告都交了": [None],
    "三季度和10月的采购报告都交了": [None],
    "7、8、9月的采购报告都补交了": [None],
    "11月和12月的采购报告都交了": [None],
}
ANSWERS = {
    "交了": None,
    "11月的交了": "2026-11-25",
    "10月的昨天交的": "2026-10-25",
    "11月交的": None,
    "done": None,
    "October's is in": "2026-10-25",
    "done for November": "2026-11-25",
    "done in November": None,
}


def due_read(text: str, reply_to: str | None = None) -> str | None:
    own = CATALOG.targets_of(["procurement"])
    [item] = understand(text, targets=own, others=EVERYONE, today=TODAY, reply_to=reply_to).items
    assert isinstance(item, DoneItem)
    return item.due.isoformat() if item.due else None


@pytest.mark.parametrize("text", NAMED)
def test_what_stands_at_the_name_tells_which(text: str) -> None:
    """A period that only tells when it was handed in does not, nor one that names several or none."""
    assert due_read(text) == NAMED[text]


@pytest.mark.parametrize("text", SEVERAL)
def test_several_at_the_name_tell_of_each(text: str) -> None:
    """One that is handed in for each, where every one of them is known by its month."""
    items = understand(text, targets=CATALOG.targets_of(["procurement"]), today=TODAY, others=EVERYONE).items
    assert [item.due and item.due.isoformat() for item in items if isinstance(item, DoneItem)] == SEVERAL[text]


@pytest.mark.parametrize("text", ANSWERS)
def test_an_answer_may_tell_which(text: str) -> None:
    """A message about a document that need not name it again."""
    assert due_read(text, reply_to=REPORT) == ANSWERS[text]


def test_it_is_known_where_the_document_is_asked_about() -> None:
    """11月的报告交了: the month is kept while one asks which report."""
    [doubt] = understand("11月的报告交了", targets=CATALOG.targets_of(["hr"]), others=EVERYONE, today=TODAY).doubts
    assert (doubt.done, str(doubt.period)) == (TODAY, "2026-11")
