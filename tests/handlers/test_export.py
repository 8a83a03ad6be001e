"""/export: which file, the workbook, the calendar, by button and in words."""

from collections.abc import Sequence
from io import BytesIO

import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from sqlmodel import Session, col, select

from bot.demo.messages import Document
from bot.demo.person import Person
from storage.tables import Event
from storage.tables import Person as Row
from tests.handlers.conversation import follow
from tests.handlers.records import give_positions, shut_out
from tests.talking import Company

CONVERSATIONS = {
    ("manager-hr", "zh"): """
        > /export
        📤 导出哪一种？
        表格：每个指标的状态，和历来上报的全部数据。
        日历：未来 12 个月的期限，手机会提醒。
        [📊 表格 (.xlsx)] [📅 日历 (.ics)]

        > [📊 表格 (.xlsx)]
        📊 人力资源部经理
        15 个指标的状态
        还没有上报记录
        [📅 日历 (.ics)]

        > [📅 日历 (.ics)]
        📅 人力资源部经理
        未来 12 个月有 27 个期限
        在手机上打开即可加入日历；以后再导出会更新，不会重复。
        数字类指标的截止日期不在其中：见 /due。
        [📊 表格 (.xlsx)]

        > 导出
        📤 导出哪一种？
        表格：每个指标的状态，和历来上报的全部数据。
        日历：未来 12 个月的期限，手机会提醒。
        [📊 表格 (.xlsx)] [📅 日历 (.ics)]

        > 把期限加到日历
        📅 人力资源部经理
        未来 12 个月有 27 个期限
        在手机上打开即可加入日历；以后再导出会更新，不会重复。
        数字类指标的截止日期不在其中：见 /due。
        [📊 表格 (.xlsx)]
    """,
    ("manager-hr", "en"): """
        > /export nonsense
        📤 Which file would you like?
        A workbook: where every target stands, and every figure ever reported.
        A calendar: the deadlines of the next 12 months, with reminders on your phone.
        [📊 Workbook (.xlsx)] [📅 Calendar (.ics)]

        > send me an excel file
        📊 HR manager
        Where 15 targets stand
        1 report, corrected and undone ones included
        [📅 Calendar (.ics)]

        > /export ics
        📅 HR manager
        27 deadlines in the next 12 months
        Open it on your phone to add them. A later export updates them and doubles nothing.
        The deadlines of figures are not in it: see /due.
        [📊 Workbook (.xlsx)]

        > {export:nonsense}
        📤 Which file would you like?
        A workbook: where every target stands, and every figure ever reported.
        A calendar: the deadlines of the next 12 months, with reminders on your phone.
        [📊 Workbook (.xlsx)] [📅 Calendar (.ics)]
    """,
    ("manager-network", "zh"): """
        > 日历
        未来 12 个月没有固定的期限，所以没有日历可导出。
        [📊 表格 (.xlsx)]
    """,
    ("manager-customer-service", "zh"): """
        > 我的期限日历
        📅 客服部经理
        未来 12 个月有 1 个期限
        在手机上打开即可加入日历；以后再导出会更新，不会重复。
        数字类指标的截止日期不在其中：见 /due。
        [📊 表格 (.xlsx)]
    """,
    ("hr", "zh"): """
        > 导出日历
        您没有负责上报的岗位，没有可以导出的数据。
        [🏢 全部岗位 (.xlsx)]

        > [🏢 全部岗位 (.xlsx)]
        📊 10 个岗位
        98 个指标的状态
        还没有上报记录

        > 导出表格
        📊 10 个岗位
        98 个指标的状态
        还没有上报记录

        > /export
        📊 10 个岗位
        98 个指标的状态
        还没有上报记录
    """,
    ("admin", "en"): """
        > /export
        📊 10 positions
        Where 98 targets stand
        No reports yet
    """,
    ("director", "en"): """
        > export calendar
        You report for no position, so there is nothing of yours to export.
        [🏢 All positions (.xlsx)]

        > [🏢 All positions (.xlsx)]
        📊 Sales manager and Production manager
        Where 18 targets stand
        No reports yet
    """,
}

REPORTED = {
    ("manager-hr", "en"): "recruitment rate 92%",
    ("manager-customer-service", "zh"): "昨天收到一起客户投诉，还没回复",
}
"""What was said before."""


