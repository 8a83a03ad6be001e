"""Files sent as evidence."""

from catalog.model import Target
from locales.answer import Answer
from locales.translation import Translator


def kept(t: Translator, target: Target) -> Answer:
    return Answer.of(t._("📎 Kept as evidence for {target}.", target=target.name[t.language]))


def how(t: Translator, example: str) -> Answer:
    """A file that says nothing of what it is for."""
    return Answer.of(
        t._("📎 What is this file for? It is not kept yet."),
        t._("Send it with a caption such as {example}, or as a reply to a target's details.", example=example),
    )


def none(t: Translator) -> str:
    return t._("There is no evidence for this target.")


def gone(t: Translator, name: str) -> Answer:
    shown = name or t._("the photo")
    return Answer.of(t._("Telegram no longer has {name}.", name=shown))


def caption(t: Translator, target: Target) -> str:
    return t._("📎 {target}", target=target.name[t.language])


def button_evidence(t: Translator, n: int) -> str:
    return t._("📎 Evidence ({n})", n=n)
