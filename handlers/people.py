"""/people: who is here, by position, whether or not they joined; and what HR does to each of them.

/people ─┬─ page, and of one presence only ─┐
         ├─ Search ── a part of a name ─────┼─ somebody ── card ─┬─ handlers/staffing.py
         ├─ Invite (handlers/invite.py)     │                    ├─ handlers/remind.py
         └─ Import a roster (handlers/roster.py)                 └─ handlers/status.py
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from sqlmodel import Session

from catalog.commanding import asked_after
from catalog.language.text.naming import name_has, name_is
from catalog.model import Catalog, Position
from handlers.buttons import Button, in_rows, paging
from handlers.overseeing import overseen
from handlers.owing import owed_now
from handlers.prompting import ask_for, ask_no_more
from handlers.remind import is_pressing, remind_data
from handlers.turn import Turn
from locales.answer import Answer
from locales.wording import missing as missing_wording
from locales.wording import people as people_wording
from locales.wording import staff as wording
from locales.wording.staff import Card, Holding, Listed
from storage import colleagues, deliveries, prompts
from storage.colleagues import Colleague, Presence
from storage.tables import DeliveryState, Role

_ON_A_PAGE = 6
_EVERYONE = "all"
_SEARCHED = "="
_LONGEST_QUERY_BYTES = 36
_ORDER = {presence: n for n, presence in enumerate(Presence)}
_ROLES = (Role.MANAGER, Role.DIRECTOR, Role.HR, Role.ADMIN)


async def people_cmd(turn: Turn) -> None:
    """The list, a page of it, or those found: `/people`, `/people 陈`, or a tap."""
    if turn.query is None:
        words = " ".join(turn.pressed.arguments)
        await _show_list(turn, f"{_SEARCHED}{_query(words)}" if words else _EVERYONE, page=0)
        return
    await ask_no_more(turn)
    shown = turn.pressed.text(0)
    known = shown in set(Presence) or shown.startswith(_SEARCHED)
    await _show_list(turn, shown if known else _EVERYONE, page=turn.pressed.number(1, below=10_000) or 0)


async def search_query(turn: Turn) -> None:
    """A tap on Search: what is written next is looked for."""
    await ask_for(turn, "people_search")
    await turn.show(wording.search(turn.t), [[Button(people_wording.button_back(turn.t), "people")]])


async def search_msg(turn: Turn) -> None:
    query = _query(turn.words)
    if not query:
        await turn.reply(wording.search(turn.t))
        return
    prompted = turn.prompted
    if prompted is not None:
        settle = partial(prompts.settle, prompt_id=prompted.id, at=turn.now, update_id=turn.update_id)
        await turn.services.database.run(settle)
    await _show_list(turn, f"{_SEARCHED}{query}", page=0)


async def show_named(turn: Turn) -> bool:
    """The card of whomever the words ask after by a whole name, the list where several bear it; False for nobody."""
    called = asked_after(turn.words)
    everyone = await turn.services.database.run(partial(colleagues.everyone, today=turn.today))
    match [one for one in everyone if name_is(one.name, called)]:
        case []:
            return False
        case [one]:
            await show_card(turn, one)
        case _:
            await _show_list(turn, f"{_SEARCHED}{_query(called)}", page=0)
    return True


async def person_query(turn: Turn) -> None:
    """A tap on somebody: their card, from which a tap leads back to where it was opened."""
    await ask_no_more(turn)
    key = turn.pressed.text(0)
    found = await turn.services.database.run(partial(colleagues.find, key=key, today=turn.today))
    if found is None:
        await turn.toast(people_wording.button_over(turn.t))
        return
    await show_card(turn, found, back=turn.pressed.arguments[1:])


async def show_card(turn: Turn, one: Colleague, *, done: str = "", back: Sequence[str] = ()) -> None:
    """Somebody's card, `done` being what was just done to them."""
    stands, refusal = await turn.services.database.run(partial(_looked_up, turn=turn, one=one))
    answer = _card(turn, one, done, stands, refusal)
    way_back = Button(people_wording.button_back(turn.t), "people", tuple(back))
    await turn.show(answer, [*_reach(turn, one, stands), *_acts(turn, one), [way_back]])


