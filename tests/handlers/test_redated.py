"""Corrections of when, and reports that take the place of the last one."""

import pytest

from tests.handlers.conversation import follow
from tests.handlers.records import standing_figures
from tests.handlers.test_due_days import who_owes_two
from tests.talking import Company

DELIVERY = {
    "zh": """
        > 采购报告20号交了
        ✅ 月度采购报告 · 按时完成
        要求：每月25日
        11月20日完成
        下次截止 12月25日（还有 32 天）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 不对，是19号交的
        ✅ 月度采购报告 · 按时完成
        要求：每月25日
        11月19日完成
        下次截止 12月25日（还有 32 天）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 不对，采购报告是17号交的
        ✅ 月度采购报告 · 按时完成
        要求：每月25日
        11月17日完成
        下次截止 12月25日（还有 32 天）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 不对，是10月的
        🟡 月度采购报告 · 快到期
        记下：10月的，11月17日完成。这一份不在待交之列，状态不变。
        要求：每月25日
        截止 11月25日（还有 2 天）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]
        [↪️ 是11月的]
    """,
    "en": """
        > purchase report was handed in on the 20th
        ✅ Monthly procurement report · done on time
        Required: on day 25 of every month
        Done on 20 Nov
        Next due 25 Dec, in 32 days
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > no, it was the 19th
        ✅ Monthly procurement report · done on time
        Required: on day 25 of every month
        Done on 19 Nov
        Next due 25 Dec, in 32 days
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > wrong, the purchase report went in on the 18th
        ✅ Monthly procurement report · done on time
        Required: on day 25 of every month
        Done on 18 Nov
        Next due 25 Dec, in 32 days
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]
    """,
}
FIGURES = """
    > 招聘达成率92%，流失率6%
    记下 2 项
    ✅ 招聘达成率 92% · 达标
    ✅ 员工流失率 6% · 达标
    [招聘达成率] [员工流失率]
    [↩️ 全部撤销]

    > 不对，是10月的
    记下 2 项
    ✅ 招聘达成率 92% · 达标（10月）
    ✅ 员工流失率 6% · 达标（10月）
    [招聘达成率] [员工流失率]
    [↩️ 全部撤销]

    > 不对，招聘达成率是93%
    ✅ 招聘达成率 93% · 达标
    要求 ≥ 90%，高 3 个百分点
    10月
    [✏️ 改] [↩️ 撤销]
    [📄 详情] [📈 走势]

    > 不对，11月招聘达成率95%
    ✅ 招聘达成率 95% · 达标
    要求 ≥ 90%，高 5 个百分点
    11月 · 上次 93%（10月） ↑
    [✏️ 改] [↩️ 撤销]
    [📄 详情] [📈 走势]
"""
CASE = """
    > 8801号投诉18号接的，20号回了
    ✅ 客户投诉响应时限 · 达标
    8801 · 11月18日发生，11月20日处理完
    要求：3 个工作日内
    1 件中 1 件按时
    [✏️ 改] [↩️ 撤销]
    [📄 详情] [📈 走势]

    > 不对，是19号回的
    ✅ 客户投诉响应时限 · 达标
    8801 · 11月18日发生，11月19日处理完
    要求：3 个工作日内
    1 件中 1 件按时
    [✏️ 改] [↩️ 撤销]
    [📄 详情] [📈 走势]
"""
WHICH = """
    > 采购报告20号交了，采购计划和预算也19号交了
    记下 2 项
    ✅ 月度采购报告 · 按时完成
    ✅ 下一年度采购计划与资金预算 · 按时完成
    [月度采购报告] [年度采购计划与预算]
    [↩️ 全部撤销]

    > 不对，是18号
    要改成 11月18日 的是哪一项？
    [月度采购报告]
    [年度采购计划与预算]
    [取消]

    > [月度采购报告]
    (edited)
    ✅ 月度采购报告 · 按时完成
    要求：每月25日
    11月18日完成
    下次截止 12月25日（还有 32 天）
    [✏️ 改] [↩️ 撤销]
    [📄 详情] [📈 走势]
"""
NOTHING = """
    > 不对，是10月的
    没有可改的数字。请写指标和数字。
    [📋 全部指标] [📊 状态]
"""


