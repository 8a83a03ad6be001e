"""What the bot asks back, and every way to answer it."""

from datetime import timedelta

import pytest

from tests.handlers.conversation import follow, render
from tests.handlers.records import row_counts, standing_figures
from tests.talking import Company

PICKED = {
    "zh": ("92%", "92% 是哪个指标的？", "第二个", "✅"),
    "en": ("92%", "Which target is 92% for?", "the second", "✅"),
}


@pytest.mark.parametrize("language", PICKED)
@pytest.mark.parametrize("way", ["tap", "place", "name"])
async def test_a_bare_figure_is_asked_after_and_goes_where_it_is_said_to_belong(
    company: Company, language: str, way: str
) -> None:
    """By button, by its place in the list or by its name; nothing is kept before, and the figure once."""
    said, question, place, _ = PICKED[language]
    manager = await company.joined("manager-hr", language=language)
    asked = await manager.says(said)
    assert asked.text == question
    labels = [label for row in asked.buttons for label in row][:-1]
    assert 2 <= len(labels) <= 6
    assert await standing_figures(company) == []
    match way:
        case "tap":
            await manager.taps(labels[1])
        case "place":
            await manager.says(place)
        case _:
            await manager.says(labels[1])
    [(target, value)] = await standing_figures(company)
    named = company.services.catalog.by_id[target].short
    assert (named["zh" if language == "zh" else "en"], value) == (labels[1], "92")


WHICH_FIGURE = {
    ("manager-hr", "zh"): """
        > 招聘达成率
        招聘达成率
        是多少？请写数字（单位：%）。
        [取消]

        > 嗯嗯
        没看懂，什么也没记。

        招聘达成率
        是多少？请写数字（单位：%）。
        [取消]

        > 92
        ✅ 招聘达成率 92% · 达标
        要求 ≥ 90%，高 2 个百分点
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 招聘达成率
        招聘达成率
        是多少？请写数字（单位：%）。
        [取消]

        > 取消
        好的，什么也没记。

        > 招聘达成率
        招聘达成率
        是多少？请写数字（单位：%）。
        [取消]

        > [取消]
        (edited)
        好的，什么也没记。
    """,
    ("manager-hr", "en"): """
        > recruitment rate
        Recruitment fulfilment rate
        Which figure? Write the number, in percent.
        [Cancel]

        > hm hm
        I did not get that, so nothing is kept.

        Recruitment fulfilment rate
        Which figure? Write the number, in percent.
        [Cancel]

        > 92
        ✅ Recruitment fulfilment rate 92% · met
        Required ≥ 90%, 2 percentage points above
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > recruitment rate
        Recruitment fulfilment rate
        Which figure? Write the number, in percent.
        [Cancel]

        > cancel
        All right, nothing is kept.

        > recruitment rate
        Recruitment fulfilment rate
        Which figure? Write the number, in percent.
        [Cancel]

        > [Cancel]
        (edited)
        All right, nothing is kept.
    """,
    ("manager-network", "zh"): """
        > 技术指导时数
        技术指导时数
        是多少？请写数字（单位：小时）。
        [取消]

        > 12小时
        🟡 技术指导时数 12 小时 · 进度落后
        要求 ≥ 30 小时，还差 18 小时，11月30日前
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 技术指导时数
        技术指导时数
        是多少？请写数字（单位：小时）。
        [取消]

        > 40
        技术指导时数 · 40 小时
        目前：12 小时
        是在之前的基础上累加，还是新的总数？
        [➕ 累加 40 小时] [总数 40 小时]
        [取消]

        > 累加
        ✅ 技术指导时数 52 小时 · 达标
        本次累加 40 小时
        要求 ≥ 30 小时，多 22 小时
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]
    """,
}


@pytest.mark.parametrize(("slug", "language"), WHICH_FIGURE)
async def test_a_target_without_a_figure_is_asked_after(company: Company, slug: str, language: str) -> None:
    """A number, one with its unit, nonsense, which is asked again, and a way out in words and by button."""
    await follow(await company.joined(slug, language=language), WHICH_FIGURE[slug, language])


