"""The shape of one position file, key by key, and the position it stands for.

pydantic refuses unknown and missing keys and wrong types; what a key's text means is `catalog.notation`'s, whether the
keys make sense together is `catalog.soundness`'s. A message of a ValueError here is shown to whoever edits the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal, TypeAlias, TypedDict, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainValidator

from catalog.model import (
    Bilingual,
    Bound,
    Cadence,
    Change,
    Comparison,
    Compliance,
    Counting,
    Deliverable,
    Duty,
    IncidentFree,
    Language,
    Limit,
    Measure,
    Position,
    Response,
    Schedule,
    Target,
    Unit,
    Words,
)
from catalog.notation import parse_bound, parse_limit, parse_number, parse_schedule

_Value = TypeVar("_Value")


def _in_quotes(parse: Callable[[str], _Value]) -> Callable[[object], _Value]:
    def read(value: object) -> _Value:
        if not isinstance(value, str):
            raise ValueError("write it in quotes")  # noqa: TRY004 - pydantic collects ValueError, a TypeError escapes it
        return parse(value)

    return read


def _number(value: object) -> Decimal:
    match value:
        case bool() | float():
            raise ValueError('write a whole number, or a fraction in quotes, such as "0.5"')
        case int() | str():
            return parse_number(str(value))
        case _:
            raise ValueError('write a number, such as 0 or "0.5"')


def _day(value: object) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise ValueError("write a day such as 2027-01-01, without quotes or a time")  # noqa: TRY004 - as above
    return value


def _line_of_text(text: str) -> str:
    if not text.strip():
        raise ValueError("this is empty: write the text")
    if text != text.strip() or not text.isprintable():
        raise ValueError("write one line, without spaces around it, line breaks or invisible characters")
    return text


def _identifier(text: str) -> str:
    if not re.fullmatch("[a-z0-9_]+", text):
        raise ValueError('write small letters a to z, digits and "_" only, such as "staff_turnover"')
    return text


def _at_most(letters: int) -> Callable[[str], str]:
    def check(text: str) -> str:
        if len(text) > letters:
            raise ValueError(f"a button shows {letters} characters, this has {len(text)}: shorten it")
        return text

    return check


_Line = Annotated[str, AfterValidator(_line_of_text)]
_Id = Annotated[str, AfterValidator(_identifier)]
_Ordinal = Annotated[int, Field(ge=1, le=9999)]
_Amount = Annotated[Decimal, PlainValidator(_number)]
_BoundText = Annotated[Bound, PlainValidator(_in_quotes(parse_bound))]
_LimitText = Annotated[Limit, PlainValidator(_in_quotes(parse_limit))]
_DueText = Annotated[Schedule, PlainValidator(_in_quotes(parse_schedule))]
_FirstDay = Annotated[date, PlainValidator(_day)]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class _Text(_Shape):
    zh: _Line
    en: _Line


LONGEST_SHORT: dict[Language, int] = {"zh": 10, "en": 28}
"""Characters that a button shows."""


class _Short(_Shape):
    zh: Annotated[_Line, AfterValidator(_at_most(LONGEST_SHORT["zh"]))]
    en: Annotated[_Line, AfterValidator(_at_most(LONGEST_SHORT["en"]))]


class _Synonyms(_Shape):
    zh: list[_Line] = []
    en: list[_Line] = []


class _ChangeShape(_Shape):
    start: _FirstDay = Field(alias="from")


class _BoundChange(_ChangeShape):
    bound: _BoundText


class _LimitChange(_ChangeShape):
    limit: _LimitText


class _DueChange(_ChangeShape):
    due: _DueText


class _TargetShape(_Shape):
    id: _Id
    name: _Text
    short: _Short
    synonyms: _Synonyms = _Synonyms()
    clause: _Line
    line: _Ordinal
    cadence: Annotated[Cadence, Field(strict=False)]
    note: _Text | None = None
    since: _FirstDay | None = Field(None, alias="from")


class _MeasureShape(_TargetShape):
    kind: Literal["measure"]
    bound: _BoundText
    unit: Annotated[Unit, Field(strict=False)]
    counting: Annotated[Counting, Field(strict=False)] = Counting.LATEST
    least: _Amount | None = None
    most: _Amount | None = None
    from_amounts: Annotated[Comparison, Field(strict=False)] | None = None
    changes: list[_BoundChange] = []


class _DeliverableShape(_TargetShape):
    kind: Literal["deliverable"]
    due: _DueText
    changes: list[_DueChange] = []


class _ResponseShape(_TargetShape):
    kind: Literal["response"]
    limit: _LimitText | None = None
    changes: list[_LimitChange] = []


class _IncidentFreeShape(_TargetShape):
    kind: Literal["incident_free"]


class _ComplianceShape(_TargetShape):
    kind: Literal["compliance"]


_AnyTarget: TypeAlias = _MeasureShape | _DeliverableShape | _ResponseShape | _IncidentFreeShape | _ComplianceShape


class _DutyShape(_Shape):
    number: _Ordinal
    text: _Text
    targets: list[Annotated[_AnyTarget, Field(discriminator="kind")]] = []


class PositionFile(_Shape):
    """A whole file. `order` is the position's place among the positions."""

    order: _Ordinal
    id: _Id
    name: _Text
    short: _Short | None = None
    duties: list[_DutyShape]

    def to_position(self) -> Position:
        duties = tuple(_duty(duty, self.id) for duty in self.duties)
        return Position(self.id, _bilingual(self.name), duties, short=_bilingual(self.short or self.name))


