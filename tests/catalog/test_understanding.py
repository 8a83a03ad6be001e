"""What managers write, and what it is read as: tables per language, and rules that hold for every message."""

from __future__ import annotations

import time
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.language.names.lexicon import prepared
from catalog.model import Compliance, Measure, Unit
from catalog.reading import Doubt, Intent, MeasureItem, Missing, Mode, Reading
from catalog.understanding import understand
from tests.catalog.language.tables import CATALOG, EVERYONE, TODAY, pairs, read, rows, written

POSITIONS = sorted(CATALOG.by_position)
LATEST = st.decimals(min_value=60, max_value=99, places=1)


@pytest.mark.parametrize(("position", "text", "expected"), [*rows("reports_zh.tsv"), *rows("reports_en.tsv")])
def test_reports(position: str, text: str, expected: str) -> None:
    """A report is read with its target, value, unit, and period or day, nothing more and nothing less."""
    assert written(read(position, text)) == f"report {expected}"


@pytest.mark.parametrize(("position", "text", "expected"), rows("intents.tsv"))
def test_other_intents(position: str, text: str, expected: str) -> None:
    """Queries, corrections and doubts are told from reports; talk, plans, hearsay and rules store nothing."""
    assert written(read(position, text)) == expected


@pytest.mark.parametrize(("position", "text"), pairs("not_reports.tsv"))
def test_nothing_is_stored_that_was_not_reported(position: str, text: str) -> None:
    """However clear target and figure are: what is asked, hoped, heard, promised, required or undone is no report."""
    assert read(position, text).items == ()


@pytest.mark.xfail(strict=True, reason="not understood yet")
@pytest.mark.parametrize(("position", "text", "expected"), rows("known_failures.tsv"))
def test_known_failures(position: str, text: str, expected: str) -> None:
    """What is known to be misread, until a change reads it."""
    assert written(read(position, text)) == f"report {expected}"


WHOLE_NAMES = [
    (target, name)
    for target in EVERYONE
    if not isinstance(target, Compliance)
    for name in (target.name.zh, target.name.en, target.short.zh, target.short.en, *target.synonyms)
]


def test_a_whole_name_alone_is_asked_its_figure() -> None:
    """A name, short name or synonym with nothing else names its target: no query, nothing done, nothing stored."""
    misread = [
        (name, reading)
        for target, name in WHOLE_NAMES
        if (reading := read(target.position, name)).intent is not Intent.ASK
        or target.id not in reading.doubts[0].candidates
        or reading.doubts[0].missing is not Missing.VALUE
    ]
    assert misread == []


STYLES = {
    "招聘达成率{}%": Unit.PERCENT,
    "招聘达成率 {} ％": Unit.PERCENT,
    "招聘达成率：{}": None,
    "本月招聘达成率是百分之{}": Unit.PERCENT,
    "recruitment rate {}%": Unit.PERCENT,
    "Recruitment Rate: {} percent": Unit.PERCENT,
    "RECRUITMENT RATE {} PCT": Unit.PERCENT,
    "{}% recruitment rate": Unit.PERCENT,
}


@given(value=LATEST, style=st.sampled_from(sorted(STYLES)))
def test_a_figure_in_any_style_is_read_back(value: Decimal, style: str) -> None:
    """A figure rendered in any supported style is the figure that is read, with the unit that was written."""
    items = read("hr", style.format(value)).items
    assert [(item.target, item.value, item.unit) for item in items if isinstance(item, MeasureItem)] == [
        ("hr.recruitment_rate", value, STYLES[style])
    ]


@given(value=st.integers(60, 99), dressing=st.sampled_from(["wide", "upper", "spaced", "polite", "full stop"]))
def test_width_case_punctuation_and_courtesy_change_nothing(value: int, dressing: str) -> None:
    """Full-width digits, capitals, spaces, greetings and a full stop leave the reading as it is."""
    plain = f"staff turnover rate 8%, recruitment rate {value}%"
    dressed = {
        "wide": plain.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789%"}),
        "upper": plain.upper(),
        "spaced": plain.replace(" ", "  "),
        "polite": f"Hi, {plain}, thanks",
        "full stop": f"{plain}.",
    }
    assert read("hr", dressed[dressing]) == read("hr", plain)


def test_traditional_characters_are_read_as_simplified_ones() -> None:
    """The script of a message makes no difference."""
    assert read("hr", "員工薪酬滿意度達到72分") == read("hr", "员工薪酬满意度达到72分")


