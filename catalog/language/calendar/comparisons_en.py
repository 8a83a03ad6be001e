"""How English names what a figure is compared with: vs last year, down 2% on Q2, the year before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from catalog.language.calendar.days import Mark, comparison_mark
from catalog.language.text.patterns import any_of
from catalog.language.text.vocabulary import vocabulary

_EARLIER = r"(?:last|previous|prior|preceding)\s(?:year|yr|month|quarter|period|time|half)(?:'s)?"
_COMPARISON = re.compile(
    any_of(
        (
            (
                r"(?<![a-z])(?:vs\.?|versus|against|compared?(?:\s(?:to|with))?|than|over|on|below|under|above|since"
                r"|relative\sto|beat|beats)\s(?:the\s)?(?:same\s(?:period|time|month|quarter)\s?(?:of|in|a)?\s?(?:the\s)?)?"
                rf"(?:{_EARLIER}|a\syear\s(?:ago|earlier)|before)"
            ),
            (
                r"(?:the\s)?same\s(?:period|time|month|quarter|half(?:\syear)?)(?:\s(?:of|in))?"
                r"(?:\s(?:the\s)?(?:last|previous|prior)\syear)?"
            ),
            r"(?:last|previous|prior)\syear(?:'s)?\ssame\s(?:period|time)",
            r"(?:the\s)?(?:last|previous|prior)\speriod",
            r"year[\s-](?:on|over)[\s-]year",
            r"month[\s-](?:on|over)[\s-]month",
            r"(?<![a-z])[ymq](?:[\s-]?o[\s-]?|/)[ymq](?![a-z])",
            r"(?<![a-z])the\s(?:year|month|quarter|period)\sbefore(?!\slast)",
            r"(?:a|one)\syear\s(?:ago|earlier)",
        )
    )
)
_FROM_EARLIER = re.compile(
    r"(?:[0-9]%?|(?<![a-z])(?:up|down|better|worse|higher|lower|fell|rose|dropped|cut|sav|reduc|improv|increas|decreas|grew"
    r"|growth|chang|unchang|same|moved|slipped|climbed)[a-z]*)[^,.;\n]{0,60}?\s"
    rf"(?P<from>from\s(?:the\s)?(?:{_EARLIER}|a\syear\s(?:ago|earlier)|before))"
)
"""What a move is measured from: down from last month; the complaints from last month are that month's own."""
_MONTHS = "|".join(vocabulary("en")["calendar"]["month_names"])
_NAMED = (
    rf"(?:the\s)?(?:q[1-4]|(?:first|second|third|fourth)\squarter|h[12]|{_MONTHS})"
    r"(?:(?:\s|\sof\s|,\s)(?:19|20)[0-9]{2})?(?![a-z0-9]|\s[0-9])"
)
_WITH_NAMED = re.compile(
    r"(?P<with>(?<![a-z])(?:vs\.?|versus|against|compared?\s(?:to|with)|than(?:\s(?:in|for))?|relative\sto|beats?)\s"
    rf"{_NAMED})"
    r"|(?<![a-z])(?<!follow )(?:up|down|better|worse|higher|lower|fell|rose|dropped|cut|reduced|improved|increased"
    r"|decreased|saved)"
    rf"(?![a-z])[^,.;\n]{{0,12}}?(?:\.[0-9]+)?[^,.;\n]{{0,12}}?(?P<from>\s(?:on|over|from|below|above)\s{_NAMED})"
)
"""A period by its name that a move is measured from: down 2% on Q2, 92% vs September."""


def comparisons(text: str, today: date) -> Iterator[Mark]:
    """Every stretch that names a comparison."""
    yield from (comparison_mark(*found.span(), today) for found in _COMPARISON.finditer(text))
    if " from " in text:
        yield from (comparison_mark(*found.span("from"), today) for found in _FROM_EARLIER.finditer(text))
    for found in _WITH_NAMED.finditer(text):
        yield comparison_mark(*found.span("with" if found["with"] else "from"), today)
