"""What whoever oversees others writes of them in plain words."""

from datetime import date

import pytest

from catalog.commanding import position_named
from catalog.language.text.vocabulary import vocabulary
from catalog.loading import load_catalog
from catalog.model import LANGUAGES
from catalog.wishes import Wish, WishKind, parts_of, period_in, things_named, wishes, without_title

CATALOG = load_catalog()
TARGETS = CATALOG.targets_of(CATALOG.by_position)
TODAY = date(2026, 11, 29)
REMIND, OWED, LATE, IS_LATE, ON_TIME, WHO, OVERVIEW = WishKind


@pytest.mark.parametrize(
    ("text", "kind", "about"),
    [
        ("提醒吴强", REMIND, "吴强"),
        ("帮我催一下吴强吧", REMIND, "吴强"),
        ("请提醒 吴强", REMIND, "吴强"),
        ("催一下采购部", REMIND, "采购部"),
        ("给周婷发个提醒", REMIND, "周婷"),
        ("提醒没交采购报告的", REMIND, "采购报告"),
        ("催采购报告", REMIND, "采购报告"),
        ("提醒大家", REMIND, ""),
        ("提醒所有逾期的人", REMIND, ""),
        ("remind Wu Qiang", REMIND, "wu qiang"),
        ("could you chase finance up", REMIND, "finance"),
        ("nudge procurement", REMIND, "procurement"),
        ("remind those who haven’t handed in the purchase report", REMIND, "the purchase report"),
        ("remind everyone who is late", REMIND, ""),
        ("采购部逾期了哪些", LATE, "采购部"),
        ("采购部逾期了吗", IS_LATE, "采购部"),
        ("财务按时了吗？", ON_TIME, "财务"),
        ("客服部还欠什么", OWED, "客服部"),
        ("what is procurement late with", LATE, "procurement"),
        ("is procurement late?", IS_LATE, "procurement"),
        ("Is finance on time?", ON_TIME, "finance"),
        ("what does Wu Qiang still owe?", OWED, "wu qiang"),
        ("谁没交采购报告", WHO, "采购报告"),
        ("谁没报招聘达成率", WHO, "招聘达成率"),
        ("月度采购报告谁没交", WHO, "月度采购报告"),
        ("who hasn't handed in the purchase report", WHO, "the purchase report"),
        ("who still owes the purchase report?", WHO, "the purchase report"),
        ("上个月的总览", OVERVIEW, "上个月"),
        ("10月总览", OVERVIEW, "10月"),
        ("overview for October", OVERVIEW, "october"),
        ("how was Q3?", OVERVIEW, "q3"),
        ("how did procurement do last quarter", OVERVIEW, "procurement last quarter"),
        ("采购部上个月做得怎么样", OVERVIEW, "采购部上个月"),
        ("10月谁没报", WHO, "10月"),
        ("谁上个月没报", WHO, "上个月"),
        ("10月谁没交采购报告", WHO, "10月 采购报告"),
        ("who has not reported for October?", WHO, "for october"),
    ],
)
def test_what_is_wished_comes_first(text: str, kind: WishKind, about: str) -> None:
    """The others are other ways to take the same words."""
    assert wishes(text)[0] == Wish(kind, about)


@pytest.mark.parametrize(
    ("text", "about"), [("提醒吴强交采购报告", "吴强"), ("please remind Wu Qiang to report", "wu qiang")]
)
def test_somebody_is_reminded_to_do_something(text: str, about: str) -> None:
    """Whom it is about stands among the ways to take the words."""
    assert Wish(REMIND, about) in wishes(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "提醒",
        "招聘达成率92%",
        "月度采购报告交了",
        "recruitment rate 92%",
        "谁没报",
        "overview",
        "提醒" + "吴" * 200,
    ],
)
def test_nothing_is_wished(text: str) -> None:
    """A report, a command and a long text are none."""
    assert wishes(text) == []


@pytest.mark.parametrize(
    ("about", "period", "beside"),
    [
        ("10月", "2026-10", ""),
        ("上个月的", "2026-10", ""),
        ("october", "2026-10", ""),
        ("the month of october", "2026-10", ""),
        ("三季度", "2026-Q3", ""),
        ("去年", "2025", ""),
        ("12月", "2025-12", ""),
        ("last month's", "2026-10", ""),
        ("10月采购", "2026-10", "采购"),
        ("财务部上个月的", "2026-10", "财务部"),
        ("finance in october", "2026-10", "finance"),
    ],
)
def test_a_period_is_told_from_what_stands_beside_it(about: str, period: str, beside: str) -> None:
    """What names no year has begun."""
    found = period_in(about, today=TODAY)
    assert found is not None
    assert (str(found[0]), found[1]) == (period, beside)


@pytest.mark.parametrize("about", ["上周", "昨天", "采购部", "9月和10月", ""])
def test_no_period_is_named(about: str) -> None:
    """Neither a day, nor a week, nor two periods are one."""
    assert period_in(about, today=TODAY) is None


@pytest.mark.parametrize(
    ("about", "things"),
    [
        ("采购报告", ("procurement.monthly_report",)),
        ("the purchase report", ("procurement.monthly_report",)),
        ("10月的采购报告", ("procurement.monthly_report",)),
        ("招聘达成率", ("hr.recruitment_rate",)),
        ("吴强", ()),
        ("bob", ()),
    ],
)
def test_things_are_named(about: str, things: tuple[str, ...]) -> None:
    assert things_named(about, TARGETS, today=TODAY) == things


def test_several_things_may_be_named_alike() -> None:
    assert len(things_named("报告", TARGETS, today=TODAY)) > 1


def test_several_are_named_together() -> None:
    assert parts_of("吴强和赵敏、采购部") == ["吴强", "赵敏", "采购部"]
    assert parts_of("wu qiang and finance") == ["wu qiang", "finance"]


@pytest.mark.parametrize(
    ("about", "name"), [("吴经理", "吴"), ("陈总", "陈"), ("ms chen", "chen"), ("吴强", "吴强"), ("总", "总")]
)
def test_a_title_is_no_part_of_a_name(about: str, name: str) -> None:
    assert without_title(about) == name


def test_every_template_has_a_star() -> None:
    """Or two, where what it is about stands apart; those that are about everybody have none."""
    for language in LANGUAGES:
        for key in ("remind", "lacking", "owed", "late", "is_late", "on_time", "who", "overview"):
            assert [one for one in vocabulary(language)["wishes"][key] if one.count("*") not in {1, 2}] == []
        assert [one for one in vocabulary(language)["wishes"]["everyone"] if "*" in one] == []


def test_a_department_is_named_as_when_it_is_asked_after() -> None:
    for wish in (wishes("催一下采购部")[0], wishes("is procurement on time?")[0]):
        position = position_named(wish.about, CATALOG.positions)
        assert position is not None
        assert position.id == "procurement"