@pytest.mark.parametrize(
    "slip", ["招聘达乘率91%", "招聘达成lv91%", "招聘答成率91%", "recruitmet rate 91%", "recruitment raet 91%"]
)
def test_slips_are_understood(slip: str) -> None:
    """A homophone, a syllable in Latin letters and a wrong keystroke are seen through."""
    assert written(read("hr", slip)) == "report recruitment_rate 91 percent"


def test_a_negated_word_is_another_word() -> None:
    """不达标率 is not 达标率: nothing is stored for it."""
    assert read("procurement", "采购质量不达标率3%").items == ()


@pytest.mark.parametrize(
    ("position", "text", "target", "expected"),
    [
        ("hr", "92", "hr.recruitment_rate", "report recruitment_rate 92"),
        ("hr", "九成二，10月的", "hr.recruitment_rate", "report recruitment_rate 92 percent 2026-10"),
        ("hr", "昨天交的", "hr.performance_summary_report", "report performance_summary_report done 2026-11-21"),
        ("hr", "done", "hr.performance_summary_report", "report performance_summary_report done"),
        ("hr", "还没", "hr.performance_summary_report", "other"),
        ("finance", "没有", "finance.late_filings", "report late_filings 0"),
        ("finance", "2次", "finance.late_filings", "report late_filings 2"),
        ("finance", "符合", "finance.tax_in_line", "report tax_in_line yes"),
        ("finance", "no", "finance.tax_in_line", "report tax_in_line no"),
        ("hr", "离职率8%", "hr.recruitment_rate", "report staff_turnover 8 percent"),
        ("hr", "5天", "hr.recruitment_rate", "ask recruitment_rate"),
        ("hr", "客户流失率8%", "hr.staff_turnover", "other"),
        ("customer_service", "招聘达成率87", "customer_service.customer_satisfaction", "other"),
        ("customer_service", "recruitment rate 92", "customer_service.customer_satisfaction", "other"),
    ],
)
def test_a_reply_means_its_target(position: str, text: str, target: str, expected: str) -> None:
    """A reply to a reminder or a card answers that target, unless it names another, and be it somebody else's."""
    assert written(read(position, text, reply_to=target)) == expected


def test_two_amounts_make_a_rate() -> None:
    """Amounts with what they are compared with give the rate that the target asks for, and are kept with it."""
    assert read("procurement", "采购成本98万，去年同期100万").items == (
        MeasureItem(
            target="procurement.cost_reduction",
            value=Decimal(2),
            unit=Unit.PERCENT,
            amounts=(Decimal(980000), Decimal(1000000)),
        ),
    )


