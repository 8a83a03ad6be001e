"""What the bot is called and says of itself, and leaving the server."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.demo.chats import Chats
from bot.demo.errors import bad_request
from bot.demo.params import Params
from bot.demo.profile import About
from bot.demo.wire import Json

_Method = Callable[[Chats, Params], Json]
_LIMITS: Mapping[About, int] = {"name": 64, "description": 512, "short_description": 120}
_ABILITIES: Mapping[str, bool] = {
    "can_join_groups": True,
    "can_read_all_group_messages": True,
    "supports_inline_queries": False,
    "can_connect_to_business": False,
    "has_main_web_app": False,
}


def get_me(chats: Chats, params: Params) -> Json:  # noqa: ARG001 - every method is called alike
    return {**chats.bot.as_json, **_ABILITIES}


def leave_server(chats: Chats, params: Params) -> Json:  # noqa: ARG001 - every method is called alike
    """There is no other server to go to: logOut and close only say yes."""
    return True


def _setter(what: About) -> _Method:
    def set_about(chats: Chats, params: Params) -> Json:
        text = params.text(what)
        if len(text) > _LIMITS[what]:
            raise bad_request(f"BOT_{what.upper()}_TOO_LONG")
        chats.profile.about[what, params.text("language_code")] = text
        chats.changed()
        return True

    return set_about


def _getter(what: About) -> _Method:
    def get_about(chats: Chats, params: Params) -> Json:
        fallback = chats.bot.first_name if what == "name" else ""
        return {what: chats.profile.shown_about(what, params.text("language_code")) or fallback}

    return get_about


METHODS: Mapping[str, _Method] = {
    "getMe": get_me,
    "logOut": leave_server,
    "close": leave_server,
    "setMyName": _setter("name"),
    "getMyName": _getter("name"),
    "setMyDescription": _setter("description"),
    "getMyDescription": _getter("description"),
    "setMyShortDescription": _setter("short_description"),
    "getMyShortDescription": _getter("short_description"),
}
