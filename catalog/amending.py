"""What the company changes of its catalog while the bot runs: edits of the position files, laid over them when read.

The files themselves stay as they are; an amendment that is taken back leaves no trace. What is amended is then checked
as strictly as a file is, by the same rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, assert_never


class AmendmentKind(StrEnum):
    REQUIREMENT = "requirement"
    """Another bound, limit or due day from a day on. `{"from": "2027-01-01", "to": ">= 92"}`, as the files write it."""
    SYNONYM = "synonym"
    """One more name. `{"language": "zh", "word": "到岗率"}`."""
    TARGET = "target"
    """A target for a duty. Its table as a position file has it, its first day, `from`, as text."""


@dataclass(frozen=True, slots=True)
class Amendment:
    """One change. `subject` is the id of a target, or the duty that gets one, as `hr:7`."""

    kind: AmendmentKind
    subject: str
    content: Mapping[str, Any]

    @property
    def target(self) -> str:
        """The id of the target that is changed, or made."""
        return f"{self.position}.{self.content['id']}" if self.kind is AmendmentKind.TARGET else self.subject

    @property
    def position(self) -> str:
        return self.subject.partition(":" if self.kind is AmendmentKind.TARGET else ".")[0]


def amended(content: dict[str, Any], amendments: Iterable[Amendment]) -> dict[str, Any]:
    """A position file's content with the amendments laid over it, in their order.

    What concerns another position, or something that the file no longer has, changes nothing.
    """
    own = [one for one in amendments if one.position == content.get("id")]
    if not own:
        return content
    result = deepcopy(content)
    for one in own:
        match one.kind:
            case AmendmentKind.REQUIREMENT:
                _change(_target(result, one.subject), one.content)
            case AmendmentKind.SYNONYM:
                _name(_target(result, one.subject), one.content)
            case AmendmentKind.TARGET:
                _add(result, one.subject, one.content)
            case _:
                assert_never(one.kind)
    return result


def _target(content: Mapping[str, Any], subject: str) -> dict[str, Any] | None:
    name = subject.partition(".")[2]
    return next((target for target in _targets(content) if target.get("id") == name), None)


def _targets(content: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for duty in content.get("duties", ()):
        yield from duty.get("targets", ())


def _change(target: dict[str, Any] | None, change: Mapping[str, Any]) -> None:
    """A step of the requirement; one from the same day is replaced."""
    if target is None:
        return
    start = date.fromisoformat(change["from"])
    key = _KEYS.get(str(target.get("kind")), "bound")
    others = [step for step in target.get("changes", ()) if step["from"] != start]
    target["changes"] = sorted([*others, {"from": start, key: change["to"]}], key=lambda step: step["from"])


_KEYS = {"response": "limit", "deliverable": "due"}
"""What a step of the requirement is called, where it is no bound."""


def _name(target: dict[str, Any] | None, name: Mapping[str, Any]) -> None:
    if target is None:
        return
    words = target.setdefault("synonyms", {}).setdefault(name["language"], [])
    if name["word"] not in words:
        words.append(name["word"])


def _add(content: Mapping[str, Any], subject: str, target: Mapping[str, Any]) -> None:
    number = subject.partition(":")[2]
    for duty in content.get("duties", ()):
        if str(duty.get("number")) == number:
            first = {"from": date.fromisoformat(target["from"])} if "from" in target else {}
            duty.setdefault("targets", []).append(deepcopy({**target, **first}))
