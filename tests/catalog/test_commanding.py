"""Commands in plain words."""

import pytest

from catalog.commanding import WORDS, command_named, position_named
from catalog.loading import load_catalog

POSITIONS = load_catalog().positions


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("谁没报", "missing"),
        ("谁还没报？", "missing"),
        ("谁还没报。", "missing"),
        (" Overview ", "overview"),
        ("群发", "broadcast"),
        ("群发率92%", None),
        ("the people are tired", None),
    ],
)
def test_only_the_whole_of_a_message_is_a_command(text: str, command: str | None) -> None:
    """A figure or a sentence that begins like one is none."""
    assert command_named(text) == command


def test_no_words_name_two_commands() -> None:
    """Each belongs to one."""
    every = [name for names in WORDS.values() for name in names]
    assert len(every) == len(set(every))
    assert {command_named(name) for name in every} == WORDS.keys()


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("销售部怎么样？", "sales"),
        ("财务部的情况", "finance"),
        ("看看客服", "customer_service"),
        ("人力资源部经理是谁", "hr"),
        ("人力资源部经理", "hr"),
        ("采购那边这个月报了吗", "procurement"),
        ("how is sales doing", "sales"),
        ("How's the finance team?", "finance"),
        ("PR", "public_relations"),
        ("status of customer service", "customer_service"),
        ("who is the network manager", "network"),
        ("the network department", "network"),
        ("Sales manager", "sales"),
    ],
)
def test_a_department_is_asked_after(text: str, position: str) -> None:
    found = position_named(text, POSITIONS)
    assert found is not None
    assert found.id == position


@pytest.mark.parametrize(
    "text",
    [
        "",
        "怎么样",
        "the team",
        "销售额怎么样",
        "销售部流失率8%",
        "sales growth",
        "how is it going",
        "市场部怎么样",
        "财务制度",
    ],
)
def test_no_department_is(text: str) -> None:
    assert position_named(text, POSITIONS) is None


def test_another_s_department_is_not() -> None:
    assert position_named("销售部怎么样", [one for one in POSITIONS if one.id != "sales"]) is None
