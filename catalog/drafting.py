"""A target that HR words piece by piece, for a duty that has none: what is still to be said, and what was.

kind ── clause ─┬─ what its words leave open: at least or at most, the unit, how often, the limit
                └─ names ── a short one where they are long ── synonyms ── from which day ── sure?

A draft is JSON, so that it survives a kill; when nothing is left to say, `table_of` is its table in a position file.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias, assert_never

from catalog.changing import first_day, name_in
from catalog.choosing import is_skip, place_in_list
from catalog.clauses import cadence_in, limit_in, op_in, plain, quantity_in, schedule_in, unit_in
from catalog.model import LANGUAGES, Cadence, Language, Op, Position, Unit
from catalog.notation import format_schedule
from catalog.position_file import LONGEST_SHORT
from catalog.requirements import cadence_of
from catalog.soundness import LONGEST_ID
from catalog.units import LENGTHS_OF_TIME

Draft: TypeAlias = Mapping[str, Any]


class Sort(StrEnum):
    """What sort of target: told apart as HR thinks of them, not as the catalog keeps them."""

    RATE = "rate"
    COUNT = "count"
    EACH = "each"
    DOCUMENT = "document"
    CASE = "case"
    NONE = "none"
    YES_NO = "yes_no"


class Piece(StrEnum):
    """One thing that is asked, in the order in which it is."""

    SORT = "sort"
    CLAUSE = "clause"
    OP = "op"
    UNIT = "unit"
    CADENCE = "cadence"
    LIMIT = "limit"
    NAME = "name"
    SHORT = "short"
    SYNONYMS = "synonyms"
    FROM = "from"
    SURE = "sure"


class Wanting(StrEnum):
    """Why an answer cannot be taken."""

    CHOICE = "choice"
    NUMBER = "number"
    WHOLE = "whole"
    SCHEDULE = "schedule"
    LIMIT = "limit"
    LONG = "long"
    NAME = "name"
    TAKEN = "taken"
    SHORT = "short"
    DAY = "day"


LONGEST_CLAUSE = 120
NO_LIMIT = "none"
_KINDS: Mapping[Sort, str] = {
    Sort.RATE: "measure",
    Sort.COUNT: "measure",
    Sort.EACH: "measure",
    Sort.DOCUMENT: "deliverable",
    Sort.CASE: "response",
    Sort.NONE: "incident_free",
    Sort.YES_NO: "compliance",
}
CHOICES: Mapping[Piece, tuple[str, ...]] = {
    Piece.SORT: tuple(Sort),
    Piece.OP: (Op.AT_LEAST, Op.AT_MOST),
    Piece.CADENCE: (Cadence.MONTH, Cadence.QUARTER, Cadence.HALF_YEAR, Cadence.YEAR),
    Piece.LIMIT: ("1 working_day", "3 working_day", "7 day", NO_LIMIT),
}
"""What a piece may be, where it is chosen; the units are those of the sort."""
UNITS: Mapping[Sort, tuple[Unit, ...]] = {
    Sort.RATE: (Unit.PERCENT, Unit.POINT, Unit.DAY, Unit.MONTH),
    Sort.COUNT: (Unit.ITEM, Unit.SESSION, Unit.INCIDENT, Unit.SUPPLIER, Unit.CLASS_HOUR, Unit.HOUR, Unit.DAY),
    Sort.EACH: (Unit.PERCENT, Unit.POINT, Unit.HOUR, Unit.DAY, Unit.MINUTE, Unit.ITEM),
}


def choices_of(draft: Draft, piece: Piece) -> tuple[str, ...]:
    """What may be tapped or told by its place; empty where words are wanted."""
    return UNITS[Sort(draft["sort"])] if piece is Piece.UNIT else CHOICES.get(piece, ())


def next_piece(draft: Draft) -> Piece:
    """What is to be asked now."""
    return next((piece for piece in Piece if piece in _wanted(draft) and not _is_told(draft, piece)), Piece.SURE)


def _wanted(draft: Draft) -> Collection[Piece]:
    """The pieces that such a target has."""
    always = {Piece.SORT, Piece.CLAUSE, Piece.NAME, Piece.SHORT, Piece.SYNONYMS, Piece.FROM}
    match draft.get("sort"):
        case Sort.RATE | Sort.EACH:
            return always | {Piece.OP, Piece.UNIT}
        case Sort.COUNT:
            return always | {Piece.OP, Piece.UNIT, Piece.CADENCE}
        case Sort.CASE:
            return always | {Piece.LIMIT}
        case _:
            return always


def _is_told(draft: Draft, piece: Piece) -> bool:
    if piece in (Piece.NAME, Piece.SHORT):
        return all(language in draft.get(piece, {}) for language in LANGUAGES)
    return piece in draft


def without(draft: Draft, piece: Piece) -> Draft:
    """The draft with a piece, and what was read from its words, to be asked again."""
    gone: set[str] = {piece, Piece.SHORT} if piece is Piece.NAME else {piece}
    if piece is Piece.CLAUSE:
        gone |= {Piece.OP, Piece.UNIT, Piece.CADENCE, Piece.LIMIT, "value", "due"}
    return {key: value for key, value in draft.items() if key not in gone}


def with_answer(draft: Draft, text: str, *, position: Position, today: date) -> Draft | Wanting:
    """The draft with what the text says of its next piece; why that cannot be, where it says nothing of it."""
    piece = next_piece(draft)
    match piece:
        case Piece.CLAUSE:
            return _with_clause(draft, text)
        case Piece.NAME:
            return _with_names(draft, text, position)
        case Piece.SHORT:
            return _with_short(draft, text, position)
        case Piece.SYNONYMS:
            return _with_synonyms(draft, text)
        case Piece.FROM:
            day = first_day(text, today=today)
            return Wanting.DAY if day is None else {**draft, Piece.FROM: day.isoformat()}
        case Piece.SORT | Piece.OP | Piece.UNIT | Piece.CADENCE | Piece.LIMIT | Piece.SURE:
            return _with_choice(draft, piece, text)
        case _:
            assert_never(piece)


def _with_choice(draft: Draft, piece: Piece, text: str) -> Draft | Wanting:
    """The choice that a text names by its value, its words or its place; whole things are counted in whole numbers."""
    choices = choices_of(draft, piece)
    place = place_in_list(text, of=len(choices))
    if text in choices:
        chosen: str | None = text
    else:
        chosen = _worded(piece, text)
        if chosen is None and place is not None and place <= len(choices):
            chosen = choices[place - 1]
    if chosen is None:
        return Wanting.LIMIT if piece is Piece.LIMIT else Wanting.CHOICE
    fraction = piece is Piece.UNIT and "." in draft["value"] and Unit(chosen).counts_whole_things
    return Wanting.WHOLE if fraction else {**draft, piece: chosen}


def _worded(piece: Piece, text: str) -> str | None:
    match piece:
        case Piece.OP:
            return op_in(text)
        case Piece.CADENCE:
            cadence = cadence_in(text)
            return cadence if cadence in CHOICES[Piece.CADENCE] else None
        case Piece.UNIT:
            quantity = quantity_in(f"1{text.strip()}") or quantity_in(f"1 {text.strip()}")
            return None if quantity is None else unit_in(quantity, Op.AT_LEAST)
        case Piece.LIMIT:
            limit = limit_in(text)
            return None if limit is None else f"{plain(limit.amount)} {limit.unit}"
        case _:
            return None


# The clause, and what its words say


def _with_clause(draft: Draft, text: str) -> Draft | Wanting:
    clause = " ".join(text.split())
    if not clause or not clause.isprintable() or len(clause) > LONGEST_CLAUSE:
        return Wanting.LONG
    terms = _terms(Sort(draft["sort"]), clause)
    return terms if isinstance(terms, Wanting) else {**draft, Piece.CLAUSE: clause, **terms}


def _terms(sort: Sort, clause: str) -> dict[str, str] | Wanting:
    """What the clause says of its bound, its days or its limit."""
    match sort:
        case Sort.RATE | Sort.COUNT | Sort.EACH:
            return _bound(sort, clause)
        case Sort.DOCUMENT:
            schedule = schedule_in(clause)
            if schedule is None:
                return Wanting.SCHEDULE
            return {"due": format_schedule(schedule), Piece.CADENCE: cadence_of(schedule)}
        case Sort.CASE:
            limit = limit_in(clause)
            return {} if limit is None else {Piece.LIMIT: f"{plain(limit.amount)} {limit.unit}"}
        case Sort.NONE:
            return {Piece.CADENCE: Cadence.YEAR}
        case Sort.YES_NO:
            return {Piece.CADENCE: _period(clause) or Cadence.OPEN}
        case _:
            assert_never(sort)


def _bound(sort: Sort, clause: str) -> dict[str, str] | Wanting:
    quantity = quantity_in(clause)
    if quantity is None or quantity.amount < 0:
        return Wanting.NUMBER
    op = op_in(clause)
    unit = unit_in(quantity, op or Op.AT_LEAST)
    if unit is not None and unit.counts_whole_things and quantity.amount % 1:
        return Wanting.WHOLE
    if op is None and unit not in LENGTHS_OF_TIME:
        op = Op.AT_LEAST  # 每月两次, a rate of 90%: more is better; of a time nobody can tell
    if sort is Sort.EACH:
        cadence: Cadence | None = Cadence.EACH
    else:
        cadence = _period(clause) or (Cadence.OPEN if sort is Sort.RATE else None)
    told = {"value": plain(quantity.amount), Piece.OP: op, Piece.UNIT: unit, Piece.CADENCE: cadence}
    return {key: value for key, value in told.items() if value is not None}


def _period(clause: str) -> Cadence | None:
    cadence = cadence_in(clause)
    return cadence if cadence in CHOICES[Piece.CADENCE] else None


# What it is called

_PARTS = re.compile(r"[\n/／;；|]+")
_LISTED = re.compile(r"[\n,，、;；/／|]+")


def _with_names(draft: Draft, text: str, position: Position) -> Draft | Wanting:
    told = _by_language(text)
    if told is None:
        return Wanting.NAME
    if any(is_taken(position, language, word) for language, word in told.items()):
        return Wanting.TAKEN
    names = {**draft.get(Piece.NAME, {}), **told}
    short = {language: name for language, name in names.items() if len(name) <= LONGEST_SHORT[language]}
    return {**draft, Piece.NAME: names, Piece.SHORT: short}


def _with_short(draft: Draft, text: str, position: Position) -> Draft | Wanting:
    told = _by_language(text)
    if told is None or any(len(word) > LONGEST_SHORT[language] for language, word in told.items()):
        return Wanting.SHORT
    if any(is_taken(position, language, word) for language, word in told.items()):
        return Wanting.TAKEN
    return {**draft, Piece.SHORT: {**draft[Piece.SHORT], **told}}


def _by_language(text: str) -> dict[Language, str] | None:
    """One name, or one in each language, the Chinese one first where both look alike."""
    parts = [name_in(part) for part in _PARTS.split(text.strip())]
    match parts:
        case [(language, word)]:
            return {language: word}
        case [("zh", zh), ("en", en)] | [("en", en), ("zh", zh)] | [("en", zh), ("en", en)]:
            return {"zh": zh, "en": en}
        case _:
            return None


def is_taken(position: Position, language: Language, label: str) -> bool:
    """Whether another target's button or heading looks the same."""
    return any(
        label.casefold() in (target.name[language].casefold(), target.short[language].casefold())
        for target in position.targets
    )


