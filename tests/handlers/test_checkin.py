"""/checkin: everything owed, one question after the other."""

from datetime import timedelta

import pytest

from tests.handlers.conversation import follow, render
from tests.handlers.records import forget_handling, give_positions, restarted, row_counts, standing_figures
from tests.talking import Company

WALK = {
    "zh": """
        > 填报
        1/6 · 月度采购报告 · 11月
        要求：每月25日
        完成了吗？请写日期，例如：昨天
        [✅ 今天完成]
        [⏭ 跳过] [⏸ 停止]

        > [✅ 今天完成]
        (edited)
        ✅ 月度采购报告 · 按时完成
        要求：每月25日
        11月23日完成
        下次截止 12月25日（还有 32 天）

        2/6 · 采购质量达标率 · 11月
        要求：≥ 95%
        是多少？请写数字（单位：%）。
        [⏭ 跳过] [⏸ 停止]
        [↩️ 撤销]

        > 960
        🤔 采购质量达标率 · 960%
        不可能是 960%，最大 100%。
        您是想写这个吗？
        [96%]
        [⏭ 跳过] [⏸ 停止]

        > [96%]
        (edited)
        ✅ 采购质量达标率 96% · 达标
        要求 ≥ 95%，高 1 个百分点
        11月

        3/6 · 每月新增供应商 · 11月
        要求：≥ 5 家
        是多少？请写数字（单位：家）。
        [⏭ 跳过] [⏸ 停止]
        [↩️ 撤销]

        > [↩️ 撤销]
        (edited)
        ↩️ 已撤回：采购质量达标率 96%
        现在：⚪ 采购质量达标率 · 待上报

        2/6 · 采购质量达标率 · 11月
        要求：≥ 95%
        是多少？请写数字（单位：%）。
        [⏭ 跳过] [⏸ 停止]

        > 97
        ✅ 采购质量达标率 97% · 达标
        要求 ≥ 95%，高 2 个百分点
        11月

        3/6 · 每月新增供应商 · 11月
        要求：≥ 5 家
        是多少？请写数字（单位：家）。
        [⏭ 跳过] [⏸ 停止]
        [↩️ 撤销]

        > 暂停
        ⏸ 停在第 3/6 项
        已报的都记下了。继续：填报
        [▶️ 继续] [📊 状态]

        > {stop:5}
        (pops up) 这个问题已经结束了。

        > [▶️ 继续]
        (edited)
        3/6 · 每月新增供应商 · 11月
        要求：≥ 5 家
        是多少？请写数字（单位：家）。
        [⏭ 跳过] [⏸ 停止]

        > 采购成本降低率2%
        ✅ 采购成本较上年同期降低率 2% · 达标
        要求 ≥ 1%，高 1 个百分点
        11月

        4/6 · 每月新增供应商 · 11月
        要求：≥ 5 家
        是多少？请写数字（单位：家）。
        [⏭ 跳过] [⏸ 停止]
        [↩️ 撤销]

        > 跳过
        5/6 · 供应商信息库完整率 · 11月
        要求：≥ 100%
        是多少？请写数字（单位：%）。
        [⏭ 跳过] [⏸ 停止]

        > 100%
        ✅ 供应商信息库完整率 100% · 达标
        要求 ≥ 100%，刚好达到
        11月

        6/6 · 下一年度采购计划与资金预算 · 12月20日
        要求：每年12月20日前
        完成了吗？请写日期，例如：昨天
        [✅ 今天完成]
        [⏭ 跳过] [⏸ 停止]
        [↩️ 撤销]

        > [⏭ 跳过]
        (edited)
        🏁 已上报 4 项，跳过 2 项
        ✅ 月度采购报告 · 按时完成
        ✅ 采购质量达标率 97% · 达标
        ✅ 采购成本降低率 2% · 达标
        ✅ 供应商库完整率 100% · 达标
        跳过：新增供应商和年度采购计划与预算
        ⚪ 待上报 1  📅 未到期 1  ✅ 正常 4  ➖ 无需上报 1
        [📊 状态] [📅 待办]
    """,
    "en": """
        > /checkin
        1/6 · Monthly procurement report · Nov
        Required: on day 25 of every month
        Is it done? Write the day, for example: yesterday
        [✅ Done today]
        [⏭ Skip] [⏸ Stop]

        > [✅ Done today]
        (edited)
        ✅ Monthly procurement report · done on time
        Required: on day 25 of every month
        Done on 23 Nov
        Next due 25 Dec, in 32 days

        2/6 · Procurement quality pass rate · Nov
        Required: ≥ 95%
        Which figure? Write the number, in percent.
        [⏭ Skip] [⏸ Stop]
        [↩️ Undo]

        > 960
        🤔 Procurement quality pass rate · 960%
        960% is not possible: 100% is the most.
        Did you mean this?
        [96%]
        [⏭ Skip] [⏸ Stop]

        > [96%]
        (edited)
        ✅ Procurement quality pass rate 96% · met
        Required ≥ 95%, 1 percentage point above
        Nov

        3/6 · New suppliers · Nov
        Required: ≥ 5 suppliers
        Which figure? Write the number, in suppliers.
        [⏭ Skip] [⏸ Stop]
        [↩️ Undo]

        > undo
        ↩️ Taken back: Procurement quality pass rate 96%
        Now: ⚪ Procurement quality pass rate · waiting for a figure

        2/6 · Procurement quality pass rate · Nov
        Required: ≥ 95%
        Which figure? Write the number, in percent.
        [⏭ Skip] [⏸ Stop]

        > 97
        ✅ Procurement quality pass rate 97% · met
        Required ≥ 95%, 2 percentage points above
        Nov

        3/6 · New suppliers · Nov
        Required: ≥ 5 suppliers
        Which figure? Write the number, in suppliers.
        [⏭ Skip] [⏸ Stop]
        [↩️ Undo]

        > pause
        ⏸ Stopped at 3/6
        What you reported is kept. To go on: /checkin
        [▶️ Go on] [📊 Status]

        > {stop:5}
        (pops up) That question is closed.

        > [▶️ Go on]
        (edited)
        3/6 · New suppliers · Nov
        Required: ≥ 5 suppliers
        Which figure? Write the number, in suppliers.
        [⏭ Skip] [⏸ Stop]

        > procurement cost reduction 2%
        ✅ Procurement cost reduction against last year 2% · met
        Required ≥ 1%, 1 percentage point above
        Nov

        4/6 · New suppliers · Nov
        Required: ≥ 5 suppliers
        Which figure? Write the number, in suppliers.
        [⏭ Skip] [⏸ Stop]
        [↩️ Undo]

        > skip
        5/6 · Supplier database completeness rate · Nov
        Required: ≥ 100%
        Which figure? Write the number, in percent.
        [⏭ Skip] [⏸ Stop]

        > 100%
        ✅ Supplier database completeness rate 100% · met
        Required ≥ 100%, exactly at the bound
        Nov

        6/6 · Next year's procurement plan and budget · 20 Dec
        Required: by 20 Dec every year
        Is it done? Write the day, for example: yesterday
        [✅ Done today]
        [⏭ Skip] [⏸ Stop]
        [↩️ Undo]

        > [⏭ Skip]
        (edited)
        🏁 4 reported, 2 skipped
        ✅ Monthly procurement report · done on time
        ✅ Quality pass rate 97% · met
        ✅ Procurement cost reduction 2% · met
        ✅ Supplier DB completeness 100% · met
        Skipped: New suppliers and Procurement plan & budget
        ⚪ 1 to report  📅 1 not due yet  ✅ 4 fine  ➖ 1 nothing to report
        [📊 Status] [📅 Due]
    """,
}


