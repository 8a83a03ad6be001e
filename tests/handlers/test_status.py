"""/status: one screen, riskiest first, with what would turn each target green."""

from datetime import timedelta

import pytest

from tests.handlers.conversation import follow
from tests.talking import Company

OVERVIEWS = {
    "zh": """
        > 状态
        📊 人力资源部经理
        🟡 要抓紧 2  ⚪ 待上报 9  📅 未到期 3  ➖ 无需上报 1

        🟡 绩效考核及收表 · 截止 11月25日（还有 2 天）
        🟡 绩效汇总报告 · 截止 11月28日（还有 5 天）
        ⚪ 人事制度完善率 · 待上报
        ⚪ 工作饱和度 · 待上报
        ⚪ 平均招聘时间 · 待上报
        ⚪ 招聘达成率 · 待上报
        [🟡 绩效考核及收表] [🟡 绩效汇总报告]
        [⚪ 人事制度完善率] [⚪ 工作饱和度]
        [⚪ 平均招聘时间] [⚪ 招聘达成率]
        [还有 5 项 ›]
        [📋 全部指标] [📅 待办]

        > 招聘达成率88%
        ❌ 招聘达成率 88% · 未达标
        要求 ≥ 90%，还差 2 个百分点
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 员工流失率5%
        ✅ 员工流失率 5% · 达标
        要求 < 10%，低 5 个百分点
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 新员工培训天数2天
        ❌ 每次新员工培训天数 最短 2 天 · 未达标
        要求 ≥ 3 天，还差 1 天
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 状态
        📊 人力资源部经理
        ❌ 未达标 2  🟡 要抓紧 2  ⚪ 待上报 6  📅 未到期 3  ✅ 正常 1  ➖ 无需上报 1

        ❌ 招聘达成率 88% · 还差 2 个百分点
        ❌ 新员工培训天数 最短 2 天 · 要求 ≥ 3 天，还差 1 天
        🟡 绩效考核及收表 · 截止 11月25日（还有 2 天）
        🟡 绩效汇总报告 · 截止 11月28日（还有 5 天）
        ⚪ 人事制度完善率 · 待上报
        ⚪ 工作饱和度 · 待上报
        [❌ 招聘达成率] [❌ 新员工培训天数]
        [🟡 绩效考核及收表] [🟡 绩效汇总报告]
        [⚪ 人事制度完善率] [⚪ 工作饱和度]
        [还有 4 项 ›]
        [📋 全部指标] [📅 待办]

        > [❌ 招聘达成率]
        (edited)
        ❌ 招聘达成率 88% · 未达标
        要求 ≥ 90%，还差 2 个百分点
        11月
        招聘达成率为90%以上
        人力资源部经理 · 职责5：负责制定招聘计划、招聘程序，进行初步的面…
        • 11月23日 88% · 陈静
        最近上报：陈静，11月23日 12:00
        [✍️ 上报] [📈 走势]
        [‹ 返回]
    """,
    "en": """
        > status
        📊 HR manager
        🟡 2 pressing  ⚪ 9 to report  📅 3 not due yet  ➖ 1 nothing to report

        🟡 Appraisal round · due 25 Nov, in 2 days
        🟡 Performance summary report · due 28 Nov, in 5 days
        ⚪ HR policies complete · waiting for a figure
        ⚪ Work saturation · waiting for a figure
        ⚪ Average time to hire · waiting for a figure
        ⚪ Recruitment fulfilment · waiting for a figure
        [🟡 Appraisal round] [🟡 Performance summary report]
        [⚪ HR policies complete] [⚪ Work saturation]
        [⚪ Average time to hire] [⚪ Recruitment fulfilment]
        [5 more ›]
        [📋 All targets] [📅 Due]

        > recruitment rate 88%
        ❌ Recruitment fulfilment rate 88% · missed
        Required ≥ 90%, 2 percentage points short
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > staff turnover 5%
        ✅ Staff turnover rate 5% · met
        Required < 10%, 5 percentage points below
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > days per induction 2
        ❌ Length of each induction training shortest 2 days · missed
        Required ≥ 3 days, 1 day short
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > status
        📊 HR manager
        ❌ 2 missed  🟡 2 pressing  ⚪ 6 to report  📅 3 not due yet  ✅ 1 fine  ➖ 1 nothing to report

        ❌ Recruitment fulfilment 88% · 2 percentage points to go
        ❌ Days per induction shortest 2 days · Required ≥ 3 days, 1 day short
        🟡 Appraisal round · due 25 Nov, in 2 days
        🟡 Performance summary report · due 28 Nov, in 5 days
        ⚪ HR policies complete · waiting for a figure
        ⚪ Work saturation · waiting for a figure
        [❌ Recruitment fulfilment] [❌ Days per induction]
        [🟡 Appraisal round] [🟡 Performance summary report]
        [⚪ HR policies complete] [⚪ Work saturation]
        [4 more ›]
        [📋 All targets] [📅 Due]

        > [❌ Recruitment fulfilment]
        (edited)
        ❌ Recruitment fulfilment rate 88% · missed
        Required ≥ 90%, 2 percentage points short
        Nov
        招聘达成率为90%以上
        That is: Recruitment fulfilment rate, ≥ 90%
        HR manager · duty 5: Draw up recruitment plans and procedures…
        • 23 Nov 88% · 陈静
        Last reported by 陈静, 23 Nov 12:00
        [✍️ Report] [📈 Trend]
        [‹ Back]
    """,
}


