"""Taking back and changing what was kept: by button, by command and in words."""

from datetime import datetime, timedelta

import pytest

from tests.handlers.conversation import follow, render
from tests.handlers.records import (
    figures,
    forget_handling,
    give_positions,
    restarted,
    row_counts,
    standing_figures,
)
from tests.talking import Company

WAYS = {
    "zh": """
        > 招聘达成率92%
        ✅ 招聘达成率 92% · 达标
        要求 ≥ 90%，高 2 个百分点
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > [↩️ 撤销]
        (edited)
        ↩️ 已撤回：招聘达成率 92%
        现在：⚪ 招聘达成率 · 待上报

        > 招聘达成率93%
        ✅ 招聘达成率 93% · 达标
        要求 ≥ 90%，高 3 个百分点
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > /undo
        ↩️ 已撤回：招聘达成率 93%
        现在：⚪ 招聘达成率 · 待上报

        > 招聘达成率94%
        ✅ 招聘达成率 94% · 达标
        要求 ≥ 90%，高 4 个百分点
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 撤回
        ↩️ 已撤回：招聘达成率 94%
        现在：⚪ 招聘达成率 · 待上报

        > 撤回
        没有可撤回的。

        > [↩️ 撤销]
        (pops up) 这一条已经撤回或改过了。
    """,
    "en": """
        > recruitment rate 92%
        ✅ Recruitment fulfilment rate 92% · met
        Required ≥ 90%, 2 percentage points above
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > [↩️ Undo]
        (edited)
        ↩️ Taken back: Recruitment fulfilment rate 92%
        Now: ⚪ Recruitment fulfilment rate · waiting for a figure

        > recruitment rate 93%
        ✅ Recruitment fulfilment rate 93% · met
        Required ≥ 90%, 3 percentage points above
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > /undo
        ↩️ Taken back: Recruitment fulfilment rate 93%
        Now: ⚪ Recruitment fulfilment rate · waiting for a figure

        > recruitment rate 94%
        ✅ Recruitment fulfilment rate 94% · met
        Required ≥ 90%, 4 percentage points above
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > undo
        ↩️ Taken back: Recruitment fulfilment rate 94%
        Now: ⚪ Recruitment fulfilment rate · waiting for a figure

        > undo
        There is nothing to take back.

        > [↩️ Undo]
        (pops up) That was taken back or corrected already.
    """,
}


@pytest.mark.parametrize("language", WAYS)
async def test_a_figure_is_taken_back_by_button_command_or_word(company: Company, language: str) -> None:
    """It says what is gone and where the target stands now; where nothing is left, it says that."""
    await follow(await company.joined("manager-hr", language=language), WAYS[language])
    assert await standing_figures(company) == []


KINDS = {
    "manager-hr": """
        > 绩效汇总报告今天交了
        ✅ 绩效汇总结果及报告 · 按时完成
        要求：每月28日前
        11月23日完成
        下次截止 12月28日（还有 35 天）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 撤回
        ↩️ 已撤回：绩效汇总结果及报告 · 11月23日
        现在：🟡 绩效汇总结果及报告 · 快到期

        > 10月招聘达成率85%
        ❌ 招聘达成率 85% · 未达标
        要求 ≥ 90%，还差 5 个百分点
        10月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 撤回
        ↩️ 已撤回：招聘达成率 85%（10月）
        现在：➖ 招聘达成率 · 无需上报（10月）

        > 招聘达成率91%，员工流失率12%
        记下 2 项
        ✅ 招聘达成率 91% · 达标
        ❌ 员工流失率 12% · 未达标
            须再降超过 2 个百分点
        [招聘达成率] [员工流失率]
        [↩️ 全部撤销]

        > 撤回
        ↩️ 已撤回 2 项
        现在：
        ⚪ 招聘达成率 · 待上报
        ⚪ 员工流失率 · 待上报
    """,
    "manager-finance": """
        > 财务申报延迟1次
        ❌ 财务申报延迟 1 起 · 已发生
        要求：全年 0 起
        2026年
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 撤回
        ↩️ 已撤回：财务申报延迟 1 起
        现在：✅ 财务申报延迟 · 至今没有
    """,
    "manager-customer-service": """
        > 投诉响应用了5个工作日
        ❌ 客户投诉响应时限 · 超过时限
        用时 5 个工作日
        要求：3 个工作日内
        1 件中 0 件按时
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 撤回
        ↩️ 已撤回：客户投诉响应时限 · 用时 5 个工作日
        现在：➖ 客户投诉响应时限 · 无需上报
    """,
    "manager-network": """
        > 技术指导时数12小时
        🟡 技术指导时数 12 小时 · 进度落后
        要求 ≥ 30 小时，还差 18 小时，11月30日前
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 技术指导时数8小时
        技术指导时数 · 8 小时
        目前：12 小时
        是在之前的基础上累加，还是新的总数？
        [➕ 累加 8 小时] [总数 8 小时]
        [取消]

        > [➕ 累加 8 小时]
        (edited)
        🟡 技术指导时数 20 小时 · 进度落后
        本次累加 8 小时
        要求 ≥ 30 小时，还差 10 小时，11月30日前
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 撤回
        ↩️ 已撤回：技术指导时数 8 小时
        现在：🟡 技术指导时数 12 小时 · 进度落后

        > 撤回
        ↩️ 已撤回：技术指导时数 12 小时
        现在：⚪ 技术指导时数 · 待上报
    """,
}


