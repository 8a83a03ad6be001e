"""Whom a broadcast is for: chosen by buttons, or by names that are written.

who ─┬─ everyone, who owes something, who is overdue ── board
     ├─ positions ── some of them ── board
     ├─ who has not reported ── position ── target ── board
     └─ people ── some of them, page by page or by name ── board
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial

from sqlmodel import Session

from handlers.broadcasts.board import own_draft, show_board
from handlers.buttons import Button, box, in_rows, paging
from handlers.prompting import ask_for
from handlers.turn import Turn
from locales.wording import audiences as wording
from locales.wording import broadcasts as broadcast_wording
from locales.wording import people as people_wording
from storage import broadcasts, people, prompts
from storage.broadcasts import Audience, AudienceKind, Broadcast
from storage.people import Member

_ON_A_PAGE = 8
_BETWEEN = re.compile(r"[,，、;；\n]+")
_AT_ONCE = frozenset({AudienceKind.ALL, AudienceKind.OWING, AudienceKind.OVERDUE})
"""The audiences that need nothing more."""


async def who_query(turn: Turn) -> None:
    """The audiences; a tap on one that needs nothing more chooses it."""
    draft = await own_draft(turn)
    if draft is None:
        return
    chosen = turn.pressed.text(1)
    if chosen in _AT_ONCE:
        await show_board(turn, await _choose(turn, draft, Audience(kind=AudienceKind(chosen))))
        return
    t, id_ = turn.t, draft.id
    buttons = [
        Button(wording.button_everyone(t), "broadcast_who", (id_, AudienceKind.ALL)),
        Button(wording.button_positions(t), "broadcast_at", (id_,)),
        Button(wording.button_overdue(t), "broadcast_who", (id_, AudienceKind.OVERDUE)),
        Button(wording.button_owing(t), "broadcast_who", (id_, AudienceKind.OWING)),
        Button(wording.button_missing(t), "broadcast_owes", (id_,)),
        Button(wording.button_people(t), "broadcast_people", (id_, 0)),
    ]
    await turn.show(wording.who(t), [*in_rows(buttons, 2), [_back(turn, "broadcast_board", id_)]])


async def _choose(turn: Turn, draft: Broadcast, audience: Audience) -> Broadcast:
    change = partial(broadcasts.change, broadcast_id=draft.id, made_by=turn.member.id, audience=audience)
    return await turn.services.database.run(change) or draft


def _back(turn: Turn, action: str, *about: object) -> Button:
    return Button(people_wording.button_back(turn.t), action, about)


# Positions


async def at_query(turn: Turn) -> None:
    """Positions, one by one or all of them: each button says what it makes of its own."""
    draft = await own_draft(turn)
    if draft is None:
        return
    order = [position.id for position in turn.catalog.positions]
    chosen = set(draft.audience.positions) if draft.audience.kind is AudienceKind.POSITIONS else set[str]()
    tapped, wanted = turn.pressed.text(1), turn.pressed.number(2, below=2) == 1
    named = set(order) if tapped == "all" else {tapped} & set(order)
    if named:
        chosen = chosen | named if wanted else chosen - named
        held = tuple(position for position in order if position in chosen)
        draft = await _choose(turn, draft, Audience(kind=AudienceKind.POSITIONS, positions=held))
    await _show_positions(turn, draft, chosen)


async def _show_positions(turn: Turn, draft: Broadcast, chosen: set[str]) -> None:
    t, every = turn.t, turn.catalog.positions
    buttons = [
        Button(
            box(p.short[turn.language], ticked=p.id in chosen),
            "broadcast_at",
            (draft.id, p.id, int(p.id not in chosen)),
        )
        for p in every
    ]
    full = len(chosen) == len(every)
    rest = Button(
        people_wording.button_none_of_them(t) if full else people_wording.button_all(t),
        "broadcast_at",
        (draft.id, "all", int(not full)),
    )
    done = Button(wording.button_done(t), "broadcast_board", (draft.id,))
    answer = wording.which_positions(t, len(chosen))
    last = [_back(turn, "broadcast_who", draft.id), rest, *([done] if chosen else [])]
    await turn.show(answer, [*in_rows(buttons, 2), last])


# Who has not reported one target


async def owes_query(turn: Turn) -> None:
    """The positions, then the targets of one."""
    draft = await own_draft(turn)
    if draft is None:
        return
    position = turn.catalog.by_position.get(turn.pressed.text(1))
    if position is None:
        buttons = [
            Button(p.short[turn.language], "broadcast_owes", (draft.id, p.id, 0)) for p in turn.catalog.positions
        ]
        answer, back = wording.which_position_missing(turn.t), _back(turn, "broadcast_who", draft.id)
        await turn.show(answer, [*in_rows(buttons, 2), [back]])
        return
    targets = turn.catalog.targets_of([position.id])
    pages = max(1, -(-len(targets) // _ON_A_PAGE))
    page = min(turn.pressed.number(2, below=100) or 0, pages - 1)
    buttons = [
        Button(target.short[turn.language], "owed_by", (draft.id, target.id))
        for target in targets[page * _ON_A_PAGE : (page + 1) * _ON_A_PAGE]
    ]
    way = paging("broadcast_owes", f"{draft.id}:{position.id}", page, pages)
    answer, back = (
        wording.which_target_missing(turn.t, position.name[turn.language]),
        _back(turn, "broadcast_owes", draft.id),
    )
    await turn.show(answer, [*in_rows(buttons, 2), way, [back]])


async def of_query(turn: Turn) -> None:
    """Whoever has not reported this target."""
    draft = await own_draft(turn)
    if draft is None:
        return
    target = turn.catalog.by_id.get(turn.pressed.text(1))
    if target is None:
        await turn.toast(people_wording.button_over(turn.t))
        return
    await show_board(turn, await _choose(turn, draft, Audience(kind=AudienceKind.MISSING, target=target.id)))


# People


async def people_query(turn: Turn) -> None:
    """People, page by page; what is written meanwhile are names."""
    draft = await own_draft(turn)
    if draft is None:
        return
    tapped, wanted = turn.pressed.number(2, below=2**31), turn.pressed.number(3, below=2) == 1
    if tapped is not None:
        known = await turn.services.database.run(partial(people.names, person_ids=[tapped]))
        draft = await _choose(turn, draft, _with(draft, known, wanted=wanted))
    await _show_people(turn, draft, page=turn.pressed.number(1, below=1000) or 0)


def _chosen(draft: Broadcast) -> tuple[int, ...]:
    return draft.audience.people if draft.audience.kind is AudienceKind.PEOPLE else ()


def _with(draft: Broadcast, ids: Iterable[int], *, wanted: bool = True) -> Audience:
    """The people chosen with these, or without them, in the order in which they were chosen."""
    named = dict.fromkeys(ids)
    left = [id_ for id_ in _chosen(draft) if id_ not in named]
    held = list(dict.fromkeys([*_chosen(draft), *named])) if wanted else left
    return Audience(kind=AudienceKind.PEOPLE, people=tuple(held))


async def _show_people(turn: Turn, draft: Broadcast, *, page: int, below: bool = False) -> None:
    await ask_for(turn, "broadcast_people", draft=draft.id)
    members = await turn.services.database.run(partial(_active, turn=turn))
    pages = max(1, -(-len(members) // _ON_A_PAGE))
    page = min(page, pages - 1)
    chosen = _chosen(draft)
    buttons = [
        Button(
            box(one.name, ticked=one.id in chosen),
            "broadcast_people",
            (draft.id, page, one.id, int(one.id not in chosen)),
        )
        for one in members[page * _ON_A_PAGE : (page + 1) * _ON_A_PAGE]
    ]
    done = Button(wording.button_done(turn.t), "broadcast_board", (draft.id,))
    last = [_back(turn, "broadcast_who", draft.id), *([done] if chosen else [])]
    answer = wording.which_people(turn.t, len(chosen), page=page, pages=pages)
    way = paging("broadcast_people", str(draft.id), page, pages)
    await (turn.reply if below else turn.show)(answer, [*in_rows(buttons, 2), way, last])


def _active(session: Session, *, turn: Turn) -> list[Member]:
    """Those of the positions first, in the catalog's order, then the others."""
    order = {position.id: n for n, position in enumerate(turn.catalog.positions)}
    members = [one for one in people.all_members(session, today=turn.today) if one.active]
    return sorted(members, key=lambda one: min((order.get(p, len(order)) for p in one.reports_for), default=len(order)))


