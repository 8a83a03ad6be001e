"""The position files: read strictly, refused with the file, the entry and what to write instead.

One TOML file a position, in `catalog/positions` or a directory of the company's own. Their shape is checked here by
pydantic and turned into the frozen values of `catalog.model`; how bounds and dates are written is
`catalog.notation`'s.
"""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, ValidationError

from catalog.errors import CatalogError
from catalog.model import (
    Bilingual,
    Bound,
    Cadence,
    Catalog,
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
from catalog.notation import parse_bound, parse_limit, parse_schedule

PACKAGED = Path(__file__).parent / "positions"


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class _Text(_Shape):
    zh: str
    en: str


class _Synonyms(_Shape):
    zh: list[str] = []
    en: list[str] = []


def _text_to_decimal(value: object) -> Decimal:
    match value:
        case int() if not isinstance(value, bool):
            return Decimal(value)
        case str():
            return Decimal(value)
        case _:
            raise ValueError("write a whole number, or a number in quotes")


_Number = Annotated[Decimal, PlainValidator(_text_to_decimal)]
_Cadence = Annotated[Cadence, Field(strict=False)]


class _TargetShape(_Shape):
    id: str
    name: _Text
    short: _Text
    synonyms: _Synonyms = _Synonyms()
    clause: str
    line: int
    cadence: _Cadence
    note: _Text | None = None


class _MeasureShape(_TargetShape):
    kind: Literal["measure"]
    bound: Annotated[Bound, PlainValidator(parse_bound)]
    unit: Annotated[Unit, Field(strict=False)]
    counting: Annotated[Counting, Field(strict=False)] = Counting.LATEST
    least: _Number | None = None
    most: _Number | None = None
    from_amounts: Annotated[Comparison, Field(strict=False)] | None = None


class _DeliverableShape(_TargetShape):
    kind: Literal["deliverable"]
    due: Annotated[Schedule, PlainValidator(parse_schedule)]


class _ResponseShape(_TargetShape):
    kind: Literal["response"]
    limit: Annotated[Limit | None, PlainValidator(parse_limit)] = None


class _IncidentFreeShape(_TargetShape):
    kind: Literal["incident_free"]


class _ComplianceShape(_TargetShape):
    kind: Literal["compliance"]


_AnyTargetShape = Annotated[
    _MeasureShape | _DeliverableShape | _ResponseShape | _IncidentFreeShape | _ComplianceShape,
    Field(discriminator="kind"),
]


class _DutyShape(_Shape):
    number: int
    text: _Text
    targets: list[_AnyTargetShape] = []


class _PositionShape(_Shape):
    order: int
    id: str
    name: _Text
    duties: list[_DutyShape]


def load_catalog(directory: Path | None = None) -> Catalog:
    """Every position file of `directory` (None: the packaged ones), in the order of their `order` keys.

    Raises CatalogError for the first thing that cannot be used.
    """
    shapes = [_read(path) for path in sorted((directory or PACKAGED).glob("*.toml"))]
    return Catalog(tuple(_position(shape) for shape in sorted(shapes, key=lambda shape: shape.order)))


def _read(path: Path) -> _PositionShape:
    try:
        return _PositionShape.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        first = error.errors()[0]
        raise CatalogError(path.name, ".".join(map(str, first["loc"])), first["msg"]) from None


def _position(shape: _PositionShape) -> Position:
    duties = (
        Duty(
            duty.number, _bilingual(duty.text), tuple(_target(target, shape.id, duty.number) for target in duty.targets)
        )
        for duty in shape.duties
    )
    return Position(shape.id, _bilingual(shape.name), tuple(duties))


def _target(shape: _AnyTargetShape, position: str, duty: int) -> Target:
    common = {
        "id": f"{position}.{shape.id}",
        "position": position,
        "duty": duty,
        "line": shape.line,
        "clause": shape.clause,
        "name": _bilingual(shape.name),
        "short": _bilingual(shape.short),
        "synonyms": Words(tuple(shape.synonyms.zh), tuple(shape.synonyms.en)),
        "note": shape.note and _bilingual(shape.note),
        "cadence": shape.cadence,
    }
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
            )
        case _DeliverableShape():
            return Deliverable(**common, schedule=shape.due)
        case _ResponseShape():
            return Response(**common, limit=shape.limit)
        case _IncidentFreeShape():
            return IncidentFree(**common)
        case _ComplianceShape():
            return Compliance(**common)


def _bilingual(text: _Text) -> Bilingual:
    return Bilingual(text.zh, text.en)
