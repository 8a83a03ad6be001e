"""Names as HR writes them, and finding people by a part of theirs."""

import pytest

from catalog.language.text.naming import name_has, name_is
from catalog.names import name_written, same_name, shown_name

WRITTEN = {
    "李四": "李四",
    "李　四": "李四",
    " 李 四 ": "李四",
    "Grace  Lin": "Grace Lin",
    "Ｇｒａｃｅ": "Grace",
    "O'Neil-Smith (HR)": "O'Neil-Smith (HR)",
    "阿依古丽·买买提": "阿依古丽·买买提",
    "王伟2": "王伟2",
    "李\u202e四": "李四",
}


@pytest.mark.parametrize(("text", "name"), WRITTEN.items())
def test_a_name_in_one_way(text: str, name: str) -> None:
    assert name_written(text) == name


@pytest.mark.parametrize("text", ["", " ", "92%", "123", "=HYPERLINK(1)", "@李四", "+86 李四", "李四=1", "\u202e"])
def test_what_is_no_name(text: str) -> None:
    """Nothing that a spreadsheet would run, among others."""
    assert name_written(text) is None


def test_a_long_name_is_cut() -> None:
    assert name_written("李" * 100_000) == shown_name("李" * 64)


def test_the_same_name() -> None:
    assert same_name("GRACE Lin") == same_name("Grace lin")


@pytest.mark.parametrize("query", ["陈静", "静", "陈 静", "chen", "ChenJing", "jing", "cj"])
def test_somebody_is_found(query: str) -> None:
    """By a part of the name, by its sound, by its first sounds."""
    assert name_has("陈静", query)


@pytest.mark.parametrize("query", ["", "王", "chan", "jc", "陈静静"])
def test_somebody_else_is_not(query: str) -> None:
    assert not name_has("陈静", query)


@pytest.mark.parametrize("words", ["陈静", " 陈 静 ", "chenjing", "Chen Jing"])
def test_a_whole_name(words: str) -> None:
    """As it is written or as it sounds."""
    assert name_is("陈静", words)


@pytest.mark.parametrize("words", ["", "陈", "jing", "cj", "陈静怡"])
def test_no_whole_name(words: str) -> None:
    assert not name_is("陈静", words)