PAGES = {
    "zh": """
        > /status
        📊 人力资源部经理
        🟡 要抓紧 2  ⚪ 待上报 9  📅 未到期 3  ➖ 无需上报 1

        🟡 绩效考核及收表 · 截止 11月25日（还有 2 天）
        🟡 绩效汇总报告 · 截止 11月28日（还有 5 天）
        ⚪ 人事制度完善率 · 待上报
        ⚪ 工作饱和度 · 待上报
        ⚪ 平均招聘时间 · 待上报
        ⚪ 招聘达成率 · 待上报
        [🟡 绩效考核及收表] [🟡 绩效汇总报告]
        [⚪ 人事制度完善率] [⚪ 工作饱和度]
        [⚪ 平均招聘时间] [⚪ 招聘达成率]
        [还有 5 项 ›]
        [📋 全部指标] [📅 待办]

        > [还有 5 项 ›]
        (edited)
        📊 人力资源部经理
        🟡 要抓紧 2  ⚪ 待上报 9  📅 未到期 3  ➖ 无需上报 1

        ⚪ 薪酬满意度 · 待上报
        ⚪ 员工流失率 · 待上报
        ⚪ 新员工培训次数 · 11月30日前上报
        ⚪ 新员工培训天数 · 11月30日前上报
        ⚪ 职业规划实现率 · 待上报
        直接写数字就行，一条消息可以写好几个。
        [⚪ 薪酬满意度] [⚪ 员工流失率]
        [⚪ 新员工培训次数] [⚪ 新员工培训天数]
        [⚪ 职业规划实现率]
        [‹ 1]
        [📋 全部指标] [📅 待办]

        > [⚪ 员工流失率]
        (edited)
        ⚪ 员工流失率 · 待上报
        要求 < 10%
        11月
        员工流失率低于10%
        人力资源部经理 · 职责7：负责制定薪酬政策和晋升政策，组织提薪评审…
        [✍️ 上报] [📈 走势]
        [‹ 返回]

        > [‹ 返回]
        (edited)
        📊 人力资源部经理
        🟡 要抓紧 2  ⚪ 待上报 9  📅 未到期 3  ➖ 无需上报 1

        ⚪ 薪酬满意度 · 待上报
        ⚪ 员工流失率 · 待上报
        ⚪ 新员工培训次数 · 11月30日前上报
        ⚪ 新员工培训天数 · 11月30日前上报
        ⚪ 职业规划实现率 · 待上报
        直接写数字就行，一条消息可以写好几个。
        [⚪ 薪酬满意度] [⚪ 员工流失率]
        [⚪ 新员工培训次数] [⚪ 新员工培训天数]
        [⚪ 职业规划实现率]
        [‹ 1]
        [📋 全部指标] [📅 待办]

        > [‹ 1]
        (edited)
        📊 人力资源部经理
        🟡 要抓紧 2  ⚪ 待上报 9  📅 未到期 3  ➖ 无需上报 1

        🟡 绩效考核及收表 · 截止 11月25日（还有 2 天）
        🟡 绩效汇总报告 · 截止 11月28日（还有 5 天）
        ⚪ 人事制度完善率 · 待上报
        ⚪ 工作饱和度 · 待上报
        ⚪ 平均招聘时间 · 待上报
        ⚪ 招聘达成率 · 待上报
        [🟡 绩效考核及收表] [🟡 绩效汇总报告]
        [⚪ 人事制度完善率] [⚪ 工作饱和度]
        [⚪ 平均招聘时间] [⚪ 招聘达成率]
        [还有 5 项 ›]
        [📋 全部指标] [📅 待办]
    """,
    "en": """
        > /status
        📊 HR manager
        🟡 2 pressing  ⚪ 9 to report  📅 3 not due yet  ➖ 1 nothing to report

        🟡 Appraisal round · due 25 Nov, in 2 days
        🟡 Performance summary report · due 28 Nov, in 5 days
        ⚪ HR policies complete · waiting for a figure
        ⚪ Work saturation · waiting for a figure
        ⚪ Average time to hire · waiting for a figure
        ⚪ Recruitment fulfilment · waiting for a figure
        [🟡 Appraisal round] [🟡 Performance summary report]
        [⚪ HR policies complete] [⚪ Work saturation]
        [⚪ Average time to hire] [⚪ Recruitment fulfilment]
        [5 more ›]
        [📋 All targets] [📅 Due]

        > [5 more ›]
        (edited)
        📊 HR manager
        🟡 2 pressing  ⚪ 9 to report  📅 3 not due yet  ➖ 1 nothing to report

        ⚪ Pay satisfaction · waiting for a figure
        ⚪ Staff turnover · waiting for a figure
        ⚪ Induction sessions · report it by 30 Nov
        ⚪ Days per induction · report it by 30 Nov
        ⚪ Career plan realisation · waiting for a figure
        Just write the figures, one message will do.
        [⚪ Pay satisfaction] [⚪ Staff turnover]
        [⚪ Induction sessions] [⚪ Days per induction]
        [⚪ Career plan realisation]
        [‹ 1]
        [📋 All targets] [📅 Due]

        > [⚪ Staff turnover]
        (edited)
        ⚪ Staff turnover rate · waiting for a figure
        Required < 10%
        Nov
        员工流失率低于10%
        That is: Staff turnover rate, < 10%
        HR manager · duty 7: Set pay and promotion policy, organise p…
        [✍️ Report] [📈 Trend]
        [‹ Back]

        > [‹ Back]
        (edited)
        📊 HR manager
        🟡 2 pressing  ⚪ 9 to report  📅 3 not due yet  ➖ 1 nothing to report

        ⚪ Pay satisfaction · waiting for a figure
        ⚪ Staff turnover · waiting for a figure
        ⚪ Induction sessions · report it by 30 Nov
        ⚪ Days per induction · report it by 30 Nov
        ⚪ Career plan realisation · waiting for a figure
        Just write the figures, one message will do.
        [⚪ Pay satisfaction] [⚪ Staff turnover]
        [⚪ Induction sessions] [⚪ Days per induction]
        [⚪ Career plan realisation]
        [‹ 1]
        [📋 All targets] [📅 Due]

        > [‹ 1]
        (edited)
        📊 HR manager
        🟡 2 pressing  ⚪ 9 to report  📅 3 not due yet  ➖ 1 nothing to report

        🟡 Appraisal round · due 25 Nov, in 2 days
        🟡 Performance summary report · due 28 Nov, in 5 days
        ⚪ HR policies complete · waiting for a figure
        ⚪ Work saturation · waiting for a figure
        ⚪ Average time to hire · waiting for a figure
        ⚪ Recruitment fulfilment · waiting for a figure
        [🟡 Appraisal round] [🟡 Performance summary report]
        [⚪ HR policies complete] [⚪ Work saturation]
        [⚪ Average time to hire] [⚪ Recruitment fulfilment]
        [5 more ›]
        [📋 All targets] [📅 Due]
    """,
}


