"""What is answered to a report: the status of what was kept, or the question that is asked back."""

from datetime import date
from typing import assert_never

from catalog.entries import Answer as YesOrNo
from catalog.entries import Case, Done, Entry, Figure
from catalog.errors import BadReport
from catalog.model import Compliance, Deliverable, IncidentFree, Measure, Response, Target, Unit
from catalog.status import Past, Status
from locales.answer import Answer, Line, head
from locales.translation import Translator
from locales.wording import statuses
from locales.wording.amounts import amount, figure_beside, period, unit_of, unit_word
from locales.wording.problems import problem


def kept(t: Translator, target: Target, entry: Entry, where: Status, *, past: Past | None, today: date) -> Answer:
    """The answer to a report: what was kept, and where the target stands with it."""
    if isinstance(target, Response) and isinstance(entry, Case):
        return _kept_case(t, target, entry, where, today)
    return statuses.status(t, target, where, today=today, past=past)


def _kept_case(t: Translator, target: Response, case: Case, where: Status, today: date) -> Answer:
    label = f" {case.label}" if case.label else ""
    if case.took is not None:
        what = t._("took {time}", time=amount(t, case.took, case.unit or Unit.DAY))
    elif case.closed is not None:
        what = t._("closed on {day}", day=t.day(case.closed, today=today))
    elif case.opened is not None:
        what = t._("opened on {day}", day=t.day(case.opened, today=today))
    else:
        what = t._("open")
    verdict = statuses.verdict(t, target, where)
    return Answer.of(head(verdict), f"{what}{label}", *statuses.details(t, target, where, today=today))


def several(t: Translator, kept_ones: list[tuple[Target, Status]], *, today: date) -> Answer:
    """The answer to several figures in one message: a verdict a line."""
    title = t.n_("{n} figure kept", "{n} figures kept", len(kept_ones))
    lines: list[Line | str] = [head(title)]
    for target, where in kept_ones:
        lines.append(statuses.verdict(t, target, where))
        need = statuses.needed(t, target, where, today=today)
        if need:
            lines.append(f"    {need}")
    return Answer.of(*lines)


def undone(t: Translator, target: Target, entry: Entry, where: Status, *, today: date) -> Answer:
    """The answer to an undo: what is gone, and where the target stands without it."""
    gone = t._("↩️ Taken back: {what}", what=said(t, target, entry, today=today))
    return Answer.of(head(gone), t._("Now: {status}", status=statuses.verdict(t, target, where)))


def undone_several(t: Translator, names: list[str]) -> Answer:
    return Answer.of(head(t.n_("↩️ {n} figure taken back", "↩️ {n} figures taken back", len(names))), t.listed(names))


def nothing_to_undo(t: Translator) -> Answer:
    return Answer.of(t._("There is nothing to take back."))


def nothing_to_correct(t: Translator) -> Answer:
    return Answer.of(t._("There is no figure to correct. Write the target and its figure."))


def already_undone(t: Translator) -> Answer:
    return Answer.of(t._("That was taken back or corrected already."))


def said(t: Translator, target: Target, entry: Entry, *, today: date) -> str:
    """An entry in a few words: `招聘达成率 92%`."""
    name = target.name[t.language]
    match entry:
        case Figure():
            return f"{name} {figure_beside(t, name, entry.value, entry.unit or unit_of(target))}"
        case YesOrNo():
            answer = t._("yes") if entry.yes else t._("no")
            return f"{name} · {answer}"
        case Done():
            return f"{name}, {t.day(entry.done, today=today)}"
        case Case():
            return f"{name} {entry.label or ''}".rstrip()


def which_target(t: Translator, value: str) -> Answer:
    """Ask which target a value is for; `value` is empty where none was told."""
    if value:
        return Answer.of(t._("Which target is {value} for?", value=value))
    return Answer.of(t._("Which target do you mean?"))


