"""Markup, code and what was copied from elsewhere tells nothing; markup around a plain report does not hide it."""

from __future__ import annotations

import pytest

from catalog.reading import Intent
from tests.catalog.language.tables import read

NOTHING = [
    "![recruitment rate 91%][chart]\n[chart]: http://files.example/a.png",
    "see the note[^1]\n[^1]: staff turnover 7%",
    "<del>招聘达成率91%</del>",
    "<blockquote>recruitment rate 91%</blockquote>",
    "＞招聘达成率91%",
    "| recruitment rate 91%",
    "On Tue, 3 Nov 2026 Anna wrote:\nrecruitment rate 91%",
    "-----原始邮件-----\n招聘达成率91%",
    "From: anna\nSubject: recruitment rate 91%",
    "「招聘达成率91%」\n- - - - - - -\n这个数哪来的",
    "2026-11-02 10:32:11 INFO recruitment rate 91%",
    "Nov 02 10:32:11 host app: recruitment rate 91%",
    "[DEBUG] staff turnover=8%",
    "/* recruitment rate 91% */",
    "// recruitment rate 91%",
    "recruitment rate 91%'; DROP TABLE reports; --",
    "recruitment rate 91% OR 1=1",
    "recruitment%20rate%2091%25",
    "指标,值\n招聘达成率,91",
]
PLAIN = [
    "<span>招聘达成率 91%</span>",
    "招聘达成率｜91%",
    "[10月] 招聘达成率91%",
    "—— 招聘达成率：91%",
    "招聘达成率91%\n\n------------------ 原始邮件 ------------------\n发件人: 王芳\n请报数",
    "Hi,\nrecruitment rate 91%\n\nOn Tue, 3 Nov 2026 Anna wrote:\n> figures please",
]
RECKONED = [
    "recruitment rate 90+1%",
    "招聘达成率100-9%",
    "recruitment rate 91%-93%",
    "招聘达成率≠91%",
    "recruitment rate 9 1 %",
    "recruitment rate 9.1e1%",
    "recruitment rate 182/2%",
    "recruitment rate 91..5%",
    "Anna: recruitment rate 91%",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_stored_of_what_is_no_sentence(text: str) -> None:
    assert read("hr", text).items == ()


@pytest.mark.parametrize("text", PLAIN)
def test_a_plain_report_beside_markup_is_read(text: str) -> None:
    assert [str(getattr(item, "value", None)) for item in read("hr", text).items] == ["91"]


@pytest.mark.parametrize("text", RECKONED)
def test_a_number_that_is_reckoned_with_or_somebody_elses_words_are_asked_about(text: str) -> None:
    assert read("hr", text).intent is Intent.ASK
