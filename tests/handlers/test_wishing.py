"""What HR and directors write of others in plain words: to remind, who owes what, and how a past period stood."""

from datetime import datetime

import pytest
from sqlmodel import Session, func, select

from storage.tables import Campaign, Person
from tests.handlers.conversation import follow, render
from tests.handlers.overseen import a_company_that_is_behind
from tests.handlers.records import give_positions
from tests.talking import Company

REMINDING = {
    "zh": """
        > 提醒陈静
        📣 提醒 1 人？
        陈静
        算上逾期的和 7 天内到期的
        上次提醒：11月23日 12:00
        对方收到的是：

        📣 人力资源部提醒您：有 12 项待报
        1. 🔴 绩效考核及收表 · 10月25日（29 天前）
        2. 🔴 绩效汇总报告 · 10月28日（26 天前）
        3. 🔴 新员工培训次数 · 10月 · 10月31日（23 天前）
        4. 🟡 绩效考核及收表 · 11月25日（还有 2 天）
        5. 🟡 绩效汇总报告 · 11月28日（还有 5 天）
        6. ⚪ 新员工培训次数 · 11月 · 11月30日（还有 7 天）
        7. ⚪ 新员工培训天数 · 11月 · 11月30日（还有 7 天）
        8. ⚪ 人事制度完善率 · 11月
        9. ⚪ 平均招聘时间 · 11月
        10. ⚪ 薪酬满意度 · 11月
        …… 还有 2 项，见 /due
        点按钮，或直接回复本消息：“1 完成”，“3 92”
        [📣 提醒 1 人] [取消]

        > [取消]
        (edited)
        好的，谁也不提醒。

        > 催一下人力资源部
        📣 提醒 1 人？
        陈静
        算上逾期的和 7 天内到期的
        上次提醒：11月23日 12:00
        对方收到的是：

        📣 人力资源部提醒您：有 12 项待报
        1. 🔴 绩效考核及收表 · 10月25日（29 天前）
        2. 🔴 绩效汇总报告 · 10月28日（26 天前）
        3. 🔴 新员工培训次数 · 10月 · 10月31日（23 天前）
        4. 🟡 绩效考核及收表 · 11月25日（还有 2 天）
        5. 🟡 绩效汇总报告 · 11月28日（还有 5 天）
        6. ⚪ 新员工培训次数 · 11月 · 11月30日（还有 7 天）
        7. ⚪ 新员工培训天数 · 11月 · 11月30日（还有 7 天）
        8. ⚪ 人事制度完善率 · 11月
        9. ⚪ 平均招聘时间 · 11月
        10. ⚪ 薪酬满意度 · 11月
        …… 还有 2 项，见 /due
        点按钮，或直接回复本消息：“1 完成”，“3 92”
        [📣 提醒 1 人] [取消]

        > 提醒没交绩效汇总报告的
        📣 提醒 1 人？
        陈静
        算上逾期的和 30 天内到期的
        上次提醒：11月23日 12:00
        对方收到的是：

        📣 人力资源部提醒您：有 2 项待报
        1. 🔴 绩效汇总报告 · 10月28日（26 天前）
        2. 🟡 绩效汇总报告 · 11月28日（还有 5 天）
        点按钮，或直接回复本消息：“1 完成”
        [📣 提醒 1 人] [取消]

        > [📣 提醒 1 人]
        (edited)
        📣 正在提醒 1 人
        陈静

        > 催销售
        📣 提醒 1 人？
        赵敏
        算上逾期的和 7 天内到期的
        对方收到的是：

        📣 人力资源部提醒您：有 6 项待报
        1. ⚪ 销售指标完成率 · 11月 · 11月30日（还有 7 天）
        2. ⚪ 销售任务完成率 · 11月
        3. ⚪ 费销率 · 11月
        4. ⚪ 新客户开发量 · 11月
        5. ⚪ 客户流失率 · 11月
        6. ⚪ 销售额同比增长 · 11月
        点按钮，或直接回复本消息：“1 92”
        [📣 提醒 1 人] [取消]

        > 提醒陈经理
        📣 提醒 1 人？
        陈静
        算上逾期的和 7 天内到期的
        上次提醒：11月23日 12:00
        对方收到的是：

        📣 人力资源部提醒您：有 12 项待报
        1. 🔴 绩效考核及收表 · 10月25日（29 天前）
        2. 🔴 绩效汇总报告 · 10月28日（26 天前）
        3. 🔴 新员工培训次数 · 10月 · 10月31日（23 天前）
        4. 🟡 绩效考核及收表 · 11月25日（还有 2 天）
        5. 🟡 绩效汇总报告 · 11月28日（还有 5 天）
        6. ⚪ 新员工培训次数 · 11月 · 11月30日（还有 7 天）
        7. ⚪ 新员工培训天数 · 11月 · 11月30日（还有 7 天）
        8. ⚪ 人事制度完善率 · 11月
        9. ⚪ 平均招聘时间 · 11月
        10. ⚪ 薪酬满意度 · 11月
        …… 还有 2 项，见 /due
        点按钮，或直接回复本消息：“1 完成”，“3 92”
        [📣 提醒 1 人] [取消]

        > 提醒陈静和销售部
        📣 请一个一个提醒，先提醒谁？
        [📣 陈静 · 人力资源]
        [📣 销售部经理]

        > 提醒人力资源部的陈静
        📣 提醒 1 人？
        陈静
        算上逾期的和 7 天内到期的
        上次提醒：11月23日 12:00
        对方收到的是：

        📣 人力资源部提醒您：有 12 项待报
        1. 🔴 绩效考核及收表 · 10月25日（29 天前）
        2. 🔴 绩效汇总报告 · 10月28日（26 天前）
        3. 🔴 新员工培训次数 · 10月 · 10月31日（23 天前）
        4. 🟡 绩效考核及收表 · 11月25日（还有 2 天）
        5. 🟡 绩效汇总报告 · 11月28日（还有 5 天）
        6. ⚪ 新员工培训次数 · 11月 · 11月30日（还有 7 天）
        7. ⚪ 新员工培训天数 · 11月 · 11月30日（还有 7 天）
        8. ⚪ 人事制度完善率 · 11月
        9. ⚪ 平均招聘时间 · 11月
        10. ⚪ 薪酬满意度 · 11月
        …… 还有 2 项，见 /due
        点按钮，或直接回复本消息：“1 完成”，“3 92”
        [📣 提醒 1 人] [取消]

        > 给没交报告的人发提醒
        ⏰ 还有 5 项没报
        🔴 月度采购报告 · 10月25日（29 天前） · 无人负责
        🔴 绩效汇总报告 · 10月28日（26 天前） · 陈静
        🟡 月度采购报告 · 11月25日（还有 2 天） · 无人负责
        🟡 绩效汇总报告 · 11月28日（还有 5 天） · 陈静
        📅 年度人力分析报告 · 12月20日（还有 27 天） · 陈静
        [📣 绩效汇总报告] [📣 年度人力分析报告]
        [🏢 总览]

        > 提醒张三
        提醒谁？没找到“张三”。
        请写姓名、部门或没交的事项，例如：提醒采购部
        [📋 全部指标] [📊 状态]
        [🏢 总览] [⏰ 谁没报]

        > 提醒大家
        📣 提醒 1 人？
        陈静
        只算已逾期的
        上次提醒：11月23日 12:00
        对方收到的是：

        📣 人力资源部提醒您：有 3 项待报
        1. 🔴 绩效考核及收表 · 10月25日（29 天前）
        2. 🔴 绩效汇总报告 · 10月28日（26 天前）
        3. 🔴 新员工培训次数 · 10月 · 10月31日（23 天前）
        点按钮，或直接回复本消息：“1 完成”，“3 92”
        [📣 提醒 1 人] [取消]

        > /remind 陈静
        📣 提醒 1 人？
        陈静
        算上逾期的和 7 天内到期的
        上次提醒：11月23日 12:00
        对方收到的是：

        📣 人力资源部提醒您：有 12 项待报
        1. 🔴 绩效考核及收表 · 10月25日（29 天前）
        2. 🔴 绩效汇总报告 · 10月28日（26 天前）
        3. 🔴 新员工培训次数 · 10月 · 10月31日（23 天前）
        4. 🟡 绩效考核及收表 · 11月25日（还有 2 天）
        5. 🟡 绩效汇总报告 · 11月28日（还有 5 天）
        6. ⚪ 新员工培训次数 · 11月 · 11月30日（还有 7 天）
        7. ⚪ 新员工培训天数 · 11月 · 11月30日（还有 7 天）
        8. ⚪ 人事制度完善率 · 11月
        9. ⚪ 平均招聘时间 · 11月
        10. ⚪ 薪酬满意度 · 11月
        …… 还有 2 项，见 /due
        点按钮，或直接回复本消息：“1 完成”，“3 92”
        [📣 提醒 1 人] [取消]

        > /remind 没有的人
        提醒谁？没找到“没有的人”。
        请写姓名、部门或没交的事项，例如：提醒采购部
        [📋 全部指标] [📊 状态]
        [🏢 总览] [⏰ 谁没报]
    """,
    "en": """
        > remind chen jing
        📣 Remind 1 person?
        陈静
        Counts what is overdue, and what is due within 7 days
        Last reminded: 23 Nov 12:00
        This is what arrives:

        📣 人力资源部提醒您：有 12 项待报
        1. 🔴 绩效考核及收表 · 10月25日（29 天前）
        2. 🔴 绩效汇总报告 · 10月28日（26 天前）
        3. 🔴 新员工培训次数 · 10月 · 10月31日（23 天前）
        4. 🟡 绩效考核及收表 · 11月25日（还有 2 天）
        5. 🟡 绩效汇总报告 · 11月28日（还有 5 天）
        6. ⚪ 新员工培训次数 · 11月 · 11月30日（还有 7 天）
        7. ⚪ 新员工培训天数 · 11月 · 11月30日（还有 7 天）
        8. ⚪ 人事制度完善率 · 11月
        9. ⚪ 平均招聘时间 · 11月
        10. ⚪ 薪酬满意度 · 11月
        …… 还有 2 项，见 /due
        点按钮，或直接回复本消息：“1 完成”，“3 92”
        [📣 Remind 1 person] [Cancel]

        > [Cancel]
        (edited)
        All right, nobody is reminded.

        > nudge HR
        📣 Remind 1 person?
        陈静
        Counts what is overdue, and what is due within 7 days
        Last reminded: 23 Nov 12:00
        This is what arrives:

        📣 人力资源部提醒您：有 12 项待报
        1. 🔴 绩效考核及收表 · 10月25日（29 天前）
        2. 🔴 绩效汇总报告 · 10月28日（26 天前）
        3. 🔴 新员工培训次数 · 10月 · 10月31日（23 天前）
        4. 🟡 绩效考核及收表 · 11月25日（还有 2 天）
        5. 🟡 绩效汇总报告 · 11月28日（还有 5 天）
        6. ⚪ 新员工培训次数 · 11月 · 11月30日（还有 7 天）
        7. ⚪ 新员工培训天数 · 11月 · 11月30日（还有 7 天）
        8. ⚪ 人事制度完善率 · 11月
        9. ⚪ 平均招聘时间 · 11月
        10. ⚪ 薪酬满意度 · 11月
        …… 还有 2 项，见 /due
        点按钮，或直接回复本消息：“1 完成”，“3 92”
        [📣 Remind 1 person] [Cancel]

        > chase those who haven't handed in the performance summary
        📣 Remind 1 person?
        陈静
        Counts what is overdue, and what is due within 30 days
        Last reminded: 23 Nov 12:00
        This is what arrives:

        📣 人力资源部提醒您：有 2 项待报
        1. 🔴 绩效汇总报告 · 10月28日（26 天前）
        2. 🟡 绩效汇总报告 · 11月28日（还有 5 天）
        点按钮，或直接回复本消息：“1 完成”
        [📣 Remind 1 person] [Cancel]

        > [📣 Remind 1 person]
        (edited)
        📣 1 person is being reminded
        陈静

        > remind whoever owes the purchase report
        👤 Monthly procurement report: nobody reports for it, so nobody can be reminded.
        [📊 Procurement manager] [👥 People]

        > chase sales
        📣 Remind 1 person?
        赵敏
        Counts what is overdue, and what is due within 7 days
        This is what arrives:

        📣 人力资源部提醒您：有 6 项待报
        1. ⚪ 销售指标完成率 · 11月 · 11月30日（还有 7 天）
        2. ⚪ 销售任务完成率 · 11月
        3. ⚪ 费销率 · 11月
        4. ⚪ 新客户开发量 · 11月
        5. ⚪ 客户流失率 · 11月
        6. ⚪ 销售额同比增长 · 11月
        点按钮，或直接回复本消息：“1 92”
        [📣 Remind 1 person] [Cancel]

        > remind chen jing and sales
        📣 One after the other, please. Whom first?
        [📣 陈静 · HR]
        [📣 Sales manager]

        > remind bob
        Whom shall I remind? I know no “bob”.
        Write a name, a department or what is owed, for example: remind procurement
        [📋 All targets] [📊 Status]
        [🏢 Overview] [⏰ Missing]

        > remind everyone who is late
        📣 Remind 1 person?
        陈静
        Counts only what is overdue
        Last reminded: 23 Nov 12:00
        This is what arrives:

        📣 人力资源部提醒您：有 3 项待报
        1. 🔴 绩效考核及收表 · 10月25日（29 天前）
        2. 🔴 绩效汇总报告 · 10月28日（26 天前）
        3. 🔴 新员工培训次数 · 10月 · 10月31日（23 天前）
        点按钮，或直接回复本消息：“1 完成”，“3 92”
        [📣 Remind 1 person] [Cancel]

        > /remind
        📣 Remind 1 person?
        陈静
        Counts only what is overdue
        Last reminded: 23 Nov 12:00
        This is what arrives:

        📣 人力资源部提醒您：有 3 项待报
        1. 🔴 绩效考核及收表 · 10月25日（29 天前）
        2. 🔴 绩效汇总报告 · 10月28日（26 天前）
        3. 🔴 新员工培训次数 · 10月 · 10月31日（23 天前）
        点按钮，或直接回复本消息：“1 完成”，“3 92”
        [📣 Remind 1 person] [Cancel]
    """,
}


