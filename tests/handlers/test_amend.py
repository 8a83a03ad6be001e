"""/amend: HR changes a target while the bot runs."""

from datetime import date, datetime

import pytest

from catalog.changing import Step, Unclear, Undated, read_step
from catalog.loading import load_catalog
from catalog.model import Deliverable, Measure, Response
from tests.conftest import ZONE
from tests.handlers.conversation import play, render
from tests.handlers.records import forget_handling, restarted, row_counts
from tests.talking import Company

SCENES = {
    "zh": [
        (
            "hr",
            """
            > 改指标
            🛠 改指标
            哪个岗位的？
            [人力资源部经理] [财务经理]
            [行政经理] [销售部经理]
            [生产部经理] [技术部经理]
            [采购经理] [公关部经理]
            [客服部经理] [网络部经理]

            > [人力资源部经理]
            (edited)
            🛠 人力资源部经理
            哪项指标？
            [年度人力分析报告] [人事制度完善率]
            [新岗位说明书时限] [职位说明审查修改]
            [工作饱和度] [平均招聘时间]
            [招聘达成率] [绩效考核及收表]
            [2 ›]
            [‹ 返回] [🕘 改动]

            > {amend:hr.recruitment_rate}
            (edited)
            🛠 招聘达成率
            要求：≥ 90%
            也叫：岗位补齐率、满编率、编制补齐率和补编率
            [🎯 改要求] [🏷 加叫法]
            [‹ 返回]

            > [🎯 改要求]
            🛠 新要求：招聘达成率
            现在：≥ 90%
            请写新要求和生效日期，例如：≥ 90% 从1月1日起

            > 92%
            从哪天起？可以是今天或以后。

            > 92分 从1月1日起
            这项指标的单位是%。
            请写新要求和生效日期，例如：≥ 90% 从1月1日起

            > ≥92% 从1月1日起
            🛠 招聘达成率
            原来：≥ 90%
            自2027年1月1日起：≥ 92%
            以前各期仍按原要求判断。会通知相关经理。
            [✅ 确认修改] [取消]

            > [✅ 确认修改]
            (edited)
            ✅ 已改：招聘达成率
            从2027年1月1日起：≥ 92%
            [🛠 这项指标] [↩️ 收回]
            """,
        ),
        (
            "manager-hr gets",
            """
            🛠 人力资源部改了指标：招聘达成率
            从2027年1月1日起：≥ 92%
            [📄 详情]
            """,
        ),
        (
            "manager-hr",
            """
            > {card:hr.recruitment_rate}
            ⚪ 招聘达成率 · 待上报
            要求 ≥ 90%
            11月
            自2027年1月1日起：≥ 92%
            招聘达成率为90%以上
            人力资源部经理 · 职责5：负责制定招聘计划、招聘程序，进行初步的面…
            [✍️ 上报] [📈 走势]
            [📋 全部指标]
            """,
        ),
        (
            "hr",
            """
            > [🛠 这项指标]
            (edited)
            🛠 招聘达成率
            要求：≥ 90%
            自2027年1月1日起：≥ 92%
            也叫：岗位补齐率、满编率、编制补齐率和补编率
            [🎯 改要求] [🏷 加叫法]
            [‹ 返回]

            > [🏷 加叫法]
            🛠 增加叫法：招聘达成率
            请写大家平时怎么叫它，中文或英文都行。

            > 员工流失率
            这个叫法不能用：员工流失率
            它也可能指：员工流失率
            请换一个。

            > 补员率
            🛠 招聘达成率
            也叫“补员率”
            [✅ 确认修改] [取消]

            > [✅ 确认修改]
            (edited)
            ✅ 已改：招聘达成率
            也叫“补员率”
            [🛠 这项指标] [↩️ 收回]
            """,
        ),
        (
            "manager-hr gets",
            """
            🛠 人力资源部改了指标：招聘达成率
            也叫“补员率”
            [📄 详情]
            """,
        ),
        (
            "manager-hr",
            """
            > 补员率91%
            ✅ 招聘达成率 91% · 达标
            要求 ≥ 90%，高 1 个百分点
            11月
            [✏️ 改] [↩️ 撤销]
            [📄 详情] [📈 走势]
            """,
        ),
        (
            "hr",
            """
            > {amendments:hr:0}
            (edited)
            🛠 改动：人力资源部经理
            2. 招聘达成率 · 也叫“补员率” · 林晓，11月23日
            1. 招聘达成率 · 从2027年1月1日起：≥ 92% · 林晓，11月23日
            [↩️ 收回 2] [↩️ 收回 1]
            [‹ 返回]

            > [↩️ 收回 1]
            (edited)
            收回这项改动？招聘达成率
            从2027年1月1日起：≥ 92%
            [↩️ 收回] [‹ 返回]

            > [↩️ 收回]
            (edited)
            ↩️ 已撤回：招聘达成率
            从2027年1月1日起：≥ 92%
            [‹ 返回]
            """,
        ),
        (
            "manager-hr gets",
            """
            🛠 人力资源部收回了改动：招聘达成率
            从2027年1月1日起：≥ 92%
            [📄 详情]
            """,
        ),
        (
            "hr",
            """
            > {amendments:hr:0}
            (edited)
            🛠 改动：人力资源部经理
            2. 招聘达成率 · 也叫“补员率” · 林晓，11月23日
            1. 招聘达成率 · 从2027年1月1日起：≥ 92%（已收回）
            [↩️ 收回 2]
            [‹ 返回]

            > {amend_revoke:1}
            (pops up) 这项改动已经收回了。
            """,
        ),
    ],
    "en": [
        (
            "hr",
            """
            > amend
            🛠 Change a target
            Of which position?
            [HR manager] [Finance manager]
            [Administration manager] [Sales manager]
            [Production manager] [Technology manager]
            [Procurement manager] [Public relations manager]
            [Customer service manager] [Network manager]

            > [HR manager]
            (edited)
            🛠 HR manager
            Which target?
            [Annual HR analysis report] [HR policies complete]
            [New-post JD turnaround] [Yearly JD review]
            [Work saturation] [Average time to hire]
            [Recruitment fulfilment] [Appraisal round]
            [2 ›]
            [‹ Back] [🕘 Changes]

            > {amend:hr.recruitment_rate}
            (edited)
            🛠 Recruitment fulfilment rate
            Required: ≥ 90%
            Also called: hiring target met, hiring fulfilment, headcount filled, and hires against plan
            [🎯 Requirement] [🏷 Another name]
            [‹ Back]

            > [🎯 Requirement]
            🛠 New requirement: Recruitment fulfilment rate
            Now: ≥ 90%
            Write it with its first day, for example: ≥ 90% from 1 January

            > 92%
            From which day on? It may be today or later.

            > 92 points from 1 January
            This target counts percent.
            Write it with its first day, for example: ≥ 90% from 1 January

            > at least 92% from 1 January
            🛠 Recruitment fulfilment rate
            Until now: ≥ 90%
            From 1 Jan 2027: ≥ 92%
            Figures of earlier periods are judged as before. Its managers will be told.
            [✅ Change it] [Cancel]

            > [✅ Change it]
            (edited)
            ✅ Changed: Recruitment fulfilment rate
            from 1 Jan 2027: ≥ 92%
            [🛠 The target] [↩️ Take it back]
            """,
        ),
        (
            "manager-hr gets",
            """
            🛠 HR changed a target: Recruitment fulfilment rate
            from 1 Jan 2027: ≥ 92%
            [📄 Details]
            """,
        ),
        (
            "manager-hr",
            """
            > {card:hr.recruitment_rate}
            ⚪ Recruitment fulfilment rate · waiting for a figure
            Required ≥ 90%
            Nov
            From 1 Jan 2027: ≥ 92%
            招聘达成率为90%以上
            That is: Recruitment fulfilment rate, ≥ 90%
            HR manager · duty 5: Draw up recruitment plans and procedures…
            [✍️ Report] [📈 Trend]
            [📋 All targets]
            """,
        ),
        (
            "hr",
            """
            > [🛠 The target]
            (edited)
            🛠 Recruitment fulfilment rate
            Required: ≥ 90%
            From 1 Jan 2027: ≥ 92%
            Also called: hiring target met, hiring fulfilment, headcount filled, and hires against plan
            [🎯 Requirement] [🏷 Another name]
            [‹ Back]

            > [🏷 Another name]
            🛠 Another name: Recruitment fulfilment rate
            Write what people call it, in Chinese or English.

            > staff turnover
            This name cannot be used: staff turnover
            It could also mean: Staff turnover rate
            Please write another one.

            > refill rate
            🛠 Recruitment fulfilment rate
            also called refill rate
            [✅ Change it] [Cancel]

            > [✅ Change it]
            (edited)
            ✅ Changed: Recruitment fulfilment rate
            also called refill rate
            [🛠 The target] [↩️ Take it back]
            """,
        ),
        (
            "manager-hr gets",
            """
            🛠 HR changed a target: Recruitment fulfilment rate
            also called refill rate
            [📄 Details]
            """,
        ),
        (
            "manager-hr",
            """
            > refill rate 91%
            ✅ Recruitment fulfilment rate 91% · met
            Required ≥ 90%, 1 percentage point above
            Nov
            [✏️ Change] [↩️ Undo]
            [📄 Details] [📈 Trend]
            """,
        ),
        (
            "hr",
            """
            > {amendments:hr:0}
            (edited)
            🛠 Changes: HR manager
            2. Recruitment fulfilment · also called refill rate · 林晓, 23 Nov
            1. Recruitment fulfilment · from 1 Jan 2027: ≥ 92% · 林晓, 23 Nov
            [↩️ No. 2] [↩️ No. 1]
            [‹ Back]

            > [↩️ No. 1]
            (edited)
            Take back this change? Recruitment fulfilment rate
            from 1 Jan 2027: ≥ 92%
            [↩️ Take it back] [‹ Back]

            > [↩️ Take it back]
            (edited)
            ↩️ Taken back: Recruitment fulfilment rate
            from 1 Jan 2027: ≥ 92%
            [‹ Back]
            """,
        ),
        (
            "manager-hr gets",
            """
            🛠 HR took back a change: Recruitment fulfilment rate
            from 1 Jan 2027: ≥ 92%
            [📄 Details]
            """,
        ),
        (
            "hr",
            """
            > {amendments:hr:0}
            (edited)
            🛠 Changes: HR manager
            2. Recruitment fulfilment · also called refill rate · 林晓, 23 Nov
            1. Recruitment fulfilment · from 1 Jan 2027: ≥ 92% (taken back)
            [↩️ No. 2]
            [‹ Back]

            > {amend_revoke:1}
            (pops up) That change was taken back already.
            """,
        ),
    ],
}


