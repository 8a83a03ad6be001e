"""The catalog that everybody uses, with what HR has amended of it."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias

from sqlmodel import Session

from catalog.loading import load_catalog
from catalog.model import Target
from handlers.buttons import Button, Rows
from handlers.notices import holders_of, post_notice
from handlers.services import Services
from locales.answer import Answer
from locales.translation import Translator
from locales.wording import amend as wording
from storage import amendments

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


def tell_holders(
    session: Session,
    services: Services,
    target: Target,
    told: Told,
    *,
    key: str,
    at: datetime,
    made_by: int | None,
) -> None:
    """Tell whoever holds the target's position that it was changed, but not who changed it."""

    def written(t: Translator) -> tuple[Answer, Rows]:
        return told(t), [[Button(wording.button_card(t), "card", (target.id,))]]

    holders = holders_of(session, target.position, today=services.day_of(at))
    post_notice(
        session, services, [one for one in holders if one.id != made_by], written, key=key, at=at, made_by=made_by
    )
