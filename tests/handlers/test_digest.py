"""The day's reminder: who gets it, what stands in it, and what its buttons and answers do."""

from datetime import datetime
from textwrap import dedent

import pytest
from sqlmodel import col, select

from storage.tables import Delivery, DeliveryState
from tests.handlers.conversation import follow, render
from tests.handlers.overseen import OCTOBER
from tests.handlers.records import forget_handling, give_positions, restarted, row_counts, standing_figures
from tests.talking import Company

MONDAY = "2026-11-30 09:00"


async def it_is(company: Company, moment: str) -> None:
    """Everything is sent that is due at that moment of the company's zone."""
    company.clock.move_to(datetime.fromisoformat(moment).replace(tzinfo=company.services.zone))
    await company.tick()
    await company.delivered()


async def states(company: Company) -> list[str]:
    """What became of each delivery, in order."""
    ordered = select(Delivery.state).order_by(col(Delivery.id))
    return await company.services.database.run(lambda session: list(session.exec(ordered)))


DIGEST = {
    "zh": """
        ⏰ 有 4 项待报
        1. 🔴 绩效考核及收表 · 11月25日（5 天前）
        2. 🔴 绩效汇总报告 · 11月28日（2 天前）
        3. ⚪ 新员工培训次数 · 11月 · 11月30日（今天）
        4. ⚪ 新员工培训天数 · 11月 · 11月30日（今天）
        点按钮，或直接回复本消息：“1 完成”，“3 92”
        [✅ 1] [✅ 2] [✍️ 3] [✍️ 4]
        [⏰ 稍后提醒] [🚫 不适用]
        [▶️ 逐项填报] [📅 待办]
    """,
    "en": """
        ⏰ 4 things to report
        1. 🔴 Appraisal round · 25 Nov, 5 days ago
        2. 🔴 Performance summary report · 28 Nov, 2 days ago
        3. ⚪ Induction sessions · Nov · 30 Nov, today
        4. ⚪ Days per induction · Nov · 30 Nov, today
        Tap, or reply to this message: “1 done”, “3 92”
        [✅ 1] [✅ 2] [✍️ 3] [✍️ 4]
        [⏰ Later] [🚫 Not applicable]
        [▶️ One by one] [📅 Due]
    """,
}
ANSWERS = {
    "zh": """
        > reply: 1 完成，4 12
        记下 2 项
        ☑️ 组织绩效考核并回收考核表 · 逾期完成
        ✅ 每次新员工培训天数 最短 12 天 · 达标
        [绩效考核及收表] [新员工培训天数]
        [↩️ 全部撤销]

        > [✅ 2]
        ☑️ 绩效汇总结果及报告 · 逾期完成
        要求：每月28日前
        11月30日完成，晚了 2 天
        下次截止 12月28日（还有 28 天）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > [✅ 1]
        (pops up) 这一项已经报过了。

        > [✍️ 3]
        新员工培训次数 · 11月
        要求：≥ 1 次
        是多少？请写数字（单位：次）。
        [取消]

        > 2
        ✅ 新员工培训次数 2 · 达标
        要求 ≥ 1 次，多 1 次
        11月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > [⏰ 稍后提醒]
        (pops up) 这里的都已经报过了。
    """,
    "en": """
        > reply: 1 done, 4 12
        2 figures kept
        ☑️ Monthly performance appraisal round (forms handed out and collected) · done late
        ✅ Length of each induction training shortest 12 days · met
        [Appraisal round] [Days per induction]
        [↩️ Undo all]

        > [✅ 2]
        ☑️ Performance summary and report · done late
        Required: by day 28 of every month
        Done on 30 Nov, 2 days late
        Next due 28 Dec, in 28 days
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > [✅ 1]
        (pops up) That has been reported already.

        > [✍️ 3]
        Induction training sessions · Nov
        Required: ≥ 1 session
        Which figure? Write the number, in sessions.
        [Cancel]

        > 2
        ✅ Induction training sessions 2 · met
        Required ≥ 1 session, 1 session more
        Nov
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > [⏰ Later]
        (pops up) All of this has been reported already.
    """,
}


