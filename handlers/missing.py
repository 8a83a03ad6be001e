"""/missing: who owes what, since when, and when they were last reminded.

/missing ─┬─ by person ── one person ── everything they owe ── remind them (handlers/remind.py)
          ├─ by thing ─── card
          ├─ overdue, or all that is due by the end of the month ── remind, or write to them (handlers/broadcasts)
          └─ what does not apply, with the reasons
10月谁没报 ── by person, what was due in that period ── one person (see handlers/wishing.py)
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlmodel import Session

from catalog.model import Period, Position
from catalog.owing import urgency
from handlers.access import INVITERS
from handlers.broadcasts.command import write_data
from handlers.buttons import Button, Rows, in_rows, paging
from handlers.looking_back import is_past
from handlers.overseeing import Overseen, overseen
from handlers.owing import Due, is_of
from handlers.remind import is_pressing, remind_data
from handlers.turn import Turn
from locales.wording import broadcasts as broadcast_wording
from locales.wording import company as company_wording
from locales.wording import due as due_wording
from locales.wording import looking_back as past_wording
from locales.wording import missing as wording
from locales.wording import people as people_wording
from locales.wording import reminding as reminding_wording
from locales.wording.missing import Owing, Scope
from storage import reminded
from storage.broadcasts import AudienceKind
from storage.exemptions import Exempted

T = TypeVar("T")

_PEOPLE_ON_A_PAGE = 5
_THINGS_ON_A_PAGE = 6
_MOST_PEOPLE = 20
"""So many have a button where not all have a line."""
_BY_PERSON, _BY_THING = "who", "what"


@dataclass(frozen=True, slots=True)
class Debtor:
    """Somebody with what they owe, or, without an id, positions that nobody reports for; the oldest first."""

    id: int | None
    name: str
    positions: Sequence[Position]
    owed: Sequence[Due]

    @property
    def key(self) -> str:
        """How a button names them."""
        return str(self.id) if self.id is not None else self.positions[0].id


@dataclass(frozen=True, slots=True)
class Missing:
    """What is owed in one scope, by person and by thing; how much there is in each; when they were last reminded."""

    scope: Scope
    debtors: Sequence[Debtor]
    things: Sequence[tuple[Due, Overseen]]
    counts: dict[Scope, int]
    exempt: Sequence[tuple[Due, Exempted]]
    reminded: dict[int, datetime]


async def missing_cmd(turn: Turn) -> None:
    """The list; a button names what of it, in which order and the page: `missing:late:who:0`.

    Unasked it is what is overdue, or where nothing is, what the month still wants.
    """
    found = await _read(turn, turn.pressed.text(0))
    page = turn.pressed.number(2, below=1000) or 0
    if found.scope is Scope.EXEMPT:
        await _show_exempt(turn, found, page)
    elif not found.things:
        answer = wording.nothing_missing(turn.t, found.scope, found.counts, today=turn.today)
        await turn.show(answer, _ways_on(turn, found, _BY_PERSON))
    elif turn.pressed.text(1) == _BY_THING:
        await _show_things(turn, found, page)
    else:
        await _show_people(turn, found, page)


async def _read(
    turn: Turn, asked: str, *, positions: Sequence[Position] | None = None, period: Period | None = None
) -> Missing:
    """What is owed in the scope, of all positions that one may see or of these; of a `period` what was due in it."""
    if positions is None:
        positions = [turn.catalog.by_position[id_] for id_ in turn.visible_positions()]

    def work(session: Session) -> Missing:
        every = overseen(session, turn.services, positions, today=turn.today)
        due = [(one, whose) for whose in every for one in whose.owed if is_of(one, period)]
        late = [(one, whose) for one, whose in due if one.owed.overdue]
        exempt = [pair for whose in every for pair in whose.exempt]
        scope = Scope(asked) if asked in set(Scope) else Scope.LATE if late or not due else Scope.MONTH
        things = sorted(due if scope is Scope.MONTH else late, key=lambda pair: urgency(pair[0].owed))
        debtors = _debtors(things)
        return Missing(
            scope,
            debtors,
            things,
            {Scope.LATE: len(late), Scope.MONTH: len(due), Scope.EXEMPT: len(exempt)},
            exempt,
            reminded.last_reminded(session, person_ids=[one.id for one in debtors if one.id is not None]),
        )

    return await turn.services.database.run(work)


def _debtors(things: Iterable[tuple[Due, Overseen]]) -> list[Debtor]:
    """Whoever owes any of these, who owes the oldest first; holders of one position share what it owes."""
    names: dict[int | str, tuple[int | None, str]] = {}
    positions: dict[int | str, list[Position]] = {}
    owed: dict[int | str, list[Due]] = {}
    for due, whose in things:
        position = whose.summary.position
        held_by: list[tuple[int | None, str]] = [(one.id, one.name) for one in whose.holders]
        for who in held_by or [(None, "")]:
            key = who[0] or position.id
            names[key] = who
            held = positions.setdefault(key, [])
            held += [] if position in held else [position]
            owed.setdefault(key, []).append(due)
    return [Debtor(*who, positions[key], owed[key]) for key, who in names.items()]


async def _show_people(turn: Turn, found: Missing, page: int) -> None:
    pages = _in_pages(found.debtors, _PEOPLE_ON_A_PAGE)
    page = min(page, len(pages) - 1)
    answer = wording.by_person(
        turn.t,
        [_owing(turn, one, found) for one in pages[page]],
        found.scope,
        things=len(found.things),
        people=sum(one.id is not None for one in found.debtors),
        page=page,
        pages=len(pages),
        today=turn.today,
    )
    buttons = [
        Button(wording.button_person(turn.t, _owing(turn, one, found)), "owes", (found.scope, one.key, page))
        for one in pages[page]
    ]
    rows = [*in_rows(buttons, 2), paging("missing", f"{found.scope}:{_BY_PERSON}", page, len(pages))]
    await turn.show(answer, [*rows, *_ways_on(turn, found, _BY_PERSON)])


async def show_missing_in(turn: Turn, period: Period, positions: Sequence[Position], *, named: bool) -> None:
    """Who owes these positions' reports that were due in a period, as a new message.

    `named`: the positions were, and the answer names them, too; else they are all that one may see.
    """
    found = await _read(turn, Scope.MONTH, positions=positions, period=period)
    shown = found.debtors[:_PEOPLE_ON_A_PAGE]
    answer = wording.in_period(
        turn.t,
        period,
        [_owing(turn, one, found) for one in shown],
        of=positions if named else (),
        things=len(found.things),
        people=sum(one.id is not None for one in found.debtors),
        left=len(found.debtors) - len(shown),
        today=turn.today,
    )
    sees = turn.member.role in INVITERS
    names = [
        Button(wording.button_person(turn.t, _owing(turn, one, found)), "owes", (Scope.MONTH, one.key, 0))
        for one in found.debtors[:_MOST_PEOPLE]
        if sees
    ]
    then = [Button(wording.button_then(turn.t, period, today=turn.today), "past", (period, "all", 0))]
    if named:
        then = [
            Button(past_wording.title_of(turn.t, one, period, today=turn.today), "past", (period, one.id, 0))
            for one in positions
        ]
    missing = [Button(wording.button_missing(turn.t), "missing")] if sees else []
    overview = Button(company_wording.button_overview(turn.t), "overview")
    ways = [*(then if is_past(turn, period) else []), *missing, overview]
    await turn.reply(answer, [*in_rows(names, 2), *in_rows(ways, 2)])


async def _show_things(turn: Turn, found: Missing, page: int) -> None:
    pages = _in_pages(found.things, _THINGS_ON_A_PAGE)
    page = min(page, len(pages) - 1)
    answer = wording.by_thing(
        turn.t,
        [(due.owed, whose.summary) for due, whose in pages[page]],
        found.scope,
        things=len(found.things),
        page=page,
        pages=len(pages),
        today=turn.today,
    )
    cards = [_card(turn, due, [other for other, _ in pages[page]]) for due, _ in pages[page]]
    rows = [*in_rows(cards, 2), paging("missing", f"{found.scope}:{_BY_THING}", page, len(pages))]
    await turn.show(answer, [*rows, *_ways_on(turn, found, _BY_THING)])


def _card(turn: Turn, due: Due, shown: Sequence[Due]) -> Button:
    several = sum(one.owed.target.id == due.owed.target.id for one in shown) > 1
    label = due_wording.button_owed(turn.t, due.owed, one_of_several=several, exempt=False, today=turn.today)
    return Button(label, "card", (due.owed.target.id,))


async def _show_exempt(turn: Turn, found: Missing, page: int) -> None:
    pages = _in_pages(found.exempt, _THINGS_ON_A_PAGE) or [[]]
    page = min(page, len(pages) - 1)
    answer = wording.exempt(
        turn.t,
        [(due.owed, one.by, one.reason, one.at.astimezone(turn.zone).date()) for due, one in pages[page]],
        count=len(found.exempt),
        page=page,
        pages=len(pages),
        today=turn.today,
    )
    back = Button(people_wording.button_back(turn.t), "missing")
    await turn.show(answer, [paging("missing", f"{Scope.EXEMPT}:{_BY_THING}", page, len(pages)), [back]])


def _in_pages(every: Sequence[T], most: int) -> list[Sequence[T]]:
    return [every[n : n + most] for n in range(0, len(every), most)]


def _owing(turn: Turn, one: Debtor, found: Missing) -> Owing:
    at = found.reminded.get(one.id) if one.id is not None else None
    return Owing(
        name=one.name,
        positions=one.positions,
        things=len(one.owed),
        oldest=one.owed[0].owed,
        reminded=at.astimezone(turn.zone) if at is not None else None,
    )


def _ways_on(turn: Turn, found: Missing, by: str) -> Rows:
    """The other order, the other scopes as far as there is anything in them, and the overview."""
    other = _BY_THING if by == _BY_PERSON else _BY_PERSON
    order = [Button(wording.button_order(turn.t, by_thing=other == _BY_THING), "missing", (found.scope, other, 0))]
    scopes = [
        Button(wording.button_scope(turn.t, one, n, today=turn.today), "missing", (one, by, 0))
        for one, n in found.counts.items()
        if n and one is not found.scope
    ]
    overview = Button(company_wording.button_overview(turn.t), "overview")
    there = any(one.id is not None for one in found.debtors)
    late = found.scope is Scope.LATE
    remind = Button(reminding_wording.button_remind_overdue(turn.t), *remind_data("overdue"))
    write = Button(
        broadcast_wording.button_to_them(turn.t), *write_data(AudienceKind.OVERDUE if late else AudienceKind.OWING)
    )
    reach = [*([remind] if late else []), write] if there else []
    return [*in_rows([*(order if found.things else []), *scopes], 2), *in_rows([*reach, overview], 2)]


async def owes_query(turn: Turn) -> None:
    """A tap on somebody: everything they owe, in their place; nothing where they have reported it meanwhile."""
    back_to, page = (turn.pressed.number(n, below=1000) or 0 for n in (2, 3))
    if not await _show_person(turn, turn.pressed.text(0), turn.pressed.text(1), back_to, page):
        await turn.toast(wording.owes_nothing(turn.t))


async def show_owed_by(turn: Turn, person_id: int) -> bool:
    """Everything that somebody owes by the end of the month, as a new message; False where that is nothing."""
    return await _show_person(turn, Scope.MONTH, str(person_id))


async def _show_person(turn: Turn, scope: str, key: str, back_to: int = 0, page: int = 0) -> bool:
    found = await _read(turn, scope)
    one = next((debtor for debtor in found.debtors if debtor.key == key), None)
    if one is None:
        return False
    pages = _in_pages(one.owed, _THINGS_ON_A_PAGE)
    page = min(page, len(pages) - 1)
    answer = wording.person(
        turn.t,
        _owing(turn, one, found),
        [due.owed for due in pages[page]],
        page=page,
        pages=len(pages),
        today=turn.today,
    )
    turning = paging("owes", f"{found.scope}:{one.key}:{back_to}", page, len(pages))
    statuses = [Button(f"📊 {p.name[turn.language]}", "status", (p.id,)) for p in one.positions]
    back = Button(people_wording.button_back(turn.t), "missing", (found.scope, _BY_PERSON, back_to))
    reminds = one.id is not None and any(due.owed.begun and is_pressing(due) for due in one.owed)
    remind = [Button(wording.button_remind(turn.t), *remind_data("person", one.id))] if reminds else []
    await turn.show(answer, [turning, remind, *in_rows(statuses, 2), [back]])
    return True
