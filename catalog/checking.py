"""Names that two targets of one position could both mean, or that would not be understood at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from catalog.model import LANGUAGES, Catalog, Position, Target
from catalog.reading import Reading
from catalog.understanding import understand

_ANY_DAY = date(2026, 1, 15)


@dataclass(frozen=True, slots=True)
class Unclear:
    """A `word` of `target` that is read as `meant`: several targets, another one, or none."""

    position: str
    target: str
    word: str
    meant: tuple[str, ...]


def unclear_names(catalog: Catalog) -> Iterator[Unclear]:
    """Every name, short name and synonym that, written alone by its own manager, does not mean its target."""
    for position in catalog.positions:
        yield from unclear_names_of(position)


def unclear_names_of(position: Position) -> Iterator[Unclear]:
    """The same of one position."""
    for target in position.targets:
        for word in _words(target):
            meant = _meant(understand(word, targets=position.targets, today=_ANY_DAY))
            if meant != (target.id,):
                yield Unclear(position.id, target.id, word, meant)


def _words(target: Target) -> list[str]:
    every = [word for lang in LANGUAGES for word in (target.name[lang], target.short[lang], *target.synonyms[lang])]
    return list(dict.fromkeys(every))


def _meant(reading: Reading) -> tuple[str, ...]:
    """The targets that a reading is about, in its order."""
    found = [item.target for item in reading.items]
    found += [id_ for doubt in reading.doubts for id_ in doubt.candidates]
    found += [reading.target] if reading.target is not None else []
    return tuple(dict.fromkeys(found))