@pytest.mark.parametrize("language", DIGEST)
async def test_the_digest_of_a_day(company: Company, language: str) -> None:
    """A line for each thing, riskiest first, answered by its number or by a tap; what was reported is over."""
    manager = await company.joined("manager-hr", language=language)
    await it_is(company, MONDAY)
    assert render(await manager.settles()) == dedent(DIGEST[language]).strip()
    await follow(manager, ANSWERS[language])


LATER = {
    "zh": """
        > [⏰ 稍后提醒]
        ⏰ 稍后提醒哪一项？
        [1. 绩效考核及收表] [2. 绩效汇总报告]
        [3. 新员工培训次数] [4. 新员工培训天数]
        [全部]

        > [1. 绩效考核及收表]
        (edited)
        ⏰ 稍后提醒
        组织绩效考核并回收考核表 · 11月
        什么时候再提醒？
        [明天] [3 天后]
        [下周一 12月7日] [选日期]

        > [3 天后]
        (edited)
        ⏰ 12月3日（周四）再提醒您
        组织绩效考核并回收考核表 · 11月

        > {later:0:hr.induction_training_sessions:2026-11}
        (edited)
        ⏰ 稍后提醒
        新员工培训次数 · 11月
        请写日期，例如：12月5日、下周五、两周后

        > 昨天
        请写三个月之内的日期，例如：12月5日、下周五、两周后
        不写了就回：取消

        > 下周三
        ⏰ 12月9日（周三）再提醒您
        新员工培训次数 · 11月

        > {later:0:hr.performance_summary_report:2026-11-28}
        (edited)
        ⏰ 稍后提醒
        绩效汇总结果及报告 · 11月
        请写日期，例如：12月5日、下周五、两周后

        > 取消
        好的，什么也没记。

        > {later:9:hr.induction_training_sessions:2026-11}
        (pops up) 这个按钮已失效。发 /help 看看能做什么。
    """,
    "en": """
        > [⏰ Later]
        ⏰ Which one later?
        [1. Appraisal round] [2. Performance summary report]
        [3. Induction sessions] [4. Days per induction]
        [All of them]

        > [1. Appraisal round]
        (edited)
        ⏰ Remind later
        Monthly performance appraisal round (forms handed out and collected) · Nov
        When?
        [Tomorrow] [In 3 days]
        [Monday 7 Dec] [Another day]

        > [In 3 days]
        (edited)
        ⏰ I will remind you again on 3 Dec (Thu)
        Monthly performance appraisal round (forms handed out and collected) · Nov

        > {snooze:hr.performance_summary_report:2026-11-28}
        (edited)
        ⏰ Remind later
        Performance summary and report · Nov
        When?
        [Tomorrow] [In 3 days]
        [Monday 7 Dec] [Another day]

        > [Another day]
        (edited)
        ⏰ Remind later
        Performance summary and report · Nov
        Write the day, for example: 5 December, Friday, in 2 weeks

        > yesterday
        Please write a day in the next three months, for example: 5 December, Friday, in 2 weeks
        To leave it: cancel

        > next Friday
        ⏰ I will remind you again on 4 Dec (Fri)
        Performance summary and report · Nov
    """,
}


@pytest.mark.parametrize("language", LATER)
async def test_later(company: Company, language: str) -> None:
    """Until tomorrow, for some days, until Monday, or until a day in words."""
    manager = await company.joined("manager-hr", language=language)
    await it_is(company, MONDAY)
    await manager.settles()
    await follow(manager, LATER[language])


async def test_what_rests_comes_back_on_its_day_and_at_its_stages(company: Company) -> None:
    """The appraisal rests over its stage of the seventh day, and comes on the eighth; it has no stage after that."""
    manager = await company.joined("manager-hr")
    await it_is(company, MONDAY)
    await manager.settles()
    await manager.forges("later:3:hr.performance_appraisal_round:2026-11-25")
    await manager.forges("later:7:hr.performance_summary_report:2026-11-28")
    seen = []
    for day in (2, 3, 4, 7, 8, 9):
        await it_is(company, f"2026-12-{day:02} 09:00")
        text = (await manager.settles()).text
        seen.append((day, "绩效考核及收表" in text, "绩效汇总报告" in text))
    assert [one for one in seen if any(one[1:])] == [(3, True, False), (7, False, True)]