ON_ITS_SCALE = {
    "zh": """
        > 薪酬满意度87%
        🤔 员工薪酬满意度 · 87%
        这一项按“分”计。
        您是想写这个吗？
        [87 分]
        [取消]

        > [87 分]
        (edited)
        ✅ 员工薪酬满意度 87 分 · 达标
        要求 ≥ 70 分，高 17 分
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]
    """,
    "en": """
        > recruitment rate 93 points
        🤔 Recruitment fulfilment rate · 93 points
        It is counted in percent.
        Did you mean this?
        [93%]
        [Cancel]

        > yes
        ✅ Recruitment fulfilment rate 93% · met
        Required ≥ 90%, 3 percentage points above
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]
    """,
}


@pytest.mark.parametrize("language", ON_ITS_SCALE)
async def test_a_score_given_as_a_rate_is_one_tap_away(company: Company, language: str) -> None:
    """The question about a figure in the other unit offers it in the target's own."""
    await follow(await company.joined("manager-hr", language=language), ON_ITS_SCALE[language])


REFUSED = {
    "zh": """
        > 工作饱和度85天
        🤔 整体工作饱和度 · 85 天
        这一项按“%”计，请用这个单位写。
        [取消]

        > 下个月招聘达成率92%
        没有记：整体工作饱和度 85 天

        🤔 招聘达成率 · 92%
        12月还没开始，请报已经开始的时间段。
        [取消]

        > 招聘达成率92%，招聘达成率88%
        🤔 招聘达成率
        同一项您写了不同的数字，哪个对？
        [92%] [88%]
        [取消]

        > [88%]
        (edited)
        ❌ 招聘达成率 88% · 未达标
        要求 ≥ 90%，还差 2 个百分点
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]
    """,
    "en": """
        > work saturation 85 days
        🤔 Overall work saturation · 85 days
        It is counted in percent. Write the figure in that unit.
        [Cancel]

        > recruitment rate next month 92%
        Not kept: Overall work saturation 85 days

        🤔 Recruitment fulfilment rate · 92%
        Dec has not begun yet. Write the figure for a period that has.
        [Cancel]

        > recruitment rate 92%, recruitment rate 88%
        🤔 Recruitment fulfilment rate
        You wrote different figures for it. Which one is right?
        [92%] [88%]
        [Cancel]

        > 88
        ❌ Recruitment fulfilment rate 88% · missed
        Required ≥ 90%, 2 percentage points short
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]
    """,
}


@pytest.mark.parametrize("language", REFUSED)
async def test_a_figure_that_cannot_be_kept_is_told_why(company: Company, language: str) -> None:
    """A unit of another sort, a month to come, two figures for one target: each is asked about in its own way."""
    await follow(await company.joined("manager-hr", language=language), REFUSED[language])


