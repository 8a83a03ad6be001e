from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import locales
from locales.translation import DIRECTORY, DOMAIN, LOCALES

KEYWORDS = {"_": None, "n_": (1, 2)}
ROOT = Path(locales.__file__).parent.parent
SOURCES = [ROOT / "locales", ROOT / "bot"]


def load(locale: str) -> Catalog:
    with (DIRECTORY / locale / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        return read_po(file, locale=locale)


def in_code() -> set[str | tuple[str, ...]]:
    found: set[str | tuple[str, ...]] = set()
    for source in SOURCES:
        for _, _, message, _, _ in extract_from_dir(source, [("**.py", "python")], keywords=KEYWORDS):
            found.add(message)
    return found


def in_catalog(catalog: Catalog) -> set[str | tuple[str, ...]]:
    return {message.id if isinstance(message.id, str) else tuple(message.id) for message in catalog if message.id}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("locale", LOCALES.values())
def test_the_catalogs_hold_just_what_the_code_says(locale: str) -> None:
    """A new sentence without `make translations`, or one left behind, is found."""
    assert in_catalog(load(locale)) == in_code()


def test_no_sentence_is_left_untranslated() -> None:
    """Chinese has every one; English may leave one empty, for its message is English."""
    missing = [message.id for message in load("zh_CN") if message.id and not all(_forms(message.string))]
    assert missing == []


@pytest.mark.parametrize("locale", LOCALES.values())
def test_a_translation_has_the_fields_of_its_message(locale: str) -> None:
    """`{dutty}` for `{duty}` would be found by nobody but a manager."""
    wrong = [
        (message.id, form)
        for message in load(locale)
        for form in _forms(message.string)
        if message.id and form and fields(form) != fields(message.id if isinstance(message.id, str) else message.id[1])
    ]
    assert wrong == []


@pytest.mark.parametrize("locale", LOCALES.values())
def test_no_translation_is_marked_fuzzy(locale: str) -> None:
    """A fuzzy one would silently not be used."""
    assert [message.id for message in load(locale) if message.fuzzy and message.id] == []


def _forms(string: str | tuple[str, ...] | list[str] | None) -> list[str]:
    if string is None:
        return [""]
    return [string] if isinstance(string, str) else list(string)