NOT_APPLICABLE = {
    "zh": """
        > [🚫 不适用]
        🚫 哪一项不适用？
        [1. 绩效考核及收表] [2. 绩效汇总报告]
        [3. 新员工培训次数] [4. 新员工培训天数]

        > [3. 新员工培训次数]
        (edited)
        🚫 不适用
        新员工培训次数 · 11月
        为什么不适用？请写一句原因，人力资源部会看到。
        不写了就回：取消

        > 这个月没有新员工入职
        🚫 不再提醒
        新员工培训次数 · 11月
        这个月没有新员工入职
        人力资源部看得到这个原因。
        [↩️ 恢复适用]

        > {due:hr:2}
        (edited)
        📅 人力资源部经理 · 3/3
        已逾期 2 项，30 天内到期 11 项
        12月28日（还有 28 天）
        📅 绩效汇总报告
        不适用
        🚫 新员工培训次数 · 11月
        [📅 绩效汇总报告] [🚫 新员工培训次数]
        [‹ 2]
        [▶️ 逐项填报] [📊 状态]

        > [🚫 新员工培训次数]
        (edited)
        🚫 不再提醒
        新员工培训次数 · 11月
        这个月没有新员工入职
        人力资源部看得到这个原因。
        [↩️ 恢复适用]
    """,
    "en": """
        > [🚫 Not applicable]
        🚫 Which one does not apply?
        [1. Appraisal round] [2. Performance summary report]
        [3. Induction sessions] [4. Days per induction]

        > [3. Induction sessions]
        (edited)
        🚫 Not applicable
        Induction training sessions · Nov
        Why does it not apply? Write it in a sentence; HR will see it.
        To leave it: cancel

        > Nobody new this month
        🚫 No reminders of this
        Induction training sessions · Nov
        Nobody new this month
        HR sees the reason.
        [↩️ It does apply]

        > [↩️ It does apply]
        (edited)
        ↩️ It applies again
        Induction training sessions · Nov

        > {exempt:hr.induction_training_sessions:2026-11}
        (edited)
        🚫 Not applicable
        Induction training sessions · Nov
        Why does it not apply? Write it in a sentence; HR will see it.
        To leave it: cancel

        > cancel
        All right, nothing is kept.
    """,
}


@pytest.mark.parametrize("language", NOT_APPLICABLE)
async def test_not_applicable(company: Company, language: str) -> None:
    """With a reason, and revocable; it stands apart where it is listed."""
    manager = await company.joined("manager-hr", language=language)
    await it_is(company, MONDAY)
    await manager.settles()
    await follow(manager, NOT_APPLICABLE[language])


HR_SEES = """
    > {reminders:exempt}
    (edited)
    🚫 不适用
    1. 新员工培训次数 · 11月
    陈静：停招
    [↩️ 1]
    [‹ 返回]

    > [↩️ 1]
    (edited)
    ↩️ 恢复适用
    新员工培训次数 · 11月

    > {reminders:exempt}
    (edited)
    👍 没有人说哪一项不适用。
    [‹ 返回]
"""


async def test_nobody_is_reminded_of_what_does_not_apply_until_hr_revokes_it(company: Company) -> None:
    manager, hr = await company.joined("manager-hr"), await company.joined("hr")
    await manager.says("/start")
    await hr.says("/reminders")
    await manager.forges("exempt:hr.induction_training_sessions:2026-11")
    await manager.says("停招")
    await it_is(company, MONDAY)
    assert "新员工培训次数" not in (await manager.settles()).text
    assert "新员工培训次数" not in (await manager.says("填报")).text
    await hr.settles()
    await follow(hr, HR_SEES)
    await it_is(company, "2026-12-01 09:00")
    assert "新员工培训次数 · 11月 · 11月30日（1 天前）" in (await manager.settles()).text


async def test_a_delivery_after_one_that_does_not_apply_is_meant_for_the_next(company: Company) -> None:
    """November's report is given up; what is handed in in December is December's, and nobody asks for it again."""
    manager = await company.joined("manager-finance")
    await it_is(company, "2026-11-26 09:00")
    await manager.settles()
    await manager.forges("exempt:finance.monthly_analysis_and_budget:2026-11-25")
    await manager.says("本月不做")
    await it_is(company, "2026-12-21 09:00")
    await manager.says("月度分析及预算交了")
    await it_is(company, "2026-12-24 09:00")
    assert "月度分析及预算" not in (await manager.settles()).text
    assert "月度分析及预算 · 12月" not in (await manager.says("/due")).text