@pytest.mark.parametrize("language", SCENES)
async def test_a_target_is_changed_and_changed_back(company: Company, language: str) -> None:
    """A requirement and a name, each previewed; what could mean another target is refused; managers are told."""
    people = {slug: await company.joined(slug, language=language) for slug in ("manager-hr", "hr")}
    await people["manager-hr"].says("/start")
    await play(company, people, SCENES[language])


DUE_DAYS = {
    "zh": [
        (
            "hr",
            """
            > 改指标
            🛠 改指标
            哪个岗位的？
            [人力资源部经理] [财务经理]
            [行政经理] [销售部经理]
            [生产部经理] [技术部经理]
            [采购经理] [公关部经理]
            [客服部经理] [网络部经理]

            > {amend_bound:production.monthly_production_plan}
            🛠 新要求：下月度生产计划
            现在：每月20日前
            请写新要求和生效日期，例如：每月20日前 从1月1日起

            > 每月
            从哪天起？可以是今天或以后。

            > 每月10日前
            从哪天起？可以是今天或以后。

            > 每月10日前 从今天起
            一个周期内按同一要求判断，最早可从12月1日起改。
            [从12月1日起] [取消]

            > [从12月1日起]
            (edited)
            🛠 下月度生产计划
            原来：每月20日前
            自12月1日起：每月10日前
            以前各期仍按原要求判断。会通知相关经理。
            [✅ 确认修改] [取消]

            > [✅ 确认修改]
            (edited)
            ✅ 已改：下月度生产计划
            从12月1日起：每月10日前
            [🛠 这项指标] [↩️ 收回]
            """,
        ),
        (
            "manager-production gets",
            """
            🛠 人力资源部改了指标：下月度生产计划
            从12月1日起：每月10日前
            [📄 详情]
            """,
        ),
        (
            "manager-production",
            """
            > {card:production.monthly_production_plan}
            📅 下月度生产计划 · 未到期
            要求：每月10日前
            截止 12月10日（还有 17 天）
            每月20号前制定下月度生产计划
            生产部经理 · 职责2：负责编制各车间年度、季度、月度工作计划…
            [✍️ 上报] [📈 走势]
            [📋 全部指标]
            """,
        ),
        (
            "hr",
            """
            > [↩️ 收回]
            (edited)
            ↩️ 已撤回：下月度生产计划
            从12月1日起：每月10日前
            [‹ 返回]

            > {amend_bound:production.monthly_production_plan}
            🛠 新要求：下月度生产计划
            现在：每月20日前
            请写新要求和生效日期，例如：每月20日前 从1月1日起

            > 每季度末月20日前 从1月1日起
            🛠 下月度生产计划
            原来：每月20日前
            自2027年1月1日起：每季度末月20日前
            以前各期仍按原要求判断。会通知相关经理。
            [✅ 确认修改] [取消]

            > [✅ 确认修改]
            (edited)
            ✅ 已改：下月度生产计划
            从2027年1月1日起：每季度末月20日前
            [🛠 这项指标] [↩️ 收回]

            > {amend_bound:production.monthly_production_plan}
            🛠 新要求：下月度生产计划
            现在：每月20日前
            请写新要求和生效日期，例如：每月20日前 从1月1日起

            > 每月20日前 从12月1日起
            现在已经是这个要求：每月20日前

            > 取消
            好的，什么也没记。

            > {amend_bound:customer_service.complaint_response_time}
            🛠 新要求：客户投诉响应时限
            现在：3 个工作日内
            请写新要求和生效日期，例如：3 个工作日内 从1月1日起

            > 2个工作日 从12月1日起
            🛠 客户投诉响应时限
            原来：3 个工作日内
            自12月1日起：2 个工作日内
            以前各期仍按原要求判断。会通知相关经理。
            [✅ 确认修改] [取消]

            > [✅ 确认修改]
            (edited)
            ✅ 已改：客户投诉响应时限
            从12月1日起：2 个工作日内
            [🛠 这项指标] [↩️ 收回]

            > {amend_bound:hr.recruitment_rate}
            🛠 新要求：招聘达成率
            现在：≥ 90%
            请写新要求和生效日期，例如：≥ 90% 从1月1日起

            > 不超过90% 从1月1日起
            这样改不合适。
            请用“至少”，和现在一样：≥ 90%

            > 120% 从1月1日起
            🛠 招聘达成率
            原来：≥ 90%
            自2027年1月1日起：≥ 120%
            以前各期仍按原要求判断。会通知相关经理。
            [✅ 确认修改] [取消]

            > 90% 从1月1日起
            现在已经是这个要求：≥ 90%
            """,
        ),
        (
            "manager-production gets",
            """
            🛠 人力资源部改了指标：下月度生产计划
            从2027年1月1日起：每季度末月20日前
            [📄 详情]
            """,
        ),
        (
            "manager-production",
            """
            > {card:production.monthly_production_plan}
            📅 下月度生产计划 · 未到期
            要求：每月20日前
            截止 12月20日（还有 27 天）
            自2027年1月1日起：每季度末月20日前
            每月20号前制定下月度生产计划
            生产部经理 · 职责2：负责编制各车间年度、季度、月度工作计划…
            [✍️ 上报] [📈 走势]
            [📋 全部指标]
            """,
        ),
        ("clock", "2027-01-05"),
        (
            "manager-production",
            """
            > {card:production.monthly_production_plan}
            🔴 下月度生产计划 · 已逾期
            要求：每月20日前
            截止 2026年12月20日（16 天前）
            下次截止 3月20日（还有 74 天）
            自1月1日起：每季度末月20日前
            每月20号前制定下月度生产计划
            生产部经理 · 职责2：负责编制各车间年度、季度、月度工作计划…
            [✍️ 上报] [📈 走势]
            [📋 全部指标]
            """,
        ),
    ],
    "en": [
        (
            "hr",
            """
            > amend
            🛠 Change a target
            Of which position?
            [HR manager] [Finance manager]
            [Administration manager] [Sales manager]
            [Production manager] [Technology manager]
            [Procurement manager] [Public relations manager]
            [Customer service manager] [Network manager]

            > {amend_bound:production.monthly_production_plan}
            🛠 New requirement: Next month's production plan
            Now: by day 20 of every month
            Write it with its first day, for example: by day 20 of every month from 1 January

            > by day 10 of every month
            From which day on? It may be today or later.

            > by day 10 of every month from today
            A whole period is judged by one requirement: it can change from 1 Dec.
            [From 1 Dec] [Cancel]

            > [From 1 Dec]
            (edited)
            🛠 Next month's production plan
            Until now: by day 20 of every month
            From 1 Dec: by day 10 of every month
            Figures of earlier periods are judged as before. Its managers will be told.
            [✅ Change it] [Cancel]

            > [✅ Change it]
            (edited)
            ✅ Changed: Next month's production plan
            from 1 Dec: by day 10 of every month
            [🛠 The target] [↩️ Take it back]
            """,
        ),
        (
            "manager-production gets",
            """
            🛠 HR changed a target: Next month's production plan
            from 1 Dec: by day 10 of every month
            [📄 Details]
            """,
        ),
        (
            "hr",
            """
            > [↩️ Take it back]
            (edited)
            ↩️ Taken back: Next month's production plan
            from 1 Dec: by day 10 of every month
            [‹ Back]

            > {amend_bound:production.monthly_production_plan}
            🛠 New requirement: Next month's production plan
            Now: by day 20 of every month
            Write it with its first day, for example: by day 20 of every month from 1 January

            > by 20 Mar, 20 Jun, 20 Sep and 20 Dec from 1 January
            🛠 Next month's production plan
            Until now: by day 20 of every month
            From 1 Jan 2027: by day 20 of the last month of every quarter
            Figures of earlier periods are judged as before. Its managers will be told.
            [✅ Change it] [Cancel]

            > [✅ Change it]
            (edited)
            ✅ Changed: Next month's production plan
            from 1 Jan 2027: by day 20 of the last month of every quarter
            [🛠 The target] [↩️ Take it back]

            > {amend_bound:hr.recruitment_rate}
            🛠 New requirement: Recruitment fulfilment rate
            Now: ≥ 90%
            Write it with its first day, for example: ≥ 90% from 1 January

            > at most 90% from 1 January
            That does not fit the target.
            Write it with “at least”, as now: ≥ 90%

            > 120% from 1 January
            🛠 Recruitment fulfilment rate
            Until now: ≥ 90%
            From 1 Jan 2027: ≥ 120%
            Figures of earlier periods are judged as before. Its managers will be told.
            [✅ Change it] [Cancel]

            > 5000% from 1 January
            That does not fit the target.
            No figure could be so.

            > 90% from 1 January
            That is required already: ≥ 90%
            """,
        ),
        (
            "manager-production gets",
            """
            🛠 HR changed a target: Next month's production plan
            from 1 Jan 2027: by day 20 of the last month of every quarter
            [📄 Details]
            """,
        ),
        (
            "manager-production",
            """
            > {card:production.monthly_production_plan}
            📅 Next month's production plan · not due yet
            Required: by day 20 of every month
            Due 20 Dec, in 27 days
            From 1 Jan 2027: by day 20 of the last month of every quarter
            每月20号前制定下月度生产计划
            That is: Next month's production plan, by day 20 of every month
            Production manager · duty 2: Draw up the workshops' yearly, quarterly…
            [✍️ Report] [📈 Trend]
            [📋 All targets]
            """,
        ),
    ],
}


