"""The list of targets by duty, and the card of each."""

import pytest

from bot.demo.person import Answer, Person
from tests.handlers.conversation import follow, render
from tests.handlers.records import give_positions
from tests.talking import Company

LISTS = {
    "zh": """
        > 我的指标
        📋 人力资源部经理 · 1/2
        1. 参与制定人力资源战略规划，为重大人事决策…
        📅 年度人力分析报告 · 每年12月20日前
        2. 负责组织制定、执行、监督公司人事管理制度
        ⚪ 人事制度完善率 · ≥ 80%
        3. 协助人力资源总监做好相应的职位说明书，并…
        ➖ 新岗位说明书时限 · 7 天内
        📅 职位说明审查修改 · 每年3月1日至3月31日
        4. 负责根据部门人员需求情况，提出内部人员调…
        ⚪ 工作饱和度 · ≥ 50%
        5. 负责制定招聘计划、招聘程序，进行初步的面…
        ⚪ 平均招聘时间 · ≤ 1 个月
        ⚪ 招聘达成率 · ≥ 90%
        [📅 年度人力分析报告] [⚪ 人事制度完善率]
        [➖ 新岗位说明书时限] [📅 职位说明审查修改]
        [⚪ 工作饱和度] [⚪ 平均招聘时间]
        [⚪ 招聘达成率]
        [📊 状态] [2 ›]

        > [2 ›]
        (edited)
        📋 人力资源部经理 · 2/2
        6. 负责根据公司对绩效管理的要求，制定评价政…
        🟡 绩效考核及收表 · 每月20日至25日
        🟡 绩效汇总报告 · 每月28日前
        7. 负责制定薪酬政策和晋升政策，组织提薪评审…
        ⚪ 薪酬满意度 · ≥ 70 分
        ⚪ 员工流失率 · < 10%
        📅 薪酬调查报告 · 每年3月1日至3月31日
        8. 负责组织员工岗前培训、协助办理培训进修手…
        ⚪ 新员工培训次数 · ≥ 1 次
        ⚪ 新员工培训天数 · ≥ 3 天
        9. 负责配合人力资源总监做好各种职系人员发展…
        ⚪ 职业规划实现率 · ≥ 70%
        [🟡 绩效考核及收表] [🟡 绩效汇总报告]
        [⚪ 薪酬满意度] [⚪ 员工流失率]
        [📅 薪酬调查报告] [⚪ 新员工培训次数]
        [⚪ 新员工培训天数] [⚪ 职业规划实现率]
        [‹ 1] [📊 状态]

        > [‹ 1]
        (edited)
        📋 人力资源部经理 · 1/2
        1. 参与制定人力资源战略规划，为重大人事决策…
        📅 年度人力分析报告 · 每年12月20日前
        2. 负责组织制定、执行、监督公司人事管理制度
        ⚪ 人事制度完善率 · ≥ 80%
        3. 协助人力资源总监做好相应的职位说明书，并…
        ➖ 新岗位说明书时限 · 7 天内
        📅 职位说明审查修改 · 每年3月1日至3月31日
        4. 负责根据部门人员需求情况，提出内部人员调…
        ⚪ 工作饱和度 · ≥ 50%
        5. 负责制定招聘计划、招聘程序，进行初步的面…
        ⚪ 平均招聘时间 · ≤ 1 个月
        ⚪ 招聘达成率 · ≥ 90%
        [📅 年度人力分析报告] [⚪ 人事制度完善率]
        [➖ 新岗位说明书时限] [📅 职位说明审查修改]
        [⚪ 工作饱和度] [⚪ 平均招聘时间]
        [⚪ 招聘达成率]
        [📊 状态] [2 ›]

        > [⚪ 招聘达成率]
        (edited)
        ⚪ 招聘达成率 · 待上报
        要求 ≥ 90%
        11月
        招聘达成率为90%以上
        人力资源部经理 · 职责5：负责制定招聘计划、招聘程序，进行初步的面…
        [✍️ 上报] [📈 走势]
        [‹ 返回]

        > [‹ 返回]
        (edited)
        📋 人力资源部经理 · 1/2
        1. 参与制定人力资源战略规划，为重大人事决策…
        📅 年度人力分析报告 · 每年12月20日前
        2. 负责组织制定、执行、监督公司人事管理制度
        ⚪ 人事制度完善率 · ≥ 80%
        3. 协助人力资源总监做好相应的职位说明书，并…
        ➖ 新岗位说明书时限 · 7 天内
        📅 职位说明审查修改 · 每年3月1日至3月31日
        4. 负责根据部门人员需求情况，提出内部人员调…
        ⚪ 工作饱和度 · ≥ 50%
        5. 负责制定招聘计划、招聘程序，进行初步的面…
        ⚪ 平均招聘时间 · ≤ 1 个月
        ⚪ 招聘达成率 · ≥ 90%
        [📅 年度人力分析报告] [⚪ 人事制度完善率]
        [➖ 新岗位说明书时限] [📅 职位说明审查修改]
        [⚪ 工作饱和度] [⚪ 平均招聘时间]
        [⚪ 招聘达成率]
        [📊 状态] [2 ›]
    """,
    "en": """
        > my targets
        📋 HR manager · 1/2
        1. Help shape the HR strategy; support majo…
        📅 Annual HR analysis report · by 20 Dec every year
        2. Organise the drafting, implementation an…
        ⚪ HR policies complete · ≥ 80%
        3. Help the HR director prepare job descrip…
        ➖ New-post JD turnaround · within 7 days
        📅 Yearly JD review · 1 Mar to 31 Mar every year
        4. Propose internal transfers to meet depar…
        ⚪ Work saturation · ≥ 50%
        5. Draw up recruitment plans and procedures…
        ⚪ Average time to hire · ≤ 1 month
        ⚪ Recruitment fulfilment · ≥ 90%
        [📅 Annual HR analysis report] [⚪ HR policies complete]
        [➖ New-post JD turnaround] [📅 Yearly JD review]
        [⚪ Work saturation] [⚪ Average time to hire]
        [⚪ Recruitment fulfilment]
        [📊 Status] [2 ›]

        > [2 ›]
        (edited)
        📋 HR manager · 2/2
        6. Set appraisal policy to the company's pe…
        🟡 Appraisal round · day 20 to 25 of every month
        🟡 Performance summary report · by day 28 of every month
        7. Set pay and promotion policy, organise p…
        ⚪ Pay satisfaction · ≥ 70 points
        ⚪ Staff turnover · < 10%
        📅 Market pay survey report · 1 Mar to 31 Mar every year
        8. Organise induction training and help wit…
        ⚪ Induction sessions · ≥ 1 session
        ⚪ Days per induction · ≥ 3 days
        9. Help the HR director build career develo…
        ⚪ Career plan realisation · ≥ 70%
        [🟡 Appraisal round] [🟡 Performance summary report]
        [⚪ Pay satisfaction] [⚪ Staff turnover]
        [📅 Market pay survey report] [⚪ Induction sessions]
        [⚪ Days per induction] [⚪ Career plan realisation]
        [‹ 1] [📊 Status]

        > [‹ 1]
        (edited)
        📋 HR manager · 1/2
        1. Help shape the HR strategy; support majo…
        📅 Annual HR analysis report · by 20 Dec every year
        2. Organise the drafting, implementation an…
        ⚪ HR policies complete · ≥ 80%
        3. Help the HR director prepare job descrip…
        ➖ New-post JD turnaround · within 7 days
        📅 Yearly JD review · 1 Mar to 31 Mar every year
        4. Propose internal transfers to meet depar…
        ⚪ Work saturation · ≥ 50%
        5. Draw up recruitment plans and procedures…
        ⚪ Average time to hire · ≤ 1 month
        ⚪ Recruitment fulfilment · ≥ 90%
        [📅 Annual HR analysis report] [⚪ HR policies complete]
        [➖ New-post JD turnaround] [📅 Yearly JD review]
        [⚪ Work saturation] [⚪ Average time to hire]
        [⚪ Recruitment fulfilment]
        [📊 Status] [2 ›]

        > [⚪ Recruitment fulfilment]
        (edited)
        ⚪ Recruitment fulfilment rate · waiting for a figure
        Required ≥ 90%
        Nov
        招聘达成率为90%以上
        That is: Recruitment fulfilment rate, ≥ 90%
        HR manager · duty 5: Draw up recruitment plans and procedures…
        [✍️ Report] [📈 Trend]
        [‹ Back]

        > [‹ Back]
        (edited)
        📋 HR manager · 1/2
        1. Help shape the HR strategy; support majo…
        📅 Annual HR analysis report · by 20 Dec every year
        2. Organise the drafting, implementation an…
        ⚪ HR policies complete · ≥ 80%
        3. Help the HR director prepare job descrip…
        ➖ New-post JD turnaround · within 7 days
        📅 Yearly JD review · 1 Mar to 31 Mar every year
        4. Propose internal transfers to meet depar…
        ⚪ Work saturation · ≥ 50%
        5. Draw up recruitment plans and procedures…
        ⚪ Average time to hire · ≤ 1 month
        ⚪ Recruitment fulfilment · ≥ 90%
        [📅 Annual HR analysis report] [⚪ HR policies complete]
        [➖ New-post JD turnaround] [📅 Yearly JD review]
        [⚪ Work saturation] [⚪ Average time to hire]
        [⚪ Recruitment fulfilment]
        [📊 Status] [2 ›]
    """,
}