def which_value(t: Translator, target: Target) -> Answer:
    """Ask for what the target takes: a figure in its unit, a day, yes or no."""
    match target:
        case Deliverable():
            question = t._("Is it done? Write the day, for example: yesterday")
        case Compliance():
            question = t._("Does it hold: yes or no?")
        case IncidentFree():
            question = t._("How many were there? Write the number, 0 for none.")
        case Response():
            question = t._("When did it begin, and when was it answered? For example: opened 18 Nov, closed today")
        case Measure():
            question = t._("Which figure? Write the number, in {unit}.", unit=unit_word(t, target.unit))
        case _:
            assert_never(target)
    return Answer.of(head(target.name[t.language]), question)


def new_value(t: Translator, target: Target, words: str) -> Answer:
    """Ask what a kept report is to be instead; `words` tell what stands."""
    return Answer.of(head(target.name[t.language]), words, t._("What should it be? Write the new figure."))


def really(t: Translator, target: Target, value: str) -> Answer:
    """Ask about a figure that is impossible for its target."""
    return Answer.of(
        head(f"🤔 {target.name[t.language]} {value}?"),
        t._("That cannot be right, so nothing is kept yet. Did you mean:"),
    )


def add_or_replace(t: Translator, target: Target, value: str) -> Answer:
    return Answer.of(
        head(f"{target.name[t.language]} {value}"),
        t._("There is a figure for this period already. Does this one add to it, or is it the new total?"),
    )


def asked(t: Translator, target: Target) -> str:
    """A word for one of the targets that were asked about, on a button."""
    return target.short[t.language]


def cancelled(t: Translator) -> Answer:
    return Answer.of(t._("All right, nothing is kept."))


def not_understood(t: Translator, example: str) -> Answer:
    """`example` is a report of the reader's own, empty for those who report nothing."""
    how = t._("Write a target and its figure, for example: {example}", example=example) if example else None
    return Answer.of(t._("I did not get that, so nothing is kept."), how)


def read_only(t: Translator) -> Answer:
    return Answer.of(t._("You can see these targets; their manager reports them."))


def question_over(t: Translator) -> str:
    return t._("That question is closed.")


def not_a_figure(t: Translator, target: Target) -> Answer:
    unit = unit_word(t, unit_of(target))
    return Answer.of(
        t._(
            "I need just the figure for {target}, in {unit}; or write cancel.",
            target=target.name[t.language],
            unit=unit,
        )
    )


def refused(t: Translator, target: Target, error: BadReport, *, today: date) -> Answer:
    """Why a report was not kept, and what to write instead."""
    return Answer.of(head(t._("Not kept: {target}", target=target.name[t.language])), problem(t, error, today=today))


def button_add(t: Translator, value: str) -> str:
    return t._("Add {value}", value=value)


def button_total(t: Translator, value: str) -> str:
    return t._("Total {value}", value=value)


def button_done_today(t: Translator) -> str:
    return t._("✅ Done today")


def button_yes(t: Translator) -> str:
    return t._("Yes")


def button_no(t: Translator) -> str:
    return t._("No")


def button_none(t: Translator) -> str:
    return t._("None")


def button_undo_all(t: Translator) -> str:
    return t._("↩️ Undo all")


def button_change(t: Translator) -> str:
    return t._("✏️ Change")


def button_undo(t: Translator) -> str:
    return t._("↩️ Undo")


def button_card(t: Translator) -> str:
    return t._("📄 Details")


def button_cancel(t: Translator) -> str:
    return t._("Cancel")


def button_report(t: Translator) -> str:
    return t._("✍️ Report")


def reported_on(t: Translator, entry: Entry, *, today: date) -> str:
    """The period, or the day, of an entry."""
    match entry:
        case Figure() | YesOrNo() if entry.period is not None:
            return period(t, entry.period, today=today)
        case Figure() | YesOrNo():
            return t.day(entry.on, today=today)
        case Done():
            return t.day(entry.done, today=today)
        case Case():
            day = entry.closed or entry.opened or entry.on
            return t.day(day, today=today) if day else ""