@pytest.mark.parametrize("language", WALK)
async def test_a_walk_through_everything_owed(company: Company, language: str) -> None:
    """Figures by word, the rest by tap; doubted, undone, stopped, gone on with, interrupted, skipped, and summed up."""
    await follow(await company.joined("manager-procurement", language=language), WALK[language])


TAPS = {
    "zh": """
        > 填报
        1/13 · 月度财务分析报告及下月预算方案 · 11月
        要求：每月25日前
        完成了吗？请写日期，例如：昨天
        [✅ 今天完成]
        [⏭ 跳过] [⏸ 停止]

        > 跳过
        2/13 · 月度财务分析报告及下月预算方案 · 12月
        要求：每月25日前
        完成了吗？请写日期，例如：昨天
        [✅ 今天完成]
        [⏭ 跳过] [⏸ 停止]

        > 跳过
        3/13 · 财务管理制度完善率 · 12月
        要求：≥ 80%
        是多少？请写数字（单位：%）。
        [⏭ 跳过] [⏸ 停止]

        > 跳过
        4/13 · 会计核算准确率 · 12月
        要求：≥ 98%
        是多少？请写数字（单位：%）。
        [⏭ 跳过] [⏸ 停止]

        > 跳过
        5/13 · 财务信息保密率 · 12月
        要求：≥ 100%
        是多少？请写数字（单位：%）。
        [⏭ 跳过] [⏸ 停止]

        > 跳过
        6/13 · 对外信息披露差错 · 2026年
        要求：全年 0 起
        发生了几起？请写数字，没有就写 0。
        [没有]
        [⏭ 跳过] [⏸ 停止]

        > [没有]
        (edited)
        ✅ 对外信息披露差错 0 起 · 至今没有
        要求：全年 0 起
        2026年

        7/13 · 整体预算费用实现率 · 12月
        要求：≥ 90%
        是多少？请写数字（单位：%）。
        [⏭ 跳过] [⏸ 停止]
        [↩️ 撤销]

        > 跳过
        8/13 · 成本费用较上期降低率 · 12月
        要求：> 1%
        是多少？请写数字（单位：%）。
        [⏭ 跳过] [⏸ 停止]

        > 跳过
        9/13 · 财务申报延迟 · 2026年
        要求：全年 0 起
        发生了几起？请写数字，没有就写 0。
        [没有]
        [⏭ 跳过] [⏸ 停止]

        > 0
        ✅ 财务申报延迟 0 起 · 至今没有
        要求：全年 0 起
        2026年

        10/13 · 纳税额符合行业通用标准 · 12月
        要求：是
        是否符合：是还是否？
        [是] [否]
        [⏭ 跳过] [⏸ 停止]
        [↩️ 撤销]

        > [是]
        (edited)
        ✅ 纳税额符合行业通用标准 · 符合
        12月

        11/13 · 重大财务风险事故 · 2026年
        要求：全年 0 起
        发生了几起？请写数字，没有就写 0。
        [没有]
        [⏭ 跳过] [⏸ 停止]
        [↩️ 撤销]

        > 暂停
        ⏸ 停在第 11/13 项
        已报的都记下了。继续：填报
        [▶️ 继续] [📊 状态]
    """,
    "en": """
        > check in
        1/13 · Monthly financial analysis report and next month's budget · Nov
        Required: by day 25 of every month
        Is it done? Write the day, for example: yesterday
        [✅ Done today]
        [⏭ Skip] [⏸ Stop]

        > skip
        2/13 · Monthly financial analysis report and next month's budget · Dec
        Required: by day 25 of every month
        Is it done? Write the day, for example: yesterday
        [✅ Done today]
        [⏭ Skip] [⏸ Stop]

        > skip
        3/13 · Finance policy completeness rate · Dec
        Required: ≥ 80%
        Which figure? Write the number, in percent.
        [⏭ Skip] [⏸ Stop]

        > skip
        4/13 · Accounting accuracy rate · Dec
        Required: ≥ 98%
        Which figure? Write the number, in percent.
        [⏭ Skip] [⏸ Stop]

        > skip
        5/13 · Financial information confidentiality rate · Dec
        Required: ≥ 100%
        Which figure? Write the number, in percent.
        [⏭ Skip] [⏸ Stop]

        > skip
        6/13 · Errors in external disclosure · 2026
        Required: none in the whole year
        How many were there? Write the number, 0 for none.
        [None]
        [⏭ Skip] [⏸ Stop]

        > [None]
        (edited)
        ✅ Errors in external disclosure 0 incidents · none so far
        Required: none in the whole year
        2026

        7/13 · Overall budget realisation rate · Dec
        Required: ≥ 90%
        Which figure? Write the number, in percent.
        [⏭ Skip] [⏸ Stop]
        [↩️ Undo]

        > skip
        8/13 · Cost reduction against the previous period · Dec
        Required: > 1%
        Which figure? Write the number, in percent.
        [⏭ Skip] [⏸ Stop]

        > skip
        9/13 · Late financial filings · 2026
        Required: none in the whole year
        How many were there? Write the number, 0 for none.
        [None]
        [⏭ Skip] [⏸ Stop]

        > 0
        ✅ Late financial filings 0 incidents · none so far
        Required: none in the whole year
        2026

        10/13 · Tax paid in line with the industry standard · Dec
        Required: yes
        Does it hold: yes or no?
        [Yes] [No]
        [⏭ Skip] [⏸ Stop]
        [↩️ Undo]

        > [Yes]
        (edited)
        ✅ Tax paid in line with the industry standard · complies
        Dec

        11/13 · Major financial risk accidents · 2026
        Required: none in the whole year
        How many were there? Write the number, 0 for none.
        [None]
        [⏭ Skip] [⏸ Stop]
        [↩️ Undo]

        > pause
        ⏸ Stopped at 11/13
        What you reported is kept. To go on: /checkin
        [▶️ Go on] [📊 Status]
    """,
}


