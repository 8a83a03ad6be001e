"""What a picture shows: figures and finished labels. Made in `locales.wording`, drawn by `locales.picture`."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Shape(StrEnum):
    """How a figure is drawn: by its verdict, told by form as well as by colour."""

    GOOD = "good"
    BAD = "bad"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One place on the axis. `value` None is a gap; `bound` is the line there, None where there is none.

    `follows`: its figure may be compared with that of the place before, and is connected with it.
    """

    tick: str
    value: Decimal | None
    label: str = ""
    shape: Shape = Shape.OPEN
    bound: Decimal | None = None
    bound_label: str = ""
    follows: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Figures in the order of time.

    `key` tells what the shapes mean, and `bound_key` the line; what does not occur is left out. `stems`: each figure
    stands on 0.
    """

    title: str
    subtitle: str
    points: tuple[Point, ...]
    key: Mapping[Shape, str]
    bound_key: str
    stems: bool


class Shade(StrEnum):
    """How dark a month is in a heat map; its percentage stands in it."""

    BEST = "best"
    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"
    WORST = "worst"


@dataclass(frozen=True, slots=True)
class Cell:
    """One month of a row: what stands in it, and its shade."""

    label: str
    shade: Shade


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatMap:
    """Rows of named cells, one for each column; None is a cell without anything. `key` tells what the shades mean."""

    title: str
    subtitle: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell | None, ...]], ...]
    key: Mapping[Shade, str]
