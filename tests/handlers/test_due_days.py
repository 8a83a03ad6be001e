"""Which one of a document's a delivery is: the one that the words or a button name, else the oldest that is open."""

from datetime import datetime

import pytest

from bot.demo.person import Person
from tests.handlers.conversation import follow
from tests.handlers.overseen import OCTOBER
from tests.handlers.records import figures, forget_handling, restarted
from tests.talking import Company


async def who_owes_two(company: Company, language: str) -> Person:
    """Somebody whose monthly report is open for October and for November, on 23 November."""
    company.clock.move_to(OCTOBER)
    manager = await company.joined("manager-procurement", language=language)
    company.clock.move_to(datetime(2026, 11, 23, 9, tzinfo=company.services.zone))
    return manager


UNNAMED = {
    "zh": """
        > 采购报告交了
        🟡 月度采购报告 · 快到期
        ☑️ 10月的：11月23日完成，迟 29 天
        要求：每月25日
        截止 11月25日（还有 2 天）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]
        [↪️ 是11月的]

        > [↪️ 是11月的]
        (edited)
        🔴 月度采购报告 · 已逾期
        ✅ 11月的：11月23日完成
        要求：每月25日
        截止 10月25日（29 天前）
        下次截止 12月25日（还有 32 天）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > {is_for:1:2026-11-25}
        (pops up) 这一条已经撤回或改过了。

        > {is_for:2:2026-12-25}
        (pops up) 这一项已经报过了。

        > [↩️ 撤销]
        (edited)
        ↩️ 已撤回：月度采购报告 · 11月23日
        重新生效：月度采购报告 · 11月23日（10月）
        现在：🟡 月度采购报告 · 快到期
    """,
    "en": """
        > procurement report handed in
        🟡 Monthly procurement report · due soon
        ☑️ Oct: done on 23 Nov, 29 days late
        Required: on day 25 of every month
        Due 25 Nov, in 2 days
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]
        [↪️ It was for Nov]

        > [↪️ It was for Nov]
        (edited)
        🔴 Monthly procurement report · overdue
        ✅ Nov: done on 23 Nov
        Required: on day 25 of every month
        Due 25 Oct, 29 days ago
        Next due 25 Dec, in 32 days
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > {is_for:1:2026-11-25}
        (pops up) That was taken back or corrected already.

        > {is_for:2:2026-12-25}
        (pops up) That has been reported already.

        > [↩️ Undo]
        (edited)
        ↩️ Taken back: Monthly procurement report · 23 Nov
        Counts again: Monthly procurement report · 23 Nov (Oct)
        Now: 🟡 Monthly procurement report · due soon
    """,
}


@pytest.mark.parametrize("language", UNNAMED)
async def test_a_message_that_names_none_closes_the_oldest(company: Company, language: str) -> None:
    """It says which that was, and a button makes it the later one; once, and only one that is open and has begun."""
    await follow(await who_owes_two(company, language), UNNAMED[language])


async def test_a_tap_that_is_handled_twice_counts_once(company: Company) -> None:
    """After a kill the same tap finds what it kept, and says so again."""
    manager = await who_owes_two(company, "zh")
    await manager.says("采购报告交了")
    said = await manager.taps("↪️ 是11月的")
    before = await figures(company)
    await forget_handling(company, newest=True)
    async with await restarted(company) as again:
        await again.settled()
        assert await figures(again) == before
        assert manager.last.text == said.text