@pytest.mark.parametrize("slug", KINDS)
async def test_every_kind_is_taken_back(company: Company, slug: str) -> None:
    """One after the other, the latest first; what came in one message goes together."""
    await follow(await company.joined(slug), KINDS[slug])
    assert await standing_figures(company) == []


CORRECTED = {
    "zh": """
        > 招聘达成率92%
        ✅ 招聘达成率 92% · 达标
        要求 ≥ 90%，高 2 个百分点
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 不对，是93%
        ✅ 招聘达成率 93% · 达标
        要求 ≥ 90%，高 3 个百分点
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 撤回
        ↩️ 已撤回：招聘达成率 93%
        重新生效：招聘达成率 92%
        现在：✅ 招聘达成率 92% · 达标

        > [change:1]
        ✏️ 要改的：招聘达成率 92%
        是多少？请写数字（单位：%）。
        [取消]

        > 94
        ✅ 招聘达成率 94% · 达标
        要求 ≥ 90%，高 4 个百分点
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 撤回
        ↩️ 已撤回：招聘达成率 94%
        重新生效：招聘达成率 92%
        现在：✅ 招聘达成率 92% · 达标

        > 撤回
        ↩️ 已撤回：招聘达成率 92%
        现在：⚪ 招聘达成率 · 待上报
    """,
    "en": """
        > recruitment rate 92%
        ✅ Recruitment fulfilment rate 92% · met
        Required ≥ 90%, 2 percentage points above
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > no, 93
        ✅ Recruitment fulfilment rate 93% · met
        Required ≥ 90%, 3 percentage points above
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > undo
        ↩️ Taken back: Recruitment fulfilment rate 93%
        Counts again: Recruitment fulfilment rate 92%
        Now: ✅ Recruitment fulfilment rate 92% · met

        > [change:1]
        ✏️ To be changed: Recruitment fulfilment rate 92%
        Which figure? Write the number, in percent.
        [Cancel]

        > 94
        ✅ Recruitment fulfilment rate 94% · met
        Required ≥ 90%, 4 percentage points above
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > undo
        ↩️ Taken back: Recruitment fulfilment rate 94%
        Counts again: Recruitment fulfilment rate 92%
        Now: ✅ Recruitment fulfilment rate 92% · met

        > undo
        ↩️ Taken back: Recruitment fulfilment rate 92%
        Now: ⚪ Recruitment fulfilment rate · waiting for a figure
    """,
}


@pytest.mark.parametrize("language", CORRECTED)
async def test_undoing_a_correction_brings_the_first_back(company: Company, language: str) -> None:
    """A correction supersedes, in words or by Change; taken back, what it had corrected stands again."""
    await follow(await company.joined("manager-hr", language=language), CORRECTED[language])
    assert await figures(company) == [
        ("hr.recruitment_rate", "92", False),
        ("hr.recruitment_rate", "93", False),
        ("hr.recruitment_rate", "94", False),
    ]