@pytest.mark.parametrize("language", DELIVERY)
async def test_the_day_of_a_delivery(company: Company, language: str) -> None:
    """Named or not, and for which month: it stays one delivery."""
    manager = await company.joined("manager-procurement", language=language)
    await follow(manager, DELIVERY[language])


@pytest.mark.parametrize(
    ("who", "talk"),
    [
        ("manager-hr", FIGURES),
        ("manager-customer-service", CASE),
        ("manager-procurement", WHICH),
        ("manager-hr", NOTHING),
    ],
    ids=["figures", "case", "which", "nothing"],
)
async def test_of_what_was_told_last(company: Company, who: str, talk: str) -> None:
    """All of one message are of another month; a figure of another month is a report of its own; a case ended then."""
    manager = await company.joined(who, language="zh")
    await follow(manager, talk)


async def test_a_count_told_instead_is_not_added(company: Company) -> None:
    """技术指导6课时 after 5 would be asked about; said to be right instead, it takes the place of the 5."""
    manager = await company.joined("manager-network", language="zh")
    await manager.says("技术指导5课时")
    answer = await manager.says("不对，技术指导6课时")
    assert answer.text.splitlines()[0] == "🟡 技术指导时数 6 小时 · 进度落后"


async def test_ordinary_talk_moves_no_day(company: Company) -> None:
    """Sorry for Friday, see you in November: what was told stays as it was."""
    manager = await company.joined("manager-procurement", language="en")
    await manager.says("purchase report was handed in on the 20th")
    for words in ("sorry about yesterday", "no, on Friday please", "no, not on Friday", "sorry, the 19th is fine"):
        await manager.says(words)
    assert (await manager.says("no, it was the 20th")).text.splitlines()[2] == "Done on 20 Nov"


ASKED = """
    > 92%
    92% 是哪个指标的？
    [采购质量达标率]
    [供应商库完整率]
    [采购成本降低率]
    [取消]

    > 不对，是10月的
    92% 是哪个指标的？
    [采购质量达标率]
    [供应商库完整率]
    [采购成本降低率]
    [取消]

    > [采购质量达标率]
    (edited)
    ❌ 采购质量达标率 92% · 未达标
    要求 ≥ 95%，还差 3 个百分点
    10月
    [✏️ 改] [↩️ 撤销]
    [📄 详情] [📈 走势]
"""
WHICH_DAY = """
    > 采购报告20号交了，采购计划和预算也19号交了
    记下 2 项
    ✅ 月度采购报告 · 按时完成
    ✅ 下一年度采购计划与资金预算 · 按时完成
    [月度采购报告] [年度采购计划与预算]
    [↩️ 全部撤销]

    > 不对，是18号
    要改成 11月18日 的是哪一项？
    [月度采购报告]
    [年度采购计划与预算]
    [取消]

    > 不对，是17号
    要改成 11月17日 的是哪一项？
    [月度采购报告]
    [年度采购计划与预算]
    [取消]
"""


@pytest.mark.parametrize("talk", [ASKED, WHICH_DAY], ids=["figure", "day"])
async def test_of_what_is_asked_about(company: Company, talk: str) -> None:
    """The figure that is asked about is of that month; the day that is asked about is another."""
    await follow(await company.joined("manager-procurement", language="zh"), talk)


async def test_the_figure_of_the_same_month_is_taken_back(company: Company) -> None:
    """Of two that one message told, September's."""
    manager = await company.joined("manager-hr", language="zh")
    await manager.says("9月招聘达成率92%，10月招聘达成率93%")
    await manager.says("不对，9月招聘达成率91%")
    assert await standing_figures(company) == [("hr.recruitment_rate", "93"), ("hr.recruitment_rate", "91")]