@pytest.mark.parametrize("language", DUE_DAYS)
async def test_a_document_gets_other_due_days(company: Company, language: str) -> None:
    """From a period on, as it begins; how often it is owed may change. What does not fit says what would."""
    people = {slug: await company.joined(slug, language=language) for slug in ("manager-production", "hr")}
    await people["manager-production"].says("/start")
    for who, script in DUE_DAYS[language]:
        if who == "clock":
            company.clock.move_to(datetime.fromisoformat(script).replace(hour=12, tzinfo=ZONE))
        else:
            await play(company, people, [(who, script)])


FIRST_DAYS = {
    "zh": """
        > {amend_bound:hr.recruitment_rate}
        🛠 新要求：招聘达成率
        现在：≥ 90%
        请写新要求和生效日期，例如：≥ 90% 从1月1日起

        > 91%
        从哪天起？可以是今天或以后。

        > 92%
        从哪天起？可以是今天或以后。

        > 尽快
        请写一个数字。
        请写新要求和生效日期，例如：≥ 90% 从1月1日起
        """,
    "en": """
        > {amend_bound:hr.recruitment_rate}
        🛠 New requirement: Recruitment fulfilment rate
        Now: ≥ 90%
        Write it with its first day, for example: ≥ 90% from 1 January

        > ≥ 92%
        From which day on? It may be today or later.

        > 15 January
        A whole period is judged by one requirement: it can change from 1 Feb 2027.
        [From 1 Feb 2027] [Cancel]

        > 1 January 2027
        🛠 Recruitment fulfilment rate
        Until now: ≥ 90%
        From 1 Jan 2027: ≥ 92%
        Figures of earlier periods are judged as before. Its managers will be told.
        [✅ Change it] [Cancel]
        """,
}


