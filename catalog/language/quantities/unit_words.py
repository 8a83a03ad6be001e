"""The words that may stand after a number, of both languages, and what each makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache

from catalog.language.text.vocabulary import Phrasebook, tables
from catalog.model import Unit


class Sort(StrEnum):
    BARE = "bare"
    UNIT = "unit"
    MONEY = "money"
    THING = "thing"
    """Counts what no target asks for: 136份, 40 people."""


@dataclass(frozen=True, slots=True)
class UnitWord:
    sort: Sort
    units: frozenset[Unit] = frozenset()
    scale: Decimal = Decimal(1)
    none: bool = False
    best: int | None = None
    """Where it is what ratings are given in, the best one."""


@cache
def unit_words() -> Phrasebook[UnitWord]:
    """What may stand after a number, of both languages."""
    words: dict[str, UnitWord] = {}
    for table in tables("things"):
        words |= dict.fromkeys(table["words"], UnitWord(Sort.THING))
    for table in tables("multiples"):
        words |= {word: UnitWord(Sort.THING, scale=Decimal(scale)) for word, scale in table.items()}
    for table in tables("scales"):
        words |= {word: UnitWord(Sort.BARE, best=best) for word, best in table.items()}
    for table in tables("money"):
        for scale, found in table.items():
            words |= dict.fromkeys(found, UnitWord(Sort.MONEY, scale=_MONEY[scale]))
    for table in tables("units"):
        for names, found in table.items():
            words |= dict.fromkeys(found, _unit_word(names))
    return Phrasebook(words)


_MONEY = {
    "one": Decimal(1),
    "thousand": Decimal(10**3),
    "ten_thousand": Decimal(10**4),
    "million": Decimal(10**6),
    "hundred_million": Decimal(10**8),
}


def _unit_word(names: str) -> UnitWord:
    """`percent`, `session incident` (one of them), `tenth` or `thousandth` (of a whole), `none` (begins like one)."""
    match names:
        case "none":
            return UnitWord(Sort.BARE, none=True)
        case "tenth":
            return UnitWord(Sort.UNIT, frozenset({Unit.PERCENT}), Decimal(10))
        case "thousandth":
            return UnitWord(Sort.UNIT, frozenset({Unit.PERCENT}), Decimal("0.1"))
        case _:
            return UnitWord(Sort.UNIT, frozenset(map(Unit, names.split())))
