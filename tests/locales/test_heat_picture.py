"""The heat map: what is drawn, and that everybody can read it."""

import struct

import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import Rectangle

from catalog.loading import load_catalog
from catalog.model import LANGUAGES, Language
from catalog.overseeing import Tally
from locales.drawing import WIDTH_PX
from locales.heat_picture import drawn, png
from locales.translation import Translator
from locales.wording.company import heat_map
from tests.locales.test_picture import LIGHT, TODAY

MONTHS = [
    (position, {month: Tally(month * n % 11, 10) for month in range(1, 12)} if n else {})
    for n, position in enumerate(load_catalog().positions)
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_month_stands_in_its_cell(language: Language) -> None:
    """In numbers as well as by colour; one without a verdict is empty."""
    heat = heat_map(Translator(language), MONTHS, today=TODAY)
    assert heat is not None
    axes = drawn(heat).axes[0]
    cells = {patch.get_xy(): to_hex(patch.get_facecolor()) for patch in axes.patches if isinstance(patch, Rectangle)}
    assert len(cells) == 12 * len(MONTHS)
    assert {cells[0, 0], cells[11, 5]} == {"#eef0f3"}
    assert [cells[month - 1, 1] for month in (1, 5, 7, 9, 10)] == [
        "#e8834a",
        "#f5b98c",
        "#f3e7b3",
        "#a9dcc6",
        "#4dbb98",
    ]
    words = {(text.xy, text.get_text()) for text in axes.texts if hasattr(text, "xy")}
    assert ((4.5, 1.52), "50") in words
    assert {heat.title, heat.subtitle} <= {text for _, text in words}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_drawn_outside_of_the_picture(language: Language) -> None:
    """The names of positions keep to their place, in two lines where they are long."""
    heat = heat_map(Translator(language), MONTHS, today=TODAY)
    assert heat is not None
    figure = drawn(heat)
    inside = figure.bbox
    for text in figure.axes[0].texts:
        box = text.get_window_extent()
        assert inside.x0 <= box.x0 < box.x1 <= inside.x1, text.get_text()
        assert inside.y0 <= box.y0 < box.y1 <= inside.y1, text.get_text()


def test_the_picture_is_light_and_as_high_as_its_rows() -> None:
    heat = heat_map(Translator("zh"), MONTHS, today=TODAY)
    assert heat is not None
    picture = png(heat)
    assert len(picture) < LIGHT
    assert struct.unpack(">II", picture[16:24]) == (WIDTH_PX, 190 + 62 * len(MONTHS) + 90)


def test_without_a_verdict_there_is_no_picture() -> None:
    assert heat_map(Translator("zh"), [(position, {}) for position, _ in MONTHS], today=TODAY) is None
