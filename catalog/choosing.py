"""Short answers to a question with choices: a place in the list, or a way out."""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType

_CANCEL = frozenset(
    {
        "取消",
        "算了",
        "不用了",
        "不了",
        "都不是",
        "cancel",
        "/cancel",
        "never mind",
        "nevermind",
        "forget it",
        "none of them",
        "stop",
    }
)
_ENGLISH = MappingProxyType(
    {
        word: place
        for place, words in enumerate(
            (
                ("first", "1st", "one"),
                ("second", "2nd", "two"),
                ("third", "3rd", "three"),
                ("fourth", "4th", "four"),
                ("fifth", "5th", "five"),
                ("sixth", "6th", "six"),
            ),
            start=1,
        )
        for word in words
    }
)
_CHINESE = MappingProxyType({"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6})
_PLACE = re.compile(r"(?:第|选第?|選第?)?([1-6一二三四五六])(?:个|個|项|項|条|條|号|號)?")
_PLACE_EN = re.compile(r"(?:the |number |no\.? ?|option )?([a-z]+|[1-6](?:st|nd|rd|th)?)(?: one)?")


def is_cancel(text: str) -> bool:
    return _plain(text) in _CANCEL


def place_in_list(text: str) -> int | None:
    """The place, from 1, that an answer such as `第二个`, `2` or `the second` names; None where it names none."""
    plain = _plain(text)
    if found := _PLACE.fullmatch(plain):
        return _CHINESE.get(found[1]) or int(found[1])
    if found := _PLACE_EN.fullmatch(plain):
        return _ENGLISH.get(found[1]) or (int(found[1]) if found[1].isdecimal() else None)
    return None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip(" \t\n。.!！,，~").lower()
