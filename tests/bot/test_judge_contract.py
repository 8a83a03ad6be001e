"""`dutybot judge`: lines in, lines out."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.judge_contract import judge_lines
from catalog.loading import load_catalog
from catalog.model import Language, Target
from catalog.status import Status
from catalog.working_days import WorkingDays

CATALOG = load_catalog()


def describe(status: Status, target: Target, language: Language, today: date) -> str:
    return f"{target.short[language]} {status.state} {today}"


def answers(*lines: str) -> tuple[bool, list[dict[str, object]]]:
    written: list[str] = []
    well = judge_lines(lines, written.append, CATALOG, WorkingDays(), describe)
    assert all(line.endswith("\n") and line.count("\n") == 1 for line in written)
    return well, [json.loads(line) for line in written]


def asked(target: str, entries: object, **more: object) -> str:
    return json.dumps({"id": "x", "target": target, "today": "2026-11-23", "entries": entries, **more})


def test_whole_answer() -> None:
    """An answer has state, figure, bound, gap, due day, what is needed, and the wording in both languages."""
    line = asked(
        "technology.innovations_proposed", [{"value": 2.0, "unit": "item", "period": None, "on": "2026-05-04"}]
    )
    well, [found] = answers(line)
    assert well
    assert found == {
        "id": "x",
        "state": "behind",
        "figure": 2,
        "bound": 5,
        "gap": -3,
        "due": None,
        "needed": {"act": "raise", "amount": 4, "by": "2026-12-31", "days_left": 38},
        "text": {"zh": found_short("zh") + " behind 2026-11-23", "en": found_short("en") + " behind 2026-11-23"},
    }


def found_short(language: Language) -> str:
    return CATALOG.by_id["technology.innovations_proposed"].short[language]


@pytest.mark.parametrize(
    ("target", "entries", "more", "expected"),
    [
        (
            "finance.tax_in_line",
            [{"value": False, "unit": None, "period": "2026-10", "on": "2026-11-03"}],
            {},
            {"state": "no", "figure": None, "bound": None, "gap": None, "due": None, "needed": {"act": "comply"}},
        ),
        (
            "procurement.monthly_report",
            [{"done": "2026-10-26"}],
            {"since": "2026-10-01"},
            {
                "state": "due_soon",
                "figure": None,
                "bound": None,
                "gap": None,
                "due": "2026-11-25",
                "needed": {"act": "hand_in", "by": "2026-11-25", "days_left": 2},
            },
        ),
        (
            "customer_service.complaint_response_time",
            [{"opened": "2026-11-20", "closed": None, "label": "77"}, {"took": 4, "unit": "hour"}],
            {},
            {
                "state": "running",
                "figure": 100,
                "bound": 100,
                "gap": 0,
                "due": "2026-11-25",
                "needed": {"act": "close", "by": "2026-11-25", "days_left": 2, "working_days_left": 2},
            },
        ),
        (
            "customer_service.training_hours",
            [
                {"value": 9.3, "unit": "class_hour", "period": "2026-10", "on": "2026-10-09"},
                {"value": 19.99, "unit": "class_hour", "period": "2026-10", "on": "2026-11-02", "mode": "total"},
            ],
            {"period": "2026-10"},
            {"state": "missed", "figure": 19.99, "bound": 20, "gap": -0.01, "due": None, "needed": None},
        ),
    ],
)
def test_kinds(target: str, entries: object, more: dict[str, object], expected: dict[str, object]) -> None:
    """Every kind of report is read, with its mode, label, period and the day since when things are owed."""
    well, [found] = answers(asked(target, entries, **more))
    assert well
    assert {key: value for key, value in found.items() if key not in ("id", "text")} == expected


FIGURE = {"value": 92, "unit": "percent", "period": None, "on": "2026-11-20"}
SHARE = "customer_service.customer_data_accuracy"
CASES = "customer_service.complaint_response_time"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{", "malformed"),
        ("[]", "malformed"),
        ("[" * 100_000, "malformed"),
        ('{"id": NaN}', "malformed"),
        (f'{{"id": {"9" * 5000}}}', "malformed"),
        ("{}", "malformed"),
        (json.dumps({"id": "x", "target": SHARE, "entries": []}), "malformed"),
        (json.dumps({"id": "x", "today": "2026-11-23", "entries": []}), "malformed"),
        (asked(SHARE, None), "malformed"),
        (asked(SHARE, [3]), "malformed"),
        (asked(SHARE, [{}]), "malformed"),
        (asked(SHARE, [{**FIGURE, "done": "2026-11-02"}]), "malformed"),
        (asked(SHARE, [{**FIGURE, "perod": "2026-11"}]), "malformed"),
        (asked(SHARE, [{**FIGURE, "on": None}]), "malformed"),
        (asked(SHARE, [{**FIGURE, "on": "20261120"}]), "malformed"),
        (asked(SHARE, [{**FIGURE, "on": "2026-02-29"}]), "malformed"),
        (asked(SHARE, [{**FIGURE, "on": "1066-10-14"}]), "malformed"),
        (asked(SHARE, [{**FIGURE, "period": "2026-13"}]), "malformed"),
        (asked(SHARE, [{**FIGURE, "period": "9999"}]), "malformed"),
        (asked(SHARE, [{**FIGURE, "value": "92"}]), "malformed"),
        (asked(SHARE, [{**FIGURE, "value": None}]), "malformed"),
        (asked(SHARE, [{**FIGURE, "mode": "plus"}]), "malformed"),
        (asked(SHARE, [{**FIGURE, "label": 7}]), "malformed"),
        (asked(CASES, [{"took": True}]), "malformed"),
        (asked(SHARE, [], today="2500-01-01"), "malformed"),
        (asked("hr.made_up", []), "unknown_target"),
        (asked(SHARE, [{**FIGURE, "unit": "percents"}]), "unknown_unit"),
        (asked(SHARE, [{**FIGURE, "unit": "point"}]), "wrong_unit"),
        (asked(SHARE, [{**FIGURE, "value": 101}]), "impossible_value"),
        (asked(SHARE, [{**FIGURE, "value": True}]), "wrong_kind"),
        (asked(SHARE, [{**FIGURE, "period": "2026-12"}]), "future_period"),
        (asked(SHARE, [], period="2027"), "future_period"),
        (asked("procurement.new_suppliers", [{**FIGURE, "unit": None, "period": "2026"}]), "long_period"),
        (asked(SHARE, [{**FIGURE, "on": "2026-11-24"}]), "future_day"),
        (asked("procurement.monthly_report", [{"done": "2026-12-01"}]), "future_day"),
        (asked(CASES, [{"opened": "2026-11-12", "closed": "2026-11-11"}]), "closed_before_opened"),
        (asked(CASES, [{"took": 5, "unit": "day"}]), "needs_opening"),
    ],
)
def test_bad_input(line: str, code: str) -> None:
    """Bad input is answered with a code and a message, and what follows is judged all the same."""
    well, found = answers(line, asked(SHARE, [FIGURE]))
    assert not well
    assert len(found) == 2
    error = found[0]["error"]
    assert isinstance(error, dict)
    assert error["code"] == code
    assert error["message"]
    assert found[1]["state"] == "missed"


def test_ids() -> None:
    """An answer carries the id of its line, whatever it is, null where there is none; blank lines are passed over."""
    ids = ["a", 7, 0.5, None, "\ud800", "二期"]
    lines = [json.dumps({"id": name, "target": SHARE, "today": "2026-11-23", "entries": []}) for name in ids]
    well, found = answers(*lines, "", "  \n", '{"target": 1}')
    assert not well
    assert [answer["id"] for answer in found] == [*ids, None]


def test_all_well() -> None:
    """No line at all is well."""
    assert answers() == (True, [])


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(["2026-11-20", "hour"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["value", "on", "unit", "done", "opened", "took", "period"]), inner, max_size=5
        )
    ),
    max_leaves=8,
)


@given(st.sampled_from(sorted(CATALOG.by_id)), anything, anything)
def test_nothing_breaks_the_run(target: str, entries: object, period: object) -> None:
    """Whatever a line holds, it gets one answer: a state, or an error."""
    _, found = answers(asked(target, entries), asked(target, [entries], period=period))
    assert [("state" in answer) ^ ("error" in answer) for answer in found] == [True, True]
