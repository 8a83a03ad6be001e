"""Searching for people by a part of their name, as it is written or as it sounds."""

from __future__ import annotations

from unicodedata import category, normalize

from catalog.language.text.sounds import sound
from catalog.names import same_name


def name_has(name: str, query: str) -> bool:
    """Whether somebody is searched for by these words: a part of the name, or, in Latin letters, of its sound.

    陈静 is found by 静, by `chenj` and by `cj`.
    """
    bare, sought = _bare(name), _bare(query)
    if not sought or sought in bare:
        return bool(sought)
    sounds = [_latin(sign) for sign in bare]
    initials = "".join(sound[:1] for sound in sounds)
    return sought.isascii() and (sought in "".join(sounds) or (len(sought) > 1 and sought in initials))


def name_is(name: str, words: str) -> bool:
    """Whether words are somebody's whole name, as it is written or as it sounds: 陈静, chen jing."""
    bare, said = _bare(name), _bare(words)
    return bool(said) and said in (bare, "".join(map(_latin, bare)))


def _bare(name: str) -> str:
    return same_name(name).replace(" ", "")


def _latin(sign: str) -> str:
    """Its sound as one types it, or the letter without its accents."""
    read = sound(sign)
    if read != sign:
        return read.replace("v", "u")
    return "".join(c for c in normalize("NFD", sign) if not category(c).startswith("M"))
