"""The number that tells a case from others, and is no figure: 8801号投诉, 投诉8801, 8801 answered yesterday."""

from __future__ import annotations

import re
from functools import cache

from catalog.language.text.patterns import either
from catalog.language.text.vocabulary import vocabulary

_CHINESE = r"(?<![0-9.])(?P<before>[0-9]{3,12})\s?号|#\s?[:：]?\s?(?P<after>[0-9]{3,12})(?![0-9])"


def label_in(text: str) -> str | None:
    """The first label of a normalised text."""
    found = _pattern().search(text)
    return next(digits for digits in found.groups() if digits) if found else None


def is_label(text: str, place: int) -> bool:
    """Whether what stands at the place belongs to a label."""
    return any(found.start() <= place < found.end() for found in _pattern().finditer(text))


@cache
def bare_labels() -> re.Pattern[str]:
    """A case by its noun and number, or a number that a message begins with and says what became of."""
    return re.compile(f"{_chinese()}|{_english()}")


def _chinese() -> str:
    nouns, deeds = (either(vocabulary("zh")["cases"][key]) for key in ("nouns", "deeds"))
    when = r"号|\s|\x1f|已经?|都|也|就|刚刚?|终于|[今昨前]天|昨晚|今早|[上下中]午|早上|晚上|[0-9]{1,2}[号日]"
    return (
        rf"(?:{nouns})[单号]?\s?[:：]?\s?(?!100(?![0-9]))(?P<called>[0-9]{{3,12}})"
        r"(?![0-9]|[.,/-][0-9]|\s?%|[起件个例宗次条桩笔家份元块万千百多余天小分年月日])"
        r"|(?:编号|单号|工单号?)\s?[:：是为]?\s?(?P<told>[0-9]{3,12})(?![0-9]|[.,][0-9]|\s?%)"
        rf"|(?:(?<=^)|(?<=\n))(?P<first>[0-9]{{3,12}})(?=(?:{when})*(?:{deeds}))"
    )


def _english() -> str:
    words = vocabulary("en")["cases"]
    nouns, deeds = (either(words[key]) for key in ("nouns", "deeds"))
    number = r"[0-9]{3,12}(?![0-9]|[.,][0-9]|\s?%)"
    return (
        rf"(?<![a-z])(?:{nouns})(?:\s(?:nr|no|number)\b\.?)?\s?[:#]?\s?#?(?P<named>{number})"
        rf"|(?<![a-z])(?:nr|no|number)\.?\s?#?(?P<numbered>{number})"
        rf"|(?:(?<=^)|(?<=\n))#?(?P<leading>{number}):?\s(?=(?:(?:was|is|has|been|got|just|now|finally|already)\s)*(?:{deeds})(?![a-z]))"
    )


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(f"{_CHINESE}|{bare_labels().pattern}")
