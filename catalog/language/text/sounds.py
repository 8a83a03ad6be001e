"""How single Chinese characters sound: by it a slip of the pen is recognised, and a name is found in Latin letters.

`sounds.txt` has a line a syllable, with the characters read so first of all. pypinyin, from which it was made, would
take 11 MB of every running bot for what is asked of a few hundred characters.
"""

from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def sound(character: str) -> str:
    """The first pinyin reading, without its tone and with ü as v; any other character as it is."""
    if character.isascii():
        return character
    return next((syllable for syllable, characters in _syllables().items() if character in characters), character)


@cache
def _syllables() -> Mapping[str, str]:
    """Each syllable with its characters."""
    text = resources.files("catalog.language").joinpath("sounds.txt").read_text(encoding="utf-8")
    return dict(line.split(" ") for line in text.splitlines())