async def test_a_correction_keeps_the_period_and_the_way_of_counting(company: Company) -> None:
    """October's figure stays October's, and a total a total."""
    manager = await company.joined("manager-hr")
    await manager.says("10月招聘达成率85%")
    assert (await manager.says("不对，是86%")).text.splitlines()[2] == "10月"
    network = await company.joined("manager-network")
    for words in ("技术指导时数12小时", "技术指导时数累计20小时"):
        await network.says(words)
    assert (await network.says("不对，是25小时")).text.splitlines()[0] == "🟢 技术指导时数 25 小时 · 进度正常"


NOTHING = {
    "zh": ("没有可撤回的。", "没有可改的数字。请写指标和数字。\n[📋 全部指标] [📊 状态]"),
    "en": (
        "There is nothing to take back.",
        "There is no figure to correct. Write the target and its figure.\n[📋 All targets] [📊 Status]",
    ),
}


@pytest.mark.parametrize("language", NOTHING)
async def test_nothing_to_take_back_or_correct(company: Company, language: str) -> None:
    """Before anything was reported."""
    manager = await company.joined("manager-hr", language=language)
    undo, correction = NOTHING[language]
    assert render(await manager.says("/undo")) == undo
    assert render(await manager.says("不对，是93%" if language == "zh" else "no, 93")) == correction


async def test_undo_is_of_one_s_own(company: Company) -> None:
    """The last figure of somebody else stays."""
    await (await company.joined("manager-sales")).says("客户流失率5%")
    manager = await company.joined("manager-hr")
    assert render(await manager.says("撤回")) == "没有可撤回的。"
    assert await standing_figures(company) == [("sales.customer_churn", "5")]


async def test_a_stale_button_says_that_it_is_done(company: Company) -> None:
    """Change and Undo of a figure that was taken back or corrected do nothing more."""
    manager = await company.joined("manager-hr")
    first = (await manager.says("招聘达成率92%")).messages[0]
    await manager.says("不对，是93%")
    before = await row_counts(company)
    assert render(await manager.taps("✏️ 改", on=first)) == "(pops up) 这一条已经撤回或改过了。"
    assert render(await manager.taps("↩️ 撤销", on=first)) == "(pops up) 这一条已经撤回或改过了。"
    assert await row_counts(company) == before
    assert await standing_figures(company) == [("hr.recruitment_rate", "93")]


async def test_two_taps_on_undo_at_once_undo_once(company: Company) -> None:
    """The figure before it stays."""
    manager = await company.joined("manager-hr")
    await manager.says("招聘达成率91%")
    last = (await manager.says("招聘达成率92%")).messages[0]
    manager.presses("↩️ 撤销", on=last)
    manager.presses("↩️ 撤销", on=last)
    await manager.settles()
    assert await standing_figures(company) == [("hr.recruitment_rate", "91")]


EDITS = {
    "zh": """
        > 招聘达成率92%
        ✅ 招聘达成率 92% · 达标
        要求 ≥ 90%，高 2 个百分点
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > edit: 招聘达成率93%
        ✅ 招聘达成率 93% · 达标
        要求 ≥ 90%，高 3 个百分点
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > edit: 招聘达成率93%。
        (nothing)

        > edit: 招聘达成率93%，员工流失率6%
        ✅ 员工流失率 6% · 达标
        要求 < 10%，低 4 个百分点
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > edit: 招聘达成率920%
        🤔 招聘达成率 · 920%
        还没有记。
        您是想写这个吗？
        [92%]
        [没错，920%]
        [取消]
        ---
        改后的消息里没有这些，原来记下的不变：
        员工流失率 6%
        [↩️ 撤销]

        > [92%]
        (edited)
        ✅ 招聘达成率 92% · 达标
        要求 ≥ 90%，高 2 个百分点
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > edit: 早上好
        改后的消息里没有这些，原来记下的不变：
        员工流失率 6%
        招聘达成率 92%
        [↩️ 全部撤销]

        > [↩️ 全部撤销]
        (edited)
        ↩️ 已撤回 2 项
        重新生效：招聘达成率 93%
        现在：
        ⚪ 员工流失率 · 待上报
        ✅ 招聘达成率 93% · 达标
    """,
    "en": """
        > recruitment rate 92%
        ✅ Recruitment fulfilment rate 92% · met
        Required ≥ 90%, 2 percentage points above
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > edit: recruitment rate 93%
        ✅ Recruitment fulfilment rate 93% · met
        Required ≥ 90%, 3 percentage points above
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > edit: recruitment rate 93%.
        (nothing)

        > edit: recruitment rate 93%, staff turnover 6%
        ✅ Staff turnover rate 6% · met
        Required < 10%, 4 percentage points below
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]
    """,
}


