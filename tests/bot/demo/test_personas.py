from __future__ import annotations

import tomllib
from pathlib import Path

import catalog
from bot.demo.personas import CAST

_POSITIONS = Path(catalog.__file__).parent / "positions"


def test_managers_hold_the_positions_of_the_catalog() -> None:
    """Every position of the duty table has one manager, under its own names."""
    tables = [tomllib.loads(path.read_text(encoding="utf-8")) for path in _POSITIONS.glob("*.toml")]
    held = {persona.position: (persona.label_zh, persona.label_en) for persona in CAST if persona.position}
    assert held == {table["id"]: (table["name"]["zh"], table["name"]["en"]) for table in tables}
    assert len(held) == sum(persona.role == "manager" for persona in CAST) == 10


def test_slugs_are_words_of_an_address() -> None:
    """Nobody shares an address, not even HR and the manager of HR."""
    slugs = [persona.slug for persona in CAST]
    assert len(set(slugs)) == len(slugs)
    assert all(slug.replace("-", "").isalpha() and slug.isascii() for slug in slugs)
