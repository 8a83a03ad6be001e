"""Answers to numbered lines: `1 done`, `2 92%`, `1完成`, several of them in one message."""

from __future__ import annotations

import re
import unicodedata

_ONE = re.compile(
    r"\s*(?:第|no\.?\s?|#)?(?P<place>[0-9]{1,2})(?![0-9])\s?(?:项|項|条|條|号|號)?"
    r"(?:\s*[、:)\]]\s*|[.-]\s+|\s+|(?=[^\s0-9.,:/%+-]))(?P<rest>.*\S)\s*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\n|[;；]|[,，、](?=\s*(?:第|no\.?\s?|#)?[0-9]{1,2}(?:\s|[项項条條号號:：)）]|[^\W0-9]))", re.IGNORECASE
)
_NO_ANSWER = re.compile(r"[%‰]|(?:年|月|日|周|天|(?:day|week|month|hour)s?\b)", re.IGNORECASE)


def numbered(text: str, *, lines: int) -> list[tuple[int, str]]:
    """What the text says of each line that it names, by the line's number from 1; nothing where it is no such answer.

    Every part of it must name one of so many `lines`: `92%` names none, `2 92%` the second.
    """
    parts = [part for part in _BETWEEN.split(unicodedata.normalize("NFKC", text)) if part.strip()]
    answers = []
    for part in parts:
        found = _ONE.fullmatch(part)
        if found is None or not 1 <= int(found["place"]) <= lines or _NO_ANSWER.match(found["rest"]):
            return []
        answers.append((int(found["place"]), found["rest"]))
    return answers if len({place for place, _ in answers}) == len(answers) else []
