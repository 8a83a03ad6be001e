"""What people do in their messenger: each act changes the chat and queues the update that tells the bot."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from bot.demo.accounts import Chat, User
from bot.demo.chats import CallbackQuery, Chats
from bot.demo.detect import with_detected
from bot.demo.messages import Content, Document, Message, Origin, Photo, Text, Voice
from bot.demo.richtext import RichText
from bot.demo.wire import JsonObject


def write(
    chats: Chats,
    user: User,
    content: Content,
    *,
    chat: Chat | None = None,
    reply_to: Message | None = None,
    origin: Origin | None = None,
) -> tuple[Message, int | None]:
    """Send a message, to the bot where no chat is named; writing to the bot starts it, and unblocks it.

    Returned with the id of its update, None where the bot does not want any.
    """
    chat = chat or Chat.with_user(user)
    if chat.is_private:
        unblock(chats, user)
        chats.started.add(user.id)
    message = chats.post(chat, user, _detected(content), reply_to=reply_to, origin=origin)
    chats.use_keyboard(chat.id)
    return message, chats.updates.put("message", message.as_json)


def rewrite(chats: Chats, message: Message, text: str) -> tuple[Message, int | None]:
    """Edit one's own message: its text, or its caption."""
    body = RichText(text)
    match message.content:
        case Text():
            content: Content = Text(body)
        case Photo() | Document() | Voice():
            content = replace(message.content, caption=body)
        case sticker:
            content = sticker
    edited = chats.edit(message, _detected(content), None)
    return edited, chats.updates.put("edited_message", edited.as_json)


def tap(chats: Chats, user: User, message: Message, data: str) -> int | None:
    """Tap a button of a message that holds `data`, whether or not the message has such a button."""
    query = CallbackQuery(str(4_382_000_000_000_000_000 + len(chats.events.log)), user.id, message.chat.id)
    chats.queries[query.id] = query
    body: JsonObject = {
        "id": query.id,
        "from": user.as_json,
        "message": message.as_json,
        "chat_instance": str(-5_100_000_000_000_000_000 - message.chat.id),
        "data": data,
    }
    return chats.updates.put("callback_query", body)


def block(chats: Chats, user: User) -> int | None:
    """Block the bot; None where it is blocked already."""
    if user.id in chats.blocked:
        return None
    chats.blocked.add(user.id)
    return _membership(chats, user, "member", "kicked")


def unblock(chats: Chats, user: User) -> int | None:
    if user.id not in chats.blocked:
        return None
    chats.blocked.discard(user.id)
    return _membership(chats, user, "kicked", "member")


def _membership(
    chats: Chats, user: User, old: Literal["member", "kicked"], new: Literal["member", "kicked"]
) -> int | None:
    bot = chats.bot.as_json
    chats.changed(user.id)
    body: JsonObject = {
        "chat": Chat.with_user(user).as_json,
        "from": user.as_json,
        "date": int(chats.clock().timestamp()),
        "old_chat_member": _member(bot, old),
        "new_chat_member": _member(bot, new),
    }
    return chats.updates.put("my_chat_member", body)


def _member(bot: JsonObject, status: str) -> JsonObject:
    return {"user": bot, "status": status, **({"until_date": 0} if status == "kicked" else {})}


def _detected(content: Content) -> Content:
    match content:
        case Text(body):
            return Text(with_detected(body))
        case Photo() | Document() | Voice():
            return replace(content, caption=with_detected(content.caption))
        case sticker:
            return sticker
