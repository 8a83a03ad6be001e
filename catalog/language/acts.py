"""What is being said, apart from the figures: asked, planned, hoped, heard, denied, quoted, ordered, undone, corrected.

The cues are vocabulary ([acts] in the language files, as regular expressions); here is how far each one reaches.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from catalog.language.vocabulary import tables


class Act(StrEnum):
    QUESTION = "question"
    HYPOTHETICAL = "hypothetical"
    PLAN = "plan"
    HEARSAY = "hearsay"
    NEGATION = "negation"
    FORECAST = "forecast"
    INSTRUCTION = "instruction"
    RULE = "rule"
    VOID = "void"
    NOT_DONE = "not_done"
    DONE = "done"
    CORRECTION = "correction"
    ZERO = "zero"
    ALL = "all"
    BOTH = "both"
    ADD = "add"
    TOTAL = "total"
    LEVEL = "level"
    CHANGE = "change"
    DOWN = "down"
    UP = "up"
    AMOUNTS_BEFORE = "amounts_before"
    IN_LINE = "in_line"
    OUT_OF_LINE = "out_of_line"


WHOLE_MESSAGE = (Act.QUESTION, Act.HYPOTHETICAL, Act.HEARSAY, Act.INSTRUCTION, Act.VOID)
"""What keeps a whole message from being a report."""
ONE_CLAUSE = (Act.PLAN, Act.FORECAST, Act.RULE, Act.NEGATION)
"""What keeps a clause from being one, and those after it that name nothing themselves."""


@cache
def cues(act: Act) -> re.Pattern[str]:
    """The pattern that finds this act's cues, of both languages."""
    return re.compile("|".join(f"(?:{cue})" for table in tables("acts") for cue in table[act]))


def says(act: Act, text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether a cue of the act stands in text[start:end]."""
    return cues(act).search(text, start, len(text) if end is None else end) is not None


def acts_in(text: str, acts: tuple[Act, ...], start: int = 0, end: int | None = None) -> tuple[Act, ...]:
    """Those of the acts that have a cue in the stretch."""
    return tuple(act for act in acts if says(act, text, start, end))
