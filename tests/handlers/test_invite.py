"""/invite: HR makes a link by buttons, for somebody by name or for anybody, and a colleague joins by it."""

import re

import pytest

from bot.demo.person import Answer
from storage.people import all_members
from storage.tables import Role
from tests.handlers.conversation import follow, render
from tests.handlers.records import forget_handling, restarted, row_counts
from tests.talking import Company

CODE = "c0de_of-22-characters0"
LINK = re.compile(r"https://t\.me/dutybot_demo_bot\?start=([A-Za-z0-9_-]{22})")

FIRST_STEPS = {
    ("hr", "zh"): """
        > /invite
        ✉️ 邀请同事
        邀请为什么角色？
        [部门经理] [总监]
        [人力资源]

        > [部门经理]
        (edited)
        ✉️ 邀请：部门经理
        哪个岗位？
        [人力资源部经理] [财务经理]
        [行政经理] [销售部经理]
        [生产部经理] [技术部经理]
        [采购经理] [公关部经理]
        [客服部经理] [网络部经理]
        [‹ 返回]

        > [‹ 返回]
        (edited)
        ✉️ 邀请同事
        邀请为什么角色？
        [部门经理] [总监]
        [人力资源]

        > [总监]
        (edited)
        ✉️ 邀请：总监
        可以看哪些岗位？已选 0 个。
        [☐ 人力资源] [☐ 财务]
        [☐ 行政] [☐ 销售]
        [☐ 生产] [☐ 技术]
        [☐ 采购] [☐ 公关]
        [☐ 客服] [☐ 网络]
        [‹ 返回] [全选]

        > [invite_dir:set:1]
        (edited)
        ✉️ 邀请：总监
        可以看哪些岗位？已选 1 个。
        [☑ 人力资源] [☐ 财务]
        [☐ 行政] [☐ 销售]
        [☐ 生产] [☐ 技术]
        [☐ 采购] [☐ 公关]
        [☐ 客服] [☐ 网络]
        [‹ 返回] [全选] [✉️ 生成链接]

        > [全选]
        (edited)
        ✉️ 邀请：总监
        可以看哪些岗位？已选 10 个。
        [☑ 人力资源] [☑ 财务]
        [☑ 行政] [☑ 销售]
        [☑ 生产] [☑ 技术]
        [☑ 采购] [☑ 公关]
        [☑ 客服] [☑ 网络]
        [‹ 返回] [清空] [✉️ 生成链接]

        > [清空]
        (edited)
        ✉️ 邀请：总监
        可以看哪些岗位？已选 0 个。
        [☐ 人力资源] [☐ 财务]
        [☐ 行政] [☐ 销售]
        [☐ 生产] [☐ 技术]
        [☐ 采购] [☐ 公关]
        [☐ 客服] [☐ 网络]
        [‹ 返回] [全选]

        > [‹ 返回]
        (edited)
        ✉️ 邀请同事
        邀请为什么角色？
        [部门经理] [总监]
        [人力资源]
    """,
    ("admin", "en"): """
        > /invite
        ✉️ Invite a colleague
        In which role?
        [Manager] [Director]
        [HR] [Administrator]

        > [Manager]
        (edited)
        ✉️ Invite: Manager
        For which position?
        [HR manager] [Finance manager]
        [Administration manager] [Sales manager]
        [Production manager] [Technology manager]
        [Procurement manager] [Public relations manager]
        [Customer service manager] [Network manager]
        [‹ Back]

        > [‹ Back]
        (edited)
        ✉️ Invite a colleague
        In which role?
        [Manager] [Director]
        [HR] [Administrator]

        > [Director]
        (edited)
        ✉️ Invite: Director
        Which positions may they see? 0 chosen.
        [☐ HR] [☐ Finance]
        [☐ Administration] [☐ Sales]
        [☐ Production] [☐ Technology]
        [☐ Procurement] [☐ Public relations]
        [☐ Customer service] [☐ Network]
        [‹ Back] [All]

        > [☐ Sales]
        (edited)
        ✉️ Invite: Director
        Which positions may they see? 1 chosen.
        [☐ HR] [☐ Finance]
        [☐ Administration] [☑ Sales]
        [☐ Production] [☐ Technology]
        [☐ Procurement] [☐ Public relations]
        [☐ Customer service] [☐ Network]
        [‹ Back] [All] [✉️ Make the link]

        > [☑ Sales]
        (edited)
        ✉️ Invite: Director
        Which positions may they see? 0 chosen.
        [☐ HR] [☐ Finance]
        [☐ Administration] [☐ Sales]
        [☐ Production] [☐ Technology]
        [☐ Procurement] [☐ Public relations]
        [☐ Customer service] [☐ Network]
        [‹ Back] [All]
    """,
}


