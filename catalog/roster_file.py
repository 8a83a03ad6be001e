"""The rows of a table that was sent as a file: .xlsx, or .csv in whatever way spreadsheets write it.

Told apart by what is in it, not by its name. It comes from outside: its size, what it unpacks to, and its rows are
limited, and no formula is computed.
"""

from __future__ import annotations

import csv
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO
from itertools import islice
from zipfile import ZipFile

from catalog.errors import FileTooLarge, NotATable, TooManyRows
from catalog.roster import Row

MOST_BYTES = 1_000_000
MOST_ROWS = 1_000
_MOST_UNPACKED = 12_000_000
_MOST_COLUMNS = 30
_LONGEST_CELL = 500
_LOOKED_AT = 5
"""By so many lines it is told what stands between the cells: what most of them have."""
_BLANK_ROWS = 200
"""So many more rows than `MOST_ROWS` may be empty ones."""


def read_rows(data: bytes) -> list[Row]:
    """The rows that hold something. Raises FileTooLarge, TooManyRows, or NotATable."""
    if len(data) > MOST_BYTES:
        raise FileTooLarge
    found = _of_workbook(data) if data.startswith(b"PK\x03\x04") else _of_text(data)
    most = MOST_ROWS + 1  # and a heading
    every = list(islice(enumerate(found, start=1), most + _BLANK_ROWS))
    rows = [(number, cells) for number, cells in every if any(cell.strip() for cell in cells)]
    if len(rows) > most or len(every) == most + _BLANK_ROWS:
        raise TooManyRows
    return rows


def _of_workbook(data: bytes) -> list[Sequence[str]]:
    """The first sheet's cells as text."""
    try:
        if _unpacked(data) <= _MOST_UNPACKED:
            return _first_sheet(data)
    except Exception:  # noqa: BLE001 - a broken file leads the library anywhere
        raise NotATable from None
    raise FileTooLarge


def _unpacked(data: bytes) -> int:
    with ZipFile(BytesIO(data)) as packed:
        return sum(part.file_size for part in packed.infolist())


def _first_sheet(data: bytes) -> list[Sequence[str]]:
    # Imported for the first workbook, and in its thread: it takes a third of a second.
    from openpyxl import load_workbook  # noqa: PLC0415

    book = load_workbook(BytesIO(data), read_only=True, data_only=True)
    sheet = book.worksheets[0]
    sheet.reset_dimensions()  # what the file says of them need not be so
    cells = sheet.iter_rows(max_row=MOST_ROWS + 1 + _BLANK_ROWS, max_col=_MOST_COLUMNS, values_only=True)
    rows: list[Sequence[str]] = [_texts(row) for row in cells]
    book.close()
    return rows


def _of_text(data: bytes) -> Iterable[Sequence[str]]:
    text = _decoded(data)
    first = text.splitlines()[:_LOOKED_AT]
    between = max(",;\t", key=lambda sign: sum(sign in line for line in first))
    try:
        rows = list(islice(csv.reader(StringIO(text, newline=""), delimiter=between), MOST_ROWS + 1 + _BLANK_ROWS))
    except csv.Error:
        raise NotATable from None
    return [_texts(row[:_MOST_COLUMNS]) for row in rows]


def _decoded(data: bytes) -> str:
    """UTF-8, UTF-16 where it says so, else GBK, as Excel writes a .csv in China."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig"] if data.startswith(BOM_UTF8) else ["utf-8", "gb18030"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise NotATable


def _texts(row: Iterable[object]) -> Sequence[str]:
    """The cells as text, without the empty ones at the end."""
    texts = [_text(cell) for cell in row]
    while texts and not texts[-1].strip():
        texts.pop()
    return texts


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell)[:_LONGEST_CELL]
