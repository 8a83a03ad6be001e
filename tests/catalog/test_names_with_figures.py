"""Every name of every measure, with a figure that it can have."""

from __future__ import annotations

from decimal import Decimal

import pytest

from catalog.model import Measure, Unit
from tests.catalog.language.tables import EVERYONE, read, written

MEASURES = [target for target in EVERYONE if isinstance(target, Measure)]
WHOLE = Decimal(100)
ZH = {
    Unit.PERCENT: "%",
    Unit.POINT: "分",
    Unit.CLASS_HOUR: "课时",
    Unit.HOUR: "小时",
    Unit.ITEM: "项",
    Unit.SUPPLIER: "家",
    Unit.SESSION: "次",
    Unit.DAY: "天",
    Unit.MONTH: "个月",
}


@pytest.mark.parametrize("target", MEASURES, ids=lambda target: target.id)
def test_no_name_with_a_figure_is_another_target(target: Measure) -> None:
    """A name, short name or synonym with a figure is its own target's, or asked about; never stored for another."""
    figure = min(target.bound.value + 1, WHOLE)
    chinese = [f"{name}{figure:f}{ZH[target.unit]}" for name in (target.name.zh, target.short.zh, *target.synonyms.zh)]
    english = [f"{name} {figure:f}" for name in (target.name.en, target.short.en, *target.synonyms.en)]
    readings = [(text, read(target.position, text)) for text in (*chinese, *english)]
    assert [(text, written(r)) for text, r in readings if {item.target for item in r.items} - {target.id}] == []