def _with_synonyms(draft: Draft, text: str) -> Draft | Wanting:
    told: dict[str, list[str]] = {language: [] for language in LANGUAGES}
    for part in [] if is_skip(text) else _LISTED.split(text.strip()):
        named = name_in(part)
        if named is None:
            return Wanting.NAME
        language, word = named
        if word not in (*told[language], draft[Piece.NAME][language], draft[Piece.SHORT][language]):
            told[language].append(word)
    return {**draft, Piece.SYNONYMS: told}


# The whole of it


def table_of(draft: Draft, *, position: Position, ids: Collection[str]) -> dict[str, Any]:
    """The target's table in a position file; `ids` are those that it must not have."""
    sort = Sort(draft["sort"])
    table = {key: draft[key] for key in ("name", "short", "synonyms", "clause", "from")}
    table |= {"id": _id(draft["name"]["en"], position.id, ids), "line": 1, "kind": _KINDS[sort]}
    match sort:
        case Sort.RATE | Sort.COUNT | Sort.EACH:
            counting = {Sort.RATE: "latest", Sort.COUNT: "sum", Sort.EACH: "worst"}[sort]
            bound = f"{draft['op']} {draft['value']}"
            return {**table, "cadence": draft["cadence"], "bound": bound, "unit": draft["unit"], "counting": counting}
        case Sort.DOCUMENT:
            return {**table, "cadence": draft["cadence"], "due": draft["due"]}
        case Sort.CASE:
            limit = {} if draft["limit"] == NO_LIMIT else {"limit": draft["limit"]}
            return {**table, "cadence": Cadence.EVENT, **limit}
        case Sort.NONE | Sort.YES_NO:
            return {**table, "cadence": draft["cadence"]}
        case _:
            assert_never(sort)


def _id(name: str, position: str, ids: Collection[str]) -> str:
    """From the English name; with a number where it is another target's already, or was."""
    plain_name = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")
    room = LONGEST_ID - len(position) - len("._99")
    stem = plain_name if len(plain_name) <= room else plain_name[:room].rpartition("_")[0]
    stem = stem or "target"
    tried = (stem if n == 1 else f"{stem}_{n}" for n in range(1, 100))
    return next(id_ for id_ in tried if f"{position}.{id_}" not in ids)
