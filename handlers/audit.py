"""/audit: who did what to whom, newest first, by the page; what managers report stands under its own topic.

/audit ─┬─ page
        ├─ one topic ─────── page
        └─ By person ─ who? ─ page
"""

from functools import partial

from handlers.buttons import Button, in_rows, paging
from handlers.turn import Turn
from locales.wording import audit as wording
from storage import audit, people
from storage.audit import Happened, Topic

_ON_A_PAGE = 7
_RUNNING = "all"
"""How the company is run: all topics, without what managers report of their own targets."""
_PEOPLE_ON_A_PAGE = 8


async def audit_cmd(turn: Turn) -> None:
    """A page of how the company is run, of a topic, or of a person: `audit:all:0`, `audit:people:1`, `audit:p3:0`."""
    shown, page = turn.pressed.text(0) if turn.query else "", turn.pressed.number(1, below=100_000) or 0
    topic = next((one for one in Topic if one == shown), None)
    person_id = int(shown[1:]) if shown[:1] == "p" and shown[1:].isdecimal() and len(shown) < 10 else None  # noqa: PLR2004
    about = shown if topic or person_id is not None else _RUNNING
    work = partial(audit.page_of, topic=topic, person_id=person_id, skipping=page * _ON_A_PAGE, most=_ON_A_PAGE + 1)
    found = await turn.services.database.run(work)
    more = len(found) > _ON_A_PAGE
    lines = [_line(turn, one) for one in found[:_ON_A_PAGE]]
    turning = paging("audit", about, page, page + 2 if more else page + 1)
    await turn.show(wording.page(turn.t, lines, page=page), [turning, *_filters(turn, about)])


async def people_query(turn: Turn) -> None:
    """A tap on By person: ask whose acts."""
    everyone = await turn.services.database.run(partial(people.all_members, today=turn.today))
    pages = [everyone[n : n + _PEOPLE_ON_A_PAGE] for n in range(0, len(everyone), _PEOPLE_ON_A_PAGE)]
    page = min(turn.pressed.number(1, below=10_000) or 0, len(pages) - 1)
    buttons = [Button(one.name, "audit", (f"p{one.id}", 0)) for one in pages[page]]
    back = Button(wording.button_running(turn.t), "audit", (_RUNNING, 0))
    turning = paging("audit_people", "", page, len(pages), between=[back])
    await turn.show(wording.whose(turn.t), [*in_rows(buttons, 2), turning])


def _filters(turn: Turn, about: str) -> list[list[Button]]:
    """Every way to see less of it, or all again; the one that is seen is marked."""
    t = turn.t
    names = {_RUNNING: wording.button_running(t)} | {topic: wording.button_topic(t, topic) for topic in Topic}
    buttons = [Button(f"• {name}" if shown == about else name, "audit", (shown, 0)) for shown, name in names.items()]
    buttons.append(Button(wording.button_by_person(t), "audit_people", ("", 0)))
    return in_rows(buttons, 2)


def _line(turn: Turn, one: Happened) -> str:
    """What happened, with the names of the reader's language."""
    language, detail = turn.language, one.detail
    held = [str(detail["position"])] if "position" in detail else [str(id_) for id_ in detail.get("positions", ())]
    positions = [turn.catalog.by_position[id_].name[language] for id_ in held if id_ in turn.catalog.by_position]
    named = str(detail.get("target") or "")
    target = turn.catalog.by_id.get(named)
    about = target.short[language] if target is not None else named
    if "name" in (made := detail.get("content") or {}):
        about = made["name"][language]
    at = one.at.astimezone(turn.zone)
    return wording.happened(
        turn.t,
        one.action,
        detail,
        at=at,
        who=one.who,
        whom=one.whom,
        about=about,
        positions=None if 1 < len(turn.catalog.positions) == len(positions) else positions,
        today=turn.today,
    )