@pytest.mark.parametrize("language", TAPS)
async def test_what_needs_no_figure_is_tapped(company: Company, language: str) -> None:
    """Yes or no, none; a document that is owed twice is skipped as a whole."""
    manager = await company.joined("manager-finance", language=language)
    company.clock.move_to(company.clock() + timedelta(days=29))
    await follow(manager, TAPS[language])


AMID = """
    > 填报
    1/12 · 组织绩效考核并回收考核表 · 11月
    要求：每月20日至25日
    完成了吗？请写日期，例如：昨天
    [✅ 今天完成]
    [⏭ 跳过] [⏸ 停止]

    > [⏭ 跳过]
    (edited)
    2/12 · 绩效汇总结果及报告 · 11月
    要求：每月28日前
    完成了吗？请写日期，例如：昨天
    [✅ 今天完成]
    [⏭ 跳过] [⏸ 停止]

    > [⏭ 跳过]
    (edited)
    3/12 · 人事管理制度完善率 · 11月
    要求：≥ 80%
    是多少？请写数字（单位：%）。
    [⏭ 跳过] [⏸ 停止]

    > 员工流失率5%
    ✅ 员工流失率 5% · 达标
    要求 < 10%，低 5 个百分点
    11月

    4/12 · 人事管理制度完善率 · 11月
    要求：≥ 80%
    是多少？请写数字（单位：%）。
    [⏭ 跳过] [⏸ 停止]
    [↩️ 撤销]

    > 薪酬满意度920
    🤔 员工薪酬满意度 · 920 分
    不可能是 920 分，最大 100 分。
    您是想写这个吗？
    [92 分]
    [取消]

    > [92 分]
    (edited)
    ✅ 员工薪酬满意度 92 分 · 达标
    要求 ≥ 70 分，高 22 分
    11月

    5/12 · 人事管理制度完善率 · 11月
    要求：≥ 80%
    是多少？请写数字（单位：%）。
    [⏭ 跳过] [⏸ 停止]
    [↩️ 撤销]

    > 职业规划实现率
    员工职业生涯规划实现率
    是多少？请写数字（单位：%）。
    [取消]

    > 取消
    好的，什么也没记。

    5/12 · 人事管理制度完善率 · 11月
    要求：≥ 80%
    是多少？请写数字（单位：%）。
    [⏭ 跳过] [⏸ 停止]

    > 92
    ✅ 人事管理制度完善率 92% · 达标
    要求 ≥ 80%，高 12 个百分点
    11月

    6/12 · 整体工作饱和度 · 11月
    要求：≥ 50%
    是多少？请写数字（单位：%）。
    [⏭ 跳过] [⏸ 停止]
    [↩️ 撤销]
"""


