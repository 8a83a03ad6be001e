"""/missing: who owes what, since when, when they were last reminded, and what does not apply."""

from datetime import datetime

import pytest

from tests.handlers.conversation import follow, render
from tests.handlers.overseen import a_company_that_is_behind
from tests.handlers.records import give_positions
from tests.talking import Company

LISTS = {
    ("hr", "zh"): """
        > 谁没报
        ⏰ 逾期 5 项，1 人
        🔴 陈静 · 人力资源部经理 · 3 项，最早 10月25日逾期
        上次提醒 11月23日 12:00
        🔴 无人负责 · 采购经理 · 2 项，最早 10月25日逾期
        [陈静 3] [采购经理 2]
        [按事项看] [11月全部 25]
        [不适用 1]
        [📣 催所有逾期的] [✍️ 群发给他们]
        [🏢 总览]

        > [陈静 3]
        (edited)
        👤 陈静 · 人力资源部经理
        上次提醒 11月23日 12:00
        🔴 绩效考核及收表 · 10月25日（29 天前）
        🔴 绩效汇总报告 · 10月28日（26 天前）
        🔴 新员工培训次数 · 10月 · 10月31日（23 天前）
        [📣 催一下]
        [📊 人力资源部经理]
        [‹ 返回]

        > [‹ 返回]
        (edited)
        ⏰ 逾期 5 项，1 人
        🔴 陈静 · 人力资源部经理 · 3 项，最早 10月25日逾期
        上次提醒 11月23日 12:00
        🔴 无人负责 · 采购经理 · 2 项，最早 10月25日逾期
        [陈静 3] [采购经理 2]
        [按事项看] [11月全部 25]
        [不适用 1]
        [📣 催所有逾期的] [✍️ 群发给他们]
        [🏢 总览]

        > [按事项看]
        (edited)
        ⏰ 逾期 5 项
        🔴 绩效考核及收表 · 10月25日（29 天前） · 陈静
        🔴 月度采购报告 · 10月25日（29 天前） · 无人负责 · 采购经理
        🔴 绩效汇总报告 · 10月28日（26 天前） · 陈静
        🔴 新员工培训次数 · 10月 · 10月31日（23 天前） · 陈静
        🔴 新增供应商 · 10月 · 10月31日（23 天前） · 无人负责 · 采购经理
        [🔴 绩效考核及收表] [🔴 月度采购报告]
        [🔴 绩效汇总报告] [🔴 新员工培训次数]
        [🔴 新增供应商]
        [按人看] [11月全部 25]
        [不适用 1]
        [📣 催所有逾期的] [✍️ 群发给他们]
        [🏢 总览]

        > [11月全部 25]
        (edited)
        ⏰ 11月还要报 25 项 · 1/5
        🔴 绩效考核及收表 · 10月25日（29 天前） · 陈静
        🔴 月度采购报告 · 10月25日（29 天前） · 无人负责 · 采购经理
        🔴 绩效汇总报告 · 10月28日（26 天前） · 陈静
        🔴 新员工培训次数 · 10月 · 10月31日（23 天前） · 陈静
        🔴 新增供应商 · 10月 · 10月31日（23 天前） · 无人负责 · 采购经理
        🟡 绩效考核及收表 · 11月25日（还有 2 天） · 陈静
        [🔴 10月 · 绩效考核及收表] [🔴 月度采购报告]
        [🔴 绩效汇总报告] [🔴 新员工培训次数]
        [🔴 新增供应商] [🟡 11月 · 绩效考核及收表]
        [2 ›]
        [按人看] [逾期 5]
        [不适用 1]
        [✍️ 群发给他们] [🏢 总览]

        > [2 ›]
        (edited)
        ⏰ 11月还要报 25 项 · 2/5
        🟡 月度采购报告 · 11月25日（还有 2 天） · 无人负责 · 采购经理
        🟡 绩效汇总报告 · 11月28日（还有 5 天） · 陈静
        ⚪ 人事制度完善率 · 11月 · 11月30日（还有 7 天） · 陈静
        ⚪ 平均招聘时间 · 11月 · 11月30日（还有 7 天） · 陈静
        ⚪ 薪酬满意度 · 11月 · 11月30日（还有 7 天） · 陈静
        ⚪ 员工流失率 · 11月 · 11月30日（还有 7 天） · 陈静
        [🟡 月度采购报告] [🟡 绩效汇总报告]
        [⚪ 人事制度完善率] [⚪ 平均招聘时间]
        [⚪ 薪酬满意度] [⚪ 员工流失率]
        [‹ 1] [3 ›]
        [按人看] [逾期 5]
        [不适用 1]
        [✍️ 群发给他们] [🏢 总览]

        > [按人看]
        (edited)
        ⏰ 11月还要报 25 项，2 人
        🔴 陈静 · 人力资源部经理 · 12 项，最早 10月25日逾期
        上次提醒 11月23日 12:00
        🔴 无人负责 · 采购经理 · 7 项，最早 10月25日逾期
        ⚪ 赵敏 · 销售部经理 · 6 项，最早 11月30日到期
        还没提醒过
        [陈静 12] [采购经理 7]
        [赵敏 6]
        [按事项看] [逾期 5]
        [不适用 1]
        [✍️ 群发给他们] [🏢 总览]

        > [陈静 12]
        (edited)
        👤 陈静 · 人力资源部经理 · 1/2
        上次提醒 11月23日 12:00
        🔴 绩效考核及收表 · 10月25日（29 天前）
        🔴 绩效汇总报告 · 10月28日（26 天前）
        🔴 新员工培训次数 · 10月 · 10月31日（23 天前）
        🟡 绩效考核及收表 · 11月25日（还有 2 天）
        🟡 绩效汇总报告 · 11月28日（还有 5 天）
        ⚪ 人事制度完善率 · 11月 · 11月30日（还有 7 天）
        [2 ›]
        [📣 催一下]
        [📊 人力资源部经理]
        [‹ 返回]

        > [2 ›]
        (edited)
        👤 陈静 · 人力资源部经理 · 2/2
        上次提醒 11月23日 12:00
        ⚪ 平均招聘时间 · 11月 · 11月30日（还有 7 天）
        ⚪ 薪酬满意度 · 11月 · 11月30日（还有 7 天）
        ⚪ 员工流失率 · 11月 · 11月30日（还有 7 天）
        ⚪ 新员工培训次数 · 11月 · 11月30日（还有 7 天）
        ⚪ 新员工培训天数 · 11月 · 11月30日（还有 7 天）
        ⚪ 职业规划实现率 · 11月 · 11月30日（还有 7 天）
        [‹ 1]
        [📣 催一下]
        [📊 人力资源部经理]
        [‹ 返回]

        > [‹ 返回]
        (edited)
        ⏰ 11月还要报 25 项，2 人
        🔴 陈静 · 人力资源部经理 · 12 项，最早 10月25日逾期
        上次提醒 11月23日 12:00
        🔴 无人负责 · 采购经理 · 7 项，最早 10月25日逾期
        ⚪ 赵敏 · 销售部经理 · 6 项，最早 11月30日到期
        还没提醒过
        [陈静 12] [采购经理 7]
        [赵敏 6]
        [按事项看] [逾期 5]
        [不适用 1]
        [✍️ 群发给他们] [🏢 总览]

        > [不适用 1]
        (edited)
        ➖ 1 项不适用
        工作饱和度 · 11月
        陈静（11月23日）：停工
        [‹ 返回]

        > [‹ 返回]
        (edited)
        ⏰ 逾期 5 项，1 人
        🔴 陈静 · 人力资源部经理 · 3 项，最早 10月25日逾期
        上次提醒 11月23日 12:00
        🔴 无人负责 · 采购经理 · 2 项，最早 10月25日逾期
        [陈静 3] [采购经理 2]
        [按事项看] [11月全部 25]
        [不适用 1]
        [📣 催所有逾期的] [✍️ 群发给他们]
        [🏢 总览]

        > [采购经理 2]
        (edited)
        👤 无人负责 · 采购经理
        🔴 月度采购报告 · 10月25日（29 天前）
        🔴 新增供应商 · 10月 · 10月31日（23 天前）
        [📊 采购经理]
        [‹ 返回]
    """,
    ("admin", "en"): """
        > ⏰ Missing
        ⏰ 5 overdue, 1 person
        🔴 陈静 · HR manager · 3 things, since 25 Oct
        last reminded 23 Nov 12:00
        🔴 Nobody · Procurement manager · 2 things, since 25 Oct
        [陈静 3] [Procurement manager 2]
        [By thing] [All of Nov 25]
        [Does not apply 1]
        [📣 Remind all overdue] [✍️ Write to them]
        [🏢 Overview]

        > [陈静 3]
        (edited)
        👤 陈静 · HR manager
        last reminded 23 Nov 12:00
        🔴 Appraisal round · 25 Oct, 29 days ago
        🔴 Performance summary report · 28 Oct, 26 days ago
        🔴 Induction sessions · Oct · 31 Oct, 23 days ago
        [📣 Remind]
        [📊 HR manager]
        [‹ Back]

        > [‹ Back]
        (edited)
        ⏰ 5 overdue, 1 person
        🔴 陈静 · HR manager · 3 things, since 25 Oct
        last reminded 23 Nov 12:00
        🔴 Nobody · Procurement manager · 2 things, since 25 Oct
        [陈静 3] [Procurement manager 2]
        [By thing] [All of Nov 25]
        [Does not apply 1]
        [📣 Remind all overdue] [✍️ Write to them]
        [🏢 Overview]

        > [By thing]
        (edited)
        ⏰ 5 overdue
        🔴 Appraisal round · 25 Oct, 29 days ago · 陈静
        🔴 Monthly procurement report · 25 Oct, 29 days ago · Nobody · Procurement manager
        🔴 Performance summary report · 28 Oct, 26 days ago · 陈静
        🔴 Induction sessions · Oct · 31 Oct, 23 days ago · 陈静
        🔴 New suppliers · Oct · 31 Oct, 23 days ago · Nobody · Procurement manager
        [🔴 Appraisal round] [🔴 Monthly procurement report]
        [🔴 Performance summary report] [🔴 Induction sessions]
        [🔴 New suppliers]
        [By person] [All of Nov 25]
        [Does not apply 1]
        [📣 Remind all overdue] [✍️ Write to them]
        [🏢 Overview]

        > [All of Nov 25]
        (edited)
        ⏰ 25 to report in Nov · 1/5
        🔴 Appraisal round · 25 Oct, 29 days ago · 陈静
        🔴 Monthly procurement report · 25 Oct, 29 days ago · Nobody · Procurement manager
        🔴 Performance summary report · 28 Oct, 26 days ago · 陈静
        🔴 Induction sessions · Oct · 31 Oct, 23 days ago · 陈静
        🔴 New suppliers · Oct · 31 Oct, 23 days ago · Nobody · Procurement manager
        🟡 Appraisal round · 25 Nov, in 2 days · 陈静
        [🔴 Oct · Appraisal round] [🔴 Monthly procurement report]
        [🔴 Performance summary report] [🔴 Induction sessions]
        [🔴 New suppliers] [🟡 Nov · Appraisal round]
        [2 ›]
        [By person] [Overdue 5]
        [Does not apply 1]
        [✍️ Write to them] [🏢 Overview]

        > [2 ›]
        (edited)
        ⏰ 25 to report in Nov · 2/5
        🟡 Monthly procurement report · 25 Nov, in 2 days · Nobody · Procurement manager
        🟡 Performance summary report · 28 Nov, in 5 days · 陈静
        ⚪ HR policies complete · Nov · 30 Nov, in 7 days · 陈静
        ⚪ Average time to hire · Nov · 30 Nov, in 7 days · 陈静
        ⚪ Pay satisfaction · Nov · 30 Nov, in 7 days · 陈静
        ⚪ Staff turnover · Nov · 30 Nov, in 7 days · 陈静
        [🟡 Monthly procurement report] [🟡 Performance summary report]
        [⚪ HR policies complete] [⚪ Average time to hire]
        [⚪ Pay satisfaction] [⚪ Staff turnover]
        [‹ 1] [3 ›]
        [By person] [Overdue 5]
        [Does not apply 1]
        [✍️ Write to them] [🏢 Overview]

        > [By person]
        (edited)
        ⏰ 25 to report in Nov, 2 people
        🔴 陈静 · HR manager · 12 things, since 25 Oct
        last reminded 23 Nov 12:00
        🔴 Nobody · Procurement manager · 7 things, since 25 Oct
        ⚪ 赵敏 · Sales manager · 6 things, first by 30 Nov
        not reminded yet
        [陈静 12] [Procurement manager 7]
        [赵敏 6]
        [By thing] [Overdue 5]
        [Does not apply 1]
        [✍️ Write to them] [🏢 Overview]

        > [陈静 12]
        (edited)
        👤 陈静 · HR manager · 1/2
        last reminded 23 Nov 12:00
        🔴 Appraisal round · 25 Oct, 29 days ago
        🔴 Performance summary report · 28 Oct, 26 days ago
        🔴 Induction sessions · Oct · 31 Oct, 23 days ago
        🟡 Appraisal round · 25 Nov, in 2 days
        🟡 Performance summary report · 28 Nov, in 5 days
        ⚪ HR policies complete · Nov · 30 Nov, in 7 days
        [2 ›]
        [📣 Remind]
        [📊 HR manager]
        [‹ Back]

        > [2 ›]
        (edited)
        👤 陈静 · HR manager · 2/2
        last reminded 23 Nov 12:00
        ⚪ Average time to hire · Nov · 30 Nov, in 7 days
        ⚪ Pay satisfaction · Nov · 30 Nov, in 7 days
        ⚪ Staff turnover · Nov · 30 Nov, in 7 days
        ⚪ Induction sessions · Nov · 30 Nov, in 7 days
        ⚪ Days per induction · Nov · 30 Nov, in 7 days
        ⚪ Career plan realisation · Nov · 30 Nov, in 7 days
        [‹ 1]
        [📣 Remind]
        [📊 HR manager]
        [‹ Back]

        > [‹ Back]
        (edited)
        ⏰ 25 to report in Nov, 2 people
        🔴 陈静 · HR manager · 12 things, since 25 Oct
        last reminded 23 Nov 12:00
        🔴 Nobody · Procurement manager · 7 things, since 25 Oct
        ⚪ 赵敏 · Sales manager · 6 things, first by 30 Nov
        not reminded yet
        [陈静 12] [Procurement manager 7]
        [赵敏 6]
        [By thing] [Overdue 5]
        [Does not apply 1]
        [✍️ Write to them] [🏢 Overview]

        > [Does not apply 1]
        (edited)
        ➖ 1 does not apply
        Work saturation · Nov
        陈静, 23 Nov: 停工
        [‹ Back]

        > [‹ Back]
        (edited)
        ⏰ 5 overdue, 1 person
        🔴 陈静 · HR manager · 3 things, since 25 Oct
        last reminded 23 Nov 12:00
        🔴 Nobody · Procurement manager · 2 things, since 25 Oct
        [陈静 3] [Procurement manager 2]
        [By thing] [All of Nov 25]
        [Does not apply 1]
        [📣 Remind all overdue] [✍️ Write to them]
        [🏢 Overview]

        > [Procurement manager 2]
        (edited)
        👤 Nobody · Procurement manager
        🔴 Monthly procurement report · 25 Oct, 29 days ago
        🔴 New suppliers · Oct · 31 Oct, 23 days ago
        [📊 Procurement manager]
        [‹ Back]

        > [📊 Procurement manager]
        (edited)
        📊 Procurement manager
        🔴 2 overdue  ⚪ 2 to report  📅 1 not due yet  ✅ 1 fine  ➖ 1 nothing to report

        🔴 Monthly procurement report · due 25 Oct, 29 days ago
        🔴 New suppliers · Oct not reported
        ⚪ Quality pass rate · waiting for a figure
        ⚪ Procurement cost reduction · waiting for a figure
        [🔴 Monthly procurement report] [🔴 New suppliers]
        [⚪ Quality pass rate] [⚪ Procurement cost reduction]
        [📣 Remind]
        [📋 All targets] [📅 Due] [🏢 Overview]
    """,
}