@pytest.mark.parametrize(("slug", "language"), FIRST_STEPS)
async def test_the_way_to_a_link_is_walked_in_one_message(company: Company, slug: str, language: str) -> None:
    """Role, then positions; back and forth; only an admin is offered to make another."""
    await follow(await company.joined(slug, language=language), FIRST_STEPS[slug, language])


def code_in(answer: Answer) -> str:
    found = LINK.search(answer.text)
    assert found is not None
    return found[1]


NAMELESS = "✉️ 不写姓名，直接生成链接"
DIRECTOR_TAPS = ["总监", "☐ 销售", "☐ 网络", "✉️ 生成链接"]
MADE = [
    ("hr", ["部门经理", "客服部经理"], "✉️ 邀请：客服部经理", Role.MANAGER, {"customer_service"}),
    ("hr", DIRECTOR_TAPS, "✉️ 邀请：总监 · 销售部经理和网络部经理", Role.DIRECTOR, {"sales", "network"}),
    ("hr", ["人力资源"], "✉️ 邀请：人力资源", Role.HR, set()),
    ("admin", ["部门经理", "财务经理"], "✉️ 邀请：财务经理", Role.MANAGER, {"finance"}),
    ("admin", ["管理员"], "✉️ 邀请：管理员", Role.ADMIN, set()),
]


@pytest.mark.parametrize(("slug", "taps", "title", "role", "positions"), MADE)
async def test_a_link_makes_what_it_was_made_for(
    company: Company, slug: str, taps: list[str], title: str, role: Role, positions: set[str]
) -> None:
    """Once, for whoever brings it; the link stands in the message and behind a button that copies it."""
    inviter = await company.joined(slug)
    await inviter.says("/invite")
    for label in taps:
        await inviter.taps(label)
    answer = await inviter.taps(NAMELESS)
    code = code_in(answer)
    link = f"https://t.me/dutybot_demo_bot?start={code}"
    shown = [title, "把这个链接转发给一个人，只能用一次。", link, "7 天内有效。", "[📋 复制链接]"]
    assert render(answer).splitlines() == ["(edited)", *shown]
    keyboard = answer.messages[0].keyboard
    assert keyboard is not None
    assert keyboard.rows[0][0].value == {"text": link}

    assert (await company.person("stranger").says(f"/start {code}")).text.startswith("👋 Welcome, Alex!")
    today = company.services.day_of(company.services.clock())
    members = await company.services.database.run(lambda session: all_members(session, today=today))
    assert (members[-1].name, members[-1].role, members[-1].positions) == ("Alex", role, frozenset(positions))
    again = await company.person("manager-hr").says(f"/start {code}")
    assert render(again) == "这个邀请已失效，请向人力资源部要一个新链接。"


FORGED = (
    "invite_role:admin",
    "invite_role:owner",
    "invite_role",
    "invite_for:treasury",
    "invite_for",
    "invite_dir",
    "invite_dir:make",
    "invite_dir:make:1024",
    "invite_dir:make:-1",
    "invite_dir:make:1e3",
    "invite_dir:set:99999999999999999999",
    "invite_make",
    "invite_make:admin:0",
    "invite_make:manager:0",
    "invite_make:manager:1024",
)


async def test_a_forged_button_makes_nothing(company: Company) -> None:
    """HR makes no admin, no position that there is not, and no set of positions beyond the ten."""
    hr = await company.joined("hr")
    await hr.says("/invite")
    before = await row_counts(company)
    for data in FORGED:
        assert render(await hr.forges(data)) == "(pops up) 这个按钮已失效。发 /help 看看能做什么。", data
    assert await row_counts(company) == before


async def test_no_link_without_a_position(company: Company) -> None:
    """A director's link is made once at least one is chosen."""
    hr = await company.joined("hr")
    await hr.says("/invite")
    await hr.taps("总监")
    before = await row_counts(company)
    answer = await hr.forges("invite_dir:make:0")
    assert "生成链接" not in render(answer)
    assert await row_counts(company) == before


