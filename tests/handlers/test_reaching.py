"""From what is owed to whoever owes it: reminded, or written to, wherever HR sees it."""

import pytest

from tests.handlers.conversation import follow, render
from tests.handlers.overseen import a_company_that_is_behind
from tests.handlers.records import give_positions
from tests.talking import Company

WRITING = {
    "zh": """
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

        > [✍️ 群发给他们]
        📣 群发消息
        发给：已逾期的人 · 1 人
        请写要群发的内容，或者发图片、文件。格式会原样保留。
        先预览，确认后才发送。

        > 请今天补报。
        请今天补报。
        ---
        📣 待发送
        发给：已逾期的人
        1 人 · 语言：中文 1
        时间：立即
        [👥 收件人] [🕘 时间]
        [☐ 需确认已读]
        [✏️ 改内容] [➕ 加英文版]
        [🗑 丢弃] [📤 发给 1 人]

        > [👥 收件人]
        (edited)
        👥 发给谁？
        [全部人员] [按岗位…]
        [已逾期的人] [本月还有未报的人]
        [未上报某项…] [指定人员…]
        [‹ 返回]

        > {missing:month:what:0}
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

        > [✍️ 群发给他们]
        📣 群发消息
        发给：本月还有未报的人 · 2 人
        请写要群发的内容，或者发图片、文件。格式会原样保留。
        先预览，确认后才发送。

        > 取消
        好的，什么也没记。

        > {card:hr.induction_training_sessions}
        ⚪ 新员工培训次数 · 待上报
        要求 ≥ 1 次
        11月
        11月30日前上报
        🔴 10月未上报
        每月举办一次新员工培训
        人力资源部经理 · 职责8：负责组织员工岗前培训、协助办理培训进修手…
        [📈 走势]
        [📣 催一下] [✍️ 群发给他们]
        [📋 全部指标]

        > [✍️ 群发给他们]
        📣 群发消息
        发给：未上报“新员工培训次数”的人 · 1 人
        请写要群发的内容，或者发图片、文件。格式会原样保留。
        先预览，确认后才发送。

        > 请补报培训次数。
        请补报培训次数。
        ---
        📣 待发送
        发给：未上报“新员工培训次数”的人
        1 人 · 语言：中文 1
        时间：立即
        [👥 收件人] [🕘 时间]
        [☐ 需确认已读]
        [✏️ 改内容] [➕ 加英文版]
        [🗑 丢弃] [📤 发给 1 人]
    """,
    "en": """
        > /missing
        ⏰ 5 overdue, 1 person
        🔴 陈静 · HR manager · 3 things, since 25 Oct
        last reminded 23 Nov 12:00
        🔴 Nobody · Procurement manager · 2 things, since 25 Oct
        [陈静 3] [Procurement manager 2]
        [By thing] [All of Nov 25]
        [Does not apply 1]
        [📣 Remind all overdue] [✍️ Write to them]
        [🏢 Overview]

        > [✍️ Write to them]
        📣 Write to many
        To: whoever is overdue · 1 recipient
        Write what is to be sent, or send a photo or a file. It goes out just as you format it.
        Nothing is sent before you have seen it and confirmed.

        > Please report it today.
        Please report it today.
        ---
        📣 Not sent yet
        To: whoever is overdue
        1 recipient · languages: Chinese 1
        When: at once
        [👥 Recipients] [🕘 Time]
        [☐ Confirm reading]
        [✏️ Text] [➕ Chinese text]
        [🗑 Discard] [📤 Send to 1]

        > [👥 Recipients]
        (edited)
        👥 Who gets it?
        [Everyone] [Positions…]
        [Overdue] [Owing this month]
        [Not reported…] [By name…]
        [‹ Back]

        > {missing:month:what:0}
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

        > [✍️ Write to them]
        📣 Write to many
        To: whoever still owes something this month · 2 recipients
        Write what is to be sent, or send a photo or a file. It goes out just as you format it.
        Nothing is sent before you have seen it and confirmed.

        > cancel
        All right, nothing is kept.

        > {card:hr.induction_training_sessions}
        ⚪ Induction training sessions · waiting for a figure
        Required ≥ 1 session
        Nov
        report it by 30 Nov
        🔴 Oct not reported
        每月举办一次新员工培训
        That is: Induction training sessions, ≥ 1 session
        HR manager · duty 8: Organise induction training and help wit…
        [📈 Trend]
        [📣 Remind] [✍️ Write to them]
        [📋 All targets]

        > [✍️ Write to them]
        📣 Write to many
        To: whoever has not reported Induction training sessions · 1 recipient
        Write what is to be sent, or send a photo or a file. It goes out just as you format it.
        Nothing is sent before you have seen it and confirmed.

        > Please report the trainings.
        Please report the trainings.
        ---
        📣 Not sent yet
        To: whoever has not reported Induction training sessions
        1 recipient · languages: Chinese 1
        When: at once
        [👥 Recipients] [🕘 Time]
        [☐ Confirm reading]
        [✏️ Text] [➕ Chinese text]
        [🗑 Discard] [📤 Send to 1]
    """,
}


