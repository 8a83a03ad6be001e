"""/export for whoever oversees positions: the workbook of all of them, made while the chat goes on."""

import asyncio
import threading
from collections.abc import Sequence
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlmodel import col, select

from bot.demo.events import Deleted, Edited, Posted
from bot.demo.messages import Document
from bot.demo.person import Person
from bot.running import shut_down
from handlers import exporting
from locales.table import Sheet
from storage.tables import Event
from tests.handlers.conversation import follow
from tests.handlers.overseen import a_company_that_is_behind
from tests.handlers.records import give_positions
from tests.talking import Company

HELD = {
    "zh": """
        > /export
        📤 导出哪一种？
        表格：每个指标的状态，和历来上报的全部数据。
        日历：未来 12 个月的期限，手机会提醒。
        全部岗位：各岗位的状态和数据在一个表格里，另有每件处理和提交记录。
        [📊 表格 (.xlsx)] [📅 日历 (.ics)]
        [🏢 全部岗位 (.xlsx)]

        > [📊 表格 (.xlsx)]
        📊 销售部经理
        8 个指标的状态
        还没有上报记录
        [📅 日历 (.ics)]

        > 导出表格
        📤 导出哪一种？
        表格：每个指标的状态，和历来上报的全部数据。
        日历：未来 12 个月的期限，手机会提醒。
        全部岗位：各岗位的状态和数据在一个表格里，另有每件处理和提交记录。
        [📊 表格 (.xlsx)] [📅 日历 (.ics)]
        [🏢 全部岗位 (.xlsx)]

        > [🏢 全部岗位 (.xlsx)]
        📊 10 个岗位
        98 个指标的状态
        3 条上报记录，含已更正和已撤销的
    """,
    "en": """
        > /export
        📤 Which file would you like?
        A workbook: where every target stands, and every figure ever reported.
        A calendar: the deadlines of the next 12 months, with reminders on your phone.
        All positions: the same workbook for each of them, with every case and delivery.
        [📊 Workbook (.xlsx)] [📅 Calendar (.ics)]
        [🏢 All positions (.xlsx)]

        > [🏢 All positions (.xlsx)]
        📊 10 positions
        Where 98 targets stand
        3 reports, corrected and undone ones included
    """,
}


@pytest.mark.parametrize("language", HELD)
async def test_hr_with_a_position_has_both(company: Company, language: str) -> None:
    """Their own as any manager, and all positions; in words they are asked which of the two workbooks."""
    await a_company_that_is_behind(company)
    hr = await company.joined("hr", language=language)
    await give_positions(company, "hr", "sales")
    await follow(hr, HELD[language])


def document(person: Person) -> Document:
    content = person.last.content
    assert isinstance(content, Document)
    return content