UNLIKELY = {
    "zh": """
        > 招聘达成率920%
        🤔 招聘达成率 · 920%
        还没有记。
        您是想写这个吗？
        [92%]
        [没错，920%]
        [取消]

        > 是
        ✅ 招聘达成率 92% · 达标
        要求 ≥ 90%，高 2 个百分点
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 招聘达成率920%
        🤔 招聘达成率 · 920%
        还没有记。
        您是想写这个吗？
        [92%]
        [没错，920%]
        [取消]

        > [没错，920%]
        (edited)
        ✅ 招聘达成率 920% · 达标
        要求 ≥ 90%，高 830 个百分点
        11月 · 更正前 92% ↑
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 招聘达成率9200
        🤔 招聘达成率 · 9,200%
        还没有记。
        您是想写这个吗？
        [92%]
        [没错，9,200%]
        [取消]

        > 93
        ✅ 招聘达成率 93% · 达标
        要求 ≥ 90%，高 3 个百分点
        11月 · 更正前 920% ↓
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 招聘达成率920%
        🤔 招聘达成率 · 920%
        还没有记。
        您是想写这个吗？
        [92%]
        [没错，920%]
        [取消]

        > [取消]
        (edited)
        好的，什么也没记。
    """,
    "en": """
        > recruitment rate 920%
        🤔 Recruitment fulfilment rate · 920%
        Nothing is kept yet.
        Did you mean this?
        [92%]
        [Yes, 920%]
        [Cancel]

        > yes
        ✅ Recruitment fulfilment rate 92% · met
        Required ≥ 90%, 2 percentage points above
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > recruitment rate 920%
        🤔 Recruitment fulfilment rate · 920%
        Nothing is kept yet.
        Did you mean this?
        [92%]
        [Yes, 920%]
        [Cancel]

        > [Yes, 920%]
        (edited)
        ✅ Recruitment fulfilment rate 920% · met
        Required ≥ 90%, 830 percentage points above
        Nov · corrected from 92% ↑
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > recruitment rate 9200
        🤔 Recruitment fulfilment rate · 9,200%
        Nothing is kept yet.
        Did you mean this?
        [92%]
        [Yes, 9,200%]
        [Cancel]

        > 93
        ✅ Recruitment fulfilment rate 93% · met
        Required ≥ 90%, 3 percentage points above
        Nov · corrected from 920% ↓
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > recruitment rate 920%
        🤔 Recruitment fulfilment rate · 920%
        Nothing is kept yet.
        Did you mean this?
        [92%]
        [Yes, 920%]
        [Cancel]

        > [Cancel]
        (edited)
        All right, nothing is kept.
    """,
}


@pytest.mark.parametrize("language", UNLIKELY)
async def test_a_figure_that_is_hard_to_believe_is_asked_about(company: Company, language: str) -> None:
    """What was probably meant, what was written, and another figure are all answers."""
    await follow(await company.joined("manager-hr", language=language), UNLIKELY[language])


MODES = {
    "zh": """
        > 技术指导时数12小时
        🟡 技术指导时数 12 小时 · 进度落后
        要求 ≥ 30 小时，还差 18 小时，11月30日前
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 技术指导时数20小时
        技术指导时数 · 20 小时
        目前：12 小时
        是在之前的基础上累加，还是新的总数？
        [➕ 累加 20 小时] [总数 20 小时]
        [取消]

        > 总数
        🟡 技术指导时数 20 小时 · 进度落后
        要求 ≥ 30 小时，还差 10 小时，11月30日前
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 技术指导时数5小时
        技术指导时数 · 5 小时
        目前：20 小时
        是在之前的基础上累加，还是新的总数？
        [➕ 累加 5 小时] [总数 5 小时]
        [取消]

        > [取消]
        (edited)
        好的，什么也没记。

        > 技术指导时数5小时
        技术指导时数 · 5 小时
        目前：20 小时
        是在之前的基础上累加，还是新的总数？
        [➕ 累加 5 小时] [总数 5 小时]
        [取消]

        > 累加
        🟢 技术指导时数 25 小时 · 进度正常
        本次累加 5 小时
        要求 ≥ 30 小时，还差 5 小时，11月30日前
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]
    """,
    "en": """
        > guidance hours 12
        🟡 Technical guidance hours 12 · behind
        Required ≥ 30 hours, 18 hours short, by 30 Nov
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > guidance hours 20
        Technical guidance hours · 20 hours
        So far: 12 hours
        Does this add to what was reported before, or is it the new total?
        [➕ Add 20 hours] [Total 20 hours]
        [Cancel]

        > replace
        🟡 Technical guidance hours 20 · behind
        Required ≥ 30 hours, 10 hours short, by 30 Nov
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > guidance hours 5
        Technical guidance hours · 5 hours
        So far: 20 hours
        Does this add to what was reported before, or is it the new total?
        [➕ Add 5 hours] [Total 5 hours]
        [Cancel]

        > [Cancel]
        (edited)
        All right, nothing is kept.

        > guidance hours 5
        Technical guidance hours · 5 hours
        So far: 20 hours
        Does this add to what was reported before, or is it the new total?
        [➕ Add 5 hours] [Total 5 hours]
        [Cancel]

        > add
        🟢 Technical guidance hours 25 · on track
        Added: 5 hours
        Required ≥ 30 hours, 5 hours short, by 30 Nov
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]
    """,
}