@pytest.mark.parametrize("language", FIRST_DAYS)
async def test_a_day_alone_answers_the_question_for_it(company: Company, language: str) -> None:
    """It is the first day of the requirement that was written before, the last one; another may be written instead."""
    people = {"hr": await company.joined("hr", language=language)}
    await people["hr"].says("/start")
    await play(company, people, [("hr", FIRST_DAYS[language])])


TODAY = date(2026, 11, 23)
NEW_YEAR = date(2027, 1, 1)
STEPS = [
    ("hr.recruitment_rate", "≥92% 从1月1日起", Step(NEW_YEAR, ">= 92")),
    ("hr.recruitment_rate", "at least 92% from 1 January", Step(NEW_YEAR, ">= 92")),
    ("hr.recruitment_rate", "从明年1月1日起 不低于92.5%", Step(NEW_YEAR, ">= 92.5")),
    ("hr.recruitment_rate", "92% 从2027年3月1日起", Step(date(2027, 3, 1), ">= 92")),
    ("hr.recruitment_rate", "93% 从今天起", Step(TODAY, ">= 93")),
    ("hr.recruitment_rate", "more than 92% as of 2027-02-01", Step(date(2027, 2, 1), "> 92")),
    ("hr.recruitment_rate", "92%", Undated(">= 92")),
    ("hr.recruitment_rate", "92% 从昨天起", Undated(">= 92")),
    ("hr.recruitment_rate", "从1月1日起", Unclear.NUMBER),
    ("hr.recruitment_rate", "92分 明天起", Unclear.UNIT),
    ("customer_service.complaint_response_time", "1个工作日 从1月1日起", Step(NEW_YEAR, "1 working_day")),
    ("customer_service.complaint_response_time", "within 3 days from 1 Jan", Step(NEW_YEAR, "3 day")),
    ("customer_service.complaint_response_time", "48小时内，12月1日起", Step(date(2026, 12, 1), "48 hour")),
    ("customer_service.complaint_response_time", "5% 从1月1日起", Unclear.UNIT),
    ("hr.recruitment_rate", "> 92% from 1 January", Step(NEW_YEAR, "> 92")),
    ("hr.recruitment_rate", ">=92% 从1月1日起", Step(NEW_YEAR, ">= 92")),
    ("production.monthly_production_plan", "每月10日前 从1月1日起", Step(NEW_YEAR, "by 10")),
    ("production.monthly_production_plan", "从12月1日起每月10日前", Step(date(2026, 12, 1), "by 10")),
    ("production.monthly_production_plan", "by day 10 of every month from 1 January", Step(NEW_YEAR, "by 10")),
    ("production.monthly_production_plan", "from 1 January by the 10th", Step(NEW_YEAR, "by 10")),
    ("production.monthly_production_plan", "每年11月30日前，从1月1日起", Step(NEW_YEAR, "by 11-30")),
    ("production.monthly_production_plan", "10日前", Undated("by 10")),
    ("production.monthly_production_plan", "尽快 从1月1日起", Unclear.SCHEDULE),
    ("hr.pay_survey_report", "1 Apr to 30 Apr every year from 1 Jan 2027", Step(NEW_YEAR, "window 04-01..04-30")),
]


