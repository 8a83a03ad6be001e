"""A roster sent as a file: looked at first, then taken in at one tap, all of it or nothing."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from bot.demo.messages import Document
from bot.demo.person import Answer, Person
from tests.handlers.conversation import render
from tests.handlers.records import forget_handling, restarted, row_counts, shut_out
from tests.talking import Company

CODE = re.compile(r"https://t\.me/dutybot_demo_bot\?start=([A-Za-z0-9_-]{22})")

ROSTER = """姓名,岗位,角色
陈静,财务经理,
李四,销售部经理,部门经理
王五,"行政经理、生产部经理",
高山,销售部经理,总监
"""
ROSTER_EN = """Name;Position;Role
Li Si;Sales manager;Manager
Mei;HR manager;Director
"""


def workbook(*rows: list[str]) -> bytes:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def links_in(answer: Answer) -> list[list[str]]:
    """The rows of the file of links, below its heading."""
    return rows_in(answer)[1:]


def rows_in(answer: Answer) -> list[list[str]]:
    content = answer.messages[-1].content
    assert isinstance(content, Document)
    sheet = load_workbook(BytesIO(content.file.data)).worksheets[0]
    return [[str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]


async def hr_of(company: Company, language: str = "zh", slug: str = "hr") -> Person:
    await company.member("manager-hr")
    hr = await company.joined(slug, language=language)
    await hr.says("/people")
    return hr


async def test_a_roster_in_chinese(company: Company) -> None:
    """From the button to the links, by which those named join as what the roster says."""
    hr = await hr_of(company)
    assert render(await hr.taps("📥 导入名单")) == ASKED
    answer = await hr.sends_document(ROSTER.encode("gbk"), "花名册.csv")
    assert render(answer) == PREVIEW
    answer = await hr.taps("✅ 导入")
    assert render(answer) == TAKEN_IN
    rows = rows_in(answer)
    assert [row[:3] for row in rows] == LINKS
    code = CODE.fullmatch(rows[2][3])
    assert code is not None
    welcome = await company.person("stranger").says(f"/start {code[1]}")
    assert welcome.text.startswith("👋 Welcome, 王五!\nYou are Administration manager and Production manager")
    both = await company.person("manager-hr").says("/targets")
    assert both.buttons == (("人力资源部经理", "财务经理"),)


ASKED = """(edited)
📥 请把名单作为文件发来
.xlsx 或 .csv，每人一行：姓名、岗位、角色。
岗位写中文或英文名称；一人多岗可写在同一格，也可同名写多行。
角色空着就是部门经理。导入前会先给您看结果。
[‹ 返回]"""
PREVIEW = """📥 名单共 4 人
✉️ 邀请 3 人：李四（销售部经理）、王五（行政经理和生产部经理）和高山（总监 · 销售部经理）
➕ 增加岗位 1 人：陈静（财务经理）
要这样导入吗？
[✅ 导入] [不导入]"""
TAKEN_IN = """(edited)
👌 导入完成
3 个邀请
1 人增加了岗位
[✉️ 换发链接]
---
✉️ 3 个链接
每个链接只能一个人用一次，请只把各人自己的转发给本人。
7 天内有效。"""
LINKS = [
    ["姓名", "岗位", "角色"],
    ["李四", "销售部经理", "部门经理"],
    ["王五", "行政经理和生产部经理", "部门经理"],
    ["高山", "销售部经理", "总监"],
]


async def test_a_roster_in_english(company: Company) -> None:
    """A file that nobody asked for is looked at in the same way; left alone, it does nothing."""
    hr = await hr_of(company, "en")
    before = await row_counts(company)
    answer = await hr.sends_document(ROSTER_EN.encode("utf-8-sig"), "Roster.CSV")
    assert render(answer) == PREVIEW_EN
    assert render(await hr.taps("Leave it")) == "(edited)\nAll right, nothing is kept."
    after = await row_counts(company)
    assert (after["invitation"], after["event"]) == (before["invitation"], before["event"])
    await hr.sends_document(ROSTER_EN.encode(), "roster.csv")
    assert render(await hr.taps("✅ Do it")) == TAKEN_IN_EN


PREVIEW_EN = """📥 Roster of 2 people
✉️ 2 to invite: Li Si (Sales manager) and Mei (Director · HR manager)
Shall I do that?
[✅ Do it] [Leave it]"""
TAKEN_IN_EN = """(edited)
👌 Done
2 invitations
[✉️ New links]
---
✉️ 2 links
Each works once, for one person. Forward to everyone only their own.
Good for 7 days."""


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_problems_are_told_by_row_and_nothing_is_done(company: Company, language: str) -> None:
    """A mended file may follow at once."""
    hr = await hr_of(company, language)
    before = await row_counts(company)
    rows = [["姓名", "岗位", "角色"], ["李四", "销售经理"], ["", "行政经理"], ["陈静", "人力资源部经理", "总监"]]
    rows += [["赵六", "木匠", "船长"], ["林晓", "", "管理员"], ["=1+1", "hr"], ["李五", ""]]
    answer = await hr.sends_document(workbook(*rows), "roster.xlsx")
    assert render(answer) == PROBLEMS[language]
    after = await row_counts(company)
    assert {**after, "prompt": 0} == {**before, "prompt": 0}
    mended = await hr.sends_document(workbook(rows[0], ["李四", "销售部经理", ""]), "roster.xlsx")
    assert mended.text.startswith("📥")


PROBLEMS = {
    "zh": """❌ 名单有 8 个问题，没有导入