@pytest.mark.usefixtures("no_reminders")
@pytest.mark.parametrize("language", REMINDING)
async def test_hr_reminds_in_words(company: Company, language: str) -> None:
    """Straight to the preview: of somebody, a department, those who owe a thing, everybody."""
    await a_company_that_is_behind(company)
    await follow(await company.joined("hr", language=language), REMINDING[language])


@pytest.mark.usefixtures("no_reminders")
async def test_nothing_is_sent_before_the_tap(company: Company) -> None:
    await a_company_that_is_behind(company)
    hr, manager = await company.joined("hr"), company.person("manager-hr")
    await hr.says("提醒陈静")
    await company.delivered()
    assert (await manager.settles()).messages == ()
    await hr.taps("📣 提醒 1 人")
    await company.delivered()
    assert "人力资源部提醒您" in (await manager.settles()).text


OWING = {
    "zh": """
        > 人力资源部逾期了哪些
        🔴 人力资源部经理：逾期 3 项
        🔴 绩效考核及收表 · 10月25日（29 天前）
        🔴 绩效汇总报告 · 10月28日（26 天前）
        🔴 新员工培训次数 · 10月 · 10月31日（23 天前）
        30 天内到期 10 项
        [🔴 绩效考核及收表] [🔴 绩效汇总报告]
        [🔴 新员工培训次数]
        [📣 催一下]
        [📅 待办] [📊 状态]

        > 人力资源部按时吗
        🔴 没有，人力资源部经理逾期 3 项
        🔴 绩效考核及收表 · 10月25日（29 天前）
        🔴 绩效汇总报告 · 10月28日（26 天前）
        🔴 新员工培训次数 · 10月 · 10月31日（23 天前）
        30 天内到期 10 项
        [🔴 绩效考核及收表] [🔴 绩效汇总报告]
        [🔴 新员工培训次数]
        [📣 催一下]
        [📅 待办] [📊 状态]

        > 陈静逾期了吗
        🔴 是的，陈静逾期 3 项
        🔴 绩效考核及收表 · 10月25日（29 天前）
        🔴 绩效汇总报告 · 10月28日（26 天前）
        🔴 新员工培训次数 · 10月 · 10月31日（23 天前）
        30 天内到期 10 项
        [🔴 绩效考核及收表] [🔴 绩效汇总报告]
        [🔴 新员工培训次数]
        [📣 催一下]
        [📅 待办] [📊 人力资源部经理]

        > 销售部按时了吗
        ✅ 是的，销售部经理没有逾期
        30 天内到期 7 项
        [📅 待办] [📊 状态]

        > 赵敏有逾期吗
        ✅ 没有，赵敏没有逾期
        30 天内到期 7 项
        [📅 待办] [📊 销售部经理]

        > 销售部逾期了什么
        👍 销售部经理：没有逾期
        30 天内到期 7 项
        [📅 待办] [📊 状态]

        > 销售部还欠什么
        📅 销售部经理 · 1/2
        没有逾期，30 天内到期 7 项
        11月30日（还有 7 天）
        ⚪ 销售任务完成率 · 11月
        ⚪ 销售指标完成率 · 11月
        ⚪ 费销率 · 11月
        ⚪ 新客户开发量 · 11月
        ⚪ 客户流失率 · 11月
        ⚪ 销售额同比增长 · 11月
        [⚪ 销售任务完成率] [⚪ 销售指标完成率]
        [⚪ 费销率] [⚪ 新客户开发量]
        [⚪ 客户流失率] [⚪ 销售额同比增长]
        [2 ›]
        [📣 催一下]
        [📊 状态]

        > 财务部还欠什么
        📊 财务经理
        👤 还没有人加入，暂时没有要报的。
        [📋 全部指标] [📅 待办] [🏢 总览]

        > 陈静还欠什么
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

        > 谁没交绩效汇总报告
        ⏰ 绩效汇总报告：陈静还没报
        🔴 绩效汇总报告 · 10月28日（26 天前）
        🟡 绩效汇总报告 · 11月28日（还有 5 天）
        上次提醒 11月23日 12:00
        [📣 催一下] [✍️ 群发给他们]
        [📄 详情] [🏢 总览]

        > 谁没报招聘达成率
        🎉 招聘达成率：都报齐了
        下一项：招聘达成率 · 12月，12月31日（还有 38 天）
        [📄 详情] [🏢 总览]

        > 谁没交采购报告
        ⏰ 月度采购报告：没报，也无人负责
        🔴 月度采购报告 · 10月25日（29 天前）
        🟡 月度采购报告 · 11月25日（还有 2 天）
        [📄 详情] [🏢 总览]

        > 谁没报财务分析
        月度分析及预算
        👤 还没有人加入，暂时没有要报的。
        [📄 详情] [🏢 总览]

        > 谁没交报告
        ⏰ 还有 5 项没报
        🔴 月度采购报告 · 10月25日（29 天前） · 无人负责
        🔴 绩效汇总报告 · 10月28日（26 天前） · 陈静
        🟡 月度采购报告 · 11月25日（还有 2 天） · 无人负责
        🟡 绩效汇总报告 · 11月28日（还有 5 天） · 陈静
        📅 年度人力分析报告 · 12月20日（还有 27 天） · 陈静
        [月度采购报告] [绩效汇总报告]
        [年度人力分析报告]
        [🏢 总览]

        > [月度采购报告]
        (edited)
        ⏰ 月度采购报告：没报，也无人负责
        🔴 月度采购报告 · 10月25日（29 天前）
        🟡 月度采购报告 · 11月25日（还有 2 天）
        [📄 详情] [🏢 总览]

        > {lacking:no.such}
        (pops up) 这不是您的指标。
    """,
    "en": """
        > what is HR late with?
        🔴 HR manager: 3 overdue
        🔴 Appraisal round · 25 Oct, 29 days ago
        🔴 Performance summary report · 28 Oct, 26 days ago
        🔴 Induction sessions · Oct · 31 Oct, 23 days ago
        10 due in the next 30 days
        [🔴 Appraisal round] [🔴 Performance summary report]
        [🔴 Induction sessions]
        [📣 Remind]
        [📅 Due] [📊 Status]

        > is HR on time?
        🔴 No, HR manager: 3 overdue
        🔴 Appraisal round · 25 Oct, 29 days ago
        🔴 Performance summary report · 28 Oct, 26 days ago
        🔴 Induction sessions · Oct · 31 Oct, 23 days ago
        10 due in the next 30 days
        [🔴 Appraisal round] [🔴 Performance summary report]
        [🔴 Induction sessions]
        [📣 Remind]
        [📅 Due] [📊 Status]

        > is chen jing late?
        🔴 Yes, 陈静: 3 overdue
        🔴 Appraisal round · 25 Oct, 29 days ago
        🔴 Performance summary report · 28 Oct, 26 days ago
        🔴 Induction sessions · Oct · 31 Oct, 23 days ago
        10 due in the next 30 days
        [🔴 Appraisal round] [🔴 Performance summary report]
        [🔴 Induction sessions]
        [📣 Remind]
        [📅 Due] [📊 HR manager]

        > is sales on time?
        ✅ Yes, Sales manager: nothing overdue
        7 due in the next 30 days
        [📅 Due] [📊 Status]

        > is sales late?
        ✅ No, Sales manager: nothing overdue
        7 due in the next 30 days
        [📅 Due] [📊 Status]

        > what is sales late with?
        👍 Sales manager: nothing overdue
        7 due in the next 30 days
        [📅 Due] [📊 Status]

        > what does sales owe?
        📅 Sales manager · 1/2
        Nothing overdue, 7 due in the next 30 days
        30 Nov, in 7 days
        ⚪ Sales task completion · Nov
        ⚪ Every sales indicator · Nov
        ⚪ Expense-to-sales ratio · Nov
        ⚪ New customer development · Nov
        ⚪ Customer churn · Nov
        ⚪ Sales growth · Nov
        [⚪ Sales task completion] [⚪ Every sales indicator]
        [⚪ Expense-to-sales ratio] [⚪ New customer development]
        [⚪ Customer churn] [⚪ Sales growth]
        [2 ›]
        [📣 Remind]
        [📊 Status]

        > what does chen jing owe
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

        > who hasn't handed in the performance summary report?
        ⏰ Performance summary report: 陈静 has not reported
        🔴 Performance summary report · 28 Oct, 26 days ago
        🟡 Performance summary report · 28 Nov, in 5 days
        last reminded 23 Nov 12:00
        [📣 Remind] [✍️ Write to them]
        [📄 Details] [🏢 Overview]

        > who has not reported the recruitment rate
        🎉 Recruitment fulfilment: all reported
        Next: Recruitment fulfilment · Dec, 31 Dec, in 38 days
        [📄 Details] [🏢 Overview]

        > who owes the purchase report
        ⏰ Monthly procurement report: owed, and nobody reports for it
        🔴 Monthly procurement report · 25 Oct, 29 days ago
        🟡 Monthly procurement report · 25 Nov, in 2 days
        [📄 Details] [🏢 Overview]

        > who owes reports
        ⏰ 5 not reported
        🔴 Monthly procurement report · 25 Oct, 29 days ago · nobody reports for it
        🔴 Performance summary report · 28 Oct, 26 days ago · 陈静
        🟡 Monthly procurement report · 25 Nov, in 2 days · nobody reports for it
        🟡 Performance summary report · 28 Nov, in 5 days · 陈静
        📅 Annual HR analysis report · 20 Dec, in 27 days · 陈静
        [Monthly procurement report] [Performance summary report]
        [Annual HR analysis report]
        [🏢 Overview]
    """,
}


