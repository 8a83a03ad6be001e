"""Tables for the terminal."""

from datetime import date

from rich.console import Console
from rich.table import Table

from catalog.model import Catalog, Language
from locales.translation import Translator
from locales.wording.amounts import changes, requirement_alone


def console() -> Console:
    """The terminal; where there is none, wide enough that no cell is folded."""
    shown = Console()
    return shown if shown.is_terminal else Console(width=200)


def catalog_table(catalog: Catalog, *, position: str | None, language: Language, today: date) -> Table:
    """Every duty with its targets, and what will be required of them; a duty without a target has a line of its own."""
    t = Translator(language)
    table = Table(show_lines=False)
    for title in (t._("Position"), t._("Duty"), t._("Target"), t._("Requirement"), t._("Source")):
        table.add_column(title, overflow="fold")
    for held in catalog.positions:
        if position not in (None, held.id):
            continue
        for duty in held.duties:
            where = (held.name[language], str(duty.number))
            for target in duty.targets:
                required = [requirement_alone(t, target, on=today), *changes(t, target, after=today, today=today)]
                table.add_row(*where, f"{target.name[language]}\n{target.id}", "\n".join(required), target.clause)
            if not duty.targets:
                table.add_row(*where, t._("no requirement set"), "", duty.text.zh)
        table.add_section()
    return table
