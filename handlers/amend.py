"""/amend: HR changes what a target requires from a day on, or gives it another name, while the bot runs.

/amend ── position ─┬─ target ─┬─ Requirement ── words ─┬─ preview ── Confirm ── its managers are told
                    │          └─ Name ───────── words ─┘
                    └─ Changes ── one ── preview ── Take back
"""

import asyncio
from dataclasses import dataclass
from functools import partial

from sqlmodel import Session

from catalog.amending import Amendment, AmendmentKind
from catalog.changing import Step, Unclear, name_in, read_step
from catalog.checking import unclear_names_of
from catalog.errors import CatalogError
from catalog.loading import load_catalog
from catalog.model import Catalog, Measure, Position, Response, Target
from handlers.amending import Told, take_amendments, tell_holders
from handlers.buttons import Button, in_rows, paging
from handlers.prompting import ask_for, ask_no_more
from handlers.turn import Turn
from locales.answer import Answer
from locales.wording import amend as wording
from locales.wording import people as people_wording
from locales.wording import questions as question_wording
from storage import amendments, prompts
from storage.amendments import Kept

_ON_A_PAGE = 8
_CHANGES_ON_A_PAGE = 5


@dataclass(frozen=True, slots=True)
class _Tried:
    """The catalog as it would be, and the amendments that it was tried with."""

    catalog: Catalog
    version: tuple[int, int]


async def amend_cmd(turn: Turn) -> None:
    """Ask which position; then which of its targets, by the page; then what of it."""
    await ask_no_more(turn)
    await take_amendments(turn.services, turn.now)
    asked = turn.pressed.text(0) if turn.query else ""
    if asked in turn.catalog.by_position:
        await _choose_target(turn, turn.catalog.by_position[asked], turn.pressed.number(1, below=1000) or 0)
    elif asked in turn.catalog.by_id:
        await _show_target(turn, turn.catalog.by_id[asked])
    elif asked:
        await turn.toast(people_wording.button_over(turn.t))
    else:
        buttons = [Button(p.name[turn.language], "amend", (p.id,)) for p in turn.catalog.positions]
        await turn.show(wording.which_position(turn.t), in_rows(buttons, 2))


async def _choose_target(turn: Turn, position: Position, page: int) -> None:
    pages = [position.targets[n : n + _ON_A_PAGE] for n in range(0, len(position.targets), _ON_A_PAGE)]
    page = min(page, len(pages) - 1)
    buttons = [Button(target.short[turn.language], "amend", (target.id,)) for target in pages[page]]
    changes = Button(wording.button_changes(turn.t), "amendments", (position.id, 0))
    back = Button(people_wording.button_back(turn.t), "amend")
    turning = paging("amend", position.id, page, len(pages))
    await turn.show(wording.which_target(turn.t, position), [*in_rows(buttons, 2), turning, [back, changes]])


async def _show_target(turn: Turn, target: Target) -> None:
    """What it requires now and later, and its names."""
    bound = [Button(wording.button_requirement(turn.t), "amend_bound", (target.id,))] if _has_steps(target) else []
    name = Button(wording.button_name(turn.t), "amend_name", (target.id,))
    back = Button(people_wording.button_back(turn.t), "amend", (target.position,))
    await turn.show(wording.target(turn.t, target, today=turn.today), [[*bound, name], [back]])


async def bound_query(turn: Turn) -> None:
    """A tap on Requirement: ask for it, with the day from which it holds."""
    target = turn.catalog.by_id.get(turn.pressed.text(0))
    if target is None or not _has_steps(target):
        await turn.toast(people_wording.button_over(turn.t))
        return
    await ask_for(turn, "amend", target=target.id, kind=AmendmentKind.REQUIREMENT)
    await turn.reply(wording.which_requirement(turn.t, target, today=turn.today))


async def name_query(turn: Turn) -> None:
    """A tap on Name: ask for it."""
    target = turn.catalog.by_id.get(turn.pressed.text(0))
    if target is None:
        await turn.toast(people_wording.button_over(turn.t))
        return
    await ask_for(turn, "amend", target=target.id, kind=AmendmentKind.SYNONYM)
    await turn.reply(wording.which_name(turn.t, target))