@pytest.mark.parametrize("language", OWING)
async def test_what_is_owed_is_asked_in_words(company: Company, language: str) -> None:
    """Of a department, of somebody, or of one thing by whoever owes it."""
    await a_company_that_is_behind(company)
    await follow(await company.joined("hr", language=language), OWING[language])


PAST = {
    "zh": """
        > 10月总览
        🏢 10月已报 2/7，达标 2
        🔴 已逾期 5  ✅ 正常 2

        🔴 人力资源 1/4 · 🔴3
        🔴 采购 1/3 · 🔴2
        还没有结论：财务，行政，另有 6 个岗位
        [🔴 人力资源] [🔴 采购]
        [🏢 看本月] [🗺 全年热力图]

        > [🔴 采购]
        (edited)
        📊 采购经理 · 10月
        🔴 已逾期 2  ✅ 正常 1

        🔴 月度采购报告 10月25日 · 已逾期
        🔴 新增供应商 · 未上报
        ✅ 供应商库完整率 100%
        [‹ 返回] [📊 状态]

        > [‹ 返回]
        (edited)
        🏢 10月已报 2/7，达标 2
        🔴 已逾期 5  ✅ 正常 2

        🔴 人力资源 1/4 · 🔴3
        🔴 采购 1/3 · 🔴2
        还没有结论：财务，行政，另有 6 个岗位
        [🔴 人力资源] [🔴 采购]
        [🏢 看本月] [🗺 全年热力图]

        > [🏢 看本月]
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

        > 上个月怎么样
        🏢 10月已报 2/7，达标 2
        🔴 已逾期 5  ✅ 正常 2

        🔴 人力资源 1/4 · 🔴3
        🔴 采购 1/3 · 🔴2
        还没有结论：财务，行政，另有 6 个岗位
        [🔴 人力资源] [🔴 采购]
        [🏢 看本月] [🗺 全年热力图]

        > 去年的总览
        🏢 2025年：没有得出结论的事项
        [🏢 看本月] [🗺 全年热力图]

        > 采购部上个月怎么样
        📊 采购经理 · 10月
        🔴 已逾期 2  ✅ 正常 1

        🔴 月度采购报告 10月25日 · 已逾期
        🔴 新增供应商 · 未上报
        ✅ 供应商库完整率 100%
        [‹ 返回] [📊 状态]

        > 10月火星怎么样
        哪个岗位？
        [人力资源部经理] [财务经理]
        [行政经理] [销售部经理]
        [生产部经理] [技术部经理]
        [采购经理] [公关部经理]
        [客服部经理] [网络部经理]

        > 明年总览
        2027年没有总览可看。
        [📋 全部指标] [📊 状态]
        [🏢 总览] [⏰ 谁没报]

        > 11月总览
        🏢 11月已报 1/21
        🔴 已逾期 5  ❌ 未达标 1  ⚪ 待上报 15  📅 未到期 5  ✅ 正常 1  ➖ 无需上报 3

        🔴 人力资源 1/10 · 🔴3 ❌1
        🔴 采购 0/5 · 🔴2 · 无人负责
        ⚪ 销售 0/6
        👤 还没有人加入：财务，行政，另有 5 个岗位
        [🔴 人力资源] [🔴 采购]
        [⚪ 销售]
        [⏰ 谁没报] [🗺 全年热力图]

        > 人力资源部总览
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

        > {past:2026-10:nobody:0}
        (pops up) 这个按钮已失效。发 /help 看看能做什么。

        > {past:2027-01:all:0}
        (pops up) 这个按钮已失效。发 /help 看看能做什么。

        > {past:2026-11:all:0}
        (pops up) 这个按钮已失效。发 /help 看看能做什么。

        > {past:nonsense:all:0}
        (pops up) 这个按钮已失效。发 /help 看看能做什么。
    """,
    "en": """
        > overview for October
        🏢 Oct: 2/7 reported, 2 met
        🔴 5 overdue  ✅ 2 fine

        🔴 HR 1/4 · 🔴3
        🔴 Procurement 1/3 · 🔴2
        Nothing yet: Finance, Administration and 6 more positions
        [🔴 HR] [🔴 Procurement]
        [🏢 This month] [🗺 The year's months]

        > [🔴 HR]
        (edited)
        📊 HR manager · Oct
        🔴 3 overdue  ✅ 1 fine

        🔴 Appraisal round 25 Oct · overdue
        🔴 Performance summary report 28 Oct · overdue
        🔴 Induction sessions · not reported
        ✅ Recruitment fulfilment 92%
        [‹ Back] [📊 Status]

        > [‹ Back]
        (edited)
        🏢 Oct: 2/7 reported, 2 met
        🔴 5 overdue  ✅ 2 fine

        🔴 HR 1/4 · 🔴3
        🔴 Procurement 1/3 · 🔴2
        Nothing yet: Finance, Administration and 6 more positions
        [🔴 HR] [🔴 Procurement]
        [🏢 This month] [🗺 The year's months]

        > how was procurement in October
        📊 Procurement manager · Oct
        🔴 2 overdue  ✅ 1 fine

        🔴 Monthly procurement report 25 Oct · overdue
        🔴 New suppliers · not reported
        ✅ Supplier DB completeness 100%
        [‹ Back] [📊 Status]

        > how was Q3?
        🏢 Q3: nothing came to a verdict
        [🏢 This month] [🗺 The year's months]

        > overview for next year
        There is no overview for 2027.
        [📋 All targets] [📊 Status]
        [🏢 Overview] [⏰ Missing]
    """,
}


