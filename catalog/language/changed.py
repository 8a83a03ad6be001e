"""A correction that names its target: 把招聘达成率改成93%, change the recruitment rate to 93."""

from __future__ import annotations

import re

from catalog.language.message import Clause, Message
from catalog.language.text.vocabulary import tables

_CHANGED = tuple(
    re.compile(rf"\s*{before}(?P<name>{name}){old}{to}\s?(?P<figure>[^,，;；?？]{{1,20}}?){after}?[。.!！]?\s*")
    for before, name, old, to, after in (
        [f"(?:{content[part]})" for part in ("before", "name", "old", "to", "after")] for content in tables("changed")
    )
)
_DEVICE = re.compile("|".join(f"(?:{content['device']})" for content in tables("changed")))
"""What is set at home or on a telephone, and no figure."""
_NOTHING_WRONG = re.compile("|".join(f"(?:{content['nothing_wrong']})" for content in tables("changed")))
_NUMBER = re.compile("[0-9]")


def is_of_a_device(message: Message) -> bool:
    """Whether what is to be changed is a timer or the like: take 5 minutes off the timer, oven set it to 350.

    It is named with a number or at a clause's end; what else is told of one may only be why a figure was wrong.
    """
    return any(_names_a_device(message.text, clause) for clause in message.clauses)


def _names_a_device(text: str, clause: Clause) -> bool:
    found = _DEVICE.search(text, clause.start, clause.end)
    if found is None:
        return False
    return found.end() == clause.end or _NUMBER.search(text, clause.start, clause.end) is not None


def says_nothing_is_wrong(text: str) -> bool:
    """Whether what may look like a correction says that there is none to make: 12 contracts, no clause wrong."""
    return _NOTHING_WRONG.search(text) is not None


def as_changed(text: str) -> str | None:
    """The report that such a correction makes, its name and its new figure; None where the text is none."""
    found = next((match for pattern in _CHANGED if (match := pattern.fullmatch(text))), None)
    return f"{found['name']} {found['figure']}" if found else None