@pytest.mark.parametrize("language", EDITS)
async def test_an_edited_message_corrects_its_own_figures(company: Company, language: str) -> None:
    """A new figure supersedes, a further one is kept, and the same again says nothing."""
    manager = await company.joined("manager-hr", language=language)
    await follow(manager, EDITS[language])


async def test_an_edit_leaves_the_other_messages_alone(company: Company) -> None:
    """Though they are later, and of the same target."""
    manager = await company.joined("manager-hr")
    first = (await manager.says("10月招聘达成率85%")).sent
    await manager.says("招聘达成率92%")
    assert first is not None
    await manager.edits(first, "10月招聘达成率86%")
    assert sorted(await standing_figures(company)) == [("hr.recruitment_rate", "86"), ("hr.recruitment_rate", "92")]


async def test_an_edit_answers_the_question_about_the_message(company: Company) -> None:
    """The figure is kept once, and the question's buttons are closed."""
    manager = await company.joined("manager-hr")
    asked = await manager.says("92%")
    assert asked.sent is not None
    await manager.edits(asked.sent, "招聘达成率92%")
    label = asked.buttons[0][0]
    assert render(await manager.taps(label, on=asked.messages[0])) == "(pops up) 这个问题已经结束了。"
    assert await standing_figures(company) == [("hr.recruitment_rate", "92")]


async def test_an_edit_of_small_talk_is_left_alone(company: Company) -> None:
    """Nothing was kept of it, and nothing is to be said."""
    manager = await company.joined("manager-hr")
    said = (await manager.says("大家早上好")).sent
    assert said is not None
    assert render(await manager.edits(said, "大家下午好")) == "(nothing)"
    assert await standing_figures(company) == []


async def test_an_edit_of_one_period_leaves_the_other_alone(company: Company) -> None:
    """Two counts of one target in a message: the one that was edited is corrected, none is kept twice."""
    manager = await company.joined("manager-hr")
    said = (await manager.says("新员工培训10月2次，11月3次")).sent
    assert said is not None
    await manager.edits(said, "新员工培训10月2次，11月4次")
    assert await standing_figures(company) == [
        ("hr.induction_training_sessions", "2"),
        ("hr.induction_training_sessions", "4"),
    ]


async def test_an_edit_that_names_another_target_tells_what_stays(company: Company) -> None:
    """The old figure is not taken back in silence, nor left in silence."""
    manager = await company.joined("manager-hr")
    said = (await manager.says("招聘达成率92%")).sent
    assert said is not None
    answer = render(await manager.edits(said, "工作饱和度92%"))
    assert answer.endswith("---\n改后的消息里没有这些，原来记下的不变：\n招聘达成率 92%\n[↩️ 撤销]")
    await manager.taps("↩️ 撤销")
    assert await standing_figures(company) == [("hr.work_saturation", "92")]


@pytest.mark.parametrize("words", ["不对，是95%", "撤回", "/undo"])
async def test_forwarded_words_change_nothing(company: Company, words: str) -> None:
    """They are somebody else's, whatever they say."""
    manager, other = await company.joined("manager-hr"), company.person("manager-sales")
    await manager.says("招聘达成率92%")
    await manager.forwards(other.posts(words))
    assert await standing_figures(company) == [("hr.recruitment_rate", "92")]