@pytest.mark.parametrize(("slug", "language"), CONVERSATIONS)
async def test_export(company: Company, slug: str, language: str) -> None:
    """Both files by command, by button and in words; whoever reports for no position has but what they oversee."""
    person = await company.joined(slug, language=language)
    await person.says(REPORTED.get((slug, language), "/status"))
    await follow(person, CONVERSATIONS[slug, language])


def document(person: Person) -> Document:
    """The file that the bot sent last."""
    content = person.last.content
    assert isinstance(content, Document)
    return content


def table(person: Person, sheet: str) -> list[tuple[object, ...]]:
    """The rows of a sheet of the workbook sent last, moments and days as they are shown, empty cells at the end cut."""
    book = load_workbook(BytesIO(document(person).file.data))
    return [tuple(_shown(value) for value in row) for row in book[sheet].iter_rows(values_only=True)]


def _shown(value: object) -> object:
    return str(value).removesuffix(" 00:00:00") if hasattr(value, "year") else value


async def test_the_files_are_named_for_position_and_day(company: Company) -> None:
    manager = await company.joined("manager-hr")
    await manager.says("导出表格")
    workbook = document(manager).file
    await manager.says("导出日历")
    calendar = document(manager).file
    assert [(file.name, file.mime_type) for file in (workbook, calendar)] == [
        ("dutybot-hr-2026-11-23.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("dutybot-hr-2026-11-23.ics", "text/calendar"),
    ]


HISTORY: dict[str, tuple[Sequence[str], str, Sequence[tuple[object, ...]], Sequence[tuple[object, ...]]]] = {
    "zh": (
        ("招聘达成率92%", "不对，是93%", "撤回", "年度人力分析报告昨天完成了", "导出表格"),
        "数据",
        [
            *[("指标", "周期", "数值", "单位", "计入方式", "完成日期", "开始日期", "结束日期", "对象", "当时要求")],
            *[("招聘达成率", "2026年11月", 92, "%", None, None, None, None, None, "≥ 90%")],
            *[("招聘达成率", "2026年11月", 93, "%", None, None, None, None, None, "≥ 90%")],
            *[("年度人力资源分析报告", None, None, None, None, "2026-11-22", None, None, None, "每年12月20日前")],
        ],
        [
            *[("记录状态", "上报人", "上报时间（Asia/Shanghai）", "更正或撤销人", "更正或撤销时间", "原话")],
            *[("有效", "陈静", "2026-11-23 12:00:00", None, None, "招聘达成率92%")],
            *[("已撤销", "陈静", "2026-11-23 12:00:00", "陈静", "2026-11-23 12:00:00", "不对，是93%")],
            *[("有效", "陈静", "2026-11-23 12:00:00", None, None, "年度人力分析报告昨天完成了")],
        ],
    ),
    "en": (
        ("recruitment rate 92%", "no, it is 93", "I want to export my spreadsheet"),
        "Figures",
        [
            *[("Target", "Period", "Figure", "Unit", "Adds or replaces", "Done on", "Opened on", "Closed on", "Label")],
            *[("Recruitment fulfilment rate", "Nov 2026", 92, "percent", None, None, None, None, None)],
            *[("Recruitment fulfilment rate", "Nov 2026", 93, "percent", None, None, None, None, None)],
        ],
        [
            *[("Requirement then", "Kept as", "Reported by", "Reported at (Asia/Shanghai)")],
            *[("≥ 90%", "corrected", "陈静", "2026-11-23 12:00:00")],
            *[("≥ 90%", "stands", "陈静", "2026-11-23 12:00:00")],
        ],
    ),
}


@pytest.mark.parametrize("language", HISTORY)
async def test_the_workbook_has_every_report_ever_kept(company: Company, language: str) -> None:
    """Corrected and undone ones marked, with who, when and which words."""
    said, sheet, left, right = HISTORY[language]
    manager = await company.joined("manager-hr", language=language)
    for words in said:
        await manager.says(words)
    expected = [(*first, *rest) for first, rest in zip(left, right, strict=True)]
    assert [row[: len(expected[0])] for row in table(manager, sheet)] == expected


async def test_words_that_look_like_a_formula_are_words(company: Company) -> None:
    manager = await company.joined("manager-hr")
    await manager.says("+招聘达成率92%")
    await manager.says("导出表格")
    cell = load_workbook(BytesIO(document(manager).file.data))["数据"]["P2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("+招聘达成率92%", "s", True)


async def test_a_successor_takes_the_whole_history(company: Company) -> None:
    """It belongs to the position; what the person reported for another one stays there."""
    predecessor = await company.joined("manager-hr")
    await predecessor.says("招聘达成率92%")
    await shut_out(company, "manager-hr")
    successor = await company.joined("manager-sales")
    await successor.says("销售任务完成率95%")
    await give_positions(company, "manager-sales", "hr")
    await successor.says("导出表格")
    assert [(row[0], row[2], row[11]) for row in table(successor, "数据")[1:]] == [("招聘达成率", 92, "陈静")]


async def test_several_positions_have_a_column_for_theirs(company: Company) -> None:
    manager = await company.joined("manager-hr")
    await give_positions(company, "manager-hr", "hr", "sales")
    await manager.says("招聘达成率92%")
    await manager.says("导出表格")
    assert document(manager).file.name == "dutybot-hr-sales-2026-11-23.xlsx"
    assert [row[:2] for row in table(manager, "数据")] == [("岗位", "指标"), ("人力资源部经理", "招聘达成率")]
    assert {row[0] for row in table(manager, "指标状态")} == {"岗位", "人力资源部经理", "销售部经理"}


async def test_a_person_s_own_zone_shows_their_time(company: Company) -> None:
    manager = await company.joined("manager-hr")
    await set_zone(company, manager, "Europe/London")
    await manager.says("招聘达成率92%")
    await manager.says("导出表格")
    assert [row[12] for row in table(manager, "数据")] == ["上报时间（Europe/London）", "2026-11-23 04:00:00"]


async def set_zone(company: Company, member: Person, zone: str) -> None:
    def work(session: Session) -> None:
        person = session.exec(select(Row).where(Row.telegram_id == member.user.id)).one()
        person.time_zone = zone
        session.add(person)

    await company.services.database.run(work)


async def test_a_calendar_marks_what_is_done(company: Company) -> None:
    """Exported again, it has the same events: the one that is done says so and is silent."""
    manager = await company.joined("manager-hr")
    await manager.says("导出日历")
    before = events(manager)
    await manager.says("年度人力分析报告昨天完成了")
    await manager.says("导出日历")
    after = events(manager)
    report = "hr.annual_hr_analysis_report.2026-12-20@dutybot"
    assert before.keys() == after.keys()
    assert before[report] == ("年度人力资源分析报告", 2)
    assert [(uid, after[uid]) for uid in after if after[uid] != before[uid]] == [
        (report, ("✅ 年度人力资源分析报告（已完成）", 0))
    ]


def events(person: Person) -> dict[str, tuple[str, int]]:
    """Summary and number of alarms of each event of the calendar sent last, by its uid."""
    return {one.uid: (one.summary or "", len(one.alarms.times)) for one in calendar(person).events}


def calendar(person: Person) -> Calendar:
    """The calendar sent last, as a phone reads it."""
    read = Calendar.from_ical(document(person).file.data)
    assert isinstance(read, Calendar)
    return read


async def test_an_event_tells_the_clause_and_how_it_is_read(company: Company) -> None:
    manager = await company.joined("manager-hr", language="en")
    await manager.says("/export ics")
    uid = "hr.annual_hr_analysis_report.2026-12-20@dutybot"
    [description] = [one.description for one in calendar(manager).events if one.uid == uid]
    assert (description or "").splitlines() == [
        "HR manager",
        "Required: by 20 Dec every year",
        "Source: 每年12月20日前提交本年度人力资源分析报告",
    ]


async def test_an_export_is_written_down(company: Company) -> None:
    """The audit says who took what away."""
    manager = await company.joined("manager-hr")
    await manager.says("/export")
    await manager.says("导出表格")
    found = await company.services.database.run(
        lambda session: session.exec(select(Event).where(col(Event.action) == "exported")).all()
    )
    assert [event.detail for event in found] == [{"form": "xlsx", "positions": ["hr"]}]