@pytest.mark.parametrize("language", PAST)
async def test_a_past_period_is_looked_at(company: Company, language: str) -> None:
    """By what came to a verdict in it; the present month is the overview."""
    await a_company_that_is_behind(company)
    await follow(await company.joined("hr", language=language), PAST[language])


CARD = """
    > 陈静
    ✅ 陈静 · 已加入
    📊 11月已报 1/10 · 🔴 逾期 3 项 · 最近上报 11月23日
    部门经理 · 人力资源部经理
    中文 · 上海时间（公司）
    10月12日加入
    [📣 催一下] [📊 人力资源部经理]
    [🔁 调岗] [➕ 增加岗位]
    [🤝 代理] [➖ 结束岗位]
    [🎭 角色] [🌐 语言]
    [🕒 时区] [⛔ 停用]
    [‹ 返回]

    > [📣 催一下]
    📣 提醒 1 人？
    陈静
    算上逾期的和 7 天内到期的
    上次提醒：11月23日 12:00
    对方收到的是：

    📣 人力资源部提醒您：有 12 项待报
    1. 🔴 绩效考核及收表 · 10月25日（29 天前）
    2. 🔴 绩效汇总报告 · 10月28日（26 天前）
    3. 🔴 新员工培训次数 · 10月 · 10月31日（23 天前）
    4. 🟡 绩效考核及收表 · 11月25日（还有 2 天）
    5. 🟡 绩效汇总报告 · 11月28日（还有 5 天）
    6. ⚪ 新员工培训次数 · 11月 · 11月30日（还有 7 天）
    7. ⚪ 新员工培训天数 · 11月 · 11月30日（还有 7 天）
    8. ⚪ 人事制度完善率 · 11月
    9. ⚪ 平均招聘时间 · 11月
    10. ⚪ 薪酬满意度 · 11月
    …… 还有 2 项，见 /due
    点按钮，或直接回复本消息：“1 完成”，“3 92”
    [📣 提醒 1 人] [取消]

    > {person:1}
    (edited)
    ✅ 陈静 · 已加入
    📊 11月已报 1/10 · 🔴 逾期 3 项 · 最近上报 11月23日
    部门经理 · 人力资源部经理
    中文 · 上海时间（公司）
    10月12日加入
    [📣 催一下] [📊 人力资源部经理]
    [🔁 调岗] [➕ 增加岗位]
    [🤝 代理] [➖ 结束岗位]
    [🎭 角色] [🌐 语言]
    [🕒 时区] [⛔ 停用]
    [‹ 返回]

    > [📊 人力资源部经理]
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
"""


