"""Whatever comes in, there is a fitting answer or none, nothing is kept, and nothing in the log to look at."""

import asyncio

from bot.demo.wire import JsonObject
from tests.handlers.conversation import render
from tests.handlers.records import forget_handling, last_update, restarted, row_counts, standing_figures
from tests.talking import Company

WAYS_ON = "[📋 全部指标] [📊 状态]"
NOT_UNDERSTOOD = f"没看懂，什么也没记。\n请写指标和数字，例如：人事制度完善率 80%\n{WAYS_ON}"
TEXT_ONLY = f"我只看得懂文字。请直接写数字，例如：人事制度完善率 80%\n{WAYS_ON}"
NO_TARGET = (
    "📎 这个文件是哪个指标的？还没有保存。\n"
    f"请在说明里写明，例如“人事制度完善率 80%”，或者回复某个指标的详情发送。\n{WAYS_ON}"
)
NO_COMMAND = f"没有这个命令。发 /help 看看我能做什么。\n{WAYS_ON}"
BUTTON_OVER = "(pops up) 这个按钮已失效。发 /help 看看能做什么。"
QUESTION_OVER = "(pops up) 这个问题已经结束了。"
NOT_YOURS = "(pops up) 这不是您的指标。"

TEXTS = {
    "whitespace": " \n\t ",
    "emoji": "👍🎉😀",
    "one long word": "长" * 4096,
    "4096 emoji": "🎉" * 2048,
    "a long sentence": "今天开会讨论了很多事情，" * 340,
    "control": "\x00\x01\x07\x1b\x7f",
    "zero width": "\u200b\u200c\u200d\u2060\ufeff",
    "right to left": "שלום \u202eevil\u202c مرحبا",
    "lone surrogates": "\ud83d hello \udc00",
    "combining": "Z" + "\u0301" * 200,
    "markup": "<b>bold</b> &lt; <script>alert()</script>",
    "SQL": "'; DROP TABLE entry; --",
    "braces": "{target} %s %(n)d {}",
    "a link": "https://example.org/?a=1&b=2",
    "punctuation": "？？？！！！。。。",
}


SLIPS = {"whitespace", "emoji", "control", "zero width", "lone surrogates", "a link", "punctuation"}
"""What may be meant as an answer: short, or with a digit in it."""


async def test_text_that_says_nothing_is_answered_with_how_to_write(company: Company) -> None:
    """Whatever it is made of."""
    manager = await company.joined("manager-hr")
    before = await row_counts(company)
    for kind, text in TEXTS.items():
        assert render(await manager.says(text)) == NOT_UNDERSTOOD, kind
    assert await row_counts(company) == before


async def test_text_that_says_nothing_does_not_answer_a_question(company: Company) -> None:
    """The question is put again after a slip, not after talk, and still waits."""
    manager = await company.joined("manager-hr")
    question = render(await manager.says("招聘达成率"))
    before = await row_counts(company)
    for kind, text in TEXTS.items():
        again = f"没看懂，什么也没记。\n\n{question}"
        assert render(await manager.says(text)) == (again if kind in SLIPS else NOT_UNDERSTOOD), kind
    assert await row_counts(company) == before
    assert (await manager.says("92")).text.startswith("✅ 招聘达成率 92%")


