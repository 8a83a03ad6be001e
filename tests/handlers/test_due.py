"""/due: what is owed in the next 30 days and what is overdue; a tap reports it."""

from datetime import timedelta

import pytest

from tests.handlers.conversation import follow
from tests.handlers.records import standing_figures
from tests.talking import Company

DUE = {
    "zh": """
        > 要交什么
        📅 采购经理
        30 天内到期 6 项
        11月25日（还有 2 天）
        🟡 月度采购报告
        11月30日（还有 7 天）
        ⚪ 采购质量达标率 · 11月
        ⚪ 新增供应商 · 11月
        ⚪ 供应商库完整率 · 11月
        ⚪ 采购成本降低率 · 11月
        12月20日（还有 27 天）
        📅 年度采购计划与预算
        [🟡 月度采购报告] [⚪ 采购质量达标率]
        [⚪ 新增供应商] [⚪ 供应商库完整率]
        [⚪ 采购成本降低率] [📅 年度采购计划与预算]
        [▶️ 逐项填报] [📊 状态]

        > [🟡 月度采购报告]
        月度采购报告 · 11月
        要求：每月25日
        完成了吗？请写日期，例如：昨天
        [✅ 今天完成]
        [取消]

        > [✅ 今天完成]
        (edited)
        ✅ 月度采购报告 · 按时完成
        要求：每月25日
        11月23日完成
        下次截止 12月25日（还有 32 天）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 📅 待办
        📅 采购经理
        30 天内到期 5 项
        11月30日（还有 7 天）
        ⚪ 采购质量达标率 · 11月
        ⚪ 新增供应商 · 11月
        ⚪ 供应商库完整率 · 11月
        ⚪ 采购成本降低率 · 11月
        12月20日（还有 27 天）
        📅 年度采购计划与预算
        [⚪ 采购质量达标率] [⚪ 新增供应商]
        [⚪ 供应商库完整率] [⚪ 采购成本降低率]
        [📅 年度采购计划与预算]
        [▶️ 逐项填报] [📊 状态]

        > {owe:procurement.monthly_report:2026-11-25}
        (pops up) 这一项已经报过了。

        > [⚪ 新增供应商]
        每月新增供应商 · 11月
        要求：≥ 5 家
        是多少？请写数字（单位：家）。
        [取消]

        > 6
        ✅ 每月新增供应商 6 家 · 达标
        要求 ≥ 5 家，多 1 家
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > [↩️ 撤销]
        (edited)
        ↩️ 已撤回：每月新增供应商 6 家
        现在：⚪ 每月新增供应商 · 待上报
    """,
    "en": """
        > what is due
        📅 Procurement manager
        6 due in the next 30 days
        25 Nov, in 2 days
        🟡 Monthly procurement report
        30 Nov, in 7 days
        ⚪ Quality pass rate · Nov
        ⚪ New suppliers · Nov
        ⚪ Supplier DB completeness · Nov
        ⚪ Procurement cost reduction · Nov
        20 Dec, in 27 days
        📅 Procurement plan & budget
        [🟡 Monthly procurement report] [⚪ Quality pass rate]
        [⚪ New suppliers] [⚪ Supplier DB completeness]
        [⚪ Procurement cost reduction] [📅 Procurement plan & budget]
        [▶️ One by one] [📊 Status]

        > [🟡 Monthly procurement report]
        Monthly procurement report · Nov
        Required: on day 25 of every month
        Is it done? Write the day, for example: yesterday
        [✅ Done today]
        [Cancel]

        > yesterday
        ✅ Monthly procurement report · done on time
        Required: on day 25 of every month
        Done on 22 Nov
        Next due 25 Dec, in 32 days
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > 📅 Due
        📅 Procurement manager
        5 due in the next 30 days
        30 Nov, in 7 days
        ⚪ Quality pass rate · Nov
        ⚪ New suppliers · Nov
        ⚪ Supplier DB completeness · Nov
        ⚪ Procurement cost reduction · Nov
        20 Dec, in 27 days
        📅 Procurement plan & budget
        [⚪ Quality pass rate] [⚪ New suppliers]
        [⚪ Supplier DB completeness] [⚪ Procurement cost reduction]
        [📅 Procurement plan & budget]
        [▶️ One by one] [📊 Status]

        > {owe:procurement.monthly_report:2026-11-25}
        (pops up) That has been reported already.

        > [⚪ New suppliers]
        New suppliers · Nov
        Required: ≥ 5 suppliers
        Which figure? Write the number, in suppliers.
        [Cancel]

        > 6
        ✅ New suppliers 6 · met
        Required ≥ 5 suppliers, 1 supplier more
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > [↩️ Undo]
        (edited)
        ↩️ Taken back: New suppliers 6
        Now: ⚪ New suppliers · waiting for a figure
    """,
}