@pytest.mark.parametrize("language", LISTS)
async def test_the_list_is_by_duty_and_turned_in_place(company: Company, language: str) -> None:
    """Every duty with its targets, their marks and requirements; each opens its card as a message of its own."""
    await follow(await company.joined("manager-hr", language=language), LISTS[language])


CARDS = {
    "zh": """
        > 客户流失率5%
        ✅ 客户流失率 5% · 达标
        要求 < 10%，低 5 个百分点
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > 10月客户流失率12%
        ❌ 客户流失率 12% · 未达标
        要求 < 10%，超出 2 个百分点
        10月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > [card:sales.customer_churn]
        ✅ 客户流失率 5% · 达标
        要求 < 10%，低 5 个百分点
        11月 · 上次 12%（10月） ↓
        客户流失率低于10%；
        销售部经理 · 职责5：负责制定、调整销售运营政策
        • 10月 12% · 赵敏
        • 11月23日 5% · 赵敏
        最近上报：赵敏，11月23日 12:00
        [✍️ 上报] [📈 走势]
        [📋 全部指标]
    """,
    "en": """
        > customer churn 5%
        ✅ Customer churn rate 5% · met
        Required < 10%, 5 percentage points below
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > customer churn 12% in October
        ❌ Customer churn rate 12% · missed
        Required < 10%, 2 percentage points over
        Oct
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > [card:sales.customer_churn]
        ✅ Customer churn rate 5% · met
        Required < 10%, 5 percentage points below
        Nov · last 12% (Oct) ↓
        客户流失率低于10%；
        That is: Customer churn rate, < 10%
        Sales manager · duty 5: Set and adjust the sales operation polic…
        • Oct 12% · 赵敏
        • 23 Nov 5% · 赵敏
        Last reported by 赵敏, 23 Nov 12:00
        [✍️ Report] [📈 Trend]
        [📋 All targets]
    """,
}


