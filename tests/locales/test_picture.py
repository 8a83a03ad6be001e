"""A history's picture: what is drawn, that everybody can read it, and that it is light."""

import struct
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Annotation
from numpy import asarray

from catalog.entries import Case, Entry
from catalog.entries import Figure as Reported
from catalog.history import history
from catalog.loading import load_catalog
from catalog.model import LANGUAGES, Bound, Change, Language, Measure, Op, Period, Target
from catalog.working_days import WorkingDays
from locales.chart import Chart, Point, Shape
from locales.drawing import WIDTH_PX
from locales.picture import HEIGHT_PX, drawn, png
from locales.translation import Translator
from locales.wording.charts import chart

TARGETS = load_catalog().by_id
TODAY = date(2026, 11, 23)
LIGHT = 60_000
"""Bytes that a picture may weigh."""


def charted(target: Target, entries: list[Entry], language: Language = "zh") -> Chart | None:
    past = history(target, entries, today=TODAY, calendar=WorkingDays())
    return chart(Translator(language), past, today=TODAY)


def months(values: dict[str, str]) -> list[Entry]:
    """A figure for each month, given on its last days."""
    periods = ((Period.parse(code), value) for code, value in values.items())
    return [Reported(value=Decimal(value), on=period.start.replace(day=20), period=period) for period, value in periods]


RATES = months({"2025-12": "88", "2026-01": "92", "2026-03": "94.25", "2026-04": "90", "2026-11": "86"})


def markers(figure: Figure) -> list[tuple[float, float, str, str]]:
    """Each figure drawn: its place, its height, form and colour."""
    lines = [line for line in figure.axes[0].lines if line.get_linestyle() == "None"]
    return [(*path(line)[0], str(line.get_marker()), str(line.get_markerfacecolor())) for line in lines]


def path(line: Line2D) -> list[tuple[float, float]]:
    return [(x, y) for x, y in asarray(line.get_xydata()).tolist()]


def words(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.axes[0].texts]


def test_every_figure_is_drawn_at_its_height_and_a_gap_is_none() -> None:
    """By form as well as by colour: a circle is met, a diamond is missed."""
    made = charted(TARGETS["hr.recruitment_rate"], RATES)
    assert made is not None
    good, bad = ("o", "#009e73"), ("D", "#d55e00")
    assert markers(drawn(made)) == [
        (0, 88, *bad),
        (1, 92, *good),
        (3, 94.25, *good),
        (4, 90, *good),
        (11, 86, *bad),
    ]


def test_only_figures_beside_each_other_are_connected() -> None:
    """No line bridges a month of which nothing is known."""
    made = charted(TARGETS["hr.recruitment_rate"], RATES)
    assert made is not None
    solid = [line for line in drawn(made).axes[0].lines if line.get_linestyle() == "-"]
    assert [path(line) for line in solid] == [[(0, 88), (1, 92)], [(3, 94.25), (4, 90)]]


def test_the_bound_is_a_line_through_all_periods_with_a_step() -> None:
    """Each period hangs below or above what it was judged by, and both heights are named."""
    recruitment = TARGETS["hr.recruitment_rate"]
    assert isinstance(recruitment, Measure)
    stricter = replace(recruitment, changes=(Change(date(2026, 3, 1), Bound(Op.AT_LEAST, Decimal(95))),))
    made = charted(stricter, RATES)
    assert made is not None
    figure = drawn(made)
    dashed = [line for line in figure.axes[0].lines if line.get_linestyle() == "--"]
    assert len(dashed) == 1
    steps = [at for at, after in pairwise(path(dashed[0])) if at[1] != after[1]]
    assert steps == [(2.5, 90)]
    (first, _), (last, _) = path(dashed[0])[0], path(dashed[0])[-1]
    assert first < 0
    assert last > len(made.points) - 1
    assert {"≥\N{NO-BREAK SPACE}90%", "≥\N{NO-BREAK SPACE}95%"} <= set(words(figure))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("zh", {"招聘达成率（%）", "12月\n2025", "1月\n2026", "11月", "94.25"}),
        ("en", {"Recruitment fulfilment rate (%)", "Dec\n2025", "Jan\n2026", "Nov", "94.25"}),
    ],
)
def test_the_labels_are_in_the_reader_s_language(language: Language, expected: set[str]) -> None:
    """Title with the unit, periods with the year where it turns, and every figure in numbers."""
    made = charted(TARGETS["hr.recruitment_rate"], RATES, language)
    assert made is not None
    assert expected <= set(words(drawn(made)))


