"""Changes of messages that are there: edits, deletions, pins, reactions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from bot.demo.accounts import Chat
from bot.demo.chats import Chats
from bot.demo.errors import bad_request
from bot.demo.keyboards import InlineKeyboard
from bot.demo.messages import Content, Media, Message, Text
from bot.demo.methods import fields, sending
from bot.demo.params import Params
from bot.demo.wire import Json, as_list, as_object, as_text

_DELETABLE = timedelta(hours=48)


def edit_message_text(chats: Chats, params: Params) -> Json:
    body = fields.text_body(params)
    message = _own(chats, params)
    if not isinstance(message.content, Text):
        raise bad_request("there is no text in the message to edit")
    return _edit(chats, message, Text(body, fields.link_preview(params)), fields.inline_keyboard(params))


def edit_message_caption(chats: Chats, params: Params) -> Json:
    caption = fields.caption_body(params)
    message = _own(chats, params)
    if not isinstance(message.content, Media):
        raise bad_request("there is no caption in the message to edit")
    return _edit(chats, message, replace(message.content, caption=caption), fields.inline_keyboard(params))


def edit_message_media(chats: Chats, params: Params) -> Json:
    raw = as_object(params.json("media"))
    source = as_text(raw.get("media"))
    caption = fields.rich_caption(
        as_text(raw.get("caption")), as_text(raw.get("parse_mode")), raw.get("caption_entities")
    )
    message = _own(chats, params)
    content: Content
    match raw.get("type"):
        case "photo":
            content = sending.photo(chats, params, source, "media", caption)
        case "document":
            content = sending.document(chats, params, source, "media", caption)
        case _:
            raise bad_request("can't parse InputMedia: Unsupported type specified")
    return _edit(chats, message, content, fields.inline_keyboard(params))


def edit_message_reply_markup(chats: Chats, params: Params) -> Json:
    message = _own(chats, params)
    return _edit(chats, message, message.content, fields.inline_keyboard(params))


def delete_message(chats: Chats, params: Params) -> Json:
    chat = fields.target_chat(chats, params)
    message = chats.find_message(chat.id, params.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    if chats.clock() - message.date > _DELETABLE:
        raise bad_request("message can't be deleted for everyone")
    chats.delete(message)
    return True


def delete_messages(chats: Chats, params: Params) -> Json:
    """Those that are there; the others are passed over."""
    chat = fields.target_chat(chats, params)
    for message_id in as_list(params.json("message_ids")):
        message = chats.find_message(chat.id, message_id) if isinstance(message_id, int) else None
        if message and chats.clock() - message.date <= _DELETABLE:
            chats.delete(message)
    return True


def pin_chat_message(chats: Chats, params: Params) -> Json:
    chat, message = _any(chats, params, "pin")
    chats.pinned[chat.id] = message.id
    chats.changed(chat.id)
    return True


def unpin_chat_message(chats: Chats, params: Params) -> Json:
    chat = fields.target_chat(chats, params)
    chats.pinned.pop(chat.id, None)
    chats.changed(chat.id)
    return True


def set_message_reaction(chats: Chats, params: Params) -> Json:
    _, message = _any(chats, params, "react")
    emoji = [as_text(as_object(reaction).get("emoji")) for reaction in as_list(params.json("reaction"))]
    chats.react(message, emoji[0] if emoji else None)
    return True


def _any(chats: Chats, params: Params, verb: str) -> tuple[Chat, Message]:
    chat = fields.target_chat(chats, params)
    message = chats.find_message(chat.id, params.integer("message_id"))
    if message is None:
        raise bad_request(f"message to {verb} not found")
    return chat, message


def _own(chats: Chats, params: Params) -> Message:
    """The message to edit: one that the bot itself sent, and without a keyboard that is not an inline one."""
    if not params.has("message_id"):
        raise bad_request("message identifier is not specified")
    _, message = _any(chats, params, "edit")
    if message.sender != chats.bot or message.replaces_keyboard or message.origin:
        raise bad_request("message can't be edited")
    return message


def _edit(chats: Chats, message: Message, content: Content, keyboard: InlineKeyboard | None) -> Json:
    if (content, keyboard) == (message.content, message.keyboard):
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly the same "
            "as a current content and reply markup of the message"
        )
    return chats.edit(message, content, keyboard).as_json


METHODS: Mapping[str, Callable[[Chats, Params], Json]] = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageMedia": edit_message_media,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "pinChatMessage": pin_chat_message,
    "unpinChatMessage": unpin_chat_message,
    "setMessageReaction": set_message_reaction,
}
