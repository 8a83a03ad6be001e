"""A chart drawn as a PNG for a phone; see `locales.drawing` for what that takes."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Annotation
from matplotlib.transforms import Bbox, BboxBase

from locales.chart import Chart, Point, Shape
from locales.drawing import (
    DPI,
    FAINT,
    INK,
    MEDIUM,
    PAPER,
    POINTS_AN_INCH,
    RULE,
    SMALL,
    WIDTH_PX,
    encoded,
    fitting,
    font,
    headings,
    paper,
    write,
)

HEIGHT_PX = 720
_AREA: Final = (0.03, 0.25, 0.94, 0.52)
"""Where the figures stand: left, bottom, width and height as shares of the picture."""
_SIDE = 0.6
"""Room at both ends, in periods."""
_MARGIN = 1.15
"""What the key leaves free, for its shapes keep their size when its words are made smaller."""
_HEADROOM = 0.28
_ABOVE, _BELOW = 12, 13
"""How far a figure's number stands from it, in points."""
_LINE_PX = 3
"""What a line takes up on either side of its middle."""
_EVEN = 0.08
"""How far the axis reaches beyond a single value, as a share of it."""
_STYLES: Final[Mapping[Shape, Mapping[str, Any]]] = MappingProxyType(
    {
        # Okabe and Ito's bluish green, vermillion and blue: told apart by every eye.
        Shape.GOOD: {"marker": "o", "markersize": 15, "markerfacecolor": "#009e73", "markeredgecolor": "#009e73"},
        Shape.BAD: {"marker": "D", "markersize": 14, "markerfacecolor": "#d55e00", "markeredgecolor": "#d55e00"},
        Shape.OPEN: {"marker": "s", "markersize": 13, "markerfacecolor": PAPER, "markeredgecolor": "#0072b2"},
    }
)
_DASHED: Final[Mapping[str, Any]] = MappingProxyType({"color": FAINT, "linewidth": 2, "linestyle": (0, (4, 3))})


def png(chart: Chart) -> bytes:
    """The chart as a PNG of 1080 x 720 pixels, about 20 kB."""
    return encoded(partial(drawn, chart))


def drawn(chart: Chart) -> Figure:
    """The figure with everything on it; a chart has at least one value."""
    figure = paper(HEIGHT_PX)
    axes = figure.add_axes(_AREA)
    _frame(axes, chart)
    named = _bounds(axes, chart.points)
    _figures(axes, chart, [*_lines(axes, chart.points), *named])
    headings(axes, chart.title, chart.subtitle, left=_AREA[0], heights=(0.93, 0.84))
    _key(figure, chart)
    return figure


def _fitting(labels: Sequence[str], most: float) -> float:
    """The size, `most` at most, at which the widest of these labels, one for each place, keeps to its place."""
    return fitting(labels, WIDTH_PX * _AREA[2] / (len(labels) - 1 + 2 * _SIDE), most)


def _frame(axes: Axes, chart: Chart) -> None:
    """The room for the figures, and nothing but a floor: each figure has its value beside it."""
    values = [float(v) for point in chart.points for v in (point.value, point.bound) if v is not None]
    low, high = min(values), max(values)
    if chart.stems:
        low, high = min(low, 0), max(high, 0)
    room = (high - low) * _HEADROOM or abs(high) * _EVEN or 1
    axes.set_ylim(low if chart.stems and low == 0 else low - room, high + room)
    axes.set_xlim(-_SIDE, len(chart.points) - 1 + _SIDE)
    axes.set_yticks([])
    axes.set_xticks([])
    axes.spines[["left", "right", "top"]].set_visible(False)
    axes.spines["bottom"].set_color(RULE)
    size = _fitting([point.tick for point in chart.points], SMALL)
    for n, point in enumerate(chart.points):
        below = {"xy": (n, 0), "xycoords": ("data", "axes fraction"), "xytext": (0, -9)}
        write(axes, point.tick, size, FAINT, textcoords="offset points", ha="center", va="top", **below)


def _bounds(axes: Axes, points: Sequence[Point]) -> list[BboxBase]:
    """The requirement as a dashed line through all periods, with a step where it changed, and named there.

    Return where its names stand, in pixels.
    """
    bounded = [(n, point.bound, point) for n, point in enumerate(points) if point.bound is not None]
    if not bounded:
        return []
    edges = [(n + side, float(bound)) for n, bound, _ in bounded for side in (-0.5, 0.5)]
    across = [(edges[0][0] - _SIDE, edges[0][1]), *edges, (edges[-1][0] + _SIDE, edges[-1][1])]
    axes.plot([x for x, _ in across], [y for _, y in across], zorder=1, **_DASHED)
    steps = [(n, bound, point) for (_, old, _), (n, bound, point) in pairwise(bounded) if bound != old]
    named = []
    for n, bound, point in [bounded[0], *steps] if steps else []:
        under = point.value is not None and point.value >= bound
        place = {"xy": (n - 0.45, float(bound)), "xytext": (0, -5 if under else 3), "va": "top" if under else "bottom"}
        named.append(write(axes, point.bound_label, SMALL, FAINT, textcoords="offset points", ha="left", **place))
    return [name.get_window_extent() for name in named]


