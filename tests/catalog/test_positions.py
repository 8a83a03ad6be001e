"""The ten packaged position files: what their words and numbers must agree with."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

import pytest

from catalog.listing import catalog_rows
from catalog.loading import load_catalog
from catalog.model import Bilingual, Measure, Position, Target, Unit

_CATALOG = load_catalog()
_TARGETS = tuple(_CATALOG.by_id.values())
_ROWS = {str(row["id"]): row for row in catalog_rows(_CATALOG)}

every_target = pytest.mark.parametrize("target", _TARGETS, ids=lambda target: target.id)


def test_size_and_order() -> None:
    """Ten positions in the order of the duty table, 76 duties of which 14 set no target, 98 targets."""
    assert [(position.id, len(position.duties), len(position.targets)) for position in _CATALOG.positions] == [
        ("hr", 9, 15),
        ("finance", 7, 13),
        ("admin", 10, 10),
        ("sales", 9, 8),
        ("production", 5, 10),
        ("technology", 9, 11),
        ("procurement", 8, 7),
        ("public_relations", 8, 7),
        ("customer_service", 6, 9),
        ("network", 5, 8),
    ]
    assert sum(not duty.targets for position in _CATALOG.positions for duty in position.duties) == 14


def test_duties_are_numbered_as_they_stand() -> None:
    """The duties of a position are 1, 2, 3 and so on; the targets follow the lines of the source."""
    for position in _CATALOG.positions:
        assert [duty.number for duty in position.duties] == list(range(1, len(position.duties) + 1))
    lines = [target.line for target in _TARGETS]
    assert lines == sorted(lines)


def test_kinds() -> None:
    """How many targets there are of each kind."""
    assert Counter(row["kind"] for row in _ROWS.values()) == {
        "measure": 67,
        "deliverable": 15,
        "response": 5,
        "incident_free": 10,
        "compliance": 1,
    }


_WORDS_OF_COMPARISON = {
    "不低于": ">=",
    "不少于": ">=",
    "至少": ">=",
    "以上": ">=",
    "不超过": "<=",
    "内": "<=",
    "低于": "<",
    "超过": ">",
    "大于": ">",
    "高于": ">",
    "达": ">=",
    "100%": ">=",
}
"""What a clause says, the word that decides first."""

_READ_OTHERWISE = {
    "hr.average_time_to_hire": ("<=", "1"),
    "admin.licences_on_time": (">=", "100"),
    "admin.cost_within_budget": ("<=", "100"),
    "hr.job_description_turnaround": ("<=", "7"),
}
"""Clauses whose words alone would mislead: a time, 100% within a term, a budget without a figure, a week."""

_NUMERALS = str.maketrans("一三", "13")
_FIGURE = re.compile(r"(?<![0-9])([0-9]+)(?=%|分|个|家|项|课时|小时|天|次)")


@pytest.mark.parametrize(
    "target", [target for target in _TARGETS if _ROWS[target.id]["op"]], ids=lambda target: target.id
)
def test_bound_says_what_the_clause_says(target: Target) -> None:
    """Comparison and number of a bound are those of its clause: 以上 includes the number, 大于 does not."""
    row = _ROWS[target.id]
    bound = (row["op"], str(row["value"]))
    if row["kind"] == "incident_free":
        assert bound == ("==", "0")
        assert re.search("无|不", target.clause)
        return
    clause = target.clause.translate(_NUMERALS)
    op = next((op for word, op in _WORDS_OF_COMPARISON.items() if word in clause), ">=")
    assert bound == _READ_OTHERWISE.get(target.id, (op, "".join(_FIGURE.findall(clause)[:1])))


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("by 12-20", "每年12月20日前"),
        ("by 06-30, 12-31", "每半年"),
        ("by 20", "每月20号前"),
        ("by 25", "每月25日前"),
        ("by 28", "28号前"),
        ("on 22", "22日"),
        ("on 25", "每月25日提交"),
        ("window 20..25", "每月20-25号"),
        ("window 03-01..03-31", "每年三月"),
    ],
)
def test_due_date_says_what_the_clause_says(due: str, words: str) -> None:
    """Each due date is worded so in every clause that sets it."""
    clauses = [str(row["clause"]) for row in _ROWS.values() if row["due"] == due]
    assert clauses
    assert [clause for clause in clauses if words not in clause] == []


_UNIT_WORDS = {
    Unit.PERCENT: "%|预算内",
    Unit.POINT: "分",
    Unit.MONTH: "个月",
    Unit.DAY: "天",
    Unit.HOUR: "小时",
    Unit.CLASS_HOUR: "课时",
    Unit.SESSION: "次",
    Unit.ITEM: "项",
    Unit.SUPPLIER: "家",
}


@pytest.mark.parametrize(
    "target", [target for target in _TARGETS if isinstance(target, Measure)], ids=lambda target: target.id
)
def test_unit_is_the_clauses(target: Measure) -> None:
    """A measure has the unit that its clause names."""
    assert re.search(_UNIT_WORDS[target.unit], target.clause)


_NEVER_ABOVE_100 = re.compile(
    "completeness|accuracy|confidentiality|uptime|satisfaction|follow-up|pass rate|on time|meeting rate|resolution"
    "|churn|turnover"
)
_MAY_FALL = re.compile("reduction|saving|growth|improvement")


@pytest.mark.parametrize(
    "target", [target for target in _TARGETS if isinstance(target, Measure)], ids=lambda target: target.id
)
def test_possible_values(target: Measure) -> None:
    """Points and shares end at 100, fulfilment may go beyond; only what may move the wrong way goes below 0."""
    if target.unit is Unit.POINT or (target.unit is Unit.PERCENT and _NEVER_ABOVE_100.search(target.name.en)):
        assert (target.least, target.most) == (Decimal(0), Decimal(100))
    elif target.unit is Unit.PERCENT and _MAY_FALL.search(target.name.en):
        assert (target.least, target.most) == (None, None)
    else:
        assert target.least == Decimal(0)
        assert target.most in (None, Decimal(100))


def _names(target: Target) -> Iterator[str]:
    yield from (target.name.zh, target.name.en, target.short.zh, target.short.en, *target.synonyms)


@pytest.mark.parametrize("position", _CATALOG.positions, ids=lambda position: position.id)
def test_a_name_means_one_target(position: Position) -> None:
    """No name, short name or synonym stands for two targets of one position, in either language."""
    meant = Counter(name for target in position.targets for name in {name.casefold() for name in _names(target)})
    assert [name for name, times in meant.items() if times > 1] == []


@every_target
def test_synonyms(target: Target) -> None:
    """Each target has at least three synonyms in each language, all different, none its own name again."""
    for words, own in (
        (target.synonyms.zh, {target.name.zh, target.short.zh}),
        (target.synonyms.en, {target.name.en, target.short.en}),
    ):
        assert len(words) >= 3
        assert len({word.casefold() for word in words}) == len(words)
        assert {word.casefold() for word in words} & {name.casefold() for name in own} == set()


_BARE = frozenset(
    {
        "完成率",
        "达成率",
        "实现率",
        "完善率",
        "准确率",
        "完整率",
        "控制率",
        "报告",
        "计划",
        "预算",
        "制度",
        "培训",
        "会议",
    }
    | {"差错", "事故", "分析", "成本", "费用", "rate", "plan", "report", "budget", "policy", "training", "meeting"}
    | {"errors", "accidents", "analysis", "cost", "hours", "completion"}
)


@every_target
def test_no_synonym_is_a_bare_word(target: Target) -> None:
    """A word that fits many things names none of them."""
    assert _BARE.isdisjoint(_names(target))


@every_target
def test_chinese_is_simplified(target: Target) -> None:
    """Chinese names and notes are written in simplified characters: all of them are in GB 2312."""
    for text in (target.name.zh, target.short.zh, *target.synonyms.zh, target.note.zh if target.note else ""):
        assert text.encode("gb2312").decode("gb2312") == text


@every_target
def test_english_is_english(target: Target) -> None:
    """English names hold no Chinese."""
    for text in (target.name.en, target.short.en, *target.synonyms.en):
        assert text.isascii()


@pytest.mark.parametrize(
    ("position", "number", "text"),
    [(position.id, duty.number, duty.text) for position in _CATALOG.positions for duty in position.duties],
)
def test_duties_have_both_languages(position: str, number: int, text: Bilingual) -> None:
    """Every duty is told in Chinese as the source has it, and in plain English."""
    assert text.zh.startswith(("负责", "协助", "参与")), (position, number)
    assert text.en.isascii()
    assert text.en[0].isupper()
    assert not text.en.endswith(".")


@every_target
def test_note_is_a_sentence(target: Target) -> None:
    """A note is a sentence in each language."""
    if target.note:
        assert target.note.zh.endswith("。")
        assert target.note.en.endswith(".")