async def words_msg(turn: Turn) -> None:
    """The requirement or the name: its preview with Confirm, or why it cannot be; other words may follow."""
    about = turn.prompted.about if turn.prompted is not None else {}
    target = turn.catalog.by_id.get(about.get("target", ""))
    if target is None:
        await turn.reply(Answer.of(people_wording.button_over(turn.t)))
        return
    is_name = about["kind"] == AmendmentKind.SYNONYM
    read = _name(turn, target) if is_name else _requirement(turn, target)
    if isinstance(read, Answer):
        await turn.reply(read)
        return
    tried = await _try(turn, adding=read)
    if isinstance(tried, Answer):
        await turn.reply(tried)
        return
    if is_name and (refused := await _meant(turn, tried.catalog, target, read.content["word"])):
        await turn.reply(refused)
        return
    id_ = await ask_for(turn, "amend", target=target.id, kind=about["kind"], content=dict(read.content))
    answer = wording.preview(turn.t, target, read, tried.catalog.by_id[target.id], today=turn.today)
    await turn.reply(answer, [[Button(wording.button_confirm(turn.t), "amend_keep", (id_,)), _cancel(turn)]])


async def keep_query(turn: Turn) -> None:
    """A tap on Confirm: it is kept, the catalog is read anew, and whoever holds the position is told."""
    prompt_id = turn.pressed.number(0, below=2**31) or 0
    find = partial(prompts.find, prompt_id=prompt_id, chat_id=turn.chat_id, now=turn.now, update_id=turn.update_id)
    waiting = await turn.services.database.run(find)
    if waiting is None or waiting.flow != "amend" or "content" not in waiting.about:
        await turn.toast(people_wording.button_over(turn.t))
        return
    about = waiting.about
    amendment = Amendment(AmendmentKind(about["kind"]), about["target"], about["content"])
    key = f"chat:{waiting.id}"
    before = turn.catalog.by_id.get(amendment.subject)
    done = await _try(turn, adding=amendment)
    if before is None or isinstance(done, Answer):
        await turn.show(done if isinstance(done, Answer) else Answer.of(people_wording.button_over(turn.t)))
        return

    def work(session: Session) -> bool:
        known = amendments.find(session, key=key)
        if known is None and amendments.version(session) != done.version:
            return False  # somebody else amended it meanwhile: it has to be tried again
        id_, _ = amendments.keep(session, key=key, amendment=amendment, made_by=turn.member.id, at=turn.now)
        prompts.settle(session, prompt_id=waiting.id, at=turn.now, update_id=turn.update_id)
        told = partial(wording.notice, one=before, amendment=amendment, today=turn.today)
        _tell(session, turn, before, f"amendment:{id_}", told)
        return True

    if not await turn.services.database.run(work):
        await turn.show(wording.amended_meanwhile(turn.t), [[_again(turn, before)]])
        return
    await _taken(turn)
    await turn.show(wording.kept(turn.t, before, amendment, today=turn.today), [[_again(turn, before)]])


async def changes_query(turn: Turn) -> None:
    """The amendments of a position, newest first, each to be taken back."""
    position = turn.catalog.by_position.get(turn.pressed.text(0))
    if position is None:
        await turn.toast(people_wording.button_over(turn.t))
        return
    kept = await turn.services.database.run(partial(amendments.all_of, position=position.id))
    pages = [kept[n : n + _CHANGES_ON_A_PAGE] for n in range(0, len(kept), _CHANGES_ON_A_PAGE)] or [[]]
    page = min(turn.pressed.number(1, below=1000) or 0, len(pages) - 1)
    lines = [_line(turn, one) for one in pages[page]]
    standing = [one.id for one in pages[page] if one.in_force]
    undo = [Button(wording.button_undo_number(turn.t, id_), "amend_undo", (id_,)) for id_ in standing]
    back = Button(people_wording.button_back(turn.t), "amend", (position.id,))
    turning = paging("amendments", position.id, page, len(pages))
    await turn.show(wording.changes(turn.t, position, lines), [*in_rows(undo, 3), turning, [back]])


async def undo_query(turn: Turn) -> None:
    """A tap on one of them: what taking it back means."""
    found = await _amendment(turn)
    if found is None:
        return
    id_, amendment, target = found
    answer = wording.undo_preview(turn.t, target, amendment, today=turn.today)
    back = Button(people_wording.button_back(turn.t), "amendments", (amendment.position, 0))
    await turn.show(answer, [[Button(wording.button_undo(turn.t), "amend_revoke", (id_,)), back]])


