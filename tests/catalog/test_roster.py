"""A roster as a table: who is in it, and what is wrong, by row."""

import pytest

from catalog.errors import NoColumns, NoRows
from catalog.loading import load_catalog
from catalog.model import Catalog
from catalog.roster import (
    Change,
    Fate,
    Known,
    Presence,
    Problem,
    Row,
    Trouble,
    Wanted,
    compare,
    read_roster,
)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog()


def table(*rows: str) -> list[Row]:
    return [(number, row.split("|")) for number, row in enumerate(rows, start=1)]


HEADINGS = [
    ["姓名|岗位|角色", "李四|财务经理|部门经理"],
    ["Name|Position|Role", "李四|Finance manager|manager"],
    ["角色|工号|职位|名字", "经理|17|finance|李四"],
    ["2026年花名册", "", "姓名|岗位", "李四|财务经理"],
    ["李四|财务经理", ""],
    ["李 四|FINANCE MANAGER|"],
]


@pytest.mark.parametrize("rows", HEADINGS)
def test_the_columns_are_found(catalog: Catalog, rows: list[str]) -> None:
    """By their headings in either language, in any order, or by the usual order without any."""
    wanted, problems = read_roster(table(*rows), catalog)
    assert [(one.name, one.role, one.positions) for one in wanted] == [("李四", "manager", ("finance",))]
    assert problems == []


def test_several_positions(catalog: Catalog) -> None:
    """In one cell, or in several rows of the same name; those of a director are the ones to be read."""
    rows = table("姓名|岗位|角色", "李四|财务经理、行政经理|", "高远|sales; hr|总监", "李四|销售部经理|", "林晓||人事")
    wanted, problems = read_roster(rows, catalog)
    assert wanted == [
        Wanted(2, "李四", "manager", ("finance", "admin", "sales")),
        Wanted(3, "高远", "director", ("sales", "hr")),
        Wanted(5, "林晓", "hr", ()),
    ]
    assert problems == []


def test_every_problem_is_told_by_its_row(catalog: Catalog) -> None:
    rows = table(
        "姓名|岗位|角色",
        "|财务经理|",
        "=1+1|财务经理|",
        "李四||",
        "王五|财务部经理|",
        "赵六|木匠|船长",
        "孙七|行政经理|",
        "孙七|行政经理|",
        "孙七|销售部经理|总监",
    )
    assert read_roster(rows, catalog) == (
        [Wanted(7, "孙七", "manager", ("admin",))],
        [
            Problem(2, Trouble.NO_NAME),
            Problem(3, Trouble.BAD_NAME, "=1+1"),
            Problem(4, Trouble.NO_POSITION, "李四"),
            Problem(5, Trouble.UNKNOWN_POSITION, "财务部经理", "finance"),
            Problem(6, Trouble.UNKNOWN_ROLE, "船长"),
            Problem(6, Trouble.UNKNOWN_POSITION, "木匠"),
            Problem(8, Trouble.REPEATED, "孙七"),
            Problem(9, Trouble.OTHER_ROLE_ABOVE, "孙七"),
        ],
    )


def test_a_table_without_people(catalog: Catalog) -> None:
    for rows in ([], table("", " | "), table("姓名|岗位")):
        with pytest.raises(NoRows):
            read_roster(rows, catalog)
    for rows in (table("hello|world"), table("姓名|电话", "李四|1")):
        with pytest.raises(NoColumns):
            read_roster(rows, catalog)


LI = Wanted(2, "李四", "manager", ("finance",))


def known(presence: Presence, *positions: str, role: str = "manager", name: str = "李四", key: str = "7") -> Known:
    return Known(key, name, role, frozenset(positions), presence)


JOINED, INVITED, INACTIVE = Presence.JOINED, Presence.INVITED, Presence.INACTIVE
FATES: list[tuple[Wanted, list[Known], Change | Trouble]] = [
    (LI, [], Change(LI, Fate.NEW, "", ("finance",))),
    (LI, [known(JOINED, "finance", name="李五")], Change(LI, Fate.NEW, "", ("finance",))),
    (LI, [known(JOINED, "finance", "sales")], Change(LI, Fate.THERE, "7", ())),
    (LI, [known(JOINED, "sales")], Change(LI, Fate.FURTHER, "7", ("finance",))),
    (LI, [known(JOINED, "sales", role="hr")], Change(LI, Fate.FURTHER, "7", ("finance",))),
    (LI, [known(JOINED, role="admin")], Trouble.ADMINISTRATOR),
    (LI, [known(JOINED, "finance", role="director")], Trouble.OTHER_ROLE),
    (LI, [known(INACTIVE, "finance")], Trouble.INACTIVE),
    (LI, [known(INVITED, "finance", key="i3")], Change(LI, Fate.THERE, "i3", ())),
    (LI, [known(INVITED, "sales", key="i3")], Change(LI, Fate.ANEW, "i3", ("finance",))),
    (LI, [known(INVITED, "finance", "sales", key="i3")], Change(LI, Fate.ANEW, "i3", ("finance",))),
    (LI, [known(INVITED, key="i3", role="admin")], Trouble.ADMINISTRATOR),
    (LI, [known(JOINED), known(INVITED, key="i3")], Trouble.NAMESAKES),
    (Wanted(2, "李四", "admin", ()), [], Trouble.ADMINISTRATOR),
]


@pytest.mark.parametrize(("wanted", "there", "fate"), FATES)
def test_what_becomes_of_somebody(wanted: Wanted, there: list[Known], fate: Change | Trouble) -> None:
    """As HR, who neither makes administrators nor does anything to them; nothing is ever taken from who joined."""
    expected = ([fate], []) if isinstance(fate, Change) else ([], [Problem(2, fate, "李四")])
    assert compare([wanted], there, by_admin=False) == expected


def test_an_administrator_takes_in_administrators() -> None:
    wanted = Wanted(2, "李四", "admin", ())
    assert compare([wanted], [], by_admin=True) == ([Change(wanted, Fate.NEW, "", ())], [])