NAMED = {
    "zh": """
        > 11月的采购报告昨天交了
        🔴 月度采购报告 · 已逾期
        ✅ 11月的：11月22日完成
        要求：每月25日
        截止 10月25日（29 天前）
        下次截止 12月25日（还有 32 天）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > edit: 10月的采购报告昨天交了
        🟡 月度采购报告 · 快到期
        ☑️ 10月的：11月22日完成，迟 28 天
        要求：每月25日
        截止 11月25日（还有 2 天）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > [✏️ 改]
        ✏️ 要改的：月度采购报告 · 11月22日（10月）
        完成了吗？请写日期，例如：昨天
        [✅ 今天完成]
        [取消]

        > [✅ 今天完成]
        (edited)
        🟡 月度采购报告 · 快到期
        ☑️ 10月的：11月23日完成，迟 29 天
        要求：每月25日
        截止 11月25日（还有 2 天）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 10月的采购报告今天也交了
        🟡 月度采购报告 · 快到期
        10月的此前已报过，也是11月23日完成。
        要求：每月25日
        截止 11月25日（还有 2 天）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]
        [↪️ 是11月的]

        > [↪️ 是11月的]
        (edited)
        ✅ 月度采购报告 · 按时完成
        要求：每月25日
        11月23日完成
        下次截止 12月25日（还有 32 天）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]
    """,
    "en": """
        > November's procurement report was handed in yesterday
        🔴 Monthly procurement report · overdue
        ✅ Nov: done on 22 Nov
        Required: on day 25 of every month
        Due 25 Oct, 29 days ago
        Next due 25 Dec, in 32 days
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > edit: October's procurement report was handed in yesterday
        🟡 Monthly procurement report · due soon
        ☑️ Oct: done on 22 Nov, 28 days late
        Required: on day 25 of every month
        Due 25 Nov, in 2 days
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > [✏️ Change]
        ✏️ To be changed: Monthly procurement report · 22 Nov (Oct)
        Is it done? Write the day, for example: yesterday
        [✅ Done today]
        [Cancel]

        > November's was handed in today
        🔴 Monthly procurement report · overdue
        ✅ Nov: done on 23 Nov
        Required: on day 25 of every month
        Due 25 Oct, 29 days ago
        Next due 25 Dec, in 32 days
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > September's procurement report is in
        🔴 Monthly procurement report · overdue
        Kept: Sep, done on 23 Nov. That one was not owed, so the status stays.
        Required: on day 25 of every month
        Due 25 Oct, 29 days ago
        Next due 25 Dec, in 32 days
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]
        [↪️ It was for Oct]

        > [↪️ It was for Oct]
        (edited)
        ✅ Monthly procurement report · done on time
        ☑️ Oct: done on 23 Nov, 29 days late
        Required: on day 25 of every month
        Done on 23 Nov
        Next due 25 Dec, in 32 days
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]
    """,
}


@pytest.mark.parametrize("language", NAMED)
async def test_a_message_that_names_a_month_closes_that_one(company: Company, language: str) -> None:
    """And no other: an edit or a change may name another, and one that is not owed is said not to be."""
    await follow(await who_owes_two(company, language), NAMED[language])


ASKED = {
    "zh": """
        > 11月的月报交了
        月度采购报告
        完成了吗？请写日期，例如：昨天
        [✅ 今天完成]
        [取消]

        > 昨天
        🔴 月度采购报告 · 已逾期
        ✅ 11月的：11月22日完成
        要求：每月25日
        截止 10月25日（29 天前）
        下次截止 12月25日（还有 32 天）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]
    """,
    "en": """
        > procurement monthly
        Monthly procurement report
        Is it done? Write the day, for example: yesterday
        [✅ Done today]
        [Cancel]

        > November's is done
        🔴 Monthly procurement report · overdue
        ✅ Nov: done on 23 Nov
        Required: on day 25 of every month
        Due 25 Oct, 29 days ago
        Next due 25 Dec, in 32 days
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]
    """,
}


@pytest.mark.parametrize("language", ASKED)
async def test_what_the_message_named_is_known_when_it_is_asked_about(company: Company, language: str) -> None:
    """The answer needs not name it again."""
    await follow(await who_owes_two(company, language), ASKED[language])


WALK = {
    "zh": """
        > 填报
        1/8 · 月度采购报告 · 10月
        要求：每月25日
        完成了吗？请写日期，例如：昨天
        [✅ 今天完成]
        [⏭ 跳过] [⏸ 停止]

        > 跳过
        2/8 · 每月新增供应商 · 10月
        要求：≥ 5 家
        是多少？请写数字（单位：家）。
        [⏭ 跳过] [⏸ 停止]

        > 跳过
        3/8 · 月度采购报告 · 11月
        要求：每月25日
        完成了吗？请写日期，例如：昨天
        [✅ 今天完成]
        [⏭ 跳过] [⏸ 停止]

        > [✅ 今天完成]
        (edited)
        🔴 月度采购报告 · 已逾期
        ✅ 11月的：11月23日完成
        要求：每月25日
        截止 10月25日（29 天前）
        下次截止 12月25日（还有 32 天）

        4/8 · 采购质量达标率 · 11月
        要求：≥ 95%
        是多少？请写数字（单位：%）。
        [⏭ 跳过] [⏸ 停止]
        [↩️ 撤销]

        > 停止
        ⏸ 停在第 4/8 项
        已报的都记下了。继续：填报
        [▶️ 继续] [📊 状态]
    """,
    "en": """
        > check in
        1/8 · Monthly procurement report · Oct
        Required: on day 25 of every month
        Is it done? Write the day, for example: yesterday
        [✅ Done today]
        [⏭ Skip] [⏸ Stop]

        > skip
        2/8 · New suppliers · Oct
        Required: ≥ 5 suppliers
        Which figure? Write the number, in suppliers.
        [⏭ Skip] [⏸ Stop]

        > skip
        3/8 · Monthly procurement report · Nov
        Required: on day 25 of every month
        Is it done? Write the day, for example: yesterday
        [✅ Done today]
        [⏭ Skip] [⏸ Stop]

        > yesterday
        🔴 Monthly procurement report · overdue
        ✅ Nov: done on 22 Nov
        Required: on day 25 of every month
        Due 25 Oct, 29 days ago
        Next due 25 Dec, in 32 days

        4/8 · Procurement quality pass rate · Nov
        Required: ≥ 95%
        Which figure? Write the number, in percent.
        [⏭ Skip] [⏸ Stop]
        [↩️ Undo]

        > stop
        ⏸ Stopped at 4/8
        What you reported is kept. To go on: /checkin
        [▶️ Go on] [📊 Status]
    """,
}


