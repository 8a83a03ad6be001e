"""Joining by a one-time link, and being greeted."""

from dataclasses import replace
from datetime import timedelta
from textwrap import dedent

import pytest

from bot.demo.people import block
from storage import invitations
from storage.invitations import Making, Offer
from storage.people import Member, find_member
from storage.tables import Role
from tests.handlers.conversation import render
from tests.handlers.records import row_counts, shut_out
from tests.talking import Company

STRANGER = {
    "zh-hans": "您好！我只为受邀的同事服务，请向人力资源部索取您的专属链接。",
    "en": "Hello! I answer only colleagues who were invited: please ask HR for your personal link.",
    "pt-br": "Hello! I answer only colleagues who were invited: please ask HR for your personal link.",
}
INVALID = {
    "zh": "这个邀请已失效，请向人力资源部要一个新链接。",
    "en": "This invitation is not valid any more. Please ask HR for a new link.",
}


async def invited(company: Company, role: Role = Role.MANAGER, *positions: str, days: int = 7) -> str:
    """A code, as the command line makes one."""
    now = company.services.clock()
    offer = Offer(role, positions)
    return await company.services.database.run(
        lambda session: invitations.invite(session, offer=offer, making=Making(None, now, now + timedelta(days=days)))
    )


async def known(company: Company, slug: str) -> Member | None:
    persona = company.server.chats.persona(slug)
    today = company.services.day_of(company.services.clock())
    return await company.services.database.run(
        lambda session: find_member(session, telegram_id=persona.user_id, today=today)
    )


def renamed(company: Company, slug: str, *, name: str | None = None, language: str | None = None) -> None:
    """Let a persona's messenger carry another name or language."""
    chats = company.server.chats
    persona = chats.persona(slug)
    chats.personas[persona.user_id] = replace(
        persona, first_name=name or persona.first_name, language_code=language or persona.language_code
    )


WELCOMES = {
    ("manager-hr", Role.MANAGER, ("hr",)): """
        👋 陈静，欢迎！
        您是人力资源部经理，有 15 个指标。
        有数字直接写给我，例如：人事制度完善率 80%
    """,
    ("manager-network", Role.MANAGER, ("network", "technology")): """
        👋 Welcome, Grace Lin!
        You are Technology manager and Network manager, with 19 targets.
        Just write what there is, for example: Technology policies complete 80%
    """,
    ("director", Role.DIRECTOR, ("sales", "production")): """
        👋 高远，欢迎！
        您可以查看：销售部经理和生产部经理。
        看进度：/status
    """,
    ("hr", Role.HR, ()): """
        👋 林晓，欢迎！
        您的角色：人力资源。
        各岗位总览：/overview · 谁没报：/missing
    """,
    ("admin", Role.ADMIN, ()): """
        👋 Welcome, Max Weber!
        You are here as Administrator.
        Where everyone stands: /overview · Who has not reported: /missing
    """,
    ("manager-sales", Role.HR, ("sales",)): """
        👋 赵敏，欢迎！
        您的角色：人力资源。
        您同时负责：销售部经理。
        各岗位总览：/overview · 谁没报：/missing
        有数字直接写给我，例如：销售任务完成率 90%
    """,
}


@pytest.mark.parametrize(("slug", "role", "positions"), WELCOMES)
async def test_a_code_makes_a_member_of_whoever_brings_it(
    company: Company, slug: str, role: Role, positions: tuple[str, ...]
) -> None:
    """In their messenger's language; they are told who they are here, and again whenever they ask."""
    person, expected = company.person(slug), dedent(WELCOMES[slug, role, positions]).strip()
    assert render(await person.says(f"/start {await invited(company, role, *positions)}")) == expected
    member = await known(company, slug)
    assert member is not None
    assert (member.role, member.positions, member.active) == (role, frozenset(positions), True)
    assert render(await person.says("/start")) == expected


@pytest.mark.parametrize("language", STRANGER)
async def test_a_stranger_gets_one_line_in_their_language(company: Company, language: str) -> None:
    """Whatever they write, and no keyboard with it."""
    renamed(company, "stranger", language=language)
    stranger = company.person("stranger")
    before = await row_counts(company)
    for words in ("/start", "/help", "招聘达成率92%", "hello"):
        assert render(await stranger.says(words)) == STRANGER[language]
    assert stranger.keyboard is None
    assert await row_counts(company) == before


@pytest.mark.parametrize(("slug", "answer"), [("manager-hr", INVALID["zh"]), ("stranger", INVALID["en"])])
async def test_a_code_that_is_none_is_refused(company: Company, slug: str, answer: str) -> None:
    """Made up, empty of sense, or much too long."""
    before = await row_counts(company)
    for code in ("nonsense", "%00", "x" * 3000, "招聘", "'; DROP TABLE person; --"):
        assert render(await company.person(slug).says(f"/start {code}")) == answer
    assert await row_counts(company) == before


