"""`dutybot judge`: one JSON object a line in, one a line out, in the same order.

In: `{"id", "target", "today", "entries": [...], "period"?, "since"?}`.
Out: `{"id", "state", "figure", "bound", "gap", "due", "needed", "text": {"zh", "en"}}`, or for what cannot be judged
`{"id", "error": {"code", "message"}}`, after which the run goes on.

An entry is one thing reported, told by its keys; `?` marks those that may be left out.

    a figure            {"value": 92.5, "on", "unit"?, "period"?, "mode"?, "label"?}
    a yes or no         {"value": true, "on", "period"?}
    a document done     {"done", "on"?, "label"?}: the day in `done` counts
    a case              {"opened"?, "closed"?, "took"?, "unit"?, "label"?, "on"?}: one of them at least

Days are written as 2026-11-23, periods as 2026-10, 2026-Q3, 2026-H1 or 2026, units as in position files. `on` is the
day of the report, `mode` "add" or "total", `took` how long the case took.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from bot.judge_input import Question, read_object, read_question
from catalog.errors import BadReport, UnknownTarget
from catalog.judging import check_entry, judge
from catalog.model import LANGUAGES, Catalog, Language, Target
from catalog.status import Needed, Status
from catalog.working_days import WorkingDays

Describe: TypeAlias = Callable[[Status, Target, Language, date], str]
"""How a status is worded in one language, on a day."""


def judge_lines(
    lines: Iterable[str], write: Callable[[str], object], catalog: Catalog, calendar: WorkingDays, describe: Describe
) -> bool:
    """Write an answer to every line that is not blank, a line each; whether all of them could be judged."""
    all_well = True
    for line in lines:
        if not line.strip():
            continue
        answer = _answer(line, catalog, calendar, describe)
        all_well = all_well and "error" not in answer
        # A lone surrogate has no UTF-8; written as an escape it is the same JSON.
        text = json.dumps(answer, ensure_ascii=False, default=_plain)
        write(text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n")
    return all_well


def _answer(line: str, catalog: Catalog, calendar: WorkingDays, describe: Describe) -> dict[str, object]:
    name: object = None
    try:
        fields = read_object(line)
        name = fields.get("id")
        question = read_question(fields)
        target = catalog.by_id.get(question.target)
        if target is None:
            raise UnknownTarget(question.target)
        return {"id": name, **_judged(question, target, calendar, describe)}
    except BadReport as error:
        return {"id": name, "error": {"code": error.code, "message": str(error)}}


def _judged(question: Question, target: Target, calendar: WorkingDays, describe: Describe) -> dict[str, object]:
    for entry in question.entries:
        check_entry(target, entry, today=question.today)
    status = judge(
        target,
        question.entries,
        today=question.today,
        calendar=calendar,
        period=question.period,
        since=question.since,
    )
    return {
        "state": status.state,
        "figure": status.figure,
        "bound": status.bound,
        "gap": status.gap,
        "due": status.due,
        "needed": _said(status.needed) if status.needed else None,
        "text": {language: describe(status, target, language, question.today) for language in LANGUAGES},
    }


def _said(needed: Needed) -> dict[str, object]:
    """Only the parts that say something here."""
    return {key: value for key, value in asdict(needed).items() if value is not None and value is not False}


def _plain(value: object) -> object:
    """A day as 2026-11-23, a figure as a JSON number."""
    match value:
        case date():
            return value.isoformat()
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case _:
            raise TypeError(type(value).__name__)
