"""What pydantic found wrong in a position file, told to whoever edits it: where, and what to write instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from catalog.errors import CatalogError
from catalog.model import LANGUAGES
from catalog.position_file import CHANGE_KEYS, KEYS

_EXAMPLES: Mapping[str, str] = MappingProxyType(
    {
        "order": "order = 11, its place among the positions",
        "id": 'id = "staff_turnover", or another name in small letters',
        "name": 'name.zh = "…" and name.en = "…"',
        "short": 'short.zh = "…" and short.en = "…"',
        "text": 'text.zh = "…" and text.en = "…"',
        "note": 'note.zh = "…" and note.en = "…"',
        "synonyms": 'synonyms.zh = ["…", "…"] and synonyms.en = ["…", "…"]',
        "zh": "the Chinese text",
        "en": "the English text",
        "number": "number = 1, 2, 3 and so on",
        "duties": "[[duties]] above each duty",
        "duty": "[[duties]] above each duty",
        "targets": "[[duties.targets]] above each target",
        "target": "[[duties.targets]] above each target",
        "kind": 'kind = "measure", "deliverable", "response", "incident_free" or "compliance"',
        "clause": 'clause = "…", the requirement as the duty table words it',
        "line": "line = 13, where the duty table has it",
        "cadence": 'cadence = "open", "each", "month", "half_year", "year" or "event"',
        "bound": 'bound = ">= 80"',
        "unit": 'unit = "percent"',
        "due": 'due = "by 12-20"',
        "limit": 'limit = "3 working_day"',
        "changes": 'changes = [{ from = 2027-01-01, bound = ">= 85" }], with limit instead of bound for a response',
        "from": "from = 2027-01-01",
    }
)
"""How each key is written that may be missing or may be written as something else."""

_WRONG_SORT: Mapping[str, str] = MappingProxyType(
    {
        "string_type": "write text in quotes",
        "int_type": "write a whole number, without quotes",
        "greater_than_equal": "write a whole number from 1 to 9999",
        "less_than_equal": "write a whole number from 1 to 9999",
    }
)
"""What to write, by pydantic's name for what is wrong, whatever the key."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in a file: which sort of table, where that stands, and the keys from there on."""

    table: str
    path: tuple[str, ...]
    keys: tuple[int | str, ...]

    @property
    def entry(self) -> str:
        keys = (f"#{key + 1}" if isinstance(key, int) else key for key in self.keys)
        return ".".join((*self.path, *keys)) or "file"

    @property
    def key(self) -> str:
        """The innermost key with a name."""
        return next((key for key in reversed(self.keys) if isinstance(key, str)), self.table)


def refusal(file: str, content: Mapping[str, Any], error: ValidationError) -> CatalogError:
    """The first thing wrong with `content`; an unknown key before the key that is missing because of it."""
    found = error.errors(include_url=False)
    first = next((one for one in found if one["type"] == "extra_forbidden"), found[0])
    place = _place(content, first)
    return CatalogError(file, place.entry, _reason(place, first))


def _place(content: Mapping[str, Any], error: ErrorDetails) -> _Place:
    """Where `error` stands. pydantic puts a target's kind between its index and its keys, once the kind is known."""
    match error["loc"]:
        case ("duties", int(d), "targets", int(t), *rest):
            duty = content["duties"][d]
            target = f"{content.get('id', '?')}.{_called(duty['targets'][t], 'id', t)}"
            path = ("duties", _called(duty, "number", d), "targets", target)
            if rest:
                return _Place(str(rest[0]), path, tuple(rest[1:]))
            return _Place("target", path, ("kind",) if error["type"].startswith("union_tag") else ())
        case ("duties", int(d), *keys):
            return _Place("duty", ("duties", _called(content["duties"][d], "number", d)), tuple(keys))
        case keys:
            return _Place("position", (), keys)


def _called(table: object, key: str, index: int) -> str:
    """What `key` calls the table, or its place in the file as `#2`."""
    name = table.get(key) if isinstance(table, dict) else None
    return str(name) if isinstance(name, int | str) else f"#{index + 1}"


def _reason(place: _Place, error: ErrorDetails) -> str:
    sort, context = error["type"], error.get("ctx", {})
    match sort:
        case "extra_forbidden":
            return _unknown_key(place)
        case "missing" | "union_tag_not_found":
            return f"it is missing: write {_EXAMPLES[place.key]}"
        case "value_error":
            return str(context["error"])
        case "list_type" if place.key in LANGUAGES:
            return 'write a list in brackets, such as ["…", "…"]'
        case "enum" | "union_tag_invalid":
            choices: str = context.get("expected") or context["expected_tags"]
            return "write one of " + choices.replace("'", '"')
        case _:
            return _WRONG_SORT.get(sort) or f"it is written otherwise: write {_EXAMPLES[place.key]}"


def _unknown_key(place: _Place) -> str:
    inner = len(place.keys) > 1
    allowed = KEYS[place.table] if not inner else CHANGE_KEYS[place.table] if place.keys[0] == "changes" else LANGUAGES
    close = get_close_matches(place.key, allowed, n=1)
    if close:
        return f"there is no key {place.key} here: did you mean {close[0]}?"
    where = "here" if inner or place.table in ("position", "duty") else f'where kind = "{place.table}"'
    return f"there is no key {place.key} {where}: write one of {', '.join(allowed)}, or leave it out"
