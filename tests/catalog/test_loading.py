"""Reading position files, and refusing them with the place and what to write instead."""

import tempfile
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.errors import CatalogError
from catalog.loading import load_catalog
from catalog.model import (
    Bilingual,
    Bound,
    By,
    Cadence,
    Catalog,
    Comparison,
    Compliance,
    Counting,
    Deliverable,
    Duty,
    IncidentFree,
    Limit,
    Measure,
    Op,
    Position,
    Response,
    Unit,
    Words,
)

HERE = Path(__file__).parent
CANTEEN = (HERE / "canteen.toml").read_text(encoding="utf-8")
REFUSALS = tomllib.loads((HERE / "refusals.toml").read_text(encoding="utf-8"))["case"]
CHECK_SIGNS = "check quotes, commas and brackets, and that no key stands twice"


def write(directory: Path, text: str, name: str = "canteen.toml") -> Path:
    (directory / name).write_text(text, encoding="utf-8")
    return directory


def dining_hall(order: int, name: str) -> str:
    """A position without duties."""
    return f'order = {order}\nid = "{name}"\nname.zh = "{name}餐厅"\nname.en = "{name} hall"\nduties = []\n'


def changed(old: str, new: str) -> str:
    assert old in CANTEEN
    return CANTEEN.replace(old, new, 1)


def refusal(directory: Path) -> tuple[str, str, str]:
    with pytest.raises(CatalogError) as refused:
        load_catalog(directory)
    error = refused.value
    assert str(error) == f"{error.file}: {error.entry}: {error.reason}"
    return error.file, error.entry, error.reason


WASTE = Measure(
    id="canteen.waste",
    position="canteen",
    duty=1,
    line=3,
    clause="食材浪费率低于5.5%",
    name=Bilingual("食材浪费率", "Food waste rate"),
    short=Bilingual("浪费率", "Food waste"),
    synonyms=Words(("剩菜率", "厨余率"), ("leftovers",)),
    note=Bilingual("按重量计。", "By weight."),
    cadence=Cadence.OPEN,
    bound=Bound(Op.LESS_THAN, Decimal("5.5")),
    unit=Unit.PERCENT,
    counting=Counting.LATEST,
    least=Decimal(0),
    most=Decimal(100),
    from_amounts=Comparison.SHARE,
)
TASTINGS = Measure(
    id="canteen.tastings",
    position="canteen",
    duty=1,
    line=4,
    clause="每月试菜2次",
    name=Bilingual("试菜次数", "Tastings held"),
    short=Bilingual("试菜", "Tastings"),
    cadence=Cadence.MONTH,
    bound=Bound(Op.AT_LEAST, Decimal(2)),
    unit=Unit.SESSION,
    counting=Counting.SUM,
)
MENU = Deliverable(
    id="canteen.menu",
    position="canteen",
    duty=1,
    line=5,
    clause="每月28日前公布菜单",
    name=Bilingual("下月菜单", "Next month's menu"),
    short=Bilingual("菜单", "Menu"),
    cadence=Cadence.MONTH,
    schedule=By(((None, 28),)),
)
COMPLAINT = Response(
    id="canteen.complaint",
    position="canteen",
    duty=2,
    line=6,
    clause="两日内答复意见",
    name=Bilingual("意见答复时限", "Time to answer a complaint"),
    short=Bilingual("意见答复", "Complaint answered"),
    cadence=Cadence.EVENT,
    limit=Limit(Decimal(2), Unit.DAY),
)
POISONING = IncidentFree(
    id="canteen.poisoning",
    position="canteen",
    duty=2,
    line=7,
    clause="全年无食物中毒",
    name=Bilingual("食物中毒", "Food poisoning"),
    short=Bilingual("中毒", "Poisoning"),
    cadence=Cadence.YEAR,
)
PERMIT = Compliance(
    id="canteen.permit",
    position="canteen",
    duty=2,
    line=8,
    clause="卫生许可证有效",
    name=Bilingual("卫生许可证有效", "Hygiene permit valid"),
    short=Bilingual("许可证", "Permit"),
    cadence=Cadence.OPEN,
)


