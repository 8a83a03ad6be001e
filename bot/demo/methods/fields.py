"""Reading of the parameters that many methods have."""

from __future__ import annotations

from bot.demo.accounts import Chat
from bot.demo.chats import Chats
from bot.demo.detect import with_detected
from bot.demo.errors import bad_request
from bot.demo.keyboards import InlineKeyboard, Markup, parse_markup
from bot.demo.markup import parse_html
from bot.demo.messages import Message
from bot.demo.params import Params
from bot.demo.richtext import Entity, RichText, without_control_characters
from bot.demo.wire import Json, JsonObject, as_integer, as_list, as_object, as_text

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
_ENTITY_TYPES = frozenset(
    {
        "mention",
        "hashtag",
        "cashtag",
        "bot_command",
        "url",
        "email",
        "phone_number",
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "blockquote",
        "expandable_blockquote",
        "code",
        "pre",
        "text_link",
        "text_mention",
        "custom_emoji",
    }
)


def chat_id(params: Params, name: str = "chat_id") -> int:
    """ApiError where it is missing, or no number and so no chat that is known here."""
    if not params.has(name):
        raise bad_request(f"{name} is empty")
    found = as_integer(params.text(name))
    if found is None:
        raise bad_request("chat not found")
    return found


def target_chat(chats: Chats, params: Params) -> Chat:
    """The chat that a message is for; refused where the bot may not write to it."""
    return chats.reachable_chat(chat_id(params))


def markup(params: Params) -> Markup | None:
    return parse_markup(params.json("reply_markup"))


def inline_keyboard(params: Params) -> InlineKeyboard | None:
    """The keyboard of an edited message: none other than an inline one is possible."""
    found = markup(params)
    if found is None or isinstance(found, InlineKeyboard):
        return found
    raise bad_request("inline keyboard expected")


def replied(chats: Chats, params: Params, chat: Chat) -> Message | None:
    """The message that the new one replies to; ApiError where it is gone, unless that is allowed."""
    raw = as_object(params.json("reply_parameters"))
    message_id = as_integer(raw.get("message_id")) or params.integer("reply_to_message_id")
    if not message_id:
        return None
    allowed = raw.get("allow_sending_without_reply") is True or params.flag("allow_sending_without_reply")
    message = chats.find_message(chat.id, message_id)
    if message is None and not allowed:
        raise bad_request("message to be replied not found")
    return message


def text_body(params: Params) -> RichText:
    """The text of a message; ApiError where it is empty or too long."""
    if not params.has("text"):
        raise bad_request("message text is empty")
    body = _rich(params.text("text"), params.text("parse_mode"), params.json("entities"))
    if not body.text:
        raise bad_request("text must be non-empty")
    if body.length > TEXT_LIMIT:
        raise bad_request("message is too long")
    return body


def caption_body(params: Params) -> RichText:
    return rich_caption(params.text("caption"), params.text("parse_mode"), params.json("caption_entities"))


def rich_caption(text: str, parse_mode: str, entities: Json) -> RichText:
    """A caption, which may be empty; ApiError where it is too long."""
    caption = _rich(text, parse_mode, entities)
    if caption.length > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return caption


def link_preview(params: Params) -> JsonObject | None:
    return as_object(params.json("link_preview_options")) or None


def _rich(text: str, parse_mode: str, entities: Json) -> RichText:
    text = without_control_characters(text)
    match parse_mode.lower():
        case "html":
            rich = parse_html(text)
        case "":
            rich = RichText(text, tuple(_entity(text, as_object(raw)) for raw in as_list(entities)))
        case _:
            raise bad_request("unsupported parse_mode")
    return with_detected(rich.trimmed())


def _entity(text: str, raw: JsonObject) -> Entity:
    kind = as_text(raw.get("type"))
    if kind not in _ENTITY_TYPES:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    entity = Entity(
        kind,
        as_integer(raw.get("offset")) or 0,
        as_integer(raw.get("length")) or 0,
        url=as_text(raw.get("url")) or None,
        language=as_text(raw.get("language")) or None,
        user=as_object(raw.get("user")) or None,
    )
    end = RichText(text).length
    if entity.offset < 0:
        raise bad_request(f"receive an entity with incorrect offset {entity.offset}")
    if entity.offset >= end:
        raise bad_request(f"entity begins after the end of the text at UTF-16 offset {entity.offset}")
    if entity.end > end:
        raise bad_request(
            f"entity beginning at UTF-16 offset {entity.offset} ends after the end of the text "
            f"at UTF-16 offset {entity.end}"
        )
    return entity
