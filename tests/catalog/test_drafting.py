"""A target worded piece by piece."""

import json
from datetime import date
from typing import Any

import pytest

from catalog.amending import Amendment, AmendmentKind
from catalog.drafting import Draft, Piece, Wanting, next_piece, table_of, with_answer, without
from catalog.loading import load_catalog
from locales.translation import Translator
from locales.wording.amounts import requirement

TODAY = date(2026, 11, 23)
CATALOG = load_catalog()


def drafted(duty: str, *answers: str) -> Draft:
    """The draft after these answers, kept as JSON between any two."""
    draft: Draft = {"duty": duty}
    for answer in answers:
        told = with_answer(draft, answer, position=CATALOG.by_position[duty.partition(":")[0]], today=TODAY)
        assert not isinstance(told, Wanting), (answer, told)
        draft = json.loads(json.dumps(told))
    return draft


def made(draft: Draft) -> Amendment:
    duty = draft["duty"]
    position = CATALOG.by_position[duty.partition(":")[0]]
    return Amendment(AmendmentKind.TARGET, duty, table_of(draft, position=position, ids=CATALOG.by_id.keys()))


NAMES = ("试行指标\nTrial target", "skip", "today")
WAYS: list[tuple[str, tuple[str, ...], dict[str, Any], str]] = [
    (
        "admin:10",
        ("count", "每月提出控制成本建议不少于2条", "1"),
        {"kind": "measure", "bound": ">= 2", "unit": "item", "cadence": "month", "counting": "sum"},
        "≥ 2 items",
    ),
    (
        "network:4",
        ("count", "设备事故不超过3起", "全年"),
        {"kind": "measure", "bound": "<= 3", "unit": "incident", "cadence": "year", "counting": "sum"},
        "≤ 3 incidents",
    ),
    (
        "sales:6",
        ("rate", "销售队伍达标率90%以上"),
        {"kind": "measure", "bound": ">= 90", "unit": "percent", "cadence": "open", "counting": "latest"},
        "≥ 90%",
    ),
    (
        "network:4",
        ("rate", "平均修复时间4小时", "at most"),
        {"kind": "measure", "bound": "<= 4", "unit": "hour", "cadence": "open", "counting": "latest"},
        "≤ 4 hours",
    ),
    (
        "network:4",
        ("each", "每次检修不少于2", "小时"),
        {"kind": "measure", "bound": ">= 2", "unit": "hour", "cadence": "each", "counting": "worst"},
        "≥ 2 hours",
    ),
    (
        "sales:7",
        ("document", "每月5日前提交货源调配计划"),
        {"kind": "deliverable", "due": "by 5", "cadence": "month"},
        "by day 5 of every month",
    ),
    (
        "sales:7",
        ("document", "by the end of every quarter"),
        {"kind": "deliverable", "due": "by 03-31, 06-30, 09-30, 12-31", "cadence": "quarter"},
        "by the end of every quarter",
    ),
    (
        "public_relations:8",
        ("case", "重大事件24小时内处置"),
        {"kind": "response", "limit": "24 hour", "cadence": "event"},
        "within 24 hours",
    ),
    (
        "public_relations:8",
        ("case", "重大事件都要处置", "4"),
        {"kind": "response", "cadence": "event"},
        "each one completed",
    ),
    ("sales:8", ("none", "全年无重大纠纷"), {"kind": "incident_free", "cadence": "year"}, "none in the whole year"),
    ("procurement:4", ("yes_no", "产品符合客户需要"), {"kind": "compliance", "cadence": "open"}, "yes"),
    ("procurement:4", ("yes_no", "每季度产品符合客户需要"), {"kind": "compliance", "cadence": "quarter"}, "yes"),
]


