"""New messages of the bot: text, pictures, documents, copies, and that it is typing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.demo.chats import Chats
from bot.demo.errors import bad_request
from bot.demo.events import Acting
from bot.demo.files import StoredFile, picture_size
from bot.demo.messages import Content, Document, Media, Message, Origin, Photo, Text
from bot.demo.methods import fields
from bot.demo.params import Params
from bot.demo.richtext import RichText
from bot.demo.wire import Json

_PHOTO_SIDES = 10_000
_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


def send_message(chats: Chats, params: Params) -> Json:
    body = fields.text_body(params)
    return _send(chats, params, Text(body, fields.link_preview(params)))


def send_photo(chats: Chats, params: Params) -> Json:
    return _send(chats, params, photo(chats, params, params.text("photo"), "photo", fields.caption_body(params)))


def send_document(chats: Chats, params: Params) -> Json:
    caption = fields.caption_body(params)
    return _send(chats, params, document(chats, params, params.text("document"), "document", caption))


def photo(chats: Chats, params: Params, source: str, name: str, caption: RichText) -> Photo:
    file = _file(chats, params, source, name, folder="photos")
    width, height = picture_size(file.data)
    if not 0 < width + height <= _PHOTO_SIDES:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return Photo(file, width, height, caption)


def document(chats: Chats, params: Params, source: str, name: str, caption: RichText) -> Document:
    return Document(_file(chats, params, source, name, folder="documents"), caption)


def copy_message(chats: Chats, params: Params) -> Json:
    """The same content once more, as the bot's own; only its id comes back."""
    source = _source(chats, params, "copy")
    content = source.content
    if params.has("caption") and isinstance(content, Media):
        content = replace(content, caption=fields.caption_body(params))
    chat = fields.target_chat(chats, params)
    copied = chats.post(
        chat, chats.bot, content, markup=fields.markup(params), reply_to=fields.replied(chats, params, chat)
    )
    return {"message_id": copied.id}


def forward_message(chats: Chats, params: Params) -> Json:
    source = _source(chats, params, "forward")
    origin = source.origin or Origin(sender=source.sender, date=source.date)
    return chats.post(fields.target_chat(chats, params), chats.bot, source.content, origin=origin).as_json


def send_chat_action(chats: Chats, params: Params) -> Json:
    chat = fields.target_chat(chats, params)
    if params.text("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chats.events.publish(Acting(chat.id, params.text("action")))
    return True


def _send(chats: Chats, params: Params, content: Content) -> Json:
    chat = fields.target_chat(chats, params)
    reply_to = fields.replied(chats, params, chat)
    return chats.post(chat, chats.bot, content, markup=fields.markup(params), reply_to=reply_to).as_json


def _source(chats: Chats, params: Params, verb: str) -> Message:
    chat = chats.chat(fields.chat_id(params, "from_chat_id"))
    message = chats.find_message(chat.id, params.integer("message_id"))
    if message is None:
        raise bad_request(f"message to {verb} not found")
    return message


def _file(chats: Chats, params: Params, source: str, name: str, *, folder: str) -> StoredFile:
    """An uploaded file, under its own name or as `attach://…`, or one that is known by its id."""
    upload = params.uploads.get(source.removeprefix("attach://") if source.startswith("attach://") else name)
    if upload is not None:
        if not upload.data:
            raise bad_request("file must be non-empty")
        return chats.files.add(upload.data, folder=folder, name=upload.name, mime_type=upload.mime_type)
    if not source or source.startswith("attach://"):
        raise bad_request(f"there is no {name} in the request")
    if source.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    return chats.files.by_id(source)


METHODS: Mapping[str, Callable[[Chats, Params], Json]] = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "copyMessage": copy_message,
    "forwardMessage": forward_message,
    "sendChatAction": send_chat_action,
}
