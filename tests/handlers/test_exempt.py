"""What does not apply, as every view shows it; and what an earlier month still lacks."""

import random
from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlmodel import Session

from bot.demo.messages import Document
from bot.demo.person import Person
from catalog.entries import Answer, Case, Done, Entry, Figure
from catalog.model import Compliance, Deliverable, Response, Target
from catalog.status import RISK, State
from handlers.overseeing import overseen
from handlers.owing import owed_by
from handlers.standing import standings
from locales.wording.statuses import MARKS
from storage import entries, exemptions
from storage.entries import Source
from tests.handlers.conversation import follow, render
from tests.talking import Company

LATER = {
    "zh": """
        > {exempt:finance.monthly_analysis_and_budget:2026-10-25}
        (edited)
        🚫 不适用
        月度财务分析报告及下月预算方案 · 10月
        为什么不适用？请写一句原因，人力资源部会看到。
        不写了就回：取消

        > 系统升级，没有数据
        🚫 不再提醒
        月度财务分析报告及下月预算方案 · 10月
        系统升级，没有数据
        人力资源部看得到这个原因。
        [↩️ 恢复适用]

        > 月度分析及预算交了
        ✅ 月度财务分析报告及下月预算方案 · 按时完成
        要求：每月25日前
        11月5日完成
        下次截止 12月25日（还有 50 天）
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > [📈 走势]
        📈 月度财务分析报告及下月预算方案 · 1 次中按时 1 次
        要求：每月25日前
        ✅ 11月25日 · 按时完成（11月5日）
        🚫 10月25日 · 不适用
        [✍️ 上报] [📄 详情]
    """,
    "en": """
        > {exempt:finance.monthly_analysis_and_budget:2026-10-25}
        (edited)
        🚫 Not applicable
        Monthly financial analysis report and next month's budget · Oct
        Why does it not apply? Write it in a sentence; HR will see it.
        To leave it: cancel

        > no data this time
        🚫 No reminders of this
        Monthly financial analysis report and next month's budget · Oct
        no data this time
        HR sees the reason.
        [↩️ It does apply]

        > monthly analysis done
        ✅ Monthly financial analysis report and next month's budget · done on time
        Required: by day 25 of every month
        Done on 5 Nov
        Next due 25 Dec, in 50 days
        [✏️ Change] [↩️ Undo]
        [📄 Details] [📈 Trend]

        > [📈 Trend]
        📈 Monthly financial analysis report and next month's budget · 1 of 1 in time
        Required: by day 25 of every month
        ✅ 25 Nov · done on time (5 Nov)
        🚫 25 Oct · not applicable
        [✍️ Report] [📄 Details]
    """,
}
EVERYWHERE = {
    "/status": "⚪ 待上报 6  ✅ 正常 6  ➖ 无需上报 1",
    "/due": "30 天内到期 6 项",
    "/missing": "[按事项看] [不适用 1]",
    "/overview": "🏢 11月已报 1/7",
}


async def it_is(company: Company, day: str) -> None:
    company.clock.move_to(datetime.fromisoformat(f"2026-{day} 09:00").replace(tzinfo=company.services.zone))


async def since_october(company: Company, slug: str, *, language: str = "zh") -> None:
    await it_is(company, "10-01")
    manager = await company.joined(slug, language=language)
    await manager.says("/due")


@pytest.mark.parametrize("language", LATER)
async def test_a_report_of_the_next_month_is_in_time(company: Company, language: str) -> None:
    """October's does not apply: what is handed in in November is November's, and no view calls anything late."""
    await since_october(company, "manager-finance", language=language)
    await it_is(company, "11-05")
    await follow(company.person("manager-finance"), LATER[language])
    hr = await company.joined("hr")
    for command, line in EVERYWHERE.items():
        who = company.person("manager-finance") if command in ("/status", "/due") else hr
        if language == "zh":
            assert line in render(await who.says(command)).splitlines()
    await hr.says("/overview")
    await hr.taps("🗺 全年热力图")
    assert "财务：全年 100%" in hr.last.text
    await hr.says("/export")
    assert "🚫 不适用" in cells(hr, "提交记录")
    assert "🔴 已逾期" not in cells(hr, "指标状态")


def cells(person: Person, sheet: str) -> list[object]:
    """What stands in a sheet of the workbook sent last, of the finance manager."""
    assert isinstance(person.last.content, Document)
    rows = load_workbook(BytesIO(person.last.content.file.data))[sheet].iter_rows(values_only=True)
    return [cell for row in rows if row[0] == "财务经理" for cell in row]