@dataclass(frozen=True, slots=True)
class _Stands:
    """How somebody who reports stands this month; `owes_soon`: something that HR reminds a person of."""

    positions: Sequence[Position]
    told: wording.Stands
    owes_soon: bool


def _looked_up(session: Session, turn: Turn, one: Colleague) -> tuple[_Stands | None, DeliveryState | None]:
    """How they stand, and what became of the last message where they cannot be reached."""
    refusal = None
    if one.person_id is not None and one.presence is Presence.UNREACHABLE:
        refusal = deliveries.last_refusal(session, person_id=one.person_id)
    return _stands(session, turn, one), refusal


def _stands(session: Session, turn: Turn, one: Colleague) -> _Stands | None:
    """None for whoever reports nothing now."""
    begun = {each.position for each in one.held if each.starts <= turn.today}
    positions = [position for position in turn.catalog.positions if position.id in begun]
    if one.person_id is None or one.presence is Presence.INACTIVE or not one.reports or not positions:
        return None
    every = overseen(session, turn.services, positions, today=turn.today)
    targets = turn.catalog.targets_of(begun)
    owed = owed_now(session, turn.services, targets, today=turn.today)
    last = max((kept.at for each in every for stands in each.standing for kept in stands.kept), default=None)
    told = wording.Stands(
        asked=sum(each.summary.asked for each in every),
        reported=sum(each.summary.reported for each in every),
        overdue=sum(due.owed.overdue for each in every for due in each.owed),
        last=turn.services.day_of(last) if last else None,
    )
    return _Stands(positions, told, any(map(is_pressing, owed)))


def _reach(turn: Turn, one: Colleague, stands: _Stands | None) -> list[list[Button]]:
    """To remind them, and where the positions that they hold stand."""
    if stands is None:
        return []
    owes = stands.owes_soon and one.person_id != turn.member.id
    remind = [Button(missing_wording.button_remind(turn.t), *remind_data("person", one.person_id))] if owes else []
    statuses = [Button(f"📊 {each.name[turn.language]}", "status", (each.id,)) for each in stands.positions]
    return in_rows([*remind, *statuses], 2)


async def _show_list(turn: Turn, shown: str, *, page: int) -> None:
    everyone = await turn.services.database.run(partial(colleagues.everyone, today=turn.today))
    lines = [(one, line) for one, line in listed(everyone, turn.catalog) if _is_shown(turn, one, line, shown)]
    pages = [lines[n : n + _ON_A_PAGE] for n in range(0, len(lines), _ON_A_PAGE)] or [[]]
    page = min(page, len(pages) - 1)
    counts = Counter(str(one.presence) for one in everyone)
    query = shown.removeprefix(_SEARCHED) if shown.startswith(_SEARCHED) else ""
    answer = wording.people_list(
        turn.t,
        counts,
        [line for _, line in pages[page]],
        vacant=_vacant(everyone, turn.catalog) if (shown, page) == (_EVERYONE, 0) else [],
        page=page,
        pages=len(pages),
        query=query,
        today=turn.today,
    )
    there = {one.key: one for one, _ in pages[page]}
    where = (shown, page) if (shown, page) != (_EVERYONE, 0) else ()
    names = [Button(f"{wording.mark(one.presence)} {one.name}", "person", (key, *where)) for key, one in there.items()]
    await turn.show(
        answer,
        [
            *in_rows(names, 2),
            paging("people", shown, page, len(pages)),
            *in_rows(_filters(turn, counts, shown), 2),
            _ways(turn),
        ],
    )


def listed(everyone: Sequence[Colleague], catalog: Catalog) -> list[tuple[Colleague, Listed]]:
    """Everyone under each position that they hold, then those who hold none under their role.

    A director's positions are only read: directors stand under their role.
    """
    lines: list[tuple[Colleague, Listed]] = []
    for position in catalog.positions:
        held = [
            (one, each) for one in _sorted(everyone) if one.reports for each in one.held if each.position == position.id
        ]
        lines += [
            (one, Listed(position, one.role, one.name, one.presence, each.starts, each.ends)) for one, each in held
        ]
    known = set(catalog.by_position)
    for role in _ROLES:
        of_role = [one for one in _sorted(everyone) if one.role is role]
        without = [one for one in of_role if not one.reports or not any(each.position in known for each in one.held)]
        lines += [(one, Listed(None, one.role, one.name, one.presence)) for one in without]
    return lines