async def test_something_else_reported_on_the_way_is_kept_and_the_walk_goes_on(company: Company) -> None:
    """Also where it had to be asked about first, and where that was cancelled."""
    await follow(await company.joined("manager-hr"), AMID)


async def test_a_second_tap_does_nothing_new(company: Company) -> None:
    """Nor a tap on a question that is answered: a walk is not run through by impatience."""
    manager = await company.joined("manager-procurement")
    await manager.says("填报")
    for data in ("skip:1", "value:2:done"):
        await manager.forges(data)
        before = await row_counts(company)
        for again in ("skip:1", "stop:1", "value:1:done"):
            assert render(await manager.forges(again)) == "(pops up) 这个问题已经结束了。"
        assert await row_counts(company) == before


async def test_a_walk_outlives_a_restart(company: Company) -> None:
    """A kill between question and answer: the answer is taken, and the next question follows."""
    manager = await company.joined("manager-procurement")
    await manager.says("填报")
    await manager.taps("⏭ 跳过")
    async with await restarted(company) as again:
        answer = await again.person("manager-procurement").says("97")
        assert answer.text.splitlines()[-3] == "3/6 · 每月新增供应商 · 11月"


async def test_handled_twice_an_answer_is_kept_once_and_the_end_told_again(company: Company) -> None:
    """After a kill the last update comes again: the walk is where it was."""
    manager = await company.joined("manager-procurement")
    await manager.says("填报")
    for _ in range(4):
        await manager.says("跳过")
    await manager.says("2%")
    answer = await manager.says("跳过")
    await forget_handling(company, newest=True)
    async with await restarted(company) as again:
        person = again.person("manager-procurement")
        await person.settles()
        assert [message.text for message in person.messages].count(answer.text) == 2
        assert await standing_figures(again) == [("procurement.cost_reduction", "2")]


