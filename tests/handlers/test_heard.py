"""What is said while a question is open and is no answer to it: heard for what it is, and nothing lost silently."""

import pytest

from tests.handlers.conversation import follow
from tests.talking import Company

IN_A_WALK = {
    "zh": """
        > 填报
        1/6 · 月度采购报告 · 11月
        要求：每月25日
        完成了吗？请写日期，例如：昨天
        [✅ 今天完成]
        [⏭ 跳过] [⏸ 停止]

        > 不对，是0
        没看懂，什么也没记。

        1/6 · 月度采购报告 · 11月
        要求：每月25日
        完成了吗？请写日期，例如：昨天
        [✅ 今天完成]
        [⏭ 跳过] [⏸ 停止]

        > [✅ 今天完成]
        (edited)
        ✅ 月度采购报告 · 按时完成
        要求：每月25日
        11月23日完成
        下次截止 12月25日（还有 32 天）

        2/6 · 采购质量达标率 · 11月
        要求：≥ 95%
        是多少？请写数字（单位：%）。
        [⏭ 跳过] [⏸ 停止]
        [↩️ 撤销]

        > 97
        ✅ 采购质量达标率 97% · 达标
        要求 ≥ 95%，高 2 个百分点
        11月

        3/6 · 每月新增供应商 · 11月
        要求：≥ 5 家
        是多少？请写数字（单位：家）。
        [⏭ 跳过] [⏸ 停止]
        [↩️ 撤销]

        > 不对，是95%
        ✅ 采购质量达标率 95% · 达标
        要求 ≥ 95%，刚好达到
        11月

        3/6 · 每月新增供应商 · 11月
        要求：≥ 5 家
        是多少？请写数字（单位：家）。
        [⏭ 跳过] [⏸ 停止]
        [↩️ 撤销]

        > 停止
        ⏸ 停在第 3/6 项
        已报的都记下了。继续：填报
        [▶️ 继续] [📊 状态]

        > 继续
        3/6 · 每月新增供应商 · 11月
        要求：≥ 5 家
        是多少？请写数字（单位：家）。
        [⏭ 跳过] [⏸ 停止]

        > 上报
        直接写就行，例如：采购质量达标率 95%
        或者选一个指标：
        [⚪ 新增供应商] [⚪ 供应商库完整率]
        [⚪ 采购成本降低率]
        [▶️ 逐项填报]
        [📋 全部指标] [📊 状态]
    """,
    "en": """
        > check in
        1/6 · Monthly procurement report · Nov
        Required: on day 25 of every month
        Is it done? Write the day, for example: yesterday
        [✅ Done today]
        [⏭ Skip] [⏸ Stop]

        > no, 0
        I did not get that, so nothing is kept.

        1/6 · Monthly procurement report · Nov
        Required: on day 25 of every month
        Is it done? Write the day, for example: yesterday
        [✅ Done today]
        [⏭ Skip] [⏸ Stop]

        > [✅ Done today]
        (edited)
        ✅ Monthly procurement report · done on time
        Required: on day 25 of every month
        Done on 23 Nov
        Next due 25 Dec, in 32 days

        2/6 · Procurement quality pass rate · Nov
        Required: ≥ 95%
        Which figure? Write the number, in percent.
        [⏭ Skip] [⏸ Stop]
        [↩️ Undo]

        > 97
        ✅ Procurement quality pass rate 97% · met
        Required ≥ 95%, 2 percentage points above
        Nov

        3/6 · New suppliers · Nov
        Required: ≥ 5 suppliers
        Which figure? Write the number, in suppliers.
        [⏭ Skip] [⏸ Stop]
        [↩️ Undo]

        > no, 95
        ✅ Procurement quality pass rate 95% · met
        Required ≥ 95%, exactly at the bound
        Nov

        3/6 · New suppliers · Nov
        Required: ≥ 5 suppliers
        Which figure? Write the number, in suppliers.
        [⏭ Skip] [⏸ Stop]
        [↩️ Undo]

        > stop
        ⏸ Stopped at 3/6
        What you reported is kept. To go on: /checkin
        [▶️ Go on] [📊 Status]

        > resume
        3/6 · New suppliers · Nov
        Required: ≥ 5 suppliers
        Which figure? Write the number, in suppliers.
        [⏭ Skip] [⏸ Stop]

        > report
        Just write it, for example: Quality pass rate 95%
        Or pick a target:
        [⚪ New suppliers] [⚪ Supplier DB completeness]
        [⚪ Procurement cost reduction]
        [▶️ One by one]
        [📋 All targets] [📊 Status]
    """,
}


@pytest.mark.parametrize("language", IN_A_WALK)
async def test_no_in_a_walk_means_what_was_kept_last(company: Company, language: str) -> None:
    """With nothing kept, the question is put again; plain words take the walk up again."""
    await follow(await company.joined("manager-procurement", language=language), IN_A_WALK[language])


