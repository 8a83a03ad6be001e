"""The end of a case told by its label, or by what it is about: 8801今天处理完了, ticket #442 closed today."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from catalog.language.acts import WHOLE_MESSAGE, acts_in
from catalog.language.message import read_message
from catalog.language.names.lexicon import prepared
from catalog.language.replies import answer
from catalog.model import Response, Target
from catalog.reading import CaseItem, Intent, Reading

_LABEL = re.compile(r"(?<![\w.%-])#?((?:[A-Za-z]{1,4}-?)?[0-9]{3,}|[A-Za-z]{1,4}-?[0-9]+)(?![\w.%]|-[0-9])", re.ASCII)
"""A number of three digits or more, or letters with a number: 8801, A-17, #442; 92% and 3 are figures."""
_AROUND = r"(?:#|no\.?\s?|number\s|编号|单号)?"


def closing_told(
    text: str, reading: Reading, response: Response, *, beside: Collection[Target], labels: Iterable[str], today: date
) -> CaseItem | None:
    """The end of a case of `response` that the message tells, None where it tells none.

    `reading` is what the message was taken for without knowing the cases, `labels` are those of the open ones, `beside`
    the targets of the same duty: whoever names one of them may mean the case.
    """
    if reading.intent not in (Intent.ASK, Intent.OTHER) or reading.items:
        return None
    label = next((one for one in sorted(labels, key=len, reverse=True) if names(text, one)), None)
    if label is None:
        about = {id_ for doubt in reading.doubts for id_ in doubt.candidates}
        if about.isdisjoint({response.id, *(target.id for target in beside)}):
            return None
        found = _LABEL.search(text)
        label = found[1] if found else None
    rest = text if label is None else re.sub(_AROUND + re.escape(label) + "号?", " ", text, flags=re.IGNORECASE)
    if acts_in(text, WHOLE_MESSAGE) or any(target.name.zh in text or target.short.zh in text for target in beside):
        return None
    lexicon = prepared([response], ())
    told = answer(read_message(rest, lexicon, today), lexicon, response)
    match told.items if told else ():
        case (CaseItem(opened=None, closed=date()) as item,):
            return replace(item, label=label)
        case _:
            return None


def first_day(text: str, response: Response, *, closed: date) -> date | None:
    """The day on which a case began that ended on the day `closed`: the only one in the text, and not after it."""
    days = {mark.first for mark in read_message(text, prepared([response], ()), closed).days}
    return next(iter(days)) if len(days) == 1 and max(days) <= closed else None


def bare_label(text: str) -> str | None:
    """The label that is all of the text, None where it says anything else."""
    found = _LABEL.fullmatch(text.strip().removesuffix("号"))
    return found[1] if found else None


def names(text: str, label: str) -> bool:
    """Whether the label stands in the text by itself: 8801 is not named by 88012."""
    edges = r"(?<![0-9A-Za-z]){}(?![0-9A-Za-z])"
    return re.search(edges.format(re.escape(label)), text, re.IGNORECASE) is not None
