"""HTML parse mode: tags to entities, with the refusals of Telegram's own parser."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.demo.errors import ApiError, bad_request
from bot.demo.richtext import Entity, RichText, utf16_length

_STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(
    r"&(?:#x(?P<hex>[0-9a-fA-F]{1,6})|#(?P<decimal>[0-9]{1,7})|(?P<name>lt|gt|amp|quot)(?![A-Za-z]));?"
)
_START = re.compile(r"<(?P<name>[^\s>]*)(?P<attributes>(?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>")
_END = re.compile(r"</(?P<name>[^\s>]*)\s*>")
_NAME = re.compile(r"</?([^\s>]*)")
_ATTRIBUTE = re.compile(
    r"\s*(?P<name>[^\s=]+)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[A-Za-z0-9.-]+)))?"
)
_HIGHEST = 0x10FFFF


@dataclass(frozen=True, slots=True)
class _Open:
    """A tag that waits for its end; `offset` counts UTF-16 code units, `position` characters."""

    name: str
    attributes: dict[str, str]
    offset: int
    position: int


@dataclass(slots=True)
class _Parser:
    source: str
    at: int = 0
    text: str = ""
    open: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def parse(self) -> RichText:
        while self.at < len(self.source):
            if self.source.startswith("</", self.at):
                self.end_tag()
            elif self.source[self.at] == "<":
                self.start_tag()
            else:
                self.characters()
        if self.open:
            raise _unreadable(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        return RichText(self.text, tuple(self.entities)).sorted()

    def characters(self) -> None:
        end = self.source.find("<", self.at)
        stretch = self.source[self.at : end if end >= 0 else None]
        self.text += _unescaped(stretch)
        self.at += len(stretch)

    def start_tag(self) -> None:
        name = self.name_here()
        match = _START.match(self.source, self.at)
        if name not in _STYLES and (match or re.search(r"[\s>]", self.source[self.at :])):
            raise _unreadable(f'Unsupported start tag "{name}" at byte offset {self.byte_offset}')
        if match is None:
            raise _unreadable(f"Unclosed start tag at byte offset {self.byte_offset}")
        attributes = _attributes(match["attributes"])
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise _unreadable(f'Tag "span" must have class "tg-spoiler" at byte offset {self.byte_offset}')
        self.open.append(_Open(name, attributes, utf16_length(self.text), len(self.text)))
        self.at = match.end()

    def end_tag(self) -> None:
        if not self.open:
            raise _unreadable(f"Unexpected end tag at byte offset {self.byte_offset}")
        match = _END.match(self.source, self.at)
        if match is None:
            raise _unreadable(f"Unclosed end tag at byte offset {self.byte_offset}")
        tag, name = self.open.pop(), self.name_here()
        if name not in ("", tag.name):
            raise _unreadable(
                f'Unmatched end tag at byte offset {self.byte_offset}, expected "</{tag.name}>", found "</{name}>"'
            )
        self.at = match.end()
        if length := utf16_length(self.text) - tag.offset:
            self.close(tag, length)

    def close(self, tag: _Open, length: int) -> None:
        kind, url, language = _STYLES[tag.name], None, None
        match tag.name:
            case "a":
                url = tag.attributes.get("href") or self.text[tag.position :]
                if not re.match(r"(?:https?|tg|mailto|ton)://?\S+|[\w-]+(?:\.[\w-]+)+", url):
                    return
            case "code":
                language = tag.attributes.get("class", "").removeprefix("language-") or None
            case "blockquote" if "expandable" in tag.attributes:
                kind = "expandable_blockquote"
            case "pre" if self.entities and (inner := self.entities[-1]).type == "code":
                if (inner.offset, inner.length) == (tag.offset, length):
                    language = self.entities.pop().language
        self.entities.append(Entity(kind, tag.offset, length, url=url, language=language))

    def name_here(self) -> str:
        match = _NAME.match(self.source, self.at)
        return match[1].lower() if match else ""

    @property
    def byte_offset(self) -> int:
        return len(self.source[: self.at].encode("utf-8", "surrogatepass"))


def parse_html(source: str) -> RichText:
    """The text without its tags, and what they said; ApiError "can't parse entities: …" where they do not fit."""
    return _Parser(source).parse()


def _attributes(source: str) -> dict[str, str]:
    return {
        match["name"].lower(): _unescaped(match["double"] or match["single"] or match["bare"] or "")
        for match in _ATTRIBUTE.finditer(source)
    }


def _unescaped(source: str) -> str:
    return _REFERENCE.sub(_character, source)


def _character(match: re.Match[str]) -> str:
    if match["name"]:
        return _NAMED[match["name"]]
    code = int(match["hex"], 16) if match["hex"] else int(match["decimal"])
    return chr(code) if 0 < code < _HIGHEST else match[0]


def _unreadable(reason: str) -> ApiError:
    return bad_request(f"can't parse entities: {reason}")