async def test_a_code_expires(company: Company) -> None:
    """After its days, and not before."""
    code, other = await invited(company, days=1), await invited(company, Role.MANAGER, "hr", days=3)
    company.clock.move_to(company.clock() + timedelta(days=2))
    assert render(await company.person("manager-hr").says(f"/start {code}")) == INVALID["zh"]
    assert await known(company, "manager-hr") is None
    assert "欢迎" in (await company.person("manager-hr").says(f"/start {other}")).text


async def test_a_code_serves_one_of_two_who_bring_it_at_once(company: Company) -> None:
    """The other is told that it is not valid any more, and nothing is kept of them."""
    code = await invited(company, Role.MANAGER, "sales")
    people = [company.person("manager-sales"), company.person("manager-finance")]
    for person in people:
        person.posts(f"/start {code}")
    answers = [render(await person.settles()) for person in people]
    members = [await known(company, slug) for slug in ("manager-sales", "manager-finance")]
    assert sorted(member is None for member in members) == [False, True]
    assert [answer == INVALID["zh"] for answer in answers] == [member is None for member in members]


async def test_the_same_link_twice_is_a_welcome_twice(company: Company) -> None:
    """Whoever tapped it a second time has joined, and nothing more is kept."""
    code = await invited(company, Role.MANAGER, "hr")
    manager = company.person("manager-hr")
    first = await manager.says(f"/start {code}")
    before = await row_counts(company)
    assert render(await manager.says(f"/start {code}")) == render(first)
    assert await row_counts(company) == before


async def test_someone_else_s_used_link_does_not_work(company: Company) -> None:
    """Not even for a member."""
    code = await invited(company, Role.HR)
    await company.person("manager-sales").says(f"/start {code}")
    manager = await company.joined("manager-hr")
    assert render(await manager.says(f"/start {code}")) == INVALID["zh"]
    member = await known(company, "manager-hr")
    assert member is not None
    assert member.role is Role.MANAGER


async def test_whoever_is_shut_out_is_a_stranger_until_invited_again(company: Company) -> None:
    """Then they have just what the new code gives."""
    await shut_out(company, "manager-hr")
    manager = company.person("manager-hr")
    for words in ("/start", "招聘达成率92%"):
        assert render(await manager.says(words)) == STRANGER["zh-hans"]
    answer = await manager.says(f"/start {await invited(company, Role.MANAGER, 'sales')}")
    assert answer.text.splitlines()[1] == "您是销售部经理，有 8 个指标。"
    member = await known(company, "manager-hr")
    assert member is not None
    assert (member.active, member.positions) == (True, frozenset({"sales"}))


async def test_a_used_link_lets_nobody_back_in(company: Company) -> None:
    """The code by which they had joined is spent."""
    code = await invited(company, Role.MANAGER, "hr")
    manager = company.person("manager-hr")
    await manager.says(f"/start {code}")
    await shut_out(company, "manager-hr")
    assert render(await manager.says(f"/start {code}")) == INVALID["zh"]


NAMES = {
    "<b>Bold</b> & Co": "<b>Bold</b> & Co",
    "陈\u202e静": "陈静",
    "\u2067שרה\u2069": "שרה",
    "👩‍👩‍👧 Lin": "👩‍👩‍👧 Lin",
    "A\nB\tC": "A B C",
    "half \ud83d": "half ?",
    "\u200b\u2060": "710000001",
    "長" * 100: "長" * 64,
}


async def test_a_name_is_shown_as_a_name_whatever_is_in_it(company: Company) -> None:
    """Markup is text, signs that turn the writing direction are left out, and it stays on its line."""
    for name, shown in NAMES.items():
        renamed(company, "manager-hr", name=name)
        answer = await company.person("manager-hr").says(f"/start {await invited(company, Role.MANAGER, 'hr')}")
        assert answer.text.splitlines()[0] == f"👋 {shown}，欢迎！"


async def test_the_menu_stands_below_and_in_the_list_of_commands(company: Company) -> None:
    """Both in the member's language and for their role."""
    manager = company.person("manager-hr")
    await manager.says(f"/start {await invited(company, Role.MANAGER, 'hr')}")
    assert manager.keyboard is not None
    assert manager.keyboard.as_json["keyboard"] == [["📋 我的指标", "📊 状态", "📅 待办"], ["✍️ 上报", "❓ 帮助"]]
    director = company.person("director")
    await director.says(f"/start {await invited(company, Role.DIRECTOR, 'sales')}")
    assert director.keyboard is not None
    assert director.keyboard.as_json["keyboard"] == [["🏢 总览", "📋 我的指标", "📊 状态"], ["📅 待办", "❓ 帮助"]]


async def test_a_member_who_left_and_came_back_by_start_is_greeted(company: Company) -> None:
    """Telegram tells that they blocked the bot; nothing is said to that."""
    manager = await company.joined("manager-hr")
    await manager.says("/start")
    said = len(manager.messages)
    await manager.blocks()
    await manager.unblocks()
    assert len(manager.messages) == said
    block(company.server.chats, manager.user)
    assert "欢迎" in (await manager.says("/start")).text
