"""Buttons under an answer. A button's data is an action and its arguments: `card:hr.recruitment_rate`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

MOST_BYTES = 64
_SEPARATOR = ":"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Button:
    """What stands on it, and either an action with its arguments or a text to copy."""

    label: str
    action: str = ""
    arguments: tuple[object, ...] = ()
    copies: str | None = None

    @property
    def data(self) -> str:
        return _SEPARATOR.join([self.action, *map(str, self.arguments)])


Rows = Sequence[Sequence[Button]]


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button's data, read again. It comes from outside: a handler checks every argument."""

    action: str
    arguments: tuple[str, ...] = field(default=())

    @classmethod
    def read(cls, data: str) -> "Pressed":
        action, *arguments = data.split(_SEPARATOR)
        return cls(action, tuple(arguments))

    def number(self, index: int, *, below: int = 2**63) -> int | None:
        """The argument as a number from 0; None where it is missing or forged."""
        text = self.arguments[index] if index < len(self.arguments) else ""
        if not (text.isascii() and text.isdecimal()) or len(text) > len(str(below)):
            return None
        return number if (number := int(text)) < below else None

    def text(self, index: int) -> str:
        return self.arguments[index] if index < len(self.arguments) else ""


def keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    """Telegram's keyboard of these rows; None where no button is left."""
    built = [[_inline(button) for button in row] for row in rows if row]
    return InlineKeyboardMarkup(built) if built else None


def box(label: str, *, ticked: bool) -> str:
    """What stands on a button that chooses one of several."""
    return f"{'☑' if ticked else '☐'} {label}"


def in_rows(buttons: Iterable[T], width: int) -> list[list[T]]:
    """The buttons, `width` to a row."""
    left = iter(buttons)
    return list(iter(lambda: list(islice(left, width)), []))


def paging(
    action: str, about: str, page: int, pages: int, *, between: Iterable[Button] = (), onward: str | None = None
) -> list[Button]:
    """The way to the page before and to the one after, where there are such; `page` counts from 0.

    `about` is what the list is of, `between` stands in the middle, and `onward` on the way on in place of its number.
    """
    back = [Button(f"‹ {page}", action, (about, page - 1))] if page > 0 else []
    on = [Button(onward or f"{page + 2} ›", action, (about, page + 1))] if page < pages - 1 else []
    return [*back, *between, *on]


def _inline(button: Button) -> InlineKeyboardButton:
    if button.copies is not None:
        return InlineKeyboardButton(button.label, copy_text=CopyTextButton(button.copies))
    if len(button.data.encode()) > MOST_BYTES:
        raise ValueError(f"Telegram takes {MOST_BYTES} bytes: {button.data!r}")
    return InlineKeyboardButton(button.label, callback_data=button.data)
