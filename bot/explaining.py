"""The steps of `dutybot understand --explain`, as text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime

from bot.contracts import as_json
from catalog.errors import Refusal
from catalog.explaining import Choosing, Explanation, explain
from catalog.model import Catalog

_SCORES_SHOWN = 4


def explain_text(text: str, position: str | None, catalog: Catalog, today: date | None = None) -> str:
    """How a message is understood, a line a step; without a position, among the targets of all.

    Raises Refusal for a position that the catalog does not have.
    """
    if position is not None and position not in catalog.by_position:
        raise Refusal(f"no position {position!r}; there are: {', '.join(catalog.by_position)}")
    everyone = tuple(catalog.by_id.values())
    own = everyone if position is None else catalog.by_position[position].targets
    steps = explain(text, targets=own, today=today or datetime.now(UTC).date(), others=everyone)
    return "\n".join(_lines(steps))


def _lines(steps: Explanation) -> Iterator[str]:
    yield f"read as   {steps.text}"
    for number in steps.numbers:
        units = ", ".join(number.units) or number.sort
        yield f"number    {number.text} = {number.amount:f} ({units})"
    for days in steps.days:
        yield f"{days.kind:<9} {days.text} = {days.first} to before {days.after}"
    for word in steps.words:
        yield f"word      {word.text} {'=' if word.exact else '~'} {', '.join(word.ideas)}"
    for choosing in steps.choices:
        yield from _choice_lines(choosing)
    if steps.held_back:
        yield f"held back it is said as: {', '.join(steps.held_back)}"
    yield f"reading   {json.dumps(as_json(steps.reading), ensure_ascii=False)}"


def _choice_lines(choosing: Choosing) -> Iterator[str]:
    yield f"target    for {choosing.text}: {choosing.verdict}"
    for scored in choosing.scores[:_SCORES_SHOWN]:
        yield f"            {scored.target}: weight {scored.weight}, {scored.coverage:.0%} of its name"