@pytest.mark.parametrize("language", CARDS)
async def test_a_card_shows_the_source_and_what_was_reported(company: Company, language: str) -> None:
    """The clause verbatim and how it is read, then the figures, the newest first, with who gave them."""
    await follow(await company.joined("manager-sales", language=language), CARDS[language])


NOTED = """
    > 我的指标
    📋 人力资源部经理 · 1/2
    1. 参与制定人力资源战略规划，为重大人事决策…
    📅 年度人力分析报告 · 每年12月20日前
    2. 负责组织制定、执行、监督公司人事管理制度
    ⚪ 人事制度完善率 · ≥ 80%
    3. 协助人力资源总监做好相应的职位说明书，并…
    ➖ 新岗位说明书时限 · 7 天内
    📅 职位说明审查修改 · 每年3月1日至3月31日
    4. 负责根据部门人员需求情况，提出内部人员调…
    ⚪ 工作饱和度 · ≥ 50%
    5. 负责制定招聘计划、招聘程序，进行初步的面…
    ⚪ 平均招聘时间 · ≤ 1 个月
    ⚪ 招聘达成率 · ≥ 90%
    [📅 年度人力分析报告] [⚪ 人事制度完善率]
    [➖ 新岗位说明书时限] [📅 职位说明审查修改]
    [⚪ 工作饱和度] [⚪ 平均招聘时间]
    [⚪ 招聘达成率]
    [📊 状态] [2 ›]

    > [⚪ 平均招聘时间]
    (edited)
    ⚪ 平均招聘达成时间 · 待上报
    要求 ≤ 1 个月
    11月
    平均招聘达成时间为1个月
    时间越短越好，不超过1个月即达标；按天上报的，30天折合1个月。
    人力资源部经理 · 职责5：负责制定招聘计划、招聘程序，进行初步的面…
    [✍️ 上报] [📈 走势]
    [‹ 返回]
"""


