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


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class _Text(_Shape):
    zh: _Line
    en: _Line


class _Short(_Shape):
    zh: Annotated[_Line, AfterValidator(_at_most(10))]
    en: Annotated[_Line, AfterValidator(_at_most(28))]


class _Synonyms(_Shape):
    zh: list[_Line] = []
    en: list[_Line] = []


class _ChangeShape(_Shape):
    start: Annotated[date, PlainValidator(_day)] = Field(alias="from")


class _BoundChange(_ChangeShape):
    bound: _BoundText


class _LimitChange(_ChangeShape):
    limit: _LimitText


class _TargetShape(_Shape):
    id: _Id
    name: _Text
    short: _Short
    synonyms: _Synonyms = _Synonyms()
    clause: _Line
    line: _Ordinal
    cadence: Annotated[Cadence, Field(strict=False)]
    note: _Text | None = None


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
    due: Annotated[Schedule, PlainValidator(_in_quotes(parse_schedule))]


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


KEYS: dict[str, tuple[str, ...]] = {
    "position": tuple(PositionFile.model_fields),
    "duty": tuple(_DutyShape.model_fields),
    "measure": tuple(_MeasureShape.model_fields),
    "deliverable": tuple(_DeliverableShape.model_fields),
    "response": tuple(_ResponseShape.model_fields),
    "incident_free": tuple(_IncidentFreeShape.model_fields),
    "compliance": tuple(_ComplianceShape.model_fields),
}
"""The keys that a file, a duty and a target of each kind may have."""

CHANGE_KEYS: dict[str, tuple[str, ...]] = {"measure": ("from", "bound"), "response": ("from", "limit")}
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
            return Deliverable(**common, schedule=shape.due)
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
        "cadence": shape.cadence,
    }


def _bilingual(text: _Text | _Short) -> Bilingual:
    return Bilingual(text.zh, text.en)
