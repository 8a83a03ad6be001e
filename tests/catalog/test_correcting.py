"""A correction in the place of what it corrects, and a figure whose target was asked about."""

from datetime import date
from decimal import Decimal

import pytest

from catalog.answering import fitted
from catalog.entries import Answer, Case, Done, Entry, Figure
from catalog.loading import load_catalog
from catalog.model import Period, Target, Unit
from catalog.reading import Doubt, Item, MeasureItem, Missing, Mode
from catalog.reporting import corrected, says_the_same

CATALOG = load_catalog()
RATE = CATALOG.by_id["hr.recruitment_rate"]
HOURS = CATALOG.by_id["network.guidance_hours"]
TAX = CATALOG.by_id["finance.tax_in_line"]
COMPLAINT = CATALOG.by_id["customer_service.complaint_response_time"]
REPORT = CATALOG.by_id["hr.performance_summary_report"]
THEN, TODAY = date(2026, 11, 30), date(2026, 12, 1)
OCTOBER, NOVEMBER = Period.parse("2026-10"), Period.parse("2026-11")
EARLIER, LATER = date(2026, 10, 28), date(2026, 11, 28)

FIGURE = Figure(value=Decimal(92), on=THEN)
CORRECTED: dict[str, tuple[Target, Entry, Entry, Entry]] = {
    "a figure stays in the month in which it was given": (
        RATE, FIGURE, Figure(value=Decimal(93), on=TODAY), Figure(value=Decimal(93), on=THEN, period=NOVEMBER),
    ),
    "and in the one that it named": (
        RATE,
        Figure(value=Decimal(92), on=THEN, period=OCTOBER),
        Figure(value=Decimal(93), on=TODAY),
        Figure(value=Decimal(93), on=THEN, period=OCTOBER),
    ),
    "a correction may name another": (
        RATE,
        FIGURE,
        Figure(value=Decimal(93), on=TODAY, period=OCTOBER),
        Figure(value=Decimal(93), on=THEN, period=OCTOBER),
    ),
    "a total stays a total": (
        HOURS,
        Figure(value=Decimal(20), on=THEN, mode=Mode.TOTAL),
        Figure(value=Decimal(25), on=TODAY),
        Figure(value=Decimal(25), on=THEN, mode=Mode.TOTAL, period=NOVEMBER),
    ),
    "an answer stays in its month": (
        TAX, Answer(yes=True, on=THEN), Answer(yes=False, on=TODAY), Answer(yes=False, on=THEN, period=NOVEMBER),
    ),
    "a case keeps its opening and its label": (
        COMPLAINT,
        Case(opened=THEN, label="A", on=THEN),
        Case(closed=TODAY, on=TODAY),
        Case(opened=THEN, closed=TODAY, label="A", on=TODAY),
    ),
    "unless its time is told instead": (
        COMPLAINT,
        Case(opened=THEN, on=THEN),
        Case(took=Decimal(2), unit=Unit.DAY, on=TODAY),
        Case(took=Decimal(2), unit=Unit.DAY, on=TODAY),
    ),
    "a day is just another day": (REPORT, Done(done=THEN), Done(done=TODAY), Done(done=TODAY)),
    "of the same document": (REPORT, Done(done=THEN, due=EARLIER), Done(done=TODAY), Done(done=TODAY, due=EARLIER)),
    "unless another one is named": (
        REPORT, Done(done=THEN, due=EARLIER), Done(done=THEN, due=LATER), Done(done=THEN, due=LATER),
    ),
}  # fmt: skip


@pytest.mark.parametrize("rule", CORRECTED)
def test_a_correction_says_only_what_was_wrong(rule: str) -> None:
    """Everything else stays as it was reported."""
    target, old, new, expected = CORRECTED[rule]
    assert corrected(target, old, new) == expected
    assert says_the_same(target, old, new) is False


SAME: list[tuple[str, Entry, Entry]] = [
    ("hr.recruitment_rate", FIGURE, Figure(value=Decimal(92), on=TODAY)),
    ("hr.recruitment_rate", FIGURE, Figure(value=Decimal("92.0"), on=TODAY, period=NOVEMBER)),
    ("finance.tax_in_line", Answer(yes=True, on=THEN), Answer(yes=True, on=TODAY)),
    ("hr.performance_summary_report", Done(done=THEN), Done(done=THEN)),
    (COMPLAINT.id, Case(opened=THEN, on=THEN), Case(opened=THEN, on=TODAY)),
]


@pytest.mark.parametrize(("target", "old", "new"), SAME)
def test_the_same_again_corrects_nothing(target: str, old: Entry, new: Entry) -> None:
    """On whichever day it is said."""
    assert says_the_same(CATALOG.by_id[target], old, new) is True


def doubt(value: str, unit: Unit | None = None, *likely: str) -> Doubt:
    return Doubt(
        candidates=(RATE.id,),
        missing=Missing.VALUE if likely else Missing.TARGET,
        value=Decimal(value),
        unit=unit,
        period=OCTOBER,
        likely=tuple(Decimal(one) for one in likely),
    )


def rate(value: str, unit: Unit | None = None) -> MeasureItem:
    return MeasureItem(target=RATE.id, value=Decimal(value), unit=unit, period=OCTOBER)


FITTED: list[tuple[Doubt, Item | Doubt | None]] = [
    (doubt("92"), rate("92")),
    (doubt("92", Unit.PERCENT), rate("92", Unit.PERCENT)),
    (doubt("0.92"), rate("92", Unit.PERCENT)),
    (doubt("920"), doubt("920", None, "92")),
    (doubt("3", Unit.DAY), rate("3", Unit.DAY)),
    (Doubt(candidates=(RATE.id,), missing=Missing.VALUE), None),
]


@pytest.mark.parametrize(("asked", "expected"), FITTED)
def test_a_figure_is_looked_at_again_once_its_target_is_known(asked: Doubt, expected: Item | Doubt | None) -> None:
    """A share of one is a percentage, what cannot be believed stays a doubt, and its period stays with it."""
    assert fitted(RATE, asked, on=TODAY) == expected
