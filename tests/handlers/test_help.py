"""/help, for each role in its language, and the ways on from a dead end."""

import pytest

from tests.handlers.conversation import follow
from tests.talking import Company

HELP = {
    ("manager-hr", "zh"): """
        > /help
        可以这样写
        • 报数字：人事制度完善率 80%
        • 报完成：年度人力分析报告昨天完成了
        • 写错了：撤回，或“不对，是93”
        • 我的指标：/targets
        • 我的进度：/status
        • 要报要交的：/due
        • 逐项填报：/checkin，或写“填报”
        • 指标走势：/history
        • 导出表格、日历：/export
        • 中文 / English：/language
    """,
    ("manager-hr", "en"): """
        > /HELP
        What you can write
        • A figure: HR policies complete 80%
        • Something done: Annual HR analysis report done yesterday
        • A mistake: undo, or: no, it is 93
        • My targets: /targets
        • Where I stand: /status
        • What is due: /due
        • Report all that is due, one by one: /checkin
        • How a target went: /history
        • Workbook and calendar: /export
        • 中文 / English: /language
    """,
    ("manager-finance", "zh"): """
        > 帮助
        可以这样写
        • 报数字：财务制度完善率 80%
        • 报完成：月度分析及预算昨天完成了
        • 写错了：撤回，或“不对，是93”
        • 我的指标：/targets
        • 我的进度：/status
        • 要报要交的：/due
        • 逐项填报：/checkin，或写“填报”
        • 指标走势：/history
        • 导出表格、日历：/export
        • 中文 / English：/language
    """,
    ("director", "zh"): """
        > /help@dutybot_demo_bot
        可以这样写
        • 各岗位总览：/overview
        • 各岗位指标：/targets
        • 各岗位进度：/status
        • 要报要交的：/due
        • 指标走势：/history
        • 导出各岗位表格：/export
        • 中文 / English：/language
    """,
    ("director", "en"): """
        > help
        What you can write
        • All positions at a glance: /overview
        • The targets: /targets
        • Where they stand: /status
        • What is due: /due
        • How a target went: /history
        • A workbook of the positions: /export
        • 中文 / English: /language
    """,
    ("hr", "zh"): """
        > ❓ 帮助
        可以这样写
        • 各岗位总览：/overview
        • 谁没报：/missing
        • 也可以直接写：提醒采购部；财务按时了吗；10月总览
        • 各岗位指标：/targets
        • 各岗位进度：/status
        • 要报要交的：/due
        • 指标走势：/history
        • 导出各岗位表格：/export
        • 中文 / English：/language
        • 人员、岗位、导入名单：/people
        • 邀请同事：/invite
        • 群发消息：/broadcast
        • 提醒设置：/reminders
        • 改指标：/amend
        • 谁做了什么：/audit
    """,
    ("admin", "en"): """
        > ❓ Help
        What you can write
        • All positions at a glance: /overview
        • Who has not reported: /missing
        • In words, too: remind procurement; is finance on time; overview for October
        • The targets: /targets
        • Where they stand: /status
        • What is due: /due
        • How a target went: /history
        • A workbook of the positions: /export
        • 中文 / English: /language
        • People, positions, roster: /people
        • Invite a colleague: /invite
        • Write to many at once: /broadcast
        • Reminders and quiet hours: /reminders
        • Change a target: /amend
        • Who did what: /audit
    """,
}


@pytest.mark.parametrize(("slug", "language"), HELP)
async def test_help_shows_what_one_may_write(company: Company, slug: str, language: str) -> None:
    """With examples of one's own targets; those who report nothing are not told how to."""
    await follow(await company.joined(slug, language=language), HELP[slug, language])


REPORT = {
    ("manager-customer-service", "zh"): """
        > ✍️ 上报
        直接写就行，例如：客服制度完善率 80%
        或者选一个指标：
        [⚪ 客服制度完善率] [⚪ 客户信息完整率]
        [⚪ 客户信息准确率] [⚪ 投诉处理率]
        [⚪ 客户回访率] [⚪ 客户满意度]
        [▶️ 逐项填报]
        [📋 全部指标] [📊 状态]

        > [⚪ 客户满意度]
        客户满意度评分
        是多少？请写数字（单位：分）。
        [取消]

        > 85
        ✅ 客户满意度评分 85 · 达标
        要求 ≥ 80 分，高 5 分
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]
    """,
    ("manager-network", "en"): """
        > ✍️ Report
        Just write it, for example: Network policies complete 90%
        Or pick a target:
        [⚪ Network policies complete] [⚪ System build completion]
        [⚪ Website uptime] [⚪ Hardware uptime]
        [⚪ Maintenance completion] [⚪ Technical guidance hours]
        [▶️ One by one]
        [📋 All targets] [📊 Status]
    """,
    ("hr", "zh"): """
        > ✍️ 上报
        这些指标您可以查看，由部门经理上报。
        [📋 全部指标] [📊 状态]
        [🏢 总览] [⏰ 谁没报]
    """,
}


@pytest.mark.parametrize(("slug", "language"), REPORT)
async def test_report_in_the_menu_offers_what_most_wants_one(company: Company, slug: str, language: str) -> None:
    """One tap and a number; who reports nothing is told who does."""
    await follow(await company.joined(slug, language=language), REPORT[slug, language])


NOT_UNDERSTOOD = {
    ("manager-hr", "zh"): """
        > 大家早上好
        没看懂，什么也没记。
        请写指标和数字，例如：人事制度完善率 80%
        [📋 全部指标] [📊 状态]

        > /nonsense
        没有这个命令。发 /help 看看我能做什么。
        [📋 全部指标] [📊 状态]

        > [📊 状态]
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
    ("manager-hr", "en"): """
        > good morning everybody
        I did not get that, so nothing is kept.
        Write a target and its figure, for example: HR policies complete 80%
        [📋 All targets] [📊 Status]

        > /nonsense
        I do not know that command. Send /help to see what I can do.
        [📋 All targets] [📊 Status]
    """,
    ("director", "zh"): """
        > 大家早上好
        没看懂。
        可以写：总览、销售部怎么样
        [📋 全部指标] [📊 状态]
        [🏢 总览]

        > 客户流失率5%
        这些指标您可以查看，由部门经理上报。
        [📋 全部指标] [📊 状态]
        [🏢 总览]
    """,
    ("hr", "zh"): """
        > 大家早上好
        没看懂。
        可以写：谁没报、人力资源部怎么样、提醒采购部，或写人名
        [📋 全部指标] [📊 状态]
        [🏢 总览] [⏰ 谁没报]
    """,
    ("hr", "en"): """
        > good morning everybody
        I did not get that.
        Write for example: who is missing; how is HR doing; remind procurement; or somebody's name
        [📋 All targets] [📊 Status]
        [🏢 Overview] [⏰ Missing]

        > how is finance doing?
        📊 Finance manager
        👤 Nobody has joined yet: nothing is owed here.
        [📋 All targets] [📅 Due] [🏢 Overview]
    """,
}


@pytest.mark.parametrize(("slug", "language"), NOT_UNDERSTOOD)
async def test_there_is_always_a_way_on(company: Company, slug: str, language: str) -> None:
    """What was not understood is answered with how to write it, and with buttons."""
    await follow(await company.joined(slug, language=language), NOT_UNDERSTOOD[slug, language])