def tables(person: Person) -> dict[str, list[tuple[object, ...]]]:
    """Every sheet of the workbook sent last: its rows, days as they are shown."""
    book = load_workbook(BytesIO(document(person).file.data))
    assert {sheet.freeze_panes for sheet in book} == {"A2"}
    return {sheet.title: [tuple(map(_shown, row)) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def _shown(value: object) -> object:
    return str(value).removesuffix(" 00:00:00") if hasattr(value, "year") else value


STATUS = {
    "zh": (
        ("岗位", "指标", "要求", "状态", "核对", "数值", "差距", "单位", "周期", "截止日期", "怎样达标", "上报人"),
        (
            *("人力资源部经理", "招聘达成率", "≥ 90%", "❌ 未达标", "❓ 有疑问", 88, -2, "%", "2026年11月", None),
            *("还差 2 个百分点", "陈静"),
        ),
        (
            *("财务经理", "会计核算准确率", "≥ 98%", "👤 还没有人加入", None, None, None, None, "2026年11月", None),
            *(None, None),
        ),
    ),
    "en": (
        (
            *("Position", "Target", "Requirement", "State", "Checked", "Figure", "Gap", "Unit", "Period", "Due"),
            *("To turn it green", "Reported by"),
        ),
        (
            *("HR manager", "Recruitment fulfilment rate", "≥ 90%", "❌ missed", "❓ questioned", 88, -2, "percent"),
            *("Nov 2026", None, "2 percentage points to go", "陈静"),
        ),
        (
            *(
                "Finance manager",
                "Accounting accuracy rate",
                "≥ 98%",
                "👤 nobody has joined yet",
                None,
                None,
                None,
                None,
            ),
            *("Nov 2026", None, None, None),
        ),
    ),
}
OTHERS = {
    "zh": {
        "处理记录": [
            (
                "岗位",
                "指标",
                "对象",
                "开始日期",
                "结束日期",
                "用时",
                "单位",
                "要求",
                "最晚日期",
                "状态",
                "上报人",
                "核对",
            ),
            (
                *("客服部经理", "客户投诉响应时限", "8801", "2026-11-18", "2026-11-20", 2, "个工作日", "3 个工作日内"),
                *("2026-11-23", "✅ 达标", "周婷", None),
            ),
            (
                *("客服部经理", "客户投诉响应时限", None, "2026-11-22", None, 1, "个工作日", "3 个工作日内"),
                *("2026-11-25", "⏳ 处理中", "周婷", None),
            ),
        ],
        "提交记录": [
            ("岗位", "指标", "开始提交日", "截止日期", "完成日期", "状态", "要求", "上报人", "核对"),
            (
                *("人力资源部经理", "年度人力资源分析报告", None, "2026-12-20", None, "📅 未到期", "每年12月20日前"),
                *(None, None),
            ),
            (
                *(
                    "人力资源部经理",
                    "组织绩效考核并回收考核表",
                    "2026-10-20",
                    "2026-10-25",
                    "2026-10-24",
                    "✅ 按时完成",
                ),
                *("每月20日至25日", "陈静", None),
            ),
        ],
    },
    "en": {
        "Cases": [
            (
                *("Position", "Target", "Label", "Opened on", "Closed on", "Took", "Unit", "Requirement"),
                *("Last allowed day", "State", "Reported by", "Checked"),
            ),
            (
                *("Customer service manager", "Complaint response time", "8801", "2026-11-18", "2026-11-20", 2),
                *("working days", "within 3 working days", "2026-11-23", "✅ met", "周婷", None),
            ),
            (
                *("Customer service manager", "Complaint response time", None, "2026-11-22", None, 1),
                *("working days", "within 3 working days", "2026-11-25", "⏳ running", "周婷", None),
            ),
        ],
        "Deliveries": [
            ("Position", "Target", "From", "Due", "Done on", "State", "Requirement", "Reported by", "Checked"),
            (
                *("HR manager", "Annual HR analysis report", None, "2026-12-20", None, "📅 not due yet"),
                *("by 20 Dec every year", None, None),
            ),
            (
                *(
                    "HR manager",
                    "Monthly performance appraisal round (forms handed out and collected)",
                    "2026-10-20",
                    "2026-10-25",
                    "2026-10-24",
                ),
                *("✅ done on time", "day 20 to 25 of every month", "陈静", None),
            ),
        ],
    },
}
FIGURES = {"zh": "数据", "en": "Figures"}


@pytest.mark.parametrize("language", STATUS)
async def test_the_workbook_tells_all_positions(company: Company, language: str) -> None:
    """A row a target, every report with its words, every case, and every day on which something was owed."""
    await a_company_that_is_behind(company)
    service = await company.joined("manager-customer-service")
    await service.says("投诉8801，11月18日收到，11月20日答复了")
    await service.says("昨天收到一起客户投诉，还没回复")
    await (await company.joined("manager-hr")).says("绩效考核10月24日完成了")
    hr = await company.joined("hr", language=language)
    await hr.says("/status")
    await hr.forges("question:3")
    await hr.says("数不对")
    await hr.says("/export")
    assert document(hr).file.name == "dutybot-2026-11-23.xlsx"
    found = tables(hr)
    status, figures, *others = found.values()
    assert len(status) == 1 + 98
    assert tuple((row[0], *row[2:12], row[13]) for row in (status[0], status[7], status[17])) == STATUS[language]
    assert list(found)[1] == FIGURES[language]
    assert [(row[3], row[12], row[16], row[17] is not None) for row in figures[1:]] == [
        (92, "陈静", "招聘达成率92%", False),
        (100, "吴强", "供应商信息库完整率100%", False),
        (88, "陈静", "招聘达成率88%", True),
        (None, "周婷", "投诉8801，11月18日收到，11月20日答复了", False),
        (None, "周婷", "昨天收到一起客户投诉，还没回复", False),
        (None, "陈静", "绩效考核10月24日完成了", False),
    ]
    assert {title: rows[:3] for title, rows in list(found.items())[2:]} == OTHERS[language]
    assert [len(rows) for rows in others] == [1 + 2, 1 + 9]


async def test_words_about_two_positions_are_for_whoever_sees_both(company: Company) -> None:
    """HR reads every message; a director of one of the positions does not read what was said of the other."""
    await give_positions(company, "manager-sales", "sales", "hr")
    await company.person("manager-sales").says("销售任务完成率95%，招聘达成率92%")
    hr, director = await company.joined("hr"), await company.joined("director")
    words = []
    for reader in (hr, director):
        await reader.says("/export all")
        words.append([row[16] for row in tables(reader)["数据"][1:]])
    assert words == [["销售任务完成率95%，招聘达成率92%"] * 2, [None]]
    assert document(director).file.name == "dutybot-sales-production-2026-11-23.xlsx"
    assert {row[0] for row in tables(director)["指标状态"][1:]} == {"销售部经理", "生产部经理"}


async def test_a_manager_cannot_have_all_positions(company: Company) -> None:
    """Whatever the button says: they are asked which of their own files they mean."""
    manager = await company.joined("manager-hr")
    await manager.says("/export")
    answer = await manager.forges("export:all")
    assert [row for message in answer.messages for row in message.buttons] == [("📊 表格 (.xlsx)", "📅 日历 (.ics)")]


async def test_how_far_it_is_stands_in_one_message(company: Company) -> None:
    """Edited in place position by position, and gone once the file is there."""
    company.services.errands.show_every_s = 0
    hr = await company.joined("hr")
    mark = len(company.server.chats.events.log)
    answer = await hr.says("/export")
    shown = [event for event in company.server.chats.events.log[mark:] if isinstance(event, Posted | Edited | Deleted)]
    texts = [one.message.text for one in shown[1:-2] if not isinstance(one, Deleted)]
    assert [type(one) for one in shown] == [Posted, Posted, *[Edited] * 9, Posted, Deleted]
    assert texts == [f"📊 已完成 {n}/10 个岗位…\n几分钟内没收到文件，请再导出一次：/export" for n in range(1, 11)]
    assert len(answer.messages) == 1


class Writer:
    """Holds a workbook back, or fails, in the thread that writes it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, fails: bool = False) -> None:
        self._write, self._fails = exporting.write_tables, fails
        self.begun, self.goes_on = threading.Event(), threading.Event()
        monkeypatch.setattr(exporting, "write_tables", self._held)

    def _held(self, sheets: Sequence[Sheet]) -> bytes:
        self.begun.set()
        self.goes_on.wait(10)
        if self._fails:
            raise OSError("no room left")
        return self._write(sheets)

    async def until_begun(self) -> None:
        await asyncio.to_thread(self.begun.wait, 10)


async def until_said(person: Person, text: str) -> None:
    """Wait for this, while something else is still under way."""
    async with asyncio.timeout(10):
        while text not in person.last.text:  # noqa: ASYNC110 - nothing tells when the bot has answered
            await asyncio.sleep(0.01)


async def test_the_chat_goes_on_meanwhile(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked for once more, the same file is waited for; anything else is answered at once."""
    hr = await company.joined("hr")
    await hr.says("/help")
    writer = Writer(monkeypatch)
    hr.posts("/export")
    await writer.until_begun()
    hr.posts("/export")
    await until_said(hr, "表格正在生成，请稍候。")
    hr.posts("/overview")
    await until_said(hr, "🏢")
    writer.goes_on.set()
    await hr.settles()
    files = [one for one in hr.messages if isinstance(one.content, Document)]
    assert len(files) == 1


@pytest.mark.usefixtures("warnings_expected")
async def test_a_workbook_that_cannot_be_made_is_told(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the place of how far it was; the next one is made."""
    company.services.errands.show_every_s = 0
    hr = await company.joined("hr")
    writer = Writer(monkeypatch, fails=True)
    writer.goes_on.set()
    answer = await hr.says("/export")
    assert [message.text for message in answer.messages] == ["我这边出了点问题，已经记下来了。请再试一次。"]
    monkeypatch.undo()
    await hr.says("/export")
    assert document(hr).file.name == "dutybot-2026-11-23.xlsx"


async def test_a_stop_does_not_wait_for_it(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asked is told to ask again."""
    hr = await company.joined("hr")
    writer = Writer(monkeypatch)
    hr.posts("/export")
    await writer.until_begun()
    await shut_down(company.dutybot)
    writer.goes_on.set()
    assert hr.last.text == "表格还没做好，服务就停了，请再导出一次：/export"


async def test_it_is_written_down(company: Company) -> None:
    """The audit says who took which positions away."""
    director = await company.joined("director")
    await director.says("/export")
    found = await company.services.database.run(
        lambda session: session.exec(select(Event).where(col(Event.action) == "exported")).all()
    )
    assert [event.detail for event in found] == [{"form": "xlsx", "positions": ["sales", "production"]}]