@pytest.mark.parametrize("language", PAGES)
async def test_the_rest_is_behind_a_button_and_a_card_leads_back(company: Company, language: str) -> None:
    """Pages are turned in place, and a card takes their place and gives it back."""
    manager = await company.joined("manager-hr", language=language)
    await manager.says("/start")
    await follow(manager, PAGES[language])


@pytest.mark.parametrize("language", OVERVIEWS)
async def test_the_overview_counts_and_ranks(company: Company, language: str) -> None:
    """Counts by state, then the riskiest with what they need; a tap opens the card."""
    await follow(await company.joined("manager-hr", language=language), OVERVIEWS[language])


LATER = """
    > 状态
    📊 人力资源部经理
    🔴 已逾期 3  ⚪ 待上报 8  📅 未到期 3  ➖ 无需上报 1

    🔴 绩效考核及收表 · 截止 11月25日（8 天前）
    🔴 绩效汇总报告 · 截止 11月28日（5 天前）
    🔴 新员工培训次数 · 11月未上报
    ⚪ 人事制度完善率 · 待上报
    ⚪ 工作饱和度 · 待上报
    ⚪ 平均招聘时间 · 待上报
    [🔴 绩效考核及收表] [🔴 绩效汇总报告]
    [🔴 新员工培训次数] [⚪ 人事制度完善率]
    [⚪ 工作饱和度] [⚪ 平均招聘时间]
    [还有 5 项 ›]
    [📋 全部指标] [📅 待办]
"""


