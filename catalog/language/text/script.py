"""In which language something is written, told by its script alone."""

import re

from catalog.model import Language

_HAN = re.compile(r"[\u4e00-\u9fff]")
_LETTER = re.compile(r"[A-Za-z]")


def written_in(words: str) -> Language | None:
    """Chinese with any of its characters, else English with any letter; None where there is neither."""
    if _HAN.search(words):
        return "zh"
    return "en" if _LETTER.search(words) else None
