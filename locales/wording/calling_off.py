"""What HR may take back of what is not out yet."""

from collections.abc import Sequence
from datetime import datetime

from locales.answer import Answer, faint
from locales.translation import Translator
from locales.wording.paging import first_of

_MOST_NAMES = 3


def waiting(t: Translator) -> Answer:
    """Something is not out yet: its buttons stand below."""
    return Answer.of(t._("Not out yet. Tap what to call off:"))


def what_of_these(t: Translator) -> Answer:
    """What was reported, or what was made since and is not out yet: the buttons stand below."""
    return Answer.of(t._("What is to be taken back?"))


def nothing_waits(t: Translator) -> Answer:
    """Nothing of HR's is still to be sent."""
    return Answer.of(
        t._("Nothing of yours waits to be sent, so there is nothing to call off."),
        faint(t._("What else you did is taken back where it was done: /people, /amend, /reminders")),
    )


def button_reminder(t: Translator, names: Sequence[str], *, made: datetime) -> str:
    """Call off a reminder of these people; when it was made, in the reader's zone, tells it from another of theirs."""
    whom = first_of(t, names, _MOST_NAMES)
    return t._("⏹ Reminder: {names}, made {time}", names=whom, time=f"{made:%H:%M}")
