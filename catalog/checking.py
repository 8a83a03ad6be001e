"""Names that two targets of one position could both mean, or that would not be understood at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from catalog.model import LANGUAGES, Catalog, Measure, Position, Target, Words
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
    """Every name, short name and synonym that, written alone by its own manager, does not mean its target.

    So is a synonym that alone does, and that with a figure could mean another target, whose it would be otherwise.
    """
    for position in catalog.positions:
        yield from unclear_names_of(position)


def unclear_names_of(position: Position) -> Iterator[Unclear]:
    """The same of one position."""
    targets = position.targets
    for target in targets:
        for word in _words(target):
            meant = _meant(understand(word, targets=targets, today=_ANY_DAY))
            if meant == (target.id,):
                meant = _meant_with_figure(target, word, targets)
            if meant != (target.id,):
                yield Unclear(position.id, target.id, word, meant)


def _words(target: Target) -> list[str]:
    every = [word for lang in LANGUAGES for word in (target.name[lang], target.short[lang], *target.synonyms[lang])]
    return list(dict.fromkeys(every))


def _meant_with_figure(target: Target, word: str, targets: Sequence[Target]) -> tuple[str, ...]:
    """What a target's synonym is read as before a figure: another target as well, where that alone had the word.

    One that has half of its target's own name is meant to be close to it, and is asked about by intention.
    """
    own = [lang for lang in LANGUAGES if word in target.synonyms[lang]]
    if not isinstance(target, Measure) or not own or any(_is_half_of(word, target.name[lang]) for lang in own):
        return (target.id,)
    text = f"{word} {target.bound.value:f}"
    meant = _meant(understand(text, targets=targets, today=_ANY_DAY))
    if len(meant) == 1:
        return (target.id,)
    without = [_without(one, word) if one is target else one for one in targets]
    others = _meant(understand(text, targets=without, today=_ANY_DAY))
    return meant if len(others) == 1 and others != (target.id,) else (target.id,)


def _is_half_of(word: str, name: str) -> bool:
    """Whether half of a word's characters, or of its words in English, stand in a name."""
    parts, whole = (word.lower().split(), name.lower().split()) if word.isascii() else (list(word), list(name))
    return 2 * sum(part in whole for part in parts) >= len(parts)


def _without(target: Target, word: str) -> Target:
    synonyms = target.synonyms
    rest = Words(zh=tuple(w for w in synonyms.zh if w != word), en=tuple(w for w in synonyms.en if w != word))
    return replace(target, synonyms=rest)


def _meant(reading: Reading) -> tuple[str, ...]:
    """The targets that a reading is about, in its order."""
    found = [item.target for item in reading.items]
    found += [id_ for doubt in reading.doubts for id_ in doubt.candidates]
    found += [reading.target] if reading.target is not None else []
    return tuple(dict.fromkeys(found))