def test_every_key_is_read(tmp_path: Path) -> None:
    """A file becomes one position, its figures exact, a left-out key its default."""
    duties = (
        Duty(1, Bilingual("负责菜品质量", "See to the quality of the food"), (WASTE, TASTINGS, MENU)),
        Duty(2, Bilingual("负责卫生", "Keep the kitchen clean"), (COMPLAINT, POISONING, PERMIT)),
        Duty(3, Bilingual("协助采购", "Help with purchasing"), ()),
    )
    name = Bilingual("食堂主管", "Canteen manager")
    canteen = Position("canteen", name, duties, short=Bilingual("食堂", "Canteen"))
    assert load_catalog(write(tmp_path, CANTEEN)) == Catalog((canteen,))


def test_a_response_may_have_no_limit(tmp_path: Path) -> None:
    """Without `limit` an event must be answered at all."""
    complaint = load_catalog(write(tmp_path, changed('limit = "2 day"', ""))).by_id["canteen.complaint"]
    assert isinstance(complaint, Response)
    assert complaint.limit is None


@pytest.mark.parametrize(
    ("due", "cadence"),
    [
        ("on 22", "month"),
        ("by 31", "month"),
        ("window 20..25", "month"),
        ("by 03-31, 06-30", "year"),
        ("window 03-01..04-30", "year"),
        ("by 01-31, 07-31", "half_year"),
    ],
)
def test_due_dates_that_fit(tmp_path: Path, due: str, cadence: str) -> None:
    """A due date fits a cadence that it falls in: `by 31` is the month's end, a year may have several days."""
    text = changed('due = "by 28"', f'due = "{due}"').replace('5\ncadence = "month"', f'5\ncadence = "{cadence}"')
    assert load_catalog(write(tmp_path, text)).by_id["canteen.menu"].cadence == cadence


def test_positions_follow_their_order(tmp_path: Path) -> None:
    """Positions come by their `order`, whatever the files are called."""
    write(tmp_path, dining_hall(3, "south"), "a.toml")
    write(tmp_path, dining_hall(1, "north"), "b.toml")
    write(tmp_path, dining_hall(2, "west"), "c.toml")
    assert [position.id for position in load_catalog(tmp_path).positions] == ["north", "west", "south"]


def test_only_position_files_are_read(tmp_path: Path) -> None:
    """Other files, and those an editor hides, are passed over; byte order mark and line ends of Windows do no harm."""
    plain = tmp_path / "plain"
    plain.mkdir()
    (tmp_path / "canteen.toml").write_bytes(b"\xef\xbb\xbf" + CANTEEN.replace("\n", "\r\n").encode())
    for name in (".#canteen.toml", "canteen.toml~", "notes.txt"):
        write(tmp_path, "not a position", name)
    assert load_catalog(tmp_path) == load_catalog(write(plain, CANTEEN))


@pytest.mark.parametrize("case", REFUSALS, ids=lambda case: f"{case['entry']} {case['write'][:30]}")
def test_refused_entry(tmp_path: Path, case: dict[str, str]) -> None:
    """What is wrong in a file is named with its entry and what to write instead."""
    directory = write(tmp_path, changed(case["instead_of"], case["write"]))
    assert refusal(directory) == ("canteen.toml", case["entry"], case["reason"])