ALL_LATER = {
    "zh": """
        > [⏰ 稍后提醒]
        ⏰ 稍后提醒哪一项？
        [1. 绩效考核及收表] [2. 绩效汇总报告]
        [3. 新员工培训次数] [4. 新员工培训天数]
        [全部]

        > [全部]
        (edited)
        ⏰ 稍后提醒
        全部 4 项
        什么时候？点一个，或直接写日期，例如：12月5日
        [明天] [3 天后]
        [下周一 12月7日]

        > [3 天后]
        (edited)
        ⏰ 12月3日（周四）再提醒您
        全部 4 项

        > [⏰ 稍后提醒]
        ⏰ 稍后提醒哪一项？
        [1. 绩效考核及收表] [2. 绩效汇总报告]
        [3. 新员工培训次数] [4. 新员工培训天数]
        [全部]

        > [全部]
        (edited)
        ⏰ 稍后提醒
        全部 4 项
        什么时候？点一个，或直接写日期，例如：12月5日
        [明天] [3 天后]
        [下周一 12月7日]

        > 12月20日
        ⏰ 12月21日（周一）再提醒您
        全部 4 项
    """,
    "en": """
        > [⏰ Later]
        ⏰ Which one later?
        [1. Appraisal round] [2. Performance summary report]
        [3. Induction sessions] [4. Days per induction]
        [All of them]

        > [All of them]
        (edited)
        ⏰ Remind later
        All 4 things
        When? Tap, or write a day, for example: 5 December
        [Tomorrow] [In 3 days]
        [Monday 7 Dec]

        > [In 3 days]
        (edited)
        ⏰ I will remind you again on 3 Dec (Thu)
        All 4 things
    """,
}


@pytest.mark.parametrize("language", ALL_LATER)
async def test_everything_rests_at_one_tap(company: Company, language: str) -> None:
    """All that is left of a reminder, till a day that is tapped or written; then all of it comes again."""
    manager = await company.joined("manager-hr", language=language)
    await it_is(company, MONDAY)
    await manager.settles()
    await follow(manager, ALL_LATER[language])
    again = "2026-12-21" if language == "zh" else "2026-12-03"
    await it_is(company, "2026-12-02 09:00")
    assert (await manager.settles()).messages == ()
    await it_is(company, f"{again} 09:00")
    told = (await manager.settles()).text
    names = {"zh": ("绩效考核及收表", "绩效汇总报告"), "en": ("Appraisal round", "Performance summary report")}
    assert all(name in told for name in names[language])


async def test_everything_rests_once_though_it_is_handled_twice(company: Company) -> None:
    manager = await company.joined("manager-hr")
    await it_is(company, MONDAY)
    await manager.settles()
    await manager.taps("⏰ 稍后提醒")
    await manager.taps("全部")
    await manager.taps("3 天后")
    before = await row_counts(company)
    await forget_handling(company, newest=True)
    async with await restarted(company) as again:
        await again.settled()
        assert await row_counts(again) == before


@pytest.mark.parametrize("replies", [True, False])
async def test_an_edited_answer_corrects_the_figure_of_its_line(company: Company, replies: bool) -> None:  # noqa: FBT001
    """Whether or not it was a reply: the figure is another, not one more; a line that says the same is left alone."""
    manager = await company.joined("manager-hr")
    await it_is(company, MONDAY)
    await manager.settles()
    answer = await (manager.replies(manager.last, "3 2，4 12") if replies else manager.says("3 2，4 12"))
    assert answer.sent is not None
    before = await standing_figures(company)
    answer = await manager.edits(answer.sent, "3 2，4 11")
    assert render(answer) == dedent(CORRECTED).strip()
    after = await standing_figures(company)
    assert len(after) == len(before) == 2
    assert sorted(value for _, value in after) == ["11", "2"]


CORRECTED = """
    ✅ 每次新员工培训天数 最短 11 天 · 达标
    要求 ≥ 3 天，多 8 天
    11月
    [✏️ 改] [↩️ 撤销]
    [📄 详情] [📈 走势]
"""


