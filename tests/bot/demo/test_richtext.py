from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.demo.detect import with_detected
from bot.demo.richtext import Entity, RichText, without_control_characters

_FOUND = [
    ("/start", [("bot_command", "/start")]),
    ("/start@dutybot_demo_bot abc", [("bot_command", "/start@dutybot_demo_bot")]),
    ("看 /help。", [("bot_command", "/help")]),
    ("92/100", []),
    ("a/b", []),
    ("https://t.me/dutybot?start=ab_c.", [("url", "https://t.me/dutybot?start=ab_c")]),
    ("见 example.com/x，好", [("url", "example.com/x")]),
    ("mail a.b@example.org now", [("email", "a.b@example.org")]),
    ("@dutybot_demo_bot 好", [("mention", "@dutybot_demo_bot")]),
    ("#招聘 #2026", [("hashtag", "#招聘")]),
    ("3.5%", []),
]


@pytest.mark.parametrize(("text", "found"), _FOUND)
def test_commands_and_links_are_found(text: str, found: list[tuple[str, str]]) -> None:
    """Commands, links, mentions, addresses and hash tags become entities without being marked."""
    units = text.encode("utf-16-le")
    entities = with_detected(RichText(text)).entities
    assert [(e.type, units[2 * e.offset : 2 * e.end].decode("utf-16-le")) for e in entities] == found


def test_nothing_is_found_in_code() -> None:
    """Inside code and links nothing is looked for; a style does not keep a command from being one."""
    code = RichText("/a /b", (Entity("code", 0, 2), Entity("bold", 3, 2)))
    assert with_detected(code).entities == (Entity("code", 0, 2), Entity("bold", 3, 2), Entity("bot_command", 3, 2))


def test_white_space_is_trimmed_with_its_entities() -> None:
    """What an entity loses to trimming it is shorter by; one of white space alone goes."""
    rich = RichText(" \n😀 b \n", (Entity("bold", 0, 4), Entity("italic", 2, 4), Entity("underline", 6, 2)))
    assert rich.trimmed() == RichText("😀 b", (Entity("bold", 0, 2), Entity("italic", 0, 4)))


@given(st.text())
def test_control_characters_never_arrive(text: str) -> None:
    """Of the control characters only the new line is left in what a bot sends."""
    cleaned = without_control_characters(text)
    assert not [character for character in cleaned if character < " " and character != "\n"]
    assert without_control_characters(cleaned) == cleaned