@pytest.mark.parametrize(("target_id", "words", "step"), STEPS)
def test_a_requirement_is_read_from_words(target_id: str, words: str, step: Step | Undated | Unclear) -> None:
    """A number with its comparison and unit, and the day from which it holds."""
    target = load_catalog().by_id[target_id]
    assert isinstance(target, Measure | Response | Deliverable)
    assert read_step(words, target, today=TODAY) == step


@pytest.mark.parametrize(
    ("words", "step"),
    [
        ("amend_bound:hr.recruitment_rate", "92% 从1月1日起"),
        ("amend_name:hr.recruitment_rate", "补员率"),
        ("amend_bound:production.monthly_production_plan", "每月10日前 从今天起"),
    ],
)
async def test_words_handled_twice_are_no_report(company: Company, words: str, step: str) -> None:
    """What was asked for is still known when the same message comes again after a kill."""
    hr = await company.joined("hr")
    await hr.says("/start")
    await hr.forges(words)
    before = (await hr.says(step)).text
    await forget_handling(company, newest=True)
    async with await restarted(company) as again:
        await again.person("hr").settles()
        assert again.person("hr").last.text == before


async def test_handled_twice_it_is_changed_once(company: Company) -> None:
    """A kill after it was kept changes nothing: one amendment, one notice."""
    await company.joined("manager-hr")
    hr = await company.joined("hr")
    await hr.says("/start")
    await hr.forges("amend_bound:hr.recruitment_rate")
    await hr.says("92% 从1月1日起")
    await hr.taps("✅ 确认修改")
    await company.delivered()
    before = await row_counts(company)
    await forget_handling(company, newest=True)
    async with await restarted(company) as again:
        await again.person("hr").settles()
        after = await row_counts(again)
    kept = ("amendment", "campaign", "delivery")
    assert {table: after[table] for table in kept} == {table: before[table] for table in kept}


async def test_a_second_tap_changes_nothing(company: Company) -> None:
    """Nor does one on a preview that was left."""
    hr = await company.joined("hr")
    await hr.says("/start")
    await hr.forges("amend_bound:hr.recruitment_rate")
    await hr.says("92% 从1月1日起")
    await hr.taps("取消")
    before = await row_counts(company)
    for data in ("amend_keep:1", "amend_keep:2", "amend_keep", "amend:x.y", "amend_bound:hr.x", "amend_name:x"):
        assert render(await hr.forges(data)) == "(pops up) 这个按钮已失效。发 /help 看看能做什么。", data
    assert await row_counts(company) == before


async def test_a_requirement_that_does_not_fit_is_refused(company: Company) -> None:
    """By the rules of the position files, before anything is kept."""
    hr = await company.joined("hr")
    await hr.says("/start")
    await hr.forges("amend_bound:hr.hr_policy_completeness")
    before = await row_counts(company)
    assert (await hr.says("≥ 120% 从1月1日起")).text.splitlines()[0] == "这样改不合适。"
    assert await row_counts(company) == before
