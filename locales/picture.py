"""A chart drawn as a PNG for a phone, by matplotlib's objects: without pyplot and its settings, nothing is global.

Importing this takes half a second and some 40 MB: whoever draws imports it then. The font with Chinese and Latin
letters is a file of the package zhplot, which itself is not imported: that would change matplotlib's own settings.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import distribution
from io import BytesIO
from itertools import pairwise
from threading import Lock
from types import MappingProxyType
from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.lines import Line2D
from matplotlib.patheffects import withStroke
from matplotlib.text import Annotation
from matplotlib.transforms import Bbox, BboxBase
from PIL import Image

from locales.chart import Chart, Point, Shape

WIDTH_PX, HEIGHT_PX = 1080, 720
_DPI: Final = 120
_POINTS_AN_INCH = 72
_INK, _FAINT, _RULE, _PAPER = "#1f2933", "#5f6b7a", "#b8c0cc", "#ffffff"
_LARGE, _MEDIUM, _SMALL = 26, 21, 19
"""Points. A phone shows the picture at a third of its size."""
_AREA: Final = (0.03, 0.25, 0.94, 0.52)
"""Where the figures stand: left, bottom, width and height as shares of the picture."""
_SIDE = 0.6
"""Room at both ends, in periods."""
_MARGIN = 1.15
"""What the key leaves free, for its shapes keep their size when its words are made smaller."""
_LETTER_EM = 0.57
"""How wide a digit or a Latin letter is, as a share of a Chinese one."""
_HEADROOM = 0.28
_ABOVE, _BELOW = 12, 13
"""How far a figure's number stands from it, in points."""
_LINE_PX = 3
"""What a line takes up on either side of its middle."""
_EVEN = 0.08
"""How far the axis reaches beyond a single value, as a share of it."""
_COLOURS = 64
"""More than the eye finds in the picture, and a third of the bytes."""
_STYLES: Final[Mapping[Shape, Mapping[str, Any]]] = MappingProxyType(
    {
        # Okabe and Ito's bluish green, vermillion and blue: told apart by every eye.
        Shape.GOOD: {"marker": "o", "markersize": 15, "markerfacecolor": "#009e73", "markeredgecolor": "#009e73"},
        Shape.BAD: {"marker": "D", "markersize": 14, "markerfacecolor": "#d55e00", "markeredgecolor": "#d55e00"},
        Shape.OPEN: {"marker": "s", "markersize": 13, "markerfacecolor": _PAPER, "markeredgecolor": "#0072b2"},
    }
)
_ONE_AT_A_TIME: Final = Lock()
"""matplotlib shares some things between figures, and leaves it to its callers that no two threads draw at once."""
_DASHED: Final[Mapping[str, Any]] = MappingProxyType({"color": _FAINT, "linewidth": 2, "linestyle": (0, (4, 3))})


def png(chart: Chart) -> bytes:
    """The chart as a PNG of 1080 x 720 pixels, about 20 kB."""
    with _ONE_AT_A_TIME:
        canvas = FigureCanvasAgg(drawn(chart))
        canvas.draw()  # type: ignore[no-untyped-call] # matplotlib tells no types here
    picture = Image.frombuffer("RGBA", (WIDTH_PX, HEIGHT_PX), bytes(canvas.buffer_rgba()))  # type: ignore[no-untyped-call]
    file = BytesIO()
    picture.convert("RGB").quantize(_COLOURS).save(file, format="png", optimize=True)
    return file.getvalue()


def drawn(chart: Chart) -> Figure:
    """The figure with everything on it; a chart has at least one value."""
    figure = Figure(figsize=(WIDTH_PX / _DPI, HEIGHT_PX / _DPI), dpi=_DPI, facecolor=_PAPER)
    axes = figure.add_axes(_AREA)
    _frame(axes, chart)
    named = _bounds(axes, chart.points)
    _figures(axes, chart, [*_lines(axes, chart.points), *named])
    _headings(axes, chart)
    _key(figure, chart)
    return figure


@cache
def _font_file() -> str:
    return str(distribution("zhplot").locate_file("zhplot/fonts/NotoSansSC-Regular.ttf"))


@cache
def _letters() -> frozenset[int]:
    return frozenset(get_font(_font_file()).get_charmap())


def _font(size: float) -> FontProperties:
    return FontProperties(fname=_font_file(), size=size)


