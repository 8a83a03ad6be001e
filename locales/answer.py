"""What the bot answers, before Telegram's markup: lines of plain text, each with a style.

Everything that comes from outside is escaped in one place, `Answer.html`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from html import escape

LONGEST = 4096
"""Telegram's limit for a message, in UTF-16 code units after the markup is taken away."""
LONGEST_CAPTION = 1024
"""The same for the words below a picture."""


class Style(StrEnum):
    PLAIN = "plain"
    HEAD = "head"
    """The verdict, or the heading of a group."""
    FAINT = "faint"
    QUOTE = "quote"
    """Words of somebody else: the source's clause."""
    CODE = "code"
    """Something to copy as it stands."""


_HTML = {
    Style.PLAIN: "{}",
    Style.HEAD: "<b>{}</b>",
    Style.FAINT: "<i>{}</i>",
    Style.QUOTE: "<blockquote>{}</blockquote>",
    Style.CODE: "<code>{}</code>",
}


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Answer:
    lines: tuple[Line, ...]

    @classmethod
    def of(cls, *lines: str | Line | None) -> "Answer":
        """An answer of these lines; None leaves one out."""
        return cls(tuple(Line(line) if isinstance(line, str) else line for line in lines if line is not None))

    @classmethod
    def joined(cls, answers: Iterable["Answer"]) -> "Answer":
        """Several answers in one message, a blank line between them."""
        lines: list[Line] = []
        for answer in answers:
            if lines:
                lines.append(Line(""))
            lines += answer.lines
        return cls(tuple(lines))

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def html(self) -> str:
        """Telegram's HTML of a message, cut at a line's end where it would be too long."""
        return self._html_within(LONGEST)

    @property
    def caption_html(self) -> str:
        """The same below a picture."""
        return self._html_within(LONGEST_CAPTION)

    def _html_within(self, room: int) -> str:
        parts = []
        for line in self.lines:
            room -= len(line.text.encode("utf-16-le", "surrogatepass")) // 2 + 1
            if room < 0:
                parts.append("…")
                break
            safe = escape(line.text.encode("utf-8", "replace").decode(), quote=False)
            parts.append(_HTML[line.style].format(safe) if line.text else "")
        return "\n".join(parts)


def unbroken(text: str) -> str:
    """The text with its spaces held together: a phone does not break a line there."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def head(text: str) -> Line:
    return Line(text, Style.HEAD)


def faint(text: str) -> Line:
    return Line(text, Style.FAINT)


def quote(text: str) -> Line:
    return Line(text, Style.QUOTE)
