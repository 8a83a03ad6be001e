"""Whom a broadcast is for: the audiences that HR chooses among, and how each is told."""

from collections.abc import Sequence

from catalog.model import Target
from locales.answer import Answer, faint, head
from locales.translation import Translator
from locales.wording.paging import paged

_MOST_NAMED = 3


def who(t: Translator) -> Answer:
    return Answer.of(head(t._("👥 Who gets it?")))


def which_positions(t: Translator, chosen: int) -> Answer:
    return Answer.of(
        head(t._("👥 Which positions?")),
        t.n_("{n} chosen", "{n} chosen", chosen),
        faint(t._("Whoever reports for them.")),
    )


def which_people(t: Translator, chosen: int, *, page: int, pages: int) -> Answer:
    title = t._("👥 Who?")
    title = paged(t, title, page, pages)
    return Answer.of(
        head(title), t.n_("{n} chosen", "{n} chosen", chosen), t._("Or write names, several with commas between.")
    )


def names_unknown(t: Translator, names: Sequence[str]) -> Answer:
    return Answer.of(t._("Nobody here is called {names}.", names=t.listed(list(names))))


def names_ambiguous(t: Translator, names: Sequence[str]) -> Answer:
    return Answer.of(t._("Several people fit {names}: please tap the right ones.", names=t.listed(list(names))))


def which_position_missing(t: Translator) -> Answer:
    return Answer.of(head(t._("👥 Who has not reported what?")), t._("Of which position?"))


def which_target_missing(t: Translator, position: str) -> Answer:
    return Answer.of(head(t._("👥 {position}: which target has not been reported?", position=position)))


def audience_all(t: Translator) -> str:
    return t._("everyone")


def audience_positions(t: Translator, positions: Sequence[str], every: int) -> str:
    if len(positions) == every:
        return t._("all positions")
    if len(positions) > _MOST_NAMED:
        return t.n_("{n} position", "{n} positions", len(positions))
    return t.listed(list(positions)) if positions else t._("no position yet")


def audience_missing(t: Translator, target: Target) -> str:
    return t._("whoever has not reported {target}", target=target.name[t.language])


def audience_owing(t: Translator) -> str:
    return t._("whoever still owes something this month")


def audience_overdue(t: Translator) -> str:
    return t._("whoever is overdue")


def audience_people(t: Translator, names: Sequence[str], number: int) -> str:
    """By name; `names` are the first of them."""
    if not number:
        return t._("nobody yet")
    if number > len(names):
        rest = number - len(names)
        return t.n_("{names} and {n} other", "{names} and {n} others", rest, names=t._(", ").join(names))
    return t.listed(list(names))


def audience_not_reached(t: Translator, title: str) -> str:
    return t._("whoever did not get “{title}”", title=title)


def button_everyone(t: Translator) -> str:
    return t._("Everyone")


def button_positions(t: Translator) -> str:
    return t._("Positions…")


def button_missing(t: Translator) -> str:
    return t._("Not reported…")


def button_owing(t: Translator) -> str:
    return t._("Owing this month")


def button_overdue(t: Translator) -> str:
    return t._("Overdue")


def button_people(t: Translator) -> str:
    return t._("By name…")


def button_done(t: Translator) -> str:
    return t._("✅ Chosen")
