"""The catalog that everybody uses, with what HR has amended of it."""

import asyncio
from datetime import datetime

from catalog.loading import load_catalog
from handlers.services import Services
from storage import amendments


async def take_amendments(services: Services, _: datetime) -> None:
    """Read the catalog anew, where it was amended since: by this process or by another one."""
    version = await services.database.run(amendments.version)
    if version == services.catalog_version:
        return
    in_force = await services.database.run(amendments.in_force)
    services.catalog = await asyncio.to_thread(load_catalog, services.catalog_directory, in_force)
    services.catalog_version = version
