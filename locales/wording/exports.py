"""What is said around the files that a manager takes away: the choice, their names, and what is in them."""

from collections.abc import Sequence
from datetime import date

from catalog.model import Position
from catalog.reading import ExportForm
from locales.answer import Answer, head
from locales.translation import Translator

_MOST_NAMED = 3
"""So many positions stand in a file's name; more are all of them, or nearly."""


def choose_form(t: Translator, *, oversees: bool) -> Answer:
    """`oversees`: all positions that one sees are offered, too."""
    return Answer.of(
        head(t._("📤 Which file would you like?")),
        t._("A workbook: where every target stands, and every figure ever reported."),
        t._("A calendar: the deadlines of the next 12 months, with reminders on your phone."),
        t._("All positions: the same workbook for each of them, with every case and delivery.") if oversees else None,
    )


def nothing_to_export(t: Translator) -> Answer:
    """For someone who reports for no position."""
    return Answer.of(t._("You report for no position, so there is nothing of yours to export."))


def file_name(positions: Sequence[Position], form: ExportForm, *, today: date) -> str:
    """`dutybot-hr-2026-11-23.xlsx`."""
    held = [position.id for position in positions] if len(positions) <= _MOST_NAMED else []
    return f"{'-'.join(['dutybot', *held, today.isoformat()])}.{form}"


def workbook_caption(t: Translator, positions: Sequence[Position], *, targets: int, records: int) -> Answer:
    return Answer.of(
        head(t._("📊 {position}", position=_held(t, positions))),
        t.n_("Where {n} target stands", "Where {n} targets stand", targets),
        _history(t, records),
    )


def _history(t: Translator, records: int) -> str:
    if not records:
        return t._("No reports yet")
    return t.n_(
        "{n} report, corrected and undone ones included", "{n} reports, corrected and undone ones included", records
    )


def calendar_caption(t: Translator, positions: Sequence[Position], *, deadlines: int) -> Answer:
    return Answer.of(
        head(t._("📅 {position}", position=_held(t, positions))),
        t.n_("{n} deadline in the next 12 months", "{n} deadlines in the next 12 months", deadlines),
        t._("Open it on your phone to add them. A later export updates them and doubles nothing."),
        t._("The deadlines of figures are not in it: see /due."),
    )


def company_caption(t: Translator, positions: Sequence[Position], *, targets: int, records: int) -> Answer:
    few = len(positions) <= _MOST_NAMED
    shown = _held(t, positions) if few else t.n_("{n} position", "{n} positions", len(positions))
    return Answer.of(
        head(t._("📊 {position}", position=shown)),
        t.n_("Where {n} target stands", "Where {n} targets stand", targets),
        _history(t, records),
    )


def progress(t: Translator, done: int, positions: int) -> Answer:
    """What stands in the chat while it takes its time; a bot that is killed meanwhile leaves it there."""
    return Answer.of(
        head(t._("📊 {done} of {all} positions done…", done=done, all=positions)),
        t._("If no file has come in a few minutes, ask for it again: /export"),
    )


def under_way(t: Translator) -> Answer:
    return Answer.of(t._("The workbook is already being made. Please wait for it."))


def interrupted(t: Translator) -> Answer:
    return Answer.of(t._("I was stopped before the workbook was ready. Please ask for it again: /export"))


def no_deadlines(t: Translator) -> Answer:
    return Answer.of(t._("Nothing falls due on a set day in the next 12 months, so there is no calendar to make."))


def button_form(t: Translator, form: ExportForm) -> str:
    match form:
        case ExportForm.WORKBOOK:
            return t._("📊 Workbook (.xlsx)")
        case ExportForm.CALENDAR:
            return t._("📅 Calendar (.ics)")


def button_company(t: Translator) -> str:
    return t._("🏢 All positions (.xlsx)")


def _held(t: Translator, positions: Sequence[Position]) -> str:
    return t.listed([position.name[t.language] for position in positions])