SERVICE: tuple[JsonObject, ...] = (
    {"pinned_message": {"message_id": 1, "date": 0, "chat": {"id": 710000001, "type": "private"}}},
    {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
)


async def test_what_the_messenger_itself_says_is_not_answered(company: Company) -> None:
    """A message was pinned that is gone by now; a timer was set; the bot goes on listening."""
    manager = await company.joined("manager-hr")
    for number, told in enumerate(SERVICE):
        sender = {"chat": manager.chat.as_json, "from": manager.user.as_json}
        manager.chats.updates.put("message", {"message_id": 900 + number, "date": 1795406400, **sender, **told})
    assert render(await manager.settles()) == "(nothing)"
    assert (await manager.says("招聘达成率92%")).text.startswith("✅ 招聘达成率 92%")


COMMANDS = {
    "/nonsense": NO_COMMAND,
    "/": NOT_UNDERSTOOD,
    "/ start": NOT_UNDERSTOOD,
    "/招聘": NO_COMMAND,
    "/startle": NO_COMMAND,
    "/undo_all:1": NO_COMMAND,
    "/" + "x" * 4000: NO_COMMAND,
    "/language fr": "请选择语言 · Choose your language\n[中文] [English]",
    "/Language@dutybot_demo_bot": "请选择语言 · Choose your language\n[中文] [English]",
}


async def test_commands_of_all_sorts(company: Company) -> None:
    """Unknown ones, halves of ones, in capitals, with the bot's name behind them."""
    manager = await company.joined("manager-hr")
    before = await row_counts(company)
    for command, expected in COMMANDS.items():
        assert render(await manager.says(command)) == expected, command
    assert await row_counts(company) == before


async def test_somebody_else_s_words_are_not_a_report(company: Company) -> None:
    """A forwarded figure is not kept; forwarded talk is answered like talk."""
    manager, other = await company.joined("manager-hr"), company.person("manager-sales")
    said = other.posts("招聘达成率92%")
    talk = other.posts("今天真冷")
    answer = render(await manager.forwards(said))
    assert answer == f"这是转发的消息，没有记。如果是您的数字，请自己写一遍。\n{WAYS_ON}"
    assert render(await manager.forwards(talk)) == NOT_UNDERSTOOD
    assert await standing_figures(company) == []


async def test_a_group_is_never_answered(company: Company) -> None:
    """Everyone there would read a manager's figures."""
    manager = await company.joined("manager-hr")
    in_group = manager.in_chat(company.server.chats.group)
    before = await row_counts(company)
    said = (await in_group.says("招聘达成率92%")).sent
    assert said is not None
    answers = [await in_group.says("/start@dutybot_demo_bot"), await in_group.edits(said, "招聘达成率93%")]
    answers += [await in_group.forges("undo:1", on=said), await in_group.sends_photo(caption="招聘达成率92%")]
    assert [render(answer) for answer in answers] == ["(nothing)"] * 4
    assert await row_counts(company) == before
    assert not [message for message in in_group.messages if message.sender.is_bot]


FORGED = {
    "": BUTTON_OVER,
    ":": BUTTON_OVER,
    "nonsense": BUTTON_OVER,
    "nonsense:1:2:3": BUTTON_OVER,
    "UNDO:1": BUTTON_OVER,
    "undo ": BUTTON_OVER,
    "x" * 64: BUTTON_OVER,
    "card": NOT_YOURS,
    "card:": NOT_YOURS,
    "card:hr": NOT_YOURS,
    "card:" + "长" * 500: NOT_YOURS,
    "report:\ud83d": NOT_YOURS,
    "targets:nowhere:0": NOT_YOURS,
    "status:\x00": NOT_YOURS,
    "undo": NOT_YOURS,
    "undo:": NOT_YOURS,
    "undo:-1": NOT_YOURS,
    "undo:0": NOT_YOURS,
    "undo:1.5": NOT_YOURS,
    "undo:१": NOT_YOURS,
    "undo:1e9": NOT_YOURS,
    "undo:99999999999": NOT_YOURS,
    "undo:" + "9" * 400: NOT_YOURS,
    "undo_all:9223372036854775808": NOT_YOURS,
    "change:two": NOT_YOURS,
    "pick": QUESTION_OVER,
    "pick:1": QUESTION_OVER,
    "pick:1:-1": QUESTION_OVER,
    "pick:1:6": QUESTION_OVER,
    "pick:1:99999999999999999999": QUESTION_OVER,
    "pick:2147483648:0": QUESTION_OVER,
    "pick:999:0": QUESTION_OVER,
    "likely:1:0": QUESTION_OVER,
    "mode:1:": QUESTION_OVER,
    "mode:1:multiply": QUESTION_OVER,
    "mode:1:add": QUESTION_OVER,
    "value:1:maybe": QUESTION_OVER,
    "value:1:done": QUESTION_OVER,
    "value:x:yes": QUESTION_OVER,
    "cancel": QUESTION_OVER,
    "cancel:-5": QUESTION_OVER,
    "language:tlh": BUTTON_OVER,
}


async def test_forged_data_reaches_nothing(company: Company) -> None:
    """Empty, too long, of the wrong type, negative, huge: while a question with several choices waits."""
    manager = await company.joined("manager-hr")
    await manager.says("92%")
    question = manager.last
    before = await row_counts(company)
    for data, expected in FORGED.items():
        assert render(await manager.forges(data, on=question)) == expected, data
    assert await row_counts(company) == before
    assert await standing_figures(company) == []


async def test_a_page_beyond_the_last_is_the_last(company: Company) -> None:
    """And one that is no number the first."""
    manager = await company.joined("manager-hr")
    await manager.says("/start")
    for page, heading in (("99", "2/2"), ("-1", "1/2"), ("x", "1/2"), ("99999999999999999999", "1/2"), ("", "1/2")):
        answer = await manager.forges(f"targets:hr:{page}", on=(await manager.says("/targets")).messages[0])
        shown = answer.messages[0].text if answer.messages else manager.last.text
        assert shown.splitlines()[0] == f"📋 人力资源部经理 · {heading}", page


async def test_a_tap_on_a_message_that_is_gone_is_answered_anew(company: Company) -> None:
    """A message that can no longer be edited does not swallow the answer."""
    manager = await company.joined("manager-hr")
    kept = (await manager.says("招聘达成率92%")).messages[0]
    company.server.chats.delete(kept)
    answer = await manager.forges("undo:1", on=kept)
    assert render(answer) == "↩️ 已撤回：招聘达成率 92%\n现在：⚪ 招聘达成率 · 待上报"


async def test_many_at_once_are_answered_in_order(company: Company) -> None:
    """Twenty messages of one person, and each figure once."""
    manager = await company.joined("manager-hr")
    for n in range(20):
        manager.posts(f"招聘达成率{70 + n}%")
    answer = await manager.settles()
    assert [message.text.splitlines()[0].split()[2] for message in answer.messages] == [f"{70 + n}%" for n in range(20)]
    assert await standing_figures(company) == [("hr.recruitment_rate", str(70 + n)) for n in range(20)]


async def test_an_update_that_comes_twice_is_handled_once(company: Company) -> None:
    """Telegram may deliver one again; nobody is answered twice."""
    manager = await company.joined("manager-hr")
    await manager.says("招聘达成率92%")
    update = await last_update(company)
    await company.dutybot.inbox.keep([update])
    await company.dutybot.application.update_queue.put(update)
    assert render(await manager.settles()) == "(nothing)"
    assert await standing_figures(company) == [("hr.recruitment_rate", "92")]


TOLD = (
    *("招聘达成率92%", "不对，是93%", "薪酬满意度120分", "75", "10月招聘达成率85%", "撤回"),
    *("职业规划实现率900%，工作饱和度700%", "81", "71"),
)


async def test_everything_handled_again_after_a_kill_has_the_effect_of_once(company: Company) -> None:
    """A day's conversation, taken up again from its first message, changes nothing."""
    manager = await company.joined("manager-hr")
    for words in TOLD:
        await manager.says(words)
    await manager.says("员工流失率5%")
    await manager.taps("↩️ 撤销")
    before = await standing_figures(company)
    await forget_handling(company)
    async with await restarted(company) as again:
        await again.person("manager-hr").settles()
        assert await standing_figures(again) == before
        assert before == [
            ("hr.recruitment_rate", "93"),
            ("hr.pay_satisfaction", "75"),
            ("hr.career_plan_realisation", "81"),
            ("hr.work_saturation", "71"),
        ]


async def test_a_question_survives_a_restart(company: Company) -> None:
    """Its buttons and an answer in words work as before."""
    manager = await company.joined("manager-hr")
    await manager.says("招聘达成率920%")
    async with await restarted(company) as again:
        manager = again.person("manager-hr")
        assert (await manager.taps("92%")).text.splitlines()[0] == "✅ 招聘达成率 92% · 达标"
        await manager.says("薪酬满意度")
    async with await restarted(again) as later:
        assert (await later.person("manager-hr").says("75")).text.splitlines()[0] == "✅ 员工薪酬满意度 75 分 · 达标"


async def test_people_at_once_do_not_mix(company: Company) -> None:
    """Five managers, each with a question open, answer at the same moment."""
    slugs = ("manager-hr", "manager-sales", "manager-finance", "manager-customer-service", "manager-network")
    words = ("招聘达成率", "客户流失率", "会计核算准确率", "投诉处理率", "网络制度完善率")
    people = [await company.joined(slug) for slug in slugs]
    for person, word in zip(people, words, strict=True):
        person.posts(word)
    await company.settled()
    for n, person in enumerate(people):
        person.posts(str(95 + n))
    await asyncio.gather(*(person.settles() for person in people))
    kept = await standing_figures(company)
    assert sorted(kept) == [
        ("customer_service.complaint_resolution", "98"),
        ("finance.accounting_accuracy", "97"),
        ("hr.recruitment_rate", "95"),
        ("network.network_policy_completeness", "99"),
        ("sales.customer_churn", "96"),
    ]


async def test_attachments_are_answered_and_nothing_of_them_is_kept(company: Company) -> None:
    """Photos and documents that say nothing, stickers, voice: what to do instead."""
    manager = await company.joined("manager-hr")
    answers = [
        await manager.sends_photo(),
        await manager.sends_document(b"a,b\n1,2", "招聘达成率92%.csv", mime_type="text/csv"),
        await manager.sends_photo(caption="年会合影"),
        await manager.sends_sticker(),
        await manager.sends_voice(),
    ]
    assert [render(answer) for answer in answers] == [NO_TARGET] * 3 + [TEXT_ONLY] * 2
    assert await standing_figures(company) == []


async def test_a_blocked_bot_keeps_what_it_was_told(company: Company) -> None:
    """The figure is kept though the answer cannot arrive; nobody is warned of it."""
    manager = await company.joined("manager-hr")
    company.server.faults.forbid("sendMessage")
    assert render(await manager.says("招聘达成率92%")) == "(nothing)"
    assert await standing_figures(company) == [("hr.recruitment_rate", "92")]