def _vacant(everyone: Iterable[Colleague], catalog: Catalog) -> list[Position]:
    """The positions that nobody reports for, and for which nobody is awaited."""
    there = [one for one in everyone if one.reports and one.presence is not Presence.INACTIVE]
    held = {each.position for one in there for each in one.held}
    return [position for position in catalog.positions if position.id not in held]


def _sorted(everyone: Iterable[Colleague]) -> list[Colleague]:
    return sorted(everyone, key=lambda one: (_ORDER[one.presence], one.name))


def _is_shown(turn: Turn, one: Colleague, line: Listed, shown: str) -> bool:
    if not shown.startswith(_SEARCHED):
        return shown in (_EVERYONE, one.presence)
    query = shown.removeprefix(_SEARCHED)
    position = line.position.name[turn.language] if line.position else ""
    return name_has(one.name, query) or query.casefold() in position.casefold()


def _query(words: str) -> str:
    """What is looked for, so short that a button carries it, and without what parts a button's data."""
    return " ".join(words.replace(":", " ").split()).encode()[:_LONGEST_QUERY_BYTES].decode(errors="ignore").strip()


def _filters(turn: Turn, counts: Counter[str], shown: str) -> list[Button]:
    some = [p for p in Presence if p is not Presence.JOINED and counts[p] and p != shown]
    buttons = [Button(f"{wording.mark(p)} {wording.presence_name(turn.t, p)}", "people", (p, 0)) for p in some]
    return buttons if shown == _EVERYONE else [Button(wording.button(turn.t, "all"), "people"), *buttons]


def _ways(turn: Turn) -> list[Button]:
    t = turn.t
    return [
        Button(wording.button(t, "search"), "people_search"),
        Button(wording.button(t, "invite"), "invite"),
        Button(wording.button(t, "roster"), "roster"),
    ]


def _card(turn: Turn, one: Colleague, done: str, stands: _Stands | None, refusal: DeliveryState | None) -> Answer:
    services = turn.services
    return wording.card(
        turn.t,
        Card(
            name=one.name,
            role=one.role,
            presence=one.presence,
            held=holdings(turn.catalog, one),
            since=services.day_of(one.since),
            language=one.language,
            zone=one.time_zone,
            company_zone=services.zone.key,
            expires=_day_or_none(turn, one),
            over=one.expires_at is not None and one.expires_at <= turn.now,
            stands=stands.told if stands else None,
            refusal=refusal,
        ),
        done=done,
        today=turn.today,
    )


def _day_or_none(turn: Turn, one: Colleague) -> date | None:
    return None if one.expires_at is None else turn.services.day_of(one.expires_at)


def holdings(catalog: Catalog, one: Colleague) -> list[Holding]:
    """What they hold, in the order in which it begins; a position that the catalog no longer has is passed over."""
    known = catalog.by_position
    return [Holding(known[each.position], each.starts, each.ends) for each in one.held if each.position in known]


def _acts(turn: Turn, one: Colleague) -> list[list[Button]]:
    """What this member may do to somebody: nothing to an administrator, unless they are one."""
    if one.role is Role.ADMIN and turn.member.role is not Role.ADMIN:
        return []
    if one.invitation_id is not None:
        acts = ("again", "qr", "withdraw")
        return in_rows([Button(wording.button(turn.t, act), f"staff_{act}", (one.invitation_id,)) for act in acts], 2)
    if one.presence is Presence.INACTIVE:
        return [[Button(wording.button(turn.t, "activate"), "staff_active", (one.key, 1))]]
    oneself = one.person_id == turn.member.id
    acts = (
        *(("move",) if one.held and one.reports else ()),
        "give",
        *(("deputy",) if one.reports else ()),
        *(("end",) if one.held else ()),
        *(() if oneself else ("role",)),
        "language",
        "zone",
    )
    buttons = [Button(wording.button(turn.t, act), f"staff_{act}", (one.key,)) for act in acts]
    if not oneself:
        buttons.append(Button(wording.button(turn.t, "deactivate"), "staff_active", (one.key, 0)))
    return in_rows(buttons, 2)
