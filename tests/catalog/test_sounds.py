"""How characters sound."""

from collections import defaultdict
from importlib import resources

import pytest
from pypinyin.pinyin_dict import pinyin_dict

from catalog.language.text.sounds import sound

_TONED = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ", "aaaaeeeeiiiioooouuuuvvvvvnnnm")
_FIRST, _LAST = 0x4E00, 0x9FFF


def as_pypinyin_tells() -> str:
    """What `sounds.txt` holds: the common characters by their first reading."""
    characters: dict[str, str] = defaultdict(str)
    for code in range(_FIRST, _LAST + 1):
        if code in pinyin_dict:
            characters[pinyin_dict[code].split(",")[0].translate(_TONED)] += chr(code)
    return "".join(f"{syllable} {characters[syllable]}\n" for syllable in sorted(characters))


def test_the_sounds_are_pypinyin_s() -> None:
    """Where a newer one tells otherwise, its list is written in place of ours."""
    ours = resources.files("catalog.language").joinpath("sounds.txt").read_text(encoding="utf-8")
    assert ours == as_pypinyin_tells()


@pytest.mark.parametrize(
    ("character", "read"), [("招", "zhao"), ("率", "lv"), ("行", "xing"), ("a", "a"), ("！", "！")]
)
def test_a_character_has_one_sound(character: str, read: str) -> None:
    """Its first reading without the tone; what is no Chinese character is itself."""
    assert sound(character) == read
