"""A position's history belongs to the position: to whoever holds it now, to all who do, and to nobody who did."""

from datetime import datetime

import pytest

from tests.conftest import ZONE
from tests.handlers.conversation import follow
from tests.handlers.records import audit, give_positions, leaves, standing_figures
from tests.talking import Company

BEFORE = {
    "zh": """
        > 招聘达成率88%
        ❌ 招聘达成率 88% · 未达标
        要求 ≥ 90%，还差 2 个百分点
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]
        """,
    "en": """
        > recruitment rate 88%
        ❌ Recruitment fulfilment rate 88% · missed
        Required ≥ 90%, 2 percentage points short
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]
        """,
}
AFTER = {
    "zh": """
        > 招聘达成率93%
        ✅ 招聘达成率 93% · 达标
        要求 ≥ 90%，高 3 个百分点
        12月 · 上次 88%（11月） ↑
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > [📄 详情]
        ✅ 招聘达成率 93% · 达标
        要求 ≥ 90%，高 3 个百分点
        12月 · 上次 88%（11月） ↑
        招聘达成率为90%以上
        人力资源部经理 · 职责5：负责制定招聘计划、招聘程序，进行初步的面…
        • 12月4日 93% · 刘洋
        • 11月23日 88% · 陈静
        最近上报：刘洋，12月4日 12:00
        [✍️ 上报] [📈 走势]
        [📋 全部指标]
        """,
    "en": """
        > recruitment rate 93%
        ✅ Recruitment fulfilment rate 93% · met
        Required ≥ 90%, 3 percentage points above
        Dec · last 88% (Nov) ↑
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > [📄 Details]
        ✅ Recruitment fulfilment rate 93% · met
        Required ≥ 90%, 3 percentage points above
        Dec · last 88% (Nov) ↑
        招聘达成率为90%以上
        That is: Recruitment fulfilment rate, ≥ 90%
        HR manager · duty 5: Draw up recruitment plans and procedures…
        • 4 Dec 93% · 刘洋
        • 23 Nov 88% · 陈静
        Last reported by 刘洋, 4 Dec 12:00
        [✍️ Report] [📈 Trend]
        [📋 All targets]
        """,
}
GONE = {
    "zh": """
        > 招聘达成率94%
        您还没有分配岗位，请联系人力资源部。

        > {card:hr.recruitment_rate}
        (pops up) 这不是您的指标。
        """,
    "en": """
        > recruitment rate 94%
        No position is assigned to you yet. Please ask HR.

        > {card:hr.recruitment_rate}
        (pops up) That is not among your targets.
        """,
}


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_a_successor(company: Company, language: str) -> None:
    """Who takes over sees what was reported, by whom, and goes on from there; who left sees and reports nothing."""
    before = await company.joined("manager-hr", language=language)
    await follow(before, BEFORE[language])
    company.clock.move_to(datetime(2026, 12, 4, 12, tzinfo=ZONE))
    await company.joined("manager-admin", language=language)
    await give_positions(company, "manager-admin", "hr")
    await leaves(company, "manager-hr")
    after = company.person("manager-admin")
    await follow(after, AFTER[language])
    await follow(before, GONE[language])
    assert await audit(company) == [
        ("陈静", "reported", "hr.recruitment_rate"),
        ("刘洋", "reported", "hr.recruitment_rate"),
    ]


TOGETHER = {
    "zh": """
        > 本月新增供应商2家
        每月新增供应商 · 2 家
        目前：3 家
        是在之前的基础上累加，还是新的总数？
        [➕ 累加 2 家] [总数 2 家]
        [取消]

        > [➕ 累加 2 家]
        (edited)
        ✅ 每月新增供应商 5 家 · 达标
        本次累加 2 家
        要求 ≥ 5 家，刚好达到
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]
        """,
    "en": """
        > new suppliers: 2
        New suppliers · 2 suppliers
        So far: 3 suppliers
        Does this add to what was reported before, or is it the new total?
        [➕ Add 2 suppliers] [Total 2 suppliers]
        [Cancel]

        > [➕ Add 2 suppliers]
        (edited)
        ✅ New suppliers 5 · met
        Added: 2 suppliers
        Required ≥ 5 suppliers, exactly at the bound
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]
        """,
}
SHARED = {
    "zh": """
        > {card:procurement.new_suppliers}
        ✅ 每月新增供应商 5 家 · 达标
        要求 ≥ 5 家，刚好达到
        11月
        每月新增供应商5家以上
        “5家以上”含5家；当月累计。
        采购经理 · 职责5：负责发展、选择和处理当地供应商关系，如价…
        • 11月 2 家 · 刘洋
        • 11月23日 3 家 · 吴强
        最近上报：刘洋，11月23日 12:00
        [✍️ 上报] [📈 走势]
        [📋 全部指标]

        > [↩️ 撤销]
        (edited)
        ↩️ 已撤回：每月新增供应商 3 家
        现在：🟡 每月新增供应商 2 家 · 进度落后
        """,
    "en": """
        > {card:procurement.new_suppliers}
        ✅ New suppliers 5 · met
        Required ≥ 5 suppliers, exactly at the bound
        Nov
        每月新增供应商5家以上
        That is: New suppliers, ≥ 5 suppliers
        “5 or more” includes 5; counts add up over the month.
        Procurement manager · duty 5: Develop, choose and look after relations…
        • 23 Nov 2 suppliers · 刘洋
        • 23 Nov 3 suppliers · 吴强
        Last reported by 刘洋, 23 Nov 12:00
        [✍️ Report] [📈 Trend]
        [📋 All targets]

        > [↩️ Undo]
        (edited)
        ↩️ Taken back: New suppliers 3
        Now: 🟡 New suppliers 2 · behind
        """,
}


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_two_holders(company: Company, language: str) -> None:
    """Two who hold a position at once share one history: a second count is asked after, either may correct or undo."""
    one = await company.joined("manager-procurement", language=language)
    other = await company.joined("manager-admin", language=language)
    await give_positions(company, "manager-admin", "procurement")
    await one.says("新增供应商3家")
    await follow(other, TOGETHER[language])
    await follow(one, SHARED[language])
    counted = "procurement.new_suppliers"
    assert await audit(company) == [
        ("吴强", "reported", counted),
        ("刘洋", "reported", counted),
        ("吴强", "undone", counted),
    ]
    assert await standing_figures(company) == [(counted, "2")]