@pytest.mark.parametrize("language", WRITING)
async def test_a_list_of_what_is_owed_leads_to_a_message_to_those_who_owe_it(company: Company, language: str) -> None:
    """The audience is chosen already, and may be changed; cancelled, nothing is kept."""
    await a_company_that_is_behind(company)
    await follow(await company.joined("hr", language=language), WRITING[language])


REMINDING = {
    "zh": """
        > {status:hr}
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
    """,
    "en": """
        > {status:hr}
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

        > [📣 Remind]
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
    """,
}


@pytest.mark.parametrize("language", REMINDING)
async def test_a_position_s_status_leads_to_a_reminder(company: Company, language: str) -> None:
    """What presses is what its managers get."""
    await a_company_that_is_behind(company)
    hr = await company.joined("hr", language=language)
    await hr.says("/help")
    await follow(hr, REMINDING[language])


async def test_who_owes_it_oneself_is_not_written_to(company: Company) -> None:
    """Nor is a manager or a director offered to reach anybody."""
    await a_company_that_is_behind(company)
    hr = await company.joined("hr")
    await hr.says("/help")
    await give_positions(company, "hr", "hr")
    for person in (hr, company.person("manager-hr")):
        for data in ("card:hr.induction_training_sessions", "status:hr"):
            shown = render(await person.forges(data))
            assert "群发" not in shown
            assert "催一下" not in shown


async def test_what_is_reported_wants_nobody_reached(company: Company) -> None:
    """No button where nothing is owed."""
    await a_company_that_is_behind(company)
    hr = await company.joined("hr")
    await hr.says("/help")
    shown = render(await hr.forges("card:hr.recruitment_rate"))
    assert "群发" not in shown


async def test_a_forged_audience_is_refused(company: Company) -> None:
    """Only of what is owed may a message be begun from elsewhere."""
    hr = await company.joined("hr")
    await hr.says("/help")
    for data in ("write_to:people", "write_to:no.such", "write_to", "write_to:all"):
        answer = await hr.forges(data)
        assert render(answer) == "(pops up) 这个按钮已失效。发 /help 看看能做什么。"


async def test_a_message_and_a_reminder_reach_the_same_people(company: Company) -> None:
    """A document due next month is owed to both: on the 23rd of November the one due on the 20th of December."""
    await company.joined("manager-hr")
    hr = await company.joined("hr")
    await hr.says("/help")
    written = await hr.forges("write_to:hr.annual_hr_analysis_report")
    reminded = await hr.forges("remind:target:hr.annual_hr_analysis_report")
    assert "· 1 人" in written.text
    assert "[📣 提醒 1 人]" in render(reminded)
