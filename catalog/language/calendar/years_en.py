"""English years in words: nineteen ninety-nine, in two thousand and sixteen, August twenty eighteen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from catalog.language.calendar.days import Mark
from catalog.language.numerals.numerals_en import read_english
from catalog.language.text.vocabulary import vocabulary

_TENS = "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_ONES = "(?:one|two|three|four|five|six|seven|eight|nine)"
_TEENS = "(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
_LEAD = "|".join(["in", "of", "during", "since", "for", "year", *vocabulary("en")["calendar"]["month_names"]])
_YEAR = re.compile(
    rf"(?<![a-z0-9.-])(?:(?P<century>nineteen|twenty)\s(?P<rest>{_TENS}(?:[\s-]{_ONES})?)"
    rf"|(?P<lead>(?:{_LEAD})\s)(?P<led>two\sthousand(?:\sand)?|twenty|nineteen)"
    rf"\s(?P<led_rest>{_TEENS}|{_TENS}(?:[\s-]{_ONES})?|{_ONES}))"
    r"(?![a-z0-9-]|\s?(?:percent|%|points?|per|of)(?![a-z]))"
)
_ONES_WORDS = frozenset(_ONES[3:-1].split("|"))


def in_digits(text: str) -> tuple[str, Mapping[int, int]]:
    """The text with such years in digits, each at the end of its old place, and where those places begin, by their end.

    After `in`, a month and the like any year may follow; elsewhere two thousand sixteen is a number.
    """
    places: dict[int, int] = {}

    def written(found: re.Match[str]) -> str:
        lead = found["lead"] or ""
        century, rest = found["century"] or found["led"], found["rest"] or found["led_rest"]
        read = read_english(rest.replace("-", " ").split())
        if read is None or (rest in _ONES_WORDS and not century.startswith("two")):
            return found[0]
        places[found.end()] = found.start() + len(lead)
        year = (1900 if century == "nineteen" else 2000) + int(read[0])
        return lead + str(year).rjust(len(found[0]) - len(lead))

    return (_YEAR.sub(written, text) if "twenty" in text or "nineteen" in text or "thousand" in text else text), places


def in_words(marks: Iterable[Mark], places: Mapping[int, int]) -> Iterator[Mark]:
    """The marks of such a text with the years at their old places."""
    for mark in marks:
        start = places.get(mark.end, mark.start)
        yield replace(mark, start=start) if start < mark.start else mark
