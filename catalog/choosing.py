"""Short answers to a question: a place in the list, yes or no, add or replace, skip, or a way out."""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType

from catalog.reading import Mode

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
_YES = frozenset(
    {
        *("是", "是的", "对", "对的", "嗯", "有", "符合", "完成了", "做完了", "交了", "好了"),
        *("yes", "y", "yep", "yeah", "right", "correct", "it is", "it does", "done"),
    }
)
_NO = frozenset(
    {
        *("否", "不是", "不", "没有", "没", "无", "不符合", "一起都没有", "一次都没有"),
        *("no", "n", "nope", "none", "it is not", "it isn't", "it does not", "it doesn't", "not"),
    }
)
_SKIP = frozenset(
    {"跳过", "先跳过", "下一个", "下一项", "下一条", "过", "以后再说"}
    | {"skip", "skip it", "next", "next one", "pass", "later"}
)
_STOP = frozenset({"停止", "暂停", "停", "先停", "先到这", "先到这里", "pause", "enough", "enough for now"})
_CHECK_IN = frozenset(
    {"填报", "逐项填报", "开始填报", "继续填报", "一个个填", "逐个填报", "逐项上报"}
    | {"check in", "checkin", "check-in", "one by one", "start check-in", "continue check-in"}
)
_RESUME = frozenset({"继续", "接着填", "接着来", "resume", "continue", "go on", "carry on"})
_ADD = frozenset({"累加", "加", "加上", "加上去", "追加", "add", "add it", "adds", "more", "plus"})
_TOTAL = frozenset({"总数", "新的总数", "总共", "一共", "合计", "替换", "total", "the total", "new total", "replace"})
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
_LAST = re.compile(
    r"(?:选|選)?(?:最后|最末|末尾|末|倒数第[一1])(?:的?那?(?:一?[个個项項条條]|一))?|(?:选|選)?最(?:下面|底下)(?:的?那?一?[个個]|的)?"
    r"|(?:the )?(?:very )?(?:last|bottom)(?: one)?"
)
_POINTS = re.compile(
    r"[^0-9]{0,4}[0-9一二两兩三四五六七八九十]?[个個项項条條]|[选選第][^%％.。]{1,4}|[7-9]|倒数第?[^%％.。]{1,3}"
    r"|(?:the|that|this|number|no\.?|option|one)(?: [a-z]+| [0-9](?:st|nd|rd|th)?)*|[a-z]+ one|[7-9]th"
    r"|seventh|eighth|ninth|tenth"
)
"""What points at something in a list, be it there or not: 第七个, the other one, 那一个."""
_DENIALS = frozenset(
    {"不对", "错了", "写错了", "打错了", "不是的", "不是这个", "都不对", "不是这个数", "有误"}
    | {"wrong", "no it isn't", "no, it isn't", "that's wrong", "it's wrong", "neither", "not right", "incorrect"}
)


_GREETINGS = frozenset(
    {"你好", "您好", "早", "早上好", "上午好", "中午好", "下午好", "晚上好", "在吗", "在么", "嗨", "哈喽"}
    | {"hi", "hello", "hey", "hi there", "good morning", "good afternoon", "good evening"}
)
_THANKS = frozenset(
    {"谢谢", "谢谢你", "谢谢您", "多谢", "谢啦", "谢了", "感谢", "辛苦了", "好的谢谢", "好的", "收到", "ok", "okay"}
    | {"thanks", "thank you", "thx", "cheers", "many thanks", "thanks a lot", "ok thanks", "got it"}
)


def is_greeting(text: str) -> bool:
    return plain(text) in _GREETINGS


def is_thanks(text: str) -> bool:
    return plain(text) in _THANKS


def is_cancel(text: str) -> bool:
    return plain(text) in _CANCEL


def is_skip(text: str) -> bool:
    return plain(text) in _SKIP


def is_stop(text: str) -> bool:
    """Whether these words leave a walk through what is owed; those that cancel do too."""
    return plain(text) in _STOP


def is_check_in(text: str) -> bool:
    """Whether these words ask to be led through what is owed."""
    return plain(text) in _CHECK_IN


def is_resume(text: str) -> bool:
    """Whether these words take up again what was left."""
    return plain(text) in _RESUME


def place_in_list(text: str, *, of: int | None = None) -> int | None:
    """The place, from 1, that an answer such as `第二个`, `2` or `the second` names; None where it names none.

    `of` is how many there are, where the last one may be named as that.
    """
    bare = plain(text)
    if of and _LAST.fullmatch(bare):
        return of
    if found := _PLACE.fullmatch(bare):
        return _CHINESE.get(found[1]) or int(found[1])
    if found := _PLACE_EN.fullmatch(bare):
        return _ENGLISH.get(found[1]) or (int(found[1]) if found[1].isdecimal() else None)
    return None


def points(text: str) -> bool:
    """Whether the words point at something in a list, and so give no figure, though a number may stand in them."""
    return _POINTS.fullmatch(plain(text)) is not None or _LAST.fullmatch(plain(text)) is not None


def denies(text: str) -> bool:
    """Whether a short answer says that a figure is not right."""
    return yes_or_no(text) is False or plain(text) in _DENIALS


def yes_or_no(text: str) -> bool | None:
    """What a one-word answer says; None where it says neither."""
    bare = plain(text)
    if bare in _YES:
        return True
    return False if bare in _NO else None


def mode_named(text: str) -> Mode | None:
    """Whether a count adds to its period's total or is the new one, where the answer says so."""
    bare = plain(text)
    if bare in _ADD:
        return Mode.ADD
    return Mode.TOTAL if bare in _TOTAL else None


def plain(text: str) -> str:
    """The words as they are compared: one width, small letters, without what stands around them."""
    return unicodedata.normalize("NFKC", text).strip(" \t\n。.!！,，~").lower()
