"""Answers about a target: the one that a bare name picks, and what a figure comes to once its target is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from catalog.model import Target, Unit
from catalog.reading import Doubt, Intent, Item, MeasureItem, Missing, Reading
from catalog.reporting import item_of
from catalog.understanding import understand


def named_alone(text: str, targets: Sequence[Target], *, today: date) -> Target | None:
    """The only one of the targets that a text names, where it does nothing else: no figure, no query."""
    reading = understand(text, targets=targets, today=today)
    if reading.intent is not Intent.ASK or any(doubt.value is not None or doubt.likely for doubt in reading.doubts):
        return None
    named = {id_ for doubt in reading.doubts if doubt.missing is Missing.VALUE for id_ in doubt.candidates}
    return next((target for target in targets if named == {target.id}), None)


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
