"""A message as the readers see it: half-width, lower-case, simplified characters, with the way back to the original.

Markup is blanked out and what cannot be trusted (hidden or reversing characters around digits, digits under combining
marks) becomes `UNREADABLE`, so that no number is ever pieced together from it.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

from catalog.language.text.patterns import either

UNREADABLE = "\ufffd"
LONGEST = 4096
"""Characters of a message that are read: Telegram's own limit."""

_MARKUP = re.compile(
    r"<!--.*?(?:-->|$)"
    r"|(?:(?<=\n)|^)[ ]{0,3}[>＞»|｜][^\n|]*(?=\n|$)"
    r"|<(script|style|title|template|del|s|strike|blockquote|q|cite|option|textarea)\b[^<>]{0,200}>.*?(?:</\1\s*>|$)"
    r"|<[/a-z!][^<>]{0,200}>"
    r"|!?\[[^\[\]]{0,200}\](?:\([^()]{0,300}\)|\[[a-z0-9_. -]{0,40}\](?!\s?[0-9]))"
    r"|(?:(?<=\n)|^)[ ]{0,3}\[(?:\^[^\[\]\n]{1,40}|[0-9]{1,3})\]:[^\n]*"
    r"|「[^「」]{1,400}」\s*\n\s*-(?:\s?-){2}[- ]*(?=\n|$)"
    r"|(?<!-)-{3,40}\s?(?:original message|forwarded message|原始邮件|转发的?邮件|转发的?消息)\b.*"
    r"|(?:(?<=\n)|^)(?:on [^\n]{5,80} wrote|[^\n]{2,60}写道)\s?[:：]\s*\n.*"
    r"|(?:(?<=\n)|^)(?:from|发件人)\s?[:：][^\n]*\n.*"
    r"|[a-z]{2,6}://\S+|www\.\S+"
    r"|~~[^~]{1,200}~~"
    r"|(?<=.)“(?=[^”\n]{0,200}?[0-9无無没沒未不])[^”\n]{6,200}”|“(?=[^”\n]{0,200}?[0-9无無没沒未不])[^”\n]{6,200}”(?=.)"
    r"|[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,63}",
    re.IGNORECASE | re.DOTALL,
)
_MARK = re.compile(either((*"<>[:：~@&“「»|＞｜", "ww", "WW", "---")))
"""Without one of them a text has no markup."""
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#[0-9]{1,5}|#x[0-9a-f]{1,4});", re.IGNORECASE)
_REVERSING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\ufe0e\ufe0f")
_KEPT_WIDE = frozenset("，。；：？！（）")
"""Full-width punctuation that stays: a Chinese comma parts two figures, an ASCII one may stand inside a number."""
_PLAIN = {kept: kept for kept in _KEPT_WIDE} | {
    "－": "-",
    "−": "-",
    "–": "-",
    "—": "-",
    "‐": "-",
    "‑": "-",
    "％": "%",
    "﹪": "%",
    "⁄": "/",
    "’": "'",
    "‘": "'",
}
_PARTICLES = {"啦": "了", "咯": "了"}
"""What is said instead of the particle that tells of the past: 交啦 is 交了."""
_TOLD = frozenset("➡★☆")
"""Signs that say something; other pictures are blanks."""
_HYPHEN = re.compile(r"(?<=[A-Za-z])-(?=[A-Za-z])")
"""Compounds are read as two words: follow-up, stand-ups."""
_WIDE_THOUSANDS = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")