async def test_done_of_what_does_not_apply_keeps_nothing(company: Company) -> None:
    """It would close the next one, which nobody meant: the tap says what to do instead."""
    manager = await company.joined("manager-finance")
    await it_is(company, "2026-11-26 09:00")
    digest = (await manager.settles()).messages[-1]
    await manager.forges("exempt:finance.monthly_analysis_and_budget:2026-11-25")
    await manager.says("本月不做")
    answer = await manager.forges("done:finance.monthly_analysis_and_budget:2026-11-25", on=digest)
    assert render(answer) == "(pops up) 这一项已说明不适用。要恢复，请在 /due 里点它。"
    assert await standing_figures(company) == []


async def test_a_file_is_no_reason(company: Company) -> None:
    manager = await company.joined("manager-hr")
    await manager.says("/start")
    await manager.forges("exempt:hr.induction_training_sessions:2026-11")
    assert render(await manager.sends_photo()) == "请用文字写原因。\n不写了就回：取消"


ONE_LINE = """
    > reply: 6家
    ✅ 每月新增供应商 6 家 · 达标
    要求 ≥ 5 家，多 1 家
    11月
    [✏️ 改] [↩️ 撤销]
    [📄 详情] [📈 走势]

    > [↩️ 撤销]
    (edited)
    ↩️ 已撤回：每月新增供应商 6 家
    现在：⚪ 每月新增供应商 · 待上报

    > 1 7
    ✅ 每月新增供应商 7 家 · 达标
    要求 ≥ 5 家，多 2 家
    11月
    [✏️ 改] [↩️ 撤销]
    [📄 详情] [📈 走势]
"""
ONE_DOCUMENT = """
    > reply: 完成
    ☑️ 月度采购报告 · 逾期完成
    要求：每月25日
    11月30日完成，晚了 5 天
    下次截止 12月25日（还有 25 天）
    [✏️ 改] [↩️ 撤销]
    [📄 详情] [📈 走势]

    > reply: 92
    月度采购报告
    完成了吗？请写日期，例如：昨天
    [✅ 今天完成]
    [取消]

    > 1 完成
    月度采购报告 · 11月
    这一项已经报过了。
"""


async def test_a_line_by_itself_needs_no_number(company: Company) -> None:
    """A figure or a word in reply is its answer; without a reply its number says so."""
    manager = await company.joined("manager-procurement")
    await it_is(company, "2026-11-27 09:00")
    assert render(await manager.settles()).splitlines()[:2] == [
        "⏰ 有 1 项待报",
        "⚪ 新增供应商 · 11月 · 11月30日（还有 3 天）",
    ]
    await follow(manager, ONE_LINE)
    await it_is(company, MONDAY)
    await manager.settles()
    await follow(manager, ONE_DOCUMENT)


async def test_a_figure_is_for_the_period_that_the_reminder_names(company: Company) -> None:
    """In December the reminder asks for November, and so does its answer."""
    manager = await company.joined("manager-procurement")
    await it_is(company, "2026-12-03 09:00")
    await manager.settles()
    answer = await manager.replies(manager.last, "6")
    lines = answer.text.splitlines()
    assert (lines[0], lines[2]) == ("✅ 每月新增供应商 6 家 · 达标", "11月")


async def test_cases_are_closed_by_their_number(company: Company) -> None:
    manager = await company.joined("manager-customer-service")
    await manager.says("11月23日接的8801号投诉")
    await manager.says("11月23日接的8802号投诉")
    await it_is(company, "2026-11-25 09:00")
    assert (await manager.settles()).text.splitlines() == [
        "⏰ 有 2 项待报",
        "1. ⏳ 投诉响应时限 · 8801 · 11月26日（还有 1 天）",
        "2. ⏳ 投诉响应时限 · 8802 · 11月26日（还有 1 天）",
        "点按钮，或直接回复本消息：“1 完成”",
    ]
    answer = await manager.replies(manager.last, "2 今天处理完了")
    assert "⏳ 8801" in answer.text
    assert "⏳ 8802" not in answer.text


