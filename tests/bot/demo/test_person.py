from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any, TypeAlias

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.demo.person import Person
from bot.demo.server import BotApiServer

Context: TypeAlias = ContextTypes.DEFAULT_TYPE
Bot: TypeAlias = Application[Any, Any, Any, Any, Any, Any]

_CHOICE = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("是", callback_data="yes"), InlineKeyboardButton("否", callback_data="no")],
        [InlineKeyboardButton("web", url="https://example.org")],
    ]
)
_LABELS = ReplyKeyboardMarkup([["指标"]])


async def start(update: Update, _: Context) -> None:
    if update.effective_message:
        await update.effective_message.reply_text("welcome", reply_markup=_LABELS)


async def echo(update: Update, _: Context) -> None:
    """Say what kind of message came, and in which state."""
    message = update.effective_message
    if message is None:
        return
    kinds = [name for name in ("text", "photo", "document", "sticker", "voice") if getattr(message, name)]
    state = "edited " * bool(update.edited_message) + "forwarded " * bool(message.forward_origin)
    answered = f" to {message.reply_to_message.text}" if message.reply_to_message else ""
    said = message.text or message.caption or ""
    await message.reply_text(f"{state}{kinds[0]}{answered}: {said}", reply_markup=_CHOICE)


async def choose(update: Update, _: Context) -> None:
    query = update.callback_query
    if query:
        await query.answer(f"got {query.data}", show_alert=query.data == "no")
        await query.edit_message_text(f"chose {query.data}")


async def remember(update: Update, context: Context) -> None:
    if update.my_chat_member:
        context.bot_data.setdefault("statuses", []).append(update.my_chat_member.new_chat_member.status)


@pytest.fixture
async def bot(server: BotApiServer) -> AsyncIterator[Bot]:
    """A small bot made with python-telegram-bot, polling."""
    bot = ApplicationBuilder().token(server.token).base_url(f"{server.url}/bot").build()
    bot.add_handlers(
        [
            CommandHandler("start", start),
            MessageHandler(filters.ALL, echo),
            CallbackQueryHandler(choose),
            ChatMemberHandler(remember),
        ]
    )
    async with bot:
        await bot.start()
        assert bot.updater is not None
        await bot.updater.start_polling(poll_interval=0, timeout=5)
        yield bot
        await bot.updater.stop()
        await bot.stop()


@pytest.fixture
def person(bot: Bot, server: BotApiServer) -> Person:  # noqa: ARG001 - the bot is there to answer
    return server.person("manager-sales")


async def test_what_is_said_is_answered(person: Person) -> None:
    """`says` gives the bot's new messages, with their buttons, and what was sent."""
    answer = await person.says("你好")
    assert (answer.text, answer.buttons) == ("text: 你好", (("是", "否"), ("web",)))
    assert answer.sent is not None
    assert [message.text for message in person.messages] == ["你好", "text: 你好"]
    assert person.last == answer.messages[0]


async def test_taps_show_the_edit_and_the_notice(person: Person) -> None:
    """A tap by label or by data gives the edited message and what popped up."""
    await person.says("a")
    by_label = await person.taps("是")
    assert by_label.notice is not None
    assert (by_label.text, by_label.notice.text, by_label.notice.alert) == ("chose yes", "got yes", False)
    await person.says("b")
    by_data = await person.taps("no")
    assert by_data.notice is not None
    assert (by_data.text, by_data.notice.alert) == ("chose no", True)


async def test_only_what_is_there_can_be_tapped(person: Person) -> None:
    """A button that is nowhere, or that opens a page, cannot be tapped; forged data can be sent all the same."""
    await person.says("a")
    for button in ("maybe", "web"):
        with pytest.raises(LookupError):
            await person.taps(button)
    assert (await person.forges("x:y")).text == "chose x:y"


async def test_reply_keyboard_says_its_label(person: Person) -> None:
    """A button that the bot put in place of the keyboard sends its text."""
    assert (await person.says("/start")).text == "welcome"
    assert (await person.taps("指标")).text == "text: 指标"


async def test_every_kind_of_message(person: Person) -> None:
    """Photos, documents, stickers, voice, replies, forwards and edits reach the bot as what they are."""
    first = await person.says("a")
    assert first.sent is not None
    answers = [
        await person.sends_photo(caption="图"),
        await person.sends_document(b"x", "报表.csv"),
        await person.sends_sticker(),
        await person.sends_voice(),
        await person.replies(first.messages[0], "b"),
        await person.forwards(first.sent),
        await person.edits(first.sent, "c"),
    ]
    assert [answer.text for answer in answers] == [
        "photo: 图",
        "document:",
        "sticker:",
        "voice:",
        "text to text: a: b",
        "forwarded text: a",
        "edited text: c",
    ]


async def test_blocking_tells_the_bot(person: Person, bot: Bot) -> None:
    """The bot learns that it was blocked and unblocked; writing to it unblocks it."""
    await person.says("a")
    await person.blocks()
    await person.unblocks()
    await person.blocks()
    await person.says("b")
    assert bot.bot_data["statuses"] == ["kicked", "member", "kicked", "member"]


async def test_several_messages_at_once(person: Person) -> None:
    """What is posted without waiting is answered in order, and `settles` gives all of it."""
    for word in "abc":
        person.posts(word)
    assert (await person.settles()).text == "text: a\n\ntext: b\n\ntext: c"


async def test_group(person: Person, server: BotApiServer) -> None:
    """In the group everybody reads the same, and message ids are the group's own."""
    assert (await person.in_chat(server.chats.group).says("早")).text == "text: 早"
    assert [message.id for message in server.person("hr").in_chat(server.chats.group).messages] == [1, 2]


async def test_people_of_tests_wait_as_they_are_told(server: BotApiServer) -> None:
    """With a hook it is the hook that says when the bot is done."""
    waited: list[str] = []

    async def settled() -> None:
        waited.append("yes")

    server.settled = settled
    assert (await server.person("hr").says("a")).messages == ()
    assert waited == ["yes"]