async def test_a_check_in_that_finds_the_end_is_handled_twice(company: Company) -> None:
    """All that was left has been skipped or reported by another: it tells so again, and begins nothing anew."""
    manager = await company.joined("manager-procurement")
    await company.member("manager-sales")
    await give_positions(company, "manager-sales", "procurement")
    await manager.says("填报")
    for word in ("跳过", "跳过", "跳过", "跳过", "跳过", "停止"):
        await manager.says(word)
    await company.person("manager-sales").says("年度采购计划今天交了")
    answer = await manager.says("填报")
    assert answer.text.splitlines()[0] == "🏁 已上报 0 项，跳过 5 项"
    before = await row_counts(company)
    await forget_handling(company, newest=True)
    async with await restarted(company) as again:
        person = again.person("manager-procurement")
        await person.settles()
        assert [message.text for message in person.messages].count(answer.text) == 2
        assert await row_counts(again) == before


async def test_midnight_between_question_and_answer(company: Company) -> None:
    """The month that was asked about is kept, whatever month it has become."""
    company.clock.move_to(company.clock() + timedelta(days=7, hours=11))
    manager = await company.joined("manager-procurement")
    await manager.says("填报")
    company.clock.move_to(company.clock() + timedelta(hours=2))
    answer = await manager.says("97")
    assert answer.text.splitlines()[0] == "✅ 采购质量达标率 97% · 达标"
    assert "11月" in answer.text.splitlines()


async def test_what_the_other_holder_reports_is_passed_over(company: Company) -> None:
    """Two hold the position: each walks by themselves, and neither is asked what the other has reported."""
    one = await company.joined("manager-procurement")
    await company.member("manager-sales")
    await give_positions(company, "manager-sales", "procurement")
    other = company.person("manager-sales")
    await one.says("填报")
    assert (await other.says("填报")).text.splitlines()[0] == "1/6 · 月度采购报告 · 11月"
    await other.taps("✅ 今天完成")
    await other.says("97")
    assert (await one.taps("⏭ 跳过")).text.splitlines()[0] == "3/6 · 每月新增供应商 · 11月"


