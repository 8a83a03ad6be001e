"""Telling what was written for a machine from what was written for a colleague: JSON, tables, statements, templates."""

from __future__ import annotations

import re

from catalog.language.text.patterns import either

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
    r"|\b(?:drop|alter|truncate) table\b|\bdelete from\b|\bunion select\b|\bupdate \w+ set\b"
    r"|\bor '?(\w+)'?\s?=\s?'?\1\b"
    r"|^[ \t]*(?:/\*|//|-- (?=[a-z])|#define |rem |\$ ?[a-z_])|\*/|[a-z]%20|%[0-9a-f]{2}%[0-9a-f]{2}"
    r"|\[(?:info|debug|trace|warn|warning|error|fatal)\]|^(?:debug|trace|warn|fatal):?\s|^error: (?!none|no\b|0)"
    r"|^\[?(?:[0-9]{4}[-/][0-9]{1,2}|[a-z]{3} [0-9]{1,2} )[^\n]{0,16}[0-9]{1,2}:[0-9]{2}:[0-9]{2}"
    r"|^\[[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\]\s\S{1,20}:\s"
    r"|\[[0-9./-]{6,10},? [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: [ap]m)?\]"
    r"|^[^\n]{1,40}[0-9]:[0-9]{2}:[0-9]{2}\n"
    r"|^(?:date|metric|name|id|month|value|日期|指标|名称|月份|项目)[,;\t][^,;\t\n]+(?:[,;\t][^,;\t\n]+)*\n"
    r"|^[^,;\t\n0-9]+(?:[,;\t][^\s,;0-9][^,;\t\n0-9]*){2,}\n[^,;\t\n]+(?:[,;\t][^\s,;][^,;\t\n]*){2,}",
    re.MULTILINE,
)
_SIGN = re.compile(
    either(
        (
            *'{}"=&|`(\n[$',
            "//",
            "/*",
            "%20",
            "%e",
            "--",
            " table",
            "delete",
            "union",
            "update",
            "select",
            "insert",
            "define",
            "rem ",
            "debug",
            "trace",
            "warn",
            "fatal",
            "error:",
        )
    )
)
"""Nothing is code without one of them."""


def is_code(text: str) -> bool:
    """Whether a normalised text is code, markup or a table rather than a sentence."""
    may_be = _SIGN.search(text) is not None or text.count(":") > 1
    return may_be and _CODE.search(text) is not None
