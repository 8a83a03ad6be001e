"""`dutybot people`: what HR does in the chat, for the operator. Heavy imports stand inside, as in `bot.cli`."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from catalog.errors import BadFile, NotDone, Refusal

if TYPE_CHECKING:
    from sqlmodel import Session

    from catalog.model import Catalog, Language
    from catalog.roster import Wanted
    from storage.colleagues import Colleague
    from storage.database import Database
    from storage.invitations import Making
    from storage.rosters import TakenIn
    from storage.tables import Role

people_app = typer.Typer(no_args_is_help=True, help="Who may use the bot, and as what.", rich_markup_mode=None)

Who = Annotated[str, typer.Argument(help="By the id of `people list`, or by the whole name.")]
Held = Annotated[str, typer.Argument(help="By its id, such as hr, or its Chinese or English name.")]
From = Annotated[str | None, typer.Option("--from", help="The first day, YYYY-MM-DD; today by default.")]


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every command here needs; the operator has no name: `actor` is None throughout."""

    catalog: "Catalog"
    database: "Database"
    language: "Language"
    now: datetime
    today: date
    lifetime: timedelta

    @property
    def making(self) -> "Making":
        from storage.invitations import Making

        return Making(None, self.now, self.now + self.lifetime)

    def position(self, text: str) -> str:
        from catalog.roster import position_named

        found = position_named(text, self.catalog)
        if found is None:
            raise Refusal(f"no position {text!r}; there are: {', '.join(self.catalog.by_position)}")
        return found

    def first_day(self, text: str | None) -> date:
        return self.today if text is None else _day(text)

    def acts(self, who: str, act: "Callable[[Session, Colleague], object]") -> None:
        """Do it to this person, tell them, and print how they stand now."""
        from storage import colleagues

        def work(session: "Session") -> "Colleague | None":
            one = _find(session, who, self.today)
            act(session, one)
            now = colleagues.find(session, key=one.key, today=self.today)
            self.tell(session, [(one, now)])
            return now

        now = self.database.run_now(work)
        if now is not None:
            typer.echo(_line(now))

    def takes_in(self, session: "Session", *, wanted: "Sequence[Wanted]") -> "TakenIn":
        """Take in a roster, and tell whoever has a further position by it."""
        from storage import colleagues, rosters

        before = colleagues.everyone(session, today=self.today)
        taken = rosters.take_in(session, wanted=wanted, making=self.making, today=self.today)
        self.tell(session, colleagues.changed_since(session, before, today=self.today))
        return taken

    def tell(self, session: "Session", pairs: "Iterable[tuple[Colleague | None, Colleague | None]]") -> None:
        """Have the running bot tell those whose standing changed."""
        from handlers.staff_notices import tell_changed

        tell_changed(
            session,
            pairs,
            catalog=self.catalog,
            language=self.language,
            key=f"cli:{self.now.isoformat()}",
            at=self.now,
            today=self.today,
            actor=None,
        )


@contextmanager
def _desk() -> Iterator[_Desk]:
    from bot.opening import open_database
    from bot.settings import load_settings
    from catalog.clock import system_clock
    from catalog.loading import load_catalog
    from locales.translation import Translator
    from locales.wording.staff import not_done

    settings = load_settings()
    catalog, database, now = load_catalog(settings.catalog), open_database(settings), system_clock()
    today = now.astimezone(settings.zone).date()
    try:
        yield _Desk(catalog, database, settings.language, now, today, timedelta(days=settings.invitation_days))
    except NotDone as error:
        raise Refusal(not_done(Translator("en"), error)) from None
    finally:
        database.close()


@people_app.command("add-admin")
def add_admin() -> None:
    """Print a one-time code that makes an administrator.

    Whoever sends the printed line to the bot first becomes one.
    """
    from storage import invitations
    from storage.invitations import Offer
    from storage.tables import Role

    with _desk() as desk:
        offer = Offer(Role.ADMIN, ())
        code = desk.database.run_now(partial(invitations.invite, offer=offer, making=desk.making))
    _tell_code(code, desk)


@people_app.command("list")
def list_people(
    position: Annotated[str | None, typer.Option(help="Only those of this position.")] = None,
) -> None:
    """Print everyone, joined or not, a line each below a header."""
    from storage import colleagues

    with _desk() as desk:
        only = None if position is None else desk.position(position)
        everyone = desk.database.run_now(partial(colleagues.everyone, today=desk.today))
    listed = [one for one in everyone if only is None or only in [each.position for each in one.held]]
    if listed:
        typer.echo(_HEADER)
    else:
        nobody = "Nobody yet: make an administrator with `people add-admin`."
        typer.echo(f"Nobody has {only}: see `people invite`." if everyone else nobody, err=True)
    for one in listed:
        typer.echo(_line(one))