@pytest.mark.parametrize("language", MODES)
async def test_add_or_replace_is_answered_in_a_word(company: Company, language: str) -> None:
    """And nothing is kept where it is left open."""
    await follow(await company.joined("manager-network", language=language), MODES[language])


KINDS = {
    ("manager-finance", "tax_in_line", "zh"): ("是", "✅ 纳税额符合行业通用标准 · 符合"),
    ("manager-finance", "tax_in_line", "en"): (
        "no",
        "❌ Tax paid in line with the industry standard · does not comply",
    ),
    ("manager-finance", "late_filings", "zh"): ("没有", "✅ 财务申报延迟 0 起 · 至今没有"),
    ("manager-finance", "late_filings", "en"): ("2", "❌ Late financial filings 2 incidents · has happened"),
    ("manager-hr", "performance_summary_report", "zh"): ("今天", "✅ 绩效汇总结果及报告 · 按时完成"),
    ("manager-hr", "performance_summary_report", "en"): ("23 Nov", "✅ Performance summary and report · done on time"),
    ("manager-hr", "recruitment_rate", "zh"): ("92", "✅ 招聘达成率 92% · 达标"),
    ("manager-hr", "recruitment_rate", "en"): ("92%", "✅ Recruitment fulfilment rate 92% · met"),
    ("manager-customer-service", "complaint_response_time", "zh"): (
        "11月18号接的，今天处理完",
        "✅ 客户投诉响应时限 · 达标",
    ),
    ("manager-customer-service", "complaint_response_time", "en"): (
        "opened 18 Nov, closed today",
        "✅ Complaint response time · met",
    ),
}


@pytest.mark.parametrize(("slug", "target", "language"), KINDS)
async def test_report_on_a_card_takes_what_the_target_takes(
    company: Company, slug: str, target: str, language: str
) -> None:
    """As its question says: a number, a day, two days, yes or no, none; without naming the target again."""
    words, first_line = KINDS[slug, target, language]
    manager = await company.joined(slug, language=language)
    await manager.says("/start")
    position = slug.removeprefix("manager-").replace("-", "_")
    await manager.forges(f"card:{position}.{target}")
    await manager.taps(f"report:{position}.{target}")
    assert (await manager.says(words)).text.splitlines()[0] == first_line
    assert [kept for kept, _ in await standing_figures(company)] == [f"{position}.{target}"]


BY_TAP = {
    ("manager-hr", "performance_summary_report"): ("✅ 今天完成", "✅ 绩效汇总结果及报告 · 按时完成"),
    ("manager-finance", "late_filings"): ("没有", "✅ 财务申报延迟 0 起 · 至今没有"),
    ("manager-finance", "tax_in_line"): ("否", "❌ 纳税额符合行业通用标准 · 不符合"),
    ("manager-customer-service", "complaint_response_time"): ("今天发生", "⏳ 客户投诉响应时限 · 处理中"),
}


@pytest.mark.parametrize(("slug", "target"), BY_TAP)
async def test_what_needs_no_figure_is_one_tap(company: Company, slug: str, target: str) -> None:
    """A second tap on the same button does nothing new."""
    label, first_line = BY_TAP[slug, target]
    manager = await company.joined(slug)
    await manager.says("/start")
    position = slug.removeprefix("manager-").replace("-", "_")
    question = await manager.forges(f"report:{position}.{target}")
    keyboard = question.messages[0].keyboard
    assert keyboard is not None
    data = next(str(button.value) for row in keyboard.rows for button in row if button.text == label)
    assert (await manager.taps(label)).text.splitlines()[0] == first_line
    before = await row_counts(company)
    assert render(await manager.forges(data)) == "(pops up) 这个问题已经结束了。"
    assert await row_counts(company) == before


