"""A roster: who is to be here, in which role and for which positions, as HR writes it in a table.

| 姓名 | 岗位     | 角色     |
| 李四 | 财务经理 | 部门经理 |     a position by its id or its Chinese or English name; no role means a manager

A name in several rows is one person with several positions. Without a heading the columns are these three.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from rapidfuzz import fuzz, process

from catalog.choosing import plain
from catalog.errors import NoColumns, NoRows
from catalog.model import Catalog
from catalog.names import name_written, same_name

Row: TypeAlias = tuple[int, Sequence[str]]
"""A row's number, from 1 as a spreadsheet counts, and its cells."""

MANAGER, DIRECTOR, HR, ADMIN = "manager", "director", "hr", "admin"
_ROLES: Mapping[str, str] = MappingProxyType(
    {
        word: role
        for role, words in {
            MANAGER: ("manager", "department manager", "部门经理", "经理", "主管"),
            DIRECTOR: ("director", "总监", "主任"),
            HR: ("hr", "human resources", "人力资源", "人事", "人力", "hr专员"),
            ADMIN: ("admin", "administrator", "管理员", "系统管理员"),
        }.items()
        for word in words
    }
)
_NAME = frozenset({"姓名", "名字", "员工", "员工姓名", "name", "full name", "employee"})
_POSITION = frozenset({"岗位", "职位", "职务", "岗位名称", "position", "positions", "post", "job", "title"})
_ROLE = frozenset({"角色", "权限", "role"})
_HEADING_WITHIN = 5
_BETWEEN = re.compile(r"[、,，;；/|\n]+")
_ALIKE = 60
"""From so much on, of 100, another position may have been meant."""


class Trouble(StrEnum):
    """What keeps a row from being taken."""

    NO_NAME = "no_name"
    BAD_NAME = "bad_name"
    NO_POSITION = "no_position"
    UNKNOWN_POSITION = "unknown_position"
    UNKNOWN_ROLE = "unknown_role"
    REPEATED = "repeated"
    OTHER_ROLE_ABOVE = "other_role_above"
    """The same name has another role in a row above."""
    NAMESAKES = "namesakes"
    """Several people here have the name."""
    INACTIVE = "inactive"
    OTHER_ROLE = "other_role"
    """They joined, in another role."""
    ADMINISTRATOR = "administrator"
    """Only administrators act on administrators, and make them."""


@dataclass(frozen=True, slots=True)
class Problem:
    """`words` is what stands there; `meant` the position that may have been, `row` where they stand together."""

    row: int
    trouble: Trouble
    words: str = ""
    meant: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One person of the roster, from `row` on."""

    row: int
    name: str
    role: str
    positions: tuple[str, ...]


class Presence(StrEnum):
    JOINED = "joined"
    INVITED = "invited"
    INACTIVE = "inactive"


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who is here, or was invited by name; `key` is how whoever keeps them names them."""

    key: str
    name: str
    role: str
    positions: frozenset[str]
    presence: Presence


