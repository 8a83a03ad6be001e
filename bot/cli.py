"""The command line. Heavy imports stand inside the commands, so that `--help` answers at once."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.people_cli import people_app
from catalog.errors import Refusal

if TYPE_CHECKING:
    from bot.settings import Settings
    from catalog.model import Catalog, Language
    from handlers.services import Services

app = typer.Typer(
    name="dutybot",
    help="The assistant that every department manager has in Telegram.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help comes in half the time
)
catalog_app = typer.Typer(invoke_without_command=True, rich_markup_mode=None)
app.add_typer(catalog_app, name="catalog")
app.add_typer(people_app, name="people")


_FILES_ONLY = typer.Option("--files-only", help="Only the position files, without what was changed in the database.")


@app.command()
def run() -> None:
    """Answer in Telegram until told to stop. Needs DUTYBOT_TOKEN."""
    import asyncio

    from bot.application import build, build_services
    from bot.logs import start_logging
    from bot.running import run_until_told_to_stop
    from bot.settings import needed_token
    from catalog.clock import system_clock

    settings = _settings()
    token = needed_token(settings)
    start_logging(settings.log_level, secret=token)
    services = build_services(settings, system_clock)

    async def serve() -> None:
        await run_until_told_to_stop(build(services, settings, token))

    asyncio.run(serve())


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="The port of the page, on this machine only.")] = 8765,
) -> None:
    """Try everything in the browser: no token, made-up figures."""
    import asyncio

    from bot.demo.run import run_demo
    from bot.logs import start_logging

    start_logging("WARNING")
    asyncio.run(run_demo(port=port))


@app.command()
def understand(
    explain: Annotated[str | None, typer.Option(help="Print how this one message is understood, step by step.")] = None,
    position: Annotated[str | None, typer.Option(help="With --explain: whose targets it is read among.")] = None,
) -> None:
    """Read messages, a JSON object a line, and tell what each says."""
    from bot.contracts import understand_lines

    catalog = _catalog()
    if explain is not None:
        from bot.explaining import explain_text

        typer.echo(explain_text(explain, position, catalog))
        return
    if not understand_lines(_lines(), typer.echo, catalog):
        raise typer.Exit(1)


@app.command()
def judge() -> None:
    """Judge targets by what was reported, one JSON object a line."""
    from bot.judge_contract import judge_lines
    from catalog.working_days import load_working_days
    from locales.wording.statuses import describe

    if not judge_lines(_lines(), _write, _catalog(), load_working_days(_settings().calendar), describe):
        raise typer.Exit(1)


@catalog_app.callback()
def print_catalog(
    context: typer.Context,
    position: Annotated[str | None, typer.Option(help="Only this position, such as hr.")] = None,
    lang: Annotated[str, typer.Option(help="zh or en.")] = "zh",
    as_json: Annotated[bool, typer.Option("--json", help="As a JSON list, for other programs.")] = False,  # noqa: FBT002 - an option
    files_only: Annotated[bool, _FILES_ONLY] = False,  # noqa: FBT002 - an option
) -> None:
    """Print every target, as a table or as JSON; check their names.

    As the bot uses them, with what HR changed.
    """
    if context.invoked_subcommand is not None:
        return
    from bot.tables import catalog_table, console
    from catalog.clock import system_clock
    from catalog.listing import catalog_rows

    catalog = _catalog(amended=not files_only)
    if position is not None and position not in catalog.by_position:
        raise Refusal(f"no position {position!r}; there are: {', '.join(catalog.by_position)}")
    if as_json:
        rows = [row for row in catalog_rows(catalog) if position in (None, row["position"])]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    today = system_clock().astimezone(_settings().zone).date()
    console().print(catalog_table(catalog, position=position, language=_language(lang), today=today))


@catalog_app.command("check")
def check_catalog(
    files_only: Annotated[bool, _FILES_ONLY] = False,  # noqa: FBT002 - an option
) -> None:
    """Warn of names that would not mean their target alone."""
    from catalog.checking import unclear_names

    catalog = _catalog(amended=not files_only)
    unclear = list(unclear_names(catalog))
    for name in unclear:
        others = ", ".join(name.meant) or "nothing"
        typer.echo(f"{name.position}: {name.word!r} of {name.target} is read as {others}")
    if unclear:
        raise typer.Exit(1)
    typer.echo(f"{len(catalog.by_id)} targets, no warnings.")


@catalog_app.command("amend")
def amend_catalog(
    file: Annotated[Path, typer.Argument(help="A TOML file of requirements, names and targets.")],
) -> None:
    """Change the catalog from a file of changes, or of new targets.

    All of it or nothing; the same file twice changes nothing.
    """
    from bot.amendments import apply_amendments, read_amendments

    found = read_amendments(file)
    applied = apply_amendments(_services(), found)
    for line in applied.new:
        typer.echo(line)
    typer.echo(f"{len(applied.new)} new, {applied.known} in force already")


@catalog_app.command("amendments")
def list_amendments() -> None:
    """Print every change of the catalog, with its number."""
    from bot.amendments import told_amendments

    for line in told_amendments(_services(lenient=True)):
        typer.echo(line)


@catalog_app.command("revoke")
def revoke_amendment(
    number: Annotated[int, typer.Argument(help="Its number in `dutybot catalog amendments`.")],
) -> None:
    """Take one change of the catalog back."""
    from bot import amendments

    undone = amendments.revoke_amendment(_services(lenient=True), number)
    typer.echo(f"Change {number} taken back: {undone}")


def _settings() -> "Settings":
    from bot.settings import load_settings

    return load_settings()


def _services(*, lenient: bool = False) -> "Services":
    """The catalog as it stands amended, and the database; `lenient` as `bot.opening.amended_catalog` takes it."""
    from bot.application import build_services
    from catalog.clock import system_clock

    return build_services(_settings(), system_clock, lenient=lenient)


def _catalog(*, amended: bool = False) -> "Catalog":
    """The position files, `amended` as the bot has them."""
    from catalog.loading import load_catalog

    settings = _settings()
    if not amended:
        return load_catalog(settings.catalog)
    from bot.opening import amended_catalog, kept_amendments

    return amended_catalog(settings, kept_amendments(settings))


def _language(code: str) -> "Language":
    match code:
        case "zh" | "en":
            return code
    raise Refusal(f"no language {code!r}; there are: zh, en")


def _lines() -> list[str]:
    """Standard input by lines, whatever bytes it holds."""
    return sys.stdin.buffer.read().decode("utf-8", "replace").split("\n")


def _write(text: str) -> None:
    sys.stdout.write(text)


def main() -> int:
    """Run the command line; what an operator can mend is told in one line."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a text stream, wherever a command runs
    try:
        app()
    except Refusal as error:
        typer.echo(f"dutybot: {error}", err=True)
        return 2
    return 0
