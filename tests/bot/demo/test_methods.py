from __future__ import annotations

from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any, TypeAlias

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    LinkPreviewOptions,
    MenuButtonCommands,
    MenuButtonDefault,
    Message,
    ReactionTypeEmoji,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)
from telegram.constants import ChatAction
from telegram.error import BadRequest, Forbidden, InvalidToken

from bot.demo.chats import BOT, GROUP
from bot.demo.keyboards import ReplyKeyboard
from bot.demo.person import PIXEL
from bot.demo.server import BotApiServer

Act: TypeAlias = Callable[[Bot, int], Coroutine[Any, Any, object]]

_TAP = InlineKeyboardMarkup([[InlineKeyboardButton("好", callback_data="ok")]])
_PERSON_LANGUAGES = {"zh": "目标", "": "targets"}


def _keyboard(**button: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton("x", **button)]])  # type: ignore[arg-type]  # fields by name


_REFUSED: list[tuple[Act, type[Exception], str]] = [
    (lambda bot, me: bot.send_message(me, ""), BadRequest, "Message text is empty"),
    (lambda bot, me: bot.send_message(me, " \n\t"), BadRequest, "Text must be non-empty"),
    (lambda bot, me: bot.send_message(me, "<b> </b>", "HTML"), BadRequest, "Text must be non-empty"),
    (lambda bot, me: bot.send_message(me, "a" * 4097), BadRequest, "Message is too long"),
    (lambda bot, me: bot.send_message(me, "😀" * 2049), BadRequest, "Message is too long"),
    (lambda bot, me: bot.send_message(me, "a", "Wiki"), BadRequest, "Unsupported parse_mode"),
    (lambda bot, _: bot.send_message(5, "a"), BadRequest, "Chat not found"),
    (lambda bot, _: bot.send_message("@nobody", "a"), BadRequest, "Chat not found"),
    (
        lambda bot, me: bot.send_message(me + 1, "a"),
        Forbidden,
        "Forbidden: bot can't initiate conversation with a user",
    ),
    (
        lambda bot, me: bot.send_message(me, "<i>a", "HTML"),
        BadRequest,
        "Can't parse entities: Can't find end tag corresponding to start tag \"i\"",
    ),
    (
        lambda bot, me: bot.send_message(me, "a", reply_markup=_keyboard(callback_data="好" * 22)),
        BadRequest,
        "Button_data_invalid",
    ),
    (
        lambda bot, me: bot.send_message(me, "a", reply_markup=_keyboard(callback_data="")),
        BadRequest,
        "Can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    (
        lambda bot, me: bot.send_message(me, "a", reply_markup=_keyboard(url="not-a-url")),
        BadRequest,
        "Inline keyboard button URL 'not-a-url' is invalid: Wrong HTTP URL",
    ),
    (
        lambda bot, me: bot.send_message(me, "a", reply_parameters=ReplyParameters(99)),
        BadRequest,
        "Message to be replied not found",
    ),
    (lambda bot, me: bot.send_photo(me, b"no picture"), BadRequest, "Image_process_failed"),
    (lambda bot, me: bot.send_photo(me, PIXEL, caption="a" * 1025), BadRequest, "Message caption is too long"),
    (
        lambda bot, me: bot.send_document(me, "nothing-by-this-id"),
        BadRequest,
        "Wrong file_id or the file is temporarily unavailable",
    ),
    (lambda bot, me: bot.edit_message_text("a", me, 99), BadRequest, "Message to edit not found"),
    (lambda bot, me: bot.delete_message(me, 99), BadRequest, "Message to delete not found"),
    (lambda bot, me: bot.copy_message(me, me, 99), BadRequest, "Message to copy not found"),
    (lambda bot, me: bot.forward_message(me, me, 99), BadRequest, "Message to forward not found"),
    (lambda bot, me: bot.pin_chat_message(me, 99), BadRequest, "Message to pin not found"),
    (lambda bot, me: bot.send_chat_action(me, "dancing"), BadRequest, "Wrong parameter action in request"),
    (lambda bot, _: bot.get_chat_member(GROUP.id, 5), BadRequest, "Member not found"),
    (
        lambda bot, _: bot.answer_callback_query("123"),
        BadRequest,
        "Query is too old and response timeout expired or query id is invalid",
    ),
    (lambda bot, _: bot.set_my_commands([("Start", "x")]), BadRequest, "Bot_command_invalid"),
    (lambda bot, _: bot.set_my_commands([("start", " ")]), BadRequest, "Bot_command_description_invalid"),
    (lambda bot, _: bot.set_webhook("https://example.org/"), BadRequest, "Bad webhook: failed to resolve host"),
]


