"""Made-up people and figures for the demo, marked as such wherever they are shown."""

import random
from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import count

from sqlmodel import Session

from bot.demo.personas import Persona
from catalog.entries import Answer, Case, Done, Entry, Figure
from catalog.errors import BadReport
from catalog.judging import check_entry
from catalog.judging.deliverables import occurrences
from catalog.model import (
    Compliance,
    Counting,
    Deliverable,
    Grain,
    IncidentFree,
    Measure,
    Period,
    Response,
    Target,
    Unit,
)
from catalog.reporting import requirement_of
from handlers.services import Services
from handlers.turn import language_of
from storage import entries, people
from storage.entries import Source
from storage.tables import Role

MADE_UP = "演示数据 · made up"
"""Whom the seeded figures are shown to come from."""

_NOBODY = -1
_DIRECTOR_READS = ("sales", "production", "customer_service")
