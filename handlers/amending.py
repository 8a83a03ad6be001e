"""The catalog that everybody uses, with what HR has amended of it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from sqlmodel import Session

from catalog.amending import Amendment
from catalog.checking import Unclear, unclear_names_of
from catalog.errors import CatalogError
from catalog.loading import load_catalog
from catalog.model import Catalog
from handlers.buttons import Button, Rows
from handlers.notices import holders_of, post_notice
from handlers.services import Services
from handlers.turn import Turn
from locales.answer import Answer
from locales.translation import Translator
from locales.wording import amend as wording
from storage import amendments
from storage.people import Member

Told: TypeAlias = Callable[[Translator], Answer]
"""What is told of a change, in one language."""


async def take_amendments(services: Services, _: datetime) -> None:
    """Read the catalog anew, where it was amended since: by this process or by another one."""
    version = await services.database.run(amendments.version)
    if version == services.catalog_version:
        return
    in_force = await services.database.run(amendments.in_force)
    services.catalog = await asyncio.to_thread(load_catalog, services.catalog_directory, in_force)
    services.catalog_version = version


@dataclass(frozen=True, slots=True)
class Tried:
    """The catalog as it would be, and the amendments that it was tried with."""

    catalog: Catalog
    version: tuple[int, int]


async def try_catalog(
    turn: Turn, *, adding: Amendment | None = None, key: str = "", without: int | None = None
) -> Tried | Answer:
    """Read the catalog with one amendment more, or less; why it cannot be, where it could not be used so.

    What is added may have been kept under its `key` before: then it stands there already.
    """

    def work(session: Session) -> tuple[list[Amendment], tuple[int, int]]:
        standing = amendments.in_force(session, without=without)
        kept = adding is None or (bool(key) and amendments.find(session, key=key) is not None)
        return standing if kept or adding is None else [*standing, adding], amendments.version(session)

    tried, version = await turn.services.database.run(work)
    try:
        catalog = await asyncio.to_thread(load_catalog, turn.services.catalog_directory, tried)
    except CatalogError as error:
        return wording.unusable(turn.t, error.reason)
    return Tried(catalog, version)


async def newly_unclear(turn: Turn, catalog: Catalog, position: str) -> list[Unclear]:
    """The names of a position that would not mean their target alone in this catalog, and do now."""
    after = await asyncio.to_thread(lambda: list(unclear_names_of(catalog.by_position[position])))
    known = await asyncio.to_thread(lambda: list(unclear_names_of(turn.catalog.by_position[position])))
    before = {(one.target, one.word) for one in known}
    return [one for one in after if (one.target, one.word) not in before]


def tell_holders(
    session: Session,
    services: Services,
    target: str,
    told: Told,
    *,
    key: str,
    at: datetime,
    made_by: int | None,
    gone: bool = False,
) -> list[Member]:
    """Tell whoever holds the target's position that it was changed, or is `gone`, but not who changed it."""

    def written(t: Translator) -> tuple[Answer, Rows]:
        return told(t), [] if gone else [[Button(wording.button_card(t), "card", (target,))]]

    holders = holders_of(session, target.partition(".")[0], today=services.day_of(at))
    others = [one for one in holders if one.id != made_by]
    post_notice(session, services, others, written, key=key, at=at, made_by=made_by)
    return others