REPLACED = {
    "zh": """
        > 每月新增供应商3家
        🟡 每月新增供应商 3 家 · 进度落后
        要求 ≥ 5 家，还差 2 家，11月30日前
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 每月新增供应商4家
        每月新增供应商 · 4 家
        目前：3 家
        是在之前的基础上累加，还是新的总数？
        [➕ 累加 4 家] [总数 4 家]
        [取消]

        > 采购质量达标率960%
        没有记：每月新增供应商 4 家

        🤔 采购质量达标率 · 960%
        不可能是 960%，最大 100%。
        您是想写这个吗？
        [96%]
        [取消]

        > 填报
        没有记：采购质量达标率 960%

        1/5 · 月度采购报告 · 11月
        要求：每月25日
        完成了吗？请写日期，例如：昨天
        [✅ 今天完成]
        [⏭ 跳过] [⏸ 停止]
    """,
    "en": """
        > new suppliers 3
        🟡 New suppliers 3 · behind
        Required ≥ 5 suppliers, 2 suppliers short, by 30 Nov
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > new suppliers 4
        New suppliers · 4 suppliers
        So far: 3 suppliers
        Does this add to what was reported before, or is it the new total?
        [➕ Add 4 suppliers] [Total 4 suppliers]
        [Cancel]

        > quality pass rate 960%
        Not kept: New suppliers 4 suppliers

        🤔 Procurement quality pass rate · 960%
        960% is not possible: 100% is the most.
        Did you mean this?
        [96%]
        [Cancel]

        > check in
        Not kept: Procurement quality pass rate 960%

        1/5 · Monthly procurement report · Nov
        Required: on day 25 of every month
        Is it done? Write the day, for example: yesterday
        [✅ Done today]
        [⏭ Skip] [⏸ Stop]
    """,
}


@pytest.mark.parametrize("language", REPLACED)
async def test_a_question_names_the_figure_of_the_one_it_replaces(company: Company, language: str) -> None:
    """A count in doubt and an unbelievable figure, by another figure and by a walk."""
    await follow(await company.joined("manager-procurement", language=language), REPLACED[language])


OWN_MESSAGE = {
    "zh": """
        > 92%
        92% 是哪个指标的？
        [招聘达成率]
        [人事制度完善率]
        [职业规划实现率]
        [工作饱和度]
        [员工流失率]
        [取消]

        > 员工流失率走势
        📈 员工流失率 · 待上报
        要求 < 10%
        ⚪ 11月 · 待上报
        [✍️ 上报] [📄 详情]

        > 招聘达成率1500%
        没有记：92%

        🤔 招聘达成率 · 1,500%
        还没有记。
        您是想写这个吗？
        [150%]
        [没错，1,500%]
        [取消]

        > 92%
        ✅ 招聘达成率 92% · 达标
        要求 ≥ 90%，高 2 个百分点
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 员工流失率
        员工流失率
        是多少？请写数字（单位：%）。
        [取消]
    """,
    "en": """
        > 92%
        Which target is 92% for?
        [Recruitment fulfilment]
        [HR policies complete]
        [Career plan realisation]
        [Work saturation]
        [Staff turnover]
        [Cancel]

        > turnover trend
        📈 Staff turnover rate · waiting for a figure
        Required < 10%
        ⚪ Nov · waiting for a figure
        [✍️ Report] [📄 Details]

        > recruitment rate 1500%
        Not kept: 92%

        🤔 Recruitment fulfilment rate · 1,500%
        Nothing is kept yet.
        Did you mean this?
        [150%]
        [Yes, 1,500%]
        [Cancel]

        > 92%
        ✅ Recruitment fulfilment rate 92% · met
        Required ≥ 90%, 2 percentage points above
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > turnover
        Staff turnover rate
        Which figure? Write the number, in percent.
        [Cancel]
    """,
}


@pytest.mark.parametrize("language", OWN_MESSAGE)
async def test_only_a_bare_name_picks_the_target_of_a_figure(company: Company, language: str) -> None:
    """A query about a target and a figure of its own are messages of their own."""
    await follow(await company.joined("manager-hr", language=language), OWN_MESSAGE[language])


TWO_MONTHS = {
    "zh": """
        > 招聘达成率10月91%，11月91%
        记下 2 项
        ✅ 招聘达成率 91% · 达标（10月）
        ✅ 招聘达成率 91% · 达标（11月）
        [招聘达成率]
        [↩️ 全部撤销]
    """,
    "en": """
        > recruitment rate 91% in October, 91% in November
        2 figures kept
        ✅ Recruitment fulfilment rate 91% · met (Oct)
        ✅ Recruitment fulfilment rate 91% · met (Nov)
        [Recruitment fulfilment]
        [↩️ Undo all]
    """,
}


@pytest.mark.parametrize("language", TWO_MONTHS)
async def test_two_figures_of_one_target_are_told_apart_by_their_months(company: Company, language: str) -> None:
    """The present month is named too, and the target has one card."""
    await follow(await company.joined("manager-hr", language=language), TWO_MONTHS[language])