@pytest.mark.parametrize(("slug", "language"), LISTS)
async def test_who_owes_what(company: Company, slug: str, language: str) -> None:
    """By person and by thing, overdue or all of the month, page by page; what does not apply stands apart."""
    await a_company_that_is_behind(company)
    await follow(await company.joined(slug, language=language), LISTS[slug, language])


NONE_LATE = """
    > /missing
    ⏰ 11月还要报 11 项，1 人
    🟡 陈静 · 人力资源部经理 · 11 项，最早 11月25日到期
    还没提醒过
    [陈静 11]
    [按事项看]
    [✍️ 群发给他们] [🏢 总览]

    > {missing:late:who:0}
    (edited)
    🎉 没有逾期的
    11月还有 11 项要报。
    [11月全部 11]
    [🏢 总览]

    > {missing:nonsense:nonsense:99}
    (edited)
    ⏰ 11月还要报 11 项，1 人
    🟡 陈静 · 人力资源部经理 · 11 项，最早 11月25日到期
    还没提醒过
    [陈静 11]
    [按事项看]
    [✍️ 群发给他们] [🏢 总览]
"""


async def test_where_nothing_is_overdue_it_is_what_the_month_wants(company: Company) -> None:
    """A page that there is not is the last one."""
    await company.joined("manager-hr")
    await follow(await company.joined("hr"), NONE_LATE)