@pytest.mark.parametrize("language", WALK)
async def test_a_check_in_asks_for_each_by_itself(company: Company, language: str) -> None:
    """October's is skipped, and November's is asked for and done."""
    await follow(await who_owes_two(company, language), WALK[language])


LISTED = {
    "zh": """
        > /due
        📅 采购经理 · 1/2
        已逾期 2 项，30 天内到期 6 项
        10月25日（29 天前）
        🔴 月度采购报告
        10月31日（23 天前）
        🔴 新增供应商 · 10月
        11月25日（还有 2 天）
        🟡 月度采购报告
        11月30日（还有 7 天）
        ⚪ 采购质量达标率 · 11月
        ⚪ 新增供应商 · 11月
        ⚪ 供应商库完整率 · 11月
        [🔴 10月 · 月度采购报告] [🔴 10月 · 新增供应商]
        [🟡 11月 · 月度采购报告] [⚪ 采购质量达标率]
        [⚪ 11月 · 新增供应商] [⚪ 供应商库完整率]
        [2 ›]
        [▶️ 逐项填报] [📊 状态]

        > [🟡 11月 · 月度采购报告]
        月度采购报告 · 11月
        要求：每月25日
        完成了吗？请写日期，例如：昨天
        [✅ 今天完成]
        [取消]

        > 昨天
        🔴 月度采购报告 · 已逾期
        ✅ 11月的：11月22日完成
        要求：每月25日
        截止 10月25日（29 天前）
        下次截止 12月25日（还有 32 天）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > {owe:procurement.monthly_report:2026-11-25}
        (pops up) 这一项已经报过了。
    """,
    "en": """
        > /due
        📅 Procurement manager · 1/2
        2 overdue, 6 due in the next 30 days
        25 Oct, 29 days ago
        🔴 Monthly procurement report
        31 Oct, 23 days ago
        🔴 New suppliers · Oct
        25 Nov, in 2 days
        🟡 Monthly procurement report
        30 Nov, in 7 days
        ⚪ Quality pass rate · Nov
        ⚪ New suppliers · Nov
        ⚪ Supplier DB completeness · Nov
        [🔴 Oct · Monthly procurement report] [🔴 Oct · New suppliers]
        [🟡 Nov · Monthly procurement report] [⚪ Quality pass rate]
        [⚪ Nov · New suppliers] [⚪ Supplier DB completeness]
        [2 ›]
        [▶️ One by one] [📊 Status]

        > [🟡 Nov · Monthly procurement report]
        Monthly procurement report · Nov
        Required: on day 25 of every month
        Is it done? Write the day, for example: yesterday
        [✅ Done today]
        [Cancel]

        > [✅ Done today]
        (edited)
        🔴 Monthly procurement report · overdue
        ✅ Nov: done on 23 Nov
        Required: on day 25 of every month
        Due 25 Oct, 29 days ago
        Next due 25 Dec, in 32 days
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > {owe:procurement.monthly_report:2026-11-25}
        (pops up) That has been reported already.
    """,
}


@pytest.mark.parametrize("language", LISTED)
async def test_due_offers_each_by_itself(company: Company, language: str) -> None:
    """A tap on November's closes November's, while October's stays owed."""
    await follow(await who_owes_two(company, language), LISTED[language])