第2行：没有岗位“销售经理”，是“销售部经理”吗？
第3行：没有姓名
第4行：陈静现在是别的角色，请在 /people 里修改
第5行：没有角色“船长”
第5行：没有岗位“木匠”
第6行：林晓：只有管理员才能这样做
第7行：没有姓名
第8行：没有岗位
请改好后重新发送文件。""",
    "en": """❌ 8 problems in this roster: nothing is done
Row 2: no position “销售经理”; is it “Sales manager”?
Row 3: no name
Row 4: 陈静 is here in another role: change it in /people
Row 5: no role “船长”
Row 5: no position “木匠”
Row 6: 林晓: only an administrator can do that
Row 7: no name
Row 8: no position
Correct them, and send the file again.""",
}


async def test_many_problems_come_as_a_file(company: Company) -> None:
    """With all of them; words that a spreadsheet would run are text in it."""
    hr = await hr_of(company)
    rows = "".join(f"\n李{n},=cmd|{n}" for n in range(1, 21))
    answer = await hr.sends_document(f"姓名,岗位{rows}".encode(), "r.csv")
    assert answer.messages[0].text.splitlines()[0] == "❌ 名单有 40 个问题，没有导入"
    assert answer.messages[0].text.splitlines()[-2:] == ["全部问题见下面的文件。", "请改好后重新发送文件。"]
    rows_told = rows_in(answer)
    assert rows_told[:2] == [["行", "问题"], ["2", "没有岗位“=cmd”"]]
    assert len(rows_told) == 41


async def test_the_same_file_twice_changes_nothing(company: Company) -> None:
    hr = await hr_of(company)
    await hr.sends_document(ROSTER.encode(), "r.csv")
    await hr.taps("✅ 导入")
    before = await row_counts(company)
    answer = await hr.sends_document(ROSTER.encode(), "r.csv")
    assert render(answer) == "👌 名单里的 4 人都已在册或已邀请，没有变化。\n[✉️ 换发链接]"
    assert await row_counts(company) == before


async def test_a_tap_handled_twice_gives_the_links_again(company: Company) -> None:
    """Those first told may never have arrived; nobody is invited twice, and the first codes are void."""
    hr = await hr_of(company)
    await hr.sends_document(ROSTER.encode(), "r.csv")
    first = links_in(await hr.taps("✅ 导入"))
    before = await row_counts(company)
    await forget_handling(company, newest=True)
    async with await restarted(company) as again:
        await again.settled()
        second = links_in(Answer(messages=(again.person("hr").last,)))
        assert await row_counts(again) == before
    assert [row[:3] for row in second] == [row[:3] for row in first]
    assert [row[3] for row in second] != [row[3] for row in first]


async def test_a_lost_file_of_links_is_made_anew(company: Company) -> None:
    """Whoever has not joined gets another link, as often as is tapped; whoever has needs none."""
    hr = await hr_of(company)
    await hr.sends_document(ROSTER.encode(), "r.csv")
    first = await hr.taps("✅ 导入")
    done = first.messages[0]
    code = CODE.fullmatch(links_in(first)[1][3])
    assert code is not None
    await company.person("stranger").says(f"/start {code[1]}")
    again = await hr.taps("✉️ 换发链接", on=done)
    assert [row[0] for row in links_in(again)] == ["李四", "高山"]
    assert "以前的链接已作废。" in render(again)
    await hr.sends_document(ROSTER.encode(), "r.csv")
    third = await hr.taps("✉️ 换发链接")
    assert [row[0] for row in links_in(third)] == ["李四", "高山"]
    assert not {row[3] for row in links_in(again)} & {row[3] for row in links_in(third)}
    assert render(await hr.forges("roster_links:1")) == "(pops up) 这份名单里的人都已加入。"


async def test_a_second_tap_does_nothing(company: Company) -> None:
    """Nor does one on a roster that another one has taken the place of, or that has waited too long."""
    hr = await hr_of(company)
    first = await hr.sends_document(ROSTER.encode(), "r.csv")
    second = await hr.sends_document(ROSTER_EN.encode(), "r.csv")
    over = "(pops up) 这个问题已经结束了。"
    assert render(await hr.taps("✅ 导入", on=first.messages[0])) == over
    await hr.taps("✅ 导入", on=second.messages[0])
    assert render(await hr.taps("✅ 导入", on=first.messages[0])) == over
    third = await hr.sends_document(ROSTER.encode(), "r.csv")
    company.clock.move_to(company.clock() + timedelta(days=1))
    assert render(await hr.taps("✅ 导入", on=third.messages[0])) == over


async def test_what_changed_meanwhile_is_seen_at_the_tap(company: Company) -> None:
    """Somebody was shut out after the preview: the roster is a problem now, and nothing of it is done."""
    hr = await hr_of(company)
    roster = await hr.sends_document(ROSTER.encode(), "r.csv")
    await shut_out(company, "manager-hr")
    before = await row_counts(company)
    answer = await hr.taps("✅ 导入", on=roster.messages[0])
    assert answer.text.splitlines()[:2] == ["❌ 名单有 1 个问题，没有导入", "第2行：陈静已停用，请先在 /people 里启用"]
    after = await row_counts(company)
    assert (after["invitation"], after["event"]) == (before["invitation"], before["event"])


BAD = {
    "r.csv": (b"a" * 1_000_001, "文件太大，最多 1 MB。"),
    "r.xlsx": (b"PK\x03\x04 broken", "这个文件读不出表格（.xlsx 或 .csv）。"),
    "many.csv": ("姓名,岗位\n".encode() + "李四,hr\n".encode() * 1001, "文件行数太多，最多 1,000 行。"),
    "none.csv": ("姓名,岗位\n".encode(), "文件里没有人。"),
    "other.csv": (b"a,b\n1,2", "找不到列：请用“姓名”“岗位”“角色”作表头。"),
}


@pytest.mark.parametrize("name", BAD)
async def test_a_file_that_cannot_be_taken(company: Company, name: str) -> None:
    """Why, and another one is waited for, whatever it is called."""
    hr = await hr_of(company)
    data, why = BAD[name]
    answer = await hr.sends_document(data, name)
    assert render(answer) == f"{why}\n请另发一个文件，或写“取消”。"
    assert (await hr.sends_document(ROSTER.encode(), "花名册")).text.startswith("📥")


async def test_words_in_place_of_a_file(company: Company) -> None:
    hr = await hr_of(company)
    await hr.taps("📥 导入名单")
    assert (await hr.says("李四")).text.startswith("📥 请把名单作为文件发来")
    await hr.sends_document(ROSTER.encode(), "r.csv")
    assert (await hr.says("好")).text == "请点名单下面的“导入”，或另发一个文件，或写“取消”。"
    assert (await hr.says("取消")).text == "好的，什么也没记。"
    assert render(await hr.taps("✅ 导入")) == "(pops up) 这个问题已经结束了。"


async def test_a_managers_table_is_no_roster(company: Company) -> None:
    """Nor is HR's where it comes with words, or as a reply: it is evidence then."""
    manager = await company.joined("manager-hr")
    assert "📥" not in (await manager.sends_document(ROSTER.encode(), "r.csv")).text
    hr = await hr_of(company)
    assert "📥" not in (await hr.sends_document(ROSTER.encode(), "r.csv", caption="你好")).text


async def test_names_that_a_spreadsheet_would_run_are_text_in_the_file(company: Company) -> None:
    """A messenger's name may be anything; what goes out carries the mark by which it is left alone."""
    admin = await hr_of(company, slug="admin")
    answer = await admin.sends_document(b"name,position,role\nA-B,hr,\n", "r.csv")
    answer = await admin.taps("✅ 导入")
    content = answer.messages[-1].content
    assert isinstance(content, Document)
    sheet = load_workbook(BytesIO(content.file.data)).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}
