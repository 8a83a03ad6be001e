"""Chats and their members, taps on buttons, files."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.demo.accounts import Chat, User
from bot.demo.chats import Chats
from bot.demo.errors import bad_request
from bot.demo.events import Notice
from bot.demo.methods import fields
from bot.demo.params import Params
from bot.demo.wire import Json, JsonObject, present

_NOTICE_LIMIT = 200
_GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


def answer_callback_query(chats: Chats, params: Params) -> Json:
    """Once for each query; what it says is shown to whoever tapped."""
    query = chats.queries.get(params.text("callback_query_id"))
    if query is None:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    text = params.text("text").strip()
    if len(text) > _NOTICE_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    del chats.queries[query.id]
    chats.events.publish(Notice(query.chat_id, query.user_id, text, params.flag("show_alert")))
    return True


def get_chat(chats: Chats, params: Params) -> Json:
    chat = chats.chat(fields.chat_id(params))
    pinned = chats.find_message(chat.id, chats.pinned.get(chat.id, 0))
    return {
        **chat.as_json,
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(_GIFTS, False),
        **present(pinned_message=pinned.as_json if pinned else None),
    }


def get_chat_member(chats: Chats, params: Params) -> Json:
    chat = chats.chat(fields.chat_id(params))
    user_id = params.integer("user_id")
    user = next((member for member in _members(chats, chat) if member.id == user_id), None)
    if user is None:
        raise bad_request("member not found")
    return _member(user)


def get_chat_administrators(chats: Chats, params: Params) -> Json:
    chat = chats.chat(fields.chat_id(params))
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    return []


def get_chat_member_count(chats: Chats, params: Params) -> Json:
    return len(_members(chats, chats.chat(fields.chat_id(params))))


def get_file(chats: Chats, params: Params) -> Json:
    file = chats.files.by_id(params.text("file_id"))
    return {**file.as_json, "file_path": file.path}


def _members(chats: Chats, chat: Chat) -> list[User]:
    people = [persona.user for persona in chats.personas.values() if not chat.is_private or persona.user_id == chat.id]
    return [*people, chats.bot]


def _member(user: User) -> JsonObject:
    return {"user": user.as_json, "status": "member"}


METHODS: Mapping[str, Callable[[Chats, Params], Json]] = {
    "answerCallbackQuery": answer_callback_query,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_chat_member_count,
    "getFile": get_file,
}