REPORTED_MEANWHILE = """
    > [✅ 今天完成]
    (edited)
    月度采购报告 · 11月
    这一项已经报过了。

    2/6 · 采购质量达标率 · 11月
    要求：≥ 95%
    是多少？请写数字（单位：%）。
    [⏭ 跳过] [⏸ 停止]
"""


async def test_what_the_other_holder_hands_in_while_it_is_asked_is_not_handed_in_again(company: Company) -> None:
    """The walk says so and goes on; handled twice it does the same."""
    one = await company.joined("manager-procurement")
    await company.member("manager-sales")
    await give_positions(company, "manager-sales", "procurement")
    await one.says("填报")
    await company.person("manager-sales").says("月度采购报告今天交了")
    await follow(one, REPORTED_MEANWHILE)
    await forget_handling(company, newest=True)
    async with await restarted(company) as again:
        person = again.person("manager-procurement")
        await person.settles()
        assert person.last.text.splitlines()[3] == "2/6 · 采购质量达标率 · 11月"
        assert len(await standing_figures(again)) == 1


async def test_a_case_that_the_other_holder_closed_is_asked_for_no_more(company: Company) -> None:
    """Nor does the walk wait for another answer."""
    one = await company.joined("manager-customer-service")
    await company.member("manager-sales")
    await give_positions(company, "manager-sales", "customer_service")
    await one.says("11月22日收到8801号投诉")
    assert (await one.says("填报")).text.splitlines()[0] == "1/9 · 客户投诉响应时限 · 8801"
    await company.person("manager-sales").says("8801今天处理完了")
    assert (await one.taps("✅ 今天处理完")).text.splitlines()[:4] == [
        "客户投诉响应时限 · 8801",
        "这一项已经报过了。",
        "",
        "2/9 · 客服制度完善率 · 11月",
    ]


async def test_a_walk_of_last_month_is_not_taken_up(company: Company) -> None:
    """What was skipped in November is asked again in December."""
    manager = await company.joined("manager-procurement")
    await manager.says("填报")
    await manager.says("跳过")
    await manager.says("先到这里")
    company.clock.move_to(company.clock() + timedelta(days=10))
    assert (await manager.says("继续填报")).text.splitlines()[0] == "1/8 · 月度采购报告 · 11月"


async def test_a_question_left_for_a_day_is_asked_again(company: Company) -> None:
    """What is reported then is followed by no question; the walk is taken up where it was left."""
    manager = await company.joined("manager-procurement")
    await manager.says("填报")
    await manager.says("跳过")
    company.clock.move_to(company.clock() + timedelta(days=1))
    answer = await manager.says("采购质量达标率96%")
    assert len(answer.text.splitlines()) == 3
    assert (await manager.says("填报")).text.splitlines()[0] == "3/6 · 每月新增供应商 · 11月"


async def test_a_document_is_not_answered_by_a_figure(company: Company) -> None:
    """It is asked again; a period that the answer names goes before the one asked about."""
    manager = await company.joined("manager-procurement")
    await manager.says("填报")
    assert (await manager.says("92")).text.splitlines()[-3] == "1/6 · 月度采购报告 · 11月"
    await manager.says("跳过")
    answer = await manager.says("10月95%，11月96%")
    assert answer.text.splitlines()[:3] == [
        "记下 2 项",
        "✅ 采购质量达标率 95% · 达标（10月）",
        "✅ 采购质量达标率 96% · 达标（11月）",
    ]


async def test_those_who_report_nothing_are_told_so(company: Company) -> None:
    """HR without a position."""
    answer = await (await company.joined("hr")).says("填报")
    assert answer.text == "这些指标您可以查看，由部门经理上报。"
