"""What a file of tables holds: typed values. Made in `locales.wording`, written by `locales.spreadsheet`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Percent:
    """A number shown with its sign, 92 as 92%."""

    value: Decimal


CellValue: TypeAlias = str | int | Decimal | Percent | date | datetime | None
"""What a cell holds. A `datetime` has no zone: spreadsheets know none."""


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in characters of the usual size; a Chinese character takes two. `wraps`: long text goes on below."""

    title: str
    width: int
    wraps: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its columns, and rows with a value for each of them."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[CellValue]]
