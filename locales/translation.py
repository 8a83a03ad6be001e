"""Sentences in the reader's language, with numbers, dates and plurals as that language writes them.

Messages are written in English inside `_()` or `n_()` and translated in `locales/*/LC_MESSAGES/dutybot.po`. The `.po`
files are compiled in memory at the first use: there is no compiled file to forget.
"""

import gettext
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_compact_decimal, format_decimal

from catalog.model import Language

DIRECTORY: Final = Path(__file__).parent
DOMAIN: Final = "dutybot"
_LONG: Final = 10_000
LOCALES: Final[dict[Language, str]] = {"zh": "zh_CN", "en": "en"}


@cache
def load_translations(language: Language) -> gettext.GNUTranslations:
    locale = LOCALES[language]
    with (DIRECTORY / locale / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        messages = read_po(file, locale=locale)
    compiled = BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@dataclass(frozen=True, slots=True)
class Translator:
    """One language. The base of every group of sentences in this package."""

    language: Language

    def _(self, message: str, /, **fields: object) -> str:
        """The message in this language, its named fields filled in."""
        return load_translations(self.language).gettext(message).format(**fields)

    def n_(self, one: str, many: str, n: Decimal | int, /, **fields: object) -> str:
        """The plural form for `n`, which also fills the field `{n}`."""
        count = int(n) if n == int(n) else 2  # 1.5 hours takes the plural in English; Chinese has one form
        form = load_translations(self.language).ngettext(one, many, count)
        return form.format(n=self.number(n), **fields)

    @property
    def locale(self) -> Locale:
        return _locale(self.language)

    def number(self, value: Decimal | int) -> str:
        """Every digit that is there, and no more: 92, 0.5, 1,234."""
        return format_decimal(
            value.normalize() if isinstance(value, Decimal) else value, locale=self.locale, decimal_quantization=False
        )

    def short_number(self, value: Decimal) -> str:
        """The number in a few characters, with two decimals at most, from 10,000 on as `1.2万` or `12.3K`."""
        if abs(value) < _LONG:
            return self.number(round(value, 2))
        return format_compact_decimal(value, locale=self.locale, fraction_digits=1)

    def listed(self, parts: list[str]) -> str:
        return format_list(parts, style="standard", locale=self.locale)

    def day(self, day: date, *, today: date) -> str:
        """`11月26日`, `26 November`; with its year where that is not this one."""
        if self.language == "en":
            return format_date(day, "d MMM" if day.year == today.year else "d MMM y", locale=self.locale)
        return format_date(day, "M月d日" if day.year == today.year else "y年M月d日", locale=self.locale)

    def weekday(self, day: date) -> str:
        return format_date(day, "EEE", locale=self.locale)

    def month(self, day: date, *, today: date) -> str:
        """`11月`, `Nov`; with its year where that is not this one, `2025年11月`, `Nov 2025`."""
        if self.language == "en":
            return format_date(day, "LLL" if day.year == today.year else "LLL y", locale=self.locale)
        return format_date(day, "M月" if day.year == today.year else "y年M月", locale=self.locale)


@cache
def _locale(language: Language) -> Locale:
    # Parsed once: Babel looks through the names of all its locales each time.
    return Locale.parse(LOCALES[language])
