"""What every handler may use. Nothing is global: a test builds its own."""

import asyncio
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from catalog.clock import Clock
from catalog.model import Catalog, Language
from catalog.working_days import WorkingDays
from handlers.errands import Errands
from storage.database import Database


@dataclass(slots=True, kw_only=True)
class Services:
    """The catalog, the database, the one clock, and the company's own choices."""

    catalog: Catalog
    """Replaced as a whole when it is amended: see `handlers.amending`."""
    database: Database
    clock: Clock
    calendar: WorkingDays
    zone: ZoneInfo
    """The company's time zone: its days begin, and deadlines end, at midnight there."""
    language: Language
    """For those whose own language is not known."""
    invitation_lifetime: timedelta
    catalog_directory: Path | None = None
    """Where the position files are; None: the packaged ones."""
    catalog_version: tuple[int, int] = (0, 0)
    """The amendments that `catalog` holds: see `storage.amendments.version`."""
    posted: asyncio.Event = field(default_factory=asyncio.Event)
    """Set after something was posted to be sent (`storage.campaigns.post`): the sender looks at once."""
    errands: Errands = field(default_factory=Errands)
    """What goes on beside the chats that asked for it."""

    def day_of(self, moment: datetime) -> date:
        """The company's calendar day at that moment."""
        return moment.astimezone(self.zone).date()
