"""A figure whose target was asked about: what it comes to, now that the target is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from catalog.model import Target, Unit
from catalog.reading import Doubt, Item, MeasureItem, Missing, Reading
from catalog.reporting import item_of
from catalog.understanding import understand


def fitted(target: Target, doubt: Doubt, *, on: date) -> Item | Doubt | None:
    """The item that a doubt's figure makes; None where there is no figure.

    0.92 for a rate is 92 %; a figure that is not to be believed of this target stays a doubt, with what is likely.
    """
    item = item_of(target, doubt, on=on)
    if not isinstance(item, MeasureItem) or item.unit not in (None, Unit.PERCENT):
        return item
    written = f"{item.value:f}{'%' if item.unit is Unit.PERCENT else ''}"
    match understand(written, targets=[target], today=on, reply_to=target.id):
        case Reading(items=(MeasureItem() as read,)):
            return replace(item, value=read.value, unit=read.unit)
        case Reading(doubts=(Doubt(value=value, likely=likely),)) if value is not None:
            return replace(doubt, candidates=(target.id,), missing=Missing.VALUE, likely=likely)
        case _:
            return item