LEFT = {
    "zh": """
        > {card:customer_service.complaint_response_time}
        🔴 客户投诉响应时限 · 已逾期
        要求：3 个工作日内
        🔴 2026年1月5日起处理中 · 最后一天 2026年1月8日（783 天前）
        客户投诉在三个工作日内做出响应
        客服部经理 · 职责3：负责组织受理客户的投诉，解决客户投诉的问…
        • 2026年1月5日发生 · 周婷
        最近上报：周婷，2026年1月6日 12:00
        [✅ 2026年1月5日那件处理完]
        [✍️ 上报] [📈 走势]
        [📋 全部指标]
        """,
    "en": """
        > {card:customer_service.complaint_response_time}
        🔴 Complaint response time · overdue
        Required: within 3 working days
        🔴 open since 5 Jan 2026 · last day 8 Jan 2026, 783 days ago
        客户投诉在三个工作日内做出响应
        That is: Complaint response time, within 3 working days
        Customer service manager · duty 3: Organise the handling of customer compla…
        • opened on 5 Jan 2026 · 周婷
        Last reported by 周婷, 6 Jan 2026 12:00
        [✅ The one of 5 Jan 2026 done]
        [✍️ Report] [📈 Trend]
        [📋 All targets]
        """,
}


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_what_a_predecessor_left_open(company: Company, language: str) -> None:
    """A case that was open at the change of hands is the successor's, however long ago it came in."""
    company.clock.move_to(datetime(2026, 1, 6, 12, tzinfo=ZONE))
    before = await company.joined("manager-customer-service")
    await before.says("昨天收到一起客户投诉，还没回复")
    company.clock.move_to(datetime(2028, 3, 1, 12, tzinfo=ZONE))
    await company.joined("manager-admin", language=language)
    await give_positions(company, "manager-admin", "customer_service")
    await leaves(company, "manager-customer-service")
    after = company.person("manager-admin")
    await after.says("/help")
    await follow(after, LEFT[language])


MEANWHILE = {
    "zh": [
        """
        > {owe:procurement.monthly_report:2026-11-25}
        月度采购报告 · 11月
        要求：每月25日
        完成了吗？请写日期，例如：昨天
        [✅ 今天完成]
        [取消]
        """,
        """
        > [✅ 今天完成]
        (edited)
        月度采购报告 · 11月
        这一项已经报过了。

        > {value:1:done}
        (pops up) 这个问题已经结束了。
        """,
    ],
    "en": [
        """
        > {owe:procurement.monthly_report:2026-11-25}
        Monthly procurement report · Nov
        Required: on day 25 of every month
        Is it done? Write the day, for example: yesterday
        [✅ Done today]
        [Cancel]
        """,
        """
        > yesterday
        Monthly procurement report · Nov
        That has been reported already.

        > {value:1:done}
        (pops up) That question is closed.
        """,
    ],
}


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_what_the_other_holder_handed_in_is_asked_for_no_more(company: Company, language: str) -> None:
    """A question that still stands is over: its answer would hand in December's report, whose month has begun."""
    one = await company.joined("manager-procurement", language=language)
    other = await company.joined("manager-admin")
    await give_positions(company, "manager-admin", "procurement")
    company.clock.move_to(datetime(2026, 12, 2, 12, tzinfo=ZONE))
    asked, answered = MEANWHILE[language]
    await one.says("/help")
    await follow(one, asked)
    await other.says("月度采购报告11月25日交了")
    await follow(one, answered)
    assert [name for name, _, _ in await audit(company)] == ["刘洋"]