async def test_a_card_says_how_the_clause_is_read_where_that_is_not_literal(company: Company) -> None:
    """The note stands below the clause."""
    await follow(await company.joined("manager-hr"), NOTED)


async def pages(person: Person, command: str) -> list[Answer]:
    """Every page of the list, turned to the end."""
    found = [await person.says(command)]
    while forward := [label for row in found[-1].buttons for label in row if label.endswith("›")]:
        found.append(await person.taps(forward[0]))
    return found


@pytest.mark.parametrize(("language", "none"), [("zh", "➖ 未设要求"), ("en", "➖ no requirement set")])
async def test_every_duty_of_every_position_is_listed_and_every_target_opens(
    company: Company, language: str, none: str
) -> None:
    """76 duties, 14 of them without a requirement, shown so; 98 targets, each with a button to its card."""
    duties, without, opened = 0, 0, set()
    for position in company.services.catalog.positions:
        manager = await company.joined(f"manager-{position.id.replace('_', '-')}", language=language)
        for page in await pages(manager, "/targets"):
            duties += sum(line[:1].isdigit() for line in page.text.splitlines())
            without += page.text.splitlines().count(none)
            assert len(page.text) < 1000
            keyboard = page.messages[0].keyboard
            assert keyboard is not None
            opened |= {str(b.value) for row in keyboard.rows for b in row if str(b.value).startswith("card:")}
    assert (duties, without, len(opened)) == (76, 14, 98)
    assert {card.split(":")[1] for card in opened} == set(company.services.catalog.by_id)


async def test_every_card_shows_its_clause_verbatim(company: Company) -> None:
    """All 98, as HR sees them, in both languages; each fits on a phone."""
    hr = await company.joined("hr", language="en")
    await hr.says("/start")
    for id_, target in company.services.catalog.by_id.items():
        card = await hr.forges(f"card:{id_}")
        assert target.clause in card.text.splitlines()
        assert len(card.text.splitlines()) <= 10


