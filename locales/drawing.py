"""What every picture is made with: letters, colours, and the way to a PNG; by matplotlib's objects, without pyplot.

Importing this takes half a second and some 40 MB: whoever draws imports it then. The font with Chinese and Latin
letters is a file of the package zhplot, which itself is not imported: that would change matplotlib's own settings.
"""

from collections.abc import Callable, Sequence
from functools import cache
from importlib.metadata import distribution
from io import BytesIO
from threading import Lock
from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.patheffects import withStroke
from matplotlib.text import Annotation
from PIL import Image

WIDTH_PX = 1080
DPI: Final = 120
POINTS_AN_INCH: Final = 72
INK, FAINT, RULE, PAPER = "#1f2933", "#5f6b7a", "#b8c0cc", "#ffffff"
LARGE, MEDIUM, SMALL = 26, 21, 19
"""Points. A phone shows the picture at a third of its size."""
_LETTER_EM = 0.57
"""How wide a digit or a Latin letter is, as a share of a Chinese one."""
_COLOURS = 64
"""More than the eye finds in the picture, and a third of the bytes."""
_ONE_AT_A_TIME: Final = Lock()
"""matplotlib shares some things between figures, and leaves it to its callers that no two threads draw at once."""


def encoded(draw: Callable[[], Figure]) -> bytes:
    """What `draw` makes, as a PNG."""
    with _ONE_AT_A_TIME:
        canvas = FigureCanvasAgg(draw())
        canvas.draw()  # type: ignore[no-untyped-call] # matplotlib tells no types here
    width, height = canvas.get_width_height()
    picture = Image.frombuffer("RGBA", (width, height), bytes(canvas.buffer_rgba()))  # type: ignore[no-untyped-call]
    file = BytesIO()
    picture.convert("RGB").quantize(_COLOURS).save(file, format="png", optimize=True)
    return file.getvalue()


def paper(height_px: int) -> Figure:
    """A figure of that height with nothing on it."""
    return Figure(figsize=(WIDTH_PX / DPI, height_px / DPI), dpi=DPI, facecolor=PAPER)


@cache
def _font_file() -> str:
    return str(distribution("zhplot").locate_file("zhplot/fonts/NotoSansSC-Regular.ttf"))


@cache
def _letters() -> frozenset[int]:
    return frozenset(get_font(_font_file()).get_charmap())


def font(size: float) -> FontProperties:
    return FontProperties(fname=_font_file(), size=size)


def _drawable(words: str) -> str:
    """The words without what the font has no letter for, such as an emoji in a case's label."""
    return "".join(letter for letter in words if letter == "\n" or ord(letter) in _letters())


def put(axes: Axes, words: str, size: float, colour: str, /, **place: Any) -> Annotation:  # noqa: ANN401 - matplotlib's
    """Put words on the picture; no $ in them begins a formula."""
    return axes.annotate(
        _drawable(words), fontproperties=font(size), color=colour, annotation_clip=False, parse_math=False, **place
    )


def write(axes: Axes, words: str, size: float, colour: str, /, **place: Any) -> Annotation:  # noqa: ANN401 - matplotlib's
    """The same with some paper around them."""
    written = put(axes, words, size, colour, **place)
    written.set_path_effects([withStroke(linewidth=5, foreground=PAPER)])
    return written


def fitting(labels: Sequence[str], place_px: float, most: float) -> float:
    """The size, `most` at most, at which the widest of these labels keeps to its place."""
    lines = [line for label in labels for line in label.split("\n")]
    widest = max(sum(_LETTER_EM if letter.isascii() else 1 for letter in line) for line in lines)
    return min(most, place_px / max(widest, 1) * POINTS_AN_INCH / DPI)


def headings(axes: Axes, title: str, subtitle: str, *, left: float, heights: tuple[float, float]) -> None:
    """Title and subtitle at these heights, shares of the picture; smaller where they are wider than it."""
    for words, size, colour, height in ((title, LARGE, INK, heights[0]), (subtitle, MEDIUM, FAINT, heights[1])):
        place = {"xy": (left, height), "xycoords": "figure fraction", "va": "center"}
        written = write(axes, words, size, colour, **place)
        share = written.get_window_extent().width / (WIDTH_PX * (1 - 2 * left))
        written.set_fontsize(size / max(share, 1))
