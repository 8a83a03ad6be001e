"""A heat map drawn as a PNG for a phone; see `locales.drawing` for what that takes."""

from collections.abc import Mapping
from functools import partial
from itertools import chain
from textwrap import fill
from types import MappingProxyType
from typing import Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from locales.chart import HeatMap, Shade
from locales.drawing import FAINT, INK, PAPER, SMALL, WIDTH_PX, encoded, fitting, headings, paper, put

_ABOVE_PX, _ROW_PX, _BELOW_PX = 190, 62, 90
_NAMES_PX: Final = 300
_EDGE_PX: Final = 32
_LETTERS_A_LINE = 17
"""A longer name goes on below, where it has a space."""
_TWO_LINES = 0.72
"""How large a name of two lines is, as a share of others."""
_EMPTY = "#eef0f3"
_COLOURS: Final[Mapping[Shade, str]] = MappingProxyType(
    {
        # From bluish green to vermillion, told apart by every eye, and all light enough for dark figures.
        Shade.BEST: "#4dbb98",
        Shade.GOOD: "#a9dcc6",
        Shade.FAIR: "#f3e7b3",
        Shade.POOR: "#f5b98c",
        Shade.WORST: "#e8834a",
    }
)


def png(heat: HeatMap) -> bytes:
    """The heat map as a PNG, 1080 pixels wide and as high as its rows ask for; about 20 kB."""
    return encoded(partial(drawn, heat))


def drawn(heat: HeatMap) -> Figure:
    """The figure with everything on it. One unit of its axes is a cell; the first row is the uppermost."""
    height = _ABOVE_PX + _ROW_PX * len(heat.rows) + _BELOW_PX
    figure = paper(height)
    wide = (WIDTH_PX - _NAMES_PX - _EDGE_PX) / WIDTH_PX
    axes = figure.add_axes((_NAMES_PX / WIDTH_PX, _BELOW_PX / height, wide, _ROW_PX * len(heat.rows) / height))
    axes.set_xlim(0, len(heat.columns))
    axes.set_ylim(len(heat.rows), 0)
    axes.set_axis_off()
    _cells(axes, heat)
    _names(axes, heat)
    headings(axes, heat.title, heat.subtitle, left=_EDGE_PX / WIDTH_PX, heights=(1 - 50 / height, 1 - 104 / height))
    _key(axes, heat, height)
    return figure


def _cell_px(heat: HeatMap) -> float:
    return (WIDTH_PX - _NAMES_PX - _EDGE_PX) / len(heat.columns)


def _cells(axes: Axes, heat: HeatMap) -> None:
    """Each month by its colour and in numbers."""
    labels = [cell.label for _, cells in heat.rows for cell in cells if cell is not None]
    size = fitting([*labels, "000"], _cell_px(heat) * 0.86, SMALL)
    for y, (_, cells) in enumerate(heat.rows):
        for x, cell in enumerate(cells):
            colour = _EMPTY if cell is None else _COLOURS[cell.shade]
            axes.add_patch(Rectangle((x, y), 1, 1, facecolor=colour, edgecolor=PAPER, linewidth=3))
            if cell is not None:
                put(axes, cell.label, size, INK, xy=(x + 0.5, y + 0.52), ha="center", va="center")


def _names(axes: Axes, heat: HeatMap) -> None:
    """Positions beside their rows, months above their columns."""
    names = [fill(name, _LETTERS_A_LINE, break_long_words=False) for name, _ in heat.rows]
    most = SMALL * _TWO_LINES if any("\n" in name for name in names) else SMALL
    size = fitting(names, _NAMES_PX - _EDGE_PX - 14, most)
    for y, name in enumerate(names):
        beside = {"xy": (0, y + 0.52), "xytext": (-8, 0), "textcoords": "offset points"}
        put(axes, name, size, INK, ha="right", va="center", **beside)
    size = fitting(heat.columns, _cell_px(heat) * 0.94, SMALL)
    for x, month in enumerate(heat.columns):
        above = {"xy": (x + 0.5, 0), "xytext": (0, 11), "textcoords": "offset points"}
        put(axes, month, size, FAINT, ha="center", va="baseline", **above)


def _key(axes: Axes, heat: HeatMap, height: int) -> None:
    """What the colours mean, those that occur: the words stand on them."""
    occurring = {cell.shade for cell in chain.from_iterable(cells for _, cells in heat.rows) if cell is not None}
    shown = [(_COLOURS[shade], words) for shade, words in heat.key.items() if shade in occurring]
    size = fitting([words for _, words in shown], (WIDTH_PX - 2 * _EDGE_PX) / len(heat.key) - 40, SMALL)
    for n, (colour, words) in enumerate(shown):
        left = (_EDGE_PX + n * (WIDTH_PX - 2 * _EDGE_PX) / len(heat.key)) / WIDTH_PX
        box = {"boxstyle": "round,pad=0.35", "facecolor": colour, "edgecolor": "none"}
        place = {"xy": (left + 10 / WIDTH_PX, _BELOW_PX / 2 / height), "xycoords": "figure fraction"}
        put(axes, words, size, INK, va="center", bbox=box, **place)