class Normal(NamedTuple):
    """`text` as read, and for each of its characters (and its end) the index in the original message."""

    text: str
    offsets: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where [start, end) of `text` stands in the original message."""
        return self.offsets[start], self.offsets[end - 1] + 1 if end > start else self.offsets[end]


def normalise(message: str) -> Normal:
    """Fold width, case and script; never raises, whatever the text holds."""
    raw = _HYPHEN.sub(" ", _blank_markup(_WIDE_THOUSANDS.sub(",", message[:LONGEST])))
    if raw.isascii():
        return Normal(raw.lower(), tuple(range(len(raw) + 1)))
    folded = list(map(_folded, raw))
    text = "".join(filter(None, folded))
    if None in folded or len(text) != len(raw):
        return _piece_by_piece(raw, folded)
    text = text.rstrip()
    return Normal(text, (*range(len(text)), len(raw)))


def blanked(text: str, start: int, end: int, sign: str = "\x1f") -> str:
    """The text with a stretch as so many signs, such that no cue is found in where no other sign is asked for."""
    return text[:start] + sign * (end - start) + text[end:]


def _piece_by_piece(raw: str, folded: Sequence[str | None]) -> Normal:
    """A text with characters that are not seen, or become several, put together from what each one becomes."""
    reversed_text = not _REVERSING.isdisjoint(raw)
    pieces: list[str] = []
    offsets: list[int] = []
    for index, character in enumerate(folded):
        piece = _mark_or_nothing(raw, index) if character is None else character
        if reversed_text and piece.isdecimal():
            piece = UNREADABLE
        if piece == UNREADABLE and pieces and pieces[-1].isdecimal():
            pieces[-1] = UNREADABLE
        if piece:
            pieces.extend(piece)
            offsets.extend([index] * len(piece))
    while pieces and pieces[-1].isspace():
        pieces.pop()
        offsets.pop()
    offsets.append(len(raw))
    return Normal("".join(pieces), tuple(offsets))


def _blank_markup(text: str) -> str:
    """The text with markup as spaces and entities as what they stand for, at its old length."""
    if not _MARK.search(text):
        return text
    text = _MARKUP.sub(lambda found: " " * len(found[0]), text)
    return _ENTITY.sub(lambda found: html.unescape(found[0])[:1].ljust(len(found[0])), text)


def _mark_or_nothing(raw: str, index: int) -> str:
    """What an invisible or combining character becomes: nothing, or a sign that the digits around it are no number."""
    around_digit = index > 0 and raw[index - 1].isdecimal()
    if raw[index] in _INVISIBLE:
        hidden = around_digit and any(c.isdecimal() for c in raw[index + 1 : index + 8] if c not in _INVISIBLE)
        keycap = around_digit and raw[index + 1 : index + 2] == "\u20e3"
        return UNREADABLE if hidden or keycap else ""
    return UNREADABLE if around_digit else ""


@cache
def _folded(character: str) -> str | None:
    """One character half-width, lower-case and simplified; None for one that is not seen by itself."""
    category = unicodedata.category(character)
    if character in _INVISIBLE or character in _REVERSING or category in ("Mn", "Me"):
        return None
    if character in _PLAIN:
        return _PLAIN[character]
    if character in _PARTICLES:
        return _PARTICLES[character]
    if (
        category in ("Cs", "Cn", "Co")
        or (category == "So" and character not in _TOLD)
        or (category == "Cc" and character not in "\n\t\r")
    ):
        return " "
    if category == "No":
        return _vulgar_fraction(character)
    folded = unicodedata.normalize("NFKC", character).lower()
    return "".join(_simplified().get(c, c) for c in folded)


def _vulgar_fraction(character: str) -> str:
    """½ as 1/2; any other numeral sign (①, ²) is a bullet or an exponent: a space."""
    folded = unicodedata.normalize("NFKC", character)
    return " " + folded.replace("\u2044", "/") if "\u2044" in folded else " "


@cache
def _simplified() -> dict[str, str]:
    """Traditional to simplified, character by character: OpenCC's own table."""
    table = resources.files("opencc").joinpath("dictionary", "TSCharacters.txt").read_text(encoding="utf-8")
    pairs = (line.split() for line in table.splitlines())
    return {pair[0]: pair[1] for pair in pairs if len(pair) > 1 and len(pair[1]) == 1}