@pytest.mark.parametrize("language", DUE)
async def test_what_is_owed_is_reported_by_a_tap(company: Company, language: str) -> None:
    """By words, menu and command; a tap asks for it, what was reported leaves the list, and is undone as ever."""
    await follow(await company.joined("manager-procurement", language=language), DUE[language])


OVERDUE = """
    > /due
    📅 采购经理 · 1/2
    已逾期 2 项，30 天内到期 6 项
    11月25日（8 天前）
    🔴 月度采购报告
    11月30日（3 天前）
    🔴 新增供应商 · 11月
    12月20日（还有 17 天）
    📅 年度采购计划与预算
    12月25日（还有 22 天）
    📅 月度采购报告
    12月31日（还有 28 天）
    ⚪ 采购质量达标率 · 12月
    ⚪ 新增供应商 · 12月
    [🔴 11月 · 月度采购报告] [🔴 11月 · 新增供应商]
    [📅 年度采购计划与预算] [📅 12月 · 月度采购报告]
    [⚪ 采购质量达标率] [⚪ 12月 · 新增供应商]
    [2 ›]
    [▶️ 逐项填报] [📊 状态]

    > [2 ›]
    (edited)
    📅 采购经理 · 2/2
    已逾期 2 项，30 天内到期 6 项
    12月31日（还有 28 天）
    ⚪ 供应商库完整率 · 12月
    ⚪ 采购成本降低率 · 12月
    [⚪ 供应商库完整率] [⚪ 采购成本降低率]
    [‹ 1]
    [▶️ 逐项填报] [📊 状态]

    > [‹ 1]
    (edited)
    📅 采购经理 · 1/2
    已逾期 2 项，30 天内到期 6 项
    11月25日（8 天前）
    🔴 月度采购报告
    11月30日（3 天前）
    🔴 新增供应商 · 11月
    12月20日（还有 17 天）
    📅 年度采购计划与预算
    12月25日（还有 22 天）
    📅 月度采购报告
    12月31日（还有 28 天）
    ⚪ 采购质量达标率 · 12月
    ⚪ 新增供应商 · 12月
    [🔴 11月 · 月度采购报告] [🔴 11月 · 新增供应商]
    [📅 年度采购计划与预算] [📅 12月 · 月度采购报告]
    [⚪ 采购质量达标率] [⚪ 12月 · 新增供应商]
    [2 ›]
    [▶️ 逐项填报] [📊 状态]

    > [📅 12月 · 月度采购报告]
    月度采购报告 · 12月
    要求：每月25日
    完成了吗？请写日期，例如：昨天
    [✅ 今天完成]
    [取消]

    > [✅ 今天完成]
    (edited)
    🔴 月度采购报告 · 已逾期
    ✅ 12月的：12月3日完成
    要求：每月25日
    截止 11月25日（8 天前）
    下次截止 2027年1月25日（还有 53 天）
    [✏️ 改] [↩️ 撤销]
    [📄 详情] [📈 走势]

    > {due:procurement:9}
    (edited)
    📅 采购经理 · 2/2
    已逾期 2 项，30 天内到期 5 项
    12月31日（还有 28 天）
    ⚪ 采购成本降低率 · 12月
    [⚪ 采购成本降低率]
    [‹ 1]
    [▶️ 逐项填报] [📊 状态]
"""


async def test_what_is_overdue_comes_first(company: Company) -> None:
    """Ten days on: page by page; of a document that is owed twice the one that is tapped is asked for and closed."""
    manager = await company.joined("manager-procurement")
    company.clock.move_to(company.clock() + timedelta(days=10))
    await follow(manager, OVERDUE)


