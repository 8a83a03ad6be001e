"""Commands in plain words: what HR writes instead of `/people`, for Telegram's own commands are Latin only."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from catalog.choosing import plain

WORDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "people": frozenset({"人员", "人员名单", "人员管理", "花名册", "people", "the people", "roster", "staff list"}),
        "invite": frozenset({"邀请", "邀请同事", "发邀请", "invite", "invite a colleague", "invite someone"}),
        "overview": frozenset({"总览", "总览表", "全公司", "公司总览", "各部门情况", "overview", "company overview"}),
        "missing": frozenset(
            {"谁没报", "谁还没报", "谁没交", "谁还没交", "未报名单", "没报的", "未上报"}
            | {"missing", "who is missing", "who has not reported", "who hasn't reported", "not reported"}
        ),
        "broadcast": frozenset({"群发", "群发消息", "发通知", "发公告", "广播", "broadcast", "send to all"}),
        "reminders": frozenset({"提醒设置", "催报设置", "提醒规则", "reminders", "reminder settings"}),
        "audit": frozenset({"审计", "操作记录", "审计日志", "日志", "audit", "audit log", "log"}),
        "amend": frozenset({"改指标", "调整指标", "指标调整", "改要求", "amend", "change a target", "amend a target"}),
    }
)
"""By the command's name. Only the whole of a message is one: `谁没报 3月的` is none."""


def command_named(text: str) -> str | None:
    """The command that the whole message names; None for anything else."""
    words = plain(text).rstrip("?？ ")
    return next((command for command, names in WORDS.items() if words in names), None)
