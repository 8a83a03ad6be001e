"""Text with its entities, as the Bot API counts them: offsets and lengths in UTF-16 code units."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Self

from bot.demo.wire import Json, JsonObject, present

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")
_NESTING = ("blockquote", "expandable_blockquote", "pre", "code", "text_link", "text_mention")
"""Entities that begin together and are equally long are listed in this order, all others after them."""


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch of text; `url` is a text_link's, `language` a pre's, `user` a text_mention's account as JSON."""

    type: str
    offset: int
    length: int
    url: str | None = None
    language: str | None = None
    user: JsonObject | None = None

    @property
    def end(self) -> int:
        return self.offset + self.length

    @property
    def as_json(self) -> JsonObject:
        return present(
            type=self.type,
            offset=self.offset,
            length=self.length,
            url=self.url,
            language=self.language,
            user=self.user,
        )

    def within(self, start: int, end: int) -> Self:
        """The part of it between two offsets, counted from the first; its length is 0 where there is none."""
        offset = min(max(self.offset, start), end)
        return replace(self, offset=offset - start, length=max(0, min(self.end, end) - offset))


@dataclass(frozen=True, slots=True)
class RichText:
    text: str
    entities: tuple[Entity, ...] = ()

    @property
    def length(self) -> int:
        return utf16_length(self.text)

    @property
    def entities_json(self) -> Json:
        return [entity.as_json for entity in self.entities] or None

    def trimmed(self) -> Self:
        """Without white space at either end, its entities moved along."""
        text = self.text.strip()
        start = utf16_length(self.text[: self.text.index(text)])
        moved = (entity.within(start, start + utf16_length(text)) for entity in self.entities)
        return replace(self, text=text, entities=tuple(entity for entity in moved if entity.length))

    def sorted(self) -> Self:
        """Its entities in the order of the Bot API: by offset, the longer ones first."""
        return replace(self, entities=tuple(sorted(self.entities, key=_order)))


def without_control_characters(text: str) -> str:
    """What the server makes of the text of a bot: a space for a control character, none for a carriage return."""
    return _CONTROL.sub(" ", text.replace("\r", ""))


def _order(entity: Entity) -> tuple[int, int, int]:
    rank = _NESTING.index(entity.type) if entity.type in _NESTING else len(_NESTING)
    return entity.offset, -entity.length, rank
