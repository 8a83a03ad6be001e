"""What is wrong with a report, and what to write instead."""

from datetime import date

from catalog.errors import (
    AlreadyCorrected,
    BadReport,
    ClosedBeforeOpened,
    FutureDay,
    FuturePeriod,
    ImpossibleValue,
    LongPeriod,
    NeedsOpening,
    NotBegun,
    WrongUnit,
)
from locales.translation import Translator
from locales.wording.amounts import amount, period, unit_word


def problem(t: Translator, error: BadReport, *, today: date) -> str:
    match error:
        case FuturePeriod():
            return t._(
                "{period} has not begun yet. Write the figure for a period that has.",
                period=period(t, error.period, today=today),
            )
        case LongPeriod():
            return t._(
                "{period} is too long for one figure. Write it month by month.",
                period=period(t, error.period, today=today),
            )
        case NotBegun():
            return t._("This target counts from {day} on.", day=t.day(error.since, today=today))
        case FutureDay():
            return t._("{day} is still to come. Write it when it is done.", day=t.day(error.day, today=today))
        case ClosedBeforeOpened():
            return t._(
                "It cannot be closed on {closed}, before it was opened on {opened}. Write both days again.",
                closed=t.day(error.closed, today=today),
                opened=t.day(error.opened, today=today),
            )
        case NeedsOpening():
            return t._("On which day did it begin? Write for example: opened 18 Nov, closed today")
        case WrongUnit() if error.expected is not None:
            return t._("It is counted in {unit}. Write the figure in that unit.", unit=unit_word(t, error.expected))
        case AlreadyCorrected():
            return t._("That was taken back or corrected already.")
        case ImpossibleValue():
            return _impossible(t, error)
        case _:
            return t._("This target does not take that. Open its details to see what it asks for.")


def _impossible(t: Translator, error: ImpossibleValue) -> str:
    shown = amount(t, error.value, error.unit)
    if error.whole and error.value != int(error.value):
        return t._("{value} is not possible: write a whole number.", value=shown)
    if error.most is not None and error.value > error.most:
        return t._("{value} is not possible: {most} is the most.", value=shown, most=amount(t, error.most, error.unit))
    if error.least is not None and error.value < error.least:
        return t._(
            "{value} is not possible: {least} is the least.", value=shown, least=amount(t, error.least, error.unit)
        )
    return t._("{value} is not possible for this target.", value=shown)
