"""Tables as an .xlsx file: every cell of its own type, and no text that a spreadsheet would run."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.worksheet import Worksheet

from locales.table import CellValue, Column, Percent, Sheet

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no place for: control characters, lone surrogates, and the two that are no characters."""
_LIKE_A_FORMULA = re.compile(r"\s*[=+\-@]|[\t\n]")
_PERCENT = 'General"%"'
_DAY = "yyyy-mm-dd"
_MOMENT = "yyyy-mm-dd hh:mm"


def write_workbook(sheets: Sequence[Sheet]) -> bytes:
    """The file: each sheet with a bold header that stays in sight and filters its column."""
    book = Workbook(write_only=True)
    for sheet in sheets:
        _fill(book.create_sheet(_clean(sheet.title)), sheet)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _fill(page: Worksheet, sheet: Sheet) -> None:
    for n, column in enumerate(sheet.columns, start=1):
        page.column_dimensions[get_column_letter(n)].width = column.width
    page.freeze_panes = "A2"
    page.auto_filter = AutoFilter(f"A1:{get_column_letter(len(sheet.columns))}{len(sheet.rows) + 1}")
    page.append([_header(page, column.title) for column in sheet.columns])
    for row in sheet.rows:
        page.append([_cell(page, value, column) for value, column in zip(row, sheet.columns, strict=True)])


def _header(page: Worksheet, title: str) -> Cell:
    cell = _text(page, title)
    cell.font = Font(bold=True)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _cell(page: Worksheet, value: CellValue, column: Column) -> Cell | CellValue:
    match value:
        case str():
            cell = _text(page, value)
            if column.wraps:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
            return cell
        case Percent(number):
            return _formatted(page, number, _PERCENT)
        case datetime():
            return _formatted(page, value, _MOMENT)
        case date():
            return _formatted(page, value, _DAY)
        case _:
            return value


def _formatted(page: Worksheet, value: Decimal | date, shown: str) -> Cell:
    cell = Cell(page, 1, 1, value)
    cell.number_format = shown
    return cell


def _text(page: Worksheet, text: str) -> Cell:
    """Text whatever it begins with; one like a formula carries the mark by which a spreadsheet leaves it alone."""
    clean = _clean(text)
    cell = Cell(page, 1, 1, clean)
    cell.data_type = "s"  # the library takes =1+1 for a formula and #N/A for an error
    if _LIKE_A_FORMULA.match(clean):
        cell.quotePrefix = True
    return cell


def _clean(text: str) -> str:
    """The text with one sort of line end and without what XML forbids."""
    return _FORBIDDEN.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