CASES = {
    "zh": """
        > /due
        📅 客服部经理 · 1/2
        30 天内到期 10 项
        11月26日（还有 1 天）
        ⏳ 投诉响应时限 · 11月23日发生
        ⏳ 投诉响应时限 · 11月23日发生
        11月30日（还有 5 天）
        ⚪ 客服制度完善率 · 11月
        ⚪ 客户信息完整率 · 11月
        ⚪ 客户信息准确率 · 11月
        ⚪ 投诉处理率 · 11月
        [⏳ 11月23日发生 · 投诉响应时限] [⏳ 11月23日发生 · 投诉响应时限]
        [⚪ 客服制度完善率] [⚪ 客户信息完整率]
        [⚪ 客户信息准确率] [⚪ 投诉处理率]
        [2 ›]
        [▶️ 逐项填报] [📊 状态]

        > {owe:customer_service.complaint_response_time:2}
        客户投诉响应时限 · 11月23日发生
        要求：3 个工作日内
        什么时候处理完的？例如：昨天处理完了
        [✅ 今天处理完]
        [取消]

        > 还没处理完
        没看懂，什么也没记。

        客户投诉响应时限 · 11月23日发生
        要求：3 个工作日内
        什么时候处理完的？例如：昨天处理完了
        [✅ 今天处理完]
        [取消]

        > 昨天处理完了
        ⏳ 客户投诉响应时限 · 处理中
        11月23日发生，11月24日处理完
        要求：3 个工作日内
        1 件中 1 件按时
        ⏳ 11月23日起处理中 · 最后一天 11月26日（还有 1 个工作日）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > {owe:customer_service.complaint_response_time:1}
        客户投诉响应时限 · 11月23日发生
        要求：3 个工作日内
        什么时候处理完的？例如：昨天处理完了
        [✅ 今天处理完]
        [取消]

        > [✅ 今天处理完]
        (edited)
        ✅ 客户投诉响应时限 · 达标
        11月23日发生，11月25日处理完
        要求：3 个工作日内
        2 件中 2 件按时
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > {owe:customer_service.complaint_response_time:1}
        (pops up) 这一项已经报过了。
    """,
    "en": """
        > /due
        📅 Customer service manager · 1/2
        10 due in the next 30 days
        26 Nov, in 1 day
        ⏳ Complaint response time · opened on 23 Nov
        ⏳ Complaint response time · opened on 23 Nov
        30 Nov, in 5 days
        ⚪ Service policies complete · Nov
        ⚪ Customer data completeness · Nov
        ⚪ Customer data accuracy · Nov
        ⚪ Complaint resolution rate · Nov
        [⏳ opened on 23 Nov · Complaint response time] [⏳ opened on 23 Nov · Complaint response time]
        [⚪ Service policies complete] [⚪ Customer data completeness]
        [⚪ Customer data accuracy] [⚪ Complaint resolution rate]
        [2 ›]
        [▶️ One by one] [📊 Status]

        > {owe:customer_service.complaint_response_time:2}
        Complaint response time · opened on 23 Nov
        Required: within 3 working days
        When was it answered? For example: closed yesterday
        [✅ Answered today]
        [Cancel]

        > nearly done
        I did not get that, so nothing is kept.
        Write a target and its figure, for example: Service policies complete 80%
        [📋 All targets] [📊 Status]

        > closed yesterday
        ⏳ Complaint response time · running
        opened on 23 Nov, closed on 24 Nov
        Required: within 3 working days
        1 of 1 kept
        ⏳ open since 23 Nov · last day 26 Nov, in 1 working day
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > {owe:customer_service.complaint_response_time:1}
        Complaint response time · opened on 23 Nov
        Required: within 3 working days
        When was it answered? For example: closed yesterday
        [✅ Answered today]
        [Cancel]

        > [✅ Answered today]
        (edited)
        ✅ Complaint response time · met
        opened on 23 Nov, closed on 25 Nov
        Required: within 3 working days
        2 of 2 kept
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > {owe:customer_service.complaint_response_time:1}
        (pops up) That has been reported already.
    """,
}

COMPLAINT = "customer_service.complaint_response_time"


@pytest.mark.parametrize("language", CASES)
async def test_each_open_case_is_owed_by_itself(company: Company, language: str) -> None:
    """Of two that nothing tells apart the one that was tapped is closed, and only once."""
    manager = await company.joined("manager-customer-service", language=language)
    await manager.says("/start")
    for _ in range(2):
        await manager.forges(f"report:{COMPLAINT}")
        await manager.taps("今天发生" if language == "zh" else "Began today")
    company.clock.move_to(company.clock() + timedelta(days=2))
    await follow(manager, CASES[language])
    assert [target for target, _ in await standing_figures(company)] == [COMPLAINT, COMPLAINT]


