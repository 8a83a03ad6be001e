"""What the page in the browser asks for and does: JSON, and one stream of events.

    GET    /                                      the page, and its style and script under /page/
    GET    /api/demo                              bot, personas, clock
    GET    /api/chats/{user}                      a persona's chat with the bot, whole
    POST   /api/chats/{user}/messages             say `text`, send a `file`; with `reply_to`
    PUT    /api/chats/{user}/messages/{id}        edit one's own message to `text`
    POST   /api/chats/{user}/messages/{id}/taps   tap the button that holds `data`
    PUT    /api/chats/{user}/block                block the bot; DELETE unblocks it
    PUT    /api/language                          let everyone's messenger and the bot speak `language`: zh or en
    PUT    /api/clock                             move to a `date`, or by so many `days`; DELETE goes back to real time
    GET    /api/files/{path}                      a file that was sent
    GET    /api/events                            server-sent events: see `page_events`

Bodies are forms or JSON; a refusal is `{"error": sentence}`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from inspect import isawaitable
from pathlib import Path
from typing import TypeAlias
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.demo import people
from bot.demo.chats import Chats
from bot.demo.errors import ApiError, bad_request
from bot.demo.files import picture_size
from bot.demo.messages import Content, Document, Message, Photo, Text
from bot.demo.page_events import clock_json, message_json, stream
from bot.demo.params import Params, Upload, read_params
from bot.demo.personas import Persona
from bot.demo.responses import json_response
from bot.demo.richtext import RichText
from bot.demo.wire import Json, JsonObject
from catalog.model import LANGUAGES

_PAGE = Path(__file__).parent / "page"
_ASSETS = frozenset({"style.css", "app.js"})
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'"
)
_HEADERS = {"Content-Security-Policy": _POLICY, "Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
_YEARS = range(2000, 2100)
_TEXT_LIMIT = 4096

Handler: TypeAlias = Callable[[Request, Params], "Json | Awaitable[Json]"]


class PageApi:
    def __init__(self, chats: Chats, zone: ZoneInfo) -> None:
        self.chats, self.zone = chats, zone

    @property
    def routes(self) -> list[Route]:
        chat = "/api/chats/{user:int}"
        return [
            Route("/", self.page),
            Route("/page/{name}", self.asset),
            Route("/api/events", self.events),
            Route("/api/files/{path:path}", self.file),
            Route("/api/demo", _answering(self.demo)),
            Route(chat, _answering(self.chat)),
            Route(f"{chat}/messages", _answering(self.say), methods=["POST"]),
            Route(f"{chat}/messages/{{message:int}}", _answering(self.edit), methods=["PUT"]),
            Route(f"{chat}/messages/{{message:int}}/taps", _answering(self.tap), methods=["POST"]),
            Route(f"{chat}/block", _answering(self.block), methods=["PUT", "DELETE"]),
            Route("/api/language", _answering(self.set_language), methods=["PUT"]),
            Route("/api/clock", _answering(self.move_clock), methods=["PUT", "DELETE"]),
        ]

    async def page(self, request: Request) -> Response:  # noqa: ARG002 - a handler takes its request
        return FileResponse(_PAGE / "index.html", headers=_HEADERS)

    async def asset(self, request: Request) -> Response:
        name = request.path_params["name"]
        return FileResponse(_PAGE / name, headers=_HEADERS) if name in _ASSETS else Response(status_code=404)

    async def file(self, request: Request) -> Response:
        """Pictures are shown, everything else is only downloaded: it must not run as a page of this address."""
        file = self.chats.files.by_path(request.path_params["path"])
        if file is None:
            return Response(status_code=404)
        is_picture = file.path.startswith("photos/")
        headers = _HEADERS if is_picture else {**_HEADERS, "Content-Disposition": "attachment"}
        return Response(file.data, media_type=file.mime_type, headers=headers)

    async def events(self, request: Request) -> Response:  # noqa: ARG002 - a handler takes its request
        headers = {"Cache-Control": "no-cache"}
        return StreamingResponse(stream(self.chats, self.zone), media_type="text/event-stream", headers=headers)

    def demo(self, request: Request, params: Params) -> Json:  # noqa: ARG002 - handlers are called alike
        bot, profile = self.chats.bot, self.chats.profile
        return {
            "bot": {"id": bot.id, "name": profile.shown_about("name", "") or bot.first_name, "username": bot.username},
            "personas": [_persona_json(persona) for persona in self.chats.personas.values()],
            "clock": clock_json(self.chats.clock, self.zone),
        }

    def chat(self, request: Request, params: Params) -> Json:  # noqa: ARG002 - handlers are called alike
        persona, chats = self._persona(request), self.chats
        chat, language = chats.chat(persona.user_id), persona.language_code
        commands = chats.profile.shown_commands(chat, user_id=persona.user_id, language=language)
        keyboard = chats.keyboards.get(chat.id)
        return {
            "messages": [message_json(message) for message in chats.messages(chat.id)],
            "commands": [command.as_json for command in commands],
            "keyboard": keyboard.as_json if keyboard else None,
            "pinned": chats.pinned.get(chat.id),
            "description": chats.profile.shown_about("description", language.partition("-")[0]),
            "language_code": language,
            "is_started": chat.id in chats.started and bool(chats.messages(chat.id)),
            "is_blocked": chat.id in chats.blocked,
        }

    def say(self, request: Request, params: Params) -> Json:
        persona = self._persona(request)
        reply_to = self.chats.find_message(persona.user_id, params.integer("reply_to"))
        content = self._content(params)
        message, _ = people.write(self.chats, persona.user, content, reply_to=reply_to)
        return message_json(message)

    def edit(self, request: Request, params: Params) -> Json:
        message = self._message(request)
        if message.sender.is_bot:
            raise ApiError(403, "only one's own messages can be edited")
        edited, _ = people.rewrite(self.chats, message, _text(params))
        return message_json(edited)

    def tap(self, request: Request, params: Params) -> Json:
        people.tap(self.chats, self._persona(request).user, self._message(request), params.text("data"))
        return {}

    async def set_language(self, request: Request, params: Params) -> Json:  # noqa: ARG002 - handlers are called alike
        language = next((one for one in LANGUAGES if one == params.text("language")), None)
        if language is None:
            raise bad_request("not a language: zh or en")
        changed = await self.chats.speak(language)
        for persona in self.chats.personas.values() if changed else ():
            if persona.user_id in self.chats.started - self.chats.blocked and self.chats.messages(persona.user_id):
                people.write(self.chats, persona.user, Text(RichText(f"/language {language}")))
        return {}

    def block(self, request: Request, params: Params) -> Json:  # noqa: ARG002 - handlers are called alike
        act = people.block if request.method == "PUT" else people.unblock
        act(self.chats, self._persona(request).user)
        return {}

    def move_clock(self, request: Request, params: Params) -> Json:
        clock = self.chats.clock
        if request.method == "DELETE":
            clock.reset()
        else:
            day = _day(params, today=clock().astimezone(self.zone).date())
            clock.move_to_day(day, self.zone)
        return clock_json(clock, self.zone)

    def _content(self, params: Params) -> Content:
        upload = params.uploads.get("file")
        if upload is None:
            return Text(RichText(_text(params)))
        caption = RichText(params.text("text").strip())
        try:
            return self._photo(upload, caption)
        except ApiError:  # no picture, so a document
            file = self.chats.files.add(upload.data, folder="documents", name=upload.name, mime_type=upload.mime_type)
            return Document(file, caption)

    def _photo(self, upload: Upload, caption: RichText) -> Photo:
        width, height = picture_size(upload.data)
        file = self.chats.files.add(upload.data, folder="photos", name=upload.name, mime_type=upload.mime_type)
        return Photo(file, width, height, caption)

    def _persona(self, request: Request) -> Persona:
        persona = self.chats.personas.get(request.path_params["user"])
        if persona is None:
            raise ApiError(404, "nobody has this id")
        return persona

    def _message(self, request: Request) -> Message:
        message = self.chats.find_message(request.path_params["user"], request.path_params["message"])
        if message is None:
            raise ApiError(404, "no such message")
        return message


def _answering(handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        try:
            answered = handler(request, await read_params(request))
            return json_response(await answered if isawaitable(answered) else answered)
        except ApiError as error:
            return json_response({"error": error.description}, error.code)

    return answer


def _persona_json(persona: Persona) -> JsonObject:
    return {
        "slug": persona.slug,
        "user_id": persona.user_id,
        "first_name": persona.first_name,
        "language_code": persona.language_code,
        "label": {"zh": persona.label_zh, "en": persona.label_en},
        "role": persona.role,
    }


def _text(params: Params) -> str:
    text = params.text("text").strip()
    if not 1 <= len(text) <= _TEXT_LIMIT:
        raise bad_request("a message has 1 to 4096 characters")
    return text


def _day(params: Params, *, today: date) -> date:
    """The day to go to: a `date`, or so many `days` from `today`."""
    try:
        day = (
            date.fromisoformat(params.text("date")) if params.has("date") else today + timedelta(params.integer("days"))
        )
    except ValueError:
        raise bad_request("not a date: YYYY-MM-DD") from None
    except OverflowError:
        day = date.max
    if day.year not in _YEARS:
        raise bad_request("the clock goes from 2000 to 2099")
    return day