@pytest.mark.parametrize(("duty", "answers", "keys", "required"), WAYS)
def test_every_sort_becomes_a_target(duty: str, answers: tuple[str, ...], keys: dict[str, Any], required: str) -> None:
    """What is worded is a target that the catalog takes, and says what was meant."""
    draft = drafted(duty, *answers, *NAMES)
    assert next_piece(draft) is Piece.SURE
    amendment = made(draft)
    assert {key: amendment.content[key] for key in keys} == keys
    target = load_catalog(None, [amendment]).by_id[amendment.target]
    assert (target.since, target.clause) == (TODAY, answers[1])
    told = requirement(Translator("en"), target, on=TODAY).replace("\N{NO-BREAK SPACE}", " ")
    assert told == required


REFUSED = [
    ((), "什么", Wanting.CHOICE),
    (("count",), "每月提出建议", Wanting.NUMBER),
    (("count",), "每月2.5项", Wanting.WHOLE),
    (("count",), "很长" * 100, Wanting.LONG),
    (("count", "每月2.5"), "项", Wanting.WHOLE),
    (("count", "每月2条"), "公里", Wanting.CHOICE),
    (("count", "2项"), "偶尔", Wanting.CHOICE),
    (("document",), "尽快", Wanting.SCHEDULE),
    (("case", "都要处理"), "很快", Wanting.LIMIT),
    (("none", "无差错"), "x" * 50, Wanting.NAME),
    (("none", "无差错"), "甲\n乙", Wanting.NAME),
    (("none", "无差错"), "会议满意度", Wanting.TAKEN),
    (("none", "无差错"), "meeting SATISFACTION", Wanting.TAKEN),
    (("none", "无差错", "一二三四五六七八九十百", "Errors"), "一二三四五六七八九十百", Wanting.SHORT),
    (("none", "无差错", "差错 / Errors"), "x" * 50, Wanting.NAME),
    (("none", "无差错", "差错 / Errors", "skip"), "昨天", Wanting.DAY),
    (("none", "无差错", "差错 / Errors", "skip", "today"), "好", Wanting.CHOICE),
]


@pytest.mark.parametrize(("told", "answer", "why"), REFUSED)
def test_what_cannot_be_taken_says_why(told: tuple[str, ...], answer: str, why: Wanting) -> None:
    draft = drafted("admin:10", *told)
    assert with_answer(draft, answer, position=CATALOG.by_position["admin"], today=TODAY) is why


def test_a_long_name_wants_a_short_one() -> None:
    """In the languages in which it is long."""
    draft = drafted("admin:10", "none", "无差错", "一二三四五六七八九十百", "Errors")
    assert next_piece(draft) is Piece.SHORT
    assert drafted("admin:10", "none", "无差错", "一二三四五六七八九十百", "Errors", "差错")["short"] == {
        "zh": "差错",
        "en": "Errors",
    }


def test_names_come_in_any_order() -> None:
    for text in ("差错数\nErrors made", "Errors made / 差错数"):
        assert drafted("admin:10", "none", "无", text)["name"] == {"zh": "差错数", "en": "Errors made"}


def test_a_piece_is_worded_again() -> None:
    """With whatever was read from it; the rest stays."""
    draft = drafted("admin:10", "count", "每月2条", "项", *NAMES)
    again = without(draft, Piece.CLAUSE)
    assert next_piece(again) is Piece.CLAUSE
    assert again["name"] == draft["name"]
    assert next_piece(without(draft, Piece.NAME)) is Piece.NAME
    assert next_piece(without(draft, Piece.FROM)) is Piece.FROM


def test_an_id_is_never_another_target_s() -> None:
    """Nor too long for a button."""
    draft = drafted("admin:10", "none", "无", "差错数\nMeeting satisfaction!", *NAMES[1:])
    position = CATALOG.by_position["admin"]
    assert table_of(draft, position=position, ids=CATALOG.by_id.keys())["id"] == "meeting_satisfaction_2"
    long = {**draft, "name": {"zh": "差", "en": "A very long name with many words in it, so long"}}
    assert table_of(long, position=position, ids=())["id"] == "a_very_long_name_with_many_words_in_it"
    assert table_of({**draft, "name": {"zh": "差", "en": "差"}}, position=position, ids=())["id"] == "target"
