"""What the bot asks back, and the buttons that answer it."""

from datetime import date
from decimal import Decimal
from typing import assert_never

from catalog.errors import BadReport, ImpossibleValue, WrongUnit
from catalog.model import Compliance, Deliverable, IncidentFree, Measure, Response, Target, Unit
from locales.answer import Answer, head
from locales.translation import Translator
from locales.wording.amounts import amount, unit_of, unit_word
from locales.wording.problems import problem


def which_target(t: Translator, value: str) -> Answer:
    """Ask which target a value is for; `value` is empty where none was told."""
    if value:
        return Answer.of(t._("Which target is {value} for?", value=value))
    return Answer.of(t._("Which target do you mean?"))


def which_entry(t: Translator, value: str) -> Answer:
    """Ask which of what was just kept is to be this figure, or of this day."""
    return Answer.of(t._("Which one is to be {value}?", value=value))


def which_value(t: Translator, target: Target) -> Answer:
    """Ask for what the target takes: a figure in its unit, a day, yes or no."""
    return Answer.of(head(target.name[t.language]), what_it_takes(t, target))


def what_it_takes(t: Translator, target: Target) -> str:
    """How to answer in words."""
    match target:
        case Deliverable():
            return t._("Is it done? Write the day, for example: yesterday")
        case Compliance():
            return t._("Does it hold: yes or no?")
        case IncidentFree():
            return t._("How many were there? Write the number, 0 for none.")
        case Response():
            return t._("When did it begin, and when was it answered? For example: opened 18 Nov, closed today")
        case Measure():
            return t._("Which figure? Write the number, in {unit}.", unit=unit_word(t, target.unit))
        case _:
            assert_never(target)


def new_value(t: Translator, target: Target, words: str) -> Answer:
    """Ask what a kept report is to be instead; `words` tell what stands."""
    return Answer.of(head(t._("✏️ To be changed: {what}", what=words)), what_it_takes(t, target))


def really(t: Translator, target: Target, value: str, *, error: BadReport | None, likely: bool, today: date) -> Answer:
    """Ask about a figure that is not believed as it stands.

    `error` tells why it is impossible, None where it is not; `likely`: buttons offer what was probably meant.
    """
    match error:
        case None:
            why = t._("Nothing is kept yet.")
        case WrongUnit(expected=Unit() as unit) if likely:
            why = t._("It is counted in {unit}.", unit=unit_word(t, unit))
        case _:
            why = problem(t, error, today=today)
    ask = isinstance(error, ImpossibleValue)  # what else is wrong says itself what to write
    how = (
        t._("Did you mean this?") if likely or error is None else t._("Please write the right figure.") if ask else None
    )
    return Answer.of(head(f"🤔 {target.name[t.language]} · {value}"), why, how)


def which_figure(t: Translator, target: Target) -> Answer:
    """Ask which of two figures for one target is right."""
    return Answer.of(
        head(f"🤔 {target.name[t.language]}"), t._("You wrote different figures for it. Which one is right?")
    )


def add_or_replace(t: Translator, target: Target, value: str, *, so_far: Decimal | None) -> Answer:
    """Ask what a further count does; `so_far` is the total that stands, where it is known."""
    stands = amount(t, so_far, unit_of(target)) if so_far is not None else ""
    return Answer.of(
        head(f"{target.name[t.language]} · {value}"),
        t._("So far: {total}", total=stands) if stands else None,
        t._("Does this add to what was reported before, or is it the new total?"),
    )


def no_answer(t: Translator) -> Answer:
    """What was written does not answer the question, which is put again below."""
    return Answer.of(t._("I did not get that, so nothing is kept."))


def no_choice(t: Translator) -> Answer:
    """The same where one of several is to be chosen: how that is done."""
    how = t._("Tap one of these, or write its name or its place, for example: the second")
    return Answer.of(t._("I did not get that, so nothing is kept."), how)


def not_kept(t: Translator, figures: list[str]) -> Answer:
    """What an earlier question held, each figure with its target, is lost: another question took its place."""
    return Answer.of(t._("Not kept: {figures}", figures=t.listed(figures)))


def cancelled(t: Translator) -> Answer:
    return Answer.of(t._("All right, nothing is kept."))


def question_over(t: Translator) -> str:
    return t._("That question is closed.")


def nothing_to_cancel(t: Translator) -> Answer:
    """`Cancel` where nothing was asked: what was kept stays."""
    return Answer.of(t._("I was not waiting for an answer, so nothing changes. To take back the last report: undo"))


def button_add(t: Translator, value: str) -> str:
    return t._("➕ Add {value}", value=value)


def button_total(t: Translator, value: str) -> str:
    return t._("Total {value}", value=value)


def button_as_written(t: Translator, value: str) -> str:
    return t._("Yes, {value}", value=value)


def button_done(t: Translator, day: date, *, today: date) -> str:
    if day == today:
        return t._("✅ Done today")
    return t._("✅ Done on {day}", day=t.day(day, today=today))


def button_opened_today(t: Translator) -> str:
    return t._("Began today")


def button_closed_today(t: Translator) -> str:
    return t._("✅ Answered today")


def button_yes(t: Translator) -> str:
    return t._("Yes")


def button_no(t: Translator) -> str:
    return t._("No")


def button_none(t: Translator) -> str:
    return t._("None")


def button_cancel(t: Translator) -> str:
    return t._("Cancel")
