"""The tables of an exported workbook, a whole row for each kind of target and report."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from catalog.entries import Answer, Case, Done, Entry, Figure
from catalog.judging import judge
from catalog.loading import load_catalog
from catalog.model import Language, Period, Unit
from catalog.reading import Mode
from catalog.records import Fate, Record
from catalog.working_days import WorkingDays
from locales.table import CellValue, Percent
from locales.translation import Translator
from locales.wording.workbook import RecordRow, StatusRow, records_sheet, status_sheet

CATALOG = load_catalog()
TODAY = date(2026, 11, 23)
SHANGHAI = ZoneInfo("Asia/Shanghai")
NOON = datetime(2026, 11, 23, 4, 0, 59, tzinfo=UTC)


def status_row(language: Language, target_id: str, *entries: Entry) -> tuple[CellValue, ...]:
    """What the status sheet has to tell of a target, between its duty and its source."""
    target = CATALOG.by_id[target_id]
    position = CATALOG.by_position[target.position]
    duty = next(duty for duty in position.duties if duty.number == target.duty)
    status = judge(target, entries, today=TODAY, calendar=WorkingDays())
    sheet = status_sheet(Translator(language), [StatusRow(position, duty, target, status)], several=False, today=TODAY)
    [row] = sheet.rows
    assert (row[0], row[4], row[-1]) == (f"{duty.number}. {duty.text[language]}", None, target.clause)
    return (*row[1:4], *row[5:-1])


def rate(value: str) -> Figure:
    return Figure(value=Decimal(value), on=TODAY)


STATUSES: list[tuple[str, tuple[Entry, ...], dict[Language, tuple[CellValue, ...]]]] = [
    (
        "hr.recruitment_rate",
        (rate("88.5"),),
        {
            "zh": (
                *("招聘达成率", "≥ 90%", "❌ 未达标", Percent(Decimal("88.5")), Decimal("-1.5"), "%", "2026年11月"),
                *(None, "还差 1.5 个百分点"),
            ),
            "en": (
                *("Recruitment fulfilment rate", "≥ 90%", "❌ missed", Percent(Decimal("88.5")), Decimal("-1.5")),
                *("percent", "Nov 2026", None, "1.5 percentage points to go"),
            ),
        },
    ),
    (
        "hr.annual_hr_analysis_report",
        (),
        {
            "zh": (
                *("年度人力资源分析报告", "每年12月20日前", "📅 未到期", None, None, None, "2026年"),
                *(date(2026, 12, 20), "截止 12月20日（还有 27 天）"),
            ),
            "en": (
                *("Annual HR analysis report", "by 20 Dec every year", "📅 not due yet", None, None, None, "2026"),
                *(date(2026, 12, 20), "due 20 Dec, in 27 days"),
            ),
        },
    ),
]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("target", "entries", "expected"), STATUSES)
def test_a_row_tells_where_a_target_stands(
    target: str, entries: tuple[Entry, ...], expected: dict[Language, tuple[CellValue, ...]], language: Language
) -> None:
    """Numbers and days as such; a gap between percents is in percentage points, and no percent."""
    assert status_row(language, target, *entries) == expected[language]


def record_row(language: Language, target_id: str, entry: Entry, requirement: str | None) -> tuple[CellValue, ...]:
    """What the sheet of figures tells of a report, up to the requirement of its day."""
    target = CATALOG.by_id[target_id]
    record = Record(
        id=1,
        target=target_id,
        entry=entry,
        by="陈静",
        at=NOON,
        words="=1+1",
        requirement=requirement,
        fate=Fate.CORRECTED,
        ended_by="李强",
        ended_at=NOON,
    )
    rows = [RecordRow(CATALOG.by_position[target.position], target, record)]
    [row] = records_sheet(Translator(language), rows, several=False, zone=SHANGHAI).rows
    noon = datetime(2026, 11, 23, 12, 0)  # noqa: DTZ001 - spreadsheets know no zones
    fate = {"zh": "已更正", "en": "corrected"}[language]
    assert tuple(row[10:]) == (fate, "陈静", noon, "李强", noon, "=1+1", None)
    assert row[0] == target.name[language]
    return tuple(row[1:10])


_YEARLY = Period.parse("2025")
REPORTS: list[tuple[str, Entry, str | None, dict[Language, tuple[CellValue, ...]]]] = [
    (
        "hr.recruitment_rate",
        Figure(value=Decimal("92.50"), on=TODAY, unit=Unit.PERCENT, period=Period.parse("2026-10")),
        ">= 85.5 percent",
        {
            "zh": ("2026年10月", Percent(Decimal("92.50")), "%", None, None, None, None, None, "≥ 85.5%"),
            "en": ("Oct 2026", Percent(Decimal("92.50")), "percent", None, None, None, None, None, "≥ 85.5%"),
        },
    ),
    (
        "hr.induction_training_sessions",
        Figure(value=Decimal(2), on=TODAY, mode=Mode.TOTAL, label="新员工"),
        ">= 1 session",
        {
            "zh": ("2026年11月", Decimal(2), "次", "新的总数", None, None, None, "新员工", "≥ 1 次"),
            "en": ("Nov 2026", Decimal(2), "sessions", "new total", None, None, None, "新员工", "≥ 1 session"),
        },
    ),
    (
        "hr.annual_hr_analysis_report",
        Done(done=date(2026, 11, 20)),
        "by 12-15",
        {
            "zh": (None, None, None, None, date(2026, 11, 20), None, None, None, "每年12月15日前"),
            "en": (None, None, None, None, date(2026, 11, 20), None, None, None, "by 15 Dec every year"),
        },
    ),
    (
        "hr.performance_summary_report",
        Done(done=date(2026, 11, 20), due=date(2026, 10, 28)),
        "by 28",
        {
            "zh": ("2026年10月", None, None, None, date(2026, 11, 20), None, None, None, "每月28日前"),
            "en": ("Oct 2026", None, None, None, date(2026, 11, 20), None, None, None, "by day 28 of every month"),
        },
    ),
    (
        "customer_service.complaint_response_time",
        Case(opened=date(2026, 11, 18), closed=date(2026, 11, 20), label="8801", on=TODAY),
        "<= 2 working_day",
        {
            "zh": (None, None, None, None, None, date(2026, 11, 18), date(2026, 11, 20), "8801", "2 个工作日内"),
            "en": (
                *(None, None, None, None, None, date(2026, 11, 18), date(2026, 11, 20), "8801"),
                "within 2 working days",
            ),
        },
    ),
    (
        "customer_service.complaint_response_time",
        Case(took=Decimal("2.5"), unit=Unit.HOUR, on=TODAY),
        None,
        {
            "zh": (None, Decimal("2.5"), "小时", None, None, None, None, None, "每件都要有结果"),
            "en": (None, Decimal("2.5"), "hours", None, None, None, None, None, "each one completed"),
        },
    ),
    (
        "finance.tax_in_line",
        Answer(yes=False, on=TODAY, period=_YEARLY),
        None,
        {
            "zh": ("2025年", "否", None, None, None, None, None, None, "是"),
            "en": ("2025", "no", None, None, None, None, None, None, "yes"),
        },
    ),
]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("target", "entry", "requirement", "expected"), REPORTS)
def test_a_row_tells_what_was_reported(
    target: str,
    entry: Entry,
    requirement: str | None,
    expected: dict[Language, tuple[CellValue, ...]],
    language: Language,
) -> None:
    """Under the requirement of its day, whatever the catalog asks for now."""
    assert record_row(language, target, entry, requirement) == expected[language]


def test_several_positions_have_a_column() -> None:
    """In both tables, the first one."""
    t, target = Translator("en"), CATALOG.by_id["hr.recruitment_rate"]
    position = CATALOG.by_position["hr"]
    status = judge(target, [], today=TODAY, calendar=WorkingDays())
    row = StatusRow(position, position.duties[0], target, status)
    sheets = [
        status_sheet(t, [row], several=True, today=TODAY),
        records_sheet(t, [], several=True, zone=SHANGHAI),
    ]
    assert [sheet.columns[0].title for sheet in sheets] == ["Position", "Position"]
    assert sheets[0].rows[0][0] == "HR manager"


def test_whoever_oversees_positions_sees_who_reports_and_what_is_questioned() -> None:
    """Of a position that nobody has joined for, nothing is owed: its targets have no state."""
    t, target = Translator("en"), CATALOG.by_id["hr.recruitment_rate"]
    position = CATALOG.by_position["hr"]
    status = replace(judge(target, [rate("92")], today=TODAY, calendar=WorkingDays()), questioned=True)
    rows = [StatusRow(position, position.duties[0], target, status, vacant=vacant) for vacant in (False, True)]
    sheet = status_sheet(t, rows, several=True, today=TODAY, holders={"hr": ["陈静", "李强"]})
    assert [column.title for column in sheet.columns[4:7]] == ["State", "Checked", "Figure"]
    assert [tuple(row[4:7]) for row in sheet.rows] == [
        ("✅ met", "❓ questioned", Percent(Decimal(92))),
        ("👤 nobody has joined yet", None, None),
    ]
    assert (sheet.columns[-1].title, sheet.rows[0][-1]) == ("Reported by", "陈静 and 李强")
