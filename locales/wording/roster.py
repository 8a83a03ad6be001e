"""What is said around a roster that HR sends: how it looks, what is wrong with it, what it does, and the links."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from catalog.errors import BadFile, FileTooLarge, NoColumns, NoRows, NotATable, TooManyRows
from catalog.model import Catalog
from catalog.roster import Change, Fate, Problem, Trouble
from catalog.roster_file import MOST_BYTES, MOST_ROWS
from locales.answer import Answer, faint, head
from locales.table import CellValue, Column, Sheet
from locales.translation import Translator
from locales.wording.people import offered, role_name

MOST_TOLD = 8
"""So many problems stand in the message; with more, all of them in a file."""
_MOST_NAMED = 6


def ask(t: Translator) -> Answer:
    return Answer.of(
        head(t._("📥 Send the roster as a file")),
        t._(".xlsx or .csv, one row per person: name, position, role."),
        t._("A position by its name in Chinese or English; several in one cell, or in several rows of the same name."),
        t._("No role means department manager. You see what it does before anything is done."),
    )


def bad_file(t: Translator, error: BadFile) -> Answer:
    match error:
        case FileTooLarge():
            why = t._("That file is too large: {most} MB at most.", most=t.number(MOST_BYTES // 1_000_000))
        case TooManyRows():
            why = t._("That file has too many rows: {most} at most.", most=t.number(MOST_ROWS))
        case NotATable():
            why = t._("I can read neither a workbook (.xlsx) nor a table (.csv) in that file.")
        case NoRows():
            why = t._("There is nobody in that file.")
        case NoColumns():
            why = t._("I do not find the columns: head them “name”, “position” and “role”.")
        case _:
            raise ValueError(f"no words for {error!r}")
    return Answer.of(why, t._("Send another one, or “cancel”."))


def file_gone(t: Translator) -> Answer:
    return Answer.of(t._("I could not fetch that file. Please send it again."))


def problem(t: Translator, catalog: Catalog, one: Problem) -> str:
    return t._("Row {row}: {what}", row=one.row, what=_trouble(t, catalog, one))


def _trouble(t: Translator, catalog: Catalog, one: Problem) -> str:
    match one.trouble:
        case Trouble.NO_NAME:
            return t._("no name")
        case Trouble.BAD_NAME:
            return t._("“{words}” is no name", words=one.words)
        case Trouble.NO_POSITION:
            return t._("no position")
        case Trouble.UNKNOWN_POSITION:
            if one.meant:
                meant = catalog.by_position[one.meant].name[t.language]
                return t._("no position “{words}”; is it “{meant}”?", words=one.words, meant=meant)
            return t._("no position “{words}”", words=one.words)
        case Trouble.UNKNOWN_ROLE:
            return t._("no role “{words}”", words=one.words)
        case Trouble.REPEATED:
            return t._("{words} stands above with the same", words=one.words)
        case Trouble.OTHER_ROLE_ABOVE:
            return t._("{words} stands above in another role", words=one.words)
        case Trouble.NAMESAKES:
            return t._("several people here are called {words}: change them in /people", words=one.words)
        case Trouble.INACTIVE:
            return t._("{words} is deactivated: activate them first in /people", words=one.words)
        case Trouble.OTHER_ROLE:
            return t._("{words} is here in another role: change it in /people", words=one.words)
        case Trouble.ADMINISTRATOR:
            return t._("{words}: only an administrator can do that", words=one.words)


def problems(t: Translator, catalog: Catalog, found: Sequence[Problem], *, in_file: bool) -> Answer:
    """`in_file`: all of them follow as a file."""
    n = len(found)
    return Answer.of(
        head(
            t.n_("❌ {n} problem in this roster: nothing is done", "❌ {n} problems in this roster: nothing is done", n)
        ),
        *(problem(t, catalog, one) for one in found[:MOST_TOLD]),
        t._("All of them are in the file below.") if in_file else None,
        t._("Correct them, and send the file again."),
    )


def preview(t: Translator, changes: Sequence[Change], catalog: Catalog) -> Answer:
    """What it does, before it is done."""
    new = [one for one in changes if one.fate is Fate.NEW]
    anew = [one for one in changes if one.fate is Fate.ANEW]
    further = [one for one in changes if one.fate is Fate.FURTHER]
    there = len(changes) - len(new) - len(anew) - len(further)
    return Answer.of(
        head(t.n_("📥 Roster of {n} person", "📥 Roster of {n} people", len(changes))),
        _group(t, t.n_("✉️ {n} to invite", "✉️ {n} to invite", len(new)), new, catalog),
        _group(t, t.n_("🔁 {n} with another invitation", "🔁 {n} with another invitation", len(anew)), anew, catalog),
        _group(
            t, t.n_("➕ {n} with further positions", "➕ {n} with further positions", len(further)), further, catalog
        ),
        t.n_("✅ {n} as they are", "✅ {n} as they are", there) if there else None,
        t._("Shall I do that?"),
    )


def _group(t: Translator, title: str, changes: Sequence[Change], catalog: Catalog) -> str | None:
    if not changes:
        return None
    named = [t._("{name} ({what})", name=one.wanted.name, what=_what(t, one, catalog)) for one in changes[:_MOST_NAMED]]
    more = "…" if len(changes) > _MOST_NAMED else ""
    return t._("{title}: {names}{more}", title=title, names=t.listed(named), more=more)


def _what(t: Translator, change: Change, catalog: Catalog) -> str:
    role = "manager" if change.fate is Fate.FURTHER else change.wanted.role
    return offered(t, role, [catalog.by_position[id_] for id_ in change.positions])


def nothing_new(t: Translator, n: int) -> Answer:
    return Answer.of(
        t.n_(
            "👌 The one person in it is here or invited already: nothing to do.",
            "👌 All {n} people in it are here or invited already: nothing to do.",
            n,
        )
    )


def taken_in(t: Translator, *, links: int, further: int) -> Answer:
    return Answer.of(
        head(t._("👌 Done")),
        t.n_("{n} invitation", "{n} invitations", links) if links else None,
        t.n_("{n} person has further positions", "{n} people have further positions", further) if further else None,
    )


def button_links_again(t: Translator) -> str:
    return t._("✉️ New links")


def nobody_left(t: Translator) -> str:
    return t._("Nobody of this roster is left to join.")


def links_caption(t: Translator, n: int, days: int, *, again: bool) -> Answer:
    """`again`: in place of those that were given before."""
    return Answer.of(
        head(t.n_("✉️ {n} link", "✉️ {n} links", n)),
        t._("Each works once, for one person. Forward to everyone only their own."),
        t._("The links of before are void.") if again else None,
        faint(t.n_("Good for {n} day.", "Good for {n} days.", days)),
    )


def button_take_in(t: Translator) -> str:
    return t._("✅ Do it")


def button_leave(t: Translator) -> str:
    return t._("Leave it")


def confirm_first(t: Translator) -> Answer:
    return Answer.of(t._("Tap “Do it” under the roster, send another file, or “cancel”."))


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A row of the file of links."""

    name: str
    role: str
    positions: Sequence[str]
    link: str


def links_sheet(t: Translator, rows: Sequence[LinkRow], catalog: Catalog) -> Sheet:
    cells: list[list[CellValue]] = [
        [
            row.name,
            t.listed([catalog.by_position[id_].name[t.language] for id_ in row.positions]),
            role_name(t, row.role),
            row.link,
        ]
        for row in rows
    ]
    columns = [Column(t._("Name"), 16), Column(t._("Position"), 30), Column(t._("Role"), 16), Column(t._("Link"), 66)]
    return Sheet(t._("Links"), columns, cells)


def problems_sheet(t: Translator, found: Sequence[Problem], catalog: Catalog) -> Sheet:
    cells: list[list[CellValue]] = [[one.row, _trouble(t, catalog, one)] for one in found]
    return Sheet(t._("Problems"), [Column(t._("Row"), 8), Column(t._("Problem"), 70)], cells)


def links_file_name(today: date) -> str:
    return f"dutybot-links-{today.isoformat()}.xlsx"


def problems_file_name(today: date) -> str:
    return f"dutybot-problems-{today.isoformat()}.xlsx"