def _lines(axes: Axes, points: Sequence[Point]) -> list[BboxBase]:
    """Where the line of the requirement runs, place by place, in pixels."""
    bounded = [(n, float(point.bound)) for n, point in enumerate(points) if point.bound is not None]
    ends = [axes.transData.transform([(n - 0.5, bound), (n + 0.5, bound)]) for n, bound in bounded]
    return [Bbox(end).padded(0, _LINE_PX) for end in ends]


def _figures(axes: Axes, chart: Chart, taken: Sequence[BboxBase]) -> None:
    """Each figure by its shape and in numbers, connected with the one that it follows."""
    size = _fitting([point.label for point in chart.points], MEDIUM)
    before: float | None = None
    for n, point in enumerate(chart.points):
        value = None if point.value is None else float(point.value)
        if value is not None:
            if chart.stems:
                axes.plot([n, n], [0, value], color=RULE, linewidth=3, zorder=2)
            elif before is not None and point.follows:
                axes.plot([n - 1, n], [before, value], color=RULE, linewidth=3, zorder=2)
            axes.plot(
                [n], [value], linestyle="none", markeredgewidth=3, zorder=3, clip_on=False, **_STYLES[point.shape]
            )
            _value(axes, chart, n, size, taken)
        before = value


def _value(axes: Axes, chart: Chart, n: int, size: float, taken: Sequence[BboxBase]) -> None:
    """The figure in numbers, where no line runs: in a valley below it, on a peak above; else away from the bound.

    It keeps clear of what is `taken`, farther from its figure or else on the other side.
    """
    point = chart.points[n]
    value = float(point.value or 0)
    under = _stands_under(chart, n, value)
    written = write(
        axes, point.label, size, INK, xy=(n, value), xytext=(0, 0), textcoords="offset points", ha="center", zorder=4
    )
    sides = [under] if chart.stems else [under, not under]
    if not any(_clears(axes, written, taken, under=side) for side in sides):
        _clears(axes, written, taken, under=under)


def _stands_under(chart: Chart, n: int, value: float) -> bool:
    """Whether the figure's number stands below it."""
    point = chart.points[n]
    connected = [chart.points[n - 1]] if point.follows else []
    connected += [following for following in chart.points[n + 1 : n + 2] if following.follows]
    beside = [float(other.value) for other in connected if other.value is not None]
    short = point.bound is not None and value < point.bound
    lowest, highest = all(value < other for other in beside), all(value > other for other in beside)
    return not chart.stems and (short if lowest == highest else lowest)


def _clears(axes: Axes, written: Annotation, taken: Sequence[BboxBase], *, under: bool) -> bool:
    """Put the number on this side, as near as it lies on nothing; tell whether that is within the axes."""
    written.set_verticalalignment("top" if under else "bottom")
    written.xyann = (0, -_BELOW if under else _ABOVE)
    while in_the_way := [box for box in taken if box.overlaps(written.get_window_extent())]:
        own = written.get_window_extent()
        far = own.y1 - min(box.y0 for box in in_the_way) if under else max(box.y1 for box in in_the_way) - own.y0
        away = (far + 1) * POINTS_AN_INCH / DPI
        written.xyann = (0, written.xyann[1] + (-away if under else away))
    own, room = written.get_window_extent(), axes.get_window_extent()
    return bool(own.y0 >= room.y0 - _LINE_PX and own.y1 <= room.y1 + _LINE_PX)


def _key(figure: Figure, chart: Chart) -> None:
    """What the shapes and the line mean."""
    occurring = {point.shape for point in chart.points if point.value is not None}
    handles = [
        Line2D([], [], linestyle="none", markeredgewidth=3, label=meaning, **_STYLES[shape])
        for shape, meaning in chart.key.items()
        if shape in occurring
    ]
    if any(point.bound is not None for point in chart.points):
        handles.append(Line2D([], [], label=chart.bound_key, **_DASHED))
    legend = figure.legend(
        handles=handles,
        prop=font(SMALL),
        labelcolor=FAINT,
        loc="lower center",
        ncols=4,
        frameon=False,
        handletextpad=0.4,
        columnspacing=1.4,
    )
    share = legend.get_window_extent().width / WIDTH_PX
    for meaning in legend.get_texts():
        meaning.set_fontsize(SMALL / max(share * _MARGIN, 1))
