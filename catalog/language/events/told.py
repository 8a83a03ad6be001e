"""What was told without a figure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from catalog.language.names.choosing import Choice
from catalog.model import Period
from catalog.reading import Item


@dataclass(frozen=True, slots=True)
class Told:
    """What was told: an `item`, or, where it is None, candidates to ask about: done on that day, or so often."""

    choice: Choice
    item: Item | None = None
    done: date | None = None
    value: Decimal | None = None
    period: Period | None = None
