"""Conversations as one would read them on the phone, compared whole.

    > 招聘达成率92%            what the person writes
    ✅ 招聘达成率 92% · 达标    the bot's answer, with its buttons as rows below it
    [✏️ 改] [↩️ 撤销]

    > [↩️ 撤销]                a tap on the button with this label
    > {undo:7}                 a tap whose data no button needs to have
    > reply: 93                a reply to the bot's last message
    > edit: 招聘达成率93%       an edit of what the person wrote last

`(picture)` stands where one is, with its caption below it.
An answer that was put in the place of the tapped message begins with `(edited)`, a line that pops up with `(pops up)`;
`---` stands between two messages, `(nothing)` for none.
"""

from collections.abc import Iterable, Mapping
from textwrap import dedent

from bot.demo.messages import Message, Photo
from bot.demo.person import Answer, Person
from tests.talking import Company


async def follow(person: Person, script: str) -> None:
    """Have the person do what the script says, and compare every answer of the bot with it."""
    expected = dedent(script).strip("\n")
    sent: Message | None = None
    shown: list[str] = []
    for line in expected.splitlines():
        if line.startswith("> "):
            answer = await _do(person, line[2:], sent)
            sent = answer.sent or sent
            shown += ["", line, render(answer)] if shown else [line, render(answer)]
    assert "\n".join(shown) == expected


async def play(company: Company, people: Mapping[str, Person], scenes: Iterable[tuple[str, str]]) -> None:
    """A conversation of several people, scene by scene: who, and what they do and are answered.

    `hr gets` is what the sender brought them last.
    """
    for who, script in scenes:
        slug, _, gets = who.partition(" ")
        if gets:
            await company.delivered()
            assert _message(people[slug].last) == dedent(script).strip("\n")
        else:
            await follow(people[slug], script)


async def _do(person: Person, act: str, sent: Message | None) -> Answer:
    kind, _, rest = act.partition(": ")
    match kind, act[:1] + act[-1:]:
        case "reply", _:
            return await person.replies(person.last, rest)
        case "edit", _ if sent is not None:
            return await person.edits(sent, rest)
        case _, "[]":
            return await person.taps(act[1:-1])
        case _, "{}":
            return await person.forges(act[1:-1])
        case _:
            return await person.says(act)


def render(answer: Answer) -> str:
    """What the bot did, as the scripts write it."""
    parts = [_message(message) for message in answer.messages]
    if answer.notice is not None and answer.notice.text:
        parts.append(f"(pops up) {answer.notice.text}")
    return "\n---\n".join(parts) or "(nothing)"


def _message(message: Message) -> str:
    rows = [" ".join(f"[{label}]" for label in row) for row in message.buttons]
    text = message.text.replace("\N{NO-BREAK SPACE}", " ")  # held together on a phone, the same to read
    above = ["(edited)"] if message.edited else []
    above += ["(picture)"] if isinstance(message.content, Photo) else []
    return "\n".join([*above, text, *rows])
