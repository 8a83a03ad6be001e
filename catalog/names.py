"""What people are called: as it can stand in a sentence, and as HR writes it."""

from __future__ import annotations

import re
from unicodedata import category, normalize

LONGEST_NAME = 64
_INVISIBLE = ("Cc", "Cf", "Co", "Cn", "Cs")
_JOINERS = "\u200d\u200c"
"""Within emoji and in Persian they belong to the letters."""
_HAN_APART = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
_IN_NAMES = frozenset(" .'’-·•・()（）")


def shown_name(full_name: str) -> str:
    """The name as it can stand in a sentence: on one line, and without signs that turn the text around it."""
    words = " ".join(full_name.split())
    kept = (c for c in words if category(c) not in _INVISIBLE or c in _JOINERS)
    return "".join(kept).strip()[:LONGEST_NAME]


def name_written(text: str) -> str | None:
    """The name that HR wrote, in one width, `李　四` without its space; None where it is no name."""
    name = _HAN_APART.sub("", shown_name(normalize("NFKC", text[: 4 * LONGEST_NAME])))
    letters = sum(c.isalpha() for c in name)
    if letters == 0 or not all(c.isalpha() or category(c)[0] in "MN" or c in _IN_NAMES for c in name):
        return None
    return name


def same_name(name: str) -> str:
    """What two ways to write one name have in common."""
    return normalize("NFKC", _HAN_APART.sub("", name)).casefold()