@people_app.command()
def invite(
    name: Annotated[str, typer.Argument(help="Under this name they show as not joined.")],
    position: Annotated[list[str] | None, typer.Option(help="Its id or name; once for each.")] = None,
    role: Annotated[str, typer.Option(help="manager, director, hr or admin.")] = "manager",
    until: Annotated[str | None, typer.Option(help="A deputy's last day, YYYY-MM-DD.")] = None,
) -> None:
    """Print a one-time code for somebody; the code they had is void."""
    from catalog.names import name_written
    from storage import staffing
    from storage.invitations import Offer

    called, became = name_written(name), _role(role)
    if called is None:
        raise Refusal(f"{name!r} is no name")
    with _desk() as desk:
        held = tuple(dict.fromkeys(desk.position(one) for one in position or []))
        if not held and became in ("manager", "director"):
            raise Refusal("a manager or director needs a --position")
        offer = Offer(became, held, ends=None if until is None else _day(until) + timedelta(days=1))
        code = desk.database.run_now(partial(staffing.invite_named, name=called, offer=offer, making=desk.making))
    _tell_code(code, desk)


@people_app.command()
def withdraw(who: Who) -> None:
    """Take back the invitation of somebody who has not joined."""
    from storage import invitations

    with _desk() as desk:

        def work(session: "Session") -> str:
            one = _find(session, who, desk.today)
            if one.invitation_id is None:
                raise Refusal(f"{one.name} has joined; try `people deactivate`")
            invitations.withdraw(session, invitation_id=one.invitation_id, by=None, at=desk.now)
            return one.name

        typer.echo(f"withdrawn: {desk.database.run_now(work)}")


@people_app.command()
def give(who: Who, position: Held, first: From = None) -> None:
    """Give a further position."""
    from storage import staffing

    with _desk() as desk:
        held, starts = desk.position(position), desk.first_day(first)
        assign = partial(staffing.assign, position=held, starts=starts, actor=None, at=desk.now)
        desk.acts(who, lambda session, one: assign(session, person_id=_joined(one)))


@people_app.command()
def deputy(
    who: Who, position: Held, until: Annotated[str, typer.Option(help="The last day, YYYY-MM-DD.")], first: From = None
) -> None:
    """Give a position until a day."""
    from storage import staffing

    with _desk() as desk:
        held, starts, ends = desk.position(position), desk.first_day(first), _day(until) + timedelta(days=1)
        assign = partial(staffing.assign, position=held, starts=starts, ends=ends, actor=None, at=desk.now)
        desk.acts(who, lambda session, one: assign(session, person_id=_joined(one)))


@people_app.command()
def move(
    who: Who,
    position: Held,
    first: From = None,
    leave: Annotated[str | None, typer.Option(help="The position that ends, where several are held.")] = None,
) -> None:
    """Move somebody to another position from a day on."""
    from storage import staffing

    with _desk() as desk:
        to, starts = desk.position(position), desk.first_day(first)
        left = None if leave is None else desk.position(leave)
        work = partial(staffing.move, position=to, starts=starts, actor=None, at=desk.now)
        desk.acts(who, lambda session, one: work(session, person_id=_joined(one), assignment_id=_assignment(one, left)))


@people_app.command()
def end(
    who: Who,
    position: Held,
    last: Annotated[str | None, typer.Option(help="The last day, YYYY-MM-DD; by default it ends at once.")] = None,
) -> None:
    """End a position."""
    from storage import staffing

    with _desk() as desk:
        held = desk.position(position)
        ends = desk.today if last is None else _day(last) + timedelta(days=1)
        work = partial(staffing.end, ends=ends, actor=None, at=desk.now)
        desk.acts(who, lambda session, one: work(session, person_id=_joined(one), assignment_id=_assignment(one, held)))


@people_app.command()
def role(who: Who, name: Annotated[str, typer.Argument(help="manager, director, hr or admin.")]) -> None:
    """Give somebody another role."""
    from storage import staffing

    became = _role(name)
    with _desk() as desk:
        work = partial(staffing.change_role, role=became, actor=None, at=desk.now, today=desk.today)
        desk.acts(who, lambda session, one: work(session, person_id=_joined(one)))


@people_app.command()
def language(who: Who, code: Annotated[str, typer.Argument(help="zh or en.")]) -> None:
    """Set the language that the bot speaks with somebody."""
    from catalog.model import LANGUAGES
    from storage import staffing

    if code not in LANGUAGES:
        raise Refusal(f"no language {code!r}; there are: {', '.join(LANGUAGES)}")
    with _desk() as desk:
        work = partial(staffing.change_language, language=code, actor=None, at=desk.now)
        desk.acts(who, lambda session, one: work(session, person_id=_joined(one)))


