"""Which case is meant, and the buttons that close one."""

from collections.abc import Sequence
from datetime import date

from catalog.model import Target
from catalog.status import OpenCase
from locales.answer import Answer, head
from locales.translation import Translator
from locales.wording import statuses


def which_case(t: Translator, target: Target, label: str | None, cases: Sequence[OpenCase], *, today: date) -> Answer:
    """Ask which of the open cases ended. `label` is the one that was named, which is none of them."""
    unknown = t._("{label} is not among the open ones.", label=label) if label else None
    ask = t._("Which one is done?") if cases else t._("When did it begin? For example: opened 18 Nov")
    listed = [f"{n}. {statuses.case_in_words(t, case, today)}" for n, case in enumerate(cases, start=1)]
    return Answer.of(head(target.name[t.language]), unknown, ask, *listed)


def named(t: Translator, case: OpenCase, place: int, *, today: date) -> str:
    """A case on a button: its label, else its first day, else its place in the list."""
    if case.label:
        return case.label
    return t.day(case.opened, today=today) if case.opened else f"{place}."


def button_same_day(t: Translator, day: date, *, today: date) -> str:
    if day == today:
        return t._("Began and done today")
    return t._("Began and done on {day}", day=t.day(day, today=today))


def button_close(t: Translator, target: Target, case: OpenCase, *, today: date) -> str:
    if case.label:
        return t._("✅ {case} done", case=case.label)
    if case.opened:
        return t._("✅ The one of {day} done", day=t.day(case.opened, today=today))
    return t._("✅ {case} done", case=target.short[t.language])