async def test_only_the_hash_of_a_code_is_kept(company: Company) -> None:
    """Whoever reads the database cannot join by what stands there."""
    hr = await company.joined("hr")
    await hr.says("/invite")
    await hr.taps("人力资源")
    code = code_in(await hr.taps(NAMELESS))
    with company.services.database.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM invitation").all()
        events = connection.exec_driver_sql("SELECT * FROM event").all()
    assert len(rows) == 1
    assert code not in str(rows)
    assert code not in str(events)


BY_NAME = {
    "zh": """
        > {invite_for:finance}
        (edited)
        ✉️ 邀请：财务经理
        邀请谁？写下姓名，就能看到谁还没加入。
        [✉️ 不写姓名，直接生成链接]
        [‹ 返回]

        > 92%
        这不像姓名。只写姓名，例如：李四；写“取消”放弃。

        > 李　四
        (picture)
        ✉️ 李四的邀请：财务经理
        把这个链接转发给一个人，只能用一次。
        LINK
        7 天内有效。
        [📋 复制链接]
    """,
    "en": """
        > {invite_dir:make:3}
        (edited)
        ✉️ Invite: Director · HR manager and Finance manager
        Who is it? Write the name: then I can tell who has not joined yet.
        [✉️ Link without a name]
        [‹ Back]

        > 92%
        That is no name. Write just the name, for example: Li Si; “cancel” leaves it.

        > Li Si
        (picture)
        ✉️ Invitation for Li Si: Director · HR manager and Finance manager
        Forward this link to one person. It works once.
        LINK
        Good for 7 days.
        [📋 Copy the link]
    """,
}


@pytest.mark.parametrize("language", BY_NAME)
async def test_an_invitation_by_name(company: Company, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The link comes as a picture, too; whoever joins by it has the name that HR wrote, not that of their messenger."""
    monkeypatch.setattr("secrets.token_urlsafe", lambda _: CODE)
    hr = await company.joined("hr", language=language)
    await hr.says("/invite")
    await follow(hr, BY_NAME[language].replace("LINK", f"https://t.me/dutybot_demo_bot?start={CODE}"))
    welcome = await company.person("stranger").says(f"/start {CODE}")
    assert welcome.text.startswith("👋 Welcome, Li Si!" if language == "en" else "👋 Welcome, 李四!")


async def test_cancelling_leaves_the_name_open(company: Company) -> None:
    """Neither what follows a cancel is a name, nor what follows a way back."""
    hr = await company.joined("hr")
    await hr.says("/invite")
    await hr.forges("invite_for:finance")
    assert (await hr.says("取消")).text == "好的，什么也没记。"
    await hr.forges("invite_for:finance")
    await hr.taps("‹ 返回")
    before = await row_counts(company)
    await hr.says("李四")
    assert await row_counts(company) == before


async def test_a_link_handled_twice_is_one_invitation(company: Company) -> None:
    """Killed before its answer came out, the bot makes the same invitation with another code."""
    hr = await company.joined("hr")
    await hr.says("/invite")
    await hr.forges("invite_for:finance")
    first = code_in(await hr.says("李四"))
    before = await row_counts(company)
    await forget_handling(company, newest=True)
    async with await restarted(company) as again:
        await again.settled()
        second = code_in(Answer(messages=(company.person("hr").last,)))
        assert await row_counts(again) == before
        assert second != first
        stranger = again.person("stranger")
        assert (await stranger.says(f"/start {first}")).text.startswith("This invitation is not valid")
        assert (await stranger.says(f"/start {second}")).text.startswith("👋 Welcome, 李四!")


async def test_a_second_invitation_of_the_same_name_takes_the_place_of_the_first(company: Company) -> None:
    """They wait once, and the first link is void."""
    hr = await company.joined("hr")
    await hr.says("/invite")
    codes = []
    for position in ("finance", "sales"):
        await hr.forges(f"invite_for:{position}")
        codes.append(code_in(await hr.says("李四")))
    stranger = company.person("stranger")
    assert (await stranger.says(f"/start {codes[0]}")).text.startswith("This invitation is not valid")
    assert "Sales manager" in (await stranger.says(f"/start {codes[1]}")).text


async def test_hr_takes_no_administrators_invitation(company: Company) -> None:
    admin, hr = await company.joined("admin"), await company.joined("hr")
    await admin.says("/invite")
    await admin.forges("invite_role:admin")
    await admin.says("李四")
    await hr.says("/invite")
    await hr.forges("invite_for:finance")
    assert (await hr.says("李四")).text == "只有管理员才能对管理员这样做。"
