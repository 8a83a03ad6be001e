"""Commands in plain words: what HR writes instead of `/people`, for Telegram's own commands are Latin only.

And a department in plain words, for whoever oversees several: 销售部怎么样, how is sales doing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from catalog.choosing import plain
from catalog.language.text.patterns import either
from catalog.language.text.vocabulary import phrases, tables
from catalog.model import Position

WORDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "people": frozenset({"人员", "人员名单", "人员管理", "花名册", "people", "the people", "roster", "staff list"}),
        "invite": frozenset(
            {
                "邀请",
                "邀请同事",
                "发邀请",
                "拉人",
                "加人",
                "invite",
                "add someone",
                "invite a colleague",
                "invite someone",
            }
        ),
        "overview": frozenset({"总览", "总览表", "全公司", "公司总览", "各部门情况", "overview", "company overview"}),
        "missing": frozenset(
            {
                "谁没报",
                "谁还没报",
                "谁没交",
                "谁还没交",
                "未报名单",
                "没报的",
                "未上报",
                "谁逾期",
                "谁逾期了",
                "逾期名单",
                "哪些人逾期了",
            }
            | {
                "哪些人没报",
                "哪些人没交",
                "哪些部门没报",
                "哪些部门没交",
                "哪些部门逾期了",
                "有谁没报",
                "还有谁没报",
                "还有谁没交",
            }
            | {
                "missing",
                "who is missing",
                "who has not reported",
                "who hasn't reported",
                "not reported",
                "who is late",
            }
            | {
                "who's late",
                "who is overdue",
                "who's overdue",
                "who is behind",
                "who's behind",
                "who owes what",
                "overdue",
            }
            | {"which departments are late", "which departments have not reported", "what is overdue", "what's overdue"}
        ),
        "broadcast": frozenset(
            {"群发", "群发消息", "群发通知", "发通知", "发个通知", "通知大家", "发公告", "广播"}
            | {"broadcast", "send to all", "message everyone", "send a message to everyone"}
        ),
        "reminders": frozenset({"提醒设置", "催报设置", "提醒规则"} | {"reminders", "reminder settings"}),
        "remind": frozenset({"提醒", "催一下", "催报", "remind", "nudge"}),
        "audit": frozenset({"审计", "操作记录", "审计日志", "日志", "audit", "audit log", "log"}),
        "amend": frozenset({"改指标", "调整指标", "指标调整", "改要求", "amend", "change a target", "amend a target"}),
    }
)
"""By the command's name. Only the whole of a message is one: `谁没报 3月的` is none."""


def command_named(text: str) -> str | None:
    """The command that the whole message names; None for anything else."""
    words = plain(text).rstrip("?？ ")
    return next((command for command, names in WORDS.items() if words in names), None)


def position_named(text: str, positions: Sequence[Position]) -> Position | None:
    """The one of the positions whose department the whole message asks after; None for anything else."""
    asked = asked_after(text)
    named = [one for one in positions if asked in _departments(one)]
    return named[0] if len(named) == 1 else None


def asked_after(text: str) -> str:
    """What a message is about without the words that only ask how it is: 赵敏怎么样, how is Zhao Min doing."""
    asked = _asking_after().fullmatch(" ".join(plain(text).split()))
    return asked["about"] if asked else ""


def _departments(position: Position) -> frozenset[str]:
    """What a position's department is called, and the position itself; `it` is a word before all."""
    called = {name for content in tables("scopes") for name in content.get(position.id, ())}
    called -= phrases("fillers", "words")
    own = (position.name.zh, position.name.en)
    return frozenset(plain(name) for name in (*called, *own, *(name.removesuffix("经理") for name in own)))


@cache
def _asking_after() -> re.Pattern[str]:
    """Somebody or a department between words that only ask how they are."""
    before, after = (either(phrases("departments", key)) for key in ("before", "after"))
    return re.compile(rf"(?:(?:{before}) ?)*(?P<about>\S.*?)(?: ?(?:{after}))*[ ?？]*")