NOTHING = {
    "zh": """
        > /due
        🎉 客服部经理：都报齐了
        没有逾期，30 天内也没有到期的。
        下一项：客服制度完善率 · 12月，12月31日（还有 38 天）
        [📊 状态]

        > 填报
        🎉 客服部经理：都报齐了
        下一项：客服制度完善率 · 12月，12月31日（还有 38 天）
        [📊 状态]
    """,
    "en": """
        > /due
        🎉 Customer service manager: all reported
        Nothing is overdue, and nothing is due in the next 30 days.
        Next: Service policies complete · Dec, 31 Dec, in 38 days
        [📊 Status]

        > check in
        🎉 Customer service manager: all reported
        Next: Service policies complete · Dec, 31 Dec, in 38 days
        [📊 Status]
    """,
}


@pytest.mark.parametrize("language", NOTHING)
async def test_where_all_is_reported_it_says_so_and_what_comes_next(company: Company, language: str) -> None:
    """Nothing is owed within 30 days."""
    manager = await company.joined("manager-customer-service", language=language)
    await manager.says(
        "客服制度完善率90%，客户信息完整率99%，客户信息准确率99%，投诉处理率100%，客户回访率100%，客户满意度85分"
    )
    await manager.says("客服培训课时25课时，费用预算控制率96%")
    await follow(manager, NOTHING[language])


SHORT = {
    "zh": """
        > /due
        📅 客服部经理：都报齐了，但还没都达标
        没有逾期，30 天内也没有到期的。
        🟡 客服培训课时 5 · 11月30日前还差 15 课时
        下一项：客服制度完善率 · 12月，12月31日（还有 38 天）
        [📊 状态]
    """,
    "en": """
        > /due
        📅 Customer service manager: all reported, but not all reached
        Nothing is overdue, and nothing is due in the next 30 days.
        🟡 Service training hours 5 class hours · 15 class hours to go, by 30 Nov
        Next: Service policies complete · Dec, 31 Dec, in 38 days
        [📊 Status]
    """,
}


@pytest.mark.parametrize("language", SHORT)
async def test_what_still_falls_short_is_told_where_all_is_reported(company: Company, language: str) -> None:
    """As the status tells it: nothing is owed, and yet not everything is well."""
    manager = await company.joined("manager-customer-service", language=language)
    await manager.says(
        "客服制度完善率90%，客户信息完整率99%，客户信息准确率99%，投诉处理率100%，客户回访率100%，客户满意度85分"
    )
    await manager.says("客服培训课时5课时，费用预算控制率96%")
    await follow(manager, SHORT[language])


DIRECTOR = """
    > /due
    哪个岗位？
    [销售部经理] [生产部经理]

    > [生产部经理]
    (edited)
    📅 生产部经理 · 1/2
    30 天内到期 7 项
    11月30日（还有 7 天）
    ⚪ 生产制度完善率 · 11月
    ⚪ 事故处理完成率 · 11月
    ⚪ 部门计划完成率 · 11月
    ⚪ 员工培训课时 · 11月
    ⚪ 晨会召开率 · 11月
    12月20日（还有 27 天）
    📅 下月生产计划
    [⚪ 生产制度完善率] [⚪ 事故处理完成率]
    [⚪ 部门计划完成率] [⚪ 员工培训课时]
    [⚪ 晨会召开率] [📅 下月生产计划]
    [2 ›]
    [📊 状态]

    > [⚪ 事故处理完成率]
    (edited)
    ⚪ 事故处理完成率 · 待上报
    要求 ≥ 100%
    11月
    事故处理完成率100%
    生产部经理 · 职责3：负责根据生产情况，进行劳动力、原材料、设…
    [📈 走势]
    [‹ 返回]

    > {due:hr:0}
    (pops up) 这不是您的指标。
"""


async def test_a_director_sees_what_others_owe(company: Company) -> None:
    """One position at a time, with cards behind the buttons, for a director reports nothing."""
    await follow(await company.joined("director"), DIRECTOR)