def _keys(shape: type[_Shape]) -> tuple[str, ...]:
    return tuple(field.alias or name for name, field in shape.model_fields.items())


KEYS: dict[str, tuple[str, ...]] = {
    "position": _keys(PositionFile),
    "duty": _keys(_DutyShape),
    "measure": _keys(_MeasureShape),
    "deliverable": _keys(_DeliverableShape),
    "response": _keys(_ResponseShape),
    "incident_free": _keys(_IncidentFreeShape),
    "compliance": _keys(_ComplianceShape),
}
"""The keys that a file, a duty and a target of each kind may have."""

CHANGE_KEYS: dict[str, tuple[str, ...]] = {
    "measure": ("from", "bound"),
    "deliverable": ("from", "due"),
    "response": ("from", "limit"),
}
"""The keys of a change of what a target of this kind requires."""


class _Common(TypedDict):
    """What every kind of target takes."""

    id: str
    position: str
    duty: int
    line: int
    clause: str
    name: Bilingual
    short: Bilingual
    synonyms: Words
    note: Bilingual | None
    since: date | None
    cadence: Cadence


def _duty(shape: _DutyShape, position: str) -> Duty:
    targets = (_target(target, position, shape.number) for target in shape.targets)
    return Duty(shape.number, _bilingual(shape.text), tuple(targets))


def _target(shape: _AnyTarget, position: str, duty: int) -> Target:
    common = _common(shape, position, duty)
    match shape:
        case _MeasureShape():
            return Measure(
                **common,
                bound=shape.bound,
                unit=shape.unit,
                counting=shape.counting,
                least=shape.least,
                most=shape.most,
                from_amounts=shape.from_amounts,
                changes=tuple(Change(change.start, change.bound) for change in shape.changes),
            )
        case _DeliverableShape():
            steps = tuple(Change(change.start, change.due) for change in shape.changes)
            return Deliverable(**common, schedule=shape.due, changes=steps)
        case _ResponseShape():
            changes = tuple(Change(change.start, change.limit) for change in shape.changes)
            return Response(**common, limit=shape.limit, changes=changes)
        case _IncidentFreeShape():
            return IncidentFree(**common)
        case _ComplianceShape():
            return Compliance(**common)


def _common(shape: _TargetShape, position: str, duty: int) -> _Common:
    return {
        "id": f"{position}.{shape.id}",
        "position": position,
        "duty": duty,
        "line": shape.line,
        "clause": shape.clause,
        "name": _bilingual(shape.name),
        "short": _bilingual(shape.short),
        "synonyms": Words(tuple(shape.synonyms.zh), tuple(shape.synonyms.en)),
        "note": _bilingual(shape.note) if shape.note else None,
        "since": shape.since,
        "cadence": shape.cadence,
    }


def _bilingual(text: _Text | _Short) -> Bilingual:
    return Bilingual(text.zh, text.en)
