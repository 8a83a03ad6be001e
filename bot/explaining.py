"""The steps of `dutybot understand --explain`, as text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from types import MappingProxyType

from bot.contracts import as_json
from catalog.errors import Refusal
from catalog.explaining import Choosing, Explanation, Reason, explain
from catalog.model import Catalog

_SCORES_SHOWN = 4
_REASONS: Mapping[Reason, str] = MappingProxyType(
    {
        Reason.IMPOSSIBLE: "asked, the target can hardly have this value",
        Reason.HEDGED: "asked, it is said to be more or less than that",
        Reason.UNIT: "asked, what is named is not counted in this unit",
        Reason.ELSEWHERE: "left or asked, it is another department's or place's",
        Reason.AHEAD: "asked, the period has not begun",
        Reason.SEVERAL: "asked, several targets are named alike",
        Reason.PERHAPS: "asked, a target is named only in part or beside other words",
        Reason.WITHHELD: "left, it is planned, required, denied or told of others",
        Reason.RATIO: "made a rate, of two numbers",
        Reason.CONTRADICTED: "asked, the message has another figure for the same target",
    }
)


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
    for one in steps.reasons:
        yield f"why       {one.text}: {_REASONS[one.reason]}"
    yield f"reading   {json.dumps(as_json(steps.reading), ensure_ascii=False)}"


def _choice_lines(choosing: Choosing) -> Iterator[str]:
    yield f"target    for {choosing.text}: {choosing.verdict}"
    for scored in choosing.scores[:_SCORES_SHOWN]:
        yield f"            {scored.target}: weight {scored.weight}, {scored.coverage:.0%} of its name"