def of_shape(*values: str | None, label: str = "", stems: bool = False) -> Chart:
    """A chart with these values against a bound of 90."""
    points = [
        Point(
            tick=f"{n}月",
            value=None if value is None else Decimal(value),
            label=label or value or "",
            shape=Shape.GOOD if value and Decimal(value) >= 90 else Shape.BAD,
            bound=Decimal(90),
            bound_label="≥ 90%",
            follows=n > 0,
        )
        for n, value in enumerate(values)
    ]
    key = {Shape.GOOD: "达标", Shape.BAD: "未达标"}
    return Chart(
        title="招聘达成率" * 8, subtitle="要求", points=tuple(points), key=key, bound_key="要求 ≥ 90%", stems=stems
    )


SHAPES = {
    "one": of_shape("92"),
    "twelve": of_shape(*(str(84 + n) for n in range(12))),
    "the same": of_shape("90", "90", "90"),
    "gaps": of_shape("88", None, None, "93", None),
    "negative": of_shape("-0.8", "-33.25", "0"),
    "huge": of_shape("999999999999999", "5", "98765432.125"),
    "stems": of_shape("3", "0", "120", stems=True),
    "a label that no font has, or that looks like a formula": of_shape("91", "92", label="😀$x_$"),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_any_figures_make_a_light_picture_of_one_size(shape: str) -> None:
    """For a phone: at most 60 kB, and all words within the picture, in letters that the font has."""
    figure = drawn(SHAPES[shape])
    for text in figure.axes[0].texts:
        assert isinstance(text, Annotation)
        box = text.get_window_extent()
        assert box.x0 >= 0, text.get_text()
        assert box.x1 <= WIDTH_PX, text.get_text()
        assert box.y1 <= HEIGHT_PX, text.get_text()
        assert box.y0 >= 0, text.get_text()
    picture = png(SHAPES[shape])
    assert struct.unpack_from(">II", picture, 16) == (WIDTH_PX, HEIGHT_PX)
    assert 1_000 < len(picture) <= LIGHT


CLOSE = {
    "valleys above it, peaks below it": of_shape("96", "91", "97", "89", "84", "88.5", "85", "90", "95"),
    "stems": of_shape("80", "88", "120", "3", "89.9", "90", stems=True),
    "a step": replace(
        of_shape("92", "94", "97", "95.5", "98"),
        points=tuple(
            replace(point, bound=Decimal(90 if n < 3 else 95), bound_label="≥ 90%" if n < 3 else "≥ 95%")
            for n, point in enumerate(of_shape("92", "94", "97", "95.5", "98").points)
        ),
    ),
}


@pytest.mark.parametrize("near", CLOSE)
def test_a_figure_s_number_lies_neither_on_the_bound_nor_on_its_name(near: str) -> None:
    """However close to it the figure is."""
    figure, points = drawn(CLOSE[near]), CLOSE[near].points
    axes = figure.axes[0]
    bounds = {point.bound_label for point in points}
    names = [text.get_window_extent() for text in axes.texts if text.get_text() in bounds]
    for n, point in enumerate(points):
        box = next(text for text in axes.texts if text.get_text() == point.label).get_window_extent()
        assert point.bound is not None
        height = axes.transData.transform((n, float(point.bound)))[1]
        assert not box.y0 <= height <= box.y1, point.label
        assert not [name for name in names if name.overlaps(box)], point.label


def test_words_that_the_font_cannot_draw_are_left_out() -> None:
    """A case may be labelled with anything; matplotlib would warn of every missing letter."""
    assert "$x_$" in words(drawn(SHAPES["a label that no font has, or that looks like a formula"]))


def test_every_letter_of_every_chart_s_words_is_in_the_font() -> None:
    """Names, units and bounds of all targets in both languages: nothing of ours is left out."""
    for target in TARGETS.values():
        entries: list[Entry]
        if isinstance(target, Measure):
            entries = months({"2026-10": f"{target.bound.value}"})
        else:
            entries = [Case(label="8801", opened=date(2026, 11, 2), closed=date(2026, 11, 3))]
        for language in LANGUAGES:
            made = charted(target, entries, language)
            if made is not None:
                figure = drawn(made)
                meant = {made.title, made.subtitle, *(point.tick for point in made.points)}
                assert meant <= set(words(figure)), target.id
                assert figure.legends[0].get_texts()[-1].get_text() in (made.bound_key, *made.key.values())


def test_what_has_no_height_has_no_picture() -> None:
    """Yes or no, deliveries, and incidents of which there were none: their lines say it all."""
    quiet = months({"2026-10": "0"})
    for name in ("finance.tax_in_line", "hr.annual_hr_analysis_report", "production.safety_accidents"):
        assert charted(TARGETS[name], quiet) is None
    assert charted(TARGETS["production.safety_accidents"], months({"2026-10": "2"})) is not None
    assert charted(TARGETS["hr.recruitment_rate"], []) is None