async def revoke_query(turn: Turn) -> None:
    """A tap on Take back: it no longer counts, and whoever holds the position is told."""
    found = await _amendment(turn)
    if found is None:
        return
    id_, amendment, target = found
    tried = await _try(turn, without=id_)
    if isinstance(tried, Answer):
        await turn.show(tried)
        return

    def work(session: Session) -> bool:
        if amendments.version(session) != tried.version:
            return False
        amendments.revoke(session, amendment_id=id_, by=turn.member.id, at=turn.now)
        if target is not None:
            told = partial(wording.undone_notice, one=target, amendment=amendment, today=turn.today)
            _tell(session, turn, target, f"amendment undone:{id_}", told)
        return True

    if not await turn.services.database.run(work):
        await turn.toast(wording.amended_meanwhile(turn.t).text)
        return
    await _taken(turn)
    back = Button(people_wording.button_back(turn.t), "amendments", (amendment.position, 0))
    await turn.show(wording.undone(turn.t, target, amendment, today=turn.today), [[back]])


async def leave_query(turn: Turn) -> None:
    """A tap on Cancel below a preview: nothing is kept."""
    await ask_no_more(turn)
    await turn.show(wording.left(turn.t))


def _has_steps(target: Target) -> bool:
    """Whether what it requires is a number that may change from a day on."""
    return isinstance(target, Measure | Response)


def _requirement(turn: Turn, target: Target) -> Amendment | Answer:
    if not isinstance(target, Measure | Response):
        return Answer.of(people_wording.button_over(turn.t))
    step = read_step(turn.words, target, today=turn.today)
    if isinstance(step, Unclear):
        return wording.unclear(turn.t, step, target, today=turn.today)
    return Amendment(AmendmentKind.REQUIREMENT, target.id, _content(step))


def _content(step: Step) -> dict[str, str]:
    return {"from": step.start.isoformat(), "to": step.to}


def _name(turn: Turn, target: Target) -> Amendment | Answer:
    named = name_in(turn.words)
    if named is None:
        return wording.no_name(turn.t)
    language, word = named
    return Amendment(AmendmentKind.SYNONYM, target.id, {"language": language, "word": word})


async def _try(turn: Turn, *, adding: Amendment | None = None, without: int | None = None) -> _Tried | Answer:
    """Read the catalog with one amendment more, or less; why it cannot be, where it could not be used so."""

    def work(session: Session) -> tuple[list[Amendment], tuple[int, int]]:
        return amendments.in_force(session, without=without), amendments.version(session)

    standing, version = await turn.services.database.run(work)
    tried = [*standing, adding] if adding is not None else standing
    try:
        catalog = await asyncio.to_thread(load_catalog, turn.services.catalog_directory, tried)
    except CatalogError as error:
        return wording.unusable(turn.t, error.reason)
    return _Tried(catalog, version)


async def _meant(turn: Turn, catalog: Catalog, target: Target, word: str) -> Answer | None:
    """Why the name cannot be: alone, or because of it another name, would no longer mean its target."""
    after = await asyncio.to_thread(lambda: list(unclear_names_of(catalog.by_position[target.position])))
    before = {(one.target, one.word) for one in unclear_names_of(turn.catalog.by_position[target.position])}
    new = [one for one in after if (one.target, one.word) not in before]
    if not new:
        return None
    others = [catalog.by_id[id_].name[turn.language] for id_ in (*new[0].meant, new[0].target) if id_ != target.id]
    return wording.name_unclear(turn.t, word, list(dict.fromkeys(others)))


def _tell(session: Session, turn: Turn, target: Target, key: str, told: Told) -> None:
    tell_holders(session, turn.services, target, told, key=key, at=turn.now, made_by=turn.member.id)


async def _taken(turn: Turn) -> None:
    await take_amendments(turn.services, turn.now)
    turn.services.posted.set()


async def _amendment(turn: Turn) -> tuple[int, Amendment, Target | None] | None:
    """The amendment in force that the button names, with its target as it stands; else say so."""
    id_ = turn.pressed.number(0, below=2**31)
    kept = None
    if id_ is not None:
        kept = await turn.services.database.run(partial(amendments.find_by_id, amendment_id=id_))
    if id_ is None or kept is None:
        await turn.toast(wording.undone_already(turn.t))
        return None
    return id_, kept, turn.catalog.by_id.get(kept.subject)


def _line(turn: Turn, one: Kept) -> str:
    target = turn.catalog.by_id.get(one.amendment.subject)
    day, made = turn.services.day_of(one.at), one.amendment
    return wording.line(turn.t, one.id, target, made, by=one.by, on=day, in_force=one.in_force, today=turn.today)


def _again(turn: Turn, target: Target) -> Button:
    return Button(wording.button_target(turn.t), "amend", (target.id,))


def _cancel(turn: Turn) -> Button:
    return Button(question_wording.button_cancel(turn.t), "amend_leave")
