"""What was owed at set days: each occurrence with the day it was done."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from catalog.entries import Done, Exempt
from catalog.history.values import MOST_ROWS, DeliveryRow
from catalog.judging.deliverables import deliveries, owed_since
from catalog.model import Deliverable, Period
from catalog.requirements import grain_on


def delivery_rows(
    deliverable: Deliverable,
    dones: Sequence[Done],
    *,
    today: date,
    since: date | None,
    exempt: Collection[Exempt] = (),
    most: int = MOST_ROWS,
) -> list[DeliveryRow]:
    """What fell due, what was done ahead of its day, and what the present period still asks for."""
    span = Period.containing(today, grain_on(deliverable, today))
    start = since or owed_since(deliverable, dones, today=today, span=span)
    until = date(today.year + 1, 12, 31)
    owed = deliveries(deliverable, dones, since=start, until=until, exempt=exempt).owed
    told = [delivery for delivery in owed if delivery.due < span.end or delivery.done]
    return [DeliveryRow(delivery=one, state=one.state(today), exempt=one.exempt) for one in told[-most:]]