async def test_whoever_lost_a_position_undoes_nothing_of_it(company: Company) -> None:
    manager = await company.joined("manager-hr")
    await manager.says("招聘达成率92%")
    await give_positions(company, "manager-hr", "sales")
    assert render(await manager.says("/undo")) == "没有可撤回的。"
    assert await standing_figures(company) == [("hr.recruitment_rate", "92")]


async def test_a_correction_after_several_figures_asks_which(company: Company) -> None:
    manager = await company.joined("manager-hr")
    await manager.says("招聘达成率91%，员工流失率6%")
    answer = await manager.says("不对，是93%")
    assert answer.text == "要改成 93% 的是哪一项？"
    assert answer.buttons == (("招聘达成率",), ("员工流失率",), ("取消",))
    await manager.taps("招聘达成率")
    assert await figures(company) == [
        ("hr.recruitment_rate", "91", False),
        ("hr.staff_turnover", "6", True),
        ("hr.recruitment_rate", "93", True),
    ]


TWO_MONTHS = {
    "zh": """
        > 10月招聘达成率91%，11月92%
        记下 2 项
        ✅ 招聘达成率 91% · 达标（10月）
        ✅ 招聘达成率 92% · 达标（11月）
        [招聘达成率]
        [↩️ 全部撤销]

        > 不对，是95%
        要改成 95% 的是哪一项？
        [10月 91% · 招聘达成率]
        [11月 92% · 招聘达成率]
        [取消]

        > 招聘达成率
        没看懂，什么也没记。
        请点选一项，或者写它的名称或序号，例如：第二个

        要改成 95% 的是哪一项？
        [10月 91% · 招聘达成率]
        [11月 92% · 招聘达成率]
        [取消]

        > ANSWER
        ✅ 招聘达成率 95% · 达标
        要求 ≥ 90%，高 5 个百分点
        10月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]
    """,
    "en": """
        > recruitment rate 91% in October, 92% in November
        2 figures kept
        ✅ Recruitment fulfilment rate 91% · met (Oct)
        ✅ Recruitment fulfilment rate 92% · met (Nov)
        [Recruitment fulfilment]
        [↩️ Undo all]

        > no, 95%
        Which one is to be 95%?
        [Oct 91% · Recruitment fulfilment]
        [Nov 92% · Recruitment fulfilment]
        [Cancel]

        > ANSWER
        ✅ Recruitment fulfilment rate 95% · met
        Required ≥ 90%, 5 percentage points above
        Oct
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]
    """,
}


@pytest.mark.parametrize(
    ("language", "answer"),
    [
        *(("zh", answer) for answer in ("[10月 91% · 招聘达成率]", "10月", "10月的", "第一个", "10月招聘达成率")),
        *(("en", answer) for answer in ("[Oct 91% · Recruitment fulfilment]", "Oct", "the first")),
    ],
)
async def test_two_months_of_one_target_are_told_apart(company: Company, language: str, answer: str) -> None:
    """A correction asks which month; tapped or told, it is that month's figure that is corrected."""
    edited = "(edited)\n        " if answer.startswith("[") else ""
    script = TWO_MONTHS[language].replace("> ANSWER\n        ", f"> {answer}\n        {edited}")
    await follow(await company.joined("manager-hr", language=language), script)
    assert await standing_figures(company) == [("hr.recruitment_rate", "92"), ("hr.recruitment_rate", "95")]


async def test_a_correction_means_no_document_beside_the_figure(company: Company) -> None:
    """Of what came in one message only the figure can be another."""
    manager = await company.joined("manager-hr")
    await manager.says("招聘达成率91%，年度人力分析报告昨天交了")
    assert (await manager.says("不对，是93%")).text.splitlines()[0] == "✅ 招聘达成率 93% · 达标"


async def test_what_an_edit_left_of_one_target_is_told_apart(company: Company) -> None:
    """Each of two months has its own way back."""
    manager = await company.joined("manager-hr")
    said = (await manager.says("10月招聘达成率91%，11月92%，员工流失率6%")).sent
    assert said is not None
    answer = await manager.edits(said, "员工流失率6%")
    assert answer.buttons == (("↩️ 撤销 · 10月 91% · 招聘达成率",), ("↩️ 撤销 · 11月 92% · 招聘达成率",))


