"""Amendments laid over position files, and checked with them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from catalog.amending import Amendment, AmendmentKind
from catalog.errors import CatalogError
from catalog.loading import PACKAGED, load_catalog
from catalog.model import Bound, Change, Measure, Op, Response

RATE = "hr.recruitment_rate"
LATER = Amendment(AmendmentKind.REQUIREMENT, RATE, {"from": "2027-01-01", "to": ">= 92"})


def measure(*amendments: Amendment, target: str = RATE) -> Measure:
    found = load_catalog(None, amendments).by_id[target]
    assert isinstance(found, Measure)
    return found


def test_a_bound_changes_from_a_day_on() -> None:
    """The first bound stays, and with it the periods before."""
    target = measure(LATER)
    assert target.bound == Bound(Op.AT_LEAST, Decimal(90))
    assert target.changes == (Change(date(2027, 1, 1), Bound(Op.AT_LEAST, Decimal(92))),)


def test_steps_are_ordered_by_their_days_and_the_newest_of_a_day_counts() -> None:
    """However they were made."""
    earlier = replace(LATER, content={"from": "2026-12-01", "to": ">= 91"})
    instead = replace(LATER, content={"from": "2027-01-01", "to": ">= 95"})
    bounds = [(change.start, change.to.value) for change in measure(LATER, earlier, instead).changes]
    assert bounds == [(date(2026, 12, 1), Decimal(91)), (date(2027, 1, 1), Decimal(95))]


def test_a_limit_changes_like_a_bound() -> None:
    """Of a response."""
    change = Amendment(
        AmendmentKind.REQUIREMENT,
        "customer_service.complaint_response_time",
        {"from": "2027-01-01", "to": "2 working_day"},
    )
    target = load_catalog(None, [change]).by_id["customer_service.complaint_response_time"]
    assert isinstance(target, Response)
    assert [(step.start, step.to.amount) for step in target.changes] == [(date(2027, 1, 1), Decimal(2))]


def test_a_name_is_added_once() -> None:
    """To those of its language."""
    name = Amendment(AmendmentKind.SYNONYM, RATE, {"language": "zh", "word": "补员率"})
    before = measure()
    assert measure(name, name).synonyms.zh == (*before.synonyms.zh, "补员率")
    assert measure(name).synonyms.en == before.synonyms.en


NEW: dict[str, Any] = {
    "id": "archive_checks",
    "name": {"zh": "档案抽查合格率", "en": "Archive check pass rate"},
    "short": {"zh": "档案抽查合格率", "en": "Archive check pass rate"},
    "kind": "measure",
    "clause": "档案抽查合格率95%以上",
    "line": 1,
    "cadence": "open",
    "bound": ">= 95",
    "unit": "percent",
}


def test_a_duty_without_a_target_gets_one() -> None:
    """It is a target like any other."""
    plain = load_catalog()
    assert not next(duty for duty in plain.by_position["admin"].duties if duty.number == 10).targets
    catalog = load_catalog(None, [Amendment(AmendmentKind.TARGET, "admin:10", NEW)])
    assert catalog.by_id.keys() - plain.by_id.keys() == {"admin.archive_checks"}
    assert catalog.by_id["admin.archive_checks"].duty == 10


@pytest.mark.parametrize(
    "amendment",
    [
        replace(LATER, subject="hr.long_gone"),
        replace(LATER, subject="nowhere.recruitment_rate"),
        Amendment(AmendmentKind.SYNONYM, "hr.long_gone", {"language": "zh", "word": "补员率"}),
        Amendment(AmendmentKind.TARGET, "hr:999", NEW),
    ],
)
def test_what_the_files_no_longer_have_is_left_alone(amendment: Amendment) -> None:
    """A file that changed since must not keep the bot from starting."""
    assert load_catalog(None, [amendment]) == load_catalog()


@pytest.mark.parametrize(
    ("amendment", "reason"),
    [
        (replace(LATER, content={"from": "2027-01-01", "to": "92 or so"}), "write a comparison and a number"),
        (Amendment(AmendmentKind.TARGET, "hr:1", {**NEW, "unit": "smile"}), "write one of"),
    ],
)
def test_what_does_not_make_sense_is_refused_like_a_file(amendment: Amendment, reason: str) -> None:
    """With the entry and what to write instead."""
    with pytest.raises(CatalogError) as refused:
        load_catalog(None, [amendment])
    assert reason in refused.value.reason


def test_a_company_s_own_files_are_amended_alike(tmp_path: Path) -> None:
    """And stay as they are."""
    packaged = Path("hr.toml")
    file = PACKAGED / packaged
    (tmp_path / packaged).write_bytes(file.read_bytes())
    target = load_catalog(tmp_path, [LATER]).by_id[RATE]
    assert isinstance(target, Measure)
    assert target.changes
    assert (tmp_path / packaged).read_bytes() == file.read_bytes()
