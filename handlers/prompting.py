"""Waiting for what somebody is to write or send, other than a report: a broadcast, a reason, a day, a file.

ask_for ── text or file ─┬─ usable ─── the flow goes on, and settles the prompt
                         ├─ unusable ─ why, and it still waits
                         ├─ cancel ─── it waits no longer
                         └─ a command, also in plain words, or a menu label ── that instead

A flow is a route of kind PROMPT; its handler finds what it asked for in `turn.prompted`. It settles the prompt in the
unit of work that has its effect: handled twice, an update finds it again, and must do nothing new.
"""

from collections.abc import Iterable
from datetime import timedelta
from functools import partial
from typing import Any

from catalog.choosing import is_cancel
from catalog.commanding import command_named
from handlers.access import MEMBERS, Divert, Kind, Route
from handlers.menu import menu_action
from handlers.turn import Turn
from locales.wording import questions as wording
from storage import prompts

_EXPIRES_AFTER = timedelta(hours=12)


async def ask_for(turn: Turn, flow: str, **about: Any) -> int:  # noqa: ANN401 - JSON
    """Take the next text or file in this chat for `flow`, which gets `about` back; returns the prompt's id."""
    prompted = await turn.services.database.run(
        partial(
            prompts.ask,
            person_id=turn.member.id,
            chat_id=turn.chat_id,
            flow=flow,
            about=about,
            at=turn.now,
            expires_at=turn.now + _EXPIRES_AFTER,
            update_id=turn.update_id,
            answers=turn.prompted.id if turn.prompted is not None else None,
        )
    )
    return prompted.id


def diverting(routes: Iterable[Route]) -> Divert:
    """What sends a message to the command that it names, or to the flow that waits for it, among these routes."""
    every = tuple(routes)
    flows = {route.name: route for route in every if route.kind is Kind.PROMPT}
    commands = {route.name: route for route in every if route.kind is Kind.COMMAND and route.name}

    async def divert(turn: Turn, route: Route) -> Route:
        if turn.visitor is None or route.kind not in (Kind.COMMAND, Kind.TEXT, Kind.ATTACHMENT):
            return route
        named = commands.get(command_named(turn.words) or "") if route.kind is Kind.TEXT else None
        if named is not None and named.admits(turn.visitor):
            route = named
        cancels = is_cancel(turn.words)
        if (route.kind is Kind.COMMAND and not cancels) or menu_action(turn.words) is not None:
            await ask_no_more(turn)
            return route
        waiting = await turn.services.database.run(
            partial(prompts.waiting_in, chat_id=turn.chat_id, now=turn.now, update_id=turn.update_id)
        )
        if waiting is None or waiting.flow not in flows:
            return route
        if cancels:
            await ask_no_more(turn)
            return _CANCELLED
        if not flows[waiting.flow].admits(turn.visitor):
            await ask_no_more(turn)  # they were asked in another role: refused once, and heard again
        turn.prompted = waiting
        if turn.message is not None:
            message_id = turn.message.message_id
            await turn.services.database.run(partial(prompts.hear, prompt_id=waiting.id, message_id=message_id))
        return flows[waiting.flow]

    return divert


async def ask_no_more(turn: Turn) -> None:
    """Wait for nothing any more in this chat: what was asked for came by a tap, or is not wanted."""
    await turn.services.database.run(partial(prompts.drop, chat_id=turn.chat_id, at=turn.now))


async def _cancelled_msg(turn: Turn) -> None:
    await turn.reply(wording.cancelled(turn.t))


_CANCELLED = Route(Kind.PROMPT, "", _cancelled_msg, MEMBERS)
