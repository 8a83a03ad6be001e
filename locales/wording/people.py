"""Joining, roles and languages."""

from collections.abc import Sequence

from catalog.model import Language, Position
from locales.answer import Answer, Line, faint, head
from locales.translation import Translator


def stranger(t: Translator) -> Answer:
    return Answer.of(t._("Hello! I answer only colleagues who were invited: please ask HR for your personal link."))


def not_allowed(t: Translator) -> Answer:
    return Answer.of(t._("That is not yours to do here; HR can help you."))


def not_yours(t: Translator) -> str:
    """For a tapped button that names something of somebody else, or something that is gone."""
    return t._("That is not among your targets.")


def button_over(t: Translator) -> str:
    return t._("That button no longer works. Send /help to see what does.")


def code_unknown(t: Translator) -> Answer:
    return Answer.of(t._("This invitation is not valid any more. Please ask HR for a new link."))


def role_name(t: Translator, role: str) -> str:
    return {
        "manager": t._("Manager"),
        "director": t._("Director"),
        "hr": t._("HR"),
        "admin": t._("Administrator"),
    }[role]


def welcome(t: Translator, name: str, role: str, positions: Sequence[Position], targets: int, example: str) -> Answer:
    """The first answer to someone who joined, and to everyone who sends /start again."""
    held = t.listed([position.name[t.language] for position in positions])
    lines: list[str | Line | None] = [head(t._("👋 Welcome, {name}!", name=name))]
    if role == "manager":
        lines.append(t.n_("You are {held}, with {n} target.", "You are {held}, with {n} targets.", targets, held=held))
    elif role == "director":
        lines.append(t._("You can see the status of: {held}.", held=held))
        lines.append(t._("Where they stand: /status"))
    else:
        lines.append(t._("You are here as {role}.", role=role_name(t, role)))
        lines.append(t._("You also report for: {held}.", held=held) if held else None)
        lines.append(t._("Where everyone stands: /overview · Who has not reported: /missing"))
    lines.append(t._("Just write what there is, for example: {example}", example=example) if example else None)
    return Answer.of(*lines)


CHOOSE_LANGUAGE = Answer.of("请选择语言 · Choose your language")
"""In both at once: whoever asks may not read the other."""


def language_name(language: Language) -> str:
    return {"zh": "中文", "en": "English"}[language]


def language_set(t: Translator) -> Answer:
    return Answer.of(t._("I will speak English with you."))


def invite_role(t: Translator) -> Answer:
    return Answer.of(head(t._("✉️ Invite a colleague")), t._("In which role?"))


def invite_positions(t: Translator, role: str, chosen: int) -> Answer:
    title = head(t._("✉️ Invite: {role}", role=role_name(t, role)))
    if role == "director":
        return Answer.of(
            title,
            t.n_("Which positions may they see? {n} chosen.", "Which positions may they see? {n} chosen.", chosen),
        )
    return Answer.of(title, t._("For which position?"))


def offered(t: Translator, role: str, positions: Sequence[Position]) -> str:
    """What an invitation makes of somebody: `财务经理`, `总监 · 销售部经理和网络部经理`."""
    held = t.listed([position.name[t.language] for position in positions])
    return f"{role_name(t, role)} · {held}" if held and role != "manager" else held or role_name(t, role)


def invite_whom(t: Translator, what: str) -> Answer:
    return Answer.of(
        head(t._("✉️ Invite: {role}", role=what)),
        t._("Who is it? Write the name: then I can tell who has not joined yet."),
    )


def no_name(t: Translator) -> Answer:
    return Answer.of(t._("That is no name. Write just the name, for example: Li Si; “cancel” leaves it."))


def invitation(t: Translator, *, name: str, what: str, link: str, days: int, again: bool = False) -> Answer:
    """The one message that shows a code; `again`: there was one before it."""
    title = (
        t._("✉️ Invitation for {name}: {what}", name=name, what=what) if name else t._("✉️ Invitation: {what}", what=what)
    )
    return Answer.of(
        head(title),
        t._("Forward this link to one person. It works once."),
        link,
        t._("The link before this one no longer works.") if again else None,
        faint(t.n_("Good for {n} day.", "Good for {n} days.", days)),
    )


def button_nameless(t: Translator) -> str:
    return t._("✉️ Link without a name")


def button_all(t: Translator) -> str:
    return t._("All")


def button_none_of_them(t: Translator) -> str:
    return t._("Clear")


def button_make(t: Translator) -> str:
    return t._("✉️ Make the link")


def button_copy(t: Translator) -> str:
    return t._("📋 Copy the link")


def button_back(t: Translator) -> str:
    return t._("‹ Back")