@people_app.command()
def zone(who: Who, name: Annotated[str, typer.Argument(help="Such as Asia/Dubai, or its city; or company.")]) -> None:
    """Set the time zone that somebody lives in."""
    from locales.zones import zone_named
    from storage import staffing

    found = None if name == "company" else zone_named(name)
    if found is None and name != "company":
        raise Refusal(f"no time zone {name!r}; write one such as Asia/Dubai")
    with _desk() as desk:
        work = partial(staffing.change_zone, zone=found, actor=None, at=desk.now)
        desk.acts(who, lambda session, one: work(session, person_id=_joined(one)))


@people_app.command()
def deactivate(who: Who) -> None:
    """Shut somebody out; what they reported stays."""
    _set_active(who, active=False)


@people_app.command()
def activate(who: Who) -> None:
    """Let somebody in again."""
    _set_active(who, active=True)


@people_app.command("import")
def import_roster(
    file: Annotated[Path, typer.Argument(help="A table of names, positions and roles: .xlsx or .csv.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do it; without it is only told what would be done.")] = False,  # noqa: FBT002 - an option
) -> None:
    """Invite everyone in a table, or give them further positions."""
    from catalog.roster import Fate, read_roster
    from catalog.roster_file import read_rows
    from locales.translation import Translator
    from locales.wording import roster as wording
    from storage import rosters

    t = Translator("en")
    with _desk() as desk:
        try:
            wanted, problems = read_roster(read_rows(file.read_bytes()), desk.catalog)
        except OSError as error:
            raise Refusal(f"{file}: {error.strerror}") from None
        except BadFile as error:
            raise Refusal(f"{file}: {wording.bad_file(t, error).lines[0].text}") from None
        plan = desk.database.run_now(partial(rosters.weigh, wanted=wanted, by=None, today=desk.today))
        if not problems and not plan.problems and yes:
            plan = desk.database.run_now(partial(desk.takes_in, wanted=wanted))
    found = sorted([*problems, *plan.problems], key=lambda one: one.row)
    for problem in found:
        typer.echo(wording.problem(t, desk.catalog, problem), err=True)
    if found:
        raise typer.Exit(1)
    for change in plan.changes:
        if change.fate is not Fate.THERE:
            typer.echo(f"{change.wanted.name}: {change.fate} {', '.join(change.positions)}".rstrip(), err=True)
    for link in plan.links:
        typer.echo(f"{link.offer.name}\t/start {link.code}")
    if not yes:
        typer.echo("Nothing is done yet: say so with --yes.", err=True)


def _set_active(who: str, *, active: bool) -> None:
    from storage import staffing

    with _desk() as desk:
        work = partial(staffing.set_active, active=active, actor=None, at=desk.now)
        desk.acts(who, lambda session, one: work(session, person_id=_joined(one)))


def _find(session: "Session", who: str, today: date) -> "Colleague":
    """By the id or the name; Refusal where nobody, or more than one, is meant."""
    from catalog.names import same_name
    from storage import colleagues

    one = colleagues.find(session, key=who, today=today)
    if one is not None:
        return one
    named = [one for one in colleagues.everyone(session, today=today) if same_name(one.name) == same_name(who)]
    if len(named) > 1:
        raise Refusal(f"several are called {who!r}: {', '.join(one.key for one in named)}")
    if not named:
        raise Refusal(f"nobody is called {who!r}; see `people list`")
    return named[0]


def _joined(one: "Colleague") -> int:
    if one.person_id is None:
        raise Refusal(f"{one.name} has not joined; see `people invite` and `people withdraw`")
    return one.person_id


def _assignment(one: "Colleague", position: str | None) -> int:
    held = [each for each in one.held if position in (None, each.position)]
    if len(held) != 1:
        told = ", ".join(each.position for each in one.held) or "nothing"
        raise Refusal(f"which position ends? {one.name} holds: {told}")
    return held[0].id


_HEADER = "id\tname\trole\tpresence\tpositions"


def _line(one: "Colleague") -> str:
    held = ", ".join(_term(each.position, each.starts, each.ends) for each in one.held)
    return f"{one.key}\t{one.name}\t{one.role}\t{one.presence}\t{held}"


def _term(position: str, starts: date, ends: date | None) -> str:
    """`sales 2026-11-23..2026-12-31`: both days are held."""
    return f"{position} {starts}..{'' if ends is None else ends - timedelta(days=1)}"


def _role(name: str) -> "Role":
    from catalog.roster import role_named
    from storage.tables import Role

    found = role_named(name)
    if found is None:
        raise Refusal(f"no role {name!r}; there are: {', '.join(Role)}")
    return Role(found)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refusal(f"not a day: {text!r}; write YYYY-MM-DD") from None


def _tell_code(code: str, desk: _Desk) -> None:
    typer.echo(f"/start {code}")
    typer.echo(f"Send this line to the bot within {desk.lifetime.days} days; it works once.", err=True)
