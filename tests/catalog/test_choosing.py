import pytest

from catalog.choosing import (
    denies,
    is_cancel,
    is_check_in,
    is_skip,
    is_stop,
    mode_named,
    place_in_list,
    points,
    yes_or_no,
)
from catalog.reading import Mode

PLACES = {
    "第二个": 2,
    "2": 2,
    "２。": 2,
    "选第三项": 3,
    "the second": 2,
    "First one": 1,
    "option 4": 4,
    "no. 6": 6,
    "第七个": None,
    "seventh": None,
    "92": None,
    "招聘达成率": None,
    "": None,
}


@pytest.mark.parametrize("text", PLACES)
def test_a_place_in_the_list_is_read_in_both_languages(text: str) -> None:
    """From one to six; a figure is no place."""
    assert place_in_list(text) == PLACES[text]


LAST = {
    "最后一个": 4,
    "选最后那个": 4,
    "the last one": 4,
    "Last.": 4,
    "倒数第一个": 4,
    "倒数第二个": None,
    "the last but one": None,
    "最后交的": None,
}


@pytest.mark.parametrize("text", LAST)
def test_the_last_one_is_a_place_where_it_is_known_how_many_there_are(text: str) -> None:
    """Of an unknown number none is the last."""
    assert place_in_list(text, of=4) == LAST[text]
    assert place_in_list(text) is None


POINTS = {
    "第七个": True,
    "7": True,
    "那一个": True,
    "the other one": True,
    "7th": True,
    "倒数第二个": True,
    "92": False,
    "92%": False,
    "12个": False,
    "九十二": False,
    "招聘": False,
    "no, 93": False,
}


@pytest.mark.parametrize("text", POINTS)
def test_what_points_at_something_gives_no_figure(text: str) -> None:
    """Whether or not there is such a place in the list."""
    assert points(text) is POINTS[text]


@pytest.mark.parametrize(
    ("text", "denied"), [("不", True), ("不对。", True), ("no", True), ("No, 93", False), ("是", False)]
)
def test_a_figure_is_denied_in_a_word(text: str, denied: bool) -> None:  # noqa: FBT001 - a column of the table
    """With another figure beside it, it is corrected instead."""
    assert denies(text) is denied


ANSWERS = {
    "是": True,
    "对的！": True,
    "Yes.": True,
    "done": True,
    "否": False,
    "不是。": False,
    "没有": False,
    "NO": False,
    "none": False,
    "是92": None,
    "no idea": None,
    "": None,
}


@pytest.mark.parametrize("text", ANSWERS)
def test_yes_and_no_stand_alone(text: str) -> None:
    """A sentence that begins with one of them is neither."""
    assert yes_or_no(text) is ANSWERS[text]


MODES = {"累加": Mode.ADD, "Add it": Mode.ADD, "总数。": Mode.TOTAL, "replace": Mode.TOTAL, "30": None, "": None}


@pytest.mark.parametrize("text", MODES)
def test_add_or_replace_is_said_in_a_word(text: str) -> None:
    """In either language; a figure is neither."""
    assert mode_named(text) is MODES[text]


@pytest.mark.parametrize(("text", "cancels"), [("取消", True), (" Never mind! ", True), ("cancel the 92%", False)])
def test_cancel_stands_alone(text: str, cancels: bool) -> None:  # noqa: FBT001 - a column of the table
    """A message with more in it cancels nothing."""
    assert is_cancel(text) is cancels


ON_THE_WAY = {
    "跳过": (True, False, False),
    " Skip! ": (True, False, False),
    "先到这里。": (False, True, False),
    "pause": (False, True, False),
    "填报": (False, False, True),
    "Check in": (False, False, True),
    "跳过 92%": (False, False, False),
    "怎么填报": (False, False, False),
}


@pytest.mark.parametrize("text", ON_THE_WAY)
def test_words_on_the_way_stand_alone(text: str) -> None:
    """Skip, stop and begin, each by itself: a question how to check in is none."""
    assert (is_skip(text), is_stop(text), is_check_in(text)) == ON_THE_WAY[text]
