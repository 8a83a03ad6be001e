"""/language: everything in the other one, from the next answer on."""

import pytest

from bot.demo.profile import Scope
from tests.handlers.conversation import follow, render
from tests.handlers.records import row_counts
from tests.talking import Company

SWITCH = """
    > /language
    请选择语言 · Choose your language
    [中文] [English]

    > [English]
    I will speak English with you.

    > recruitment rate 92%
    ✅ Recruitment fulfilment rate 92% · met
    Required ≥ 90%, 2 percentage points above
    Nov
    [✏️ Change] [↩️ Undo]
    [📄 Details] [📈 Trend]

    > /language
    请选择语言 · Choose your language
    [中文] [English]

    > [中文]
    好的，以后我用中文和您说。

    > 招聘达成率93%
    ✅ 招聘达成率 93% · 达标
    要求 ≥ 90%，高 3 个百分点
    11月 · 更正前 92% ↑
    [✏️ 改] [↩️ 撤销]
    [📄 详情] [📈 走势]
"""


async def test_the_choice_is_offered_in_both_and_taken_at_once(company: Company) -> None:
    """Whoever asks may not read the other; what follows is in the chosen one."""
    await follow(await company.joined("manager-hr"), SWITCH)


async def test_the_language_may_stand_behind_the_command(company: Company) -> None:
    """So it is chosen without a tap."""
    manager = await company.joined("manager-hr")
    assert render(await manager.says("/language en")) == "I will speak English with you."
    assert render(await manager.says("/language fr")).startswith("请选择语言 · Choose your language")


COMMANDS = {
    ("manager-hr", "中文"): [
        ("targets", "我的指标"),
        ("status", "我的进度"),
        ("due", "要报要交的"),
        ("checkin", "逐项填报"),
        ("history", "历史数据与走势"),
        ("undo", "撤回上一次上报"),
        ("export", "导出文件"),
        ("language", "中文 / English"),
        ("help", "我能做什么"),
    ],
    ("manager-hr", "English"): [
        ("targets", "My targets"),
        ("status", "Where I stand"),
        ("due", "What is due"),
        ("checkin", "Report one by one"),
        ("history", "Past figures and their trend"),
        ("undo", "Take back the last figure"),
        ("export", "Files to take away"),
        ("language", "中文 / English"),
        ("help", "What I can do"),
    ],
    ("director", "English"): [
        ("overview", "All positions at a glance"),
        ("targets", "My targets"),
        ("status", "Where I stand"),
        ("due", "What is due"),
        ("history", "Past figures and their trend"),
        ("export", "Files to take away"),
        ("language", "中文 / English"),
        ("help", "What I can do"),
    ],
    ("hr", "中文"): [
        ("overview", "各岗位总览"),
        ("missing", "谁没报"),
        ("targets", "我的指标"),
        ("status", "我的进度"),
        ("due", "要报要交的"),
        ("checkin", "逐项填报"),
        ("history", "历史数据与走势"),
        ("undo", "撤回上一次上报"),
        ("export", "导出文件"),
        ("language", "中文 / English"),
        ("help", "我能做什么"),
        ("people", "人员和岗位"),
        ("invite", "邀请同事"),
        ("broadcast", "群发消息"),
        ("remind", "催报：提醒逾期的人"),
        ("reminders", "提醒设置"),
        ("amend", "改指标"),
        ("audit", "谁做了什么"),
    ],
}
KEYBOARDS = {
    ("manager-hr", "中文"): [["📋 我的指标", "📊 状态", "📅 待办"], ["✍️ 上报", "❓ 帮助"]],
    ("manager-hr", "English"): [["📋 Targets", "📊 Status", "📅 Due"], ["✍️ Report", "❓ Help"]],
    ("director", "English"): [["🏢 Overview", "📋 Targets", "📊 Status"], ["📅 Due", "❓ Help"]],
    ("hr", "中文"): [["🏢 总览", "⏰ 谁没报", "📋 我的指标"], ["📊 状态", "📅 待办", "❓ 帮助"]],
}


@pytest.mark.parametrize(("slug", "choice"), COMMANDS)
async def test_the_menu_and_the_list_of_commands_follow(company: Company, slug: str, choice: str) -> None:
    """For this chat alone, in its language and for its role."""
    person = await company.joined(slug, language="en" if choice == "中文" else "zh")
    await person.says("/language")
    await person.taps(choice)
    shown = company.server.chats.profile.commands[Scope("chat", person.chat.id), ""]
    assert [(command.command, command.description) for command in shown] == COMMANDS[slug, choice]
    assert person.keyboard is not None
    assert person.keyboard.as_json["keyboard"] == KEYBOARDS[slug, choice]


async def test_everybody_else_is_shown_the_commands_of_their_messenger_s_language(company: Company) -> None:
    """Set once at the start: by language, and in the company's own for any other."""
    commands = company.server.chats.profile.commands
    private = Scope("all_private_chats")
    first = {language: commands[private, language][0].description for language in ("", "zh", "en")}
    assert first == {"": "我的指标", "zh": "我的指标", "en": "My targets"}
    assert {scope.type for scope, _ in commands} == {"all_private_chats"}


@pytest.mark.parametrize("label", ["📋 我的指标", "📋 Targets"])
async def test_a_menu_of_the_other_language_still_works(company: Company, label: str) -> None:
    """The keyboard of before the switch may stand there for a while."""
    manager = await company.joined("manager-hr", language="en")
    assert (await manager.says(label)).text.startswith("📋 HR manager")


async def test_a_language_that_is_not_spoken_changes_nothing(company: Company) -> None:
    """Nor one whose name is only begun."""
    manager = await company.joined("manager-hr")
    await manager.says("/language")
    before = await row_counts(company)
    for data in ("language:fr", "language", "language:", "language:zh-hans"):
        assert render(await manager.forges(data)) == "(pops up) 这个按钮已失效。发 /help 看看能做什么。"
    assert await row_counts(company) == before
    assert (await manager.says("/help")).text.startswith("可以这样写")
