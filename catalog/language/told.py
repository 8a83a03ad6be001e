"""What was told without a figure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from catalog.language.choosing import Choice
from catalog.reading import Item


@dataclass(frozen=True, slots=True)
class Told:
    """What was told: an `item`, or, where it is None, candidates to ask about."""

    choice: Choice
    item: Item | None = None
    done: date | None = None