async def test_a_case_that_does_not_apply_stays_so_when_it_is_closed(company: Company) -> None:
    """A complaint that was withdrawn counts for nothing, though it is closed late after all."""
    await it_is(company, "11-02")
    manager = await company.joined("manager-customer-service")
    await manager.says("8801号投诉今天收到")
    await it_is(company, "11-20")
    target = company.services.catalog.by_id[CASES]
    [due] = await company.services.database.run(
        lambda session: owed_by(session, company.services, [target], today=date(2026, 11, 20), days=30)
    )
    await manager.forges(f"exempt:{due.key}")
    await manager.says("客户撤诉")
    assert COUNTS in render(await manager.says("/status"))
    assert "[🚫 投诉响应时限]" in render(await manager.says("/due")) + render(await manager.taps("2 ›"))
    await manager.says("8801今天处理完了")
    assert COUNTS in render(await manager.says("/status"))


COUNTS = "⚪ 待上报 8  ➖ 无需上报 1"
CASES = "customer_service.complaint_response_time"
STILL_WANTED = {
    "zh": """
        > 新增供应商6家
        ✅ 每月新增供应商 6 家 · 达标
        要求 ≥ 5 家，多 1 家
        12月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > /status
        📊 采购经理
        🔴 已逾期 2  ⚪ 待上报 3  📅 未到期 1  ➖ 无需上报 1

        🔴 月度采购报告 · 欠 2 次，最早 10月25日
        🔴 新增供应商 · 2 期未上报，最早 10月
        ⚪ 采购质量达标率 · 待上报
        ⚪ 供应商库完整率 · 待上报
        ⚪ 采购成本降低率 · 待上报
        [🔴 月度采购报告] [🔴 新增供应商]
        [⚪ 采购质量达标率] [⚪ 供应商库完整率]
        [⚪ 采购成本降低率]
        [📋 全部指标] [📅 待办]

        > [🔴 新增供应商]
        (edited)
        ✅ 每月新增供应商 6 家 · 达标
        要求 ≥ 5 家，多 1 家
        12月
        🔴 2 期未上报，最早 10月
        每月新增供应商5家以上
        “5家以上”含5家；当月累计。
        采购经理 · 职责5：负责发展、选择和处理当地供应商关系，如价…
        • 12月5日 6 家 · 吴强
        最近上报：吴强，12月5日 09:00
        [✍️ 上报] [📈 走势]
        [‹ 返回]

        > 10月新增供应商6家
        ✅ 每月新增供应商 6 家 · 达标
        要求 ≥ 5 家，多 1 家
        10月
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > /status
        📊 采购经理
        🔴 已逾期 2  ⚪ 待上报 3  📅 未到期 1  ➖ 无需上报 1

        🔴 月度采购报告 · 欠 2 次，最早 10月25日
        🔴 新增供应商 · 11月未上报
        ⚪ 采购质量达标率 · 待上报
        ⚪ 供应商库完整率 · 待上报
        ⚪ 采购成本降低率 · 待上报
        [🔴 月度采购报告] [🔴 新增供应商]
        [⚪ 采购质量达标率] [⚪ 供应商库完整率]
        [⚪ 采购成本降低率]
        [📋 全部指标] [📅 待办]

        > 11月新增供应商6家
        ✅ 每月新增供应商 6 家 · 达标
        要求 ≥ 5 家，多 1 家
        11月 · 上次 6 家（10月） =
        [✏️ 改] [↩️ 撤销]
        [📄 详情] [📈 走势]

        > /status
        📊 采购经理
        🔴 已逾期 1  ⚪ 待上报 3  📅 未到期 1  ✅ 正常 1  ➖ 无需上报 1

        🔴 月度采购报告 · 欠 2 次，最早 10月25日
        ⚪ 采购质量达标率 · 待上报
        ⚪ 供应商库完整率 · 待上报
        ⚪ 采购成本降低率 · 待上报
        [🔴 月度采购报告] [⚪ 采购质量达标率]
        [⚪ 供应商库完整率] [⚪ 采购成本降低率]
        [📋 全部指标] [📅 待办]
    """,
    "en": """
        > /status
        📊 Procurement manager
        🔴 2 overdue  ⚪ 3 to report  📅 1 not due yet  ➖ 1 nothing to report

        🔴 Monthly procurement report · 2 owed, first due 25 Oct
        🔴 New suppliers · 2 periods not reported, first Oct
        ⚪ Quality pass rate · waiting for a figure
        ⚪ Supplier DB completeness · waiting for a figure
        ⚪ Procurement cost reduction · waiting for a figure
        [🔴 Monthly procurement report] [🔴 New suppliers]
        [⚪ Quality pass rate] [⚪ Supplier DB completeness]
        [⚪ Procurement cost reduction]
        [📋 All targets] [📅 Due]

        > [🔴 New suppliers]
        (edited)
        ⚪ New suppliers · waiting for a figure
        Required ≥ 5 suppliers
        Dec
        report it by 31 Dec
        🔴 2 periods not reported, first Oct
        每月新增供应商5家以上
        That is: New suppliers, ≥ 5 suppliers
        “5 or more” includes 5; counts add up over the month.
        Procurement manager · duty 5: Develop, choose and look after relations…
        [✍️ Report] [📈 Trend]
        [‹ Back]
    """,
}


