"""What can be wrong with a message or a catalog, named for what went wrong for the person who wrote it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import ClassVar

from catalog.model import Grain, Period, Unit


class Refusal(Exception):  # noqa: N818 - not a fault of the program
    """Something that the operator can mend. The message is one line that says what to do."""


class CatalogError(Refusal):
    """A position file cannot be used: which file, which entry in it, and why."""

    def __init__(self, file: str, entry: str, reason: str) -> None:
        super().__init__(f"{file}: {entry}: {reason}")
        self.file, self.entry, self.reason = file, entry, reason


class CalendarError(Refusal):
    """The file of holidays and make-up days cannot be used: which file, which entry in it, and why."""

    def __init__(self, file: str, entry: str, reason: str) -> None:
        super().__init__(f"{file}: {entry}: {reason}")
        self.file, self.entry, self.reason = file, entry, reason


class BadReport(Exception):  # noqa: N818  named for what went wrong
    """What was reported cannot be kept as it is. `code` names the mistake for machines."""

    code: ClassVar[str] = "bad_report"


class UnknownTarget(BadReport):
    code = "unknown_target"

    def __init__(self, target: str) -> None:
        super().__init__(f"no target is called {target!r}")
        self.target = target


class UnknownUnit(BadReport):
    code = "unknown_unit"

    def __init__(self, unit: str) -> None:
        super().__init__(f"no unit is called {unit!r}")
        self.unit = unit


class WrongUnit(BadReport):
    """A unit that the target's own cannot be had from."""

    code = "wrong_unit"

    def __init__(self, unit: Unit, expected: Unit) -> None:
        super().__init__(f"{unit} where {expected} is expected")
        self.unit, self.expected = unit, expected


class WrongKind(BadReport):
    """A report that the target does not take: a figure for a document, a case for a rate."""

    code = "wrong_kind"

    def __init__(self, target: str) -> None:
        super().__init__(f"{target} takes another kind of report")
        self.target = target


class FuturePeriod(BadReport):
    """A period that has not begun today."""

    code = "future_period"

    def __init__(self, period: Period, today: date) -> None:
        super().__init__(f"{period} has not begun on {today}")
        self.period, self.today = period, today


class LongPeriod(BadReport):
    """A count for a period longer than the target's own: it cannot be told which part of it belongs where."""

    code = "long_period"

    def __init__(self, period: Period, grain: Grain) -> None:
        super().__init__(f"{period} is longer than a {grain}")
        self.period, self.grain = period, grain


class NotBegun(BadReport):
    """Of a time before the day from which the target is asked for."""

    code = "not_begun"

    def __init__(self, since: date) -> None:
        super().__init__(f"nothing is asked for before {since}")
        self.since = since


class FutureDay(BadReport):
    code = "future_day"

    def __init__(self, day: date, today: date) -> None:
        super().__init__(f"{day} is after today, {today}")
        self.day, self.today = day, today


class ClosedBeforeOpened(BadReport):
    code = "closed_before_opened"

    def __init__(self, opened: date, closed: date) -> None:
        super().__init__(f"closed on {closed}, before it was opened on {opened}")
        self.opened, self.closed = opened, closed


class NeedsOpening(BadReport):
    """Whether the limit was kept cannot be told without the day on which the case was opened."""

    code = "needs_opening"

    def __init__(self, target: str) -> None:
        super().__init__(f"{target}: on which day was it opened?")
        self.target = target


class ImpossibleValue(BadReport):
    """A value that its target cannot have, in `unit`. `least`, `most`: None where open; `whole`: no fractions."""

    code = "impossible_value"

    def __init__(
        self,
        value: Decimal,
        *,
        unit: Unit,
        least: Decimal | None = None,
        most: Decimal | None = None,
        whole: bool = False,
    ) -> None:
        super().__init__(f"{value} is not possible")
        self.value, self.unit, self.least, self.most, self.whole = value, unit, least, most, whole


class AlreadyCorrected(BadReport):
    """What was to be corrected has been corrected or taken back since."""

    code = "already_corrected"

    def __init__(self, target: str) -> None:
        super().__init__(f"{target}: that report no longer stands")
        self.target = target


class NotDone(Exception):  # noqa: N818  named for what stands in the way
    """Something that is not to be done to a person, whoever asks for it."""


class OnOneself(NotDone):
    """It would shut out whoever does it."""


class OnAdministrator(NotDone):
    """Only administrators act on administrators, and make them."""


class LastAdministrator(NotDone):
    """Nobody would be left who may do everything."""


class EndsTooEarly(NotDone):
    """Something would end before it begins."""


class NobodyThere(NotDone):
    """Whom or what it is about is there no more."""


class BadFile(Exception):  # noqa: N818  named for what is wrong with it
    """A file that was sent cannot be used at all."""


class FileTooLarge(BadFile):
    pass


class TooManyRows(BadFile):
    pass


class NotATable(BadFile):
    """It is neither .xlsx nor text that could be a table."""


class NoRows(BadFile):
    """There is nothing in it."""


class NoColumns(BadFile):
    """Nothing says where the names and positions stand."""