async def test_what_is_overdue_comes_first(company: Company) -> None:
    """Ten days on, the documents of the month are late."""
    manager = await company.joined("manager-hr")
    company.clock.move_to(company.clock() + timedelta(days=10))
    await follow(manager, LATER)


GREEN = {
    "zh": """
        > 客服制度完善率90%，客户信息完整率99%，客户信息准确率99%，投诉处理率100%，客户回访率100%，客户满意度85分
        记下 6 项
        ✅ 客服制度完善率 90% · 达标
        ✅ 客户信息完整率 99% · 达标
        ✅ 客户信息准确率 99% · 达标
        ✅ 投诉处理率 100% · 达标
        ✅ 客户回访率 100% · 达标
        ✅ 客户满意度评分 85 · 达标
        [客服制度完善率] [客户信息完整率] [客户信息准确率]
        [↩️ 全部撤销]

        > 客服培训课时25课时，费用预算控制率96%
        记下 2 项
        ✅ 客服类培训课时 25 · 达标
        ✅ 费用预算控制率 96% · 达标
        [客服培训课时] [费用预算控制率]
        [↩️ 全部撤销]

        > 状态
        📊 客服部经理
        ✅ 正常 8  ➖ 无需上报 1

        目前没有需要您处理的。👍
        [📋 全部指标] [📅 待办]
    """,
}


async def test_where_all_is_well_it_says_so(company: Company) -> None:
    """Nothing to do, and the way to the list."""
    await follow(await company.joined("manager-customer-service"), GREEN["zh"])


DIRECTOR = """
    > /status
    哪个岗位？
    [销售部经理] [生产部经理]

    > [生产部经理]
    (edited)
    📊 生产部经理
    👤 还没有人加入，暂时没有要报的。
    [📋 全部指标] [📅 待办] [🏢 总览]

    > {status:hr}
    (pops up) 这不是您的指标。
"""


async def test_a_director_looks_at_one_position_at_a_time(company: Company) -> None:
    """And at no other than those named."""
    await follow(await company.joined("director"), DIRECTOR)


@pytest.mark.parametrize("slug", ["manager-hr", "hr"])
async def test_a_question_about_one_target_opens_its_card(company: Company, slug: str) -> None:
    """For its manager and for those who may see it."""
    person = await company.joined(slug)
    answer = await person.says("招聘达成率怎么样")
    assert answer.text.splitlines()[0] == "⚪ 招聘达成率 · 待上报"
