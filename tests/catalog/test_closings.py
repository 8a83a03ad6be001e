"""The end of a case in words: by its label, or by what it is about."""

from datetime import date

import pytest

from catalog.closings import bare_label, closing_told, first_day
from catalog.loading import load_catalog
from catalog.model import Response
from catalog.reading import CaseItem
from catalog.understanding import understand

CATALOG = load_catalog()
TODAY = date(2026, 11, 23)
OPEN = ("8801", "442", "A-17", "王女士")
SERVICE = "customer_service.complaint_response_time"


def told(text: str, response_id: str = SERVICE, labels: tuple[str, ...] = OPEN) -> tuple[str | None, date | None]:
    response = CATALOG.by_id[response_id]
    assert isinstance(response, Response)
    own = CATALOG.by_position[response.position].targets
    beside = [target for target in own if target.duty == response.duty and target != response]
    reading = understand(text, targets=own, others=CATALOG.targets_of(CATALOG.by_position), today=TODAY)
    read = [one for one in reading.items if isinstance(one, CaseItem)]
    item = closing_told(text, reading, response, beside=beside, labels=labels, today=TODAY) or next(iter(read), None)
    return (None, None) if item is None else (item.label, item.closed)


@pytest.mark.parametrize(
    ("text", "label", "day"),
    [
        ("8801今天处理完了", "8801", 23),
        ("8801处理完了", "8801", 23),
        ("8801 closed yesterday", "8801", 22),
        ("8801 done today", "8801", 23),
        ("ticket #442 closed today", "442", 23),
        ("订单A-17的投诉今天处理完了", "A-17", 23),
        ("王女士的投诉处理完了", "王女士", 23),
        ("8803今天处理完了", "8803", 23),
        ("complaint 9000 closed today", "9000", 23),
        ("投诉今天处理完了", None, 23),
    ],
)
def test_a_case_ends_in_words(text: str, label: str | None, day: int) -> None:
    """An open one by its label, an unknown label where the words are of such cases, and none at all."""
    assert told(text) == (label, date(2026, 11, day))


@pytest.mark.parametrize(
    "text",
    [
        "8801还没处理完",
        "8801处理完了吗",
        "88012处理好了没",
        "招聘达成率完成了",
        "投诉处理率处理好了",
        "客户回访率做完了",
    ],
)
def test_nothing_else_ends_one(text: str) -> None:
    """Not yet, a question, another number, another target."""
    assert told(text) == (None, None)


@pytest.mark.parametrize("text", ["新厂项目可行性报告出了", "新厂项目的可行性报告今天出具了"])
def test_a_project_has_its_report(text: str) -> None:
    """A feasibility report closes the project that it is named with."""
    assert told(text, "finance.feasibility_reports", ("新厂项目",)) == ("新厂项目", TODAY)


def test_a_label_or_a_day_alone() -> None:
    """What answers which case it was, and since when it ran."""
    response = CATALOG.by_id[SERVICE]
    assert isinstance(response, Response)
    assert [bare_label(text) for text in ("8810", "#442", "A-17", "8801号", "12", "8801今天")] == [
        *("8810", "442", "A-17", "8801", None, None)
    ]
    days = [first_day(text, response, closed=TODAY) for text in ("11月19号接的", "yesterday", "明天", "不知道")]
    assert days == [date(2026, 11, 19), date(2026, 11, 22), None, None]