@pytest.mark.usefixtures("no_reminders")
async def test_a_card_says_how_somebody_stands(company: Company) -> None:
    """And leads to a reminder, and to where their department stands."""
    await a_company_that_is_behind(company)
    await follow(await company.joined("hr"), CARD)


SHARED = """
    > 提醒赵敏
    您指的是哪一位？
    [📣 赵敏 · 销售]
    [📣 赵敏 · 生产]

    > [📣 赵敏 · 生产]
    📣 提醒 1 人？
    赵敏
    算上逾期的和 7 天内到期的
    对方收到的是：

    📣 人力资源部提醒您：有 5 项待报
    1. ⚪ 员工培训课时 · 11月 · 11月30日（还有 7 天）
    2. ⚪ 生产制度完善率 · 11月
    3. ⚪ 事故处理完成率 · 11月
    4. ⚪ 部门计划完成率 · 11月
    5. ⚪ 晨会召开率 · 11月
    点按钮，或直接回复本消息：“1 92”
    [📣 提醒 1 人] [取消]

    > 赵敏还欠什么
    您指的是哪一位？
    [✅ 赵敏 · 销售]
    [✅ 赵敏 · 生产]
"""


@pytest.mark.usefixtures("no_reminders")
async def test_whose_name_two_share_is_asked_about(company: Company) -> None:
    await a_company_that_is_behind(company)
    other = await company.member("manager-production")

    def work(session: Session) -> None:
        session.get_one(Person, other.id).name = "赵敏"

    await company.services.database.run(work)
    await follow(await company.joined("hr"), SHARED)