async def test_an_old_figure_is_not_corrected_in_passing(company: Company) -> None:
    """A day later, "no, 93%" means something else."""
    manager = await company.joined("manager-hr")
    await manager.says("招聘达成率92%")
    company.clock.move_to(company.clock() + timedelta(days=2))
    await manager.says("不对，是93%")
    assert await standing_figures(company) == [("hr.recruitment_rate", "92")]


async def test_an_edit_of_two_periods_still_asks_after_what_is_doubtful(company: Company) -> None:
    """Beside two counts of one target that were edited, an impossible figure is asked about, not dropped."""
    manager = await company.joined("manager-hr")
    said = (await manager.says("新员工培训10月2次，11月3次")).sent
    assert said is not None
    answer = await manager.edits(said, "新员工培训10月3次，11月4次，招聘达成率920%")
    assert "🤔 招聘达成率 · 920%" in answer.text
    assert await standing_figures(company) == [
        ("hr.induction_training_sessions", "3"),
        ("hr.induction_training_sessions", "4"),
    ]


async def test_what_is_left_of_an_earlier_month_is_told(company: Company) -> None:
    """Not where the target stands now."""
    company.clock.move_to(company.clock() - timedelta(days=40))
    manager = await company.joined("manager-hr")
    company.clock.move_to(company.clock() + timedelta(days=40))
    for words in ("招聘达成率92%", "10月招聘达成率85%"):
        await manager.says(words)
    answer = await manager.says("撤回")
    assert answer.text.splitlines() == ["↩️ 已撤回：招聘达成率 85%（10月）", "现在：🔴 招聘达成率 · 10月未上报"]


NOT_OUT = {
    "zh": [
        """
        > 撤回
        您没有等待发出的提醒或群发，没什么可撤回的。
        别的改动请到原处撤回：/people、/amend、/reminders
        """,
        """
        > 撤回
        还没发出，点一下就能取消：
        [⏹ 提醒：吴强（20:30 安排）]
        [🕘 11月27日 · 明天下午三点开会。]

        > [⏹ 提醒：吴强（20:30 安排）]
        (edited)
        ⏹ 已取消发送：不再提醒 1 人
        吴强

        还没发出，点一下就能取消：
        [🕘 11月27日 · 明天下午三点开会。]

        > /undo
        还没发出，点一下就能取消：
        [🕘 11月27日 · 明天下午三点开会。]
        """,
    ],
    "en": [
        """
        > undo
        Nothing of yours waits to be sent, so there is nothing to call off.
        What else you did is taken back where it was done: /people, /amend, /reminders
        """,
        """
        > undo
        Not out yet. Tap what to call off:
        [⏹ Reminder: 吴强, made 20:30]
        [🕘 27 Nov · We meet tomorrow.]

        > [⏹ Reminder: 吴强, made 20:30]
        (edited)
        ⏹ Called off: 1 person is not reminded
        吴强

        Not out yet. Tap what to call off:
        [🕘 27 Nov · We meet tomorrow.]

        > /undo
        Not out yet. Tap what to call off:
        [🕘 27 Nov · We meet tomorrow.]
        """,
    ],
}
NOTICES = {"zh": ("明天下午三点开会。", "明天上午9点"), "en": ("We meet tomorrow.", "tomorrow 9:00")}


@pytest.mark.parametrize("language", NOT_OUT)
async def test_hr_takes_back_what_is_not_out_yet(company: Company, language: str) -> None:
    """HR who holds no position has reported nothing: their reminders and broadcasts that wait, each with its button."""
    hr = await company.joined("hr", language=language)
    await company.joined("manager-procurement")
    company.clock.move_to(datetime(2026, 11, 26, 20, 30, tzinfo=company.services.zone))
    await follow(hr, NOT_OUT[language][0])
    await hr.forges("remind:position:procurement")
    await hr.forges("remind_send:position:procurement")
    text, when = NOTICES[language]
    await hr.says("/broadcast")
    await hr.says(text)
    await hr.forges("broadcast_when:2")
    await hr.says(when)
    await hr.forges("broadcast_yes:2:2")
    await follow(hr, NOT_OUT[language][1])