OTHERS = {
    "director": """
        > 我的指标
        哪个岗位？
        [销售部经理] [生产部经理]

        > [销售部经理]
        (edited)
        📋 销售部经理 · 1/3
        1. 负责根据全国区域市场发展和公司的战略规划…
        📅 年度销售目标与计划 · 每年12月20日前
        2. 负责制定全年销售费用预算，完成公司下达的…
        ⚪ 销售任务完成率 · ≥ 90%
        3. 负责制定销售额、市场覆盖率、市场占有率等…
        ⚪ 销售指标完成率 · ≥ 90%
        4. 负责分解销售任务指标，制定责任、费用评价…
        ⚪ 费销率 · ≤ 10%
        [📅 年度销售目标与计划] [⚪ 销售任务完成率]
        [⚪ 销售指标完成率] [⚪ 费销率]
        [📊 状态] [2 ›]

        > [2 ›]
        (edited)
        📋 销售部经理 · 2/3
        5. 负责制定、调整销售运营政策
        ⚪ 新客户开发量 · ≥ 20%
        ⚪ 新市场销售占比 · ≥ 10%
        ⚪ 客户流失率 · < 10%
        ⚪ 销售额同比增长 · ≥ 10%
        6. 负责组织、领导销售队伍完成销售目标，协调…
        ➖ 未设要求
        7. 负责汇总、协调货源需求计划以及制定货源调…
        ➖ 未设要求
        8. 负责协调销售关系
        ➖ 未设要求
        [⚪ 新客户开发量] [⚪ 新市场销售占比]
        [⚪ 客户流失率] [⚪ 销售额同比增长]
        [‹ 1] [📊 状态] [3 ›]

        > [⚪ 客户流失率]
        (edited)
        ⚪ 客户流失率 · 待上报
        要求 < 10%
        11月
        客户流失率低于10%；
        销售部经理 · 职责5：负责制定、调整销售运营政策
        [📈 走势]
        [‹ 返回]

        > {targets:hr}
        (pops up) 这不是您的指标。

        > {card:hr.recruitment_rate}
        (pops up) 这不是您的指标。
    """,
    "hr": """
        > 我的指标
        哪个岗位？
        [人力资源部经理] [财务经理]
        [行政经理] [销售部经理]
        [生产部经理] [技术部经理]
        [采购经理] [公关部经理]
        [客服部经理] [网络部经理]

        > [公关部经理]
        (edited)
        📋 公关部经理 · 1/2
        1. 负责根据企业发展的需要，制订企业年度公关…
        📅 年度公关计划 · 每年12月20日前
        2. 负责企业对内、对外公共关系工作，与有关政…
        ⚪ 品牌美誉度 · ≥ 80 分
        ✅ 重大公关事故 · 全年 0 起
        3. 负责根据公关宣传计划、宣传方案，组织人员…
        ⚪ 宣传计划完成率 · ≥ 90%
        4. 负责不断开发媒体渠道并保持与各媒体间的良…
        ➖ 未设要求
        5. 负责根据企业发展情况及预算制度，编制年度…
        ⚪ 公关预算控制度 · ≤ 95%
        ⚪ 公关费用下降率 · ≥ 1%
        [📅 年度公关计划] [⚪ 品牌美誉度]
        [✅ 重大公关事故] [⚪ 宣传计划完成率]
        [⚪ 公关预算控制度] [⚪ 公关费用下降率]
        [📊 状态] [2 ›]
    """,
}


@pytest.mark.parametrize("slug", OTHERS)
async def test_others_see_the_positions_they_may_and_report_none(company: Company, slug: str) -> None:
    """A director the named ones, HR all of them; their cards offer no report."""
    await follow(await company.joined(slug), OTHERS[slug])


async def test_one_who_holds_several_positions_chooses_between_them(company: Company) -> None:
    """The list asks which; reports go to either without asking."""
    await give_positions(company, "manager-hr", "hr", "sales")
    manager = company.person("manager-hr")
    assert render(await manager.says("我的指标")) == "哪个岗位？\n[人力资源部经理] [销售部经理]"
    for said, kept in (("招聘达成率92%", "✅ 招聘达成率 92% · 达标"), ("客户流失率5%", "✅ 客户流失率 5% · 达标")):
        assert (await manager.says(said)).text.splitlines()[0] == kept


NOBODY = {"zh": "您还没有分配岗位，请联系人力资源部。", "en": "No position is assigned to you yet. Please ask HR."}


@pytest.mark.parametrize("language", NOBODY)
async def test_one_without_a_position_is_sent_to_hr(company: Company, language: str) -> None:
    """A manager whose position has ended still gets an answer to everything."""
    await company.member("manager-hr", language=language)
    await give_positions(company, "manager-hr")
    for command in ("/targets", "/status"):
        assert render(await company.person("manager-hr").says(command)) == NOBODY[language]
