"""The vocabulary files, read once: what is word, and so HR's own subject, is data; what is grammar is code."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from catalog.model import LANGUAGES, Language

Meaning = TypeVar("Meaning")


@cache
def vocabulary(language: Language) -> Mapping[str, Any]:
    """The tables of `zh.toml` or `en.toml`, as written."""
    text = resources.files("catalog.language").joinpath(f"{language}.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text))


def tables(name: str) -> Iterator[Mapping[str, Any]]:
    """The table of this name in every language."""
    return (vocabulary(language)[name] for language in LANGUAGES)


@cache
def phrases(table: str, key: str) -> frozenset[str]:
    """One list of every language, put together."""
    return frozenset(word for content in tables(table) for word in content.get(key, ()))


def expression(table: str, *keys: str) -> str:
    """Lists of regular expressions, those of every language as one in brackets: nothing is found by none."""
    some = [one for content in tables(table) for key in keys for one in content.get(key, ())]
    return f"(?:{'|'.join(some)})" if some else "(?!)"


_LED = 2
"""Characters by which the phrases are found that begin so."""


class Phrasebook(Generic[Meaning]):
    """Longest-match look-up of phrases at a place in a text; a Latin phrase must stand between word boundaries."""

    def __init__(self, entries: Mapping[str, Meaning]) -> None:
        self._entries = dict(entries)
        lengths: dict[str, set[int]] = {}
        for phrase in self._entries:
            lengths.setdefault(phrase[:_LED], set()).add(len(phrase))
        self._lengths = {
            led: tuple(sorted(found | lengths.get(led[:1], set()), reverse=True)) for led, found in lengths.items()
        }
        firsts = re.escape("".join(dict.fromkeys(led[0] for led in lengths)))
        self._beginning = re.compile(f"[{firsts}](?<![a-z0-9][a-z0-9])" if lengths else "(?!)")

    def __contains__(self, phrase: str) -> bool:
        return phrase in self._entries

    def at(self, text: str, start: int) -> tuple[int, Meaning] | None:
        """The end and the meaning of the longest phrase that begins at `start`."""
        if start >= len(text):
            return None
        if start and _in_word(text[start]) and _in_word(text[start - 1]):
            return None
        return self.glued_at(text, start)

    def glued_at(self, text: str, start: int) -> tuple[int, Meaning] | None:
        """The same where a word may begin in the middle of a run, as a unit does after its digits: 3days."""
        led, most = text[start : start + _LED], len(text) - start
        for length in self._lengths.get(led) or self._lengths.get(led[:1], ()):
            end = start + length
            meaning = self._entries.get(text[start:end]) if length <= most else None
            if meaning is not None and not (length < most and _in_word(text[end]) and _in_word(text[end - 1])):
                return end, meaning
        return None

    def scan(self, text: str) -> Iterator[tuple[int, int, Meaning]]:
        """Every phrase of the text from left to right, the longest first, none overlapping."""
        end = 0
        for place in self._beginning.finditer(text):
            if place.start() >= end and (found := self.glued_at(text, place.start())):
                end, meaning = found
                yield place.start(), end, meaning


def _in_word(character: str) -> bool:
    return "a" <= character <= "z" or "0" <= character <= "9"
