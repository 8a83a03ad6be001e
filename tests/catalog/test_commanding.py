"""Commands in plain words."""

import pytest

from catalog.commanding import WORDS, command_named


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