OF_TWO = """
    > 10月的采购报告11月22日交了
    🟡 月度采购报告 · 快到期
    ☑️ 10月的：11月22日完成，迟 28 天
    要求：每月25日
    截止 11月25日（还有 2 天）
    [✏️ 改] [↩️ 撤销]
    [📄 详情] [📈 走势]

    > 采购报告今天交了
    ✅ 月度采购报告 · 按时完成
    要求：每月25日
    11月23日完成
    下次截止 12月25日（还有 32 天）
    [✏️ 改] [↩️ 撤销]
    [📄 详情] [📈 走势]

    > 不对，是21号交的
    ✅ 月度采购报告 · 按时完成
    要求：每月25日
    11月21日完成
    下次截止 12月25日（还有 32 天）
    [✏️ 改] [↩️ 撤销]
    [📄 详情] [📈 走势]
"""


async def test_another_day_is_of_the_same_month(company: Company) -> None:
    """A delivery that closed November's is November's still, though its right day is before that of October's."""
    await follow(await who_owes_two(company, "zh"), OF_TWO)


EACH_MONTH = {
    "zh": """
        > 10月和11月的采购报告都交了
        记下 2 项
        ✅ 月度采购报告 · 按时完成（10月）
            ☑️ 10月的：11月23日完成，迟 29 天
        ✅ 月度采购报告 · 按时完成（11月）
        [月度采购报告]
        [↩️ 全部撤销]

        > 不对，采购报告是20号交的
        没有可改的数字。请写指标和数字。
        [📋 全部指标] [📊 状态]

        > 不对，10月和11月的采购报告都是20号交的
        ✅ 月度采购报告 · 按时完成
        ☑️ 10月的：11月20日完成，迟 26 天
        要求：每月25日
        11月23日完成
        下次截止 12月25日（还有 32 天）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]
        ---
        ✅ 月度采购报告 · 按时完成
        要求：每月25日
        11月20日完成
        下次截止 12月25日（还有 32 天）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 不对，11月的采购报告是21号交的
        ✅ 月度采购报告 · 按时完成
        要求：每月25日
        11月21日完成
        下次截止 12月25日（还有 32 天）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 不对，10月的采购报告是19号交的
        ✅ 月度采购报告 · 按时完成
        ☑️ 10月的：11月19日完成，迟 25 天
        要求：每月25日
        11月21日完成
        下次截止 12月25日（还有 32 天）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]
    """,
    "en": """
        > the purchase reports for October and November were both handed in
        2 figures kept
        ✅ Monthly procurement report · done on time (Oct)
            ☑️ Oct: done on 23 Nov, 29 days late
        ✅ Monthly procurement report · done on time (Nov)
        [Monthly procurement report]
        [↩️ Undo all]

        > no, the purchase reports for October and November were both handed in on the 20th
        ✅ Monthly procurement report · done on time
        ☑️ Oct: done on 20 Nov, 26 days late
        Required: on day 25 of every month
        Done on 23 Nov
        Next due 25 Dec, in 32 days
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]
        ---
        ✅ Monthly procurement report · done on time
        Required: on day 25 of every month
        Done on 20 Nov
        Next due 25 Dec, in 32 days
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > no, the October purchase report was handed in on the 19th
        ✅ Monthly procurement report · done on time
        ☑️ Oct: done on 19 Nov, 25 days late
        Required: on day 25 of every month
        Done on 20 Nov
        Next due 25 Dec, in 32 days
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]
    """,
}


@pytest.mark.parametrize("language", EACH_MONTH)
async def test_two_deliveries_are_corrected_each_by_its_month(company: Company, language: str) -> None:
    """What may be either changes nothing."""
    await follow(await who_owes_two(company, language), EACH_MONTH[language])


async def test_the_figures_of_two_months_are_taken_back_each_by_its_month(company: Company) -> None:
    manager = await company.joined("manager-hr", language="zh")
    await manager.says("9月招聘达成率92%，10月招聘达成率93%")
    await manager.says("不对，9月招聘达成率91%，10月招聘达成率94%")
    assert await standing_figures(company) == [("hr.recruitment_rate", "91"), ("hr.recruitment_rate", "94")]
