"""/targets: one's targets by duty, page by page, each opening a card.

/targets ─┬─ one position ────── page ── target ── card ── report, history of figures
          └─ several positions ── which? ── page
"""

from collections.abc import Mapping, Sequence

from sqlmodel import Session

from catalog.model import Duty, Position, Target
from handlers.asking import ask, asked_by_tap
from handlers.buttons import Button, Rows, in_rows, paging
from handlers.cases import close_buttons
from handlers.reaching import reach_for_target
from handlers.reviewing import review_buttons
from handlers.standing import Standing, standings
from handlers.turn import Turn
from locales.wording import evidence as evidence_wording
from locales.wording import people as people_wording
from locales.wording import reports as report_wording
from locales.wording import targets as wording
from storage import people, reviews
from storage.entries import Kept
from storage.evidence import evidence_for
from storage.reviews import Reviewed

_LINES_A_PAGE = 12
_ENTRIES_ON_A_CARD = 3
_LISTS = frozenset({"status", "targets", "due"})
"""What a card may be opened from, and leads back to."""
_CARD = "card"
"""Where a card stands that was opened from no list."""


async def targets_cmd(turn: Turn) -> None:
    """The list, or first which position's."""
    visible = turn.visible_positions()
    asked = turn.pressed.text(0)
    if asked in visible:
        await show_list(turn, turn.catalog.by_position[asked], page=turn.pressed.number(1, below=1000) or 0)
    elif turn.query is not None and asked:
        await turn.toast(people_wording.not_yours(turn.t))
    elif len(visible) == 1:
        await show_list(turn, turn.catalog.by_position[visible[0]], page=0)
    else:
        await choose_position(turn, "targets")


async def choose_position(turn: Turn, action: str) -> None:
    """Ask which of the visible positions is meant; `action` is what the chosen one opens."""
    visible = turn.visible_positions()
    if not visible:
        await turn.show(wording.no_positions(turn.t))
        return
    names = [turn.catalog.by_position[id_].name[turn.language] for id_ in visible]
    buttons = [Button(name, action, (id_,)) for id_, name in zip(visible, names, strict=True)]
    await turn.show(wording.choose_position(turn.t), in_rows(buttons, 2))


async def show_list(turn: Turn, position: Position, *, page: int) -> None:
    pages = in_pages(position.duties)
    page = min(page, len(pages) - 1)
    duties = pages[page]
    targets = [target for duty in duties for target in duty.targets]

    def work(session: Session) -> dict[str, Standing]:
        return standings(session, turn.services, targets, today=turn.today)

    standing = await turn.services.database.run(work)
    where = {id_: one.status for id_, one in standing.items()}
    answer = wording.target_list(turn.t, position, duties, where, page=page, pages=len(pages), today=turn.today)
    buttons = [
        Button(wording.button_target(turn.t, target, where[target.id].riskiest), "card", (target.id, "targets", page))
        for target in targets
    ]
    status = Button(wording.button_status(turn.t), "status", (position.id,))
    turning = paging("targets", position.id, page, len(pages), between=[status])
    await turn.show(answer, [*in_rows(buttons, 2), turning])


def in_pages(duties: Sequence[Duty]) -> list[list[Duty]]:
    """Duties by the page, so that a page fits on a phone: a duty takes a line, and each of its targets one."""
    pages: list[list[Duty]] = [[]]
    room = _LINES_A_PAGE
    for duty in duties:
        lines = 1 + max(1, len(duty.targets))
        if pages[-1] and lines > room:
            pages.append([])
            room = _LINES_A_PAGE
        pages[-1].append(duty)
        room -= lines
    return pages


async def card_query(turn: Turn) -> None:
    target = turn.visible_target(turn.pressed.text(0))
    if target is None:
        await turn.toast(people_wording.not_yours(turn.t))
        return
    await show_card(turn, target)


async def show_card(turn: Turn, target: Target) -> None:
    """Everything about one target: in the place of the list it was tapped in, else as a new message.

    A reply to it means this target.
    """

    def work(session: Session) -> tuple[Standing, dict[int, str], int, dict[int, Reviewed]]:
        standing = standings(session, turn.services, [target], today=turn.today)[target.id]
        reviewed = reviews.newest(session, entry_ids=[one.id for one in _latest(standing)])
        answering = {one.answered_by for one in reviewed.values() if one.answered_by is not None}
        names = people.names(session, person_ids={one.person_id for one in standing.kept} | answering)
        messages = {(one.chat_id, one.message_id) for one in standing.kept}
        return standing, names, len(evidence_for(session, target=target.id, messages=messages)), reviewed

    standing, names, files, reviewed = await turn.services.database.run(work)
    latest = _latest(standing)
    position = turn.catalog.by_position[target.position]
    duty = next(duty for duty in position.duties if duty.number == target.duty)
    entries = [_shown(one, names, reviewed) for one in latest]
    last = (names[latest[0].person_id], latest[0].at.astimezone(turn.zone)) if latest else None
    answer = wording.card(turn.t, position, duty, target, standing.status, entries, last=last, today=turn.today)
    origin = _origin(turn)
    on = (
        _way_back(turn, target)
        if len(origin) > 1
        else Button(wording.button_all_targets(turn.t), "targets", (position.id,))
    )
    looking = review_buttons(turn, target, latest, reviewed, origin or (_CARD,))
    reach = reach_for_target(turn, standing)
    buttons = [*close_buttons(turn, [standing]), *looking, *_card_buttons(turn, target, files), reach, [on]]
    await (turn.show if origin else turn.reply)(answer, buttons)


def _latest(standing: Standing) -> list[Kept]:
    return list(reversed(standing.kept))[:_ENTRIES_ON_A_CARD]


def _shown(kept: Kept, names: Mapping[int, str], reviewed: Mapping[int, Reviewed]) -> wording.Shown:
    said = reviewed.get(kept.id)
    if said is None:
        return wording.Shown(kept.entry, names[kept.person_id])
    notes = [(said.by_name, said.note)] if said.note else []
    if said.answered_by is not None:
        notes.append((names[said.answered_by], said.answer))
    return wording.Shown(kept.entry, names[kept.person_id], said.verdict, notes)


def _origin(turn: Turn) -> tuple[object, ...]:
    """The list, and its page, or the card, in whose place this one stands; empty for a card of its own."""
    if turn.pressed.action not in ("card", "confirm"):
        return ()
    if turn.pressed.text(1) in _LISTS:
        return turn.pressed.text(1), turn.pressed.number(2, below=1000) or 0
    return (_CARD,) if turn.pressed.text(1) == _CARD else ()


def _way_back(turn: Turn, target: Target) -> Button:
    """Back to the page of the list in whose place the card stands."""
    page = turn.pressed.number(2, below=1000) or 0
    return Button(wording.button_back(turn.t), turn.pressed.text(1), (target.position, page))


def _card_buttons(turn: Turn, target: Target, files: int) -> Rows:
    evidence = Button(evidence_wording.button_evidence(turn.t, files), "evidence", (target.id,))
    report = Button(report_wording.button_report(turn.t), "report", (target.id,))
    trend = Button(report_wording.button_history(turn.t), "history", (target.id,))
    begun = target.since is None or target.since <= turn.today
    first = [report] if begun and target.position in turn.member.reports_for else []
    return [[*first, trend], [evidence] if files else []]


async def report_query(turn: Turn) -> None:
    """A tap on Report under a card: ask for the figure."""
    target = turn.reportable_target(turn.pressed.text(0))
    if target is None:
        await turn.toast(people_wording.not_yours(turn.t))
        return
    await ask(turn, asked_by_tap(turn, target))
