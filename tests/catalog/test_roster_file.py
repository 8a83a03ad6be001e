"""The file that a roster comes in, as spreadsheets write it and as an attacker would."""

import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO

import pytest
from openpyxl import Workbook

from catalog.errors import BadFile, FileTooLarge, NotATable, TooManyRows
from catalog.roster_file import MOST_BYTES, read_rows

ROWS = [["姓名", "岗位"], ["李四", "财务经理"], [], ["Grace, Lin", "HR manager"]]
READ = [(1, ["姓名", "岗位"]), (2, ["李四", "财务经理"]), (4, ["Grace, Lin", "HR manager"])]
COMMAS = '姓名,岗位\r\n李四,财务经理\r\n\r\n"Grace, Lin",HR manager\r\n'
SEMICOLONS = "姓名;岗位\n李四;财务经理\n\nGrace, Lin;HR manager\n"
TABS = "姓名\t岗位\n李四\t财务经理\n\nGrace, Lin\tHR manager"


def workbook(*rows: Sequence[str | float | None]) -> bytes:
    book = Workbook()
    for n, row in enumerate(rows, start=1):
        for m, value in enumerate(row, start=1):
            book.worksheets[0].cell(n, m, value)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("text", [COMMAS, SEMICOLONS, TABS])
def test_text_in_every_way_in_which_spreadsheets_write_it(text: str, encoding: str) -> None:
    """With the numbers that a spreadsheet shows beside the rows."""
    assert [(n, list(cells)) for n, cells in read_rows(text.encode(encoding))] == READ


def test_a_workbook() -> None:
    rows = read_rows(workbook(*(list(row) for row in ROWS)))
    assert [(n, [cell for cell in cells if cell]) for n, cells in rows] == READ


def test_numbers_are_text_and_formulas_are_not_computed() -> None:
    rows = read_rows(workbook([1, 2.0, 2.5, "=1+1", None, True]))
    assert [list(cells) for _, cells in rows] == [["1", "2", "2.5", "", "", "True"]]


def bomb() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b" " * 60_000_000)
    return file.getvalue()


BAD: list[tuple[Callable[[], bytes], type[BadFile]]] = [
    (lambda: b"a" * (MOST_BYTES + 1), FileTooLarge),
    (bomb, FileTooLarge),
    (lambda: "姓名,岗位\n".encode() + "李四,财务经理\n".encode() * 1001, TooManyRows),
    (lambda: b"\n" * 5000 + b"a,b", TooManyRows),
    (lambda: workbook(*([["李四", "hr"]] * 1002)), TooManyRows),
    (lambda: b"PK\x03\x04 and nothing", NotATable),
    (lambda: workbook(["李四"])[:-300], NotATable),
    (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), NotATable),
    (lambda: b"\x89PNG\r\n\x1a\n\xff\xff\xff", NotATable),
    (lambda: b'"' + b"a" * 200_000, NotATable),
    (lambda: b"\xef\xbb\xbf\xff\xfe", NotATable),
]


@pytest.mark.parametrize(("data", "error"), BAD)
def test_a_file_that_cannot_be_taken(data: Callable[[], bytes], error: type[BadFile]) -> None:
    """Too large, unpacking to too much, too long, broken, or something else."""
    with pytest.raises(error):
        read_rows(data())


def test_an_empty_file() -> None:
    assert read_rows(b"") == []
    assert read_rows(workbook()) == []


def test_a_workbook_that_lies_about_its_size() -> None:
    """What it says of its rows and columns is not believed."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(workbook(["李四", "hr"]))) as honest, zipfile.ZipFile(file, "w") as packed:
        for part in honest.infolist():
            data = honest.read(part).replace(b'ref="A1:B1"', b'ref="A1:XFD1048576"')
            packed.writestr(part, data.replace(b'<row r="1"', b'<row r="1048576"'))
    with pytest.raises(TooManyRows):
        read_rows(file.getvalue())
