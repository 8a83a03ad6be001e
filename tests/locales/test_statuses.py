"""What is said of every target, in both languages: met, missed, at its bound, pending or overdue, and after its end."""

from decimal import Decimal
from itertools import pairwise

import pytest

from catalog.loading import load_catalog
from catalog.model import Compliance, Deliverable, IncidentFree, Measure, Position, Response, Target, Unit
from locales.translation import Translator
from locales.wording.amounts import amount
from tests.locales.standing import SCRIPTS, answered

CATALOG = load_catalog()


@pytest.mark.parametrize("position", CATALOG.positions, ids=lambda position: position.id)
def test_every_answer(position: Position) -> None:
    """The state, the figures, what would turn it green and the whole answer are as the script has them."""
    script = (SCRIPTS / f"{position.id}.txt").read_text(encoding="utf-8")
    assert answered(script, position.id, CATALOG) == script


@pytest.mark.parametrize("target", CATALOG.by_id.values(), ids=lambda target: target.id)
def test_every_target_is_told_in_every_state(target: Target) -> None:
    """The scripts hold, for each target, at least what it is when kept, broken and waited for."""
    _, _, name = target.id.partition(".")
    lines = (SCRIPTS / f"{target.position}.txt").read_text(encoding="utf-8").splitlines()
    told = {state.split(" · ")[0] for asked, state in pairwise(lines) if asked.startswith(f"> {name} ")}
    assert least_told(target) <= told


def least_told(target: Target) -> set[str]:
    match target:
        case Measure(id="network.outage_duration"):
            states = "met missed not_required"
        case Measure():
            states = "met missed pending not_reported"
        case Deliverable():
            states = "upcoming due_today overdue done_on_time done_late"
        case Response(limit=None):
            states = "not_required running met"
        case Response():
            states = "not_required running overdue met breached"
        case IncidentFree():
            states = "clean broken"
        case Compliance():
            states = "pending yes no stale"
    return set(states.split())


@pytest.mark.parametrize(
    ("figure", "shown"),
    [
        ("9.99999999", "9.99999999%"),
        ("33.3333333333", "33.33%"),
        ("1.0033333333", "1.003%"),
        ("0.0000001", "0.0000001%"),
    ],
)
def test_a_fraction_is_never_rounded_away(figure: str, shown: str) -> None:
    """What is missed by a hair does not look met."""
    assert amount(Translator("en"), Decimal(figure), Unit.PERCENT) == shown


def test_thirds_that_make_a_whole_are_a_whole() -> None:
    """What only arithmetic left over is no fraction."""
    assert amount(Translator("en"), Decimal(1) / 3 * 3, Unit.PERCENT) == "1%"
