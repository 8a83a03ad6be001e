"""The methods of the Bot API, by what they are about. Each takes the state and parameters, and returns its result."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from bot.demo.chats import Chats
from bot.demo.methods import about, chatting, editing, profile, receiving, sending
from bot.demo.params import Params
from bot.demo.wire import Json

Method: TypeAlias = Callable[[Chats, Params], Json]

METHODS: Mapping[str, Method] = {
    **receiving.METHODS,
    **sending.METHODS,
    **editing.METHODS,
    **chatting.METHODS,
    **profile.METHODS,
    **about.METHODS,
}
"""By their names as Telegram writes them."""
