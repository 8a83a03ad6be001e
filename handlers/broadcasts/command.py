"""/broadcast: HR writes to many.

/broadcast ─┬─ text, photo or file ── preview ── board (content.py)
            ├─ a draft ────────────── preview ── board (board.py)
            └─ one that was sent, or waits for its time (receipts.py)
what is owed ── Write to them ── text, photo or file ── preview ── board, for those who owe it
"""

from functools import partial

from handlers.broadcasts.board import begun, look
from handlers.broadcasts.progress import leave_report
from handlers.broadcasts.received import title_of
from handlers.buttons import Button, paging
from handlers.prompting import ask_for
from handlers.turn import Turn
from locales.wording import broadcasts as wording
from locales.wording import people as people_wording
from storage import broadcasts
from storage.broadcasts import Audience, AudienceKind, Broadcast
from storage.campaigns import Content
from storage.tables import CampaignState

_ON_A_PAGE = 5
_BEGUN_FOR = frozenset({AudienceKind.OWING, AudienceKind.OVERDUE})
"""The audiences for which one may be begun from elsewhere."""


async def broadcast_cmd(turn: Turn) -> None:
    """What to write, and what was written before; the next message is what is to be sent."""
    await ask_for(turn, "broadcast")
    await show_list(turn, page=0)


def write_data(whom: str) -> tuple[str, tuple[object, ...]]:
    """A button's action and arguments, wherever HR sees whom to write to: `Button(label, *write_data("overdue"))`.

    `whom` is what kind of audience, or the target that has not been reported: its name leaves no room for a kind.
    """
    return "write_to", (whom,)


async def to_query(turn: Turn) -> None:
    """A tap on Write to them, below what is owed: the next message goes to those, unless that is changed."""
    whom = turn.pressed.text(0)
    if whom in _BEGUN_FOR:
        audience = Audience(kind=AudienceKind(whom))
    elif whom in turn.catalog.by_id:
        audience = Audience(kind=AudienceKind.MISSING, target=whom)
    else:
        await turn.toast(people_wording.button_over(turn.t))
        return
    await ask_for(turn, "broadcast", audience=broadcasts.dump_audience(audience))
    draft = begun(turn, Content(html=""), audience)
    seen = await turn.services.database.run(partial(look, turn=turn, broadcast=draft))
    await turn.reply(wording.home(turn.t, audience=seen.audience, number=seen.number))


async def list_query(turn: Turn) -> None:
    await show_list(turn, page=turn.pressed.number(1, below=1000) or 0)


async def show_list(turn: Turn, *, page: int) -> None:
    find = partial(broadcasts.latest, made_by=turn.member.id, skip=page * _ON_A_PAGE, most=_ON_A_PAGE + 1)
    found = await turn.services.database.run(find)
    await leave_report(turn)
    buttons: list[list[Button]] = [[broadcast_button(turn, one)] for one in found[:_ON_A_PAGE]]
    pages = page + 1 + (len(found) > _ON_A_PAGE)
    await turn.show(wording.home(turn.t), [*buttons, paging("broadcast_all", "", page, pages)])


def broadcast_button(turn: Turn, one: Broadcast) -> Button:
    """Leads to it: a draft, or one that was sent or waits."""
    title = title_of(turn.t, one)
    if one.state is CampaignState.DRAFT or one.send_at is None:
        return Button(wording.button_continue(turn.t, title), "broadcast_board", (one.id, "new"))
    at = one.send_at.astimezone(turn.zone)
    label = wording.button_past(turn.t, title, one.state, at=at, today=turn.today)
    return Button(label, "broadcast_open", (one.id,))