DIRECTOR = """
    > 销售部逾期了哪些
    👍 销售部经理：没有逾期
    30 天内到期 7 项
    [📅 待办] [📊 状态]

    > 谁没报销售指标完成率
    ⏰ 销售指标完成率：赵敏还没报
    ⚪ 销售指标完成率 · 11月 · 11月30日（还有 7 天）
    [📄 详情] [🏢 总览]

    > 10月总览
    🏢 10月：没有得出结论的事项
    [🏢 看本月] [🗺 全年热力图]

    > 谁没交采购报告
    没看懂。
    可以写：总览、销售部怎么样
    [📋 全部指标] [📊 状态]
    [🏢 总览]

    > 提醒赵敏
    没看懂。
    可以写：总览、销售部怎么样
    [📋 全部指标] [📊 状态]
    [🏢 总览]

    > 采购部逾期了哪些
    没看懂。
    可以写：总览、销售部怎么样
    [📋 全部指标] [📊 状态]
    [🏢 总览]

    > 赵敏还欠什么
    哪个岗位？
    [销售部经理] [生产部经理]
"""


async def test_a_director_asks_and_reminds_nobody(company: Company) -> None:
    """Of the positions that they may see."""
    await a_company_that_is_behind(company)
    await follow(await company.joined("director"), DIRECTOR)


WORDS = [
    *("提醒吴强", "催一下采购部", "提醒没交采购报告的", "提醒大家", "采购部逾期了哪些", "谁没交采购报告", "10月总览"),
    *(
        "remind chen jing",
        "chase sales",
        "is HR on time?",
        "who owes the purchase report",
        "overview for October",
        "/remind",
    ),
]


@pytest.mark.parametrize("words", WORDS)
async def test_a_manager_s_words_mean_nobody_else(company: Company, words: str) -> None:
    """Neither is anybody reminded, nor is anything of others told."""
    await a_company_that_is_behind(company)
    manager = company.person("manager-sales")
    said = render(await manager.says(words))
    assert "陈静" not in said
    assert "📣" not in said
    assert "🏢" not in said
    count = select(func.count()).select_from(Campaign)
    assert await company.services.database.run(lambda session: session.exec(count).one()) == 1


NOBODY = """
    > 催财务部
    👤 财务经理：无人负责，没有人可提醒。
    [📊 财务经理] [👥 人员]

    > 提醒没交采购报告的
    👤 月度采购报告：无人负责，没有人可提醒。
    [📊 采购经理] [👥 人员]

    > 提醒没报招聘达成率的
    👍 招聘达成率：现在没有要催的。
    算上逾期的和 30 天内到期的
    [📊 人力资源部经理] [👥 人员]

    > 提醒高远
    👍 高远：现在没有要催的。
    算上逾期的和 7 天内到期的
    [👤 高远]

    > 提醒吴强
    ⛔ 吴强 · 停用
    部门经理 · 采购经理
    中文 · 上海时间（公司）
    10月12日加入
    [✅ 启用]
    [‹ 返回]
"""


