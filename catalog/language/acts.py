"""What is being said, apart from the figures: asked, planned, hoped, heard, denied, quoted, ordered, undone, corrected.

The cues are vocabulary ([acts] in the language files, as regular expressions); here is how far each one reaches.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache, lru_cache

from catalog.language.text.finder import Finder
from catalog.language.text.patterns import any_of
from catalog.language.text.vocabulary import vocabulary
from catalog.model import Language


class Act(StrEnum):
    QUESTION = "question"
    HYPOTHETICAL = "hypothetical"
    PLAN = "plan"
    HEARSAY = "hearsay"
    OTHERS = "others"
    """Told of another company, department or place."""
    NEGATION = "negation"
    FORECAST = "forecast"
    INSTRUCTION = "instruction"
    RULE = "rule"
    VOID = "void"
    NOT_DONE = "not_done"
    DONE = "done"
    HANDED_TO = "handed_to"
    """To whom a document went: 送到董事长那儿."""
    LED = "led"
    """Ends the clause before one that is only expected or quoted: 照这个势头, 制度里写着."""
    PENDING = "pending"
    """The figure is not out, or not checked, yet."""
    CORRECTION = "correction"
    INSTEAD = "instead"
    """Begins a report that is given instead of the last one of its target."""
    ZERO = "zero"
    HAPPENED = "happened"
    """What may not happen did: lost a certificate."""
    DENIED = "denied"
    """It is said not to have happened by a verb: haven't lost a single one."""
    RECOVERED = "recovered"
    """It came right again, or only nearly happened: found the lost certificate."""
    NOTHING_CAME = "nothing_came"
    """No case of the kind came in, or one only nearly did."""
    CAME = "came"
    """A case came in."""
    DEALT_WITH = "dealt_with"
    """Right before a count: so many were only met, visited or asked."""
    CAME_TO_NOTHING = "came_to_nothing"
    """Right after a count: so many only applied, dropped out or are not finished."""
    ANSWERED = "answered"
    SAME_DAY = "same_day"
    """It was answered on the day it came: 早上接的，下午就回了."""
    ASIDE = "aside"
    """Of the sender's own day (等下还要开会), or an approval (领导说可以): passed over."""
    TOLD_ALREADY = "told_already"
    """What its clause says was told before: meeting satisfaction I already reported."""
    A_FEW = "a_few"
    """A few of something that are left: 还有几家没打通 asks nothing beside a figure."""
    ALL = "all"
    NOT_QUITE = "not_quite"
    """Said of all where it is not all yet: nearly all, not all, all are being done."""
    BOTH = "both"
    RESPECTIVELY = "respectively"
    """Each figure of a row belongs to the target in the same place of the list: A、B分别是91和92."""
    ADD = "add"
    TOTAL = "total"
    LEVEL = "level"
    CHANGE = "change"
    DOWN = "down"
    UP = "up"
    SPENT = "spent"
    """Of money that went out, and so of no budget."""
    AMOUNTS_BEFORE = "amounts_before"
    IN_LINE = "in_line"
    OUT_OF_LINE = "out_of_line"
    POINTS_BACK = "points_back"
    """Said of what stands beside it: these figures, the above, is it true."""
    WHEN_OR_WHO = "when_or_who"
    """Asked after a time, a place or a person, and so not after a figure."""
    EXTREME = "extreme"
    """Right before a figure that is the highest or lowest of several."""
    YES = "yes"
    NO = "no"


WHOLE_MESSAGE = (Act.QUESTION, Act.HYPOTHETICAL, Act.HEARSAY, Act.INSTRUCTION, Act.VOID, Act.PENDING)
"""What keeps a whole message from being a report."""
ONE_CLAUSE = (Act.PLAN, Act.FORECAST, Act.RULE, Act.NEGATION, Act.OTHERS)
"""What keeps a clause from being one, and those after it that name nothing themselves."""


def cues(act: Act, text: str) -> re.Pattern[str]:
    """The pattern that finds this act's cues in a text, in the languages that it is written in."""
    return _pattern("acts", act, _languages(text))


def cue_pattern(table: str, key: str, text: str) -> re.Pattern[str]:
    """The expressions of a vocabulary table for a text: those of a language whose letters it lacks are left out."""
    return _pattern(table, key, _languages(text))


@lru_cache(maxsize=8)
def _languages(text: str) -> tuple[Language, ...]:
    """Those that a text is written in, kept while one message is looked at for one cue after the other."""
    if text.isascii():
        return ("en",)
    return ("zh", "en") if _LATIN_WORD.search(text) else ("zh",)


_FEW = 3
"""So many acts are as soon looked for one by one."""
_LATIN_WORD = re.compile("[a-z]{2}")


def any_cue(table: str, keys: tuple[str, ...], text: str) -> bool:
    """Whether a cue of any of these keys stands in the text: one look is faster than one for each."""
    return _finder(table, keys, _languages(text)).finds(text, 0, len(text))


def _cues(table: str, keys: tuple[str, ...], languages: tuple[Language, ...]) -> Iterator[str]:
    return (cue for language in languages for key in keys for cue in vocabulary(language)[table][key])


@cache
def _finder(table: str, keys: tuple[str, ...], languages: tuple[Language, ...]) -> Finder:
    return Finder(_cues(table, keys, languages))


@cache
def _pattern(table: str, key: str, languages: tuple[Language, ...]) -> re.Pattern[str]:
    return re.compile(any_of(_cues(table, (key,), languages)))


def says(act: Act, text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether a cue of the act stands in text[start:end]."""
    return _finder("acts", (act,), _languages(text)).finds(text, start, len(text) if end is None else end)


_HOW = (Act.ADD, Act.TOTAL, Act.LEVEL, Act.CHANGE, Act.DOWN, Act.UP)


@lru_cache(maxsize=4096)
def tells_how(word: str) -> bool:
    """Whether a word only tells how a figure moved or counts, as 增加 does: it is nobody's target then."""
    return any(cues(act, word).fullmatch(word) for act in _HOW)


def acts_in(text: str, acts: tuple[Act, ...], start: int = 0, end: int | None = None) -> tuple[Act, ...]:
    """Those of the acts that have a cue in the stretch."""
    languages, until = _languages(text), len(text) if end is None else end
    if len(acts) > _FEW and not _finder("acts", acts, languages).finds(text, start, until):
        return ()
    return tuple([act for act in acts if _finder("acts", (act,), languages).finds(text, start, until)])
