"""Workbooks are opened again: every cell has its type, and nothing in them runs."""

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from locales.spreadsheet import write_workbook
from locales.table import CellValue, Column, Percent, Sheet


def opened(*values: CellValue, title: str = "数据") -> Worksheet:
    """The sheet with a header of Chinese names and one row of these values."""
    columns = [Column(f"列{n}", 8 + n) for n in range(1, len(values) + 1)]
    book = load_workbook(BytesIO(write_workbook([Sheet(title, columns, [values])])))
    assert book.sheetnames == [title]
    return book[title]


def cell_of(value: CellValue) -> Cell:
    cell = opened(value)["A2"]
    assert isinstance(cell, Cell)
    return cell


@pytest.mark.parametrize(
    ("value", "read", "kind", "shown"),
    [
        ("招聘达成率", "招聘达成率", "s", "General"),
        (3, 3, "n", "General"),
        (Decimal("92.35"), 92.35, "n", "General"),
        (Percent(Decimal("92.5")), 92.5, "n", 'General"%"'),
        (Percent(Decimal(0)), 0, "n", 'General"%"'),
        (date(2026, 11, 23), datetime(2026, 11, 23), "d", "yyyy-mm-dd"),  # noqa: DTZ001 - spreadsheets know no zones
        (datetime(2026, 11, 23, 9, 5), datetime(2026, 11, 23, 9, 5), "d", "yyyy-mm-dd hh:mm"),  # noqa: DTZ001
        (None, None, "n", "General"),
    ],
)
def test_a_cell_has_the_type_of_its_value(value: CellValue, read: object, kind: str, shown: str) -> None:
    cell = cell_of(value)
    assert (cell.value, cell.data_type, cell.number_format) == (read, kind, shown)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-2", "@SUM(A1)", "\t=1", "\n=1", "  =cmd|' /C calc'!A0"])
def test_what_looks_like_a_formula_is_text(text: str) -> None:
    """It carries the mark by which a spreadsheet shows it and does not run it."""
    cell = cell_of(text)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


@pytest.mark.parametrize("text", ["#N/A", "#REF!", "92%", "1=1", "<b>&", "_x003D_1"])
def test_other_text_is_text_without_a_mark(text: str) -> None:
    cell = cell_of(text)
    assert (cell.value, cell.data_type, bool(cell.quotePrefix)) == (text, "s", False)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\x00b\x0bc\x1f", "abc"),
        ("\ud800高\udfff", "高"),
        ("\ufffe\uffff", None),
        ("一\r\n二\r三", "一\n二\n三"),
        ("\r=1+1", "\n=1+1"),
        ("😀", "😀"),
    ],
)
def test_what_a_file_cannot_hold_is_left_out(text: str, kept: str | None) -> None:
    assert cell_of(text).value == kept


@given(st.text(max_size=60))
def test_any_text_can_be_opened_again(text: str) -> None:
    """And is text."""
    cell = cell_of(f"·{text}")
    assert str(cell.value).startswith("·")
    assert cell.data_type == "s"


def test_the_header_is_bold_stays_and_filters() -> None:
    sheet = opened("a", "b", "c")
    assert [(cell.value, cell.font.bold) for cell in sheet[1]] == [("列1", True), ("列2", True), ("列3", True)]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:C2")
    assert [sheet.column_dimensions[letter].width for letter in "ABC"] == [9, 10, 11]


def test_long_text_goes_on_below_where_its_column_says_so() -> None:
    columns = [Column("a", 10, wraps=True), Column("b", 10)]
    sheet = load_workbook(BytesIO(write_workbook([Sheet("t", columns, [["x", "x"]])])))["t"]
    assert [cell.alignment.wrap_text for cell in sheet[2]] == [True, None]


def test_a_sheet_may_be_empty() -> None:
    """A header alone."""
    book = load_workbook(BytesIO(write_workbook([Sheet("t", [Column("a", 10)], [])])))
    assert list(book["t"].iter_rows(values_only=True)) == [("a",)]