class Fate(StrEnum):
    NEW = "new"
    ANEW = "anew"
    """Their invitation is for something else: they get another one in its place."""
    FURTHER = "further"
    """They joined, and get further positions."""
    THERE = "there"
    """Nothing changes."""


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one person; `key` is whom it is about, `positions` what they get."""

    wanted: Wanted
    fate: Fate
    key: str
    positions: tuple[str, ...]


def read_roster(rows: Iterable[Row], catalog: Catalog) -> tuple[list[Wanted], list[Problem]]:
    """The people of a table, and everything that is wrong with it, both in its order.

    Raises NoRows where there is nothing in it, NoColumns where nothing says what its columns are.
    """
    filled = [(number, cells) for number, cells in rows if any(cell.strip() for cell in cells)]
    if not filled:
        raise NoRows
    positions = _position_names(catalog)
    columns, below = _columns(filled, positions)
    people: dict[str, Wanted] = {}
    problems: list[Problem] = []
    for number, cells in below:
        name, position, role = (cells[n].strip() if n is not None and n < len(cells) else "" for n in columns)
        found = _person(number, name, position, role, positions)
        if isinstance(found, Wanted):
            found = _joined(people.get(same_name(found.name)), found)
        if isinstance(found, Wanted):
            people[same_name(found.name)] = found
        else:
            problems += found
    if not people and not problems:
        raise NoRows
    return list(people.values()), problems


def compare(wanted: Iterable[Wanted], known: Iterable[Known], *, by_admin: bool) -> tuple[list[Change], list[Problem]]:
    """What becomes of everyone of a roster, and what stands in the way; `by_admin`: an administrator takes it in."""
    by_name: dict[str, list[Known]] = {}
    for one in known:
        by_name.setdefault(same_name(one.name), []).append(one)
    changes: list[Change] = []
    problems: list[Problem] = []
    for person in wanted:
        found = _fate(person, by_name.get(same_name(person.name), []), by_admin=by_admin)
        if isinstance(found, Change):
            changes.append(found)
        else:
            problems.append(Problem(person.row, found, person.name))
    return changes, problems


def _fate(wanted: Wanted, there: Sequence[Known], *, by_admin: bool) -> Change | Trouble:  # noqa: PLR0911 - a case each
    if len(there) > 1:
        return Trouble.NAMESAKES
    if wanted.role == ADMIN and not by_admin and not any(one.role == ADMIN for one in there):
        return Trouble.ADMINISTRATOR
    if not there:
        return Change(wanted, Fate.NEW, "", wanted.positions)
    one = there[0]
    if one.presence is Presence.INACTIVE:
        return Trouble.INACTIVE
    further = tuple(position for position in wanted.positions if position not in one.positions)
    if one.presence is Presence.JOINED:
        if one.role != wanted.role and not (wanted.role == MANAGER and one.role in (HR, ADMIN)):
            return Trouble.OTHER_ROLE
        if not further:
            return Change(wanted, Fate.THERE, one.key, ())
        fate = Fate.FURTHER
    elif one.role == wanted.role and set(wanted.positions) == one.positions:
        return Change(wanted, Fate.THERE, one.key, ())
    else:
        fate, further = Fate.ANEW, wanted.positions
    if one.role == ADMIN and not by_admin:
        return Trouble.ADMINISTRATOR
    return Change(wanted, fate, one.key, further)


def position_named(text: str, catalog: Catalog) -> str | None:
    """The id of the position that is called so: by its id, or its Chinese or English name."""
    return _position_names(catalog).get(plain(text))


def role_named(text: str) -> str | None:
    """The role that is called so, in Chinese or English."""
    return _ROLES.get(plain(text))


def _position_names(catalog: Catalog) -> dict[str, str]:
    return {plain(name): p.id for p in catalog.positions for name in (p.id, p.name.zh, p.name.en)}


def _columns(
    rows: Sequence[Row], positions: Mapping[str, str]
) -> tuple[tuple[int | None, int | None, int | None], Sequence[Row]]:
    """Where the name, the position and the role stand, and the rows below the heading."""
    for n, (_, cells) in enumerate(rows[:_HEADING_WITHIN]):
        titles = [plain(cell) for cell in cells]
        places = tuple(next((i for i, title in enumerate(titles) if title in names), None) for names in _TITLES)
        if places[0] is not None and (places[1] is not None or places[2] is not None):
            return (places[0], places[1], places[2]), rows[n + 1 :]
    first = rows[0][1]
    if len(first) > 1 and any(plain(part) in positions for part in _BETWEEN.split(first[1])):
        return (0, 1, 2), rows
    raise NoColumns


_TITLES = (_NAME, _POSITION, _ROLE)


def _person(row: int, name: str, position: str, role: str, positions: Mapping[str, str]) -> Wanted | list[Problem]:
    called, became = name_written(name), _ROLES.get(plain(role)) if role else MANAGER
    problems = []
    if called is None:
        problems.append(Problem(row, Trouble.BAD_NAME if name else Trouble.NO_NAME, name))
    if became is None:
        problems.append(Problem(row, Trouble.UNKNOWN_ROLE, role))
    parts = [part.strip() for part in _BETWEEN.split(position) if part.strip()]
    problems += [
        Problem(row, Trouble.UNKNOWN_POSITION, part, _meant(part, positions))
        for part in parts
        if plain(part) not in positions
    ]
    if not parts and became in (MANAGER, DIRECTOR):
        problems.append(Problem(row, Trouble.NO_POSITION, name))
    if called is None or became is None or problems:
        return problems
    return Wanted(row, called, became, tuple(dict.fromkeys(positions[plain(part)] for part in parts)))


def _meant(word: str, positions: Mapping[str, str]) -> str:
    found = process.extractOne(plain(word), positions.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return positions[found[0]] if found else ""


def _joined(above: Wanted | None, found: Wanted) -> Wanted | list[Problem]:
    """The person with what rows above say of them."""
    if above is None:
        return found
    if above.role != found.role:
        return [Problem(found.row, Trouble.OTHER_ROLE_ABOVE, found.name)]
    if set(found.positions) <= set(above.positions):
        return [Problem(found.row, Trouble.REPEATED, found.name)]
    return Wanted(above.row, above.name, above.role, tuple(dict.fromkeys([*above.positions, *found.positions])))