@pytest.mark.parametrize(
    ("content", "entry", "reason"),
    [
        ("order = 1\nid = “x”\n".encode(), "line 2", f"this is not TOML at column 6 (Invalid value): {CHECK_SIGNS}"),
        (b"a = 1\na = 2\n", "line 2", f"this is not TOML at column 6 (Cannot overwrite a value): {CHECK_SIGNS}"),
        (b"a = [1,", "the last line", f"this is not TOML (Invalid value): {CHECK_SIGNS}"),
        (b"a = " + b"[" * 9999, "file", "brackets within brackets without end: close them"),
        (b'a = 1\n\n# caf\xe9\nid = "x"\n', "line 3", "this is not UTF-8: save the file as UTF-8 text"),
        ("id = '食堂'".encode("gb18030"), "line 1", "this is not UTF-8: save the file as UTF-8 text"),
        (b"", "order", "it is missing: write order = 11, its place among the positions"),
    ],
)
def test_refused_text(tmp_path: Path, content: bytes, entry: str, reason: str) -> None:
    """What is not UTF-8 or not TOML is refused with its line."""
    (tmp_path / "canteen.toml").write_bytes(content)
    assert refusal(tmp_path) == ("canteen.toml", entry, reason)


@pytest.mark.parametrize(
    ("other", "entry", "reason"),
    [
        (dining_hall(1, "north"), "order", "canteen.toml has 1 already: choose another"),
        (dining_hall(2, "canteen"), "id", "canteen.toml has canteen already: choose another"),
        (
            dining_hall(2, "north").replace("north餐厅", "食堂主管"),
            "name.zh",
            "canteen.toml has 食堂主管 already: choose another",
        ),
        (
            dining_hall(2, "north").replace("north hall", "canteen MANAGER"),
            "name.en",
            "canteen.toml has Canteen manager already: choose another",
        ),
    ],
)
def test_refused_repetition(tmp_path: Path, other: str, entry: str, reason: str) -> None:
    """Two positions share neither place nor id nor name."""
    write(write(tmp_path, CANTEEN), other, "hall.toml")
    assert refusal(tmp_path) == ("hall.toml", entry, reason)


def test_refused_directory(tmp_path: Path) -> None:
    """A directory that is not there, or without a position file, is refused."""
    missing, empty = tmp_path / "missing", tmp_path / "empty"
    empty.mkdir()
    there_is_none = "there is no such directory: name the one with the position files"
    assert refusal(missing) == (str(missing), "directory", there_is_none)
    assert refusal(empty) == (
        str(empty),
        "directory",
        "it holds no position: put one .toml file for each into it",
    )


def test_unreadable_file(tmp_path: Path) -> None:
    """A file that cannot be read is refused with the system's reason."""
    (tmp_path / "canteen.toml").mkdir()
    assert refusal(tmp_path) == ("canteen.toml", "file", "it cannot be read: Is a directory")


@pytest.mark.parametrize(
    "value", ["1", "-1", "1.5", "true", '""', '"x"', "[]", "[1]", "[[]]", "{}", "{a = 1}", "1979-05-27"]
)
def test_any_value_anywhere_is_read_or_refused(tmp_path: Path, value: str) -> None:
    """Whatever stands for any key of the file, the outcome is a catalog or a CatalogError that names an entry."""
    lines = CANTEEN.splitlines()
    for number, line in enumerate(lines):
        key, equals, _ = line.partition(" = ")
        if equals:
            text = "\n".join([*lines[:number], f"{key} = {value}", *lines[number + 1 :]])
            assert outcome(write(tmp_path, text))


@given(start=st.integers(0, len(CANTEEN)), length=st.integers(0, 80), text=st.text(max_size=20))
def test_any_damage_is_read_or_refused(start: int, length: int, text: str) -> None:
    """Whatever a slip of the hand does to the file, the outcome is a catalog or a CatalogError that names an entry."""
    damaged = CANTEEN[:start] + text.encode(errors="replace").decode() + CANTEEN[start + length :]
    with tempfile.TemporaryDirectory() as directory:
        assert outcome(write(Path(directory), damaged))


def outcome(directory: Path) -> str:
    """The entry refused, or the ids read."""
    try:
        return " ".join(position.id for position in load_catalog(directory).positions)
    except CatalogError as error:
        return error.entry
