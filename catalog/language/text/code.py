"""Telling what was written for a machine from what was written for a colleague: JSON, tables, statements, templates."""

from __future__ import annotations

import re

_CODE = re.compile(
    r"[{}]"
    r"|\"[^\"\n]{1,80}\"\s*[:,;]\s*[\"\[0-9]"
    r"|==|!=|:=|\+=|&&|\|\|"
    r"|```"
    r"|^[ \t]*\|[^|\n]*\|[^|\n]*\|"
    r"|\bselect\b.{1,80}\bfrom\b|\binsert into\b"
    r"|\b(?:def|function|const|var|let|print|return)\s*(?:\w+\s*)?[(=]"
    r"|\b[a-z_]\w*\(\s*['\"]"
    r"|^[ \t]*\w+\s*=\s*[0-9.]+\s*(?:#|;|//)"
    r"|^[^,;\t\n0-9]+(?:[,;\t][^\s,;0-9][^,;\t\n0-9]*){2,}\n[^,;\t\n]+(?:[,;\t][^\s,;][^,;\t\n]*){2,}",
    re.MULTILINE,
)
_SIGN = re.compile(r"[{}\"=&|`(\n]|select|insert")
"""Nothing is code without one of them."""


def is_code(text: str) -> bool:
    """Whether a normalised text is code, markup or a table rather than a sentence."""
    return _SIGN.search(text) is not None and _CODE.search(text) is not None
