"""/overview: positions by what is at risk, each leading to its status and back, and the picture of the months."""

import pytest

from bot.demo.messages import Photo
from tests.handlers.conversation import follow
from tests.handlers.overseen import a_company_that_is_behind
from tests.handlers.records import give_positions
from tests.talking import Company

OVERVIEWS = {
    ("hr", "zh"): """
        > 总览
        🏢 11月已报 1/21
        🔴 已逾期 5  ❌ 未达标 1  ⚪ 待上报 15  📅 未到期 5  ✅ 正常 1  ➖ 无需上报 3

        🔴 人力资源 1/10 · 🔴3 ❌1
        🔴 采购 0/5 · 🔴2 · 无人负责
        ⚪ 销售 0/6
        👤 还没有人加入：财务，行政，另有 5 个岗位
        [🔴 人力资源] [🔴 采购]
        [⚪ 销售]
        [⏰ 谁没报] [🗺 全年热力图]

        > [🔴 人力资源]
        (edited)
        📊 人力资源部经理
        🔴 已逾期 3  ❌ 未达标 1  ⚪ 待上报 6  📅 未到期 3  ➖ 无需上报 2

        🔴 绩效考核及收表 · 截止 10月25日（29 天前）
        🔴 绩效汇总报告 · 截止 10月28日（26 天前）
        🔴 新员工培训次数 · 10月未上报
        ❌ 招聘达成率 88% · 还差 2 个百分点
        ⚪ 人事制度完善率 · 待上报
        ⚪ 平均招聘时间 · 待上报
        [🔴 绩效考核及收表] [🔴 绩效汇总报告]
        [🔴 新员工培训次数] [❌ 招聘达成率]
        [⚪ 人事制度完善率] [⚪ 平均招聘时间]
        [还有 4 项 ›]
        [📣 催一下]
        [📋 全部指标] [📅 待办] [🏢 总览]

        > [🏢 总览]
        (edited)
        🏢 11月已报 1/21
        🔴 已逾期 5  ❌ 未达标 1  ⚪ 待上报 15  📅 未到期 5  ✅ 正常 1  ➖ 无需上报 3

        🔴 人力资源 1/10 · 🔴3 ❌1
        🔴 采购 0/5 · 🔴2 · 无人负责
        ⚪ 销售 0/6
        👤 还没有人加入：财务，行政，另有 5 个岗位
        [🔴 人力资源] [🔴 采购]
        [⚪ 销售]
        [⏰ 谁没报] [🗺 全年热力图]

        > [🗺 全年热力图]
        (picture)
        🗺 2026年各岗位达标率
        当月有结论的事项中，达标的比例
        人力资源：全年 20% · 11月 0%
        采购：全年 33% · 10月 33%
        还没有结论：财务，行政，另有 6 个岗位
        [⏰ 谁没报] [🏢 总览]
    """,
    ("admin", "en"): """
        > 🏢 Overview
        🏢 Nov: 1/21 reported
        🔴 5 overdue  ❌ 1 missed  ⚪ 15 to report  📅 5 not due yet  ✅ 1 fine  ➖ 3 nothing to report

        🔴 HR 1/10 · 🔴3 ❌1
        🔴 Procurement 0/5 · 🔴2 · nobody reports for it
        ⚪ Sales 0/6
        👤 Nobody has joined yet: Finance, Administration and 5 more positions
        [🔴 HR] [🔴 Procurement]
        [⚪ Sales]
        [⏰ Missing] [🗺 The year's months]

        > [🔴 HR]
        (edited)
        📊 HR manager
        🔴 3 overdue  ❌ 1 missed  ⚪ 6 to report  📅 3 not due yet  ➖ 2 nothing to report

        🔴 Appraisal round · due 25 Oct, 29 days ago
        🔴 Performance summary report · due 28 Oct, 26 days ago
        🔴 Induction sessions · Oct not reported
        ❌ Recruitment fulfilment 88% · 2 percentage points to go
        ⚪ HR policies complete · waiting for a figure
        ⚪ Average time to hire · waiting for a figure
        [🔴 Appraisal round] [🔴 Performance summary report]
        [🔴 Induction sessions] [❌ Recruitment fulfilment]
        [⚪ HR policies complete] [⚪ Average time to hire]
        [4 more ›]
        [📣 Remind]
        [📋 All targets] [📅 Due] [🏢 Overview]

        > [🏢 Overview]
        (edited)
        🏢 Nov: 1/21 reported
        🔴 5 overdue  ❌ 1 missed  ⚪ 15 to report  📅 5 not due yet  ✅ 1 fine  ➖ 3 nothing to report

        🔴 HR 1/10 · 🔴3 ❌1
        🔴 Procurement 0/5 · 🔴2 · nobody reports for it
        ⚪ Sales 0/6
        👤 Nobody has joined yet: Finance, Administration and 5 more positions
        [🔴 HR] [🔴 Procurement]
        [⚪ Sales]
        [⏰ Missing] [🗺 The year's months]

        > [🗺 The year's months]
        (picture)
        🗺 Targets met in 2026, by position
        Of what came to a verdict in a month, the share that is met
        HR: 20% · Nov 0%
        Procurement: 33% · Oct 33%
        Nothing yet: Finance, Administration and 6 more positions
        [⏰ Missing] [🏢 Overview]
    """,
    ("director", "zh"): """
        > /overview
        🏢 11月已报 0/6
        ⚪ 待上报 7  📅 未到期 1

        ⚪ 销售 0/6
        👤 还没有人加入：生产
        [⚪ 销售]
        [🗺 全年热力图]

        > [⚪ 销售]
        (edited)
        📊 销售部经理
        ⚪ 待上报 7  📅 未到期 1

        ⚪ 销售任务完成率 · 待上报
        ⚪ 销售指标完成率 · 11月30日前上报
        ⚪ 费销率 · 待上报
        ⚪ 新客户开发量 · 待上报
        ⚪ 新市场销售占比 · 12月31日前上报
        ⚪ 客户流失率 · 待上报
        直接写数字就行，一条消息可以写好几个。
        [⚪ 销售任务完成率] [⚪ 销售指标完成率]
        [⚪ 费销率] [⚪ 新客户开发量]
        [⚪ 新市场销售占比] [⚪ 客户流失率]
        [还有 1 项 ›]
        [📋 全部指标] [📅 待办] [🏢 总览]

        > [🏢 总览]
        (edited)
        🏢 11月已报 0/6
        ⚪ 待上报 7  📅 未到期 1

        ⚪ 销售 0/6
        👤 还没有人加入：生产
        [⚪ 销售]
        [🗺 全年热力图]

        > {status:hr}
        (pops up) 这不是您的指标。

        > [🗺 全年热力图]
        🗺 2026年各岗位达标率
        当月有结论的事项中，达标的比例
        还没有结论：销售和生产
        [🏢 总览]
    """,
}


