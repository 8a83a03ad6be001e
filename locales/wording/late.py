"""What a department or somebody is late with, and whether they are."""

from collections.abc import Sequence
from datetime import date

from catalog.owing import DAYS_AHEAD, Owed
from catalog.wishes import WishKind
from locales.answer import Answer, faint, head
from locales.translation import Translator
from locales.wording.due import in_a_line

MOST = 8
"""Lines; the rest stands in what is owed."""


def overdue(t: Translator, name: str, late: Sequence[Owed], *, asked: WishKind, ahead: int, today: date) -> Answer:
    """What is overdue and nothing else, with yes or no before it where `asked` was whether.

    `ahead` is how many things are due within the next 30 days.
    """
    lines = [in_a_line(t, one, today=today) for one in late[:MOST]]
    left = len(late) - MOST
    rest = t.n_("… and {n} more", "… and {n} more", left) if left > 0 else None
    soon = t.n_("{n} due in the next {days} days", "{n} due in the next {days} days", ahead, days=DAYS_AHEAD)
    return Answer.of(head(_title(t, name, len(late), asked)), *lines, rest, faint(soon) if ahead else None)


def _title(t: Translator, name: str, n: int, asked: WishKind) -> str:
    match asked:
        case WishKind.ON_TIME if n:
            return t.n_("🔴 No, {name}: {n} overdue", "🔴 No, {name}: {n} overdue", n, name=name)
        case WishKind.ON_TIME:
            return t._("✅ Yes, {name}: nothing overdue", name=name)
        case WishKind.IS_LATE if n:
            return t.n_("🔴 Yes, {name}: {n} overdue", "🔴 Yes, {name}: {n} overdue", n, name=name)
        case WishKind.IS_LATE:
            return t._("✅ No, {name}: nothing overdue", name=name)
        case _ if n:
            return t.n_("🔴 {name}: {n} overdue", "🔴 {name}: {n} overdue", n, name=name)
        case _:
            return t._("👍 {name}: nothing overdue", name=name)