async def test_two_taps_at_once_keep_it_once(company: Company) -> None:
    """The second finds the question closed."""
    manager = await company.joined("manager-hr")
    await manager.says("招聘达成率920%")
    question = manager.last
    manager.presses("92%", on=question)
    manager.presses("没错，920%", on=question)
    await manager.settles()
    assert await standing_figures(company) == [("hr.recruitment_rate", "92")]


CARD_REPLIES = {
    "zh": ("招聘达成率怎么样", "92", "不对，是93%"),
    "en": ("how is the recruitment rate", "92", "no, 93"),
}


@pytest.mark.parametrize("language", CARD_REPLIES)
async def test_a_reply_to_a_card_is_for_its_target(company: Company, language: str) -> None:
    """A bare figure, and a correction, which leaves what was reported later alone."""
    asked, figure, correction = CARD_REPLIES[language]
    manager = await company.joined("manager-hr", language=language)
    card = (await manager.says(asked)).messages[0]
    await manager.replies(card, figure)
    await manager.says("员工流失率6%")
    await manager.replies(card, correction)
    assert sorted(await standing_figures(company)) == [("hr.recruitment_rate", "93"), ("hr.staff_turnover", "6")]


async def test_a_reply_that_names_another_target_is_for_that_one(company: Company) -> None:
    """What is said counts before where it is said."""
    manager = await company.joined("manager-hr")
    card = (await manager.says("招聘达成率怎么样")).messages[0]
    await manager.replies(card, "员工流失率6%")
    assert await standing_figures(company) == [("hr.staff_turnover", "6")]


ONE_AFTER_THE_OTHER = """
    > 招聘达成率920%，薪酬满意度120分，员工流失率6%
    ✅ 员工流失率 6% · 达标
    要求 < 10%，低 4 个百分点
    11月
    [✏️ 改] [↩️ 撤销]
    [📄 详情] [📈 走势]
    ---
    🤔 招聘达成率 · 920%
    还没有记。
    您是想写这个吗？
    [92%]
    [没错，920%]
    [取消]

    > [92%]
    (edited)
    ✅ 招聘达成率 92% · 达标
    要求 ≥ 90%，高 2 个百分点
    11月
    [✏️ 改] [↩️ 撤销]
    [📄 详情] [📈 走势]
    ---
    🤔 员工薪酬满意度 · 120 分
    不可能是 120 分，最大 100 分。
    请写正确的数字。
    [取消]

    > 75
    ✅ 员工薪酬满意度 75 分 · 达标
    要求 ≥ 70 分，高 5 分
    11月
    [✏️ 改] [↩️ 撤销]
    [📄 详情] [📈 走势]
"""


async def test_several_doubts_are_asked_about_one_after_the_other(company: Company) -> None:
    """What is sure is kept at once; each answer leads to the next question."""
    await follow(await company.joined("manager-hr"), ONE_AFTER_THE_OTHER)
    kept = [("hr.pay_satisfaction", "75"), ("hr.recruitment_rate", "92"), ("hr.staff_turnover", "6")]
    assert sorted(await standing_figures(company)) == kept


MOVED_ON = """
    > 招聘达成率920%
    🤔 招聘达成率 · 920%
    还没有记。
    您是想写这个吗？
    [92%]
    [没错，920%]
    [取消]

    > 员工流失率6%
    ✅ 员工流失率 6% · 达标
    要求 < 10%，低 4 个百分点
    11月
    [✏️ 改] [↩️ 撤销]
    [📄 详情] [📈 走势]

    > 不对，是7%
    ✅ 员工流失率 7% · 达标
    要求 < 10%，低 3 个百分点
    11月
    [✏️ 改] [↩️ 撤销]
    [📄 详情] [📈 走势]

    > [92%]
    (edited)
    ✅ 招聘达成率 92% · 达标
    要求 ≥ 90%，高 2 个百分点
    11月
    [✏️ 改] [↩️ 撤销]
    [📄 详情] [📈 走势]
"""