@pytest.mark.parametrize("language", STILL_WANTED)
async def test_a_month_that_lacks_its_figure_is_told_of_until_it_is_given(company: Company, language: str) -> None:
    """The present month may be fine: what /due calls overdue, the status tells of, too, and so does the overview."""
    await since_october(company, "manager-procurement", language=language)
    await it_is(company, "12-05")
    await follow(company.person("manager-procurement"), STILL_WANTED[language])


def random_report(target: Target, on: date, chance: random.Random) -> Entry:
    match target:
        case Deliverable():
            return Done(done=on)
        case Response():
            closed = on + timedelta(days=chance.randrange(9)) if chance.random() < 0.5 else None
            return Case(opened=on, on=on, closed=closed, label=f"{on}")
        case Compliance():
            return Answer(yes=chance.random() < 0.7, on=on)
        case _:
            return Figure(value=Decimal(chance.randrange(100)), on=on)


async def a_random_year(company: Company, seed: int) -> None:
    """Everything reported at random, and some of what is owed said not to apply."""
    chance = random.Random(seed)  # noqa: S311 - the same year every time
    services = company.services
    member = await company.member("manager-hr")

    def work(session: Session) -> None:
        for number, target in enumerate(services.catalog.by_id.values()):
            for line in range(chance.randrange(5)):
                on = date(2026, 1, 1) + timedelta(days=chance.randrange(325))
                at = datetime(on.year, on.month, on.day, 9, tzinfo=services.zone)
                source = Source(
                    person_id=member.id, at=at, on=on, chat_id=1, message_id=number, edit=0, words="", line=line
                )
                entry = random_report(target, on, chance)
                entries.keep(session, target=target.id, entry=entry, bound=None, source=source)
        owed = owed_by(session, services, services.catalog.by_id.values(), today=date(2026, 11, 23), days=40)
        for due in owed:
            if chance.random() < 0.2:
                exemptions.exempt(
                    session,
                    person_id=member.id,
                    target=due.owed.target.id,
                    what=due.name,
                    reason="停",
                    at=datetime(2026, 11, 23, tzinfo=services.zone),
                )

    await services.database.run(work)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("day", ["11-23", "12-01", "12-31"])
async def test_the_overview_says_of_each_position_what_its_status_says(company: Company, seed: int, day: str) -> None:
    """The mark beside a position is that of the first line of its status, and its counts are those of its status."""
    await it_is(company, "01-01")
    for slug in ("manager-hr", "manager-sales", "manager-procurement", "manager-customer-service"):
        await company.member(slug)
    await a_random_year(company, seed)
    await it_is(company, day)
    hr, services = await company.joined("hr"), company.services
    positions, today = (
        services.catalog.positions,
        date.fromisoformat(f"2026-{day}"),
    )

    def work(session: Session) -> dict[str, tuple[tuple[State, ...], list[State], bool]]:
        told = {}
        for one in overseen(session, services, positions, today=today):
            position = one.summary.position
            found = standings(session, services, position.targets, today=today).values()
            states = sorted((each.status.riskiest for each in found), key=RISK.__getitem__)
            told[position.short.zh] = (one.summary.states, states, one.summary.vacant)
        return told

    shown = (await hr.says("/overview")).text
    for name, (overview, status, vacant) in (await services.database.run(work)).items():
        if vacant:
            continue
        assert list(overview) == status
        assert f"{MARKS[status[0]]} {name}" in shown
        answer = await hr.taps(f"{MARKS[status[0]]} {name}")
        assert answer.text.splitlines()[1].startswith(MARKS[status[0]])
        await hr.taps("🏢 总览")


async def test_where_nobody_has_joined_yet_nothing_is_owed(company: Company) -> None:
    hr = await company.joined("hr")
    await hr.says("/status")
    await follow(
        hr,
        """
        > [财务经理]
        (edited)
        📊 财务经理
        👤 还没有人加入，暂时没有要报的。
        [📋 全部指标] [📅 待办] [🏢 总览]
        """,
    )
