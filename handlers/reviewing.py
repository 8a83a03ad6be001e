"""Who may look at a report, and the buttons for it below a card."""

from collections.abc import Mapping, Sequence

from catalog.entries import Answer, Figure
from catalog.judging.periods import counts_alone, period_of
from catalog.model import Period, Target
from catalog.records import Verdict
from handlers.buttons import Button, Rows
from handlers.turn import Turn
from locales.wording import reports as report_wording
from locales.wording import reviews as wording
from storage.entries import Kept
from storage.reviews import Reviewed


def may_review(turn: Turn, kept: Kept, target: Target) -> bool:
    """HR does, but not what is their own: reported by them, or for a position that they hold."""
    member = turn.member
    return member.sees_everyone and kept.person_id != member.id and target.position not in member.reports_for


def review_buttons(
    turn: Turn, target: Target, latest: Sequence[Kept], reviewed: Mapping[int, Reviewed], origin: tuple[object, ...]
) -> Rows:
    """A row for each entry in force: to confirm or to question it, or to answer what is questioned.

    `latest` is newest first. `origin` is where the card stands: it is shown there again.
    """
    rows = []
    offered = _offered(target, latest, reviewed)
    for one in offered:
        about = reviewed.get(one.id)
        what = report_wording.briefly(turn.t, target, one.entry, today=turn.today) if len(offered) > 1 else ""
        if may_review(turn, one, target):
            row = []
            if about is None or about.verdict is not Verdict.CONFIRMED:
                row.append(Button(wording.button_confirm(turn.t, what), "confirm", (one.id, *origin)))
            if about is None or about.verdict is not Verdict.QUESTIONED:
                row.append(Button(wording.button_question(turn.t, what), "question", (one.id,)))
            rows.append(row)
        elif about is not None and about.waits and target.position in turn.member.reports_for:
            rows.append([Button(wording.button_answer(turn.t, what), "respond", (about.id,))])
    return rows


def _offered(target: Target, latest: Sequence[Kept], reviewed: Mapping[int, Reviewed]) -> list[Kept]:
    """Of the figures of one period the last, where that alone counts; what is questioned stays until it is settled."""
    if not counts_alone(target):
        return list(latest)
    offered, told = [], set[Period]()
    for one in latest:
        period = period_of(one.entry, target) if isinstance(one.entry, Figure | Answer) else None
        about = reviewed.get(one.id)
        if period not in told or (about is not None and about.verdict is Verdict.QUESTIONED):
            offered.append(one)
        if period is not None:
            told.add(period)
    return offered
