"""The position files: read strictly, refused with the file, the entry and what to write instead.

One TOML file a position, in `catalog/positions` or in a directory of the company's own.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from catalog.amending import Amendment, amended
from catalog.errors import CatalogError
from catalog.model import Catalog
from catalog.position_file import PositionFile
from catalog.refusal import refusal
from catalog.soundness import find_faults

PACKAGED = Path(__file__).with_name("positions")


def load_catalog(directory: Path | None = None, amendments: Sequence[Amendment] = ()) -> Catalog:
    """Every `*.toml` of `directory` (None: the packaged positions), in the order of their `order` keys.

    `amendments` are laid over them and checked with them.
    Raises CatalogError for the first thing found that cannot be used.
    """
    files = {path.name: _read(path, amendments) for path in _position_files(directory or PACKAGED)}
    positions = {name: file.to_position() for name, file in files.items()}
    for name, position in positions.items():
        for fault in find_faults(position):
            raise CatalogError(name, fault.entry, fault.reason)
    _refuse_repeated(files)
    return Catalog(tuple(positions[name] for name in sorted(files, key=lambda name: files[name].order)))


def _position_files(directory: Path) -> list[Path]:
    """The position files by name; those an editor hides beside them (`.#hr.toml`) are none."""
    if not directory.is_dir():
        raise CatalogError(
            str(directory), "directory", "there is no such directory: name the one with the position files"
        )
    files = sorted(path for path in directory.glob("*.toml") if not path.name.startswith("."))
    if not files:
        raise CatalogError(str(directory), "directory", "it holds no position: put one .toml file for each into it")
    return files


def _read(path: Path, amendments: Sequence[Amendment]) -> PositionFile:
    content = amended(_parse(path), amendments)
    try:
        return PositionFile.model_validate(content)
    except ValidationError as error:
        raise refusal(path.name, content, error) from None


def _parse(path: Path) -> dict[str, Any]:
    try:
        raw = path.read_bytes()
        return tomllib.loads(raw.decode("utf-8-sig"))
    except OSError as error:
        raise CatalogError(path.name, "file", f"it cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise CatalogError(path.name, f"line {line}", "this is not UTF-8: save the file as UTF-8 text") from None
    except ValueError as error:
        raise _not_toml(path.name, str(error)) from None
    except RecursionError:
        raise CatalogError(path.name, "file", "brackets within brackets without end: close them") from None


def _not_toml(file: str, message: str) -> CatalogError:
    """The refusal for tomllib's message, such as `Invalid value (at line 3, column 5)`."""
    found = re.fullmatch(r"(.*) \(at (?:(line \d+), (column \d+)|(end) of document)\)", message, re.DOTALL)
    what, line, column, end = found.groups() if found else (message, None, None, None)
    place = f" at {column}" if column else ""
    reason = f"this is not TOML{place} ({what}): check quotes, commas and brackets, and that no key stands twice"
    return CatalogError(file, line or ("the last line" if end else "file"), reason)


def _refuse_repeated(files: Mapping[str, PositionFile]) -> None:
    for (first, one), (second, other) in combinations(files.items(), 2):
        for key, same, value in (
            ("order", one.order == other.order, one.order),
            ("id", one.id == other.id, one.id),
            ("name.zh", one.name.zh == other.name.zh, one.name.zh),
            ("name.en", one.name.en.casefold() == other.name.en.casefold(), one.name.en),
        ):
            if same:
                raise CatalogError(second, key, f"{first} has {value} already: choose another")
