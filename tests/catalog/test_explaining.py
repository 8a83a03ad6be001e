"""The steps of an explanation are those of the reading."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.explaining import explain_text
from catalog.errors import Refusal
from catalog.explaining import DaysRead, NumberRead, Reason, Reasoned, Scored, WordRead, explain
from catalog.model import Unit
from catalog.understanding import understand
from tests.catalog.language.tables import CATALOG, EVERYONE, TODAY, rows

HR = CATALOG.by_position["hr"].targets


def test_an_explanation_tells_number_period_words_and_scores() -> None:
    """What was taken as number, unit and period, the words' ideas, and what each target scored."""
    steps = explain("上个月员工流失率7.5%", targets=HR, today=TODAY, others=EVERYONE)
    assert steps.numbers == (NumberRead("7.5%", Decimal("7.5"), (Unit.PERCENT,), "unit"),)
    assert steps.days == (DaysRead("上个月", "period", date(2026, 10, 1), date(2026, 11, 1)),)
    assert WordRead("员工", ("staff",), exact=True) in steps.words
    (choosing,) = steps.choices
    assert (choosing.text, choosing.verdict) == ("7.5%", "sure")
    assert choosing.scores[0] == Scored("hr.staff_turnover", choosing.scores[0].weight, 1.0)


def test_an_explanation_tells_what_held_a_message_back() -> None:
    """Why nothing was stored stands there by name."""
    assert explain("如果员工流失率7.5%", targets=HR, today=TODAY).held_back == ("hypothetical",)


REASONS = {
    "招聘达成率920%": [Reasoned("920%", Reason.IMPOSSIBLE)],
    "recruitment rate 920%": [Reasoned("920%", Reason.IMPOSSIBLE)],
    "招聘达成率超过92%": [Reasoned("92%", Reason.HEDGED)],
    "recruitment rate over 92%": [Reasoned("92%", Reason.HEDGED)],
    "招聘达成率5天": [Reasoned("5天", Reason.UNIT)],
    "recruitment rate 5 days": [Reasoned("5 days", Reason.UNIT)],
    "客户满意度92分": [Reasoned("92分", Reason.ELSEWHERE)],
    "customer complaints resolved 92%": [Reasoned("92%", Reason.ELSEWHERE)],
    "下个月招聘达成率92%": [Reasoned("92%", Reason.AHEAD)],
    "recruitment rate next month 92%": [Reasoned("92%", Reason.AHEAD)],
    "招聘计划15人，实际到岗12人": [Reasoned("15人", Reason.RATIO), Reasoned("12人", Reason.RATIO)],
    "hired 12 of 15 planned": [Reasoned("12 of 15", Reason.RATIO)],
    "招聘达成率92%，招聘达成率88%": [Reasoned("92%", Reason.CONTRADICTED), Reasoned("88%", Reason.CONTRADICTED)],
    "招聘达成率92%": [],
    "recruitment rate 92%": [],
}


@pytest.mark.parametrize("text", REASONS)
def test_an_explanation_tells_why_a_figure_was_asked_or_left(text: str) -> None:
    """What is plainly taken has no reason."""
    assert list(explain(text, targets=HR, today=TODAY, others=EVERYONE).reasons) == REASONS[text]


def test_english_counts_that_were_made_a_rate_are_told() -> None:
    """Each of the two by itself."""
    own = CATALOG.by_position["customer_service"].targets
    steps = explain("out of 40 complaints 39 are resolved", targets=own, today=TODAY, others=EVERYONE)
    assert steps.reasons == (Reasoned("40 complaints", Reason.RATIO), Reasoned("39", Reason.RATIO))


@pytest.mark.parametrize(("position", "text", "_"), rows("intents.tsv"))
def test_explaining_is_understanding(position: str, text: str, _: str) -> None:
    """The reading at the end is the one that `understand` gives."""
    own = CATALOG.by_position[position].targets
    steps = explain(text, targets=own, today=TODAY, others=EVERYONE)
    assert steps.reading == understand(text, targets=own, today=TODAY, others=EVERYONE)


def test_the_steps_as_text() -> None:
    """One line a step, the scores under their choice, the reading last, as `dutybot understand` would answer it."""
    lines = explain_text("上个月员工流失率7.5%", "hr", CATALOG, TODAY).splitlines()
    assert lines[:7] == [
        "read as   上个月员工流失率7.5%",
        "number    7.5% = 7.5 (percent)",
        "period    上个月 = 2026-10-01 to before 2026-11-01",
        "word      员工 = staff",
        "word      流失 = churn, staff_churn",
        "word      率 = rate",
        "target    for 7.5%: sure",
    ]
    assert lines[7].startswith("            hr.staff_turnover: weight ")
    assert lines[7].endswith(", 100% of its name")
    item = '{"target": "hr.staff_turnover", "value": 7.5, "unit": "percent", "period": "2026-10"}'
    assert lines[-1] == f'reading   {{"intent": "report", "items": [{item}]}}'


@pytest.mark.parametrize("text", ["招聘达成率920%", "recruitment rate 920%"])
def test_the_reason_stands_above_the_reading(text: str) -> None:
    """As a line of its own."""
    lines = explain_text(text, "hr", CATALOG, TODAY).splitlines()
    assert lines[-2] == "why       920%: asked, the target can hardly have this value"


def test_an_unknown_position_is_refused() -> None:
    """A position that is not there is answered with those that are."""
    with pytest.raises(Refusal, match="hr, finance"):
        explain_text("92%", "nobody", CATALOG, TODAY)
