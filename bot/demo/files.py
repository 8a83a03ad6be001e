"""Files that were sent, kept in memory."""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from pathlib import PurePosixPath

from bot.demo.errors import bad_request
from bot.demo.wire import JsonObject

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""Markers of the segments that hold a picture's size."""
_JPEG_BARE = frozenset({0x01, *range(0xD0, 0xDA)})
"""Markers without a segment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """`path` is where it is downloaded; the same bytes have the same `unique_id`, each upload its own `id`."""

    id: str
    unique_id: str
    path: str
    name: str
    mime_type: str
    data: bytes

    @property
    def as_json(self) -> JsonObject:
        return {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": len(self.data)}


class FileStore:
    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def add(self, data: bytes, *, folder: str, name: str, mime_type: str) -> StoredFile:
        """Keep a file; `folder` is Telegram's name for its kind: photos, documents, voice, stickers."""
        number = len(self._by_id)
        digest = hashlib.sha256(data).hexdigest()
        file = StoredFile(
            id=f"BQAD{number:06}-{digest[:24]}",
            unique_id=f"AgAD{digest[:12]}",
            path=f"{folder}/file_{number}{PurePosixPath(name).suffix}",
            name=name,
            mime_type=mime_type,
            data=data,
        )
        self._by_id[file.id] = self._by_path[file.path] = file
        return file

    def by_id(self, file_id: str) -> StoredFile:
        """ApiError where no file has this id."""
        if file := self._by_id.get(file_id):
            return file
        raise bad_request("wrong file_id or the file is temporarily unavailable")

    def by_path(self, path: str) -> StoredFile | None:
        return self._by_path.get(path)


def picture_size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels of a PNG, GIF or JPEG; ApiError where it is none."""
    try:
        if data.startswith(_PNG):
            width, height = struct.unpack_from(">II", data, 16)
            return width, height
        if data.startswith((b"GIF87a", b"GIF89a")):
            width, height = struct.unpack_from("<HH", data, 6)
            return width, height
        if data.startswith(b"\xff\xd8"):
            return _jpeg_size(data)
    except struct.error:
        pass
    raise bad_request("IMAGE_PROCESS_FAILED")


def _jpeg_size(data: bytes) -> tuple[int, int]:
    at = 2
    while True:
        (marker,) = struct.unpack_from(">xB", data, at)
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        at += 2 if marker in _JPEG_BARE else 2 + struct.unpack_from(">H", data, at + 2)[0]