async def test_there_may_be_nobody_to_remind(company: Company) -> None:
    """What was asked about is named, with why, and leads on."""
    await a_company_that_is_behind(company)
    await company.joined("director")
    await follow(await company.joined("hr"), NOBODY)


WHO_THEN = {
    "zh": """
        > 10月谁没报
        ⏰ 10月还有 5 项没报，1 人
        🔴 陈静 · 人力资源部经理 · 3 项，最早 10月25日逾期
        上次提醒 11月23日 12:00
        🔴 无人负责 · 采购经理 · 2 项，最早 10月25日逾期
        [陈静 3] [采购经理 2]
        [🏢 10月总览] [⏰ 谁没报]
        [🏢 总览]

        > 采购部上个月谁没交
        ⏰ 采购经理 · 10月还有 2 项没报
        🔴 无人负责 · 采购经理 · 2 项，最早 10月25日逾期
        [采购经理 2]
        [📊 采购经理 · 10月] [⏰ 谁没报]
        [🏢 总览]

        > 陈静9月还欠什么
        👍 人力资源部经理 · 9月：没有欠报的
        [📊 人力资源部经理 · 9月] [⏰ 谁没报]
        [🏢 总览]

        > 谁11月没报
        ⏰ 11月还有 20 项没报，2 人
        🟡 陈静 · 人力资源部经理 · 9 项，最早 11月25日到期
        上次提醒 11月23日 12:00
        🟡 无人负责 · 采购经理 · 5 项，最早 11月25日到期
        ⚪ 赵敏 · 销售部经理 · 6 项，最早 11月30日到期
        还没提醒过
        [陈静 9] [采购经理 5]
        [赵敏 6]
        [⏰ 谁没报] [🏢 总览]

        > 三季度谁没报
        👍 3季度：没有欠报的
        [🏢 3季度总览] [⏰ 谁没报]
        [🏢 总览]

        > 采购部上个月做得怎么样
        📊 采购经理 · 10月
        🔴 已逾期 2  ✅ 正常 1

        🔴 月度采购报告 10月25日 · 已逾期
        🔴 新增供应商 · 未上报
        ✅ 供应商库完整率 100%
        [‹ 返回] [📊 状态]

        > 10月谁没交采购报告
        ⏰ 月度采购报告 · 10月：没报，也无人负责
        🔴 月度采购报告 · 10月25日（29 天前）
        [📄 详情] [🏢 总览]

        > 11月谁没交绩效汇总报告
        ⏰ 绩效汇总报告 · 11月：陈静还没报
        🟡 绩效汇总报告 · 11月28日（还有 5 天）
        上次提醒 11月23日 12:00
        [📣 催一下] [✍️ 群发给他们]
        [📄 详情] [🏢 总览]

        > 9月谁没交绩效汇总报告
        👍 绩效汇总报告 · 9月：没有欠报的
        [📄 详情] [🏢 总览]

        > 10月谁没交报告
        ⏰ 还有 2 项没报
        🔴 月度采购报告 · 10月25日（29 天前） · 无人负责
        🔴 绩效汇总报告 · 10月28日（26 天前） · 陈静
        [月度采购报告] [绩效汇总报告]
        [🏢 总览]

        > 9月谁没交报告
        👍 9月：没有欠报的
        月度采购报告、年度人力分析报告、绩效汇总报告、月度分析及预算、行业技术调研报告和薪酬调查报告
        [🏢 总览]
    """,
    "en": """
        > who has not reported for October?
        ⏰ Oct: 5 not reported, 1 person
        🔴 陈静 · HR manager · 3 things, since 25 Oct
        last reminded 23 Nov 12:00
        🔴 Nobody · Procurement manager · 2 things, since 25 Oct
        [陈静 3] [Procurement manager 2]
        [🏢 Overview of Oct] [⏰ Missing]
        [🏢 Overview]

        > who was missing in Q3
        👍 Q3: nothing due then is still owed
        [🏢 Overview of Q3] [⏰ Missing]
        [🏢 Overview]

        > what does procurement owe for September
        👍 Procurement manager · Sep: nothing due then is still owed
        [📊 Procurement manager · Sep] [⏰ Missing]
        [🏢 Overview]

        > who owes the performance summary for October
        ⏰ Performance summary report · Oct: 陈静 has not reported
        🔴 Performance summary report · 28 Oct, 26 days ago
        last reminded 23 Nov 12:00
        [📣 Remind] [✍️ Write to them]
        [📄 Details] [🏢 Overview]

        > how did procurement do last month
        📊 Procurement manager · Oct
        🔴 2 overdue  ✅ 1 fine

        🔴 Monthly procurement report 25 Oct · overdue
        🔴 New suppliers · not reported
        ✅ Supplier DB completeness 100%
        [‹ Back] [📊 Status]

        > how did procurement do last quarter
        📊 Procurement manager · Q3
        Nothing came to a verdict then.
        [‹ Back] [📊 Status]
    """,
}


@pytest.mark.usefixtures("no_reminders")
@pytest.mark.parametrize("language", WHO_THEN)
async def test_who_has_not_reported_for_a_period(company: Company, language: str) -> None:
    """What was due in it and is owed still, of all positions or of one; and how a department did then."""
    await a_company_that_is_behind(company)
    await follow(await company.joined("hr", language=language), WHO_THEN[language])


async def test_everybody_who_has_not_reported_for_a_period_can_be_tapped(company: Company) -> None:
    """Of more people than have a line each the rest have a button."""
    for slug in ("hr", "finance", "sales", "network", "technology", "production", "procurement"):
        await company.joined(f"manager-{slug}")
    await follow(
        await company.joined("hr"),
        """
        > 11月谁没报
        ⏰ 11月还有 44 项没报，7 人
        🟡 陈静 · 人力资源部经理 · 11 项，最早 11月25日到期
        还没提醒过
        🟡 王磊 · 财务经理 · 7 项，最早 11月25日到期
        还没提醒过
        🟡 何伟 · 技术部经理 · 5 项，最早 11月25日到期
        还没提醒过
        🟡 吴强 · 采购经理 · 5 项，最早 11月25日到期
        还没提醒过
        ⚪ 赵敏 · 销售部经理 · 6 项，最早 11月30日到期
        还没提醒过
        …… 另有 2 个
        [陈静 11] [王磊 7]
        [何伟 5] [吴强 5]
        [赵敏 6] [郑凯 5]
        [Grace Lin 5]
        [⏰ 谁没报] [🏢 总览]
        """,
    )