async def test_where_nothing_is_owed_it_says_so(company: Company) -> None:
    hr = await company.joined("hr")
    assert render(await hr.says("谁没报？")) == "🎉 11月都报齐了\n[🏢 总览]"


async def test_what_was_reported_meanwhile_is_owed_no_more(company: Company) -> None:
    """The list is read anew at every tap."""
    manager, hr = await company.joined("manager-hr"), await company.joined("hr")
    await hr.says("/missing")
    await manager.says("招聘达成率92%")
    assert (await hr.taps("陈静 11")).text.splitlines()[0] == "👤 陈静 · 人力资源部经理 · 1/2"
    assert "[陈静 10]" in render(await hr.taps("‹ 返回"))
    assert render(await hr.forges("owes:late:1:0")) == "(pops up) 已经都报了。"


async def test_holders_of_one_position_share_what_it_owes(company: Company) -> None:
    """And whoever holds two owes for both."""
    await company.joined("manager-hr")
    await give_positions(company, "manager-sales", "hr", "sales")
    hr = await company.joined("hr")
    answer = await hr.says("/missing")
    assert answer.text.splitlines() == [
        "⏰ 11月还要报 17 项，2 人",
        "🟡 陈静 · 人力资源部经理 · 11 项，最早 11月25日到期",
        "还没提醒过",
        "🟡 赵敏 · 人力资源部经理和销售部经理 · 17 项，最早 11月25日到期",
        "还没提醒过",
    ]
    assert (await hr.taps("按事项看")).text.splitlines()[1].endswith(" · 陈静和赵敏")


async def test_nobody_is_offered_to_be_reminded_of_what_is_not_pressing(company: Company) -> None:
    """The month's figures are owed by its end: three weeks before, a reminder by hand would name none of them."""
    hr = await company.joined("hr")
    company.clock.move_to(datetime(2026, 12, 1, 9, tzinfo=company.services.zone))
    await company.joined("manager-sales")
    await hr.says("/missing")
    pages = render(await hr.forges("owes:month:2:0"))
    assert pages.startswith("(edited)\n👤 赵敏")
    assert "[📣 催一下]" not in pages
    company.clock.move_to(datetime(2026, 12, 28, 9, tzinfo=company.services.zone))
    assert "[📣 催一下]" in render(await hr.forges("owes:month:2:0"))