async def test_once_a_day_and_never_again(company: Company) -> None:
    """However often it is looked at, after a restart, too; what was reported meanwhile is not told of."""
    manager = await company.joined("manager-procurement")
    await it_is(company, "2026-11-24 08:59")
    assert (await manager.settles()).messages == ()
    await it_is(company, "2026-11-24 09:00")
    assert "月度采购报告" in (await manager.settles()).text
    await it_is(company, "2026-11-24 12:00")
    async with await restarted(company) as again:
        await it_is(again, "2026-11-24 15:00")
        assert (await manager.settles()).messages == ()
        await manager.says("月度采购报告交了")
        await it_is(again, "2026-11-25 09:00")
        assert (await manager.settles()).messages == ()
        assert await states(again) == [DeliveryState.SENT, DeliveryState.NOT_NEEDED]


async def test_what_could_not_be_sent_in_time_is_not_sent_at_night(company: Company) -> None:
    """Queued in the morning, found at night: it is over."""
    manager = await company.joined("manager-procurement")
    company.clock.move_to(datetime(2026, 11, 24, 9, 0, tzinfo=company.services.zone))
    await company.tick()
    company.clock.move_to(datetime(2026, 11, 24, 21, 0, tzinfo=company.services.zone))
    await company.delivered()
    assert (await manager.settles()).messages == ()
    assert await states(company) == [DeliveryState.NOT_NEEDED]


@pytest.mark.parametrize("act", ["reply", "done", "later", "why"])
async def test_handled_twice_an_answer_has_its_effect_once(company: Company, act: str) -> None:
    """A kill right after it: the figures, what rests and what does not apply stand as they did."""
    manager = await company.joined("manager-hr")
    await it_is(company, MONDAY)
    await manager.settles()
    match act:
        case "reply":
            await manager.replies(manager.last, "1 完成，4 12")
        case "done":
            await manager.taps("✅ 1")
        case "later":
            await manager.forges("later:1:hr.performance_summary_report:2026-11-28")
        case _:
            await manager.forges("exempt:hr.induction_training_sessions:2026-11")
            await manager.says("停招")
    before, said = (await row_counts(company), await standing_figures(company)), manager.last.text
    await forget_handling(company, newest=True)
    async with await restarted(company) as again:
        await again.settled()
        assert (await row_counts(again), await standing_figures(again)) == before
        assert manager.last.text == said


async def test_of_many_things_ten_are_shown(company: Company) -> None:
    """The rest is behind the button."""
    manager = await company.joined("manager-hr")
    await give_positions(company, "manager-hr", "hr", "admin")
    await it_is(company, "2026-12-01 09:00")
    lines = (await manager.settles()).text.splitlines()
    assert (lines[0], lines[-2]) == ("⏰ 有 16 项待报", "…… 还有 6 项，见 /due")
    assert [line.split(".")[0] for line in lines[1:-2]] == [str(n) for n in range(1, 11)]


OWN_LINE = {
    "zh": """
        🔴 月度采购报告 · 已逾期
        ✅ 11月的：11月24日完成
        要求：每月25日
        截止 10月25日（30 天前）
        下次截止 12月25日（还有 31 天）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]
    """,
    "en": """
        🔴 Monthly procurement report · overdue
        ✅ Nov: done on 24 Nov
        Required: on day 25 of every month
        Due 25 Oct, 30 days ago
        Next due 25 Dec, in 31 days
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]
    """,
}


@pytest.mark.parametrize("language", OWN_LINE)
@pytest.mark.parametrize("way", ["tap", "reply", "number"])
async def test_a_line_closes_just_its_own_due_day(company: Company, way: str, language: str) -> None:
    """The reminder names November's while October's is still open: November's is done, and October's stays owed."""
    company.clock.move_to(OCTOBER)
    manager = await company.joined("manager-procurement", language=language)
    await it_is(company, "2026-11-24 09:00")
    digest = (await manager.settles()).messages[-1]
    november = "done:procurement.monthly_report:2026-11-25"
    match way:
        case "tap":
            answer = await manager.forges(november, on=digest)
        case "reply":
            answer = await manager.replies(digest, "完成")
        case _:
            answer = await manager.says("1 done")
    assert render(answer) == dedent(OWN_LINE[language]).strip()
    assert render(await manager.forges(november, on=digest)).startswith("(pops up)")
    october = await manager.forges("done:procurement.monthly_report:2026-10-25", on=digest)
    assert ("迟 30 天" if language == "zh" else "30 days late") in october.text
    assert len(await standing_figures(company)) == 2