@pytest.mark.usefixtures("no_reminders")
async def test_a_director_asks_who_has_not_reported_for_a_period(company: Company) -> None:
    """Of the positions they may see, with nobody to tap on."""
    await a_company_that_is_behind(company)
    await follow(
        await company.joined("director"),
        """
        > 10月谁没报
        👍 10月：没有欠报的
        [🏢 10月总览] [🏢 总览]
        """,
    )


IN_TIME_THEN = {
    "zh": """
        > 采购部10月按时吗
        📊 采购经理 · 10月
        🔴 已逾期 1  ☑️ 逾期完成 1

        🔴 新增供应商 · 未上报
        ☑️ 月度采购报告 10月25日 · 逾期完成（11月20日）
        [‹ 返回] [📊 状态]

        > 吴强10月逾期了吗
        📊 采购经理 · 10月
        🔴 已逾期 1  ☑️ 逾期完成 1

        🔴 新增供应商 · 未上报
        ☑️ 月度采购报告 10月25日 · 逾期完成（11月20日）
        [‹ 返回] [📊 状态]

        > 采购部10月逾期了哪些
        📊 采购经理 · 10月
        🔴 已逾期 1  ☑️ 逾期完成 1

        🔴 新增供应商 · 未上报
        ☑️ 月度采购报告 10月25日 · 逾期完成（11月20日）
        [‹ 返回] [📊 状态]

        > 采购部本月按时吗
        🔴 没有，采购经理逾期 1 项
        🔴 新增供应商 · 10月 · 10月31日（20 天前）
        30 天内到期 6 项
        [🔴 新增供应商]
        [📣 催一下]
        [📅 待办] [📊 状态]

        > 10月有逾期吗
        🏢 10月已报 1/2，达标 0
        🔴 已逾期 1  ☑️ 逾期完成 1

        🔴 采购 1/2 · 🔴1
        还没有结论：人力资源，财务，另有 7 个岗位
        [🔴 采购]
        [🏢 看本月] [🗺 全年热力图]

        > 采购部10月谁没报
        ⏰ 采购经理 · 10月还有 1 项没报，1 人
        🔴 吴强 · 采购经理 · 1 项，最早 10月31日逾期
        还没提醒过
        [吴强 1]
        [📊 采购经理 · 10月] [⏰ 谁没报]
        [🏢 总览]

        > 10月谁没交采购报告
        👍 月度采购报告 · 10月：没有欠报的
        [📄 详情] [🏢 总览]
    """,
    "en": """
        > was procurement on time in October?
        📊 Procurement manager · Oct
        🔴 1 overdue  ☑️ 1 done late

        🔴 New suppliers · not reported
        ☑️ Monthly procurement report 25 Oct · done late (20 Nov)
        [‹ Back] [📊 Status]

        > was procurement late last month
        📊 Procurement manager · Oct
        🔴 1 overdue  ☑️ 1 done late

        🔴 New suppliers · not reported
        ☑️ Monthly procurement report 25 Oct · done late (20 Nov)
        [‹ Back] [📊 Status]

        > is procurement on time this month
        🔴 No, Procurement manager: 1 overdue
        🔴 New suppliers · Oct · 31 Oct, 20 days ago
        6 due in the next 30 days
        [🔴 New suppliers]
        [📣 Remind]
        [📅 Due] [📊 Status]

        > was finance on time in October 2019
        There is no overview for Oct 2019.
        [📋 All targets] [📊 Status]
        [🏢 Overview] [⏰ Missing]
    """,
}


@pytest.mark.parametrize("language", IN_TIME_THEN)
async def test_whether_it_was_in_time_then(company: Company, language: str) -> None:
    """What came late in a month that is over is owed no longer, and was not in time."""
    company.clock.move_to(datetime(2026, 10, 12, 9, tzinfo=company.services.zone))
    manager = await company.joined("manager-procurement", language="zh")
    company.clock.move_to(datetime(2026, 11, 20, 9, tzinfo=company.services.zone))
    await manager.says("采购报告交了")
    await follow(await company.joined("hr", language=language), IN_TIME_THEN[language])


TWO_POSITIONS = """
    > 吴强10月按时吗
    哪个岗位？
    [📊 财务经理 · 10月]
    [📊 采购经理 · 10月]

    > [📊 财务经理 · 10月]
    (edited)
    📊 财务经理 · 10月
    🔴 已逾期 1

    🔴 月度分析及预算 10月25日 · 已逾期
    [‹ 返回] [📊 状态]

    > 吴强10月还欠什么
    ⏰ 财务经理和采购经理 · 10月还有 3 项没报，1 人
    🔴 吴强 · 财务经理和采购经理 · 3 项，最早 10月25日逾期
    还没提醒过
    [吴强 3]
    [📊 财务经理 · 10月] [📊 采购经理 · 10月]
    [⏰ 谁没报] [🏢 总览]

    > 吴强明年1月按时吗
    2027年1月没有总览可看。
    [📋 全部指标] [📊 状态]
    [🏢 总览] [⏰ 谁没报]
"""


async def test_of_somebody_s_two_positions_one_is_chosen(company: Company) -> None:
    """What is owed is told of both."""
    company.clock.move_to(datetime(2026, 10, 12, 9, tzinfo=company.services.zone))
    await company.joined("manager-procurement", language="zh")
    await give_positions(company, "manager-procurement", "procurement", "finance")
    company.clock.move_to(datetime(2026, 11, 20, 9, tzinfo=company.services.zone))
    await follow(await company.joined("hr", language="zh"), TWO_POSITIONS)
