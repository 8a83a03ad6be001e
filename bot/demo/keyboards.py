"""Keyboards: inline ones under a message, and what the bot puts in place of the person's own keyboard."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from bot.demo.errors import bad_request
from bot.demo.wire import Json, JsonObject, as_list, as_object, as_text, present

_ACTIONS = (
    "callback_data",
    "url",
    "copy_text",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
)
_CALLBACK_BYTES = 64
_BUTTONS = 100


@dataclass(frozen=True, slots=True)
class Button:
    """`action` is the name of the field that says what a tap does, `value` what it holds."""

    text: str
    action: str
    value: Json

    @property
    def as_json(self) -> JsonObject:
        return {"text": self.text, self.action: self.value}


@dataclass(frozen=True, slots=True)
class InlineKeyboard:
    rows: tuple[tuple[Button, ...], ...]

    @property
    def as_json(self) -> JsonObject:
        return {"inline_keyboard": [[button.as_json for button in row] for row in self.rows]}


@dataclass(frozen=True, slots=True)
class ReplyKeyboard:
    """Buttons that say their own text."""

    rows: tuple[tuple[str, ...], ...]
    resize: bool = False
    one_time: bool = False
    persistent: bool = False
    placeholder: str | None = None

    @property
    def as_json(self) -> JsonObject:
        return present(
            keyboard=[list(row) for row in self.rows],
            resize=self.resize,
            one_time=self.one_time,
            persistent=self.persistent,
            placeholder=self.placeholder,
        )


@dataclass(frozen=True, slots=True)
class RemoveKeyboard:
    pass


@dataclass(frozen=True, slots=True)
class ForceReply:
    """The person's next message is to be a reply."""

    placeholder: str | None = None

    @property
    def as_json(self) -> JsonObject:
        return present(force_reply=True, placeholder=self.placeholder)


Markup: TypeAlias = InlineKeyboard | ReplyKeyboard | RemoveKeyboard | ForceReply


def parse_markup(raw: Json) -> Markup | None:
    """The keyboard of a `reply_markup`; None where there is none or an empty one. ApiError where it is not one."""
    if raw is None:
        return None
    match raw:
        case {"inline_keyboard": rows}:
            keyboard = InlineKeyboard(
                tuple(tuple(_button(cell) for cell in as_list(row)) for row in as_list(rows) if row)
            )
            if sum(len(row) for row in keyboard.rows) > _BUTTONS:
                raise bad_request("REPLY_MARKUP_TOO_LONG")
            return keyboard if keyboard.rows else None
        case {"keyboard": rows}:
            return _reply_keyboard(rows, as_object(raw))
        case {"remove_keyboard": True}:
            return RemoveKeyboard()
        case {"force_reply": True}:
            return ForceReply(as_text(as_object(raw).get("input_field_placeholder")) or None)
        case Mapping():
            return None
    raise bad_request("object expected as reply markup")


def _reply_keyboard(rows: Json, raw: JsonObject) -> ReplyKeyboard:
    labels = tuple(tuple(_label(cell) for cell in as_list(row)) for row in as_list(rows) if row)
    if not labels:
        raise bad_request("reply keyboard must not be empty")
    return ReplyKeyboard(
        labels,
        resize=raw.get("resize_keyboard") is True,
        one_time=raw.get("one_time_keyboard") is True,
        persistent=raw.get("is_persistent") is True,
        placeholder=as_text(raw.get("input_field_placeholder")) or None,
    )


def _label(cell: Json) -> str:
    label = cell if isinstance(cell, str) else as_text(as_object(cell).get("text"))
    if not label.strip():
        raise bad_request("keyboard button text must be non-empty")
    return label


def _button(cell: Json) -> Button:
    raw = as_object(cell)
    text = raw.get("text")
    if not isinstance(text, str):
        problem = 'Can\'t find field "text"' if text is None else 'Field "text" must be of type String'
        raise bad_request(f"can't parse inline keyboard button: {problem}")
    if not text.strip():
        raise bad_request("inline keyboard button text must be non-empty")
    action = next((name for name in _ACTIONS if raw.get(name) not in (None, "")), None)
    if action is None:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    button = Button(text, action, raw[action])
    _check_action(button)
    return button


def _check_action(button: Button) -> None:
    value = as_text(button.value)
    match button.action:
        case "callback_data" if not 1 <= len(value.encode()) <= _CALLBACK_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
        case "url" if not re.match(r"(?:https?|tg|ton)://\S+$|[\w-]+(?:\.[\w-]+)+", value):
            problem = "Unsupported URL protocol" if "://" in value else "Wrong HTTP URL"
            raise bad_request(f"inline keyboard button URL '{value}' is invalid: {problem}")
