from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.demo.errors import ApiError
from bot.demo.markup import parse_html
from bot.demo.richtext import Entity, RichText, utf16_length

_READ = [
    ("plain", "plain", ()),
    ("<b>a</b>", "a", (Entity("bold", 0, 1),)),
    ("<strong>a</strong><em>b</em>", "ab", (Entity("bold", 0, 1), Entity("italic", 1, 1))),
    ("😀<i>好</i>", "😀好", (Entity("italic", 2, 1),)),
    ("<b>a<i>b</i></b>", "ab", (Entity("bold", 0, 2), Entity("italic", 1, 1))),
    (
        "<u>a</u><s>b</s><del>c</del>",
        "abc",
        (Entity("underline", 0, 1), Entity("strikethrough", 1, 1), Entity("strikethrough", 2, 1)),
    ),
    ("<tg-spoiler>a</tg-spoiler>", "a", (Entity("spoiler", 0, 1),)),
    ('<span class="tg-spoiler">a</span>', "a", (Entity("spoiler", 0, 1),)),
    ("<code>a &lt; b</code>", "a < b", (Entity("code", 0, 5),)),
    ("<pre>a</pre>", "a", (Entity("pre", 0, 1),)),
    ('<pre><code class="language-python">a</code></pre>', "a", (Entity("pre", 0, 1, language="python"),)),
    (
        '<a href="https://example.org/?a=1&amp;b=2">x</a>',
        "x",
        (Entity("text_link", 0, 1, url="https://example.org/?a=1&b=2"),),
    ),
    ("<a href='nowhere'>x</a>", "x", ()),
    ("<blockquote>a</blockquote>", "a", (Entity("blockquote", 0, 1),)),
    ("<blockquote expandable>a</blockquote>", "a", (Entity("expandable_blockquote", 0, 1),)),
    ("<B>a</B>", "a", (Entity("bold", 0, 1),)),
    ("<b>a</>", "a", (Entity("bold", 0, 1),)),
    ("<b></b>", "", ()),
    ("&#x597d;&#22909;&nbsp;&amp", "好好&nbsp;&", ()),
    ("a > b", "a > b", ()),
]

_REFUSED = [
    ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
    ("a</b>", "Unexpected end tag at byte offset 1"),
    ("好</b>", "Unexpected end tag at byte offset 3"),
    ("<b><i>test</b></i>", 'Unmatched end tag at byte offset 10, expected "</i>", found "</b>"'),
    ("<script>x</script>", 'Unsupported start tag "script" at byte offset 0'),
    ("好 <3 ok", 'Unsupported start tag "3" at byte offset 4'),
    ("a < b", 'Unsupported start tag "" at byte offset 2'),
    ("a <", "Unclosed start tag at byte offset 2"),
    ("<b", "Unclosed start tag at byte offset 0"),
    ("<b>a</b", "Unclosed end tag at byte offset 4"),
    ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
]


@pytest.mark.parametrize(("source", "text", "entities"), _READ)
def test_tags_become_entities(source: str, text: str, entities: tuple[Entity, ...]) -> None:
    """The text loses its tags, and each becomes an entity at its UTF-16 offset."""
    assert parse_html(source) == RichText(text, entities)


@pytest.mark.parametrize(("source", "reason"), _REFUSED)
def test_tags_that_do_not_fit_are_refused(source: str, reason: str) -> None:
    """What is no HTML of Telegram's is refused in its own words, with the place in bytes."""
    with pytest.raises(ApiError) as refused:
        parse_html(source)
    assert (refused.value.code, refused.value.description) == (400, f"Bad Request: can't parse entities: {reason}")


@given(st.text(st.characters(codec="utf-8")))
def test_escaped_text_is_read_back(text: str) -> None:
    """Whatever is escaped comes out as it was, without entities."""
    assert parse_html(html.escape(text)) == RichText(text)


@given(
    st.lists(
        st.tuples(st.sampled_from(["b", "i", "u", "s", "code"]), st.text(st.characters(codec="utf-8"), min_size=1))
    )
)
def test_entities_cover_what_their_tags_enclosed(parts: list[tuple[str, str]]) -> None:
    """Cut out of the UTF-16 text, each entity is exactly what stood between its tags."""
    rich = parse_html("".join(f"<{tag}>{html.escape(text)}</{tag}>" for tag, text in parts))
    units = rich.text.encode("utf-16-le")
    cut = [units[2 * entity.offset : 2 * entity.end].decode("utf-16-le") for entity in rich.entities]
    assert cut == [text for _, text in parts]
    assert sum(entity.length for entity in rich.entities) == utf16_length(rich.text)