@dataclass(slots=True)
class _Named:
    """What written names come to."""

    ids: list[int] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    several: list[str] = field(default_factory=list)


async def people_msg(turn: Turn) -> None:
    """Names: each is added; one that fits nobody, or several, is told and leaves the list as it was."""
    about = turn.prompted.about if turn.prompted else {}
    find = partial(broadcasts.find_draft, broadcast_id=about.get("draft") or 0, made_by=turn.member.id)
    draft = await turn.services.database.run(find)
    if draft is None:
        await turn.reply(broadcast_wording.no_draft(turn.t))
        return
    named = _read_names(turn.words, await turn.services.database.run(partial(_active, turn=turn)))
    if named.unknown or named.several or not named.ids:
        unsure = wording.names_ambiguous if named.several else wording.names_unknown
        await turn.reply(unsure(turn.t, named.several or named.unknown or [turn.words[:20]]))
        return
    draft = await turn.services.database.run(partial(_add, turn=turn, draft=draft, named=named)) or draft
    await _show_people(turn, draft, page=0, below=True)


def _add(session: Session, *, turn: Turn, draft: Broadcast, named: _Named) -> Broadcast | None:
    if turn.prompted is not None:
        prompts.settle(session, prompt_id=turn.prompted.id, at=turn.now, update_id=turn.update_id)
    audience = _with(draft, named.ids)
    return broadcasts.change(session, broadcast_id=draft.id, made_by=turn.member.id, audience=audience)


def _read_names(words: str, members: list[Member]) -> _Named:
    """Each name whole, or, where nobody is called just so, as a part of one."""
    named = _Named()
    for written in filter(None, (part.strip() for part in _BETWEEN.split(words))):
        low = written.casefold()
        exact = [one for one in members if one.name.casefold() == low]
        match exact or [one for one in members if low in one.name.casefold()]:
            case []:
                named.unknown.append(written)
            case [one]:
                named.ids.append(one.id)
            case _:
                named.several.append(written)
    return named