async def test_the_day_or_month_that_counts_again_is_named(company: Company) -> None:
    """Of a corrected day or month, too, where the status alone would not tell; handled twice, it is told twice."""
    manager = await company.joined("manager-hr")
    for words in ("招聘达成率92%", "不对，是10月的"):
        await manager.says(words)
    assert (await manager.says("撤回")).text.splitlines() == [
        "↩️ 已撤回：招聘达成率 92%（10月）",
        "重新生效：招聘达成率 92%",
        "现在：➖ 招聘达成率 · 无需上报（10月）",
    ]
    for words in ("绩效汇总报告20号交了", "不对，是19号交的"):
        await manager.says(words)
    told = [
        "↩️ 已撤回：绩效汇总结果及报告 · 11月19日",
        "重新生效：绩效汇总结果及报告 · 11月20日",
        "现在：✅ 绩效汇总结果及报告 · 按时完成",
    ]
    assert (await manager.says("撤回")).text.splitlines() == told
    await forget_handling(company, newest=True)
    async with await restarted(company) as again:
        await again.settled()
        assert manager.last.text.splitlines() == told


SINCE_THEN = {
    "zh": [
        "招聘达成率92%，流失率6%",
        """
        > 撤回
        要撤回哪一个？
        [⏹ 提醒：赵敏（20:40 安排）]
        [⏹ 提醒：吴强（20:35 安排）]
        [↩️ 全部撤销 · 招聘达成率和员工流失率]

        > [⏹ 提醒：吴强（20:35 安排）]
        (edited)
        ⏹ 已取消发送：不再提醒 1 人
        吴强

        还没发出，点一下就能取消：
        [⏹ 提醒：赵敏（20:40 安排）]

        > 撤回
        要撤回哪一个？
        [⏹ 提醒：赵敏（20:40 安排）]
        [↩️ 全部撤销 · 招聘达成率和员工流失率]

        > [↩️ 全部撤销 · 招聘达成率和员工流失率]
        (edited)
        ↩️ 已撤回 2 项
        现在：
        ⚪ 招聘达成率 · 待上报
        ⚪ 员工流失率 · 待上报

        > 流失率5%
        ✅ 员工流失率 5% · 达标
        要求 < 10%，低 5 个百分点
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 撤回
        ↩️ 已撤回：员工流失率 5%
        现在：⚪ 员工流失率 · 待上报

        > 撤回
        还没发出，点一下就能取消：
        [⏹ 提醒：赵敏（20:40 安排）]
        """,
    ],
    "en": [
        "recruitment rate 92%",
        """
        > undo
        What is to be taken back?
        [⏹ Reminder: 赵敏, made 20:40]
        [⏹ Reminder: 吴强, made 20:35]
        [↩️ Undo · Recruitment fulfilment]

        > [↩️ Undo · Recruitment fulfilment]
        (edited)
        ↩️ Taken back: Recruitment fulfilment rate 92%
        Now: ⚪ Recruitment fulfilment rate · waiting for a figure

        > undo
        Not out yet. Tap what to call off:
        [⏹ Reminder: 赵敏, made 20:40]
        [⏹ Reminder: 吴强, made 20:35]
        """,
    ],
}


@pytest.mark.parametrize("language", SINCE_THEN)
async def test_hr_who_reports_as_well_chooses_what_to_take_back(company: Company, language: str) -> None:
    """What waits and was made since the figure stands beside it; of what was made before, the figure is meant."""
    hr = await company.joined("hr", language=language)
    await give_positions(company, "hr", "hr")
    await company.joined("manager-procurement")
    await company.joined("manager-sales")
    company.clock.move_to(datetime(2026, 11, 26, 20, 30, tzinfo=company.services.zone))
    await hr.says(SINCE_THEN[language][0])
    for minute, position in ((35, "procurement"), (40, "sales")):
        company.clock.move_to(datetime(2026, 11, 26, 20, minute, tzinfo=company.services.zone))
        await hr.forges(f"remind:position:{position}")
        await hr.forges(f"remind_send:position:{position}")
    company.clock.move_to(datetime(2026, 11, 26, 20, 45, tzinfo=company.services.zone))
    await follow(hr, SINCE_THEN[language][1])
