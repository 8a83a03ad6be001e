"""What only looks like a number: times, identifiers, ordinals, everyday words, what a thing is told from others by."""

from __future__ import annotations

import re
from functools import cache

from catalog.language.numerals.numerals_zh import NUMERAL_CHARACTERS
from catalog.language.quantities.labels import bare_labels
from catalog.language.text.patterns import any_of, either
from catalog.language.text.vocabulary import Phrasebook, phrases

_MASK = "\x1f"
_NOISE = re.compile(
    any_of(
        (
            r"最[长高大多久低短严]的?一?[次场回]",
            r"第\s?[0-9零一二三四五六七八九十百两]+\s?[个次名位期批轮项天场版稿]?",
            r"(?:[这那上下前后每头本此]|最近|最后)\s?[一两二三]\s?[期次场批轮回](?![是就]?[零一二三四五六七八九0-9])",
            r"[这那前近过]一?两\s?天",
            r"(?<![^\n])\s{0,3}[0-9]{1,2}\s?(?:[、)）]|\.(?![0-9]))",
            r"[0-9]{1,2}\s?[:：]\s?[0-9]{2}(?::[0-9]{2})?(?![0-9])(?:\s?[ap]m)?",
            r"(?<![a-z0-9])[0-9]{1,2}\s?[ap]\.?m(?![a-z])",
            (
                r"(?<=\sat )(?:[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
                r"(?=\s(?:in the (?:morning|afternoon|evening)|sharp|o.?clock))"
            ),
            r"(?<![0-9])[0-9]+(?:\.[0-9]+){2,}",
            r"(?<![a-z0-9])[0-9]{1,4}(?:st|nd|rd|th)(?![a-z])",
            r"(?<![0-9])(?:\+?[0-9]{1,4}[- ])?[0-9]{3,4}-[0-9]{3,8}(?:-[0-9]{3,4})?(?![0-9])",
            r"#\s?[0-9]+",
            r"[0-9一二三四五六七八九]{1,2}\s?号(?:生产)?(?:线|机(?!票)|炉|仓|窑|泵|塔|釜|床|锅炉|冲床|机床|产线|注塑机)",
            r"(?<![0-9.])[2-6]g(?![a-z0-9])",
            r"(?<![a-z])(?:gb(?:/t)?|iso)\s?[0-9]+(?:[.:-][0-9]+)*",
            r"(?<![0-9.])[0-9]{1,4}(?:室|号?楼(?![盘宇])|房间)",
            r"(?<![a-z])(?:half|(?:a\s)?quarter)\s(?:past|to)\s(?:[a-z]+|[0-9]{1,2})(?![a-z0-9%])",
            (
                r"(?<![零一二三四五六七八九十0-9])(?![三四五六七八九]十|二十[五六七八九]|2[5-9]点|[3-9][0-9]点|1[0-9]{2}点)"
                r"[零一二三四五六七八九十0-9]+点(?:[零一二三四五六七八九十0-9]+分|半|钟|整)(?!之)"
            ),
        )
    )
)
_MODEL = re.compile(
    r"(?<![a-z0-9])(?:[a-z]{1,3}|[a-z]{1,12}[-_#])[0-9]+(?![0-9.]*\s?(?:%|分(?![店厂部公])))(?:[-_.]?[a-z0-9]+)*"
)
_OF_A_MODEL = re.compile("[a-z_#-][0-9]")
"""What every model's name and code has."""
_LONG_NUMBER = re.compile("[0-9]{3}")
"""As labels are."""
_TOGETHER = re.compile(
    r"(?<![生了有到现过共仅就只接])一起(?=[来去再先要会得能在把]?(?:处理(?!完|了)|解决(?!完|了)|[看找改开查讨研商调整写弄搞做办交核审复梳排跟面负盯谈聊想学培训参听补回吃加推防避分总修]))"
    r"|(?:我们|咱们?|大家|你们|他们|[和跟与][^,，。;；0-9一]{1,6})一起(?![重较严特大安生公客合资财投]|证|[都也]没)"
)
"""Where 一起 is together, and no count of accidents: 我们一起处理安全事故."""
_LIST = re.compile(r"(?<![0-9,])[0-9]{1,2}(?:,[0-9]{1,2}){2,}(?![0-9,])")
_NUMERALS_OR_POINT = frozenset((*NUMERAL_CHARACTERS, "点"))


_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_HOUR = rf"at (?:1[0-2]|[1-9]|{_HOURS})"
_TIME_BEFORE = re.compile(rf"(?<![a-z]){_HOUR} (?:on )?$")
_TIME_AFTER = re.compile(rf" {_HOUR}(?![a-z0-9]| ?%|[.,][0-9]| (?:per|pct|points?|pts|hours?|days?|out|of)(?![a-z]))")
_LONGEST_TIME = 14
_AFTER_FIGURE = re.compile(r"(?:[0-9]|%|points?|pts|percent|days?|hours?|hrs|oh),?\s(?:oh\s)?$")


def with_time(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a day in [start, end) and the time beside it stand: at 9 this morning, on Friday at four."""
    before = _TIME_BEFORE.search(text, max(0, start - _LONGEST_TIME), start)
    after = _TIME_AFTER.match(text, end)
    return before.start() if before else start, after.end() if after else end


def without_look_alikes(text: str) -> str:
    """The text with identifiers, times, ordinals and everyday words blanked out."""
    masked, last = [], 0
    for start, end, _ in _everyday().scan(text):
        if text[start - 1 : start] not in _NUMERALS_OR_POINT and text[end : end + 1] not in _NUMERALS_OR_POINT:
            masked += [text[last:start], _MASK * (end - start)]
            last = end
    text = "".join([*masked, text[last:]])
    if "一起" in text:
        text = _TOGETHER.sub(lambda found: found[0][:-2] + _MASK * 2, text)
    text = _NOISE.sub(_masked, text)
    if _OF_A_MODEL.search(text):
        text = _MODEL.sub(_masked, text)
    if _LONG_NUMBER.search(text):
        text = bare_labels().sub(_masked, text)
    if "," in text:
        text = _LIST.sub(lambda found: found[0].replace(",", _MASK), text)
    return _labels().sub(lambda found: found[0] if _denies(found, text) else found[1] + _MASK * len(found[2]), text)


def _masked(found: re.Match[str]) -> str:
    return _MASK * len(found[0])


def _denies(found: re.Match[str], text: str) -> bool:
    """Whether no is said of the figure before: 90 oh no 92 is no number 92."""
    return found[1] == "no " and _AFTER_FIGURE.search(text, 0, found.start()) is not None


@cache
def _everyday() -> Phrasebook[bool]:
    return Phrasebook(dict.fromkeys(phrases("numbers", "none"), True))


@cache
def _labels() -> re.Pattern[str]:
    """A word that names a thing by its number: room 12, page 92."""
    words = either(phrases("numbers", "labels"))
    return re.compile(
        rf"(?<![a-z])((?:{words})\.?\s#?)([0-9]+(?:\.[0-9]+)*(?:\s?(?:to|-|and|&)\s?[0-9]+)?)(?![0-9]*[.,]?[0-9]*\s?(?:%|points?|pts|marks|per\s?cent|pct))(?![0-9]|,[0-9]{{3}})"
    )
