"""Entities that the server finds in plain text by itself: commands, links, mentions, hash tags, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.demo.richtext import Entity, RichText, utf16_length

_OPAQUE = frozenset({"code", "pre", "text_link", "text_mention"})
_FOUND = re.compile(
    r"(?P<email>(?<![\w.+-])[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}\b)"
    r"|(?P<url>(?:https?://|tg://)[^\s<>\"'，。；：！？、（）《》]*[^\s<>\"'，。；：！？、（）《》.,;:!?)]"
    r"|(?<![\w.@/-])(?:[A-Za-z0-9-]+\.)+(?:com|net|org|cn|me|io)\b(?:/[^\s<>\"'，。；：！？、（）《》]*)?)"
    r"|(?P<bot_command>(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>]))"
    r"|(?P<mention>(?<![\w`])@[A-Za-z][A-Za-z0-9_]{2,31}\b)"
    r"|(?P<hashtag>(?<![\w#])#(?=\w*[^\W\d])\w{1,256})"
)


def with_detected(rich: RichText) -> RichText:
    """`rich` and what is found in it, outside code and links."""
    taken = [entity for entity in rich.entities if entity.type in _OPAQUE]
    found = [
        entity
        for entity in _detected(rich.text)
        if not any(entity.offset < other.end and other.offset < entity.end for other in taken)
    ]
    return replace(rich, entities=(*rich.entities, *found)).sorted()


def _detected(text: str) -> Iterator[Entity]:
    for match in _FOUND.finditer(text):
        if kind := match.lastgroup:
            yield Entity(kind, utf16_length(text[: match.start()]), utf16_length(match[0]))
