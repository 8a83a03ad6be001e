"""What is kept, looked at and changed past the bot."""

import json
from datetime import timedelta

from pydantic import SecretStr
from sqlalchemy import func, update
from sqlmodel import Session, SQLModel, col, delete, select
from telegram import Update

from bot.application import build, build_services
from bot.demo.person import Person as Somebody
from bot.demo.server import TOKEN
from bot.running import shut_down
from bot.settings import Settings
from storage import people, prompts, staffing
from storage.tables import Assignment, Entry, Event, InboxUpdate, Person, Role
from tests.talking import Company


async def row_counts(company: Company) -> dict[str, int]:
    """How many rows each table has; the inbox aside, which keeps whatever comes in."""

    def work(session: Session) -> dict[str, int]:
        tables = SQLModel.metadata.sorted_tables
        return {t.name: session.exec(select(func.count()).select_from(t)).one() for t in tables if t.name != "inbox"}

    return await company.services.database.run(work)


async def figures(company: Company) -> list[tuple[str, str, bool]]:
    """Every entry as (target, value, whether it stands), in the order they were kept."""

    def work(session: Session) -> list[tuple[str, str, bool]]:
        rows = session.exec(select(Entry).order_by(col(Entry.id))).all()
        return [(row.target, str(row.value), row.superseded_by is None and row.revoked_at is None) for row in rows]

    return await company.services.database.run(work)


async def standing_figures(company: Company) -> list[tuple[str, str]]:
    """What neither a correction nor an undo has taken away."""
    return [(target, value) for target, value, stands in await figures(company) if stands]


async def shut_out(company: Company, slug: str) -> None:
    """Make a persona a member who has been deactivated."""
    member = await company.member(slug)
    now = company.services.clock()
    await company.services.database.run(
        lambda session: people.set_active(session, person_id=member.id, active=False, at=now, actor=None)
    )


async def demoted(company: Company, slug: str, role: Role = Role.MANAGER) -> None:
    """Give a persona another role than the one in which they began something."""
    member = await company.member(slug)
    now = company.services.clock()
    today = company.services.day_of(now)
    await company.services.database.run(
        lambda session: staffing.change_role(session, person_id=member.id, role=role, actor=None, at=now, today=today)
    )


async def give_positions(company: Company, slug: str, *positions: str) -> None:
    """Make a persona a member who holds just these positions."""
    member = await company.member(slug)
    today = company.services.day_of(company.services.clock())

    def work(session: Session) -> None:
        session.exec(delete(Assignment).where(col(Assignment.person_id) == member.id))
        session.add_all(Assignment(person_id=member.id, position=position, starts=today) for position in positions)

    await company.services.database.run(work)


async def leaves(company: Company, slug: str) -> None:
    """End everything that a persona holds: from today on it is not theirs."""
    member = await company.member(slug)
    today = company.services.day_of(company.services.clock())
    held = update(Assignment).where(col(Assignment.person_id) == member.id).values(ends=today)
    await company.services.database.run(lambda session: session.exec(held))


async def audit(company: Company) -> list[tuple[str, str, str]]:
    """Who did what to which target, in order: (name, action, target)."""

    def work(session: Session) -> list[tuple[str, str, str]]:
        done = select(Person.name, Event.action, Event.detail).join(Person, col(Event.actor) == Person.id)
        rows = session.exec(done.where(col(Event.subject).startswith("entry:")).order_by(col(Event.id))).all()
        return [(name, action, detail["target"]) for name, action, detail in rows]

    return await company.services.database.run(work)


async def restarted(company: Company) -> Company:
    """The bot stopped and started again, on the database and the server that it had."""
    await shut_down(company.dutybot)
    address = company.services.database.engine.url.render_as_string(hide_password=False)
    settings = Settings(token=SecretStr(TOKEN), api_url=company.server.url, database_url=address)
    return Company(company.server, build(build_services(settings, company.clock), settings, TOKEN))


async def forget_handling(company: Company, *, newest: bool = False) -> None:
    """Take the marks away by which the bot knows that it has handled an update, as a kill would; or just the last."""
    await company.dutybot.inbox.write_marks()
    forgetting = update(InboxUpdate).values(handled_at=None)
    if newest:
        last = select(func.max(InboxUpdate.update_id)).scalar_subquery()
        forgetting = forgetting.where(col(InboxUpdate.update_id) == last)
    await company.services.database.run(lambda session: session.exec(forgetting))


async def last_update(company: Company) -> Update:
    """The last update that came in."""
    newest = select(InboxUpdate.body).order_by(col(InboxUpdate.update_id).desc()).limit(1)
    body = await company.services.database.run(lambda session: session.exec(newest).one())
    return Update.de_json(json.loads(body), company.dutybot.application.bot)


async def prompt(company: Company, person: Somebody, flow: str, about: dict[str, object]) -> None:
    """Have a flow wait for what this person writes next, as if it had asked; nothing for whoever never joined."""
    now = company.services.clock()

    def work(session: Session) -> None:
        member = people.find_member(session, telegram_id=person.user.id, today=company.services.day_of(now))
        if member is not None:
            prompts.ask(
                session,
                person_id=member.id,
                chat_id=person.user.id,
                flow=flow,
                about=about,
                at=now,
                expires_at=now + timedelta(hours=1),
                update_id=0,
            )

    await company.services.database.run(work)
