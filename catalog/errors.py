"""What can be wrong with a message or a catalog, named for what went wrong for the person who wrote it."""

from __future__ import annotations


class CatalogError(Exception):
    """A position file cannot be used: which file, which entry in it, and why."""

    def __init__(self, file: str, entry: str, reason: str) -> None:
        super().__init__(f"{file}: {entry}: {reason}")
        self.file, self.entry, self.reason = file, entry, reason