SEVERAL = {
    "zh": """
        > 11月的采购报告交了，采购质量达标率96%
        记下 2 项
        ✅ 采购质量达标率 96% · 达标
        🔴 月度采购报告 · 已逾期
            ✅ 11月的：11月23日完成
            截止 10月25日（29 天前）
        [采购质量达标率] [月度采购报告]
        [↩️ 全部撤销]

        > 11月的采购报告交了，新增供应商6家
        记下 2 项
        ✅ 每月新增供应商 6 家 · 达标
        🔴 月度采购报告 · 已逾期
            11月的此前已报过，也是11月23日完成。
            截止 10月25日（29 天前）
        [新增供应商] [月度采购报告]
        [↩️ 全部撤销]
    """,
    "en": """
        > November's procurement report is in, quality pass rate 96%
        2 figures kept
        ✅ Procurement quality pass rate 96% · met
        🔴 Monthly procurement report · overdue
            ✅ Nov: done on 23 Nov
            due 25 Oct, 29 days ago
        [Quality pass rate] [Monthly procurement report]
        [↩️ Undo all]

        > November's procurement report is in, 6 new suppliers
        2 figures kept
        ✅ New suppliers 6 · met
        🔴 Monthly procurement report · overdue
            Nov was reported before, also as done on 23 Nov.
            due 25 Oct, 29 days ago
        [New suppliers] [Monthly procurement report]
        [↩️ Undo all]
    """,
}


@pytest.mark.parametrize("language", SEVERAL)
async def test_beside_figures_it_is_told_which(company: Company, language: str) -> None:
    """Below the verdict, which is still October's; and that one is not owed any more."""
    await follow(await who_owes_two(company, language), SEVERAL[language])


TOLD_TWICE = {
    "zh": """
        > 采购报告昨天交了
        ✅ 月度采购报告 · 按时完成
        要求：每月25日
        11月22日完成
        下次截止 12月25日（还有 32 天）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 采购报告今天交了
        ✅ 月度采购报告 · 按时完成
        11月的此前已报过：以11月22日为准，不是11月23日。
        要求：每月25日
        11月22日完成
        下次截止 12月25日（还有 32 天）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 11月的采购报告20号交了
        ✅ 月度采购报告 · 按时完成
        11月的此前已报过：以11月20日为准，不是11月22日。
        要求：每月25日
        11月20日完成
        下次截止 12月25日（还有 32 天）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]
    """,
    "en": """
        > procurement report handed in yesterday
        ✅ Monthly procurement report · done on time
        Required: on day 25 of every month
        Done on 22 Nov
        Next due 25 Dec, in 32 days
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > procurement report handed in today
        ✅ Monthly procurement report · done on time
        Nov was reported before: 22 Nov counts, not 23 Nov.
        Required: on day 25 of every month
        Done on 22 Nov
        Next due 25 Dec, in 32 days
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > procurement report for November handed in on the 20th
        ✅ Monthly procurement report · done on time
        Nov was reported before: 20 Nov counts, not 22 Nov.
        Required: on day 25 of every month
        Done on 20 Nov
        Next due 25 Dec, in 32 days
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]
    """,
}


@pytest.mark.parametrize("language", TOLD_TWICE)
async def test_a_month_told_twice_says_which_day_counts(company: Company, language: str) -> None:
    """Whichever of the two days is told first, the earlier one counts."""
    await follow(await company.joined("manager-procurement", language=language), TOLD_TWICE[language])


NO_MONTH_NAMED = {
    "zh": """
        > 10月的采购报告10月24号交的
        🟡 月度采购报告 · 快到期
        ✅ 10月的：10月24日完成
        要求：每月25日
        截止 11月25日（还有 2 天）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 11月的采购报告交了
        ✅ 月度采购报告 · 按时完成
        要求：每月25日
        11月23日完成
        下次截止 12月25日（还有 32 天）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 采购报告10月25号交的
        ✅ 月度采购报告 · 按时完成
        记下：10月25日完成。没有对应的到期项，状态不变。
        要求：每月25日
        11月23日完成
        下次截止 12月25日（还有 32 天）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]
    """,
    "en": """
        > the October procurement report was handed in on 24 October
        🟡 Monthly procurement report · due soon
        ✅ Oct: done on 24 Oct
        Required: on day 25 of every month
        Due 25 Nov, in 2 days
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > the November procurement report is in
        ✅ Monthly procurement report · done on time
        Required: on day 25 of every month
        Done on 23 Nov
        Next due 25 Dec, in 32 days
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > procurement report handed in on 25 October
        ✅ Monthly procurement report · done on time
        Kept: done on 25 Oct. Nothing was owed for it, so the status stays.
        Required: on day 25 of every month
        Done on 23 Nov
        Next due 25 Dec, in 32 days
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]
    """,
}


@pytest.mark.parametrize("language", NO_MONTH_NAMED)
async def test_a_day_of_another_month_is_not_the_present_one_told_again(company: Company, language: str) -> None:
    """Which month it was for is not guessed."""
    await follow(await who_owes_two(company, language), NO_MONTH_NAMED[language])
