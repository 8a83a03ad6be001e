"""Messages, as they are kept and as the Bot API shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from bot.demo.accounts import Chat, User
from bot.demo.files import StoredFile
from bot.demo.keyboards import InlineKeyboard
from bot.demo.richtext import RichText
from bot.demo.wire import JsonObject, present

_EMPTY = RichText("")


@dataclass(frozen=True, slots=True)
class Text:
    body: RichText
    link_preview: JsonObject | None = None

    @property
    def as_json(self) -> JsonObject:
        return present(text=self.body.text, entities=self.body.entities_json, link_preview_options=self.link_preview)


@dataclass(frozen=True, slots=True)
class Photo:
    file: StoredFile
    width: int
    height: int
    caption: RichText = _EMPTY

    @property
    def as_json(self) -> JsonObject:
        size = {**self.file.as_json, "width": self.width, "height": self.height}
        return {"photo": [size], **_caption_json(self.caption)}


@dataclass(frozen=True, slots=True)
class Document:
    file: StoredFile
    caption: RichText = _EMPTY

    @property
    def as_json(self) -> JsonObject:
        document = {**self.file.as_json, "file_name": self.file.name, "mime_type": self.file.mime_type}
        return {"document": document, **_caption_json(self.caption)}


@dataclass(frozen=True, slots=True)
class Voice:
    """`duration` in seconds."""

    file: StoredFile
    duration: int
    caption: RichText = _EMPTY

    @property
    def as_json(self) -> JsonObject:
        voice = {**self.file.as_json, "duration": self.duration, "mime_type": self.file.mime_type}
        return {"voice": voice, **_caption_json(self.caption)}


@dataclass(frozen=True, slots=True)
class Sticker:
    file: StoredFile
    emoji: str

    @property
    def as_json(self) -> JsonObject:
        shape: JsonObject = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        return {"sticker": {**self.file.as_json, **shape, "emoji": self.emoji}}


Media: TypeAlias = Photo | Document | Voice
Content: TypeAlias = Text | Media | Sticker


def _caption_json(caption: RichText) -> JsonObject:
    return present(caption=caption.text or None, caption_entities=caption.entities_json)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a forwarded message was first sent."""

    sender: User
    date: datetime

    @property
    def as_json(self) -> JsonObject:
        return {"type": "user", "sender_user": self.sender.as_json, "date": int(self.date.timestamp())}


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message at one time: an edit is a new value under the same `id`, which is unique within its chat.

    `replaces_keyboard` says that it put something in place of the person's keyboard; such a message cannot be edited.
    """

    id: int
    chat: Chat
    sender: User
    date: datetime
    content: Content
    keyboard: InlineKeyboard | None = None
    replaces_keyboard: bool = False
    reply_to: Message | None = None
    origin: Origin | None = None
    edited: datetime | None = None
    reaction: str | None = None

    @property
    def rich(self) -> RichText:
        """Its text or caption, empty where it has none."""
        match self.content:
            case Text(body):
                return body
            case Photo() | Document() | Voice():
                return self.content.caption
            case Sticker():
                return _EMPTY

    @property
    def text(self) -> str:
        return self.rich.text

    @property
    def buttons(self) -> tuple[tuple[str, ...], ...]:
        """The labels of its inline keyboard, row by row."""
        return tuple(tuple(button.text for button in row) for row in self.keyboard.rows) if self.keyboard else ()

    @property
    def as_json(self) -> JsonObject:
        """The Message of the Bot API; the message it replies to stands in it without its own reply."""
        return {
            **self.as_replied_json,
            **present(reply_to_message=self.reply_to.as_replied_json if self.reply_to else None),
        }

    @property
    def as_replied_json(self) -> JsonObject:
        return {
            "message_id": self.id,
            "from": self.sender.as_json,
            "chat": self.chat.as_json,
            "date": int(self.date.timestamp()),
            **present(
                forward_origin=self.origin.as_json if self.origin else None,
                edit_date=int(self.edited.timestamp()) if self.edited else None,
                reply_markup=self.keyboard.as_json if self.keyboard else None,
            ),
            **self.content.as_json,
        }