def test_an_impossible_figure_is_asked_about_with_what_was_probably_meant() -> None:
    """Ten times too much is never kept: the likely figure is offered."""
    assert read("hr", "招聘达成率920%") == Reading(
        intent=Intent.ASK,
        doubts=(
            Doubt(
                candidates=("hr.recruitment_rate",),
                missing=Missing.VALUE,
                value=Decimal(920),
                unit=Unit.PERCENT,
                likely=(Decimal(92),),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("position", "text", "likely"),
    [
        ("customer_service", "客户满意度7.2", ("72",)),
        ("customer_service", "CSAT 4.5", ("45", "90")),
        ("hr", "招聘达成率9.2", ("92",)),
        ("hr", "turnover 0.08", ("8",)),
        ("admin", "行政预算使用率1.02", ("102",)),
    ],
)
def test_a_figure_on_another_scale_is_asked_about(position: str, text: str, likely: tuple[str, ...]) -> None:
    """A score of ten or of five, or a share of one, is not taken for one of a hundred: what was meant is offered."""
    (doubt,) = read(position, text).doubts
    assert doubt.likely == tuple(map(Decimal, likely))


def test_sure_figures_are_kept_beside_doubtful_ones() -> None:
    """Of two figures, the clear one is an item and the other a doubt."""
    reading = read("customer_service", "回访率98%，客户资料97%")
    assert written(reading) == "report follow_up_rate 98 percent"
    assert [doubt.candidates for doubt in reading.doubts] == [
        ("customer_service.customer_data_completeness", "customer_service.customer_data_accuracy")
    ]


@pytest.mark.parametrize(
    ("position", "text", "kept", "owed"),
    [
        ("public_relations", "品牌美誉度90，费用下降率", "brand_reputation 90", ["expense_reduction"]),
        ("hr", "recruitment rate 92%, staff turnover", "recruitment_rate 92 percent", ["staff_turnover"]),
        (
            "customer_service",
            "客户满意度，投诉处理率，回访率100",
            "follow_up_rate 100",
            ["customer_satisfaction", "complaint_resolution"],
        ),
    ],
)
def test_a_name_beside_figures_is_asked_its_own(position: str, text: str, kept: str, owed: list[str]) -> None:
    """A measure named in full and given no figure is not passed over: the others are kept, and its figure is asked."""
    reading = read(position, text)
    assert written(reading) == f"report {kept}"
    assert reading.doubts == tuple(Doubt(candidates=(f"{position}.{one}",), missing=Missing.VALUE) for one in owed)


def test_a_name_in_a_list_is_no_order() -> None:
    """The words of a target's own name say nothing else of its line: nobody is told to pay."""
    reading = read("hr", "Recruitment fulfilment 90%\nPay satisfaction 70 points\nStaff turnover 9%")
    assert written(reading) == "report recruitment_rate 90 percent; pay_satisfaction 70 point; staff_turnover 9 percent"


def test_an_odd_line_leaves_the_others_as_they_are() -> None:
    """Of a list each line stands for itself: a figure that its target cannot have is asked about, and only it."""
    reading = read("hr", "招聘达成率92%\n员工流失率6%\n薪酬满意度75分\n工作饱和度85天")
    assert written(reading) == "report recruitment_rate 92 percent; staff_turnover 6 percent; pay_satisfaction 75 point"
    assert reading.doubts == (
        Doubt(candidates=("hr.work_saturation",), missing=Missing.VALUE, value=Decimal(85), unit=Unit.DAY),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("招聘达成率92%\n食堂几点开饭？", "report recruitment_rate 92 percent"),
        ("几号发工资？招聘达成率92%", "report recruitment_rate 92 percent"),
        ("recruitment rate 92%. Where is the meeting?", "report recruitment_rate 92 percent"),
        ("招聘达成率92%\n员工流失率现在多少？", "report recruitment_rate 92 percent"),
        ("招聘达成率92%\n听说班车要改线\n员工流失率6%", "report recruitment_rate 92 percent; staff_turnover 6 percent"),
        (
            "recruitment rate 92%\nplease bring your laptops tomorrow\nturnover 6%",
            "report recruitment_rate 92 percent; staff_turnover 6 percent",
        ),
        ("员工流失率6%\n要是招聘达成率能到95%就好了", "report staff_turnover 6 percent"),
        ("turnover 6%\nif only the recruitment rate were 95%", "report staff_turnover 6 percent"),
    ],
)
def test_what_is_about_something_else_reaches_no_further(text: str, expected: str) -> None:
    """A question after a time, place or another target, and talk between the lines of a list, void no figure."""
    assert written(read("hr", text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "招聘达成率92%\n靠谱吗？",
        "招聘达成率92%。谁信啊？",
        "招聘达成率92%？什么时候的数？",
        "Recruitment rate 92%. When was it 92%?",
        "recruitment rate 92%\nis that right?",
        "老王跟我说\n招聘达成率92%\n员工流失率6%",
        "招聘达成率92%\n员工流失率6%\n听财务的小李说的",
        "招聘达成率92%\n如果数据没弄错\n员工流失率6%",
        "recruitment rate 92%\nturnover 6%\nif finance confirms",
        "if we hire two more people\nrecruitment rate 92%\nturnover 6%",
        "举个例子：\n招聘达成率92%\n员工流失率6%",
        "招聘达成率92%\n以上是模板\n员工流失率6%",
    ],
)
def test_what_may_be_about_the_figures_reaches_them_all(text: str) -> None:
    """Doubt, hearsay and conditions that may be meant of the lines beside them keep all of them from being stored."""
    assert read("hr", text).items == ()


def test_a_figure_that_several_may_have_is_asked_about_for_those_that_have_none() -> None:
    """Where the one of two like targets is told, the other figure can only be the other's."""
    reading = read("technology", "创新项目 累计4项，实施3项")
    assert written(reading) == "report innovations_implemented 3 item"
    assert [(doubt.candidates, doubt.value) for doubt in reading.doubts] == [
        (("technology.innovations_proposed",), Decimal(4))
    ]


@pytest.mark.parametrize(
    "text", ["outage and uptime were 2 hours and 98.5%", "the outage lasted 2 hours and uptime was 98.5%"]
)
def test_a_figure_that_either_of_two_may_have_is_asked_about_beside_one_that_is_told(text: str) -> None:
    """A rate beside a length of time is not lost for being said together with what cannot be one."""
    reading = read("network", text)
    assert written(reading) == "report outage_duration 2 hour"
    assert [(doubt.candidates, doubt.value) for doubt in reading.doubts] == [
        (("network.website_uptime", "network.hardware_uptime"), Decimal("98.5"))
    ]


@pytest.mark.parametrize("text", ["故障中断2小时，故障中断150分钟", "outage 2 hours, outage 150 minutes"])
def test_figures_that_contradict_each_other_are_both_offered(text: str) -> None:
    """Which of two figures for one target is right only the sender knows; both are offered in the target's unit."""
    assert read("network", text).doubts == (
        Doubt(candidates=("network.outage_duration",), missing=Missing.VALUE, likely=(Decimal(2), Decimal("2.5"))),
    )


@pytest.mark.parametrize(
    ("position", "text", "mode"),
    [
        ("technology", "创新提出6", None),
        ("technology", "新提出2项创新", None),
        ("technology", "创新项目累计提出6项", Mode.TOTAL),
        ("technology", "又提出了2项创新", Mode.ADD),
        ("procurement", "3 new suppliers", None),
        ("procurement", "3 more new suppliers", Mode.ADD),
        ("procurement", "9 new suppliers in total", Mode.TOTAL),
    ],
)
def test_a_count_adds_or_is_the_total_only_where_the_message_says_so(
    position: str, text: str, mode: Mode | None
) -> None:
    """What is newly proposed adds no more than it replaces: that is asked, unless 又 or 累计 tells it."""
    assert [item.mode for item in read(position, text).items if isinstance(item, MeasureItem)] == [mode]


@given(text=st.text(max_size=200), position=st.sampled_from(POSITIONS))
@settings(max_examples=200, deadline=None)
def test_no_text_raises(text: str, position: str) -> None:
    """Whatever the characters, there is a reading; of candidates there are at most six, all of them the sender's."""
    reading = read(position, text)
    own = {target.id for target in CATALOG.by_position[position].targets}
    assert all(len(doubt.candidates) <= 6 and own.issuperset(doubt.candidates) for doubt in reading.doubts)
    assert own.issuperset(item.target for item in reading.items)
    assert (reading.intent is Intent.REPORT) == bool(reading.items)
    assert reading.intent is not Intent.ASK or reading.doubts


@given(text=st.text(st.characters(codec=None, categories=["Cs", "Cf", "Cc", "Mn", "Nd", "No"]), max_size=60))
def test_characters_that_are_no_letters_raise_nothing(text: str) -> None:
    """Lone surrogates, controls, marks and digits of every script are read, and store nothing by themselves."""
    assert read("hr", text).items == ()


LONG = [
    "招聘达成率90.5%，" * 500,
    "9" * 4096,
    "a" * 4096,
    "百分之" * 1400,
    "recruitment rate 92% " * 200,
    "\u0300" * 4096,
    "1,2," * 1024,
    "92" + "\n" * 4000 + "93",
    "none and " * 500,
    "从9%降到8%" * 600,
    "nine thousand million " * 200,
    "got word " + "word.word " * 400,
]


@pytest.mark.parametrize("text", LONG)
def test_a_long_text_takes_a_moment(text: str) -> None:
    """4096 characters of anything are read in a fraction of a second."""
    lexicon = prepared(CATALOG.by_position["hr"].targets, EVERYONE)
    understand("招聘达成率90.5%", targets=lexicon, today=TODAY)
    began = time.process_time()
    understand(text[:4096], targets=lexicon, today=TODAY)
    assert time.process_time() - began < 1  # far above what it takes: only a text that explodes is found here


@pytest.mark.parametrize("period", ["1月", "3月5日 ", "9月和", "in May, "])
def test_behind_more_periods_than_anybody_names_nothing_is_kept(period: str) -> None:
    """What is not looked at any more as a period is no number either."""
    lexicon = prepared(CATALOG.by_position["hr"].targets, EVERYONE)
    for times in (70, 300):
        assert not understand(period * times + "招聘达成率92%", targets=lexicon, today=TODAY).items


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.sampled_from(["3月", "12月", "Q4", "下半年", "in June"]))
def test_no_figure_is_kept_for_a_period_ahead(today: date, period: str) -> None:
    """A period without a year is the latest one that has begun."""
    targets = CATALOG.by_position["hr"].targets
    reading = understand(f"{period} 招聘达成率90.5%", targets=targets, today=today)
    kept = [item.period for item in reading.items if isinstance(item, MeasureItem) and item.period]
    assert len(kept) == 1
    assert kept[0].start <= today


@pytest.mark.parametrize("target", [t for t in EVERYONE if isinstance(t, Measure) and t.unit is Unit.PERCENT])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_rate_is_known_by_its_name(target: Measure, language: str) -> None:
    """The full name of every rate with its bound beside it is a report of that target."""
    name = target.name.zh if language == "zh" else target.name.en
    reading = read(target.position, f"{name} {target.bound.value}%")
    assert [item.target for item in reading.items] == [target.id]