def _drawable(words: str) -> str:
    """The words without what the font has no letter for, such as an emoji in a case's label."""
    return "".join(letter for letter in words if letter == "\n" or ord(letter) in _letters())


def _write(axes: Axes, words: str, size: float, colour: str, /, **place: Any) -> Annotation:  # noqa: ANN401 - matplotlib's
    """Put words on the picture, with some paper around them; no $ in them begins a formula."""
    written = axes.annotate(
        _drawable(words), fontproperties=_font(size), color=colour, annotation_clip=False, parse_math=False, **place
    )
    written.set_path_effects([withStroke(linewidth=5, foreground=_PAPER)])
    return written


def _fitting(labels: Sequence[str], most: float) -> float:
    """The size, `most` at most, at which the widest of these labels, one for each place, keeps to its place."""
    lines = [line for label in labels for line in label.split("\n")]
    widest = max(sum(_LETTER_EM if letter.isascii() else 1 for letter in line) for line in lines)
    place = WIDTH_PX * _AREA[2] / (len(labels) - 1 + 2 * _SIDE)
    return min(most, place / max(widest, 1) * _POINTS_AN_INCH / _DPI)


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
    axes.spines["bottom"].set_color(_RULE)
    size = _fitting([point.tick for point in chart.points], _SMALL)
    for n, point in enumerate(chart.points):
        below = {"xy": (n, 0), "xycoords": ("data", "axes fraction"), "xytext": (0, -9)}
        _write(axes, point.tick, size, _FAINT, textcoords="offset points", ha="center", va="top", **below)


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
        named.append(_write(axes, point.bound_label, _SMALL, _FAINT, textcoords="offset points", ha="left", **place))
    return [name.get_window_extent() for name in named]


def _lines(axes: Axes, points: Sequence[Point]) -> list[BboxBase]:
    """Where the line of the requirement runs, place by place, in pixels."""
    bounded = [(n, float(point.bound)) for n, point in enumerate(points) if point.bound is not None]
    ends = [axes.transData.transform([(n - 0.5, bound), (n + 0.5, bound)]) for n, bound in bounded]
    return [Bbox(end).padded(0, _LINE_PX) for end in ends]


def _figures(axes: Axes, chart: Chart, taken: Sequence[BboxBase]) -> None:
    """Each figure by its shape and in numbers, connected with the one that it follows."""
    size = _fitting([point.label for point in chart.points], _MEDIUM)
    before: float | None = None
    for n, point in enumerate(chart.points):
        value = None if point.value is None else float(point.value)
        if value is not None:
            if chart.stems:
                axes.plot([n, n], [0, value], color=_RULE, linewidth=3, zorder=2)
            elif before is not None and point.follows:
                axes.plot([n - 1, n], [before, value], color=_RULE, linewidth=3, zorder=2)
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
    written = _write(
        axes, point.label, size, _INK, xy=(n, value), xytext=(0, 0), textcoords="offset points", ha="center", zorder=4
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
        away = (far + 1) * _POINTS_AN_INCH / _DPI
        written.xyann = (0, written.xyann[1] + (-away if under else away))
    own, room = written.get_window_extent(), axes.get_window_extent()
    return bool(own.y0 >= room.y0 - _LINE_PX and own.y1 <= room.y1 + _LINE_PX)


def _headings(axes: Axes, chart: Chart) -> None:
    """Title and subtitle, smaller where they are wider than the picture."""
    for words, size, colour, height in ((chart.title, _LARGE, _INK, 0.93), (chart.subtitle, _MEDIUM, _FAINT, 0.84)):
        place = {"xy": (_AREA[0], height), "xycoords": "figure fraction", "va": "center"}
        written = _write(axes, words, size, colour, **place)
        share = written.get_window_extent().width / (WIDTH_PX * (1 - 2 * _AREA[0]))
        written.set_fontsize(size / max(share, 1))


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
        prop=_font(_SMALL),
        labelcolor=_FAINT,
        loc="lower center",
        ncols=4,
        frameon=False,
        handletextpad=0.4,
        columnspacing=1.4,
    )
    share = legend.get_window_extent().width / WIDTH_PX
    for meaning in legend.get_texts():
        meaning.set_fontsize(_SMALL / max(share * _MARGIN, 1))