@pytest.mark.parametrize(("act", "kind", "sentence"), _REFUSED)
async def test_refusals(bot: Bot, manager: int, act: Act, kind: type[Exception], sentence: str) -> None:
    """What Telegram refuses is refused with its code and its sentence, and leaves no message."""
    with pytest.raises(kind) as refused:
        await act(bot, manager)
    assert str(refused.value).lower().startswith(sentence.lower())


async def test_longest_text_and_data_are_taken(bot: Bot, manager: int) -> None:
    """4096 UTF-16 units after the tags are taken away, and 64 bytes of callback data, are still allowed."""
    sent = await bot.send_message(
        manager, f"<b>{'a' * 4094}</b>😀", "HTML", reply_markup=_keyboard(callback_data="d" * 64)
    )
    assert sent.text == "a" * 4094 + "😀"
    assert sent.reply_markup == _keyboard(callback_data="d" * 64)


async def test_message_has_the_types_of_the_real_server(bot: Bot, manager: int, server: BotApiServer) -> None:
    """A sent message comes back with whole seconds, sender, chat, UTF-16 entities and its inline keyboard."""
    asked = await bot.send_message(manager, "问")
    sent = await bot.send_message(
        manager,
        "😀 <b>好</b>",
        "HTML",
        reply_markup=_TAP,
        reply_parameters=ReplyParameters(asked.message_id),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    raw = server.chats.journal.of("sendMessage")[-1].result
    user = server.chats.personas[manager].user
    sender = {"id": BOT.id, "is_bot": True, "first_name": "Dutybot", "username": "dutybot_demo_bot"}
    chat = {"id": manager, "type": "private", "first_name": user.first_name}
    assert raw == {
        "message_id": asked.message_id + 1,
        "from": sender,
        "chat": chat,
        "date": int(sent.date.timestamp()),
        "text": "😀 好",
        "entities": [{"type": "bold", "offset": 3, "length": 1}],
        "link_preview_options": {"is_disabled": True},
        "reply_markup": {"inline_keyboard": [[{"text": "好", "callback_data": "ok"}]]},
        "reply_to_message": {
            "message_id": asked.message_id,
            "from": sender,
            "chat": chat,
            "date": int(asked.date.timestamp()),
            "text": "问",
        },
    }


async def test_only_inline_keyboards_come_back(bot: Bot, manager: int, server: BotApiServer) -> None:
    """A reply keyboard is the chat's, not the message's; the message that brought it cannot be edited."""
    labels = ReplyKeyboardMarkup([["我的指标", "帮助"]], resize_keyboard=True, is_persistent=True)
    sent = await bot.send_message(manager, "a", reply_markup=labels)
    assert sent.reply_markup is None
    assert server.chats.keyboards[manager] == ReplyKeyboard((("我的指标", "帮助"),), resize=True, persistent=True)
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await sent.edit_text("b")
    await bot.send_message(manager, "b", reply_markup=ReplyKeyboardRemove())
    assert manager not in server.chats.keyboards
    await bot.send_message(manager, "c", reply_markup=ForceReply(input_field_placeholder="%"))
    assert manager in server.chats.keyboards


async def test_edit_says_when_and_drops_the_keyboard(bot: Bot, manager: int) -> None:
    """An edit without a keyboard takes it away; one that changes nothing is refused."""
    sent = await bot.send_message(manager, "a", reply_markup=_TAP)
    edited = await bot.edit_message_text("b", manager, sent.message_id)
    assert isinstance(edited, Message)
    assert (edited.text, edited.reply_markup, edited.edit_date is not None) == ("b", None, True)
    with pytest.raises(
        BadRequest, match=r"^Message is not modified: specified new message content and reply markup are"
    ):
        await bot.edit_message_text("b", manager, sent.message_id)


async def test_edit_of_the_keyboard_alone(bot: Bot, manager: int) -> None:
    """The text stays as it is, formatting included."""
    sent = await bot.send_message(manager, "<b>a</b>", "HTML")
    edited = await bot.edit_message_reply_markup(manager, sent.message_id, reply_markup=_TAP)
    assert isinstance(edited, Message)
    assert (edited.text, edited.entities, edited.reply_markup) == ("a", sent.entities, _TAP)


async def test_messages_of_others_cannot_be_edited(bot: Bot, server: BotApiServer) -> None:
    """A bot edits what it sent itself, nothing else."""
    message = server.person("hr").posts("早")
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("b", message.chat.id, message.id)


async def test_photo_and_document(bot: Bot, manager: int) -> None:
    """A file is sent once and then by its id; the bytes come back the same."""
    photo = await bot.send_photo(manager, PIXEL, caption="<b>图</b>", parse_mode="HTML", filename="p.gif")
    assert (photo.photo[-1].width, photo.photo[-1].height, photo.caption) == (1, 1, "图")
    again = await bot.send_photo(manager, photo.photo[-1].file_id)
    assert again.photo[-1].file_unique_id == photo.photo[-1].file_unique_id
    document = await bot.send_document(manager, b"a,b\n", filename="报表.csv")
    assert document.document is not None
    assert (document.document.file_name, document.document.file_size) == ("报表.csv", 4)
    file = await bot.get_file(document.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"a,b\n"


async def test_edits_of_media(bot: Bot, manager: int) -> None:
    """Caption and file of a message are edited apart from each other; text has neither."""
    photo = await bot.send_photo(manager, PIXEL, caption="a")
    captioned = await bot.edit_message_caption(manager, photo.message_id, caption="<i>b</i>", parse_mode="HTML")
    replaced = await bot.edit_message_media(
        InputMediaDocument(b"x", filename="x.txt", caption="c"), manager, photo.message_id
    )
    back = await bot.edit_message_media(InputMediaPhoto(PIXEL), manager, photo.message_id)
    assert isinstance(captioned, Message)
    assert isinstance(replaced, Message)
    assert isinstance(back, Message)
    assert (captioned.caption, replaced.caption, back.caption, len(back.photo)) == ("b", "c", None, 1)
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await bot.edit_message_text("t", manager, photo.message_id)
    text = await bot.send_message(manager, "t")
    with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
        await bot.edit_message_caption(manager, text.message_id, caption="b")


async def test_copy_and_forward(bot: Bot, manager: int, server: BotApiServer) -> None:
    """A copy is the bot's own; a forward names who wrote it."""
    written = server.person("manager-sales").posts("早")
    copy = await bot.copy_message(manager, manager, written.id)
    forward = await bot.forward_message(manager, manager, written.id)
    copied = server.chats.find_message(manager, copy.message_id)
    assert copied is not None
    assert (copied.text, copied.origin) == ("早", None)
    assert forward.forward_origin is not None
    assert forward.forward_origin.to_dict()["sender_user"]["id"] == manager


async def test_deleting(bot: Bot, manager: int, server: BotApiServer) -> None:
    """What is deleted is gone; after 48 hours nothing is deleted any more."""
    first, second = await bot.send_message(manager, "a"), await bot.send_message(manager, "b")
    assert await first.delete()
    server.clock.move_to(server.clock() + timedelta(hours=49))
    with pytest.raises(BadRequest, match="Message can't be deleted for everyone"):
        await second.delete()
    assert [message.text for message in server.chats.messages(manager)] == ["b"]


async def test_blocked_bot(bot: Bot, manager: int, server: BotApiServer) -> None:
    """Whoever blocked the bot gets nothing until they write to it again."""
    person = server.person("manager-sales")
    server.chats.blocked.add(manager)
    with pytest.raises(Forbidden, match="Forbidden: bot was blocked by the user"):
        await bot.send_message(manager, "a")
    person.posts("早")
    assert (await bot.send_message(manager, "a")).text == "a"


async def test_commands_by_scope_and_language(bot: Bot, manager: int, server: BotApiServer) -> None:
    """A person sees the commands of the narrowest scope, in their language where there are some in it."""
    for language, word in _PERSON_LANGUAGES.items():
        await bot.set_my_commands([BotCommand("targets", word)], BotCommandScopeAllPrivateChats(), language)
    await bot.set_my_commands([("people", "people")], BotCommandScopeChat(manager))
    everybody = BotCommandScopeAllPrivateChats()
    assert [c.description for c in await bot.get_my_commands(everybody, "zh")] == ["目标"]
    profile, hr = server.chats.profile, server.chats.persona("hr").user_id

    def shown(user_id: int, language: str) -> list[str]:
        chat = server.chats.chat(user_id)
        return [c.description for c in profile.shown_commands(chat, user_id=user_id, language=language)]

    assert [shown(hr, "zh-hans"), shown(hr, "en"), shown(manager, "zh")] == [["目标"], ["targets"], ["people"]]
    await bot.delete_my_commands(BotCommandScopeChat(manager))
    assert shown(manager, "zh") == ["目标"]


async def test_names_and_menu_button(bot: Bot, manager: int) -> None:
    """What a bot says of itself is kept by language, with the text for all languages in its place."""
    assert (await bot.get_my_name()).name == "Dutybot"
    await bot.set_my_name("指标助手", "zh")
    await bot.set_my_description("all")
    await bot.set_my_short_description("short")
    assert (await bot.get_my_name("zh")).name == "指标助手"
    assert (await bot.get_my_description("zh")).description == "all"
    assert (await bot.get_my_short_description()).short_description == "short"
    assert await bot.get_chat_menu_button() == MenuButtonCommands()
    await bot.set_chat_menu_button(manager, MenuButtonDefault())
    assert await bot.get_chat_menu_button(manager) == MenuButtonDefault()


async def test_chats_and_members(bot: Bot, manager: int) -> None:
    """A private chat has its user's id and name; everybody is a member of the group."""
    sent = await bot.send_message(manager, "a")
    await sent.pin()
    chat = await bot.get_chat(manager)
    assert (chat.id, chat.type, chat.pinned_message) == (manager, "private", sent)
    assert await bot.unpin_chat_message(manager)
    assert (await bot.get_chat(manager)).pinned_message is None
    assert (await bot.get_chat_member(GROUP.id, manager)).status == "member"
    assert await bot.get_chat_administrators(GROUP.id) == ()
    assert await bot.get_chat_member_count(GROUP.id) == 15


async def test_small_acts(bot: Bot, manager: int, server: BotApiServer) -> None:
    """A reaction, typing, and several deletions at once say yes and show in the chat."""
    sent = await bot.send_message(manager, "a")
    assert await bot.set_message_reaction(manager, sent.message_id, ReactionTypeEmoji("👍"))
    assert server.chats.messages(manager)[-1].reaction == "👍"
    assert await bot.send_chat_action(manager, ChatAction.TYPING)
    assert await bot.delete_messages(manager, [sent.message_id, 99])
    assert server.chats.messages(manager) == ()


async def test_start_and_end_of_a_bot(bot: Bot) -> None:
    """Who it is, that no webhook is set, and that leaving the server is allowed."""
    assert (bot.id, bot.username) == (BOT.id, BOT.username)
    assert await bot.delete_webhook()
    assert (await bot.get_webhook_info()).url == ""
    assert await bot.close()
    assert await bot.log_out()


@pytest.mark.parametrize(("token", "sentence"), [("1:abc", "Unauthorized"), ("nothing", "Not Found")])
async def test_wrong_token(server: BotApiServer, token: str, sentence: str) -> None:
    """A token of the right shape is unauthorised, anything else is not found."""
    with pytest.raises(InvalidToken) as refused:
        async with Bot(token, base_url=f"{server.url}/bot"):
            pass
    assert sentence in str(refused.value.__cause__ or refused.value)