@pytest.mark.parametrize(("slug", "language"), OVERVIEWS)
async def test_the_positions_that_one_oversees_riskiest_first(company: Company, slug: str, language: str) -> None:
    """A tap opens a position as its manager sees it, and leads back; the picture says the same as the words below it.

    A director sees those that were named to them, and no other.
    """
    await a_company_that_is_behind(company)
    await follow(await company.joined(slug, language=language), OVERVIEWS[slug, language])


async def test_the_picture_is_light(company: Company) -> None:
    """A phone on the road loads it at once."""
    await a_company_that_is_behind(company)
    hr = await company.joined("hr")
    await hr.says("/overview")
    await hr.taps("🗺 全年热力图")
    content = hr.last.content
    assert isinstance(content, Photo)
    assert len(content.file.data) < 60_000


async def test_a_year_without_a_verdict_has_no_picture(company: Company) -> None:
    director = await company.joined("director")
    await director.says("/overview")
    await follow(
        director,
        """
        > [🗺 全年热力图]
        🗺 2026年各岗位达标率
        当月有结论的事项中，达标的比例
        还没有结论：销售和生产
        [🏢 总览]
        """,
    )


async def test_a_manager_s_overview_is_their_own_status(company: Company) -> None:
    """The words mean what there is to see; the command is not theirs."""
    manager = await company.joined("manager-hr")
    assert (await manager.says("总览")).text.splitlines()[0] == "📊 人力资源部经理"
    assert (await manager.says("谁没报")).text.splitlines()[0] == "📅 人力资源部经理 · 1/2"
    assert (await manager.says("/overview")).text == "您没有这个权限，请联系人力资源部。"


async def test_a_director_without_positions_is_told_so(company: Company) -> None:
    director = await company.joined("director")
    await give_positions(company, "director")
    assert (await director.says("/overview")).text == "您还没有分配岗位，请联系人力资源部。"


@pytest.mark.parametrize("words", ["人力资源部怎么样", "how is HR doing?"])
async def test_a_department_is_asked_after_in_words(company: Company, words: str) -> None:
    """By whoever oversees it; a manager's words are about their own targets."""
    await a_company_that_is_behind(company)
    hr, manager = await company.joined("hr"), company.person("manager-sales")
    assert (await hr.says(words)).text.startswith("📊 人力资源部经理\n🔴")
    assert "人力资源部经理" not in (await manager.says(words)).text
