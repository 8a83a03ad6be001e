"""What HR says of a report, and what its manager answers."""

from locales.answer import Answer, head, quote
from locales.translation import Translator


def confirmed(t: Translator) -> str:
    return t._("✔ Confirmed")


def not_ones_own(t: Translator) -> str:
    return t._("What is reported for your own position is checked by somebody else.")


def which_note(t: Translator, what: str) -> Answer:
    """`what` is the report in a few words."""
    return Answer.of(
        head(t._("❓ To be questioned: {what}", what=what)),
        t._("What is wrong with it? Write a line for its manager; cancel ends it."),
    )


def words_wanted(t: Translator, *, most: int) -> Answer:
    return Answer.of(t._("Please write it as a text of {n} characters at most; cancel ends it.", n=most))


def questioned(t: Translator, what: str, told: list[str]) -> Answer:
    """What HR sees; `told` are the names of those who are told."""
    names = t.listed(told)
    return Answer.of(
        head(t._("❓ Questioned: {what}", what=what)),
        t._("{names} will be told.", names=names) if told else t._("Nobody holds this position, so nobody is told."),
    )


def questioned_notice(t: Translator, what: str, *, by: str, note: str) -> Answer:
    return Answer.of(head(t._("❓ {name} asks about: {what}", name=by, what=what)), quote(note))


def which_answer(t: Translator, what: str, *, by: str, note: str) -> Answer:
    title = head(t._("💬 Your answer to {name}: {what}", name=by, what=what))
    return Answer.of(title, quote(note), t._("Write it in a line; cancel ends it."))


def answered(t: Translator, name: str) -> Answer:
    return Answer.of(t._("💬 {name} will be told.", name=name))


def answered_for_nobody(t: Translator, name: str) -> Answer:
    """Who asked is told of no figures any more: shut out, or in another role."""
    return Answer.of(t._("💬 Kept. {name} does not look at figures any more, so nobody is told.", name=name))


def answered_notice(t: Translator, what: str, *, by: str, note: str, answer: str) -> Answer:
    """What HR gets: their question, and the answer to it."""
    return Answer.of(head(t._("💬 {name} answers: {what}", name=by, what=what)), f"❓ {note}", quote(answer))


def question_over(t: Translator) -> str:
    return t._("That question is closed.")


def button_confirm(t: Translator, what: str) -> str:
    """`what` is the report, where there are several to choose from."""
    return t._("✔ Confirm {what}", what=what) if what else t._("✔ Confirm")


def button_question(t: Translator, what: str) -> str:
    return t._("❓ Question {what}", what=what) if what else t._("❓ Question")


def button_answer(t: Translator, what: str) -> str:
    return t._("💬 Answer {what}", what=what) if what else t._("💬 Answer")