async def test_whoever_has_moved_on_answers_by_button_only(company: Company) -> None:
    """Words after a later report are about that one; the button of the question still works."""
    await follow(await company.joined("manager-hr"), MOVED_ON)


async def test_a_question_does_not_stand_in_the_way(company: Company) -> None:
    """Commands, menu labels and queries are answered as ever."""
    manager = await company.joined("manager-hr")
    await manager.says("/start")
    for words, beginning in (
        ("/help", "可以这样写"),
        ("📊 状态", "📊 人力资源部经理"),
        ("我的指标", "📋 人力资源部经理"),
        ("撤回", "没有可撤回的。"),
    ):
        await manager.says("招聘达成率")
        assert (await manager.says(words)).text.startswith(beginning)


async def test_a_question_expires_after_a_day(company: Company) -> None:
    """Its buttons say so, and words are read afresh."""
    manager = await company.joined("manager-hr")
    await manager.says("招聘达成率920%")
    company.clock.move_to(company.clock() + timedelta(days=1, minutes=1))
    assert render(await manager.taps("92%")) == "(pops up) 这个问题已经结束了。"
    assert (await manager.says("93")).text == "93 是哪个指标的？"
    assert await standing_figures(company) == []


async def test_a_question_is_asked_on_the_day_it_is_about(company: Company) -> None:
    """`Done today` tapped after midnight means the day on which it was asked."""
    manager = await company.joined("manager-hr")
    company.clock.move_to(company.clock() + timedelta(hours=11, minutes=59))
    await manager.says("/start")
    await manager.forges("report:hr.performance_summary_report")
    company.clock.move_to(company.clock() + timedelta(minutes=10))
    assert "11月23日完成" in (await manager.taps("✅ 今天完成")).text


CANCEL = {
    "zh": """
        > 取消
        现在没有等您回答的问题。要撤回上一次上报，请写“撤回”。

        > 招聘达成率92%
        ✅ 招聘达成率 92% · 达标
        要求 ≥ 90%，高 2 个百分点
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 算了
        现在没有等您回答的问题。要撤回上一次上报，请写“撤回”。
    """,
    "en": """
        > cancel
        I was not waiting for an answer, so nothing changes. To take back the last report: undo

        > recruitment rate 92%
        ✅ Recruitment fulfilment rate 92% · met
        Required ≥ 90%, 2 percentage points above
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > never mind
        I was not waiting for an answer, so nothing changes. To take back the last report: undo
    """,
}


@pytest.mark.parametrize("language", CANCEL)
async def test_cancel_takes_nothing_back(company: Company, language: str) -> None:
    """Where nothing is asked there is nothing to cancel, and what was kept stays."""
    await follow(await company.joined("manager-hr", language=language), CANCEL[language])
    assert await standing_figures(company) == [("hr.recruitment_rate", "92")]


@pytest.mark.parametrize(
    ("language", "doubtful", "both"),
    [
        ("zh", "销售任务完成率差不多93%", "销售任务完成率93%，客户流失率9.2%"),
        ("en", "sales task completion over 93%", "sales task completion 93%, customer churn 9.2%"),
    ],
)
async def test_several_figures_are_no_answer(company: Company, language: str, doubtful: str, both: str) -> None:
    """They are a report of their own, each of its target, though one of them is what was asked about."""
    manager = await company.joined("manager-sales", language=language)
    assert (await manager.says(doubtful)).text.startswith("🤔")
    await manager.says(both)
    assert await standing_figures(company) == [("sales.task_completion", "93"), ("sales.customer_churn", "9.2")]
