"""Whose figure it is: one of another department or place is not the sender's (销售部流失率8%, in Berlin)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from catalog.language.names.lexicon import Lexicon
from catalog.language.text.patterns import either
from catalog.language.text.vocabulary import vocabulary

_OF_ALL = re.compile(r"公司|整体|总体|全部|合计|(?<![a-z])(?:overall|total|company|altogether)(?![a-z])")
_COLON = re.compile("[:：]")
_SHORT = 2
"""English names of so few letters are words as well: it, pr."""


def is_elsewhere(text: str, lexicon: Lexicon, start: int, end: int) -> bool:
    """Whether a department that the sender does not lead, or a place, is named in text[start:end] or heads it.

    深圳工厂：招聘达成率92%，流失率8% tells both of one place.
    """
    if _elsewhere(lexicon.positions).search(text, start, end):
        return True
    if _COLON.search(text, 0, start) is None or _heading(lexicon.positions).search(text, 0, start) is None:
        return False
    return _OF_ALL.search(text, start, end) is None


def without_own_heading(text: str, lexicon: Lexicon) -> str:
    """The text with the sender's own department as spaces where it only says who reports: 客服部：, 我们采购部10月."""
    return _own_heading(lexicon.positions).sub(lambda found: " " * len(found[0]), text) if "部" in text else text


def without_customers_places(text: str) -> str:
    """The text with the English places that only tell where a customer is as spaces: the complaint of the Berlin hotel.

    An office, a plant or colleagues there are not customers.
    """
    return _customers_place().sub(lambda found: " " * len(found[0]), text)


@cache
def _customers_place() -> re.Pattern[str]:
    english = vocabulary("en")
    places, ours = either(english["scopes"]["places"]), either(english["cases"]["ours"])
    return re.compile(
        rf"(?<![a-z])(?:{places})(?:'s)?\s(?!(?:{ours})(?![a-z]))(?=[a-z]+)(?![a-z]+ed(?![a-z]))"
        rf"|(?<![a-z])(?:{either(english['cases']['customers'])})\s(?:in|of|at)\s(?:{places})(?![a-z])"
    )


@cache
def _own_heading(own: frozenset[str]) -> re.Pattern[str]:
    names = [name for position, some in vocabulary("zh")["scopes"].items() if position in own for name in some]
    return re.compile(
        rf"(?:^|(?<=[\n,，。;；:：\s0-9月]))(?:我们?|咱们?|俺们?|本)?(?:{either(names)})部门?(?:这边|这儿|这里|这块)?"
        r"(?=\s*(?:[:：,，]|[0-9]{1,2}月|本月|当月|上?这?个月|上月|今年|本?季度?|[一二三四]季度|[上下]半年|上?汇?报(?!告))|\s+(?!计划))"
    )


@cache
def _heading(own: frozenset[str]) -> re.Pattern[str]:
    """A line that begins with a place or department and a colon."""
    return re.compile(
        rf"^[^\n:：,，。0-9]{{0,10}}(?:{_elsewhere(own).pattern})[^\n:：,，。0-9]{{0,10}}[:：]", re.MULTILINE
    )


@cache
def _elsewhere(own: frozenset[str]) -> re.Pattern[str]:
    """The pattern for somebody who holds these positions: their own departments are left out."""
    zh, en = (vocabulary(language)["scopes"] for language in ("zh", "en"))
    of_a_department = r"(?:部(?![分署])|团队|科(?!技)|中心|[ ]?[:：]?[ ]?[0-9])"
    return re.compile(
        "|".join(
            [
                *_led(_foreign(zh, own), "(?<![a-z]{})", of_a_department),
                *_led(zh["places"], "(?<![在去从到飞回往赴]{})"),
                *_english(_foreign(en, own)),
                *_led(en["places"], "(?<!to {0})(?<!from {0})(?<![a-z]{0})", "(?![a-z])"),
            ]
        )
    )


def _foreign(names: dict[str, list[str]], own: frozenset[str]) -> list[str]:
    return [name for position, some in names.items() if position not in {*own, "places"} for name in some]


def _english(names: Sequence[str]) -> Iterator[str]:
    """In sales, sales' and the sales team: but sales growth is no department's."""
    every, long = either(names), [name for name in names if len(name) > _SHORT]
    is_so = r"(?:is|was|at|came|stands|stood|reached|hit)\b"
    whose = r"\s(?:department|dept|team|division|staff|people|employees|workers|colleagues|guys)"
    yield from _led(names, "(?<![a-z]{})", whose)
    yield from _led(long, "(?<![a-z]{})", r"\s\x1f{5}(?!\x1f)")  # staff as part of a target's name
    yield from _led(long, "(?<![a-z]{})", r"(?:'s|s')\s")
    before = rf"\s(?:the\s)?(?:{either(long)})(?=\s*(?:$|[,.;:(=\n]|[0-9]|{is_so}))"
    yield from _led(("in", "at", "for"), "(?<![a-z]{})", before)
    yield from _led(("in",), "(?<![a-z]{})", rf"\s(?:{every})\s(?:{is_so}\s)?(?=[0-9])")


def _led(words: Iterable[str], looking_back: str, following: str = "") -> Iterator[str]:
    """Expressions for the words, one for each first letter: such are found fastest, as what they look for is plain.

    `looking_back` is what may not stand before, with the first letter as `{}`.
    """
    by_first: dict[str, list[str]] = {}
    for word in words:
        by_first.setdefault(word[0], []).append(word[1:])
    for first, rest in by_first.items():
        letter = re.escape(first)
        yield f"{letter}{looking_back.format(letter)}(?:{either(rest)}){following}"
